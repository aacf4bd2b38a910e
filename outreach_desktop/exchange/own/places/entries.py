"""The organisations of our own exports: each cell goes back to the field that it came from."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from outreach_desktop.domain import addresses, organisations
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.fields import FieldKind
from outreach_desktop.domain.organisations import OrganisationDraft
from outreach_desktop.domain.own_fields.targets import BY_NAME, NEW
from outreach_desktop.domain.telling import Told
from outreach_desktop.exchange.column import Column
from outreach_desktop.exchange.entries import Entry
from outreach_desktop.exchange.fields import LEFT_OUT, NOTES
from outreach_desktop.exchange.own import typed_cells
from outreach_desktop.exchange.own.columns import BY_OWN, cells_by_key
from outreach_desktop.exchange.own.places import hung_rows, paths
from outreach_desktop.exchange.own.places.columns import ID, keys_of
from outreach_desktop.exchange.places.told import ToldPlace
from outreach_desktop.exchange.sheets import SheetRow, Table
from outreach_desktop.words import say

_SAMPLES = 300
_GO_TO = {"name": "organisation_name", "kind": "organisation_kind", "code": "organisation_code"}
"""What an import calls the fields that a stranger's list may have as well."""
_AS_THEY_ARE = frozenset(("belongs_to", "website", "area", "list_size", "email", "phone", NOTES))


def columns(found: Table) -> list[Column]:
    """Each column of an export of organisations; none where the table is anything else."""
    told = []
    for place, (name, key) in enumerate(zip(found.header, keys_of(found.header), strict=False)):
        held = [row.cells[place] for row in found.rows[:_SAMPLES]]
        samples = tuple(dict.fromkeys(cell[:80] for cell in held if cell))[:3]
        filled = sum(1 for row in found.rows if row.cells[place])
        told.append(
            Column(
                name=name,
                field=(field := _field(key)),
                why=BY_OWN,
                samples=samples,
                filled=filled,
                goes_back=field == NOTES and key not in ("", NOTES),
            )
        )
    return told


def _field(key: str) -> str:
    if key.startswith(BY_NAME):
        return NEW
    if key in (ID, "parent_id"):
        return LEFT_OUT
    if key in _AS_THEY_ARE or key in addresses.FIELDS:
        return key
    return _GO_TO.get(key, NOTES)


def entries(rows: Sequence[SheetRow], header: Sequence[str], told: Told) -> Iterator[Entry]:
    """Every organisation in an export of ours."""
    for cells, added, line in cells_by_key(rows, header, keys_of(header), told):
        yield _entry(cells, added, line)


def _entry(cells: Mapping[str, str], added: Sequence[str], line: int) -> Entry:
    hung, told = {}, list[str]()
    for kind in hung_rows.KINDS:
        found, others = hung_rows.read(kind, cells.get(kind.table, ""))
        hung[kind.table] = found
        if others:
            added = [*added, f"{kind.heading}: {others}"]
            told.append(
                say(
                    "What could not be read of \u201c{name}\u201d is in the notes. Write it as an export has it, and days as 2019-03-15.",
                    name=kind.heading,
                )
            )
    typed = typed_cells.read("organisations", _described(), cells)
    kept = typed.kept
    kept["notes"] = "\n".join(filter(None, [kept["notes"], *added, *typed.added]))
    return Entry(
        line=line,
        contact=ContactDraft(),
        organisation=cells["name"],
        place=OrganisationDraft(
            **kept,
            address=Address(**{name: cells.get(name, "") for name in addresses.FIELDS}),
            own=tuple(
                (key, cell) for key, cell in cells.items() if cell and key.startswith(BY_NAME)
            ),
        ),
        told_place=ToldPlace(
            belongs_to=paths.read(cells.get("belongs_to", "")),
            lead=cells.get("lead", ""),
            successor=cells.get("successor", "").strip(),
            hung=hung,
            id=cells[ID].strip(),
            parent_id=cells.get("parent_id", "").strip(),
            is_own=True,
        ),
        notes=(*typed.told, *told),
    )


@cache
def _described() -> tuple[str, ...]:
    """The fields of an organisation that have a column of their own."""
    return tuple(
        name
        for name, field in organisations.FIELDS.items()
        if name not in addresses.FIELDS and field.kind is not FieldKind.REFERENCE
    )
