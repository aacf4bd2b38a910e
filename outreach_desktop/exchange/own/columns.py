"""The columns of our own exports. Each is called what its field is called, wherever that is described."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from operator import attrgetter

from outreach_desktop.domain import addresses, contacts, roles
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.fields import FieldKind, in_short
from outreach_desktop.domain.knowing import households
from outreach_desktop.domain.own_fields.targets import BY_NAME, NEW
from outreach_desktop.domain.telling import Told
from outreach_desktop.exchange.column import Column
from outreach_desktop.exchange.fields import LEFT_OUT, NOTES, WISHES
from outreach_desktop.exchange.own import tag_cells, wish_cells
from outreach_desktop.exchange.own.listing import OwnColumn, Value
from outreach_desktop.exchange.own.own_fields import name_in
from outreach_desktop.exchange.sheets import SheetRow, each_told
from outreach_desktop.words import say
from outreach_desktop.words.saying import elsewhere

LAYOUT = "Outreach Desktop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Somebody as an export has them: their entry, what they mainly do now, and where that is."""

    id: str
    contact: ContactDraft
    organisation: str = ""
    role: str = ""
    department: str = ""
    place: Address = field(default=Address())
    """Where post for the organisation goes."""
    place_above: str = ""
    """What stands below its name on an envelope: those it belongs to, up to the one whose address that is."""
    last_contact: date | None = None
    lead: str = ""
    """The name of who of us keeps in touch."""
    introduced_by: str = ""
    """The name of who introduced them."""
    is_core: bool | None = None
    """Whether their priority counts as core network, whatever the group calls it; None where it does not."""
    household: str = ""
    """What the household is called in this export, and no other; "" for who lives with nobody."""
    household_place: int | None = None
    one_letter: bool | None = None
    household_name: str = ""
    household_dear: str = ""
    letters_begin: str = ""
    """What follows “Dear” in a letter to them, or to all of their household."""


OF_WISHES = frozenset(("deceased", "do_not_contact", "do_not_contact_reason"))
"""What only ever adds to what somebody asked for."""
_PLACE_HEADINGS = {
    "street": say("Street of the organisation"),
    "town": say("Town of the organisation"),
    "region": say("County or state of the organisation"),
    "postcode": say("Postcode of the organisation"),
    "country": say("Country of the organisation"),
}


def _of_person() -> list[OwnColumn]:
    """All that is described of a person, in the order of their form; what they do stands before how to reach them."""
    found = []
    for name, described in contacts.FIELDS.items():
        if name == "email":
            found += _of_work()
        if described.kind is FieldKind.REFERENCE:  # by name: an id means nothing elsewhere
            key = name.removesuffix("_id")
            found.append(OwnColumn(key=key, heading=in_short(described), path=key))
            continue
        is_address = name in addresses.FIELDS
        found.append(
            OwnColumn(
                key=name,
                heading=in_short(described),
                path=f"contact.address.{name}" if is_address else f"contact.{name}",
                kind=described.kind,
                field=WISHES if name in OF_WISHES else described.imported_as or NOTES,
            )
        )
    return found


def _of_work() -> list[OwnColumn]:
    return [
        OwnColumn(
            key="organisation",
            heading=roles.FIELDS["organisation_id"].label,
            path="organisation",
            field="organisation",
        ),
        OwnColumn(key="role", heading=roles.FIELDS["title"].label, path="role", field="role"),
        OwnColumn(
            key="department",
            heading=roles.FIELDS["department"].label,
            path="department",
            field="department",
        ),
    ]


COLUMNS: tuple[OwnColumn, ...] = (
    *_of_person(),
    OwnColumn(key="couple", heading=say("Two people in one entry"), path="contact.couple"),
    OwnColumn(
        key="is_core",
        heading=say("Counts as core network"),
        path="is_core",
        kind=FieldKind.YES_NO,
    ),
    OwnColumn(key="letters_begin", heading=say("Letter greeting"), path="letters_begin"),
    OwnColumn(key="household", heading=say("Household"), path="household"),
    OwnColumn(
        key="household_place",
        heading=say("Place in the household"),
        path="household_place",
        kind=FieldKind.NUMBER,
    ),
    OwnColumn(
        key="one_letter",
        heading=in_short(households.FIELDS["one_letter"]),
        path="one_letter",
        kind=FieldKind.YES_NO,
    ),
    *(
        OwnColumn(
            key=f"household_{name}",
            heading=in_short(households.FIELDS[name]),
            path=f"household_{name}",
        )
        for name in ("name", "dear")
    ),
    OwnColumn(key="tags", heading=say("Tags"), path="contact.tags", field="tags"),
    OwnColumn(key="wishes", heading=say("Wishes"), path="contact.wishes", field=WISHES),
    *(
        OwnColumn(
            key=f"place_{name}",
            heading=heading,
            path=f"place.{name}",
            field=f"work_{name}",
        )
        for name, heading in _PLACE_HEADINGS.items()
    ),
    OwnColumn(key="place_above", heading=say("The organisation belongs to"), path="place_above"),
    OwnColumn(
        key="last_contact",
        heading=say("Last contact"),
        path="last_contact",
        kind=FieldKind.DATE,
    ),
    OwnColumn(
        key="introduced_by_id",
        heading=say("ID of who introduced them"),
        path="contact.introduced_by_id",
    ),
    OwnColumn(key="id", heading=say("ID in Outreach Desktop"), path="id"),
)
_SHOWN_ALREADY = frozenset(
    ("notes", "letters_begin", "place_above", "last_contact", "introduced_by_id", "id")
)
"""Where these go is as it is said, in the notes or nowhere: they follow from what stands elsewhere."""
BY_OWN = say("From our own export.")
KEYS = [column.key for column in COLUMNS]
_BY_KEY = {column.key: column for column in COLUMNS}
_MARKS = frozenset(("last_name", "do_not_contact", "wishes", "id"))
"""A list that has all of these is an export of ours, whatever became of its other columns."""


def headings() -> list[str]:
    """What stands above the columns."""
    return [column.heading for column in COLUMNS]


_all = attrgetter(*(column.path for column in COLUMNS))
_TAGS, _WISHES = (KEYS.index(key) for key in ("tags", "wishes"))


def values(listed: Listed) -> list[Value]:
    """What stands in the columns for somebody."""
    found = list(_all(listed))
    found[_TAGS] = tag_cells.written(found[_TAGS])
    found[_WISHES] = wish_cells.written(found[_WISHES])
    return found


@cache
def _keys_by_heading() -> dict[str, str]:
    """The key of each column by its heading, in every language there is."""
    found: dict[str, str] = {}
    for column in COLUMNS:
        for heading in (column.heading, *elsewhere(column.heading)):
            found.setdefault(heading, column.key)
    return found


def keys_of(header: Sequence[str]) -> list[str]:
    """The key of each column, "" for one that somebody added; an empty list for a table that is no export of ours."""
    if not any(
        LAYOUT in name for name in header
    ):  # as the heading of the ID has it in every language
        return []
    by_heading = _keys_by_heading()
    keys = [
        by_heading.get(" ".join(name.split())) or (BY_NAME + own if (own := name_in(name)) else "")
        for name in header
    ]
    told = [key for key in keys if key]
    return keys if len(told) == len(set(told)) and _MARKS.issubset(told) else []


def cells_by_key(
    rows: Sequence[SheetRow], header: Sequence[str], keys: Sequence[str], told: Told
) -> Iterator[tuple[Mapping[str, str], Sequence[str], int]]:
    """Each row of an export of ours: its cells by their keys, what stands in columns that somebody added, and its line."""
    for row in each_told(rows, told):
        added = [
            f"{name}: {cell}"
            for name, key, cell in zip(header, keys, row.cells, strict=True)
            if cell and not key
        ]
        yield dict(zip(keys, row.cells, strict=True)), added, row.line


def recognised(name: str, key: str, held: Sequence[str], filled: int) -> Column:
    """A column of an export as the import speaks of it."""
    column = _BY_KEY.get(key)
    called = column.field if column else NOTES
    if key.startswith(BY_NAME):
        called = NEW
    kind, _, rest = called.partition("_") if called.startswith("work_") else ("", "", called)
    samples = tuple(dict.fromkeys(cell[:80] for cell in held if cell))[:3]
    return Column(
        name=name,
        field=rest,
        why=BY_OWN,
        kind=kind,
        samples=samples,
        filled=filled,
        goes_back=called in (NOTES, LEFT_OUT) and key in _BY_KEY and key not in _SHOWN_ALREADY,
    )
