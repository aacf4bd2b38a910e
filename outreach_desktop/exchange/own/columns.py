"""The columns of our own exports. Each is called what its field is called, wherever that is described."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from operator import attrgetter

from outreach_desktop.domain import addresses, contacts, roles
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.fields import FieldKind, in_short
from outreach_desktop.exchange.column import Column
from outreach_desktop.exchange.fields import LEFT_OUT, NOTES, WISHES
from outreach_desktop.exchange.own import tag_cells, wish_cells
from outreach_desktop.words import say
from outreach_desktop.words.saying import elsewhere

LAYOUT = "Outreach Desktop"
YES, NO = "yes", "no"
Value = str | bool | int | date | None


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
    last_contact: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnColumn:
    """A column of an export; `key` is the same in every language, `field` what the import calls it."""

    key: str
    heading: str
    of: Callable[[Listed], Value]
    kind: FieldKind = FieldKind.TEXT
    field: str = LEFT_OUT


def _wishes(listed: Listed) -> str:
    return wish_cells.written(listed.contact.wishes)


def _tags(listed: Listed) -> str:
    return tag_cells.written(listed.contact.tags)


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
        is_address = name in addresses.FIELDS
        found.append(
            OwnColumn(
                key=name,
                heading=in_short(described),
                of=attrgetter(f"contact.address.{name}" if is_address else f"contact.{name}"),
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
            of=attrgetter("organisation"),
            field="organisation",
        ),
        OwnColumn(
            key="role", heading=roles.FIELDS["title"].label, of=attrgetter("role"), field="role"
        ),
        OwnColumn(
            key="department",
            heading=roles.FIELDS["department"].label,
            of=attrgetter("department"),
            field="department",
        ),
    ]


COLUMNS: tuple[OwnColumn, ...] = (
    *_of_person(),
    OwnColumn(
        key="couple", heading=say("Two people in one entry"), of=attrgetter("contact.couple")
    ),
    OwnColumn(key="tags", heading=say("Tags"), of=_tags, field="tags"),
    OwnColumn(key="wishes", heading=say("Wishes"), of=_wishes, field=WISHES),
    *(
        OwnColumn(
            key=f"place_{name}",
            heading=heading,
            of=attrgetter(f"place.{name}"),
            field=f"work_{name}",
        )
        for name, heading in _PLACE_HEADINGS.items()
    ),
    OwnColumn(
        key="last_contact",
        heading=say("Last contact"),
        of=attrgetter("last_contact"),
        kind=FieldKind.DATE,
    ),
    OwnColumn(key="id", heading=say("ID in Outreach Desktop"), of=attrgetter("id")),
)
BY_OWN = say("From our own export.")
_BY_KEY = {column.key: column for column in COLUMNS}
_MARKS = frozenset(("last_name", "do_not_contact", "wishes", "id"))
"""A list that has all of these is an export of ours, whatever became of its other columns."""


def headings() -> list[str]:
    """What stands above the columns."""
    return [column.heading for column in COLUMNS]


def values(listed: Listed) -> list[Value]:
    """What stands in the columns for somebody."""
    return [column.of(listed) for column in COLUMNS]


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
    if len(header) < len(_MARKS):
        return []
    by_heading = _keys_by_heading()
    keys = [by_heading.get(" ".join(name.split()), "") for name in header]
    told = [key for key in keys if key]
    return keys if len(told) == len(set(told)) and _MARKS.issubset(told) else []


def recognised(name: str, key: str, held: Sequence[str], filled: int) -> Column:
    """A column of an export as the import speaks of it."""
    column = _BY_KEY.get(key)
    called = column.field if column else NOTES
    kind, _, rest = called.partition("_") if called.startswith("work_") else ("", "", called)
    samples = tuple(dict.fromkeys(cell[:80] for cell in held if cell))[:3]
    return Column(name=name, field=rest, why=BY_OWN, kind=kind, samples=samples, filled=filled)
