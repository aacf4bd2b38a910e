"""Names of organisations and lines of addresses that came all in capitals, as people write them."""

import re
from functools import lru_cache
from typing import Final

from outreach_desktop.domain.names.capitals import is_one_case

_SMALL: Final = frozenset(
    [
        "and",
        "at",
        "by",
        "cum",
        "de",
        "du",
        "en",
        "for",
        "from",
        "in",
        "la",
        "le",
        "les",
        "next",
        "of",
        "on",
        "or",
        "over",
        "sub",
        "super",
        "the",
        "to",
        "under",
        "upon",
        "via",
        "with",
        "y",
    ]
)
_BIG: Final = frozenset(
    ["a&e", "ab", "adhd", "aqp", "bmi", "bp", "cab", "camhs", "cath", "cas", "ccg", "cgl", "cic", "cmht", "copd", "cpft", "cri", "ecg", "eeg", "ent", "eu", "ft", "gp", "gpa", "gpsi", "gtd", "hc", "hiv", "hmp", "icb", "icu", "id", "imc", "inr", "iuc", "iv", "llc", "llp", "lhb", "md", "mh", "miu", "mp", "mri", "msk", "nhs", "nhsft", "np", "ooh", "ot", "pa", "pc", "pcc", "pcg", "pcmh", "pcn", "pct", "pllc", "pms", "ppg", "pt", "rn", "sms", "spa", "spc", "tb", "ucc", "uk", "us", "usa", "va", "vc", "wic", "wdp", "yoi", "ymca", "ywca", "iii", "ii", "vi", "vii", "viii", "ix", "xi", "xii"]
)  # fmt: skip
"""Words that stay in capitals although they could be spoken; those without a vowel stay anyway."""
_SHORTENED: Final = {
    "bldg": "Bldg", "blvd": "Blvd", "brdg": "Brdg", "cl": "Cl", "cntr": "Cntr", "cntre": "Cntre", "co": "Co", "corp": "Corp", "crt": "Crt", "ct": "Ct",
    "ctr": "Ctr", "ctre": "Ctre", "dept": "Dept", "dr": "Dr", "drs": "Drs", "gps": "GPs", "grp": "Grp", "hlth": "Hlth", "hse": "Hse", "hwy": "Hwy",
    "inc": "Inc", "jr": "Jr", "ln": "Ln", "ltd": "Ltd", "mr": "Mr", "mrs": "Mrs", "ms": "Ms", "mt": "Mt", "nr": "Nr", "phd": "PhD", "pk": "Pk",
    "pkwy": "Pkwy", "pl": "Pl", "plc": "plc", "pract": "Pract", "prof": "Prof", "pty": "Pty", "rd": "Rd", "sq": "Sq", "sr": "Sr", "st": "St", "ste": "Ste",
    "surg": "Surg", "hosp": "Hosp", "wm": "Wm", "lynn": "Lynn", "lynch": "Lynch", "lynd": "Lynd", "fry": "Fry", "hythe": "Hythe", "wych": "Wych",
    "nyc": "NYC", "styles": "Styles", "nmps": "NMPs", "wkly": "Wkly", "bwrdd": "Bwrdd", "cwm": "Cwm", "glyn": "Glyn", "bryn": "Bryn", "llyn": "Llyn",
    "ynys": "Ynys", "rhyl": "Rhyl", "tyn": "Tyn", "llys": "Llys", "flynn": "Flynn", "byrd": "Byrd", "hyde": "Hyde", "wye": "Wye", "ty": "Ty", "ely": "Ely",
    "ivy": "Ivy", "nd": "nd", "ng": "Ng", "pm": "pm", "am": "am", "schl": "Schl", "bros": "Bros", "flr": "Flr", "twr": "Twr", "apt": "Apt", "md": "MD",
}  # fmt: skip
_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*|\d+[^\W\d_]*|&")
_TOKEN: Final = re.compile(r"\S+")
_VOWEL: Final = re.compile(r"[aeiouy\u00e0-\u00ff]")
_ORDINAL: Final = re.compile(r"\d+(?:st|nd|rd|th)", re.IGNORECASE)
_AFTER: Final = ("s", "ll", "re", "ve", "d", "t", "n", "m")
_DRY: Final = 4
"""Letters: a longer word without a vowel is a name in another language."""


@lru_cache(maxsize=8192)
def place_as_written(text: str) -> str:
    """“St Mary's Hospital NHS Trust” for what is in one case; what is not stays as it is.

    Small words inside stay small, abbreviations as they are known or as they cannot be spoken, initials in capitals.
    """
    if not is_one_case(text):
        return text
    tokens = list(_TOKEN.finditer(text))
    done = []
    for place, match in enumerate(tokens):
        is_first = place == 0 or tokens[place - 1][0][-1:] in ("-", ":", "(", "/", ",")
        is_last = place == len(tokens) - 1
        done.append(_token(match[0], is_edge=is_first or (is_last and place > 0)))
    return " ".join(done)


def _token(token: str, *, is_edge: bool) -> str:
    """What stands between two blanks: “STOCKTON-ON-TEES”, “ST.ANDREWS”, “(THE”, “A&E”."""
    plain = token.strip("(),.;:[]\"'").lower()
    if plain in _BIG or ("&" in plain and len(plain) <= _DRY + 1):
        return token.upper()
    is_inner = False

    def word(match: re.Match[str]) -> str:
        nonlocal is_inner
        before = token[match.start() - 1 : match.start()]
        after = token[match.end() : match.end() + 1]
        inside = is_inner and before == "-" and after == "-"
        is_inner = True
        return _word(match[0], is_edge=before in ("(", "/", ".") or (is_edge and not inside))

    return _WORD.sub(word, token)


@lru_cache(maxsize=16384)
def _word(word: str, *, is_edge: bool) -> str:
    small = word.lower()
    if small[:1].isdigit():
        return small if _ORDINAL.fullmatch(small) else word.upper()
    if small in _SHORTENED:
        return _SHORTENED[small]
    if small in _SMALL and not is_edge:
        return small
    if small in _BIG or (len(small) <= _DRY and not _VOWEL.search(small)):
        return word.upper()
    head, mark, rest = _parted(small)
    if mark and rest in _AFTER:
        return f"{_capital(head)}{mark}{rest}"
    if mark:
        return f"{head.upper() if len(head) == 1 else _capital(head)}{mark}{_capital(rest)}"
    return _capital(small)


def _parted(word: str) -> tuple[str, str, str]:
    for mark in ("'", "\u2019"):
        if mark in word:
            return word.partition(mark)
    return word, "", ""


def _capital(word: str) -> str:
    if word.startswith("mc") and len(word) > 3:
        return f"Mc{word[2:].capitalize()}"
    return word[:1].upper() + word[1:]
