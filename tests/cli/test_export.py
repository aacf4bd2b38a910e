"""`export` writes whom a segment describes to a new file, says what it wrote, and refuses what it cannot."""

import datetime as dt
import json
from pathlib import Path

import pytest

from outreach_desktop.services import data_file
from outreach_desktop.services.sample import write_sample
from tests import builders
from tests.cli.conftest import Run

PEOPLE = (
    "Title,First name,Surname,Profession,Phone,Tags,Do not contact\n"
    "Dr,Ann,Orpen,urologist,01632 960202,core,\n"
    "Mr,Ben,Marsh,nurse,,,yes\n"
)


@pytest.fixture
def people(run: Run, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE)
    assert run("import", "people.csv").code == 0


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx", "out.vcf"])
@pytest.mark.usefixtures("people")
def test_everybody_is_written_and_comes_back_into_a_new_file(run: Run, name: str) -> None:
    ran = run("export", name)

    assert (ran.code, ran.out) == (0, f"2 people written to \u201c{name}\u201d.\n")
    assert "0 new, 0 updated, 2 unchanged" in run("import", name).out
    assert "2 new" in run("import", name, data="other.outreach").out
    ours, theirs = (
        json.loads(run("contacts", "--json", data=data).out)
        for data in ("group.outreach", "other.outreach")
    )
    for one, other in zip(ours, theirs, strict=True):
        assert {**one, "id": ""} == {**other, "id": ""}


@pytest.mark.usefixtures("people")
def test_a_segment_chooses_and_json_says_what_was_written(run: Run) -> None:
    ran = run("export", "out.csv", "profession:nurse", "--json")

    assert ran.code == 0
    assert json.loads(ran.out) == {"file": "out.csv", "kind": "CSV", "people": 1, "notes": []}
    assert "-do" not in Path("out.csv").read_text()
    assert "Marsh" in Path("out.csv").read_text()
    assert "Orpen" not in Path("out.csv").read_text()


@pytest.mark.usefixtures("people")
def test_phones_get_the_older_cards(run: Run) -> None:
    assert run("export", "out.vcf", "--vcard", "3.0").code == 0
    assert "VERSION:3.0\n" in Path("out.vcf").read_text()
    assert run("export", "new.vcf").code == 0
    assert "VERSION:4.0\n" in Path("new.vcf").read_text()


@pytest.mark.usefixtures("people")
def test_nothing_is_written_over_or_guessed(run: Run) -> None:
    Path("out.csv").write_text("mine")

    taken = run("export", "out.csv")
    unknown = run("export", "out.pdf")
    slip = run("export", "new.csv", "proffession:nurse")

    assert (taken.code, Path("out.csv").read_text()) == (1, "mine")
    assert "is already in" in taken.err
    assert unknown.code == 1
    assert "Let its name end in .csv, .xlsx or .vcf." in unknown.err
    assert slip.code == 1
    assert not Path("new.csv").exists()


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx"])
def test_organisations_are_written_and_come_back_into_a_new_file(run: Run, name: str) -> None:
    Path("list.csv").write_text("Organisation,Type,Town\nLakeside Hospice,Hospice,Tarn\n")
    assert run("import", "list.csv").code == 0

    ran = run("export", name, "--organisations")

    assert (ran.code, ran.out) == (0, f"1 organisation written to \u201c{name}\u201d.\n")
    assert "0 new, 0 updated, 1 unchanged" in run("import", name).out
    assert "1 new" in run("import", name, data="other.outreach").out
    ours, theirs = (
        json.loads(run("organisations", "--json", data=data).out)
        for data in ("group.outreach", "other.outreach")
    )
    assert [{**one, "id": ""} for one in ours] == [{**one, "id": ""} for one in theirs]


def test_a_segment_chooses_organisations(run: Run) -> None:
    Path("list.csv").write_text("Organisation,Town\nLakeside Hospice,Tarn\nMere Surgery,Mere\n")
    assert run("import", "list.csv").code == 0

    ran = run("export", "out.csv", "--organisations", "Mere", "--json")

    assert json.loads(ran.out) == {
        "file": "out.csv",
        "kind": "CSV",
        "organisations": 1,
        "notes": [],
    }
    refused = run("export", "out.vcf", "--organisations")
    assert refused.code == 1
    assert "let its name end in .csv or .xlsx" in refused.err
    assert run("export", "out.csv", "--organisations").code == 1


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx", "out.vcf"])
def test_the_sample_group_is_the_same_people_in_a_new_file(run: Run, name: str) -> None:
    write_sample(Path("group.outreach"), today=dt.date.today())
    ran = run("export", name)
    assert ran.code == 0, ran.err
    assert run("import", name, data="other.outreach").code == 0

    def people(data: str) -> list[str]:
        every = json.loads(run("contacts", "--json", data=data).out)
        return sorted(json.dumps({**one, "id": ""}, sort_keys=True) for one in every)

    ours, theirs = people("group.outreach"), people("other.outreach")
    assert len(ours) > 90
    assert ours == theirs


def test_when_someone_was_in_touch_is_told_where_it_is_asked_for(run: Run) -> None:
    db = data_file.open_data(Path("group.outreach"), remember=False)
    adams = builders.person(db, "Adams")
    builders.person(db, "Brown")
    day = dt.date.today()
    builders.call(db, adams, day)
    data_file.close(db)

    for one in json.loads(run("contacts", "--json").out):
        assert "last_contact" not in one
    told = json.loads(run("contacts", "--last-contact", "--json").out)
    assert [one["last_contact"] for one in told] == [day.isoformat(), None]
    header, first, second = run("contacts", "--last-contact").out.splitlines()
    assert header.rstrip().endswith("Last contact")
    assert day.isoformat() in first
    assert day.isoformat() not in second
