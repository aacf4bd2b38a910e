"""Tables in a web page and lists in JSON, which exports come in too, as sheets."""

from collections.abc import Iterator
from html.parser import HTMLParser

from outreach_desktop import given_json
from outreach_desktop.domain.telling import Told, nobody
from outreach_desktop.errors import OutreachError
from outreach_desktop.exchange.readers.bounds import (
    TOO_WIDE,
    columns_of,
    see_that_tags_are_few,
    too_long,
)
from outreach_desktop.exchange.readers.encodings import decoded
from outreach_desktop.exchange.sheets import (
    MOST_COLUMNS,
    MOST_ROWS,
    Book,
    ListSheet,
    Record,
)
from outreach_desktop.words import say

LARGEST = 20 * 1024 * 1024
_SEVERAL = " ::: "
_DEEPEST = 3
_AT_ONCE = 1 << 20
_MOST_TAGS, _LONGEST_TAG = 1_000_000, 1 << 22


def read_page(data: bytes, name: str, encoding: str = "", told: Told = nobody) -> Book:
    """The tables of a web page, each as a sheet. OutreachError where it has none."""
    _not_too_large(data, name)
    see_that_tags_are_few(data, name, _MOST_TAGS, _LONGEST_TAG)
    found = decoded(data, name, encoding)
    reader = _Tables()
    for begin in range(0, len(found.text), _AT_ONCE):
        told(say("Reading \u201c{name}\u201d, {rows} rows", name=name, rows=reader.rows))
        reader.feed(found.text[begin : begin + _AT_ONCE])
        if reader.rows > MOST_ROWS:
            break
    reader.close()
    sheets = [
        ListSheet(name=f"Table {number}", records=tuple(records))
        for number, records in enumerate(reader.tables, 1)
        if records
    ]
    if not sheets:
        raise OutreachError(
            say("\u201c{name}\u201d is a web page without a table.", name=name),
            hint=say("Export the list itself, as CSV or as a spreadsheet."),
        )
    notes = [*found.notes]
    if reader.rows > MOST_ROWS:
        notes.append(too_long())
    if reader.is_too_wide:
        notes.append(TOO_WIDE)
    return Book(kind="Web page", sheets=tuple(sheets), encoding=found.encoding, notes=tuple(notes))


class _Tables(HTMLParser):
    """Rows of cells; a table within a cell is one of its own, and its words are not said twice."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[Record]] = []
        self._open: list[list[Record]] = []
        self._row: list[str] | None = None
        self._cell: list[str] | None = None
        self._quiet = 0
        self.rows = 0
        self.is_too_wide = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """A tag that opens something."""
        if tag == "table":
            self._open.append([])
            self.tables.append(self._open[-1])
        elif tag == "tr":
            self._end_row()
            self._row = []
        elif tag in ("td", "th"):
            self._end_cell()
            self._cell = []
        elif tag in ("br", "p", "div", "li") and self._cell:
            self._cell.append("\n")
        elif tag in ("script", "style"):
            self._quiet += 1

    def handle_endtag(self, tag: str) -> None:
        """A tag that closes something."""
        if tag in ("td", "th"):
            self._end_cell()
        elif tag in ("tr", "table"):
            self._end_row()
            if tag == "table" and self._open:
                self._open.pop()
        elif tag in ("script", "style") and self._quiet:
            self._quiet -= 1

    def handle_data(self, data: str) -> None:
        """Text between tags."""
        if self._cell is not None and not self._quiet:
            self._cell.append(data)

    def _end_cell(self) -> None:
        if self._cell is not None and self._row is not None and len(self._row) >= MOST_COLUMNS:
            self.is_too_wide = True
        elif self._cell is not None and self._row is not None:
            lines = ("".join(self._cell)).split("\n")
            self._row.append("\n".join(filter(None, (" ".join(line.split()) for line in lines))))
        self._cell = None

    def _end_row(self) -> None:
        self._end_cell()
        self.rows += self._row is not None
        if self._row and self._open and any(self._row) and self.rows <= MOST_ROWS:
            self._open[-1].append((len(self._open[-1]) + 1, self._row))
        self._row = None


def read_json(data: bytes, name: str) -> Book:
    """A list of objects in JSON, one a person. OutreachError where it is none."""
    _not_too_large(data, name)
    hint = say(
        "It must hold a list of people: [{\u201cName\u201d: \u2026}, \u2026]. Export it as CSV instead."
    )
    every = _list_in(given_json.parsed(data, name))
    people = [one for one in every if isinstance(one, dict)]
    if not people:
        raise OutreachError(
            say("\u201c{name}\u201d is JSON without a list of people.", name=name), hint=hint
        )
    rows = [dict(_flat(person)) for person in people[:MOST_ROWS]]
    header, notes = columns_of(rows, name)
    if len(people) < len(every):
        notes = (
            *notes,
            say(
                "Entries whose values have no names are left out: {count}.",
                count=len(every) - len(people),
            ),
        )
    if len(people) > MOST_ROWS:
        notes = (*notes, too_long("people"))
    records: list[Record] = [(0, header)]
    for number, row in enumerate(rows, 1):
        records.append((number, [row.get(column, "") for column in header]))
    return Book(
        kind="JSON", sheets=(ListSheet(records=tuple(records), notes=notes),), encoding="utf-8"
    )


def _list_in(told: object) -> list[object]:
    if isinstance(told, dict):
        lists = [value for value in told.values() if isinstance(value, list)]
        told = lists[0] if len(lists) == 1 else [told]
    return told if isinstance(told, list) else []


def _flat(person: dict[str, object], before: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """Columns and cells of an object: what stands within another has both names."""
    for key, value in person.items():
        column = f"{before} {key}".strip()
        if isinstance(value, dict) and depth < _DEEPEST:
            yield from _flat(value, column, depth + 1)
        elif isinstance(value, list):
            plain = [_text(one) for one in value if not isinstance(one, dict | list)]
            yield column, _SEVERAL.join(filter(None, plain))
            for number, one in enumerate((one for one in value if isinstance(one, dict)), 1):
                if depth < _DEEPEST:
                    yield from _flat(one, f"{column} {number}", depth + 1)
        else:
            yield column, _text(value)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _not_too_large(data: bytes, name: str) -> None:
    if len(data) > LARGEST:
        raise OutreachError(
            say(
                "\u201c{name}\u201d is larger than {limit} MB.", name=name, limit=LARGEST // 1024**2
            ),
            hint=say("Export the list as CSV instead."),
        )
