"""emails: drafts and addresses for those who may get email, and what is said of the others."""

import json
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from tests import builders
from tests.cli.conftest import Run


@pytest.fixture
def template(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(
        "Title,First name,Last name,Email,Tags,Do not email\n"
        "Dr,Ann,O'Neil,ann@x.example,a,\n"
        "Ms,Bo,Ek,bo@x.example,a,\n"
        "Mr,Hal,Moss,hal@x.example,b,1\n"
    )
    assert run("import", path).code == 0
    return builders.template(tmp_path / "hello.docx", "Dear {{ contact.salutation }},", "Come.")


def test_each_gets_a_draft(run: Run, template: Path) -> None:
    ran = run("emails", template, "--to", "tag:a", "--out", "drafts")

    assert (ran.code, ran.err) == (0, "")
    first, second = map(Path, ran.out.splitlines())
    messages = [message_from_bytes(path.read_bytes(), policy=default) for path in (first, second)]
    assert {str(one["To"]) for one in messages} == {
        "Dr Ann O'Neil <ann@x.example>",
        "Ms Bo Ek <bo@x.example>",
    }


def test_the_words_can_be_printed_and_who_is_left_out_is_named(run: Run, template: Path) -> None:
    ran = run("emails", template, "--to", "last:>1d", "--text", "--json")

    assert ran.code == 1
    assert ran.err == "Left out: Mr Hal Moss: no email\n"
    told = json.loads(ran.out)
    assert [one["text"] for one in told] == ["Dear Ms Ek,\n\nCome.", "Dear Dr O'Neil,\n\nCome."]


@pytest.mark.usefixtures("template")
def test_addresses_come_so_many_a_line(run: Run) -> None:
    ran = run("emails", "--to", "tag:a", "--bcc", "1")
    assert ran.out.splitlines() == ["bo@x.example", "ann@x.example"]
    assert run("emails", "--to", "tag:a", "--bcc").out.strip() == "bo@x.example; ann@x.example"


@pytest.mark.usefixtures("template")
def test_without_a_template_or_a_folder_it_says_so(run: Run) -> None:
    assert "Missing argument 'TEMPLATE'." in run("emails", "--to", "tag:a").err
    assert "Missing option '--out'." in run("emails", "thank-you", "--to", "tag:a").err


def test_files_and_the_letter_itself_are_attached(run: Run, template: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "How to refer.pdf"
    sheet.write_bytes(b"%PDF-1.4\n%%EOF")

    options = ("--enclose", sheet, "--attach-letter", "word")
    ran = run("emails", template, "--to", "tag:a", *options, "--out", "drafts")

    assert (ran.code, ran.err) == (0, "")
    message = message_from_bytes(Path(ran.out.splitlines()[0]).read_bytes(), policy=default)
    names = [part.get_filename() for part in message.iter_attachments()]
    assert len(names) == 2
    assert str(names[0]).endswith(".docx")
    assert names[1] == "How to refer.pdf"


def test_organisations_are_written_to_as_such(run: Run, template: Path, tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text("Organisation,Type,Email\nTarn Surgery,GP practice,desk@tarn.example\n")
    assert run("import", path).code == 0

    ran = run("emails", template, "--to-organisations", 'kind:"GP practice"', "--text")

    assert "desk@tarn.example" in ran.out


def test_people_or_organisations_and_addresses_of_people_alone(run: Run, template: Path) -> None:
    both = run("emails", template, "--to", "tag:a", "--to-organisations", "tarn", "--text")
    assert "Give only one of --to, --to-organisations." in both.err
    assert "Missing option '--to'." in run("emails", template, "--text").err
    assert "Missing option '--to'." in run("emails", "--to-organisations", "tarn", "--bcc").err
