"""make: files made for people of the group, files spared, and what is said of those left out."""

import json
import zipfile
from pathlib import Path

import pytest
from docx import Document

from outreach_desktop.services import sample
from tests.builders import template
from tests.cli.conftest import Run, refused, said
from tests.conftest import TODAY
from tests.templates.word import part


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(
        "Title,First name,Last name,E-mail,Tags\n"
        "Dr,Ann,O'Neil,ann@example.org,a\nMs,Bo,Ek,bo@example.org,b\n"
    )
    return path


def test_a_document_is_made_for_each_person(run: Run, letter: Path, people: Path) -> None:
    run("import", people)

    ran = run("make", letter, "--to", "-tag:b", "--out", "letters")

    (path,) = ran.out.splitlines()
    assert (ran.code, ran.err) == (0, "")
    assert said(path)[0] == "Dear Dr O'Neil,"
    assert Path(path).parent.name == "letters"


def test_organisations_get_letters_of_their_own_and_a_sheet_is_for_no_one(
    run: Run, tmp_path: Path
) -> None:
    listed = tmp_path / "places.csv"
    listed.write_text("Organisation,Type\nLakeside General,hospital\nPriory,GP practice\n")
    run("import", listed)
    note = template(tmp_path / "note.docx", "Dear {{ contact.salutation }}")
    sheet = template(tmp_path / "sheet.docx", "Come along")

    made = run("make", note, "--to-organisations", "kind:hospital", "--out", "o")
    assert [said(one) for one in made.out.splitlines()] == [["Dear Colleagues at Lakeside General"]]
    assert len(run("make", note, "--to-organisations", "", "--out", "all").out.splitlines()) == 2
    made = run("make", sheet, "--to-nobody", "--out", "o")
    assert Path(made.out.strip()).name[10:] == " Sheet.docx"

    none = run("make", note, "--to-organisations", "Mars", "--out", "o")
    refused(none, "No organisation fits")
    both = run("make", note, "--to-nobody", "--to", "", "--out", "o")
    assert (both.code, "Give only one of" in both.err) == (2, True)
    unasked = run("make", "introduction", "--to-nobody", "--out", "o")
    assert (unasked.code, "is written to someone" in unasked.err) == (1, True)


def test_a_group_with_a5_has_it_unless_whole_sheets_are_wanted(run: Run, tmp_path: Path) -> None:
    facts = tmp_path / "group.json"
    facts.write_text('{"name": "Wend Valley", "phone": "01632 960100", "small_sheets": true}')
    assert run("group", facts).code == 0

    small = run("make", "poster", "--to-nobody", "--out", "o").out.strip()
    whole = run("make", "poster", "--to-nobody", "--whole-sheets", "--out", "o").out.strip()

    widths = [Document(one).sections[0].page_width for one in (small, whole)]
    assert [round(one.mm) for one in widths if one] == [148, 210]
    assert Path(small).name.endswith("Poster, on A5.docx")


def test_one_person_who_is_there_twice_is_told_and_nothing_is_stopped(
    run: Run, letter: Path, tmp_path: Path
) -> None:
    twice = tmp_path / "twice.csv"
    rows = "J.,Marsh,j@example.org\nJo,Marsh,j@example.org\n"
    twice.write_text(f"First name,Last name,Email\n{rows}", "utf-8")
    run("import", twice)
    ran = run("make", letter, "--to", "", "--out", "letters")
    assert ran.code == 0
    assert "One person may get two letters" in ran.err


def test_each_person_can_begin_on_a_new_sheet(run: Run, letter: Path, people: Path) -> None:
    run("import", people)

    run("make", letter, "--to", "", "--out", "out", "--together", "all.docx", "--new-sheet")

    assert part(Path("all.docx").read_bytes()).count('<w:type w:val="oddPage"/>') == 2
    alone = run("make", letter, "--to", "", "--out", "o", "--new-sheet")
    assert (alone.code, "--new-sheet can only be used with --together." in alone.err) == (2, True)


def test_what_was_made_is_one_json_document(run: Run, letter: Path, people: Path) -> None:
    run("import", people)

    made = json.loads(
        run("make", letter, "--to", "", "--out", "out", "--together", "all.docx", "--json").out
    )

    assert (made["made"], made["left_out"]) == (2, 0)
    assert Path(made["together"]).name == "all.docx"
    assert [item["name"] for item in made["items"]] == ["Ms Bo Ek", "Dr Ann O'Neil"]
    assert all(Path(item["path"]).is_file() for item in made["items"])
    assert [line for line in said("all.docx") if line.startswith("Dear")] == [
        "Dear Ms Ek,",
        "Dear Dr O'Neil,",
    ]


def test_who_is_left_out_is_told_with_the_reason_and_one_is_the_exit_code(
    run: Run, tmp_path: Path, people: Path
) -> None:
    run("import", people)
    phone = template(tmp_path / "phone.docx", "{{ contact.phone }}")

    ran = run("make", phone, "--to", "", "--out", "out", "--json")

    made = json.loads(ran.out)
    assert ran.code == 1
    assert (made["made"], made["left_out"]) == (0, 2)
    assert all(item["problem"] and item["path"] is None for item in made["items"])
    assert ran.err.startswith("Left out of Phone: ")


def test_what_is_missing_may_be_left_blank(run: Run, tmp_path: Path, people: Path) -> None:
    run("import", people)
    phone = template(tmp_path / "phone.docx", "Phone: {{ contact.phone }}")

    ran = run("make", phone, "--to", "tag:a", "--out", "out", "--missing", "blank")

    assert ran.code == 0
    assert said(ran.out.strip())[0].strip() == "Phone:"


def test_made_again_nothing_is_written_over(run: Run, letter: Path, people: Path) -> None:
    run("import", people)
    first = run("make", letter, "--to", "tag:a", "--out", "out").out.strip()
    before = Path(first).read_bytes()

    second = run("make", letter, "--to", "tag:a", "--out", "out").out.strip()

    assert second.endswith(" (2).docx")
    assert Path(first).read_bytes() == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["make", "thnk-you", "--to", "", "--out", "out"], "Did you mean thank-you?"),
        (["make", "letter.docx", "--to", "nobody", "--out", "out"], "No one fits"),
        (["make", "letter.docx", "--to", "", "--event", "Gala", "--out", "out"], "no event called"),
        (["make", "letter.docx", "--to", "", "--out", "gone/out"], "There is no folder"),
        (["make", "letter.docx", "--to", "", "--out", "people.csv"], "is a file, not a folder"),
        (
            ["make", "letter.docx", "--to", "", "--out", "out", "--together", "people.csv"],
            "left as it is",
        ),
        (["make", "people.csv", "--to", "", "--out", "out"], "not a Word document"),
    ],
)
def test_what_cannot_be_made_is_refused_before_anything_is_written(
    run: Run, letter: Path, people: Path, tmp_path: Path, words: list[str], message: str
) -> None:
    run("import", people)
    before = people.read_bytes()

    refused(run(*words), message)

    assert people.read_bytes() == before
    assert not list(tmp_path.glob("out/*"))


def test_a_field_may_have_a_rule_of_its_own(run: Run, tmp_path: Path, people: Path) -> None:
    both = template(tmp_path / "both.docx", "{{ contact.phone }} {{ contact.organisation }}")
    run("import", people)
    words = ("make", both, "--to", "tag:a", "--out", "out", "--missing", "blank")

    assert run(*words, "--missing", "contact.phone=stop").err.startswith("Nothing was made")
    (path,) = run(*words, "--missing", "contact.phone=mark").out.splitlines()
    assert said(path)[0].startswith("[")
    assert run(*words, "--missing", "contact.fone=mark").code == 1
    assert run(*words, "--missing", "contact.phone=maybe").code == 2
    assert run(*words, "--missing", "skip").code == 2


def test_the_sample_group_makes_every_starter_from_the_command_line(
    run: Run, tmp_path: Path
) -> None:
    sample.write_sample(tmp_path / "sample.outreach", today=TODAY)

    for starter in ("information-packet", "proposal"):
        ran = run(
            *("make", starter, "--to", "profession:urologist -tag:moved", "--out", starter),
            data="sample.outreach",
        )
        assert len(ran.out.splitlines()) >= 1, ran


def test_two_exports_in_a_new_file_become_every_starter_for_everybody(
    run: Run, tmp_path: Path
) -> None:
    new = "Lakeside Support.outreach"
    for export in ("google.csv", "outlook.csv"):
        assert run("import", Path(__file__).parent.parent / "data" / export, data=new).code == 0
    people = json.loads(run("contacts", "--json", data=new).out)
    thanks = ("--thanks-for", "speaking at our open evening")

    for starter in ("information-packet", "thank-you", "proposal"):
        ran = run("make", starter, "--to", "", "--out", starter, *thanks, data=new)

        assert (ran.code, len(ran.out.splitlines())) == (0, len(people)), ran.err
        for told in ran.err.splitlines():
            assert "under Our group. Until then documents" in told
        for path in ran.out.splitlines():
            assert "Lakeside Support" in everything_in(path)
            if starter == "thank-you":
                assert "Thank you for speaking at our open evening." in said(path)


def everything_in(path: str) -> str:
    """Headers and footers too."""
    with zipfile.ZipFile(path) as package:
        return "".join(
            package.read(name).decode() for name in package.namelist() if name.endswith(".xml")
        )


def test_letters_are_made_without_hidden_text_where_that_is_said(
    run: Run, people: Path, tmp_path: Path
) -> None:
    note = template(tmp_path / "note.docx", "Dear {{ contact.name }}", "Mind her cousin")
    hiding = Document(str(note))
    hiding.paragraphs[-1].runs[0].font.hidden = True
    hiding.save(str(note))
    run("import", people)

    ran = run("make", note, "--to", "tag:a", "--out", "out", "--leave-out-hidden")

    (made,) = ran.out.splitlines()
    assert "hidden" not in ran.err
    assert "Mind her cousin" not in said(made)
