"""What goes with letters: times offered, and enclosures, of which some cannot be printed."""

import datetime as dt
import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from outreach_desktop import writing as letters_writing
from outreach_desktop.domain.documents.before.goes_with import GoesWith, as_listed, times_in
from outreach_desktop.services import files, group
from outreach_desktop.services.after import printing
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters
from outreach_desktop.services.making.facts import enclosed
from tests import builders
from tests.templates.finished.test_pdf import A4, a_pdf, locked_pdf

TODAY = dt.date(2026, 3, 2)
NOW = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)


def pdf(pages: int = 1) -> bytes:
    return a_pdf(*[A4] * pages)


def said(content: bytes) -> list[str]:
    return [one.text for one in docx.Document(io.BytesIO(content)).paragraphs if one.text]


def note(tmp_path: Path) -> letters.TemplateChoice:
    words = (
        "Dear {{ contact.salutation }}",
        "{% for time in letter.times %}{{ time }}; {% endfor %}",
        "{% if letter.enclosures %}Enclosures: {{ letter.enclosures | join(', ') }}{% endif %}",
    )
    return letters.choice(str(builders.template(tmp_path / "note.docx", *words)))


def test_times_are_up_to_three_lines_and_files_are_named_without_their_ending() -> None:
    assert times_in(" Monday,  9:00\n\nTuesday\nWednesday\nThursday") == (
        "Monday, 9:00",
        "Tuesday",
        "Wednesday",
    )
    names = ["how_to_refer.pdf", "Leaflet 3.2", "v1.2 leaflet.PDF", ".pdf"]
    assert [as_listed(one) for one in names] == [
        "how to refer",
        "Leaflet 3.2",
        "v1.2 leaflet",
        ".pdf",
    ]


def test_letters_name_what_goes_with_them_and_nothing_where_there_is_nothing(
    db: Data, tmp_path: Path
) -> None:
    ann, place = builders.person(db), builders.organisation(db)
    sheet = files.attach(db, place.id, "How to refer.pdf", pdf(2))
    goes = GoesWith(times=("Monday", "Tuesday"), enclosures=(sheet.id,))

    plan = letters.plan(db, [ann.id], [note(tmp_path)], today=TODAY, beside=goes)

    (told,) = letters.check(plan)
    assert told.message.startswith(
        "The pages of the enclosure \u201cHow to refer\u201d come behind"
    )
    assert not told.stops
    (letter,) = plan.letters()
    assert said(letter.render())[1:] == ["Monday; Tuesday; ", "Enclosures: How to refer"]
    (bare,) = letters.plan(db, [ann.id], [note(tmp_path)], today=TODAY).letters()
    assert said(bare.render()) == ["Dear Dr O'Neil"]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("Leaflet.docx", b"PK\x03\x04 and so on", "is no PDF"),
        ("Leaflet.pdf", b"plain text", "is no PDF"),
        ("Leaflet.pdf", b"%PDF-1.7 cut off", "is damaged"),
    ],
)
def test_an_enclosure_that_cannot_be_printed_is_told_and_the_letter_is_made(
    db: Data, tmp_path: Path, name: str, content: bytes, why: str
) -> None:
    ann, place = builders.person(db), builders.organisation(db)
    bad = files.attach(db, place.id, name, content)
    good = files.attach(db, place.id, "Good.pdf", pdf())
    goes = GoesWith(enclosures=(bad.id, good.id))

    plan = letters.plan(db, [ann.id], [note(tmp_path)], today=TODAY, beside=goes)

    found, _ = letters.check(plan)  # the other is printed
    assert (found.stops, why in found.message, name in found.message) == (False, True, True)
    (made,) = letters.make(db, plan, tmp_path / "out", now=NOW)
    assert made.path is not None
    assert said(made.path.read_bytes())[-1] == "Enclosures: Leaflet, Good"
    assert [one.name for one in enclosed.lent(db, goes.enclosures)] == ["Good.pdf"]


def test_one_that_is_locked_or_gone_is_told(db: Data, tmp_path: Path) -> None:
    ann, place = builders.person(db), builders.organisation(db)
    locked = files.attach(db, place.id, "Locked.pdf", locked_pdf())
    gone = files.attach(db, place.id, "Gone.pdf", pdf())
    files.remove(db, gone.id)
    goes = GoesWith(enclosures=(locked.id, gone.id))

    plan = letters.plan(db, [ann.id], [note(tmp_path)], today=TODAY, beside=goes)

    told = [one.message for one in letters.check(plan)]
    assert [("password" in one, "no longer there" in one) for one in told] == [
        (True, False),
        (False, True),
    ]
    assert plan.beside_each["enclosures"] == ["Locked"]


def test_what_is_about_people_is_not_offered(db: Data) -> None:
    ann, place = builders.person(db), builders.organisation(db)
    files.attach(db, ann.id, "Card of Ann.pdf", pdf())
    sheet = files.attach(db, place.id, "How to refer.pdf", pdf())

    assert enclosed.offered(db) == [(sheet.id, "How to refer.pdf")]


def test_a_document_without_a_place_for_them_is_told(db: Data, tmp_path: Path) -> None:
    ann, place = builders.person(db), builders.organisation(db)
    sheet = files.attach(db, place.id, "How to refer.pdf", pdf())
    plain = letters.choice(str(builders.template(tmp_path / "plain.docx", "Dear friend")))
    goes = GoesWith(times=("Monday",), enclosures=(sheet.id,), question="Who may come?")

    plan = letters.plan(db, [ann.id], [plain], today=TODAY, beside=goes)

    told = [one.message for one in letters.check(plan)]
    assert [one for one in told if "Plain" in one] == told[1:]  # the first says where its pages are
    assert len(told) == 4


def test_a_batch_that_is_gone_on_with_has_them_and_its_prints_later_too(
    db: Data, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [builders.person(db, name).id for name in ("Marsh", "Tarn")]
    place = builders.organisation(db)
    sheet = files.attach(db, place.id, "How to refer.pdf", pdf())
    goes = GoesWith(times=("Monday",), enclosures=(sheet.id,), question="Who may come?")
    plan = letters.plan(db, people, [note(tmp_path)], today=TODAY, beside=goes)
    refuse = {"left": 1}
    real = letters_writing.write_new

    def full(path: Path, content: bytes, **more: object) -> None:
        refuse["left"] -= 1
        if refuse["left"] < 0:
            raise letters_writing.trouble(OSError(28, "No space left on device"), path)
        real(path, content)

    with monkeypatch.context() as patch:
        patch.setattr(letters_writing, "write_new", full)
        list(letters.make(db, plan, tmp_path / "out", now=NOW))
    (batch,) = letters.unfinished(db)
    rest = letters.go_on(db, batch.id, today=TODAY)
    assert (rest.times, [one.file for one in rest.enclosed]) == (("Monday",), ["How to refer.pdf"])
    assert rest.question == "Who may come?"
    list(letters.make(db, rest, batch.out, now=NOW))

    (stack,) = printing.made_earlier(db)
    assert stack.enclosures == (sheet.id,)


def test_an_answer_quotes_what_was_asked_and_leaves_no_gap_without_it(db: Data) -> None:
    group.save_profile(
        db, replace(group.profile(db), name="Lakeside", referral_phone="01632 960000")
    )
    ann, answer = builders.person(db), letters.choice("enquiry-reply")

    def lines(question: str) -> list[str]:
        goes = GoesWith(question=question)
        plan = letters.plan(db, [ann.id], [answer], today=TODAY, missing="blank", beside=goes)
        (letter,) = plan.letters()
        return said(letter.render())

    asked = lines("Do you take people after radiotherapy?")
    assert "You asked: \u201cDo you take people after radiotherapy?\u201d" in asked
    assert [one for one in asked if not one.startswith("You asked")] == lines("")


def test_a_letter_lists_what_else_is_in_the_envelope_in_its_order(db: Data, tmp_path: Path) -> None:
    ann, place = builders.person(db), builders.organisation(db)
    sheet = files.attach(db, place.id, "Leaflet.pdf", pdf())
    cover = builders.template(
        tmp_path / "cover.docx", "{% for part in letter.parts %}{{ part }}; {% endfor %}"
    )
    kinds = [letters.choice(one) for one in ("poster", str(cover), "how-to-refer")]
    goes = GoesWith(enclosures=(sheet.id,))

    plan = letters.plan(db, [ann.id], kinds, today=TODAY, beside=goes)

    letter = next(one for one in plan.letters() if one.choice == kinds[1])
    assert said(letter.render()) == ["Poster; How to refer; Leaflet; "]
