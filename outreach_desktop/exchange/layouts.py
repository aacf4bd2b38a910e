"""Which program a table came from, and the people in it."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from outreach_desktop.domain.knowing.households import HouseholdDraft
from outreach_desktop.domain.telling import Told, nobody
from outreach_desktop.errors import OutreachError
from outreach_desktop.exchange import contents
from outreach_desktop.exchange.cells.cell_words import all_seen
from outreach_desktop.exchange.column import Column
from outreach_desktop.exchange.entries import Entry, ToldHome, entry
from outreach_desktop.exchange.fields import LEFT_OUT, NAMED_EMAIL, NOTES
from outreach_desktop.exchange.filling import MOST_TAGS, are_notes, filler
from outreach_desktop.exchange.header_words import bare
from outreach_desktop.exchange.own import people as own
from outreach_desktop.exchange.own.columns import LAYOUT
from outreach_desktop.exchange.own.places import columns as place_columns
from outreach_desktop.exchange.own.places import entries as own_places
from outreach_desktop.exchange.sheets import SheetRow, Table, each_told
from outreach_desktop.words import say, say_many

# A table is in the first layout all of whose marks are among its columns; those with more marks of
# their own stand before their kin. The name is all that follows from it: columns speak for themselves.
LAYOUTS: tuple[tuple[str, str], ...] = (
    ("Google Contacts", "firstname lastname labels organizationname"),
    ("Google Contacts (older)", "givenname familyname groupmembership"),
    ("Outlook for Windows", "jobtitle businessstreet emaildisplayname"),
    ("Outlook.com", "givenyomi surnameyomi emailaddress"),
    ("Outlook CSV", "jobtitle businessstreet emailaddress"),
    ("Outlook (German)", "vorname nachname strassegeschaftlich"),
    ("Outlook (French)", "prenom ruebureau adressedemessagerie"),
    ("Outlook (Spanish)", "apellidos calledeltrabajo"),
    ("Outlook (Dutch)", "voornaam achternaam werkadresstraat"),
    ("Thunderbird (UK)", "primaryemail displayname organisation"),
    ("Thunderbird", "primaryemail displayname"),
    ("Thunderbird (German)", "vorname anzeigename primareemailadresse"),
    ("Mailchimp", "memberrating optintime emailaddress"),
    ("Mailchimp", "emailaddress leid euid"),
    ("CiviCRM", "individualprefix contacttype firstname"),
    ("CiviCRM", "currentemployer postalgreeting"),
    ("Salesforce", "accountname mailingstreet"),
    ("SuiteCRM", "accountname primaryaddressstreet"),
    ("HubSpot", "recordid associatedcompany"),
    ("HubSpot", "recordid lifecyclestage"),
    ("Raiser's Edge", "constituentid primaryaddressee"),
    ("LinkedIn", "firstname lastname connectedon"),
    ("Eventbrite", "orderno tickettype email"),
    ("Eventbrite", "orderid tickettype email"),
)
PLAIN = "Plain table"
_IN_WORDS = {
    PLAIN: say("Plain table"),
    "Web page": say("Web page"),
    "Excel workbook": say("Excel workbook"),
    "Excel workbook (.xls)": say("Excel workbook (.xls)"),
    "Excel workbook (.xlsb)": say("Excel workbook (.xlsb)"),
    "OpenDocument spreadsheet": say("OpenDocument spreadsheet"),
}

LONGEST_CELL = 50_000
"""More letters in one cell are nothing about a person."""
_CAN_NAME = frozenset(
    (
        *("first_name", "last_name", "name", NAMED_EMAIL, "email"),
        *("organisation", "organisation_name"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """All that a file tells, in its order, and who cannot be read: line, what stands there, reason."""

    layout: str
    entries: tuple[Entry, ...]
    ragged: tuple[tuple[int, str, str], ...] = ()
    notes: tuple[str, ...] = ()


def layout_of(table: Table) -> str:
    """What the program that wrote the table is called, or “Plain table”."""
    headers = {bare(header) for header in table.header}
    return next((name for name, marks in LAYOUTS if headers.issuperset(marks.split())), PLAIN)


def problem(table: Table, columns: Sequence[Column]) -> str:
    """Why these columns make nobody, as a sentence; "" where they can."""
    if not table.rows:
        return say("has a first line but no one below it.")
    if _CAN_NAME.isdisjoint(column.field for column in columns):
        return say("has no column for names.")
    return ""


def in_words(layout: str) -> str:
    """A kind of file or layout as people read it: programs keep their names, and JSON has them all as they are."""
    return _IN_WORDS.get(layout, layout)


def people(
    table: Table,
    columns: Sequence[Column],
    *,
    name: str = say("The file"),
    layout: str = "",
    told: Told = nobody,
) -> People:
    """The people in `table`. OutreachError where no column can hold a person's name, or nobody is there."""
    if sentence := problem(table, columns):
        raise OutreachError(f"\u201c{name}\u201d {sentence}", hint=_way_out(table))
    if own.are_own(columns):
        return _of_our_own(table, told)
    found = filler(columns)
    entries: list[Entry] = []
    ragged = list(table.refused)
    noted: set[str] = set()
    rows, deleted = _without_deleted(table, columns)
    for row in each_told(rows, told):
        if row.surplus:
            ragged.append((row.line, _beginning(row), _too_many(row)))
            continue
        if max(map(len, row.cells)) > LONGEST_CELL:
            ragged.append((row.line, _beginning(row), _TOO_LONG))
            continue
        held = found(all_seen(row.cells))
        if len(held.tags) > MOST_TAGS:
            ragged.append((row.line, _beginning(row), _TOO_MANY_TAGS))
            continue
        noted |= {column for column, _ in held.left}
        told_of = entry(held, row.line, notes=_too_few(row))
        if told_of.place is None:
            told_apart = ("belongs_to",) if told_of.told_place else ()
            noted |= {column for field, column, _ in held.of_place if field not in told_apart}
        entries.append(_at_home(told_of, row))
    return People(
        layout=layout or layout_of(table),
        entries=tuple(entries),
        ragged=tuple(ragged),
        notes=(*table.notes, *deleted, *_where_columns_go(columns, noted)),
    )


def _at_home(told: Entry, row: SheetRow) -> Entry:
    """The same, with the household that the list says."""
    if row.home is None or not told.contact.name or told.contact.couple:
        return told
    household = HouseholdDraft(name=row.home.envelope, dear=row.home.dear)
    return replace(told, home=ToldHome(key=row.home.key, place=row.line, household=household))


def _of_our_own(table: Table, told: Told) -> People:
    """All of an export of ours; only a row with more cells than there are columns cannot be read."""
    entries = own_places.entries if place_columns.keys_of(table.header) else own.entries
    rows = [row for row in table.rows if not row.surplus]
    ragged = [(row.line, _beginning(row), _too_many(row)) for row in table.rows if row.surplus]
    return People(
        layout=LAYOUT,
        entries=tuple(entries(rows, table.header, told)),
        ragged=(*table.refused, *ragged),
        notes=table.notes,
    )


_TOO_LONG = say(
    "One cell has more than {limit} characters. Check that it is right.",
    limit=LONGEST_CELL,
)
_TOO_MANY_TAGS = say(
    "One cell has more than {limit} tags. Check that it is right.",
    limit=MOST_TAGS,
)


def _way_out(table: Table) -> str:
    if not table.rows:
        return say("Export the list again.")
    seen = ", ".join(name[:40] for name in table.header[:12])
    if len(table.header) > 12:
        seen = say("{names} and {count} more", names=seen, count=len(table.header) - 12)
    return say(
        "Its columns are: {names}. Say which one holds the names, or name it"
        " \u201cName\u201d, or \u201cFirst name\u201d and \u201cLast name\u201d, in the file.",
        names=seen,
    )


def _without_deleted(
    table: Table, columns: Sequence[Column]
) -> tuple[Sequence[SheetRow], list[str]]:
    """The rows that another program has not marked as deleted, and a sentence about the others."""
    places = [place for place, column in enumerate(columns) if column.field == "deleted"]
    if not places:
        return table.rows, []
    kept, gone = list[SheetRow](), list[SheetRow]()
    for row in table.rows:
        is_gone = any(row.cells[place].casefold() in contents.YES for place in places)
        (gone if is_gone else kept).append(row)
    if not gone:
        return table.rows, []
    shown = ", ".join(
        say("line {line} \u201c{text}\u201d", line=str(row.line), text=_beginning(row))
        for row in gone[:5]
    )
    if len(gone) > 5:
        shown = say("{names} and {count} more", names=shown, count=len(gone) - 5)
    name = columns[places[0]].name
    return kept, [
        say(
            "Marked as deleted (\u201c{name}\u201d), so not imported: {lines}.",
            name=name,
            lines=shown,
        )
    ]


def _beginning(row: SheetRow) -> str:
    """Enough of a row to find it again."""
    return " ".join([cell[:60] for cell in row.cells if cell][:3])[:60]


def _too_many(row: SheetRow) -> str:
    return say_many(
        "The row has 1 cell more than there are columns."
        " Put quotation marks around text that holds the separator.",
        "The row has {count} cells more than there are columns."
        " Put quotation marks around text that holds the separator.",
        row.surplus,
    )


def _too_few(row: SheetRow) -> list[str]:
    """Spreadsheets leave out empty cells at the end of a row, so this is no reason to refuse it."""
    if row.of_line:
        return [
            say("Named in row {of_line} of the file beside someone else.", of_line=str(row.of_line))
        ]
    if not row.missing:
        return []
    return [
        say_many(
            "The last cell is missing and taken as empty.",
            "The last {count} cells are missing and taken as empty.",
            row.missing,
        )
    ]


def _where_columns_go(columns: Sequence[Column], noted: Set[str]) -> list[str]:
    """What has no field, told by name: nothing is left out in silence."""
    labelled = [name for name in sorted(noted) if name not in {column.name for column in columns}]
    kept = [column.name for column in columns if column.name in noted] + labelled
    left = [
        column.name
        for column in columns
        if column.filled
        and (
            column.field in (LEFT_OUT, "email_display")
            or (
                column.field == NOTES
                and not are_notes(column)
                and column.name not in noted
                and not column.pair
            )
        )
    ]
    told = []
    if kept:
        told.append(say("Kept in the notes, each with its name: {names}.", names=", ".join(kept)))
    if left:
        told.append(say("Left out: {names}.", names=", ".join(left)))
    return told
