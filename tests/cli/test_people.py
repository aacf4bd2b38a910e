"""import, contacts, events: what people read, what programs read, and the exit codes."""

import json
from datetime import date
from pathlib import Path

import pytest

from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.group import SenderDraft
from outreach_desktop.domain.segments import KEYS
from outreach_desktop.paths import resource
from outreach_desktop.services import contacts, data_file, group
from tests.builders import household, open_evening, person
from tests.cli.conftest import Run
from tests.workbook import Page, xlsx

DATA = Path(__file__).parent.parent / "data"


def test_an_import_tells_of_every_row_that_does_something(run: Run) -> None:
    ran = run("import", DATA / "google.csv")

    assert ran.code == 0
    assert "line 2: new: Dr Ann O'Neil" in ran.out
    assert "line 15: new: Northmere Council - No person: kept as an organisation." in ran.out
    assert ran.out.endswith("6 new, 0 updated, 0 unchanged, 0 rejected (Google Contacts, utf-8).\n")
    assert ran.err == "This is a new data file: \u201cgroup.outreach\u201d.\n"
    assert run("contacts").err == ""


def test_a_dry_run_changes_nothing(run: Run) -> None:
    dry = run("import", DATA / "google.csv", "--dry-run")

    assert dry.out.endswith("Nothing was changed.\n")
    assert json.loads(run("contacts", "--json").out) == []


def test_an_import_is_one_json_document_with_counts_and_items(run: Run) -> None:
    first = json.loads(run("import", "--json", DATA / "outlook-windows.csv").out)
    again = json.loads(run("import", DATA / "outlook-windows.csv", "--json").out)

    counts = ("rows", "new", "updated", "unchanged", "rejected")
    assert [first[count] for count in counts] == [4, 4, 0, 0, 0]
    assert [again[count] for count in counts] == [4, 0, 0, 4, 0]
    assert first["layout"] == "Outlook for Windows"
    assert [item["verdict"] for item in first["items"]] == ["new"] * 4
    assert first["items"][2]["line"] == 5
    assert "is not an email address" in first["items"][2]["reason"]


def test_who_becomes_core_by_an_import_is_said_with_the_count(run: Run, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(
        "Name,Email,Priority\n" + "".join(f"Ann Adams{n},a{n}@a.example,core\n" for n in range(13))
    )
    column = ("--map", "Priority=tier")
    dry = run("import", "list.csv", "--dry-run", *column)
    done = run("import", "list.csv", *column)
    again = run("import", "list.csv", *column)

    assert "This list makes 13 people core people: Ann Adams0" in dry.out
    assert "Core network: 13 of 12. That is more than you set as the most." in dry.out
    assert "Now core people (13): Ann Adams0, Ann Adams1" in done.err
    assert "Core network: 13 of 12. That is more" in done.err
    assert "Whether 13 of them fit is not yet asked" in done.err
    assert "core" not in again.err
    told = json.loads(run("import", "list.csv", "--dry-run", "--json", *column).out)
    assert told["core"] == ""


def test_texts_about_patients_are_left_out_unless_they_are_wanted(run: Run, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Name,Notes\nAnn Quellow,Rang about patient Joan Smith\n")
    first = run("import", "list.csv")
    again = run("import", "list.csv", "--with-patient-texts")

    assert "line 2: new: Ann Quellow - Left out: \u201cpatient Joan Smith\u201d" in first.out
    assert "import the file again with --with-patient-texts" in first.out
    assert "undo the import and run it without --with-patient-texts" in again.out
    assert "Joan Smith" in run("contacts", "--json").out


def test_an_import_can_be_undone(run: Run) -> None:
    run("import", DATA / "google.csv")

    undone = run("undo")

    assert undone.out == "Undone: Import 5 people from google.csv\n"
    assert json.loads(run("contacts", "--json").out) == []


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty.csv", b"", "is empty."),
        ("book.csv", b"PK\x03\x04rest", "is an Excel workbook"),
        ("half.csv", b'Name,Town\n"Ann,Ashby\n', "line 2: a quotation mark opens"),
        ("list.csv", b"Code,Town\nA1,Ashby\n", "has no column for names"),
    ],
)
def test_what_is_no_list_of_people_is_refused_in_a_sentence(
    run: Run, tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    (tmp_path / name).write_bytes(content)

    ran = run("import", name)

    assert (ran.code, ran.out) == (1, "")
    assert f"\u201c{name}\u201d" in ran.err
    assert message in ran.err
    assert "Traceback" not in ran.err


def test_a_column_goes_where_it_is_said_to_go_and_is_remembered(run: Run, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Wer,Ort,Nr\nLee,Ashby,7\n", encoding="utf-8")

    first = json.loads(
        run("import", "list.csv", "--json", "--map", "Wer=last_name", "--map", "Nr=").out
    )
    again = json.loads(run("import", "list.csv", "--json").out)

    assert [(one["column"], one["field"]) for one in first["columns"]] == [
        ("Wer", "last_name"),
        ("Ort", "town"),
        ("Nr", ""),
    ]
    assert [one["why"] for one in again["columns"]] == [
        "Your choice last time.",
        "Recognised by its name.",
        "Your choice last time.",
    ]
    assert (first["new"], again["unchanged"]) == (1, 1)
    assert "Left out: Nr." in first["notes"]


def test_a_slip_in_a_column_or_a_field_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Name\nAnn Lee\n", encoding="utf-8")

    assert "has no column \u201cNom\u201d" in run("import", "list.csv", "--map", "Nom=name").err
    assert "no field \u201cnome\u201d" in run("import", "list.csv", "--map", "Name=nome").err
    assert json.loads(run("contacts", "--json").out) == []


def test_a_workbook_comes_in_from_the_sheet_that_looks_like_people_or_is_named(
    run: Run, tmp_path: Path
) -> None:
    pages = (
        Page("Rota", [["Monday", "Tuesday"], ["Ann", "Bo"]]),
        Page("Members", [["First name", "Surname"], ["Wilma", "Marsh"]]),
        Page("Old members", [["First name", "Surname"], ["Ian", "Tarn"]], hidden=True),
        Page("Nurses", [["First name", "Surname"], ["Joy", "Penn"]]),
    )
    (tmp_path / "list.xlsx").write_bytes(xlsx(*pages))

    first = json.loads(run("import", "list.xlsx", "--json").out)
    other = run("import", "list.xlsx", "--sheet", "old members")

    assert (first["layout"], first["sheet"], first["new"]) == ("Excel workbook", "Members", 1)
    assert first["sheets"] == ["Rota", "Members", "Old members", "Nurses"]
    assert "Not read: \u201cRota\u201d, \u201cOld members\u201d (hidden)," in first["notes"][0]
    assert "\u201cNurses\u201d looks like a list of people too" in first["notes"][1]
    assert "new: Ian Tarn" in other.out
    assert "has no sheet \u201cMine\u201d" in run("import", "list.xlsx", "--sheet", "Mine").err


def test_a_file_that_is_not_there_is_named(run: Run) -> None:
    ran = run("import", "gone.csv")

    assert (ran.code, ran.err) == (
        1,
        "There is no file \u201cgone.csv\u201d. Check the name.\n",
    )


def names(run: Run, *segment: str) -> list[str]:
    return sorted(each["name"] for each in json.loads(run("contacts", *segment, "--json").out))


def test_a_segment_chooses_and_a_dash_leaves_out(run: Run) -> None:
    run("import", DATA / "google.csv")

    assert names(run, "place:ashby", "-tag:champions") == ["Miss Ngozi Ada Okafor", "Mr Tom Hale"]
    assert names(run, "-place:ashby") == ["Sister Mary Clare Finn", "Łukasz Wójcik"]
    assert names(run, "profession:urologist") == ["Dr Ann O'Neil"]
    assert names(run, "-hale", "surgeon") == ["Miss Ngozi Ada Okafor"]
    assert names(run, 'place:"Little Mere"', "lukasz") == ["Łukasz Wójcik"]
    assert names(run, "place:Little Mere", "lukasz") == ["Łukasz Wójcik"]
    assert names(run, "-profession:urologist place:ashby -hale") == ["Miss Ngozi Ada Okafor"]


def test_a_key_that_means_nothing_is_refused(run: Run) -> None:
    ran = run("contacts", "shoe:38")

    assert ran.code == 1
    assert "Use profession:" in ran.err
    assert "Did you mean tag:?" in run("contacts", "tags:core").err


def test_contacts_are_whole_in_json_and_a_table_for_people(run: Run) -> None:
    run("import", DATA / "google.csv")

    (ann,) = json.loads(run("contacts", "o'neil", "--json").out)
    assert ann["email"] == "ann.oneil@ashby.example.org"
    assert ann["role"] == "Consultant Urologist"
    assert ann["organisation"] == "Ashby Royal Hospital"
    assert ann["address"]["postcode"] == "QX1 2AB"
    assert ann["tags"] == ["Champions"]
    header, line = run("contacts", "o'neil").out.splitlines()
    assert header.split() == ["Name", "Profession", "Role", "Organisation", "Town", "Tags"]
    assert line.index("Ashby Royal") == header.index("Organisation")


def test_the_help_and_the_manual_name_every_condition(run: Run) -> None:
    manual = resource("manual/people.md").read_text(encoding="utf-8")
    for key in KEYS:
        assert f"  {key}:" in run("contacts", "--help").out
        assert f"`{key}:" in manual


def test_others_stand_by_their_names_in_json_and_nothing_but_id_is_an_id(
    run: Run,
) -> None:
    db = data_file.open_data(Path("group.outreach"), remember=False)
    desmond = group.add_sender(db, SenderDraft(name="Desmond"))
    beth = person(db, "Penn", first_name="Beth")
    adam = person(db, "Adams", title="Mr", lead_id=desmond.id, introduced_by_id=beth.id)
    household(db, adam, beth)
    data_file.close(db)

    adams, penn = json.loads(run("contacts", "--json").out)
    assert (adams["lead"], adams["introduced_by"]) == ("Desmond", "Dr Beth Penn")
    assert (penn["lead"], penn["introduced_by"]) == ("", "")
    assert adams["household"] == penn["household"] == "Mr Ann Adams and Dr Beth Penn"
    assert [key for key, value in adams.items() if value in (desmond.id, beth.id)] == []
    assert not [key for key in adams if key.endswith("_id")]


def test_each_person_is_one_line_of_the_json(run: Run) -> None:
    run("import", DATA / "google.csv")

    begin, *lines, end = run("contacts", "--json").out.splitlines()
    assert (begin, end) == ("[", "]")
    people = [json.loads(line.removesuffix(",")) for line in lines]
    assert people == json.loads(run("contacts", "--json").out)
    assert len(people) > 1


def test_nobody_is_an_empty_array_and_a_sentence(run: Run) -> None:
    assert json.loads(run("contacts", "--json").out) == []
    nobody = run("contacts")
    assert (nobody.code, nobody.out, nobody.err) == (0, "", "There is no one to list.\n")


def test_who_must_not_be_contacted_is_marked(run: Run, tmp_path: Path) -> None:
    db = data_file.open_data(tmp_path / "group.outreach")
    contacts.add(db, ContactDraft(last_name="Lee", do_not_contact=True))
    data_file.close(db)

    assert "Lee (do not contact)" in run("contacts").out


def test_events_are_listed_the_next_one_first(run: Run, tmp_path: Path) -> None:
    db = data_file.open_data(tmp_path / "group.outreach")
    open_evening(db, date(2199, 5, 2), "Later")
    open_evening(db, date(2199, 5, 1), "Sooner", place="Hall 2")
    open_evening(db, date(2020, 5, 1), "Over")
    data_file.close(db)

    events = json.loads(run("events", "--json").out)

    assert [event["title"] for event in events] == ["Sooner", "Later", "Over"]
    assert events[0]["date"] == "2199-05-01"
    assert events[0]["invited"] == 0
    assert "2199-05-01  Sooner  Hall 2" in run("events").out


def test_a_data_file_is_made_where_there_is_none(run: Run, tmp_path: Path) -> None:
    assert run("events", "--json").out == "[]\n"
    assert (tmp_path / "group.outreach").is_file()


def test_a_data_file_named_for_one_command_is_not_the_next_one_to_open(
    run: Run, tmp_path: Path
) -> None:
    run("contacts", data="other.outreach")

    assert data_file.default_file().name == "My group.outreach"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("gone/group.outreach", "gone"),
        ("notes.txt", "notes.txt"),
        (".", "folder"),
    ],
)
def test_a_data_file_that_cannot_be_is_refused_in_a_sentence(
    run: Run, tmp_path: Path, path: str, message: str
) -> None:
    (tmp_path / "notes.txt").write_text("Not a data file, whatever it is called.")

    ran = run("contacts", "--json", data=path)

    assert (ran.code, ran.out) == (1, "")
    assert message in ran.err
    assert len(ran.err.splitlines()) == 1
    assert (tmp_path / "notes.txt").read_text().startswith("Not a data file")


def test_a_data_file_in_use_is_left_alone(run: Run, tmp_path: Path) -> None:
    db = data_file.open_data(tmp_path / "group.outreach")
    person(db)

    ran = run("import", DATA / "google.csv")
    data_file.close(db)

    assert (ran.code, ran.out) == (1, "")
    assert "is already open in" in ran.err


@pytest.mark.parametrize("words", [[], ["nonsense"], ["import"], ["contacts", "--jsn"]])
def test_wrong_words_end_with_two(run: Run, words: list[str]) -> None:
    ran = run(*words)

    assert (ran.code, ran.out) == (2, "")
    assert "Error:" in ran.err


def test_a_backup_says_where_it_is(run: Run) -> None:
    run("import", DATA / "google.csv")

    made = Path(run("backup").out.strip())

    assert made.parent.name == "Backups"
    assert len(json.loads(run("contacts", "--json", data=str(made)).out)) == 5


def test_the_version_is_the_projects(run: Run) -> None:
    ran = run("--version", data=None)

    assert ran.out == "Outreach Desktop 0.1.0\n"


def test_a_data_file_before_a_command_is_told_how_to_be_named(run: Run, tmp_path: Path) -> None:
    run("contacts")

    ran = run("group.outreach", "contacts", data=None)

    assert ran.code == 2
    assert "--data group.outreach" in ran.err
