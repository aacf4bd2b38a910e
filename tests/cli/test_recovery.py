"""restore and salvage, as a person runs them."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def kept(run: Run, tmp_path: Path) -> Path:
    """A backup with one person; the data file has another besides."""
    (tmp_path / "one.csv").write_text("First name,Last name\nAnn,O'Neil\n")
    (tmp_path / "two.csv").write_text("First name,Last name,Do not contact\nCy,Ho,yes\n")
    assert run("import", "one.csv").code == 0
    backup = Path(run("backup").out.strip())
    assert run("import", "two.csv").code == 0
    return backup


def test_what_a_backup_would_change_is_told_in_names_and_nothing_is_done(
    run: Run, kept: Path, tmp_path: Path
) -> None:
    before = (tmp_path / "group.outreach").read_bytes()
    ran = run("restore", kept.name)

    assert ran.code == 0
    assert ran.out.splitlines() == ["Would be lost:", "  Cy Ho", "  1 wish about hearing from us"]
    assert "Nothing was changed" in ran.err
    assert (tmp_path / "group.outreach").read_bytes() == before


def test_the_backups_are_listed_with_what_would_be_lost_and_gained(run: Run, kept: Path) -> None:
    lines = run("restore").out.splitlines()

    assert lines[0].split()[1:5] == ["People", "Organisations", "Events", "Entries"]
    assert lines[0].split()[5:8] == ["Lost", "Gained", "Different"]
    (row,) = [line for line in lines if line.endswith(f"  {kept.name}")]
    assert row.split()[2:8] == ["1", "0", "0", "0", "2", "0"]
    items = json.loads(run("restore", "--json").out)["items"]
    assert [item["comparison"]["lost"] for item in items if item["backup"]["why"] == ""] == [
        ["Cy Ho", "1 wish about hearing from us"]
    ]


def test_with_yes_it_is_restored_and_wishes_are_kept(run: Run, kept: Path, tmp_path: Path) -> None:
    ran = run("restore", kept, "--yes")

    assert ran.code == 0
    assert ran.out.strip() == str(tmp_path / "group.outreach")
    assert "Set aside" in ran.err
    assert "Cy Ho: the wish not to be contacted" in ran.err
    people = json.loads(run("contacts", "--json").out)
    assert {person["name"] for person in people} == {"Ann O'Neil", "Cy Ho"}


def test_which_one_must_be_said_before_it_is_done(run: Run, kept: Path) -> None:
    assert run("restore", "--yes").code == 2
    ran = run("restore", "nothing.outreach")
    assert (ran.code, ran.out) == (1, "")


def test_a_damaged_file_is_restored_and_salvaged(run: Run, kept: Path, tmp_path: Path) -> None:
    path = tmp_path / "group.outreach"
    damaged = bytes(4096) + path.read_bytes()[4096:]
    path.write_bytes(damaged)

    assert run("contacts").code == 1
    assert "  Cy Ho" in run("restore", kept.name).out.splitlines()
    saved = run("salvage")
    assert saved.code == 0
    assert path.read_bytes() == damaged
    people = json.loads(run("contacts", "--json", data=saved.out.strip()).out)
    assert {person["name"] for person in people} == {"Ann O'Neil", "Cy Ho"}
    assert run("restore", kept.name, "--yes").code == 0
    assert run("contacts").code == 0
