"""An entry of a register as people write it: names out of their capitals, the address on its lines, days as days."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.names.capitals import as_written, is_one_case
from outreach_desktop.domain.names.letters_written import letters_as_written
from outreach_desktop.domain.names.place_capitals import place_as_written
from outreach_desktop.domain.organisations import place_key
from outreach_desktop.domain.registers.entry_words import kind_of
from outreach_desktop.domain.registers.kept import NPPES, REGISTERS, Record
from outreach_desktop.domain.registers.kinds import Kind

_DIGITS: Final = re.compile(r"\d+")
_TITLES: Final = {"MR", "MRS", "MS", "MISS", "MX", "DR", "PROF", "REV", "SIR", "DAME", "SISTER", "LORD", "LADY"}  # fmt: skip
_GENERATIONS: Final = {"JR": "Jr", "SR": "Sr", "II": "II", "III": "III", "IV": "IV", "V": "V"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterEntry:
    """An organisation or a person as a register has them. `register` is its key."""

    register: str
    code: str
    is_person: bool
    name: str
    kind: Kind = field(default=Kind())
    title: str = ""
    first_name: str = ""
    last_name: str = ""
    post_nominals: str = ""
    address: Address = field(default=Address())
    phone: str = ""
    email: str = ""
    website: str = ""
    parent: str = ""
    parent_name: str = ""
    opened: date | None = None
    closed: date | None = None
    is_closed: bool = False

    @property
    def from_register(self) -> str:
        """What people call the register it is from."""
        return REGISTERS[self.register].name

    @property
    def what(self) -> str:
        """“GP practice”, “urologist”: what it is, in a word of ours."""
        return self.kind.profession if self.is_person else self.kind.kind


def entry_of(register: str, one: Record) -> RegisterEntry:
    """The entry that stands so in the register."""
    is_person = bool(one.is_person)
    title, first, last = _person(register, one) if is_person else ("", "", "")
    written = place_as_written(" ".join(one.name.split()))
    name = " ".join(filter(None, (title, first, last))) if is_person else written
    return RegisterEntry(
        register=register,
        code=one.code,
        is_person=is_person,
        name=name,
        kind=kind_of(register, one.kind, one.name, is_person=is_person),
        title=title,
        first_name=first,
        last_name=last,
        post_nominals=_letters(one.letters),
        address=_address(register, one, written),
        phone=_phone(register, one.phone),
        email=one.email.casefold() if "@" in one.email else "",
        website=one.website,
        parent=one.parent if register != NPPES else "",
        parent_name=place_as_written(one.parent_name or (one.parent if register == NPPES else "")),
        opened=_day(one.opened),
        closed=_day(one.closed),
        is_closed=bool(one.closed),
    )


def merged(one: RegisterEntry, other: RegisterEntry) -> RegisterEntry:
    """`one` with what only `other`, which has the same code, knows: an email, a whole first name."""
    better = {
        key: getattr(other, key)
        for key in ("title", "post_nominals", "phone", "email", "website", "parent", "parent_name")
        if not getattr(one, key) and getattr(other, key)
    }
    if not one.address:
        better["address"] = other.address
    if len(other.first_name) > len(one.first_name) and other.first_name[:1] == one.first_name[:1]:
        better["first_name"] = other.first_name
        names = (one.title, other.first_name, one.last_name)
        better["name"] = " ".join(filter(None, names))
    return replace(one, **better)


def _person(register: str, one: Record) -> tuple[str, str, str]:
    surname, given = one.name, _written(one.given)
    if not given and register != NPPES:
        surname, given = _surname_and_initials(surname)
    title = one.title.strip(" .").upper()
    title = place_as_written(title) if title in _TITLES else ""
    if not title and register in ("egpcur", "egmcmem"):
        title = "Dr"
    return title, given, _written(surname, surname=True)


def _surname_and_initials(name: str) -> tuple[str, str]:
    """“VAN DER BERG JA” is the surname and the initials."""
    words = name.split()
    initials: list[str] = []
    while len(words) > 1 and _are_initials(words[-1], is_first=not initials):
        initials.insert(0, words.pop())
    return " ".join(words), " ".join(initials)


def _are_initials(word: str, *, is_first: bool) -> bool:
    letters = word.replace(".", "")
    return letters.isupper() and len(letters) <= (4 if is_first else 1)


def _written(text: str, *, surname: bool = False) -> str:
    plain = " ".join(text.split())
    return as_written(plain, surname=surname) if is_one_case(plain) else plain


def _letters(text: str) -> str:
    """Jr or III stand before the letters of a profession."""
    suffix, _, letters = text.rpartition("\n")
    generation = _GENERATIONS.get(suffix.strip(" .").upper(), "")
    return ", ".join(filter(None, (generation, letters_as_written(letters))))


def _address(register: str, one: Record, name: str) -> Address:
    lines = [place_as_written(line) for line in one.street.split("\n") if line.strip()]
    if lines and place_key(lines[0]) == place_key(name) and (len(lines) > 1 or one.town):
        del lines[0]
    is_us = register == NPPES
    return Address(
        street="\n".join(lines),
        town=place_as_written(one.town),
        region=one.region if is_us else place_as_written(one.region),
        postcode=_zip(one.postcode) if is_us and not one.country else one.postcode,
        country=one.country,
    )


def _zip(text: str) -> str:
    """“02115-1234”: nine digits, whose zero at the beginning some program may have taken for nothing, or for a fraction."""
    text = text.removesuffix(".0")
    if not _DIGITS.fullmatch(text) or len(text) > 9:
        return text
    full = text.zfill(5 if len(text) <= 5 else 9)
    return f"{full[:5]}-{full[5:]}" if full[5:].strip("0") else full[:5]


def _phone(register: str, text: str) -> str:
    text = text.removesuffix(".0") if register == NPPES else text
    if register == NPPES and len(text) == 10 and text.isdigit():
        return f"{text[:3]}-{text[3:6]}-{text[6:]}"
    return text


def _day(text: str) -> date | None:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        return None
