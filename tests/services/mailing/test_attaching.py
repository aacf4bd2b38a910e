"""Enclosures and the letter itself go with the drafts of emails."""

from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.documents.before.goes_with import GoesWith
from outreach_desktop.domain.mail.attachments import (
    MOST_BYTES,
    in_megabytes,
    too_large,
    travels_as,
)
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, files
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.mailing import attaching, drafts
from outreach_desktop.services.making.letters import Plan
from outreach_desktop.services.posting import office
from tests import builders
from tests.services.letter_steps import GREETING, note, planned
from tests.templates.finished.test_pdf import A4, a_pdf

LEAFLET = a_pdf(A4)


@pytest.fixture
def plan(db: Data, people: list[Contact], tmp_path: Path) -> Plan:
    """Ann has an email address, Ben has none; a PDF and a Word file are enclosed."""
    ann, ben = people
    contacts.change(db, replace(contacts.get(db, ann.id), email="ann@x.example"))
    place = builders.organisation(db)
    kept = [
        files.attach(db, place.id, "How to refer \u2013 2026.pdf", LEAFLET),
        files.attach(db, place.id, "Form.docx", b"PK\x03\x04 a form"),
    ]
    beside = GoesWith(enclosures=tuple(one.id for one in kept))
    return planned(db, [ann, ben], note(tmp_path, GREETING), beside=beside)


def test_enclosures_go_as_they_are_and_the_letter_itself_in_front(db: Data, plan: Plan) -> None:
    written = list(drafts.written(plan))
    others = attaching.contents(db, attaching.enclosures(db, plan))

    (ann,) = attaching.attached(plan, written, others, attaching.AS_WORD)

    message = message_from_bytes(drafts.content(ann, None), policy=default)
    body = message.get_body()
    assert body is not None
    assert body.get_content().strip() == "Dear Dr O'Neil,"
    assert message["Subject"] == "Note"
    parts = [(one.get_filename(), one.get_content_type()) for one in message.iter_attachments()]
    assert parts == [
        (
            "2026-03-02 O'Neil, Ann - Note.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        ("How to refer \u2013 2026.pdf", "application/pdf"),
        (
            "Form.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
    ]
    letter, leaflet, _ = (one.get_content() for one in message.iter_attachments())
    assert letter.startswith(b"PK")
    assert leaflet == LEAFLET


def test_without_anything_a_draft_is_as_ever(plan: Plan) -> None:
    written = list(drafts.written(plan))
    (ann,) = attaching.attached(plan, written, ())
    assert drafts.content(ann, None) == drafts.content(written[0], None)


def test_the_letter_goes_as_a_pdf_where_libreoffice_makes_one(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = list(drafts.written(plan))
    monkeypatch.setattr(office, "place", lambda: Path("soffice"))
    monkeypatch.setattr(office, "as_pdfs", lambda made, _: [LEAFLET] * len(made))

    (ann,) = attaching.attached(plan, written, (), attaching.AS_PDF)

    (pdf,) = ann.attached
    assert (pdf.name, pdf.content) == ("2026-03-02 O'Neil, Ann - Note.pdf", LEAFLET)
    monkeypatch.setattr(office, "place", lambda: None)
    assert not attaching.can_make_pdfs()
    with pytest.raises(OutreachError, match="LibreOffice is not on this computer"):
        list(attaching.attached(plan, written, (), attaching.AS_PDF))


def test_what_is_too_large_on_its_way_is_warned_of() -> None:
    third_more = MOST_BYTES * 3 // 4
    assert too_large([third_more - 1_000_000]) == ""
    assert too_large([third_more]).startswith("Each email will have 25.7 MB on its way")
    assert too_large([]) == ""
    assert 1.36 < travels_as([10_000_000]) / 10_000_000 < 1.38
    assert [in_megabytes(size) for size in (10, 24_400, 1_250_000)] == ["1 KB", "24 KB", "1.2 MB"]
