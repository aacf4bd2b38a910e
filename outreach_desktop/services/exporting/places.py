"""Organisations as files for other programs, with how they refer, what they need and their rules; our import takes them back."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.own_fields import described
from outreach_desktop.db.subjects import contacts, group, house_rules, organisations, senders
from outreach_desktop.db.subjects.places import needs, referral_routes
from outreach_desktop.domain.labour import Steps
from outreach_desktop.domain.organisations import above
from outreach_desktop.domain.own_fields.own_fields import ORGANISATIONS
from outreach_desktop.errors import OutreachError
from outreach_desktop.exchange.own.places.columns import PlaceListed, listing
from outreach_desktop.exchange.own.places.hung_rows import KINDS
from outreach_desktop.services.exporting import exports
from outreach_desktop.services.exporting.exports import Exported
from outreach_desktop.words import say

ENDINGS = (".csv", ".xlsx")


def kind_of(path: Path) -> str:
    """What kind of list the ending of a name asks for. OutreachError where organisations do not go out so."""
    if path.suffix.casefold() in ENDINGS:
        return exports.kind_of(path)
    raise OutreachError(
        say("\u201c{name}\u201d does not say what kind of list it is to be.", name=path.name),
        hint=say("Organisations go out as a table: let its name end in .csv or .xlsx."),
    )


def write(db: Data, path: Path, ids: Sequence[str]) -> Steps[Exported]:
    """Write these organisations to a new file, in steps that say how many were written so far; closed earlier, nothing stays.

    In a workbook what hangs on them has sheets of its own; in CSV it is in a cell, a line each.
    OutreachError where the file cannot be written, and never over another.
    """
    kind = kind_of(path)
    columns = listing(described.every(db, ORGANISATIONS), with_sheets=kind != "CSV")
    return (
        yield from exports.written(
            path, kind, exports.table_writer(kind, columns), _portions(db, ids)
        )
    )


def _portions(db: Data, ids: Sequence[str]) -> Iterator[Sequence[PlaceListed]]:
    ours = {one.id: one.name for one in senders.every(db)}
    for some in exports.several(ids):
        found = organisations.some(db, some)
        every = organisations.with_those_above(db, found)
        hung = _hung(db, some)
        later = organisations.some(
            db, [one.successor_id for one in found.values() if one.successor_id]
        )
        yield [
            PlaceListed(
                place=place,
                above=tuple(one.name for one in above(place.id, every)),
                lead=ours.get(place.lead_id or "", ""),
                successor=later[place.successor_id].name if place.successor_id in later else "",
                hung=hung.get(place.id, {}),
            )
            for place in (found[row_id] for row_id in some if row_id in found)
        ]


def _hung(db: Data, ids: Sequence[str]) -> Mapping[str, dict[str, list[Mapping[str, str]]]]:
    """What hangs on each of these, by table."""
    routes = referral_routes.of(db, ids)
    asked = {one.liaison_id for each in routes.values() for one in each if one.liaison_id}
    called = {one.id: one.name for one in contacts.get_all(db, list(asked))}
    called |= {point_id: one.text for point_id, one in group.points_by_id(db).items()}
    held: dict[str, Mapping[str, Sequence[object]]] = {
        "referral_routes": routes,
        "needs": needs.of(db, ids),
        "house_rules": house_rules.of(db, ids),
    }
    found: dict[str, dict[str, list[Mapping[str, str]]]] = {}
    for kind in KINDS:
        for owner, rows in held[kind.table].items():
            told = [kind.row(row, called) for row in rows]
            found.setdefault(owner, {})[kind.table] = told
    return found
