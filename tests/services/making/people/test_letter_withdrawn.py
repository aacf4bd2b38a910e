"""Between the check and the making of letters much can happen: the rest is made, and the list says why one is not."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.documents.letters import TemplateChoice
from outreach_desktop.domain.wishes.wishes import WishDraft
from outreach_desktop.services import contacts
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.erasing import erasing
from outreach_desktop.services.making import letters
from outreach_desktop.services.making.people import letter_paragraphs
from tests import builders

TODAY = dt.date(2026, 3, 2)
NOW = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)


@pytest.fixture
def people(db: Data) -> tuple[Contact, Contact]:
    return builders.person(db, "Adeyemi"), builders.person(db, "Marsh")


@pytest.fixture
def note(tmp_path: Path) -> TemplateChoice:
    return letters.choice(str(builders.template(tmp_path / "note.docx", "{{ letter.personal }}")))


def outcomes(db: Data, plan: letters.Plan, out: Path) -> dict[str, str]:
    """What hindered each, by name; \"\" for who has a letter."""
    return {one.name: one.problem for one in letters.make(db, plan, out, now=NOW)}


def test_who_was_erased_since_the_check_gets_none_and_the_others_do(
    db: Data, people: tuple[Contact, Contact], note: TemplateChoice, tmp_path: Path
) -> None:
    ann, ben = people
    letter_paragraphs.keep(db, ann.id, note.title, "You rang me.")
    plan = letters.plan(db, [ann.id, ben.id], [note], today=TODAY)
    erasing.erase(db, ann.id, today=TODAY)

    found = outcomes(db, plan, tmp_path / "out")

    assert found == {ann.name: "Removed since this was checked.", ben.name: ""}
    assert db.execute("SELECT count(*) FROM paragraphs").fetchone()[0] == 0
    assert len(list((tmp_path / "out").iterdir())) == 1


def test_a_wish_that_was_recorded_since_the_check_holds(
    db: Data, people: tuple[Contact, Contact], note: TemplateChoice, tmp_path: Path
) -> None:
    ann, ben = people
    plan = letters.plan(db, [ann.id, ben.id], [note], today=TODAY)
    wish = WishDraft(channel="post", state="no", asked_on=TODAY)
    contacts.change(db, replace(contacts.get(db, ann.id), wishes=(wish,)))

    found = outcomes(db, plan, tmp_path / "out")

    assert "do not want post" in found[ann.name]
    assert found[ben.name] == ""


def test_a_template_that_is_deleted_after_the_check_is_made_as_it_was_checked(
    db: Data, people: tuple[Contact, Contact], note: TemplateChoice, tmp_path: Path
) -> None:
    plan = letters.plan(db, [one.id for one in people], [note], today=TODAY)
    letters.check(plan)
    note.path.unlink()

    assert set(outcomes(db, plan, tmp_path / "out").values()) == {""}


def test_a_template_that_word_holds_open_is_read_all_the_same(
    db: Data, people: tuple[Contact, Contact], note: TemplateChoice, tmp_path: Path
) -> None:
    note.path.with_name("~$note.docx").write_bytes(b"Word")
    plan = letters.plan(db, [one.id for one in people], [note], today=TODAY)

    assert set(outcomes(db, plan, tmp_path / "out").values()) == {""}
