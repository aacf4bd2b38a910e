"""Writing down a relationship: the boxes to tick stay in sight, whatever else is said in the dialog."""

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.contacts import FIELDS
from outreach_desktop.domain.group import SenderDraft
from outreach_desktop.services import group
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.contacts.known import RelationshipEditor
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.widgets.forms.forms import Form
from outreach_desktop.ui.widgets.forms.lead import LeadField
from outreach_desktop.ui.widgets.forms.person import PersonField
from outreach_desktop.ui.widgets.forms.ticks import TicksField
from tests.builders import person
from tests.ui.executors import Held


def opened(window: MainWindow) -> RelationshipEditor:
    page = window.go_to("contacts")
    assert isinstance(page, ContactsPage)
    page.person.relationship_wanted.emit()
    return page.findChildren(RelationshipEditor)[-1]


def test_boxes_stay_in_sight_when_a_sentence_appears_above_them(
    sample_window: MainWindow, qtbot: QtBot
) -> None:
    editor = opened(sample_window)
    form = editor._matters
    ticks, below = form.field("conditions"), form.field("challenges")
    assert isinstance(ticks, TicksField)

    def head(part: QWidget) -> int:
        return part.mapTo(form, QPoint()).y()

    def foot(part: QWidget) -> int:
        return head(part) + part.height()

    def nothing_lies_over_another() -> bool:
        other = ticks._other
        boxes = max(map(foot, ticks.boxes()))
        return boxes <= head(other) and foot(other) <= head(below) < foot(other) + 40

    qtbot.waitUntil(lambda: ticks.height() > 5 * ticks.boxes()[0].height())
    qtbot.waitUntil(nothing_lies_over_another)
    before = form.y()
    introducer = editor._introduced_by
    assert isinstance(introducer, PersonField)
    introducer.setEditText("Nim")
    editor.try_to_save()
    qtbot.waitUntil(lambda: form.y() > before)
    qtbot.waitUntil(nothing_lies_over_another)


def test_a_list_of_who_leads_that_comes_late_is_no_edit(qtbot: QtBot, db: Data) -> None:
    margaret = group.add_sender(db, SenderDraft(name="Margaret"))
    work = Held()
    runner = Runner(work, db=db)
    page = QWidget()
    qtbot.addWidget(page)
    form = Form()
    lead = LeadField(page, runner)
    form.add_field(FIELDS["lead_id"], lead)
    form.fill({"lead_id": margaret.id})
    with qtbot.assertNotEmitted(form.edited):
        work.run()
        qtbot.waitUntil(lambda: lead.currentText() == "Margaret")


def test_enter_takes_the_only_one_who_is_offered(qtbot: QtBot, db: Data, runner: Runner) -> None:
    beth = person(db, "Pennington", first_name="Beth")
    person(db, "Penn", first_name="Ann")
    page = QWidget()
    qtbot.addWidget(page)
    field = PersonField(page, runner, date.today)
    qtbot.addWidget(field)
    field.show()
    line = field.lineEdit()
    assert line is not None
    qtbot.keyClicks(line, "pen")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert field.value() == ""  # it may be either
    qtbot.keyClicks(line, "ni")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert (field.value(), field.not_understood()) == (beth.id, "")
