"""Letters to organisations, and sheets for no one, chosen and made on the letters page."""

from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from outreach_desktop.domain.documents.letter_runs import TO_NOBODY, TO_ORGANISATIONS, TO_PEOPLE
from outreach_desktop.services import organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making.people import letter_runs
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.letters.people import who
from tests import builders
from tests.ui.pages.letters import steps
from tests.ui.pages.letters.steps import shown


def test_a_letter_to_organisations(
    db: Data, runner: Runner, qtbot: QtBot, today: date, tmp_path: Path
) -> None:
    hospital = builders.organisation(db, "Lakeside General", kind="hospital")
    builders.organisation(db, "Priory Surgery", kind="GP practice")
    page = steps.opened(qtbot, runner, today)

    page.who.whom.set_value(TO_ORGANISATIONS)
    page.who.places.search.setText("kind:hospital")
    qtbot.waitUntil(lambda: page.who.places.model.ids == [hospital.id])
    page.who.all.click()
    assert page.who.summary == "1 organisation"
    letter = builders.template(tmp_path / "note.docx", "Dear {{ contact.salutation }},")
    page.what.add_template(letter)

    qtbot.waitUntil(lambda: "Dear Colleagues at Lakeside General," in shown(page))
    steps.make(page, tmp_path / "out", qtbot)

    assert [one.name for one in (tmp_path / "out").iterdir()] == [
        f"{today.isoformat()} Lakeside General - Note.docx"
    ]
    (entry,) = organisations.card(db, hospital.id, today=today).timeline
    assert entry.summary == "Note"


def test_organisations_are_all_shown_although_only_people_who_are_ticked_were(
    db: Data, runner: Runner, qtbot: QtBot, today: date
) -> None:
    hospital = builders.organisation(db, "Lakeside General")
    ann, _ = (builders.person(db, name) for name in ("Adams", "Bell"))
    page = steps.opened(qtbot, runner, today)
    page.write_to([ann.id], "")
    assert page.who.only.isChecked()

    page.who.whom.set_value(TO_ORGANISATIONS)

    assert not page.who.only.isChecked()
    qtbot.waitUntil(lambda: page.who.places.model.ids == [hospital.id])


def test_the_documents_of_another_letter_are_seen_from_the_first(
    db: Data, runner: Runner, qtbot: QtBot, today: date
) -> None:
    ann, bell = (builders.person(db, name) for name in ("Adams", "Bell"))
    page = steps.opened(qtbot, runner, today)
    page.resize(900, 500)
    page.show()
    page.write_to([ann.id], "")
    bar = page.what._whole.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())

    page.write_to([bell.id], "")

    assert bar.value() == 0


def test_a_sheet_for_no_one(
    db: Data, runner: Runner, qtbot: QtBot, today: date, tmp_path: Path
) -> None:
    page = steps.opened(qtbot, runner, today)

    page.who.whom.set_value(TO_NOBODY)
    assert (page.who.summary, page.who.next.isEnabled()) == ("no one in particular", True)
    assert page.who.all.isHidden()
    page.what.add_template(builders.template(tmp_path / "sheet.docx", "Come along"))

    qtbot.waitUntil(lambda: "Come along" in shown(page))
    steps.make(page, tmp_path / "out", qtbot)
    assert [one.name for one in (tmp_path / "out").iterdir()] == [f"{today.isoformat()} Sheet.docx"]


def test_another_letter_is_to_people_again_and_who_was_ticked_stays_meanwhile(
    db: Data, runner: Runner, qtbot: QtBot, today: date
) -> None:
    ann = builders.person(db)
    page = steps.opened(qtbot, runner, today)
    page.who.model.tick([ann.id], on=True)

    chosen = []
    for kind in (TO_ORGANISATIONS, TO_PEOPLE):
        page.who.whom.set_value(kind)
        chosen.append(page.who.chosen)
    assert chosen == [(), (ann.id,)]

    page.who.whom.set_value(TO_NOBODY)
    page.write_to([ann.id], "")
    assert (page.who.kind, page.who.chosen) == (TO_PEOPLE, (ann.id,))


def test_a_run_keeps_whom_it_is_for(
    db: Data, runner: Runner, qtbot: QtBot, today: date, tmp_path: Path
) -> None:
    hospital = builders.organisation(db, "Lakeside General", kind="hospital")
    page = steps.opened(qtbot, runner, today)
    page.who.whom.set_value(TO_ORGANISATIONS)
    page.who.places.search.setText("kind:hospital")
    page.what.tick("poster")
    page.who.runs.wanted.emit("Hospitals")
    qtbot.waitUntil(lambda: bool(letter_runs.ready(db, today=today)))
    page.who.begin_again()

    (ready,) = letter_runs.ready(db, today=today)
    assert ready.everyone == (hospital.id,)
    page.who.runs.taken_up.emit(ready.run, ready.everyone)

    assert (page.who.kind, page.who.chosen) == (TO_ORGANISATIONS, (hospital.id,))
    assert who.people(2) == "2 people"


def test_whom_it_is_for_is_in_the_draft_and_put_back(
    db: Data, runner: Runner, qtbot: QtBot, today: date
) -> None:
    hospital = builders.organisation(db, "Lakeside General")
    page = steps.opened(qtbot, runner, today)
    page.who.choose([hospital.id], TO_ORGANISATIONS)
    page.what.times.setPlainText("Monday at noon")
    page.what.question.setPlainText("Who may\ncome?")
    typed = page.kept._typed()
    page._begin_again()

    page.kept._type_in(typed)

    assert (page.who.kind, page.who.chosen) == (TO_ORGANISATIONS, (hospital.id,))
    assert page.what.goes_with.times == ("Monday at noon",)
    assert page.what.goes_with.question == "Who may come?"
    assert "Who may" in page.what.words
