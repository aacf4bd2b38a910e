"""Lists that are spoilt at random: a table, or a sentence, soon; and no row is lost on the way."""

from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import seed as seeded

from outreach_desktop import given_json
from outreach_desktop.errors import OutreachError
from outreach_desktop.exchange.readers import csv, reading, workbooks
from outreach_desktop.exchange.sheets import Book
from outreach_desktop.services import data_file
from outreach_desktop.services.importing import imports
from tests.exchange.readers.test_csv import SHAPES
from tests.hostile import lists
from tests.reliability.counts import Counted, Share, proof
from tests.services import test_imports_never_clobber as never
from tests.timing import soon

_TODAY = date(2026, 3, 2)
_PIECES = [
    b"",
    *lists._ODD,
    *(make() for make in lists.TEXTS.values()),
    b"\xd0\xcf\x11\xe0",
    b"!BDN",
]


@proof("S5", "bytes of any kind, given as a list", quick=12, full=50_000)
def test_any_bytes_are_a_list_or_a_sentence(count: int, chance: Random, counted: Counted) -> None:
    for _ in range(count):
        data = b"".join(
            chance.choice(_PIECES)
            if chance.random() < 0.6
            else chance.randbytes(chance.randint(1, 60))
            for _ in range(chance.randint(1, 12))
        )
        if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
            data = (
                b" " + data
            )  # those are read in a process of their own, which takes long to begin
        counted(files=1, lists=_is_read(data))


def _is_read(data: bytes) -> bool:
    try:
        with soon():
            found = imports.looked_at(Path("list"), reading.parse(data, name="list"))
            imports.columns_of(found)
    except OutreachError as error:
        lists.check_sentence(error)
        return False
    return True


@proof("S6", "CSV, vCard, LDIF, JSON and web pages, spoilt", quick=15, full=50_000)
def test_a_spoilt_list_comes_in_row_by_row_or_is_refused(
    count: int, chance: Random, counted: Counted
) -> None:
    for number in range(count):
        kind = list(lists.TEXTS)[number % len(lists.TEXTS)]
        data = lists.spoilt(lists.TEXTS[kind](), chance)
        counted(files=1, **_taken_in(reading.parse, data))


@proof("S6", "Excel and OpenDocument workbooks, spoilt", quick=40, full=50_000)
def test_a_spoilt_workbook_comes_in_row_by_row_or_is_refused(
    count: int, chance: Random, counted: Counted
) -> None:
    for number in range(count):
        parts = lists.ods_parts() if number % 2 else lists.workbook_parts()
        counted(files=1, **_taken_in(_book_of, lists.spoilt_book(parts, chance)))


def _book_of(data: bytes) -> Book:
    """As `workbooks.read`, without a process of its own; what would end that process is a refusal here."""
    kind = workbooks.kind_of(data, "list")
    try:
        answer = workbooks._REAL[kind](data)
    except OutreachError:
        raise
    except BaseException as error:
        if type(error).__name__ not in ("PanicException", "MemoryError"):
            raise
        raise OutreachError("The process would have ended.") from error
    return workbooks.book_of(answer, kind)


def _taken_in(parse: object, data: bytes) -> dict[str, int]:
    assert callable(parse)
    try:
        with soon():
            found = imports.looked_at(Path("list"), parse(data))
    except OutreachError as error:
        lists.check_sentence(error)
        return {"refused": 1}
    db = data_file.open_in_memory()
    try:
        with soon():
            plan = imports.plan(db, found, today=_TODAY)
            told = plan.new + plan.updated + plan.unchanged + plan.rejected
            assert told == len(plan.rows)
            assert {row.line for row in found.table.rows} <= {row.line for row in plan.rows}
            list(imports.apply(db, plan))
    except OutreachError as error:
        lists.check_sentence(error)
        return {"refused": 1}
    finally:
        data_file.close(db)
    return {"rows": len(plan.rows)}


@proof("S6", "JSON for documents and for the group, spoilt", quick=60, full=50_000)
def test_spoilt_json_is_plain_data_or_a_sentence(
    count: int, chance: Random, counted: Counted
) -> None:
    for _ in range(count):
        data = lists.spoilt(lists.as_json(), chance)
        try:
            with soon():
                found = given_json.parsed(data, "data.json")
        except OutreachError as error:
            lists.check_sentence(error)
            counted(files=1, refused=1)
        else:
            counted(files=1)
            _see_that_it_is_plain(found)


def _see_that_it_is_plain(found: object, depth: int = 0) -> None:
    assert depth <= given_json.DEEPEST
    if isinstance(found, str):
        found.encode()
        assert "\x00" not in found
    elif isinstance(found, dict):
        for key, value in found.items():
            _see_that_it_is_plain(key, depth)
            _see_that_it_is_plain(value, depth + 1)
    elif isinstance(found, list):
        for value in found:
            _see_that_it_is_plain(value, depth + 1)
    elif isinstance(found, int | float):
        assert abs(found) < 10**given_json.LONGEST_NUMBER


_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252")
_TABLE: list[tuple[str | bytes, list[list[str]]]] = [
    *SHAPES.values(),
    *(
        (lists.as_csv(delimiter, end, encoding), [list(row) for row in lists.ROWS[1:]])
        for encoding in _ENCODINGS
        for delimiter in ",;\t|"
        for end in ("\n", "\r\n", "\r")
        if encoding != "cp1252"
    ),
]


@proof(
    "S7", "shapes, encodings, separators and line ends of CSV", quick=34, full=len(_TABLE), shares=1
)
def test_every_shape_of_csv_is_read_exactly(count: int, chance: Random, counted: Counted) -> None:
    for text, expected in chance.sample(_TABLE, count):
        data = text.encode() if isinstance(text, str) else text
        (sheet,) = csv.parse(data).sheets
        assert [held for _, held in sheet.records[1:]] == expected
        counted(tables=1, exact=1)


@proof("S8", "lists at random into files at random", quick=4, full=10_000)
def test_an_import_loses_nothing_whatever_was_there(
    count: int, share: Share, counted: Counted
) -> None:
    @seeded(share.number)
    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(never.rows, never.rows)
    def tried(first: never.Rows, second: never.Rows) -> None:
        never.loses_nothing(first, second)
        counted(imports=2, lost=0)

    tried()


@pytest.mark.parametrize("torn", ["</text:p>", "</table:table-cell>", "</office:spreadsheet>"])
def test_a_spreadsheet_whose_xml_is_torn_is_damaged_at_once(torn: str) -> None:
    """Calamine waits for ever for the end of an element: a list would be waited for until its time is up."""
    parts = lists.ods_parts()
    parts["content.xml"] = parts["content.xml"].replace(torn, torn.replace("</", "</x"), 1)
    with soon(), pytest.raises(OutreachError, match="damaged"):
        _book_of(lists._packed(parts))


@pytest.mark.parametrize("kind", lists.TEXTS)
def test_a_list_that_is_not_spoilt_has_all_its_people(kind: str) -> None:
    book = reading.parse(lists.TEXTS[kind]())
    assert len(imports.looked_at(Path("list"), book).table.rows) == 3


@pytest.mark.parametrize("data", [lists.as_xlsx(), lists.as_ods()])
def test_a_workbook_that_is_not_spoilt_has_all_its_people(data: bytes) -> None:
    assert len(imports.looked_at(Path("list"), _book_of(data)).table.rows) == 3
