"""A disk that forgets: whatever happens to a file that was closed is noticed, and what can be read is never a crash."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from outreach_desktop.db.beside import seal
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import data_file
from outreach_desktop.services.data_file import (
    ChangedOutsideError,
    DamagedError,
    DataFileError,
    NewerError,
)
from tests import builders
from tests.opening import open_data
from tests.reliability import group_file
from tests.reliability.counts import Counted, proof
from tests.reliability.group_file import Kept

_PAGE = 4096
Spoil = Callable[[bytes, Random], bytes]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    return group_file.make(tmp_path_factory.mktemp("good") / "group.outreach")


def flipped(data: bytes, chance: Random) -> bytes:
    bit = chance.randrange(len(data) * 8)
    spoilt = bytearray(data)
    spoilt[bit // 8] ^= 1 << bit % 8
    return bytes(spoilt)


def cut_short(data: bytes, chance: Random) -> bytes:
    return data[: chance.randrange(len(data))]


def zeroed(data: bytes, chance: Random) -> bytes:
    pages = [at for at in range(0, len(data), _PAGE) if any(data[at : at + _PAGE])]
    at = chance.choice(pages)
    return data[:at] + bytes(_PAGE) + data[at + _PAGE :]


def foreign(_: bytes, chance: Random) -> bytes:
    beginnings = (
        b"PK\x03\x04",
        b"%PDF-1.7\n",
        b"SQLite format 3\0",
        b"\xd0\xcf\x11\xe0",
        b"\0" * 4,
    )
    return chance.choice(beginnings) + chance.randbytes(chance.randrange(1, 9000))


def refusal(path: Path) -> DataFileError:
    """How the file at `path` is refused; a file that is opened, or any other error, fails the test."""
    before = group_file.lies_in(path.parent)
    with pytest.raises(DataFileError) as refused:
        data_file.close(open_data(path, remember=False))
    assert refused.value.hint
    assert refused.value.path == path
    assert group_file.lies_in(path.parent) == before
    return refused.value


def all_are_found(
    spoil: Spoil, good: Kept, folder: Path, count: int, chance: Random
) -> dict[str, int]:
    """Spoil a sealed file `count` times; how often it was met damaged, or no longer as it was closed."""
    found = {"found": 0, "called_damaged": 0}
    path = folder / "group.outreach"
    for _ in range(count):
        good.put(path)
        path.write_bytes(spoil(good.data, chance))
        refused = refusal(path)
        assert isinstance(refused, DamagedError | ChangedOutsideError | NewerError)
        found["found"] += 1
        found["called_damaged"] += isinstance(refused, DamagedError)
    return found


@proof("R6", "single bits flipped in a sealed file", quick=50, full=2_000)
def test_every_flipped_bit_is_found(
    good: Kept, tmp_path: Path, count: int, chance: Random, counted: Counted
) -> None:
    counted(flips=count, **all_are_found(flipped, good, tmp_path, count, chance))


@proof("R6", "sealed files cut short", quick=25, full=200, shares=2)
def test_every_lost_end_is_found(
    good: Kept, tmp_path: Path, count: int, chance: Random, counted: Counted
) -> None:
    counted(cut_short=count, **all_are_found(cut_short, good, tmp_path, count, chance))


@proof("R6", "pages of a sealed file filled with zeros", quick=25, full=200, shares=2)
def test_every_zeroed_page_is_found(
    good: Kept, tmp_path: Path, count: int, chance: Random, counted: Counted
) -> None:
    counted(zeroed_pages=count, **all_are_found(zeroed, good, tmp_path, count, chance))


@proof("R6", "another file in the place of a sealed one", quick=10, full=50, shares=1)
def test_every_foreign_file_is_found(
    good: Kept, tmp_path: Path, count: int, chance: Random, counted: Counted
) -> None:
    counted(foreign_files=count, **all_are_found(foreign, good, tmp_path, count, chance))


@proof("R6", "clean reopenings without a false alarm", quick=20, full=200, shares=2)
def test_what_was_closed_well_is_opened_without_a_word(
    good: Kept, tmp_path: Path, count: int, counted: Counted
) -> None:
    path = tmp_path / "group.outreach"
    good.put(path)
    for number in range(count):
        db = open_data(path, remember=False)
        assert data_file.news(db) == ()
        if number % 3 == 0:
            builders.person(db, f"New {number}")
        data_file.close(db)
    counted(reopenings=count, false_alarms=0)


@proof("R7", "single bits flipped after a stop without closing", quick=25, full=400)
def test_a_flip_after_a_stop_is_found_or_harmless_and_never_a_crash(
    good: Kept, tmp_path: Path, count: int, chance: Random, counted: Counted
) -> None:
    path = tmp_path / "group.outreach"
    found = 0
    for _ in range(count):
        good.put(path, sealed=False)
        path.write_bytes(flipped(good.data, chance))
        seal.place(path).write_bytes(good.seal.replace(b'"closed"', b'"open"', 1))
        found += is_found_or_read(path)
    counted(flips_without_a_seal=count, found_anyway=found)


def is_found_or_read(path: Path) -> bool:
    """Whether opening the file, or reading all of it, met the damage; any but our own error flies."""
    try:
        db = open_data(path, remember=False)
    except OutreachError:
        return True
    try:
        group_file.walk(db)
    except OutreachError:
        return True
    finally:
        data_file.close(db)
    return any("rebuilt" in said for said in data_file.news(db))
