"""A row of a list that is an organisation, or names one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.names.name_words import is_place
from outreach_desktop.domain.names.names import Parsed
from outreach_desktop.domain.names.place_capitals import place_as_written
from outreach_desktop.domain.organisations import OrganisationDraft, is_no_place
from outreach_desktop.domain.registers.kinds import kind_by_name
from outreach_desktop.domain.wishes.wishes import WishDraft
from outreach_desktop.exchange.cells.cell_words import says_nothing
from outreach_desktop.exchange.contents import is_somebody, is_street_alone
from outreach_desktop.exchange.found import FoundCells
from outreach_desktop.exchange.places import kinds
from outreach_desktop.exchange.places.told import ToldPlace
from outreach_desktop.words import say

_NOTHING = frozenset(("not available", "#n/a", "n/a", "null", "nan", "none", "-999", "-999.0"))
"""What lists of institutions have in most of their columns."""


@dataclass(frozen=True, slots=True)
class Reach:
    """The ways of reaching somebody that lead; `emails` are all there are, the likeliest first."""

    address: Address
    emails: list[str]
    phone: str
    mobile: str

    @property
    def email(self) -> str:
        """The one that leads."""
        return next(iter(self.emails), "")


def organisation_of(found: FoundCells, name: Parsed, told: list[str]) -> tuple[str, str, str]:
    """The organisation of a row, what stands in its column and is none, and what it belongs to by another column."""
    said = " ".join(found.organisation.split())
    if found.is_organisation:
        is_other = said and said.casefold() != name.place.casefold() and not is_no_place(said)
        return name.place, "", said if is_other else ""
    if said and is_no_place(said):
        kept = "" if says_nothing(said) else said
        if kept:
            told.append(
                say("\u201c{said}\u201d is not an organisation; it is in the notes.", said=said)
            )
        said = ""
        return name.place or said, kept, ""
    if name.nobody and name.place and said and said.casefold() != name.place.casefold():
        # \u201cPharmacist (Boots)\u201d at \u201cHigh Street\u201d: what is said of the desk is where, the rest is beside it.
        return (name.place, said, "") if is_street_alone(said) else (said, name.place, "")
    if name.is_person and name.place and said and said.casefold() != name.place.casefold():
        return said, name.place, ""
    return said or name.place or next(filter(is_place, name.beside), ""), "", ""


def unnamed_place(emails: Sequence[str], address: Address, told: list[str]) -> str:
    """What an organisation without a name is kept under, until somebody gives it one."""
    name = next(iter(emails), "") or ", ".join(address.lines()[:2])
    if name:
        told.append(
            say("The organisation has no name and is kept as \u201c{name}\u201d.", name=name)
        )
    return name


def _no_person(name: Parsed) -> list[str]:
    if name.nobody:
        return [
            say(
                (
                    "\u201c{desk}\u201d is a desk, not a person; the details in this row go to the "
                    "organisation."
                ),
                desk=name.nobody,
            )
        ]
    return []


def _wishes_of_nobody(wishes: Sequence[WishDraft], told: list[str]) -> list[tuple[str, str]]:
    """What an organisation's own row says about being contacted, for its notes: wishes are people's."""
    said = dict.fromkeys(wish.reason for wish in wishes if not wish.reason.startswith("Notes: "))
    if wishes:
        told.append(
            say(
                "What it says about being contacted is in the notes: only a person can have a wish."
            )
        )
    return [(what, words) for what, _, words in (reason.partition(": ") for reason in said)]


def place_of(
    name: str,
    found: FoundCells,
    reach: Reach,
    left: Iterable[tuple[str, str]],
    wishes: Sequence[WishDraft],
    told: list[str],
    said: Parsed,
) -> OrganisationDraft:
    """The organisation that a row is; what has no field of its own goes to the notes."""
    told += _no_person(said)
    kept, others = _fields(found.of_place)
    lines = [
        *filter(None, [found.notes]),
        *(f"Other e-mail: {email}" for email in reach.emails[1:]),
        *([f"Mobile: {reach.mobile}"] if reach.phone and reach.mobile else []),
        *(
            f"{what}: {value}"
            for what, value in left
            if what != "Other e-mail" and value.casefold() not in _NOTHING
        ),
        *(f"{what}: {value}" for what, value in others),
        *([] if said.nobody else _of_work(found)),
        *([f"Tags: {', '.join(found.tags)}"] if found.tags else []),
        *(f"{what}: {value}" for what, value in _wishes_of_nobody(wishes, told)),
    ]
    kind = kinds.kind_of(kept.get("organisation_kind", ""))
    return OrganisationDraft(
        name=name,
        address=in_small_letters(reach.address),
        phone=reach.phone or reach.mobile,
        email=reach.email,
        kind=kind or (_guessed(name) if found.is_organisation else ""),
        code=kept.get("organisation_code", ""),
        website=kept.get("website", ""),
        area=kept.get("area", ""),
        list_size=_number(kept.get("list_size", "")),
        own=tuple(found.own),
        notes="\n".join(lines),
    )


def _of_work(found: FoundCells) -> list[str]:
    """What a row says of somebody\u2019s work whom it does not name."""
    said = (
        ("Role", found.role),
        ("Department", found.department),
        ("Profession", found.profession),
    )
    return [f"{what}: {value}" for what, value in said if value]


def _guessed(name: str) -> str:
    """What a name says of itself, where it says so for certain: \u201cSt Anne\u2019s Hospice\u201d; a centre may be anything."""
    kind = kind_by_name(name)
    return "" if kind == "clinic" else kind


def written(name: str) -> str:
    """A name of several words in capitals as people write it: lists of registers have nothing else."""
    return place_as_written(name) if name.isupper() and " " in name else name


def in_small_letters(address: Address) -> Address:
    """The same of an address whose street is in capitals."""
    if not address.street.isupper():
        return address
    street = "\n".join(map(place_as_written, address.street.splitlines()))
    return replace(
        address,
        street=street,
        town=place_as_written(address.town),
        region=address.region if len(address.region) < 4 else place_as_written(address.region),
    )


def told_place_of(found: FoundCells, above: str) -> ToldPlace:
    """What the organisation of a row belongs to."""
    kept, _ = _fields(found.of_place)
    name = kept.get("belongs_to", "") or above
    return ToldPlace(
        belongs_to=() if is_no_place(name) or not name else (written(name),),
        belongs_to_code=kept.get("belongs_to_code", ""),
        id=kept.get("record", ""),
        parent_id=kept.get("belongs_to_record", ""),
        is_said=bool(found.is_organisation),
    )


Told = tuple[str, str]


def _fields(of_place: Iterable[tuple[str, str, str]]) -> tuple[dict[str, str], list[Told]]:
    """The first that each field has, and what has no room beside it, by column."""
    kept: dict[str, str] = {}
    others: list[Told] = []
    for field, column, cell in of_place:
        line = " ".join(cell.split())
        if not line or says_nothing(line) or kept.get(field) == line:
            continue
        if (
            field in kept
            or (field == "list_size" and _number(line) is None)
            or (field == "organisation_kind" and kinds.says_no_kind(line))
            or (field == "belongs_to" and is_somebody(line))  # who runs a place may be a person
        ):
            others.append((column, line))
        else:
            kept[field] = line
    if "belongs_to_code" in kept and "belongs_to" not in kept:
        others += [(column, cell) for field, column, cell in of_place if field == "belongs_to_code"]
    return kept, others


def _number(text: str) -> int | None:
    plain = text.replace(",", "").replace(" ", "")
    return int(plain) if plain.isdigit() and len(plain) < 9 else None
