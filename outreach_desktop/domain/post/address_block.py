"""The lines of an address as they stand in an envelope's window or on a label: few enough to be seen, and as the post reads them best."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.fields import folded

LONGEST: Final = 40
"""Letters of 10.5 points that 75 mm have room for, as they are in names of people and places."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressed:
    """To whom something is posted: who, as what, where. Any part may be "" but the name."""

    name: str
    role: str = ""
    department: str = ""
    organisation: str = ""
    address: Address


def block(
    to: Addressed,
    *,
    most: int,
    home_country: frozenset[str],
    longest: int = LONGEST,
    american: bool = False,
) -> tuple[str, ...]:
    """At most `most` lines of `longest` letters where that can be: the name first, the postcode last, nothing twice.

    As Royal Mail and USPS ask: the town in capitals, the postcode on a line of its own (beside town and state in
    America), no county, the country only where it is another. What is too long loses first the line of the
    department, then what somebody is, then lines of the street are put together, and town and postcode at last. The postcode always stays.
    """
    street = _street(to)
    end = _american_end(to.address) if american else _end(to.address)
    abroad = [
        line for line in to.address.lines(home_country=home_country)[-1:] if _is_country(line, to)
    ]
    last = [*end, *(line.upper() for line in abroad)]
    ways = _ways(to, longest)
    for who in ways:
        lines = [*who, *street, *last]
        if height(lines, longest) <= most:
            return tuple(lines)
    if len(ways[-1]) + bool(street) + len(last) > most:
        last = [" ".join(end), *last[len(end) :]]
    room = most - height([*ways[-1], *last], longest)
    return (*ways[-1], *_put_together(street, max(room, 1)), *last)


def height(lines: Sequence[str], longest: int = LONGEST) -> int:
    """How many lines it takes: one that is too long goes on in the next."""
    return sum(max(ceil(len(line) / longest), 1) for line in lines)


def _street(to: Addressed) -> list[str]:
    """Without the name of the house where that is said above already."""
    lines = [line.strip() for line in to.address.street.splitlines() if line.strip()]
    return [line for line in lines if folded(line) != folded(to.organisation)]


def _ways(to: Addressed, longest: int) -> list[list[str]]:
    """Who it is for, as it is said best, and with less and less."""
    name, role, department, house = (
        part.strip() for part in (to.name, to.role, to.department, to.organisation)
    )
    both = ", ".join(part for part in (role, department) if part)
    first = (both,) if len(both) <= longest else (role, department)
    ways = ((name, *first, house), (name, role or department, house), (name, house))
    return [[line for line in way if line] for way in ways]


def _end(address: Address) -> list[str]:
    return [line for line in (address.town.strip().upper(), address.postcode.strip()) if line]


def _american_end(address: Address) -> list[str]:
    """“ITHACA NY 14850”."""
    parts = (address.town.strip().upper(), address.region.strip(), address.postcode.strip())
    return [line] if (line := " ".join(part for part in parts if part)) else []


def _is_country(line: str, to: Addressed) -> bool:
    return bool(to.address.country.strip()) and line == to.address.country.strip()


def _put_together(street: Sequence[str], room: int) -> list[str]:
    """As many lines as there is room for: the first stay alone as long as they can."""
    if len(street) <= room:
        return list(street)
    return [*street[: room - 1], ", ".join(street[room - 1 :])]
