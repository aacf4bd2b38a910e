"""Lists of people as files for other programs, each by the ending of its name; our own import takes them back."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from outreach_desktop import writing
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.own_fields import described
from outreach_desktop.db.subjects import contacts, organisations, roles
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.knowing.core import is_core
from outreach_desktop.domain.labour import Steps, apart
from outreach_desktop.domain.names.salutation import salutation
from outreach_desktop.domain.organisations import above, postal_address
from outreach_desktop.domain.own_fields.own_fields import PEOPLE, OwnField
from outreach_desktop.domain.roles import Role, main_role
from outreach_desktop.errors import OutreachError
from outreach_desktop.exchange.own import tag_cells
from outreach_desktop.exchange.own.columns import Listed
from outreach_desktop.exchange.own.listing import Listing
from outreach_desktop.exchange.own.people_listing import listing
from outreach_desktop.services.exporting import coming_back
from outreach_desktop.services.knowing import households
from outreach_desktop.services.knowing.people import others
from outreach_desktop.services.knowing.promoting import core_words
from outreach_desktop.words import say

ENDINGS = {".csv": "CSV", ".xlsx": "Excel workbook", ".vcf": "vCard"}
VCARDS = ("4.0", "3.0")
_AT_ONCE = 500
"""People read and written in one step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A list that was written; `count` says how many are in it, `notes` are sentences on what is not as it is kept."""

    path: Path
    kind: str
    count: int
    notes: tuple[str, ...] = ()


class Writer(Protocol):
    """What a file of one kind is written by."""

    def add(self, listed: Iterable[Any]) -> None:
        """Some more."""

    def finish(self) -> Sequence[str]:
        """That was all; what was not taken as it stands, as sentences."""

    def close(self) -> None:
        """What was only there to help goes."""


def kind_of(path: Path) -> str:
    """What kind of list the ending of a name asks for. OutreachError where none goes by it."""
    if kind := ENDINGS.get(path.suffix.casefold()):
        return kind
    raise OutreachError(
        say("\u201c{name}\u201d does not say what kind of list it is to be.", name=path.name),
        hint=say("Let its name end in .csv, .xlsx or .vcf."),
    )


def write(
    db: Data, path: Path, ids: Sequence[str], *, today: date, vcard: str = VCARDS[0]
) -> Steps[Exported]:
    """Write these people to a new file, in steps that say how many were written so far; closed earlier, nothing stays.

    Who is not to be contacted is in it, and says so. OutreachError where the file cannot be written, and never over another.
    """
    kind = kind_of(path)
    begin = _writer(kind, vcard, described.every(db, PEOPLE))

    def portions() -> Iterator[Sequence[Listed]]:
        places = _Where(db, today)
        for some in several(ids):
            yield _listed(db, some, places, today)

    return (yield from written(path, kind, begin, portions()))


def several(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """As many as are read and written in one step."""
    for first in range(0, len(ids), _AT_ONCE):
        yield ids[first : first + _AT_ONCE]


def written(
    path: Path,
    kind: str,
    begin: Callable[[BinaryIO], Writer],
    portions: Iterable[Sequence[object]],
) -> Steps[Exported]:
    """Write to a new file what comes in portions."""
    done = 0
    with writing.new_file(path) as file, ExitStack() as stack:
        writer = stack.enter_context(closing(begin(file)))
        for some in portions:
            writer.add(some)
            done += len(some)
            yield done
        notes = yield from apart(writer.finish)
    told = filter(None, (coming_back.told_of(done), coming_back.told_of_size(path, kind)))
    return Exported(path=path, kind=kind, count=done, notes=(*notes, *told))


def _writer(kind: str, vcard: str, own: Sequence[OwnField]) -> Callable[[BinaryIO], Writer]:
    if kind == "vCard":
        from outreach_desktop.exchange.writers.cards import CardWriter

        return partial(CardWriter, own=own, version=vcard)
    return table_writer(kind, listing(own))


def table_writer(kind: str, listed: Listing) -> Callable[[BinaryIO], Writer]:
    """Each is imported when a list asks for it."""
    if kind == "CSV":
        from outreach_desktop.exchange.writers.tables import CsvWriter

        return partial(CsvWriter, listing=listed)
    from outreach_desktop.exchange.writers.workbook import BookWriter

    return partial(BookWriter, listing=listed)


class _Where:
    """Organisations, and where post for each goes, worked out once."""

    def __init__(self, db: Data, today: date) -> None:
        self._every = {place.id: place for place in organisations.every(db)}
        self._addresses: dict[str, Address] = {}
        self._above: dict[str, str] = {}
        self._today = today
        self._homes = households.called(db, today=today)

    def roles_of(self, db: Data, people: Sequence[Contact]) -> dict[str, list[Role]]:
        """What these people do, and did, at organisations that are still there."""
        return roles.of_those_there(db, [one.id for one in people], self._every)

    def at_home(self, person: Contact) -> dict[str, Any]:
        """What is said of the household of somebody, and how letters to them begin."""
        found = self._homes.get(person.household_id or "")
        if found is None:
            return {"letters_begin": salutation(person)}
        called, home = found
        dear = "" if person.mark_on(self._today) else home.dear
        return {
            "letters_begin": dear or salutation(person),
            "household": called,
            "household_place": [one.id for one in home.people].index(person.id) + 1,
            "one_letter": home.household.one_letter,
            "household_name": home.household.name,
            "household_dear": home.household.dear,
        }

    def above(self, place_id: str) -> str:
        """What it belongs to, up to the one whose address it has; nothing where that is its own, all where there is none."""
        if place_id not in self._above:
            place, names = self._every[place_id], list[str]()
            line = above(place_id, self._every)
            while line and not place.address:
                place = line.pop()
                names.append(place.name)
            self._above[place_id] = tag_cells.written(names)
        return self._above[place_id]

    def name(self, place_id: str) -> str:
        return self._every[place_id].name

    def address(self, place_id: str) -> Address:
        if place_id not in self._addresses:
            line = above(place_id, self._every)
            self._addresses[place_id] = postal_address(self._every[place_id], line)
        return self._addresses[place_id]


def _listed(db: Data, ids: Sequence[str], places: _Where, today: date) -> list[Listed]:
    everyone = contacts.get_all(db, ids)
    held = places.roles_of(db, everyone)
    seen = contacts.last_contacts(db, ids, today)
    found = []
    names, words = others(db, everyone), core_words(db)
    for person in everyone:
        role = main_role(held[person.id], today)
        found.append(
            Listed(
                id=person.id,
                contact=person,
                organisation=places.name(role.organisation_id) if role else "",
                role=role.title if role else "",
                department=role.department if role else "",
                place=places.address(role.organisation_id) if role else Address(),
                place_above=places.above(role.organisation_id) if role else "",
                last_contact=seen.get(person.id),
                lead=names.get(person.lead_id or "", ""),
                introduced_by=names.get(person.introduced_by_id or "", ""),
                is_core=is_core(person.tier, words) or None,
                **places.at_home(person),
            )
        )
    return found
