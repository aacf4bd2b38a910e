"""`register` reads a register file, finds in what was read, and lists it."""

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.register_files import practice, text


def _write(folder: Path, count: int = 2) -> None:
    rows = [practice(), *(practice(f"A9{number:04}", "OLD MILL", status="C") for number in range(1, count))]  # fmt: skip
    (folder / "epraccur.csv").write_text(text(rows), encoding="utf-8", newline="")


def test_a_file_is_read_and_found_in(run: Run, tmp_path: Path) -> None:
    _write(tmp_path)
    read = run("register", "epraccur.csv")
    assert (read.code, read.err) == (0, "")
    assert read.out.startswith("NHS GP practices: 2 entries read into")
    found = run("register", "--find", "dens ts18")
    assert found.out.splitlines()[1].split()[:4] == ["A81001", "The", "Densham", "Surgery"]
    assert "Old Mill (closed)" in run("register", "--find", "mill").out
    assert not (tmp_path / "group.outreach").exists()


def test_json_has_every_field_of_an_entry(run: Run, tmp_path: Path) -> None:
    _write(tmp_path)
    told = json.loads(run("register", "epraccur.csv", "--json").out)
    assert (told["register"], told["entries"], told["notes"]) == ("epraccur", 2, [])
    (one,) = json.loads(run("register", "--find", "densham", "--json").out)
    assert (one["code"], one["kind"], one["postcode"], one["belongs_to"], one["closed"]) == ("A81001", "GP practice", "TS18 1HU", "00K", None)  # fmt: skip
    assert json.loads(run("register", "--find", "densham", "--people", "--json").out) == []
    (register,) = json.loads(run("register", "--json").out)
    assert (register["register"], register["file"], register["entries"]) == ("epraccur", "epraccur.csv", 2)  # fmt: skip


def test_what_was_read_is_listed(run: Run, tmp_path: Path) -> None:
    none = run("register")
    assert (none.code, none.out, none.err) == (0, "", "No register has been read yet.\n")
    _write(tmp_path)
    run("register", "epraccur.csv")
    assert run("register").out.splitlines()[1].startswith("NHS GP practices")
    nothing = run("register", "--find", "nowhere")
    assert (nothing.code, nothing.out, nothing.err) == (0, "", "Nothing in the registers fits.\n")


def test_a_file_that_may_be_only_a_part_needs_anyway(run: Run, tmp_path: Path) -> None:
    _write(tmp_path, 100)
    run("register", "epraccur.csv")
    _write(tmp_path, 10)
    refused = run("register", "epraccur.csv")
    assert refused.code == 1
    assert "--anyway" in refused.err
    assert run("register", "epraccur.csv", "--anyway").code == 0


def test_an_import_of_a_register_says_what_it_is(run: Run, tmp_path: Path) -> None:
    _write(tmp_path)
    told = run("import", "epraccur.csv", "--dry-run")
    assert "is a register: NHS GP practices. To find in it, use: register epraccur.csv" in told.err


def test_what_is_no_register_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("Name,Email\nAnn,a@a.example\n")
    for words in (["people.csv"], ["is not there.csv"], ["people.csv", "--find", "ann"]):
        refused = run("register", *words)
        assert (refused.code, refused.out) == (1, "")
        assert refused.err
