"""Packets on the letters page: parts in an order, times offered, enclosures; kept in drafts and in runs."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.documents.letter_runs import LetterRun
from outreach_desktop.domain.documents.printing import Piece, Stack, enclosing
from outreach_desktop.services import files
from outreach_desktop.services.after import printing
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters
from outreach_desktop.services.making.people import letter_runs
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.letters.page import LettersPage
from outreach_desktop.ui.printing.pile import Pile
from tests import builders
from tests.templates.finished.test_pdf import A4, a_pdf
from tests.ui.pages.letters import steps
from tests.ui.pages.letters.steps import shown

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
NAMES = ("introduction", "how-to-refer", "poster")


@pytest.fixture
def page(db: Data, runner: Runner, qtbot: QtBot, today: date) -> LettersPage:
    builders.person(db, tags=("core",))
    page = steps.opened(qtbot, runner, today)
    page.who.search.setText("tag:core")
    page.who.all.click()
    for name in NAMES:
        page.what.tick(name)
    return page


def order(page: LettersPage) -> list[str]:
    return [one.name for one in page.what.documents]


def test_parts_are_moved_by_keys_and_are_planned_in_that_order(
    page: LettersPage, qtbot: QtBot
) -> None:
    parts = page.what.parts.list
    assert not page.what.parts.isHidden()
    assert order(page) == list(NAMES)

    parts.setCurrentRow(2)
    qtbot.keyClick(parts, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(parts, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert order(page) == ["poster", "introduction", "how-to-refer"]
    qtbot.keyClick(parts, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert order(page) == ["introduction", "poster", "how-to-refer"]
    assert parts.currentRow() == 1
    qtbot.keyClick(parts, Qt.Key.Key_Up)  # without Alt only the cursor moves
    assert (order(page)[0], parts.currentRow()) == ("introduction", 0)

    page.what.tick("poster", on=False)
    page.what.tick("introduction", on=False)
    assert page.what.parts.isHidden()


def test_a_covering_letter_lies_on_top_whenever_it_is_ticked(page: LettersPage) -> None:
    page.what.tick("covering-letter")
    assert order(page) == ["covering-letter", *NAMES]


def test_parts_are_moved_by_buttons_that_stop_at_the_ends(page: LettersPage) -> None:
    parts = page.what.parts
    assert (parts.up.isEnabled(), parts.down.isEnabled()) == (False, True)

    parts.down.click()
    assert order(page) == ["how-to-refer", "introduction", "poster"]
    parts.down.click()
    assert order(page) == ["how-to-refer", "poster", "introduction"]
    assert (parts.up.isEnabled(), parts.down.isEnabled()) == (True, False)
    parts.up.click()
    assert order(page) == ["how-to-refer", "introduction", "poster"]


def test_a_run_keeps_order_copies_times_and_enclosures(
    page: LettersPage, db: Data, qtbot: QtBot, today: date
) -> None:
    jo = builders.person(db, "Dale")
    place = builders.organisation(db)
    sheet = files.attach(db, place.id, "How to refer.pdf", a_pdf(A4))
    page.what.reload()
    page.what.parts.list.setCurrentRow(2)
    qtbot.keyClick(page.what.parts.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    page.what.times.setPlainText("Monday\nTuesday")
    page.what.enclosures.set_value([sheet.id])
    page.what.copies.choose(jo.id, "Dr Jo Dale")
    page.who.runs.wanted.emit("Packet")
    qtbot.waitUntil(lambda: bool(letter_runs.ready(db, today=today)))

    (ready,) = letter_runs.ready(db, today=today)
    page._again()
    assert (page.what.goes_with.times, page.what.copies.value()) == ((), ())
    page.who.runs.taken_up.emit(ready.run, ready.everyone)
    qtbot.waitUntil(lambda: page.what.copies.value() == (jo.id,))

    assert order(page) == ["introduction", "poster", "how-to-refer"]
    assert page.what.goes_with.times == ("Monday", "Tuesday")
    assert page.what.enclosures.value() == (sheet.id,)


def test_times_are_on_the_page_and_enclosures_behind_it_in_print(
    page: LettersPage, db: Data, qtbot: QtBot, tmp_path: Path
) -> None:
    place = builders.organisation(db)
    sheet = files.attach(db, place.id, "How to refer.pdf", a_pdf(A4, A4))
    page.what.reload()
    page.what.times.setPlainText("Monday at noon")
    page.what.enclosures.set_value([sheet.id])
    qtbot.waitUntil(lambda: "Monday at noon" in shown(page))
    qtbot.waitUntil(lambda: "Enclosures: How to refer" in shown(page))
    for name in NAMES[1:]:
        page.what.tick(name, on=False)
    page.what.missing.set_value("blank")
    steps.make(page, tmp_path / "out", qtbot)

    (stack,) = page.making.to_print()
    assert stack.enclosures == (sheet.id,)


def test_a_pile_has_the_pages_of_what_is_enclosed_on_sheets_of_their_own(
    page: LettersPage, runner: Runner, qtbot: QtBot, tmp_path: Path
) -> None:
    letter = builders.template(tmp_path / "note.docx", "Dear friend")
    enclosed = tmp_path / "leaflet.pdf"
    enclosed.write_bytes(a_pdf(A4, A4))
    pieces = (
        Piece(path=letter, title="Note", name="Ann"),
        Piece(path=letter, title="Sheet", name="Ann"),
        Piece(path=letter, title="Note", name="Bo"),
    )
    stack = enclosing(Stack(kinds="notes", made_at=NOW, pieces=pieces), [enclosed])
    assert [bool(one.enclosed) for one in stack.pieces] == [False, True, True]

    pile = Pile(page, runner, stack.pieces)
    pile.begin()
    qtbot.waitUntil(lambda: pile.is_known)

    assert [len(one.sizes) for one in pile.laid] == [1, 4, 4]
    assert pile.laid[1].empty == frozenset([1])  # the back of the letter
    kept: list[int] = []
    pile.want(1, lambda sheets: kept.extend(one.number for one in sheets))
    qtbot.waitUntil(lambda: bool(kept))


def test_a_file_for_several_has_the_enclosures_behind_the_pages_of_each(
    page: LettersPage, runner: Runner, db: Data, qtbot: QtBot, tmp_path: Path
) -> None:
    long = ["Dear {{ contact.salutation }}", *["A line that fills the page."] * 60]
    choice = letters.choice(str(builders.template(tmp_path / "note.docx", *long)))
    people = [builders.person(db, name) for name in ("Fox", "Hart")]
    plan = letters.plan(db, [one.id for one in people], [choice], today=NOW.date())
    list(letters.make(db, plan, None, together=tmp_path / "all.docx", now=NOW))
    enclosed = tmp_path / "leaflet.pdf"
    enclosed.write_bytes(a_pdf(A4))
    (stack,) = printing.made_earlier(db)
    (piece,) = enclosing(stack, [enclosed]).pieces

    pile = Pile(page, runner, [piece])
    kept: list[str] = []
    pile.want(0, lambda sheets: kept.extend(one.text[:9] for one in sheets))
    qtbot.waitUntil(lambda: bool(kept))

    (laid,) = pile.laid
    assert kept[0] == "Dear Dr F"
    # Three pages and their empty back, the leaflet and its own, for each of both.
    assert [len(kept), kept.index("Dear Dr H")] == [11, 6]
    assert laid.empty == frozenset([3, 5, 9])


def test_a_packet_kept_for_a_profession_is_offered_to_readers_of_it(
    db: Data, runner: Runner, qtbot: QtBot, today: date
) -> None:
    nurse = builders.person(db, "Nolan", profession="research nurse")
    gp = builders.person(db, "Marsh", profession="GP")
    kept = LetterRun(
        name="For nurses",
        people="profession:nurse",
        documents="How to refer = how-to-refer\nPoster = poster",
        profession="Nurse",
    )
    letter_runs.save(db, kept)
    page = steps.opened(qtbot, runner, today)
    qtbot.waitUntil(lambda: bool(page.what.list.boxes))

    page.who.choose([nurse.id])
    qtbot.waitUntil(lambda: not page.what.packet.isHidden())
    page.what.packet.action.click()
    assert order(page) == ["how-to-refer", "poster"]
    assert page.what.packet.isHidden()

    page.what.list.untick()
    page.who.choose([nurse.id, gp.id])
    qtbot.waitUntil(page.what.packet.isHidden)


def test_a_run_is_given_the_profession_that_it_is_the_packet_of(
    page: LettersPage, db: Data, qtbot: QtBot, today: date
) -> None:
    builders.person(db, "Nolan", profession="nurse")
    page.who.runs.begin()
    qtbot.waitUntil(lambda: page.who.runs.profession.findData("nurse") > 0)
    page.who.runs.profession.set_value("nurse")
    page.who.runs.name.setText("For nurses")
    page.who.runs.save.click()
    qtbot.waitUntil(lambda: bool(letter_runs.ready(db, today=today)))

    (ready,) = letter_runs.ready(db, today=today)
    assert ready.run.profession == "nurse"
