"""Whom to compare with whom: those who share a key. Everybody with everybody would be five thousand million pairs."""

from collections import defaultdict
from collections.abc import Sequence
from string import ascii_lowercase
from typing import Final

from outreach_desktop.domain.duplicates.nicknames import names_behind
from outreach_desktop.services.duplicates.traits import PersonTraits, PlaceTraits

_MOST: Final = 400
"""Who share a key that says nothing of them any more: the mailbox of a large house, a switchboard."""
_ENDS: Final = 3
_LONG: Final = 8
"""Letters of a surname in which one slip leaves four at the beginning or at the end as they are."""


class Candidates:
    """For each of many, the others who share a key with them; each pair once."""

    def __init__(self, keys: Sequence[Sequence[str]]) -> None:
        members: dict[str, list[int]] = defaultdict(list)
        for number, mine in enumerate(keys):
            for key in set(mine):
                members[key].append(number)
        self._groups: list[list[list[int]]] = [[] for _ in keys]
        for group in members.values():
            if 1 < len(group) <= _MOST:
                for number in group:
                    self._groups[number].append(group)

    def of(self, number: int) -> set[int]:
        """Those behind this one in the order, who share something."""
        found: set[int] = set()
        for group in self._groups[number]:
            found.update(group)
        return {other for other in found if other > number}


def person_keys(person: PersonTraits) -> list[str]:
    """What somebody who is the same person would share at least one of."""
    keys = [f"e{email}" for email in person.emails]
    keys += [f"t{number}" for number in person.phones]
    keys += [f"c{person.code}"] if person.code else []
    surnames = [person.surname, *person.parts] if person.surname else []
    names = names_behind(person.given[0]) if person.given else frozenset()
    initials = {name[0] for name in (*names, *person.given)}
    for surname in surnames:
        # Whose first name nobody knows meets everybody of the surname.
        keys += [f"i{surname}|{initial}" for initial in initials or ascii_lowercase]
        for letters in _ends(len(surname)):
            begin, end = surname[:letters], surname[-letters:]
            for name in names:
                keys += [f"b{name}|{begin}", f"z{name}|{end}"]
        if person.given and len(person.given[0]) > _ENDS:
            keys.append(f"g{surname}|{person.given[0][-_ENDS:]}")
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


def _ends(length: int) -> tuple[int, ...]:
    """How many letters of either end a slip leaves; a name of eight may have become one of seven."""
    short = (_ENDS,) if _ENDS < length <= _LONG else ()
    return (*short, _ENDS + 1) if length >= _LONG else short


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
