"""Letters that are for an organisation as such, or for nobody."""

import datetime as dt
import io
from pathlib import Path

import docx
import pytest

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.documents.documents import NOBODY
from outreach_desktop.domain.organisations import OrganisationDraft
from outreach_desktop.services import organisations, undo
from outreach_desktop.services.after import going_out
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters
from outreach_desktop.services.making.people import letter_paragraphs
from tests import builders

TODAY = dt.date(2026, 3, 2)
NOW = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)


@pytest.fixture
def hospital(db: Data) -> str:
    draft = OrganisationDraft(
        name="The Lakeside General",
        kind="hospital",
        address=Address(street="1 Lake Road", town="Hexmoor", postcode="QX2 3AB"),
        phone="01632 960100",
    )
    return organisations.add(db, draft).id


def text_of(content: bytes) -> str:
    return "\n".join(one.text for one in docx.Document(io.BytesIO(content)).paragraphs)


def template(tmp_path: Path, *lines: str) -> letters.TemplateChoice:
    return letters.choice(str(builders.template(tmp_path / "note.docx", *lines)))


def test_an_organisation_has_its_own_address_and_greeting(
    db: Data, hospital: str, tmp_path: Path
) -> None:
    ward = OrganisationDraft(name="Urology", kind="department", parent_id=hospital)
    urology = organisations.add(db, ward).id
    note = template(
        tmp_path,
        "{{ contact.name }}, {{ contact.address }}, {{ organisation.name }}",
        "Dear {{ contact.salutation }}",
    )

    plan = letters.plan(db, [hospital, urology], [note], today=TODAY)

    assert letters.check(plan) == []
    said = [text_of(one.render()).splitlines() for one in plan.letters()]
    assert said == [
        [
            "The Lakeside General, 1 Lake Road, Hexmoor, QX2\u00a03AB, The Lakeside General",
            "Dear Colleagues at the Lakeside General",
        ],
        [
            "Urology, 1 Lake Road, Hexmoor, QX2\u00a03AB, Urology",
            "Dear Colleagues in Urology at the Lakeside General",
        ],
    ]
    blocks = [plan.contexts.address_block(one) for one in plan.recipients]
    assert blocks == [
        ("The Lakeside General", "1 Lake Road", "HEXMOOR", "QX2 3AB"),
        ("Urology", "The Lakeside General", "1 Lake Road", "HEXMOOR", "QX2 3AB"),
    ]


def test_what_is_made_for_it_stands_on_its_timeline_and_is_undone(
    db: Data, hospital: str, tmp_path: Path
) -> None:
    plan = letters.plan(db, [hospital], [template(tmp_path, "Hello")], today=TODAY)
    (made,) = letters.make(db, plan, tmp_path / "out", now=NOW)

    assert made.path is not None
    assert made.path.name == "2026-03-02 The Lakeside General - Note.docx"
    (entry,) = organisations.card(db, hospital, today=TODAY).timeline
    assert (entry.summary, entry.contact_id) == ("Note", None)
    (standing,) = going_out.of_files(db, [made.path])
    assert standing.called == "Note for The Lakeside General"
    going_out.posted(db, [standing.id], TODAY, today=TODAY)
    (entry,) = organisations.card(db, hospital, today=TODAY).timeline
    assert entry.kind == "letter"

    undo.undo(db)
    undo.undo(db)
    assert organisations.card(db, hospital, today=TODAY).timeline == ()


def test_words_of_ones_own_are_for_an_organisation_too(
    db: Data, hospital: str, tmp_path: Path
) -> None:
    note = template(tmp_path, "{{ letter.personal }}")
    letter_paragraphs.keep(db, hospital, "Note", "Your ward was so kind.")
    plan = letters.plan(db, [hospital], [note], today=TODAY)

    (made,) = letters.make(db, plan, tmp_path / "out", now=NOW)

    assert made.path is not None
    assert text_of(made.path.read_bytes()) == "Your ward was so kind."
    assert letter_paragraphs.waiting(db, hospital, "Note") == ""  # they went out


def test_a_sheet_is_for_nobody_and_asks_for_nobody(db: Data, tmp_path: Path) -> None:
    plan = letters.plan(db, [NOBODY], [template(tmp_path, "Come along")], today=TODAY)

    assert letters.check(plan) == []
    (made,) = letters.make(db, plan, tmp_path / "out", now=NOW)

    assert made.path is not None
    assert made.path.name == "2026-03-02 Note.docx"
    (batch,) = going_out.every_batch(db)
    assert [one.name for one in going_out.of_batch(db, batch.id)] == ["no one in particular"]


def test_a_letter_to_someone_is_not_made_for_nobody(db: Data, tmp_path: Path) -> None:
    to_someone = template(tmp_path, "Dear {{ contact.first_name }}, {{ contact.phone }}")
    plan = letters.plan(db, [NOBODY], [to_someone], today=TODAY)

    (found,) = letters.check(plan)

    assert found.stops
    assert found.message == (
        "\u201cNote\u201d is written to someone: choose people or organisations for it."
    )
    (made,) = letters.make(db, plan, tmp_path / "out", now=NOW)
    assert made.path is None
    assert made.problem == found.message


def test_one_that_is_removed_meanwhile_gets_none(db: Data, hospital: str, tmp_path: Path) -> None:
    plan = letters.plan(db, [hospital], [template(tmp_path, "Hello")], today=TODAY)
    organisations.remove(db, [hospital])

    (made,) = letters.make(db, plan, tmp_path / "out", now=NOW)

    assert (made.path, made.problem) == (None, "Removed since this was checked.")


def test_its_house_rules_are_told(db: Data, tmp_path: Path) -> None:
    strict = organisations.add(db, OrganisationDraft(name="Ward 7", policy="No leaflets."))
    plan = letters.plan(db, [strict.id], [template(tmp_path, "Hello")], today=TODAY)

    assert [one.message for one in letters.check(plan)] == ["House rules of Ward 7: No leaflets."]
