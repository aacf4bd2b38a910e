"""The lines of an address as they stand in an envelope's window or on a label: few enough to be seen, and as the post reads them best."""

from collections.abc import Callable, Sequence
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
    department, then what somebody is, then the parts of the street share lines, and town and postcode at last. Nothing of the street is left out, and the postcode always stays.
    """
    every = ways(to, home_country=home_country, longest=longest, american=american)
    return next((lines for lines in every if height(lines, longest) <= most), every[-1])


def ways(
    to: Addressed,
    *,
    home_country: frozenset[str],
    longest: float = LONGEST,
    american: bool = False,
    measure: Callable[[str], float] = len,
) -> tuple[tuple[str, ...], ...]:
    """All the ways to write an address, the best first; each of the others asks for less room. A line is `longest` by the `measure`."""
    street = _street(to)
    end = _american_end(to.address) if american else _end(to.address)
    country = [
        line for line in to.address.lines(home_country=home_country)[-1:] if _is_country(line, to)
    ]
    last = [*end, *(line.upper() for line in country)]
    closest = [" ".join(end), *last[len(end) :]] if end else last
    said = _who(to, longest, measure)
    packed = _packed(street, longest, measure)
    tries = [
        *((who, street, last) for who in said),
        (said[-1], packed, last),
        (said[-1], packed, closest),
    ]
    return tuple(tuple(line for part in parts for line in part) for parts in tries)


def height(lines: Sequence[str], longest: int = LONGEST) -> int:
    """How many lines it takes: one that is too long goes on in the next."""
    return sum(max(ceil(len(line) / longest), 1) for line in lines)


def _street(to: Addressed) -> list[str]:
    """Without the name of the house where that is said above already."""
    lines = [line.strip() for line in to.address.street.splitlines() if line.strip()]
    said = {folded(to.organisation), folded(to.name)}
    return [line for line in lines if folded(line) not in said]


def _who(to: Addressed, longest: float, measure: Callable[[str], float]) -> list[list[str]]:
    """Who it is for, as it is said best, and with less and less."""
    name, role, department, house = (
        part.strip() for part in (to.name, to.role, to.department, to.organisation)
    )
    if folded(house) == folded(name):  # an entry of the place itself
        house = ""
    both = ", ".join(part for part in (role, department) if part)
    first = (both,) if measure(both) <= longest else (role, department)
    said = ((name, *first, house), (name, role or department, house), (name, house))
    return [[line for line in way if line] for way in said]


def _end(address: Address) -> list[str]:
    return [line for line in (address.town.strip().upper(), address.postcode.strip()) if line]


def _american_end(address: Address) -> list[str]:
    """“ITHACA NY 14850”."""
    parts = (address.town.strip().upper(), address.region.strip(), address.postcode.strip())
    return [line] if (line := " ".join(part for part in parts if part)) else []


def _is_country(line: str, to: Addressed) -> bool:
    return bool(to.address.country.strip()) and line == to.address.country.strip()


def _packed(street: Sequence[str], longest: float, measure: Callable[[str], float]) -> list[str]:
    """Its parts on as few lines as hold them, each as full as it can be."""
    lines: list[str] = []
    for part in (each.strip(" ,") for each in ", ".join(street).split(", ")):
        if lines and measure(longer := f"{lines[-1]}, {part}") <= longest:
            lines[-1] = longer
        elif part:
            lines.append(part)
    return lines
