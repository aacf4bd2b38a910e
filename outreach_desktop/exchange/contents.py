"""What the cells of a column look like, whatever the column is called."""

import re
from collections.abc import Callable, Sequence

from outreach_desktop.domain.names.couples import are_two, sides
from outreach_desktop.domain.names.given_names import is_given_name
from outreach_desktop.domain.names.name_order import without_title
from outreach_desktop.domain.names.names import is_title
from outreach_desktop.domain.names.place_words import is_place_word

_EMAIL = re.compile(r"[^@\s<>;,]+@[^@\s<>;,]+\.[A-Za-z]{2,}")
_NAMED_EMAIL = re.compile(r"([^<>@]*[^<>@\s][^<>@]*)<\s*([^<>\s]+@[^<>\s]+)\s*>")
_PHONE = re.compile(
    r"(?:[A-Za-z]{1,8}\.?:?\s*)?[+(0][\d\s().\-/\u00a0]{7,}(?:\s*(?:ext?|x)\.?\s*\d+)?"
)
_CODE = re.compile(r"(?!(?:m|t|h|w|p|ph|mob|tel)\d)[A-Z]{1,3}\d+", re.IGNORECASE)
"""\u201cE01000010\u201d: letters and digits without a blank, which no telephone has but behind its first letter."""
_DECIMAL = re.compile(r"0\.\d+")
_POSTCODE = re.compile(
    r"[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|\d{5}-\d{4}", re.IGNORECASE
)
_DIGIT_POSTCODE = re.compile(r"(?:[A-Z]{1,2}-)?\d{4,5}(?:-\d{3,4})?", re.IGNORECASE)
_DATE = re.compile(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T]\d{1,2}:\d{2}.*)?|\d{1,2} [A-Za-z]{3,9}\.? \d{2,4}"
)
_WORDS = re.compile(r"[^\W\d_]+(?:[ '\u2019.\-][^\W\d_]+)*\.?")
_PLACE = re.compile(
    r"\b(?:practice|surgery|hospital|clinic|cent(?:re|er)|nhs|trust|health|medical|hospice|ltd|limited|university"
    r"|college|council|group|partnership|foundation|charity|pharmacy|praxis|klinik|krankenhaus|cabinet"
    r"|h[o\u00f4]pital|gmbh|inc|llc)\b",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"\b(?:road|rd|street|st|lane|avenue|ave|close|drive|way|crescent|terrace|gardens|hill|square|place"
    r"|stra(?:ss|\u00df)e|str|weg|rue|calle|via|straat)\b",
    re.IGNORECASE,
)
YES = frozenset(
    (
        "y",
        "yes",
        "true",
        "t",
        "1",
        "x",
        "ja",
        "j",
        "oui",
        "si",
        "s\u00ed",
        "s\u00ec",
        "wahr",
        "vrai",
        *("vero", "verdadero", "waar"),
        "\u2713",
        "\u2714",
    )
)
NO = frozenset(
    ("n", "no", "false", "f", "0", "nein", "non", "nee", "falsch", "faux", "falso", "onwaar", "-")
)
_TICKS = frozenset(("x", "\u2713", "\u2714", "\u2611", "*"))


def share(cells: Sequence[str], fits: Callable[[str], object]) -> float:
    """The part of `cells` that fits, from 0 to 1; none of no cells."""
    return sum(1 for cell in cells if fits(cell)) / len(cells) if cells else 0.0


def are_emails(cells: Sequence[str]) -> bool:
    """Most have an e-mail address in them, whatever stands around it."""
    return share(cells, _EMAIL.search) >= 0.6 and share(cells, _is_short) >= 0.9


def _is_short(cell: str) -> bool:
    return len(cell) < 120


def holds_data(cells: Sequence[str]) -> bool:
    """Whether one of these is an e-mail address, a number, a postcode or a date by itself."""
    return any(map(_holds_email, cells)) or any(map(_is_data, cells))


def _holds_email(cell: str) -> bool:
    return "@" in cell and _is_short(cell) and _EMAIL.search(cell) is not None


def _is_data(cell: str) -> bool:
    return bool(_is_phone(cell) or _POSTCODE.fullmatch(cell) or _DATE.fullmatch(cell))


def named_email(cell: str) -> tuple[str, str] | None:
    """Name and address in “Wilma Marsh <w@example.org>”, as mail programs write them."""
    match = _NAMED_EMAIL.fullmatch(cell.strip().rstrip(";,"))
    return (match[1].strip(" '\""), match[2]) if match else None


def are_named_emails(cells: Sequence[str]) -> bool:
    """Most are an address with the name of its owner before it."""
    return share(cells, named_email) >= 0.5


def are_phones(cells: Sequence[str]) -> bool:
    """Most are a number as telephones have, with its leading zero or plus."""
    return share(cells, _is_phone) >= 0.7


def _is_phone(cell: str) -> bool:
    return _PHONE.match(cell) is not None and not (
        _DATE.fullmatch(cell) or _CODE.fullmatch(cell) or _DECIMAL.fullmatch(cell)
    )


def are_numbers(cells: Sequence[str]) -> bool:
    """Most have digits enough for a telephone, perhaps without the leading zero."""
    return share(cells, lambda cell: sum(map(str.isdigit, cell)) >= 5) >= 0.6


def are_postcodes(cells: Sequence[str]) -> bool:
    """British, Canadian or long American postcodes: nothing else looks like them."""
    return share(cells, _POSTCODE.fullmatch) >= 0.7


def may_be_postcodes(cells: Sequence[str]) -> bool:
    """Postcodes, of four or five digits too."""
    return (
        share(cells, lambda cell: _POSTCODE.fullmatch(cell) or _DIGIT_POSTCODE.fullmatch(cell))
        >= 0.7
    )


def are_dates(cells: Sequence[str]) -> bool:
    """Most are a date, perhaps with a time."""
    return share(cells, _DATE.fullmatch) >= 0.7


def are_titles(cells: Sequence[str]) -> bool:
    """Most are “Dr”, “Mrs”, “Prof.”"""
    return share(cells, is_title) > 0.5


def say_yes_or_no(cells: Sequence[str]) -> bool:
    """All are a yes or a no."""
    return bool(cells) and all(cell.casefold() in YES or cell.casefold() in NO for cell in cells)


def are_ticks(cells: Sequence[str]) -> bool:
    """All are a cross or a tick, which says that the column's name is true of the row."""
    return bool(cells) and all(cell.casefold() in _TICKS for cell in cells)


def are_places(cells: Sequence[str]) -> bool:
    """Half and more have a word of organisations in them."""
    return share(cells, _is_place) >= 0.5


def _is_place(cell: str) -> bool:
    return bool(_PLACE.search(cell)) or any(
        is_place_word(word.strip(",.;()")) for word in cell.casefold().split()
    )


def are_streets(cells: Sequence[str]) -> bool:
    """Most have a word of streets in them, and many a number."""
    return (
        share(cells, _STREET.search) >= 0.5
        and share(cells, lambda cell: any(map(str.isdigit, cell))) >= 0.3
    )


def is_street_alone(text: str) -> bool:
    """Whether the last word is one of streets: “High Street”, “2 Mill Lane”; not “High Street Surgery”."""
    words = text.split()
    return len(words) > 1 and bool(_STREET.fullmatch(words[-1].strip(".,")))


def are_words(cells: Sequence[str]) -> bool:
    """Most are words without digits."""
    return share(cells, lambda cell: _WORDS.fullmatch(cell.replace(",", ""))) >= 0.8


def are_names(cells: Sequence[str]) -> bool:
    """Most are two to five words, the first and last with a capital, or two people: names in one piece."""
    return share(cells, _is_name) >= 0.7 and not are_places(cells)


def is_somebody(cell: str) -> bool:
    """Whether it is the name of people for certain: with a title, or by a given name."""
    return _is_name(cell) and _begins_a_name(cell) and not are_places([cell])


def are_single_words(cells: Sequence[str]) -> bool:
    """Most are one word with a capital, as first names and surnames in columns of their own."""
    return (
        share(cells, lambda cell: _WORDS.fullmatch(cell) and " " not in cell and cell[0].isupper())
        >= 0.7
    )


def _is_name(cell: str) -> bool:
    if are_two(cell):
        both = sides(cell)
        return (
            len(both) == 2 and all(map(_begins_a_name, both)) and _is_name(" ".join(("A", both[1])))
        )
    words = cell.replace(",", " ").replace(". ", " ").split()
    return (
        2 <= len(words) <= 5
        and words[0][0].isupper()
        and words[-1][0].isupper()
        and bool(_WORDS.fullmatch(" ".join(words)))
    )


def _begins_a_name(side: str) -> bool:
    """“Mrs”, “Mr John”, “John”: what stands on either side of an “and” between people, not between firms."""
    return bool(without_title(side)[0]) or is_given_name(side.split()[0])
