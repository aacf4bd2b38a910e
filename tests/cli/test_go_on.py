"""make --go-on and --leave: the rest of a batch that something stopped."""

import datetime as dt
from pathlib import Path

import pytest

from outreach_desktop.services import contacts, data_file
from outreach_desktop.services.making import letters
from tests import builders
from tests.cli.conftest import Run
from tests.conftest import TODAY

PEOPLE = 4


@pytest.fixture
def stopped(tmp_path: Path) -> Path:
    """The folder of a batch that was brought down after two letters."""
    db = data_file.open_data(tmp_path / "group.outreach", remember=False)
    for number in range(PEOPLE):
        builders.person(db, f"Person {number}")
    note = letters.choice(str(builders.template(tmp_path / "note.docx", "{{ contact.last_name }}")))
    plan = letters.plan(db, contacts.find(db, today=TODAY), [note], today=TODAY)
    now = dt.datetime.combine(TODAY, dt.time(9))
    making = letters.make(db, plan, tmp_path / "out", now=now)
    for _ in range(2):
        next(making)
    with pytest.raises(MemoryError):
        making.throw(MemoryError())
    data_file.close(db)
    return tmp_path / "out"


def test_going_on_makes_the_rest_into_the_same_folder(run: Run, stopped: Path) -> None:
    ran = run("make", "--go-on")

    assert (ran.code, len(ran.out.splitlines()), ran.err) == (0, 2, "")
    assert len(list(stopped.iterdir())) == PEOPLE
    again = run("make", "--go-on")
    assert (again.code, again.err) == (1, "No batch of documents stopped halfway.\n")


def test_a_batch_that_waits_is_said_after_another_and_can_be_left(
    run: Run, stopped: Path, tmp_path: Path
) -> None:
    ran = run("make", tmp_path / "note.docx", "--to", "", "--out", "others")
    assert ran.code == 0
    assert ran.err == (
        "2 of 4 documents \u201cNote\u201d were made on 2 Mar 2026, then the work was interrupted."
        " Finish these: make --go-on\n"
    )

    assert run("make", "--leave").out.endswith("The other 2 are left.\n")
    assert run("make", "--leave").code == 1
    assert len(list(stopped.iterdir())) == 2


@pytest.mark.parametrize(
    ("words", "lacking"),
    [((), "'TEMPLATE'"), (("thank-you",), "'--to'"), (("thank-you", "--to", ""), "'--out'")],
)
def test_what_is_not_given_is_told_before_a_data_file_is_made(
    run: Run, tmp_path: Path, words: tuple[str, ...], lacking: str
) -> None:
    ran = run("make", *words)

    assert ran.code == 2
    assert lacking in ran.err
    assert list(tmp_path.iterdir()) == []
