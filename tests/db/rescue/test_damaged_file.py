"""Rows read off the pages of a file, without the help of what is written there about them."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from outreach_desktop.db.engine import connection
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.pages import LIST, MAGIC, Pages
from outreach_desktop.db.rescue.damaged_file import Wreck
from outreach_desktop.db.shape import migrations
from tests import released

PAGE = 4096


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[bytes, Data]]:
    """The bytes of a data file, and the file as SQLite reads it."""
    path = released.unpacked(migrations.NEWEST, tmp_path_factory.mktemp("whole"))
    db = connection.connect_to_read(path)
    yield path.read_bytes(), db
    db.close()


def as_read(content: bytes) -> dict[str, list[dict[str, object]]]:
    """Every table, its rows in an order of their own."""
    wreck = Wreck(content)
    return {table: sorted(wreck.rows(table), key=str) for table in wreck.tables}


def as_it_is(db: Data, tables: list[str]) -> dict[str, list[dict[str, object]]]:
    return {table: sorted(db.query(f"SELECT * FROM {table}"), key=str) for table in tables}


def test_the_pages_say_just_what_sqlite_says(whole: tuple[bytes, Data]) -> None:
    content, db = whole
    read = as_read(content)

    assert read == as_it_is(db, list(read))
    assert len(read) == 37


def test_without_the_list_of_tables_each_page_is_known_by_what_is_on_it(
    whole: tuple[bytes, Data],
) -> None:
    content, db = whole
    listed = list(Pages(content).leaves_under(1))
    for number in {1, *listed}:
        at = (number - 1) * PAGE
        content = content[:at] + bytes(PAGE) + content[at + PAGE :]
    read = as_read(content)

    assert read == as_it_is(db, list(read))


@pytest.mark.parametrize("is_listed", [True, False])
def test_entries_from_before_they_could_be_of_organisations_are_read_to_the_last_column(
    tmp_path: Path, is_listed: bool
) -> None:
    path = released.unpacked(12, tmp_path)
    content = path.read_bytes()
    if not is_listed:
        for number in {1, *Pages(content).leaves_under(1)}:
            at = (number - 1) * PAGE
            content = content[:at] + bytes(PAGE) + content[at + PAGE :]
    db = connection.connect_to_read(path)
    rows = sorted(db.query("SELECT * FROM interactions"), key=str)
    db.close()
    assert len(rows) > 20
    assert sorted(Wreck(content).rows("interactions"), key=str) == rows


def test_a_changed_bit_in_the_list_of_tables_costs_no_column(whole: tuple[bytes, Data]) -> None:
    content, db = whole
    read = as_read(content.replace(b"last_name TEXT NOT NULL", b"lbst_name TEXT NOT NULL"))

    assert read["contacts"] == as_it_is(db, ["contacts"])["contacts"]


@pytest.mark.parametrize("length", [0, 1, 99, 100, PAGE - 1, PAGE, 3 * PAGE + 7])
def test_nonsense_of_any_length_has_no_rows(length: int) -> None:
    nonsense = Random(length).randbytes(length)

    assert not any(as_read(nonsense).values())


def test_numbers_long_texts_and_letters_of_any_language_are_read(tmp_path: Path) -> None:
    db = connection.connect(tmp_path / "a.outreach")
    values = [0, 1, -1, 127, 128, -32769, 2**23, -(2**40), 2**62, None, "", "Łó" * 9000, b"\0" * 70]
    db.execute("CREATE TABLE a (b ANY) STRICT")
    for value in values:
        db.execute("INSERT INTO a VALUES (?)", [value])
    db.close()
    pages = Pages((tmp_path / "a.outreach").read_bytes())

    assert [row for leaf in pages.leaves_under(2) for _, (row,) in pages.cells(leaf)] == values


class _Counting(bytes):
    """Bytes that know how many of them were asked for."""

    read = 0

    def __getitem__(self, place: Any) -> Any:
        found = super().__getitem__(place)
        self.read += len(found) if isinstance(place, slice) else 1
        return found


def test_a_list_of_parts_made_of_ways_alone_is_weighed_in_no_time() -> None:
    """Every page says that all others are below it."""
    count = 1000
    ways = b"".join(number.to_bytes(4, "big") for number in range(2, 2 + 600))
    places = b"".join((1300 + 4 * at).to_bytes(2, "big") for at in range(600))
    page = (b"\x05" + bytes(2) + (600).to_bytes(2, "big") + bytes(3) + (count).to_bytes(4, "big") + places).ljust(1300, b"\0") + ways  # fmt: skip
    first = MAGIC + PAGE.to_bytes(2, "big") + bytes(82) + page
    content = _Counting(first.ljust(PAGE, b"\0")[:PAGE] + page.ljust(PAGE, b"\0") * (count - 1))

    assert Pages(content).weight(LIST, 50_000) > 50_000
    assert content.read < 150 * PAGE
    assert len(list(Pages(content).leaves_under(LIST))) == 0
