"""Telephone numbers out of the cells that people and spreadsheets keep them in."""

import re
from dataclasses import dataclass

from outreach_desktop.exchange.cells.cell_words import says_nothing
from outreach_desktop.words import say

# Most cells hold one number and nothing else.
_ONE = re.compile(r"\+?\(?\d[\d ()\-]{4,20}\d")
# What a spreadsheet leaves of a long number: its last digits are gone for good.
_SPOILT = re.compile(r"\d([.,]\d+)?E\+?\d+", re.IGNORECASE)
_HASHES = re.compile(r"#{2,}")
_BREAKS = re.compile(
    r"\s*(?:[;|\n]|(?<=\d)\s*[/,]\s*(?=[+(]?\d)|(?<=[\d)])\s*[/,]\s*(?=[A-Za-z]+[:. ]|[+(]\d)|(?<=\d)\s+(?:or|and|&)\s+(?=[+(]?\d))\s*"
)
_LABEL = re.compile(
    r"(?:(tel(?:ephone)?|phone|ph|p|t|mob(?:ile)?|m|cell|c|home|h|work|w|office|o|direct|dd|fax|f)\.?(?:\s*(?:no|number)\.?)?\s*[:.\-]?\s*)(?=[+(]?\d)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s*[\[(]\s*(m|mob|mobile|cell|h|home|w|work|office|d|direct|fax|f|day|evening|eve)\.?\s*[\])]\s*$",
    re.IGNORECASE,
)
_FLOAT = re.compile(r"(\d{6,})\.0+")
_LETTERS_FOR_DIGITS = re.compile(r"\d[OoIl]+(?=\d|$)|(?<!\w)[OIl](?=\d{2})")
_UNLISTED = re.compile(r"\bex[- ]?directory\b|\bunlisted\b|\bprivate number\b", re.IGNORECASE)
_MEANS = {
    "m": "Mobile", "mob": "Mobile", "mobile": "Mobile", "c": "Mobile", "cell": "Mobile",
    "h": "Home phone", "home": "Home phone", "w": "Work phone", "work": "Work phone", "o": "Work phone",
    "office": "Work phone", "d": "Direct line", "dd": "Direct line", "direct": "Direct line",
    "f": "Fax", "fax": "Fax", "day": "Day phone", "evening": "Evening phone", "eve": "Evening phone",
}  # fmt: skip
_UK_MOBILE = re.compile(r"(?:\+?44|0044|0)7\d{9}")
_LOST_ZERO = re.compile(r"[1237-9]\d{9}")
_LOST_PLUS = re.compile(r"44[1237-9]\d{9}")
_AMERICAN = re.compile(r"\(?[2-9]\d\d(?:\) ?|-)\d{3}[- ]\d{4}")
"""“(250) 723-2471”: in groups that only North America writes, and text, which no spreadsheet takes a zero from."""
_NOT_BRITISH = frozenset(("US", "CA"))


@dataclass(frozen=True, slots=True)
class PhoneCell:
    """What a cell holds: (label, number) pairs, what goes to the notes, and sentences about what was not as it should be."""

    numbers: tuple[tuple[str, str], ...] = ()
    odd: str = ""
    told: tuple[str, ...] = ()


def numbers_in(label: str, cell: str, *, country: str = "") -> PhoneCell:
    """The telephone numbers in a cell under `label`; `country` is its ISO code where the row makes it certain."""
    if (cell[0] == "+" and _ONE.fullmatch(cell)) or (cell[0] == "0" and _ONE.fullmatch(cell)):
        return PhoneCell(((label, " ".join(cell.split())),))
    text = cell.lstrip("'\u2019`").strip()
    if not text or says_nothing(text):
        return PhoneCell(told=(say("\u201c{cell}\u201d is not a phone number.", cell=cell),))
    if _SPOILT.fullmatch(text):
        return PhoneCell(
            told=(
                say("The number {text} was cut short by a spreadsheet and is left out.", text=text),
            )
        )
    if _UNLISTED.search(text):
        return PhoneCell(
            odd=text,
            told=(say("No number: \u201c{text}\u201d, which is in the notes.", text=text),),
        )
    found: list[tuple[str, str]] = []
    told: list[str] = []
    parts = [part for part in _BREAKS.split(text) if part.strip()]
    for part in parts:
        own, number = _parted(part)
        if not number:
            continue
        if _HASHES.fullmatch(number):
            told.append(
                say(
                    (
                        "\u201c{number}\u201d appears where a number was too wide for its column; it "
                        "is left out."
                    ),
                    number=number,
                )
            )
            continue
        if not _may_be_dialled(number):
            return PhoneCell(
                tuple(found),
                odd=text,
                told=(
                    *told,
                    say("\u201c{text}\u201d is not a phone number; it is in the notes.", text=text),
                ),
            )
        number, said = _put_right(number, country)
        told += said
        means = own or ("Mobile" if len(parts) > 1 and _is_british_mobile(number) else label)
        found.append((means, number))
    return PhoneCell(tuple(found), told=tuple(told))


def _may_be_dialled(number: str) -> bool:
    """Whether there are digits enough; a few are if no words stand with them, as in an extension."""
    digits = sum(char.isdigit() for char in number)
    return digits >= 3 or (digits > 0 and not re.search(r"[^\W\d_]{2,}", number))


def _parted(part: str) -> tuple[str, str]:
    """The label that stands with a number, and the number."""
    text = " ".join(part.split()).strip(" ,;.")
    label = ""
    if text.casefold().startswith("tel:"):
        text = text[4:].strip()
    if match := _BEHIND.search(text):
        label, text = match[1], text[: match.start()].strip()
    if match := _LABEL.match(text):
        label, text = label or match[1], text[match.end() :].strip()
    if match := _FLOAT.fullmatch(text):
        text = match[1]
    return _MEANS.get(label.casefold(), ""), text


def _put_right(number: str, country: str) -> tuple[str, list[str]]:
    """A number that lost its zero or its plus, where the country makes it certain what it was; else it is told."""
    if _LETTERS_FOR_DIGITS.search(number) and not re.search(
        r"[A-Za-z]{2,}", number.replace("O", "").replace("o", "")
    ):
        return number, [say("The number {number} has letters in it; check it.", number=number)]
    digits = re.sub(r"[\s()\-]", "", number)
    if country in _NOT_BRITISH or not digits.isdigit():
        return number, []
    if _LOST_PLUS.fullmatch(digits):
        fixed, lost = f"+{digits}", say("the plus")
    elif _LOST_ZERO.fullmatch(digits):
        fixed, lost = f"0{digits}", say("a zero")
    else:
        return number, []
    if country != "GB" and _AMERICAN.fullmatch(number):
        return number, []
    if country == "GB":
        return fixed, [
            say(
                (
                    "A spreadsheet had removed {lost} from the number {number}. It is kept as "
                    "{fixed}."
                ),
                number=number,
                lost=lost,
                fixed=fixed,
            )
        ]
    return number, [
        say(
            "A spreadsheet may have removed {lost} from the number {number}; check it.",
            number=number,
            lost=lost,
        )
    ]


def _is_british_mobile(number: str) -> bool:
    return bool(_UK_MOBILE.fullmatch(re.sub(r"[\s()\-]", "", number)))
