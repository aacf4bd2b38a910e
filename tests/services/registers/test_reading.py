"""A register is read into the directory as a whole, or the directory stays as it was."""

import os
from pathlib import Path

import pytest

from outreach_desktop.domain.labour import ApartStep, outcome
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.data_file import Data, open_data
from outreach_desktop.services.registers import finding, reading
from outreach_desktop.services.registers.reading import DoubtfulRegisterError
from tests.register_files import NOW, nppes, practice, practices, provider, read, text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Registers"


def codes(folder: Path, words: str) -> list[str]:
    return [one.code for one in finding.find(folder, words)]


def write(folder: Path, name: str, content: str) -> Path:
    path = folder.parent / name
    path.write_text(content, encoding="utf-8", newline="")
    return path


def many(count: int, **more: str) -> list[list[str]]:
    return [practice(f"A{number:05}", **more) for number in range(count)]


def test_the_directory_lies_beside_the_data_file_and_is_no_part_of_it(tmp_path: Path) -> None:
    path = tmp_path / "group.outreach"
    db: Data = open_data(path, remember=False)
    folder = reading.folder_of(db)
    size = path.stat().st_size
    practices(folder)
    assert folder == tmp_path / "Registers"
    assert [one.name for one in folder.iterdir()] == ["NHS GP practices.register"]
    assert path.stat().st_size == size
    db.close()


def test_what_was_read_is_listed_with_its_file_day_and_number(folder: Path) -> None:
    practices(folder, practice(), practice("A81002"))
    (one,) = finding.registers(folder)
    assert (one.register.name, one.file, one.count) == ("NHS GP practices", "epraccur.csv", 2)
    assert (one.read_at, one.newest) == (NOW.isoformat(), "19740401")


def test_a_newer_file_takes_the_place_of_the_older_one_and_of_no_other(folder: Path) -> None:
    practices(folder, practice("A81001"))
    read(folder, write(folder, "npidata_pfile.csv", nppes([provider("1000000004", last="LEE")])))
    practices(folder, practice("A81002", "NEW SURGERY"))
    assert codes(folder, "A81001") == []
    assert codes(folder, "A81002") == ["A81002"]
    assert codes(folder, "lee") == ["1000000004"]


def test_leaving_it_halfway_leaves_the_directory_as_it_was(folder: Path) -> None:
    practices(folder)
    before = {one.name: one.read_bytes() for one in folder.iterdir()}
    file = write(folder, "epraccur.csv", text(many(9000)))
    steps = reading.read(folder, file, now=NOW)
    for _ in range(3):
        next(steps)
    steps.close()
    assert {one.name: one.read_bytes() for one in folder.iterdir()} == before


def test_leaving_it_while_the_disk_takes_its_time_leaves_the_directory_as_it_was(
    folder: Path,
) -> None:
    practices(folder)
    before = {one.name: one.read_bytes() for one in folder.iterdir()}
    file = write(folder, "epraccur.csv", text(many(9)))
    steps = reading.read(folder, file, now=NOW)
    apart = next(step for step in steps if isinstance(step, ApartStep))
    apart.run()
    steps.close()
    assert {one.name: one.read_bytes() for one in folder.iterdir()} == before


def test_two_windows_that_read_the_same_register_leave_a_whole_one(folder: Path) -> None:
    first = reading.read(folder, write(folder, "first.csv", text(many(3000))), now=NOW)
    next(first)
    second = reading.read(folder, write(folder, "second.csv", text(many(5000))), now=NOW)
    next(second)
    with pytest.raises(OutreachError, match="put something else in the place"):
        outcome(first)
    outcome(second)
    assert [(one.file, one.count) for one in finding.registers(folder)] == [("second.csv", 5000)]
    assert codes(folder, "A04999") == ["A04999"]


def test_each_step_says_how_far_it_has_come(folder: Path) -> None:
    file = write(folder, "epraccur.csv", text(many(5000)))
    told = [
        step for step in reading.read(folder, file, now=NOW) if isinstance(step, reading.Progress)
    ]
    assert [step.done for step in told] == sorted(step.done for step in told)
    assert {step.of for step in told} == {file.stat().st_size}
    assert told[-1].done == told[-1].of


def test_a_file_cut_short_leaves_what_was_read_before(folder: Path) -> None:
    practices(folder)
    content = text(many(6000))
    with pytest.raises(OutreachError, match="is cut short"):
        read(folder, write(folder, "epraccur.csv", content[: len(content) - 40]))
    assert codes(folder, "densham") == ["A81001"]
    assert [one.name for one in folder.iterdir()] == ["NHS GP practices.register"]


def test_one_with_far_fewer_entries_is_read_only_when_somebody_says_so(folder: Path) -> None:
    practices(folder, *many(100))
    part = write(folder, "epraccur.csv", text(many(60)))
    with pytest.raises(DoubtfulRegisterError, match="has 60 entries, and 100 were read"):
        read(folder, part)
    assert finding.registers(folder)[0].count == 100
    read(folder, part, anyway=True)
    assert finding.registers(folder)[0].count == 60


def test_one_of_another_year_is_read_only_when_somebody_says_so(folder: Path) -> None:
    practices(folder, *many(100, closed="20260101"))
    older = write(folder, "epraccur.csv", text(many(100, closed="20190101")))
    with pytest.raises(DoubtfulRegisterError, match="is older than"):
        read(folder, older)
    rows = nppes(
        provider(str(number), last="LEE") for number in range(1_000_000_000, 1_000_000_030)
    )
    read(folder, write(folder, "npidata_pfile_20050523-20260208.csv", rows))
    with pytest.raises(DoubtfulRegisterError, match="is older than"):
        read(folder, write(folder, "npidata_pfile_20050523-20250209.csv", rows))
    read(folder, write(folder, "npidata_pfile_20050523-20260308.csv", rows))


def test_a_damaged_file_of_the_directory_is_told_and_read_again(folder: Path) -> None:
    practices(folder)
    (damaged,) = folder.iterdir()
    damaged.write_bytes(b"no database at all" * 500)
    (one,) = finding.registers(folder)
    assert one.is_damaged
    assert codes(folder, "densham") == []
    practices(folder)
    assert codes(folder, "densham") == ["A81001"]


def test_a_file_is_known_as_a_register_by_a_look_at_its_beginning(folder: Path) -> None:
    assert reading.known(write(folder, "any.csv", text([practice()]))) == "NHS GP practices"
    assert reading.known(write(folder, "people.csv", "Name,Email\nAnn,a@a.example\n")) == ""
    assert reading.known(folder.parent / "is not there.csv") == ""
    assert reading.known(write(folder, "photo.jpeg", text([practice()]))) == ""


def test_what_a_crash_left_of_one_is_removed_a_day_later(folder: Path) -> None:
    folder.mkdir()
    old, new = folder / ".~US providers NPPES.register.part", folder / ".~NHS trusts.register.part"
    for part, age in ((old, 90_000), (new, 60)):
        part.write_bytes(b"half")
        os.utime(part, (NOW.timestamp() - age,) * 2)
    practices(folder)
    assert [one.exists() for one in (old, new)] == [False, True]


def test_a_folder_that_cannot_be_made_is_told(folder: Path) -> None:
    folder.write_text("in the way")
    with pytest.raises(OutreachError, match="is a file, not a folder"):
        practices(folder)
