"""Every command that keeps words, or puts them into letters, refuses those that tell who a patient is."""

import json
from pathlib import Path

import pytest

from outreach_desktop.cli.commands import ROOMS
from tests.cli.conftest import Run

PATIENT = "patient John Smith, NHS number 943 476 5919"
KEEPS_NO_WORDS = {
    *(
        "associate",
        "backup",
        "check",
        "contacts",
        "demo",
        "doctor",
        "duplicates",
        "erase",
        "events",
    ),
    *("export", "fields", "held-on", "history", "listings", "organisations", "redo", "restore"),
    *("salvage", "sources", "undo", "unlock"),
    *("envelopes", "labels"),
    "import",  # which has a test of its own: it leaves such texts out
    "register",  # what a register says of a place stands in the register
    "render",  # fills a template with a file of one's own, and keeps nothing
}


def test_every_command_was_looked_at() -> None:
    assert set(ROOMS) == KEEPS_NO_WORDS | {
        "content",
        "emails",
        "group",
        "make",
        "segment",
        "services",
    }


def test_a_saved_search(run: Run) -> None:
    for words in ((PATIENT, "tag:x"), ("Ours", PATIENT)):
        refused = run("segment", *words)
        assert refused.code == 1
        assert "looks like" in refused.err
    assert "There are no saved searches" in run("segment").err
    assert run("segment", PATIENT, "tag:x", "--with-patient-texts").code == 0
    assert PATIENT in run("segment").out


@pytest.mark.parametrize("command", ["services", "content"])
def test_what_the_group_offers_and_tells(run: Run, tmp_path: Path, command: str) -> None:
    refused = run(command, "--add", PATIENT)
    assert refused.code == 1
    assert "looks like" in refused.err
    assert run(command, "--add", "Helpline").code == 0
    heading = "Name" if command == "services" else "Heading"
    (tmp_path / "list.csv").write_text(f"{heading}\n{PATIENT}\nOpen evening\n")
    told = run(command, "--in", "list.csv")
    assert told.code == 1
    assert "looks like" in told.err
    listed = run(command).out
    assert "Open evening" in listed
    assert "John Smith" not in listed
    assert run(command, "--in", "list.csv", "--with-patient-texts").code == 0
    assert "John Smith" in run(command).out


@pytest.mark.parametrize(
    "facts",
    [
        {"about": PATIENT},
        {"points": [{"kind": "help", "heading": PATIENT}]},
        {"senders": [{"name": "Beth", "role": PATIENT}]},
    ],
)
def test_what_documents_say_of_the_group(run: Run, tmp_path: Path, facts: object) -> None:
    (tmp_path / "group.json").write_text(json.dumps(facts))
    refused = run("group", "group.json")
    assert refused.code == 1
    assert "looks like" in refused.err
    assert "John Smith" not in run("group").out

    taken = run("group", "group.json", "--with-patient-texts")
    assert "John Smith" in taken.out, taken.err
    (tmp_path / "again.json").write_text(run("group").out)
    assert run("group", "again.json").code == 0  # what is kept already is asked about no more


def test_a_phone_number_of_ten_digits_is_no_patient_s(run: Run, tmp_path: Path) -> None:
    """One in eleven has the check digit of a number of the NHS."""
    (tmp_path / "group.json").write_text(json.dumps({"phone": "913-555-0198"}))
    assert run("group", "group.json").code == 0
    (tmp_path / "about.json").write_text(json.dumps({"about": "943 476 5919"}))
    assert "looks like an NHS number" in run("group", "about.json").err


def test_what_everyone_is_thanked_for(run: Run, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Name,Email\nAnn Quellow,ann@a.example\n")
    run("import", "list.csv")
    given = ("make", "thank-you", "--to", "ann", "--out", "letters", "--thanks-for", PATIENT)
    refused = run(*given)
    assert refused.code == 1
    assert "looks like" in refused.err
    assert not (tmp_path / "letters").exists()
    assert "looks like" not in run(*given, "--with-patient-texts").err


def test_what_everyone_is_thanked_for_by_email(run: Run, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Name,Email\nAnn Quellow,ann@a.example\n")
    run("import", "list.csv")
    given = ("emails", "thank-you", "--to", "ann", "--out", "letters", "--thanks-for", PATIENT)
    refused = run(*given)
    assert refused.code == 1
    assert "looks like" in refused.err
    assert not (tmp_path / "letters").exists()
    assert "looks like" not in run(*given, "--with-patient-texts").err
