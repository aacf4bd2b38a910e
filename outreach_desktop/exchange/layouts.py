"""Which program a table came from, and the people in it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from outreach_desktop.errors import OutreachError
from outreach_desktop.exchange import address_books, plain
from outreach_desktop.exchange.csv import Row, Table
from outreach_desktop.exchange.entries import Cells, Entry, Found, bare, entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A known order of columns. A table is in it when it has all of `marks`."""

    name: str
    marks: frozenset[str]
    found: Callable[[Cells], Found]


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """All that a file tells, in its order, and who cannot be read: line, what stands there, reason."""

    layout: str
    entries: tuple[Entry, ...]
    ragged: tuple[tuple[int, str, str], ...] = ()
    notes: tuple[str, ...] = ()


def _layout(name: str, marks: str, found: Callable[[Cells], Found]) -> Layout:
    return Layout(name=name, marks=frozenset(marks.split()), found=found)


# The first that fits is it, so those with more marks of their own stand before their kin.
LAYOUTS = (
    _layout("Google Contacts", "firstname lastname labels organizationname", address_books.google),
    _layout(
        "Google Contacts (older)", "givenname familyname groupmembership", address_books.google
    ),
    _layout(
        "Outlook for Windows", "jobtitle businessstreet emaildisplayname", address_books.outlook
    ),
    _layout("Outlook.com", "givenyomi surnameyomi emailaddress", address_books.outlook),
    _layout("Outlook CSV", "jobtitle businessstreet emailaddress", address_books.outlook),
    _layout("Thunderbird (UK)", "primaryemail displayname organisation", address_books.thunderbird),
    _layout("Thunderbird", "primaryemail displayname", address_books.thunderbird),
)
PLAIN = "Plain table"


def people(table: Table, *, name: str = "The file") -> People:
    """The people in `table`. Raises OutreachError where no column can hold a person's name, or nobody is there."""
    layout, found = _recognised(table, name)
    if not table.rows:
        raise OutreachError(
            f"\u201c{name}\u201d has a first line but nobody below it.",
            hint="Export the contacts again.",
        )
    left: set[str] = set()
    entries, ragged = [], []
    for row in table.rows:
        if row.surplus:
            ragged.append((row.line, _beginning(row), _too_many(row)))
            continue
        cells = Cells(row.cells)
        told = replace(found(cells), wishes=cells.wishes())
        entries.append(entry(told, row.line, notes=_too_few(row)))
        left |= cells.left
    return People(
        layout=layout,
        entries=tuple(entries),
        ragged=tuple(ragged),
        notes=(*table.notes, *_left_over(table, left)),
    )


def _recognised(table: Table, name: str) -> tuple[str, Callable[[Cells], Found]]:
    headers = {bare(header): header for header in table.header}
    for layout in LAYOUTS:
        if layout.marks <= headers.keys():
            return layout.name, layout.found
    if not headers.keys() & set(plain.NAMES):
        raise OutreachError(
            f"\u201c{name}\u201d has no column for names in its first line.",
            hint="Give it a first line with at least \u201cFirst name\u201d and \u201cLast name\u201d,"
            " or export the contacts from Google, Outlook or Thunderbird.",
        )
    titles = (row.cells.get(headers.get("title", ""), "") for row in table.rows)
    return PLAIN, plain.reader(headers, titles)


def _beginning(row: Row) -> str:
    """Enough of a row to find it again."""
    return " ".join([cell for cell in row.cells.values() if cell][:3])[:60]


def _too_many(row: Row) -> str:
    cells = "1 cell" if row.surplus == 1 else f"{row.surplus} cells"
    return (
        f"The row has {cells} more than the first line has columns."
        " Put quotation marks around text that holds the separator."
    )


def _too_few(row: Row) -> list[str]:
    """Spreadsheets leave out empty cells at the end of a row, so this is no reason to refuse it."""
    if not row.missing:
        return []
    cells = "The last cell is" if row.missing == 1 else f"The last {row.missing} cells are"
    return [f"{cells} missing and taken as empty."]


def _left_over(table: Table, left: set[str]) -> list[str]:
    names = [header for header in table.header if bare(header) in left - address_books.QUIET]
    return [f"Columns not taken over: {', '.join(names)}."] if names else []
