"""The people of our own exports: each cell goes back to the field that it came from."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from outreach_desktop.domain import addresses, contacts
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.fields import FieldKind
from outreach_desktop.domain.knowing.households import HouseholdDraft
from outreach_desktop.domain.organisations import OrganisationDraft
from outreach_desktop.domain.own_fields.targets import BY_NAME
from outreach_desktop.domain.telling import Told
from outreach_desktop.exchange import contents
from outreach_desktop.exchange.column import Column
from outreach_desktop.exchange.entries import Entry, ToldHome
from outreach_desktop.exchange.own import tag_cells, typed_cells, wish_cells
from outreach_desktop.exchange.own.columns import (
    BY_OWN,
    cells_by_key,
    keys_of,
    recognised,
)
from outreach_desktop.exchange.sheets import ListSheet, SheetRow, Table
from outreach_desktop.exchange.wishes_told import told_by

_SAMPLES = 300


def table(sheet: ListSheet) -> Table | None:
    """The table of an export of people; None where the sheet holds anything else."""
    return as_it_stands(sheet) if sheet.records and keys_of(sheet.records[0][1]) else None


def as_it_stands(sheet: ListSheet) -> Table:
    """A sheet of ours, whose first line names the columns."""
    _, header = sheet.records[0]
    width = len(header)
    rows = tuple(
        SheetRow(
            line=line,
            cells=[*cells[:width], *[""] * (width - len(cells))],
            surplus=sum(1 for cell in cells[width:] if cell),
        )
        for line, cells in sheet.records[1:]
        if any(cells)
    )
    return Table(header=tuple(header), rows=rows, notes=sheet.notes, refused=sheet.refused)


def columns(found: Table) -> list[Column]:
    """Each column of an export of ours; none where the table is anything else."""
    told = []
    for place, (name, key) in enumerate(zip(found.header, keys_of(found.header), strict=False)):
        held = [row.cells[place] for row in found.rows[:_SAMPLES]]
        filled = sum(1 for row in found.rows if row.cells[place])
        told.append(recognised(name, key, held, filled))
    return told


def are_own(columns: Sequence[Column]) -> bool:
    """Whether all of these go where our own export has them."""
    return all(column.why == BY_OWN for column in columns)


def settled(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Once somebody chose where one of them goes, it is a list as any other: what has no field there is kept in the notes."""
    if are_own(columns):
        return tuple(columns)
    return tuple(replace(column, goes_back=False) for column in columns)


def entries(rows: Sequence[SheetRow], header: Sequence[str], told: Told) -> Iterator[Entry]:
    """Everybody in an export of ours."""
    for cells, added, line in cells_by_key(rows, header, keys_of(header), told):
        yield _entry(cells, added, line)


def _entry(cells: Mapping[str, str], added: Sequence[str], line: int) -> Entry:
    def text(key: str) -> str:
        return cells.get(key, "")

    said = text("wishes")
    wishes = wish_cells.read(said)
    heard = told_by([("Wishes", said)], (), ()) if wishes is None else None
    typed = typed_cells.read("contacts", _described(), cells)
    kept, added = typed.kept, [*added, *typed.added]
    kept["deceased"] = (
        kept["deceased"]
        or kept["deceased_on"] is not None
        or _tells_a_death(typed.unread.get("deceased_on", ""))
    )
    if heard is not None:  # somebody wrote there in their own words
        wishes = heard.wishes
        kept["deceased"] = kept["deceased"] or heard.deceased
        kept["do_not_contact"] = kept["do_not_contact"] or heard.do_not_contact
        added = [*added, *(f"{what}: {words}" for what, words in heard.left)]
    kept["notes"] = "\n".join(filter(None, [kept["notes"], *added]))
    organisation = text("organisation")
    return Entry(
        line=line,
        contact=ContactDraft(
            **kept,
            address=Address(**{name: text(name) for name in addresses.FIELDS}),
            couple=text("couple"),
            tags=tag_cells.read(text("tags")),
            wishes=wishes or (),
            own=tuple(
                (key, cell) for key, cell in cells.items() if cell and key.startswith(BY_NAME)
            ),
        ),
        organisation=organisation,
        role=text("role") if organisation else "",
        department=text("department") if organisation else "",
        at=OrganisationDraft(
            name=organisation,
            address=Address(**{name: text(f"place_{name}") for name in addresses.FIELDS}),
        ),
        above=tag_cells.read(text("place_above")),
        id=text("id"),
        lead=text("lead"),
        introduced_by=text("introduced_by"),
        introduced_by_id=text("introduced_by_id"),
        is_core=text("is_core").strip().casefold() in contents.YES,
        home=_home(text),
        doubtful=heard.doubtful if heard else (),
        notes=typed.told,
    )


def _tells_a_death(died_on: str) -> bool:
    """Whether the cell for the day says that there was one, though nobody can tell which: “03/04/2019”, “yes”."""
    said = died_on.casefold()
    return said not in contents.NO and (said in contents.YES or any(map(str.isdigit, said)))


def _home(text: Callable[[str], str]) -> ToldHome | None:
    if not (key := text("household").strip()):
        return None
    place = text("household_place").strip()
    return ToldHome(
        key=key,
        place=int(place) if place.isdigit() else 0,
        household=HouseholdDraft(
            one_letter=text("one_letter").strip().casefold() in contents.YES,
            name=text("household_name"),
            dear=text("household_dear"),
        ),
    )


@cache
def _described() -> tuple[str, ...]:
    """The fields of a person that have a column of their own."""
    return tuple(
        name
        for name, field in contacts.FIELDS.items()
        if name not in addresses.FIELDS and field.kind is not FieldKind.REFERENCE
    )
