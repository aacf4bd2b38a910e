"""doctor: what is found on standard output, and an exit code that says whether all is well."""

import json
from pathlib import Path

from outreach_desktop.services import data_file
from tests import builders
from tests.cli.conftest import Run


def test_all_is_well(run: Run) -> None:
    run("backup")

    ran = run("doctor")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0] == "  The file is in order: 0 people, 0 organisations, 0 events."


def test_what_is_safe_to_mend_is_mended_when_asked(run: Run, tmp_path: Path) -> None:
    run("backup")
    db = data_file.open_data(tmp_path / "group.outreach", remember=False)
    builders.person(db)
    db.execute("DELETE FROM search_rows")
    data_file.close(db)

    sick = run("doctor")
    healed = run("doctor", "--mend")

    assert (sick.code, healed.code) == (1, 0)
    assert "! The search index is out of date" in sick.out
    assert sick.err == "Fix what is safe to fix with: doctor --mend\n"
    assert healed.out.endswith("Fixed: The search index was rebuilt.\n")


def test_json_counts_and_lists(run: Run) -> None:
    told = json.loads(run("doctor", "--json").out or "null")
    assert told is not None
    assert (told["wrong"], told["mended"]) == (1, [])
    assert told["items"][0]["about"] == "file"


def test_a_file_that_is_none_is_explained_and_none_is_made(run: Run, tmp_path: Path) -> None:
    ran = run("doctor")

    assert ran.code == 1
    assert ran.out.startswith("! There is no data file")
    assert list(tmp_path.iterdir()) == []
