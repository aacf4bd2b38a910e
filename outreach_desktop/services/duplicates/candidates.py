"""Whom to compare with whom: those who share a key. Everybody with everybody would be five thousand million pairs."""

from collections.abc import Iterable
from string import ascii_lowercase
from sys import intern
from typing import Final

from outreach_desktop.domain.duplicates.nicknames import names_behind
from outreach_desktop.services.duplicates.traits import PersonTraits, PlaceTraits

_MOST: Final = 400
"""Who share a key that says nothing of them any more: the mailbox of a large house, a switchboard."""
_ENDS: Final = 3
_SHORT: Final = 5
"""Letters of a first name in which one slip may leave neither end as it is."""


class Candidates:
    """For each of many, the others who share a key with them; each pair once.

    Keys are kept as words, and a list is made only where a second one has a key: Python looks through every list for garbage.
    """

    def __init__(self) -> None:
        self._sharing: dict[str, int | list[int]] = {}
        self._asking: dict[str, int | list[int]] = {}
        self._keys: list[tuple[str, ...]] = []
        self._asks: list[tuple[str, ...]] = []

    def add(self, keys: Iterable[str], asks: Iterable[str] = ()) -> None:
        """The next of them. Two who share one of `keys` are compared; who only `asks` for one is compared with who has it."""
        number = len(self._keys)
        self._keys.append(_noted(self._sharing, keys, number))
        self._asks.append(_noted(self._asking, asks, number))

    def sharing(self, keys: Iterable[str]) -> set[int]:
        """Those of the order who have one of these keys."""
        found: set[int] = set()
        for key in keys:
            _take(self._sharing.get(key), found)
        return found

    def of(self, number: int) -> set[int]:
        """Those behind this one in the order, who share something."""
        found: set[int] = set()
        for key in self._keys[number]:
            _take(self._sharing.get(key), found)
            _take(self._asking.get(key), found)
        for key in self._asks[number]:
            _take(self._sharing.get(key), found)
        return {other for other in found if other > number}


def _noted(
    members: dict[str, int | list[int]], keys: Iterable[str], number: int
) -> tuple[str, ...]:
    """Note who has these keys, and give them, each as the one word that all share."""
    mine = tuple({intern(key) for key in keys})
    for key in mine:
        known = members.get(key)
        if known is None:
            members[key] = number
        elif isinstance(known, list):
            known.append(number)
        else:
            members[key] = [known, number]
    return mine


def _take(group: int | list[int] | None, found: set[int]) -> None:
    if isinstance(group, list):
        if len(group) <= _MOST:
            found.update(group)
    elif group is not None:
        found.add(group)


def asked_keys(person: PersonTraits) -> list[str]:
    """What somebody of whom only an initial is known, or not even that, may share with this person."""
    if not person.given or len(person.given[0]) == 1:
        return []
    return [
        f"i{surname}|{initial}" for surname in _surnames(person) for initial in _initials(person)
    ]


def person_keys(person: PersonTraits) -> list[str]:
    """What somebody who is the same person would share at least one of."""
    keys = [f"e{email}" for email in person.emails]
    keys += [f"t{number}" for number in person.phones]
    keys += [f"c{person.code}"] if person.code else []
    surnames, initials = _surnames(person), _initials(person)
    names = names_behind(person.given[0]) if person.given else frozenset()
    for surname in surnames:
        keys += [f"f{surname}|{name}" for name in names]
        keys += _keys_for_slips(person, surname)
        for letters in _ends(len(surname)):
            begin, end = surname[:letters], surname[-letters:]
            for name in names:
                keys += [f"b{name}|{begin}", f"z{name}|{end}"]
    if person.given and person.surname:
        keys.append("s" + "|".join(sorted((person.joined, person.surname))))
    if person.postcode:
        keys += [f"p{person.postcode}|{surname[:1]}" for surname in surnames]
        keys += [f"q{person.postcode}|{initial}" for initial in initials]
    if person.house and person.town:
        keys.append(f"h{person.house}|{person.town}")
    for place in person.places:
        keys += [
            f"o{place}|{initial}|{surname[:1]}" for surname in surnames for initial in initials
        ]
        keys += [f"n{place}|{name}" for name in names]
    return keys


def _keys_for_slips(person: PersonTraits, surname: str) -> list[str]:
    """Keys of a surname with what a slip leaves of a first name; with the initial alone where no more is known."""
    first = person.given[0] if person.given else ""
    if len(first) < 2:
        # Whose first name nobody knows meets everybody of the surname.
        return [f"i{surname}|{initial}" for initial in first or ascii_lowercase]
    short = [f"x{surname}|{first[0]}"] if len(first) <= _SHORT + 1 else []
    longer = [f"g{surname}|{first[-_ENDS:]}", f"y{surname}|{first[:2]}"]
    return short + (longer if len(first) >= _SHORT else [])


def _surnames(person: PersonTraits) -> list[str]:
    return [person.surname, *person.parts] if person.surname else []


def _initials(person: PersonTraits) -> set[str]:
    names = names_behind(person.given[0]) if person.given else ()
    return {name[0] for name in (*names, *person.given)}


def _ends(length: int) -> set[int]:
    """How many letters one slip leaves at either end, counted for a name of this length and for one a letter longer."""
    if length <= _ENDS:
        return set()
    return {max(_ENDS, (each - 1) // 2) for each in (length, length + 1)}


def place_keys(place: PlaceTraits) -> list[str]:
    """What an organisation that is the same would share at least one of."""
    keys = [f"n{place.name}", f"b{place.name[:8]}", f"z{place.name[-8:]}"]
    keys += [f"c{place.code}"] if place.code else []
    keys += [f"e{place.email}"] if place.email else []
    keys += [f"t{place.phone}"] if place.phone else []
    keys += [f"w{place.site}"] if place.site else []
    keys += [f"p{place.postcode}"] if place.postcode else []
    keys += [f"o{place.parent}|{word}" for word in place.words if place.parent]
    keys += [f"l{word}|{place.town}" for word in place.words if place.town and len(word) >= _ENDS]
    ordered = sorted(place.words)
    keys.append("s" + " ".join(ordered))
    keys += [
        "m" + " ".join(word for word in ordered if word != left)
        for left in ordered[:6]
        if len(ordered) > 2
    ]
    return keys
