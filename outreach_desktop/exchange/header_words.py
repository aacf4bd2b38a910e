"""What a column's name says: its field, and whose or which of several it is."""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from outreach_desktop.domain.safety.patients import is_of_patients
from outreach_desktop.exchange.headings import (
    ARTICLES,
    BEGINNINGS,
    IN_SETS,
    KEPT_KEYS,
    NOISE,
    ROW_KEYS,
    SETS,
    SOMEBODY_ELSE,
    WEAK,
    WORDS,
)

_WORD_STARTS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])")
# “Phone 1 - Label”, “Custom Field 2 - Value”: pairs of columns as Google has them.
_NUMBERED = re.compile(
    r"(email|phone|address|website|event|relation|im|sip|custom field|significant date|related name|related person"
    r"|organization|telefon|telephone|telefono|telefoon) ?(\d*)"
    r" (label|type|value|service|typ|tipo|etiqueta|etichetta|libelle|wert|valeur|valor|valore|waarde)"
)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_ADDRESS_PART = re.compile(r"(?:address|adresse) (\d+) (\D.*)")
_VALUES = {"email": "email", "phone": "phone", "address": "address"}
_PHONES = frozenset(("telefon", "telephone", "telefono", "telefoon"))
_LABELS = frozenset(("label", "type", "service", "typ", "tipo", "etiqueta", "etichetta", "libelle"))
_ADDRESS_WORDS = frozenset(("address", "adresse", "adres", "anschrift", "direccion", "indirizzo"))
_SET_OF = {word: name for name, words in SETS.items() for word in words.split()}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a name says: `field`, or "" where it says none; fields that its cells must bear out.

    `kind` is the set a part of an address or a number belongs to: "home", "work", "2" ...; `pair` joins
    the two columns of a numbered pair. `other` is True where it is about somebody else.
    """

    field: str = ""
    kind: str = ""
    pair: str = ""
    weak: tuple[str, ...] = ()
    other: bool = False


@lru_cache(maxsize=4096)
def plain(header: str) -> str:
    """Words in small letters without accents: “E-Mail-Adresse (privat)” is “email adresse privat”."""
    text = unicodedata.normalize("NFKD", _WORD_STARTS.sub(" ", header).casefold())
    letters = "".join(char for char in text if not unicodedata.combining(char))
    words = re.sub(r"[\W_]+", " ", letters).strip()
    return re.sub(r"\be mail", "email", words)


@lru_cache(maxsize=4096)
def bare(header: str) -> str:
    """The letters and digits alone: “E-mail 1 - Value” is “email1value”."""
    return plain(header).replace(" ", "")


@cache
def _fields() -> dict[str, str]:
    found: dict[str, str] = {}
    for field, words in WORDS.items():
        for word in words.split(","):
            found.setdefault(bare(word), field)
    found.pop("", None)
    return found


@cache
def _weak() -> dict[str, tuple[str, ...]]:
    return {bare(word): fields for word, fields in WEAK.items()}


def lookup(letters: str) -> str | None:
    """The field whose usual names have these letters."""
    return _fields().get(letters)


@lru_cache(maxsize=4096)
def read(header: str) -> Reading:
    """What the name of a column says, in any of the languages we know."""
    text = plain(header)
    words = text.split()
    kind = next((_SET_OF[word] for word in words if word in _SET_OF), "")
    if bare(header) in _weak():
        return Reading("", kind, weak=_weak()[bare(header)])
    if field := lookup(bare(header)):
        return Reading(field, kind)
    if pair := _NUMBERED.fullmatch(text):
        return _paired(*pair.groups())
    if part := _ADDRESS_PART.fullmatch(text):
        what = part[2].rstrip("0123456789 ")
        field = lookup(bare(what)) or lookup(bare(f"address {what}"))
        return Reading(field or "", part[1])
    if is_of_patients(header):
        return Reading(other=True)
    if "yomi" in words or "phonetic" in words:
        return Reading("left_out")
    if words and words[-1] in ROW_KEYS and KEPT_KEYS.isdisjoint(words):
        return Reading("left_out")
    if len(words) > 1 and (_is_company_of_address(words) or _is_company_of_person(words, kind)):
        return Reading("organisation")
    if not SOMEBODY_ELSE.isdisjoint(words) or " by" in f" {text} ".replace(" by ", " by"):
        return Reading(other=True)
    return _by_its_parts(header, words, kind)


def _by_its_parts(header: str, words: list[str], kind: str) -> Reading:
    """What is left of a name without its brackets, or without what stands before a colon."""
    found = _within(words, kind)
    if not found and (without := _IN_BRACKETS.sub(" ", header)) != header and without.strip():
        beside = read(without)  # “Your full name (incl. title)”
        if beside.field or beside.weak:
            return beside
    if found or ":" not in header:
        return found or _beyond(words, kind)
    after = read(header.rpartition(":")[2])  # “Name: First name”, “Primary address: City”
    return replace(after, kind=after.kind or kind) if after.field in IN_SETS else after


def _is_company_of_address(words: list[str]) -> bool:
    """“Default Address Company”, “Billing Company”: what stands above an address."""
    before = set(words[:-1])
    return words[-1] in ("company", "organisation", "organization", "firm") and before <= (
        _ADDRESS_WORDS | _SET_OF.keys()
    )


def _is_company_of_person(words: list[str], kind: str) -> bool:
    """“Person - Organization”, “Contact company”: with words beside that say nothing of the field."""
    quiet = "".join(word for word in words if word not in NOISE)
    return kind == "work" and lookup(quiet) == "organisation"


def _beyond(words: list[str], kind: str) -> Reading:
    """What a name that no field goes by may mean, if its cells bear it out."""
    for word in words:
        beginning = next((one for one in BEGINNINGS if word.startswith(one)), "")
        if beginning and (field := lookup(word.removeprefix(beginning))) in IN_SETS:
            return Reading(str(field), BEGINNINGS[beginning])
    if (
        kind == "work"
        and any(lookup(word) == "organisation" for word in words)
        and _only_places(words)
    ):
        return Reading("organisation")
    for field in ("mobile", "fax", "phone", "postcode"):
        if any(lookup(word) == field for word in words):
            return Reading("", kind, weak=(field,))
    return Reading()


def _only_places(words: list[str]) -> bool:
    return all(word in NOISE or lookup(word) == "organisation" for word in words)


def _paired(what: str, number: str, part: str) -> Reading:
    what = "phone" if what in _PHONES else what
    pair = f"{what} {number}".strip()
    if part in _LABELS and what != "organization":
        return Reading("label", number, pair)
    return Reading(_VALUES.get(what, "notes"), number if what == "address" else "", pair)


def _within(words: list[str], kind: str) -> Reading | None:
    """The field that is left when words around it go: first numbers, then the set, then noise."""
    numberless = [word for word in words if not word.isdigit()]
    setless = [word for word in numberless if word not in _SET_OF]
    quiet = [word for word in numberless if word not in NOISE]
    for left in (
        numberless,
        [word for word in words if word not in _SET_OF],
        setless,
        [word for word in setless if word not in ARTICLES],
        quiet,
        [word for word in setless if word not in NOISE],
        [word for word in setless if word not in NOISE | _ADDRESS_WORDS],
    ):
        letters = "".join(left)
        if letters == "name" and kind == "work":  # the name of a workplace, whatever it is called
            return Reading("organisation")
        if field := lookup(letters):
            return Reading(field, kind)
        if letters in _weak() and letters:
            return Reading("", kind, weak=_weak()[letters])
    return None
