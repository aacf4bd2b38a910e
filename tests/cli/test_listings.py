"""`listings` says where our details appear, what is most urgent first."""

import json
from datetime import date
from pathlib import Path

from outreach_desktop.services import data_file
from tests.builders import listing, organisation
from tests.cli.conftest import Run


def _kept(tmp_path: Path) -> None:
    day = date.today()
    db = data_file.open_data(tmp_path / "group.outreach", remember=False)
    place = organisation(db, "Priory Surgery")
    listing(db, "Website", looked_at_on=day, address="www.wend.example", today=day)
    listing(db, "Noticeboard", organisation_id=place.id, to_change="the number", today=day)
    data_file.close(db)


def test_what_is_most_urgent_stands_first(run: Run, tmp_path: Path) -> None:
    _kept(tmp_path)

    ran = run("listings")
    assert (ran.code, ran.err) == (0, "")
    assert [line.split("  ")[0] for line in ran.out.splitlines()] == [
        "Listing",
        "Noticeboard",
        "Website",
    ]
    assert "to be changed: the number" in ran.out
    assert "www.wend.example" in ran.out


def test_in_json_all_of_it_is_there(run: Run, tmp_path: Path) -> None:
    _kept(tmp_path)

    board, website = json.loads(run("listings", "--json").out)
    assert (board["standing"], board["organisation"]) == ("to change", "Priory Surgery")
    assert (board["looked_at_on"], board["look_again_on"]) == (None, None)
    assert (website["standing"], website["every_months"], website["changed"]) == ("fine", 6, [])
    assert date.fromisoformat(website["looked_at_on"]) < date.fromisoformat(website["look_again_on"])  # fmt: skip


def test_where_there_is_none_it_says_so(run: Run) -> None:
    ran = run("listings")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines()[-1] == "No listings are written down yet."
    assert json.loads(run("listings", "--json").out) == []
