"""backup and unlock, and the backups that commands make by themselves."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PEOPLE = "First name,Last name\nAnn,O'Neil\nCy,Ho\n"


@pytest.fixture
def group(run: Run, tmp_path: Path) -> Path:
    """A data file with two people; the import itself left a backup before it and one behind it."""
    (tmp_path / "people.csv").write_text(PEOPLE)
    assert run("import", "people.csv").code == 0
    return tmp_path / "group.outreach"


def listed(run: Run) -> list[dict[str, object]]:
    items: list[dict[str, object]] = json.loads(run("backup", "--list", "--json").out)["items"]
    return items


def test_a_command_that_changed_something_leaves_a_backup_where_none_is_new(
    run: Run, group: Path
) -> None:
    # One was made before the import, so the next is due in half an hour.
    assert [(row["why"], row["contacts"]) for row in listed(run)] == [("an import", 0)]

    run("contacts")
    assert len(listed(run)) == 1


def test_a_backup_that_cannot_be_made_does_not_take_back_the_command(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "Backups").write_text("in its place")
    (tmp_path / "ours.json").write_text('{"name": "Lakeside"}')
    ran = run("group", "ours.json")

    assert ran.code == 0
    assert "No backup was made." in ran.err
    assert "is a file, and" in ran.err


def test_a_list_says_what_is_in_each_though_the_data_file_is_gone(run: Run, group: Path) -> None:
    made = Path(run("backup").out.strip())
    group.unlink()

    ran = run("backup", "--list")
    assert ran.code == 0
    assert ran.out.splitlines()[0].split() == [
        "Made",
        "People",
        "Organisations",
        "Events",
        "Entries",
        "Size",
        "Name",
    ]
    assert f" kB  {made.name}" in ran.out or f" MB  {made.name}" in ran.out
    assert "before an import" in ran.out
    assert not group.exists()


def test_the_backups_are_tested_and_the_bad_one_is_named(run: Run, group: Path) -> None:
    made = Path(run("backup").out.strip())
    ran = run("backup", "--test")
    assert (ran.code, ran.err) == (0, "2 backups are good.\n")

    content = bytearray(made.read_bytes())
    content[len(content) // 2] ^= 1
    made.write_bytes(content)

    ran = run("backup", "--test")
    assert ran.code == 1
    assert f"{made.name}: It" in ran.err
    assert "1 backup is good, 1 not." in ran.err
    assert json.loads(run("backup", "--test", "--json").out)["bad"] == 1


def test_where_there_are_none_that_is_said(run: Run) -> None:
    ran = run("backup", "--list")

    assert (ran.code, ran.out) == (0, "")
    assert "There are no backups" in ran.err


def test_a_copy_goes_to_another_folder_and_the_same_disk_is_said(
    run: Run, group: Path, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    ran = run("backup", "--to", "stick", "--json")

    assert Path(json.loads(ran.out)["path"]).parent.name == "stick"
    assert "same disk" in ran.err


@pytest.mark.slow  # a passphrase is slow to try, so that guessing is
def test_a_passphrase_locks_the_copy_and_unlocks_it(run: Run, group: Path, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    (tmp_path / "words.txt").write_text("lantern ferry walnut thirty\n")
    made = run("backup", "--to", "stick", "--passphrase-file", "words.txt").out.strip()
    assert made.endswith(".outreach.age")

    ran = run("unlock", made, "again.outreach", "--passphrase-file", "words.txt")
    assert ran.out == "again.outreach\n"
    assert "O'Neil" in run("contacts", data="again.outreach").out


def test_words_that_do_not_go_together_are_said(run: Run, group: Path, tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("\n")

    assert run("backup", "--list", "--test").code == 2
    assert run("backup", "--passphrase-file", "words.txt").code == 2
    assert run("unlock", "a.age", "b.outreach").code == 2
    ran = run("backup", "--to", ".", "--passphrase-file", "words.txt")
    assert (ran.code, "no passphrase in" in ran.err) == (1, True)
    ran = run("backup", "--to", ".", "--passphrase-file", "away.txt")
    assert (ran.code, "could not be read" in ran.err) == (1, True)
