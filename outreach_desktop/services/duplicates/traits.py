"""What two people, or two organisations, are told alike by: their names taken apart, numbers and addresses by their keys."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from outreach_desktop.db.search import plain
from outreach_desktop.domain.addresses import bare_postcode
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.incoming.phones import number_key
from outreach_desktop.domain.names.namesakes import generation_of
from outreach_desktop.domain.organisations import place_key
from outreach_desktop.domain.reach import mailbox
from outreach_desktop.services.duplicates.codes import code_key

Columns = Mapping[str, Any]

_WORDS = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+")
_SHORTEST_NUMBER = 6
"""Digits: what has fewer is an extension, which many share."""
_LETTERS = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("mac", "mc"))
"""Two ways in which names are written: M\u00fcller and Mueller, MacLeod and McLeod."""
_PARTICLES = frozenset(
    ["al", "bin", "da", "de", "del", "den", "der", "di", "du", "el", "la", "le", "van", "von", "y"]
)
_SHORTEST_PART = 3
_MALE = frozenset(("mr", "sir", "lord", "herr"))
_FEMALE = frozenset(("mrs", "miss", "ms", "sister", "dame", "lady", "frau"))
_SITE = re.compile(r"^(?:https?://)?(?:www\.)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PersonTraits:
    """What one person is compared by. Names are in small letters, without accents."""

    id: str
    given: tuple[str, ...]
    """The words of the first name."""
    joined: str
    """The same as one word."""
    surname: str
    """Spelt so that two ways of writing it are one."""
    parts: tuple[str, ...]
    """The parts of a double surname; none of a plain one."""
    emails: frozenset[str]
    mobile: str
    phones: frozenset[str]
    """Every number they have, the mobile too."""
    postcode: str
    house: str
    """The street, by its number and first letters."""
    town: str
    places: frozenset[str]
    """Where they have a role, by id."""
    profession: str
    specialty: str
    sex: str
    """As a title tells it: "m", "f", or ""."""
    generation: str
    is_two: bool
    """Whether the entry is of a couple."""
    code: str
    """As a register has them, by what makes two spellings one."""
    household: str
    """With whom they live, by the id of the household; "" where nobody said."""


@dataclass(frozen=True, slots=True)
class PlaceTraits:
    """What one organisation is compared by."""

    id: str
    name: str
    words: frozenset[str]
    parent: str
    postcode: str
    house: str
    town: str
    phone: str
    email: str
    site: str
    kind: str
    code: str


def of_person(columns: Columns, roles: Iterable[tuple[str, str, str]]) -> PersonTraits:
    """The traits of a row of people; `roles` have the organisation, the email and the phone of each."""
    held = tuple(roles)
    last = str(columns["last_name"])
    unnamed = "@" in last and not columns["first_name"]
    given = _words(str(columns["first_name"]))
    surname, parts = ("", ()) if unnamed else _surname(last)
    mine = (str(columns["email"]), str(columns["secure_email"]))
    emails = (*mine, *(email for _, email, _ in held), last if unnamed else "")
    mobile = phone_key(str(columns["mobile"]))
    numbers = (
        mobile,
        phone_key(str(columns["phone"])),
        *(phone_key(number) for *_, number in held),
    )
    return PersonTraits(
        id=columns["id"],
        given=given,
        joined="".join(given),
        surname=surname,
        parts=parts,
        emails=frozenset(filter(None, map(mailbox, emails))),
        mobile=mobile,
        phones=frozenset(number for number in numbers if number),
        postcode=bare_postcode(str(columns["postcode"])),
        house=house_key(str(columns["street"])),
        town=plain(str(columns["town"])),
        places=frozenset(place for place, *_ in held if place),
        profession=str(columns["profession"]).casefold(),
        specialty=str(columns["specialty"]).casefold(),
        sex=_sex(str(columns["title"])),
        generation=_generation(str(columns["post_nominals"])),
        is_two=bool(columns["couple"]),
        code=code_key(columns["code"]),
        household=str(columns.get("household_id") or ""),
    )


def of_place(columns: Columns) -> PlaceTraits:
    """The traits of a row of organisations."""
    name = plain(place_key(str(columns["name"])))
    return PlaceTraits(
        id=columns["id"],
        name=name,
        words=frozenset(name.split()),
        parent=columns["parent_id"] or "",
        postcode=bare_postcode(str(columns["postcode"])),
        house=house_key(str(columns["street"])),
        town=plain(str(columns["town"])),
        phone=phone_key(str(columns["phone"])),
        email=mailbox(str(columns["email"])),
        site=_SITE.sub("", str(columns["website"]).strip()).rstrip("/").casefold(),
        kind=str(columns["kind"]).casefold(),
        code=code_key(columns["code"]),
    )


@lru_cache(maxsize=65536)
def phone_key(number: str) -> str:
    """What makes two spellings one number; "" for one too short to belong to one alone."""
    key = number_key(number) if number.strip() else ""
    return key if sum(char.isdigit() for char in key) >= _SHORTEST_NUMBER else ""


@lru_cache(maxsize=16384)
def house_key(street: str) -> str:
    """\u201c7high\u201d for \u201c7 High St.\u201d and \u201c7, High Street\u201d."""
    if not street.strip():
        return ""
    words = plain(street)
    number = _NUMBER.search(words)
    letters = "".join(_WORDS.findall(words))
    return f"{number[0] if number else ''}{letters[:4]}"


@lru_cache(maxsize=65536)
def _words(first_name: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(plain(first_name)))


@lru_cache(maxsize=65536)
def _surname(last_name: str) -> tuple[str, tuple[str, ...]]:
    words = _WORDS.findall(plain(last_name))
    whole = _spelt("".join(words))
    parts = tuple(
        _spelt(word) for word in words if len(word) >= _SHORTEST_PART and word not in _PARTICLES
    )
    return whole, parts if len(parts) > 1 else ()


def _spelt(name: str) -> str:
    for written, as_one in _LETTERS:
        name = name.replace(written, as_one)
    return name


@lru_cache(maxsize=256)
def _sex(title: str) -> str:
    words = {word.strip(".").casefold() for word in title.split()}
    return "m" if words & _MALE else "f" if words & _FEMALE else ""


@lru_cache(maxsize=1024)
def _generation(post_nominals: str) -> str:
    return generation_of(ContactDraft(post_nominals=post_nominals))
