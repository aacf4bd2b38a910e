"""What can go out of the window as a list: people or organisations, each with its words and how it is written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from outreach_desktop.domain.labour import Steps
from outreach_desktop.services import contacts, organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.exporting import exports, places
from outreach_desktop.services.exporting.exports import Exported
from outreach_desktop.words import say, say_many

Kind = tuple[str, str, str]
"""What a kind of file is called, how its name ends, and the version of a vCard."""
_TABLES: dict[str, Kind] = {
    "xlsx": (say("Excel workbook"), ".xlsx", ""),
    "csv": (say("CSV, for every spreadsheet"), ".csv", ""),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOf:
    """One of the two."""

    subject: str
    title: str
    about: str
    name: str
    """What the file is called at first."""
    whom: str
    """The label of the choice of whom."""
    meant: tuple[str, str, str]
    """All, those in the list, those selected."""
    kinds: Mapping[str, Kind]
    find: Callable[[Data, date], Sequence[str]]
    write: Callable[[Data, Path, Sequence[str], date, str], Steps[Exported]]
    dragged_as: str
    """The kind of file that rows of the list become, dragged out of the window."""
    named: Callable[[Any], str]
    """What a row of the list is called."""
    counted: Callable[[int], str]
    button: Callable[[int], str]
    done: Callable[[Exported], str]


def _write_people(
    db: Data, path: Path, ids: Sequence[str], today: date, version: str
) -> Steps[Exported]:
    return exports.write(db, path, ids, today=today, vcard=version or exports.VCARDS[0])


def _write_places(db: Data, path: Path, ids: Sequence[str], _: date, __: str) -> Steps[Exported]:
    return places.write(db, path, ids)


PEOPLE = ExportOf(
    subject="contacts",
    title=say("Export people"),
    about=say(
        "Everything you keep about each person is exported. People who are not to be contacted are included, and marked. "
        "Importing the file brings the same people back."
    ),
    name=say("People"),
    whom=say("Who"),
    meant=(say("Everyone"), say("Who is in the list"), say("Who is selected")),
    kinds={
        **_TABLES,
        "vcf": (say("vCards, for phones and address books"), ".vcf", "4.0"),
        "old": (say("vCards 3.0, for programs that know no newer ones"), ".vcf", "3.0"),
    },
    find=lambda db, today: contacts.find(db, today=today),
    write=_write_people,
    dragged_as="vcf",
    named=lambda row: row.name,
    counted=lambda count: say_many("{count} person", "{count} people", count),
    button=lambda count: say_many(
        "Export {count} person\u2026", "Export {count} people\u2026", count
    ),
    done=lambda done: say_many(
        "{count} person is in \u201c{path}\u201d.",
        "{count} people are in \u201c{path}\u201d.",
        done.count,
        path=done.path,
    ),
)
ORGANISATIONS = ExportOf(
    subject="organisations",
    title=say("Export organisations"),
    about=say(
        "Everything you keep about each organisation is exported, with what it belongs to, ways to refer, needs and house rules. "
        "A workbook has these in sheets of their own. Importing the file brings the same organisations back."
    ),
    name=say("Organisations"),
    whom=say("Which"),
    meant=(say("All organisations"), say("Those in the list"), say("Those selected")),
    kinds=_TABLES,
    find=lambda db, today: organisations.find(db, today=today),
    write=_write_places,
    dragged_as="csv",
    named=lambda row: row.organisation.name,
    counted=lambda count: say_many("{count} organisation", "{count} organisations", count),
    button=lambda count: say_many(
        "Export {count} organisation\u2026", "Export {count} organisations\u2026", count
    ),
    done=lambda done: say_many(
        "{count} organisation is in \u201c{path}\u201d.",
        "{count} organisations are in \u201c{path}\u201d.",
        done.count,
        path=done.path,
    ),
)
OF = {one.subject: one for one in (PEOPLE, ORGANISATIONS)}
"""By the key of the page that has their list."""
