"""Forms: values, messages under fields, and the dialog around them."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.fields import Field, ReachedBy
from outreach_desktop.domain.problems import Problem
from outreach_desktop.errors import OutreachError
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.forms.dates import DateField, TimeField
from outreach_desktop.ui.widgets.forms.editor import Editor
from outreach_desktop.ui.widgets.forms.forms import (
    ChoiceField,
    Form,
    LongField,
    TextField,
    TickField,
    Value,
)
from outreach_desktop.ui.widgets.forms.pick import PickField
from outreach_desktop.ui.widgets.layouts import Tall


def needs_name(form: list[Form]) -> Form:
    def wrong(key: str) -> str:
        return "Type a name." if key == "name" and not form[0].text("name") else ""

    form.append(Form(wrong))
    form[0].add("name", "Name", TextField())
    form[0].add("place", "Place", TextField())
    return form[0]


class NameEditor(Editor):
    """The smallest editor there can be."""

    def __init__(self, parent: QWidget, runner: Runner) -> None:
        super().__init__(parent, runner, "New name")
        self.form = needs_name([])
        self.add(self.form)
        self.saves = 0

    def rules(self) -> Iterator[Problem]:
        if not self.form.text("name"):
            yield Problem("name", "Type a name.")
        if self.form.text("place") == "nowhere":
            yield Problem("", "Two of these do not go together.")

    def save(self) -> None:
        self.saves += 1


@pytest.fixture
def made(qtbot: QtBot, runner: Runner) -> Iterator[NameEditor]:
    parent = QWidget()
    qtbot.addWidget(parent)
    editor = NameEditor(parent, runner)
    editor.open()
    yield editor
    parent.close()


def test_nothing_is_wrong_with_a_field_nobody_has_left_yet(qtbot: QtBot) -> None:
    form = needs_name([])
    qtbot.addWidget(form)
    assert form.problem("name") == ""


def test_what_is_wrong_shows_under_the_field_once_it_is_left_and_goes_when_mended(
    qtbot: QtBot,
) -> None:
    form = needs_name([])
    qtbot.addWidget(form)
    with qtbot.waitActive(form):
        form.show()
    form.field("name").setFocus()
    qtbot.keyClicks(form.field("name"), "A")
    qtbot.keyClick(form.field("name"), Qt.Key.Key_Backspace)
    form.field("place").setFocus()
    assert form.problem("name") == "Type a name."
    assert form.field("name").accessibleDescription() == "Type a name."

    qtbot.keyClicks(form.field("name"), "A")
    assert form.problem("name") == ""
    assert form.field("name").accessibleDescription() == ""


@pytest.mark.parametrize("width", [360, 420, 640])
def test_a_sentence_that_comes_or_goes_leaves_every_row_its_room(qtbot: QtBot, width: int) -> None:
    sentence = (
        "This person is not in the list yet: choose one of those offered, or add someone new."
    )
    form, part = Form(), QWidget()
    form.add("name", "A field with a long name", TextField(), "Who lives with them. " * 6)
    form.add("place", "Place", TextField())
    form.add("notes", "Notes", LongField())
    layout = QVBoxLayout(part)
    layout.addWidget(form)
    layout.addStretch(1)
    tall = Tall(part)
    tall.resize(width, 700)
    qtbot.addWidget(tall)
    with qtbot.waitExposed(tall):
        tall.show()

    for said in (sentence, "", sentence * 3, sentence):
        form.show_problems({"name": said})
        qtbot.waitUntil(lambda: not list(squeezed(form)))


def squeezed(form: Form) -> Iterator[str]:
    for one in form.findChildren(QLabel):
        if one.isVisible() and one.height() < one.heightForWidth(one.width()):
            yield one.text()


def test_nobody_is_told_off_for_a_field_they_only_passed_by(qtbot: QtBot) -> None:
    form = needs_name([])
    qtbot.addWidget(form)
    with qtbot.waitActive(form):
        form.show()
    form.field("name").setFocus()
    qtbot.keyClick(form.field("name"), Qt.Key.Key_Tab)

    assert form.field("place").hasFocus()
    assert form.problem("name") == ""


def test_a_click_below_a_field_with_a_mistake_is_no_click_beside(qtbot: QtBot) -> None:
    """The button is where it was pressed until it is released: only then is the mistake said, which moves it down."""
    whole, form = QWidget(), needs_name([])
    below = QPushButton("Go on")
    layout = QVBoxLayout(whole)
    layout.addWidget(form)
    layout.addWidget(below)
    qtbot.addWidget(whole)
    with qtbot.waitActive(whole):
        whole.show()
    form.field("name").setFocus()
    qtbot.keyClicks(form.field("name"), "A")
    qtbot.keyClick(form.field("name"), Qt.Key.Key_Backspace)
    at = below.mapTo(whole, below.rect().center())
    window = whole.windowHandle()
    assert window is not None

    with qtbot.waitSignal(below.clicked):
        QTest.mousePress(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        assert below.hasFocus()
        assert form.problem("name") == ""
        QTest.mouseRelease(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)

    qtbot.waitUntil(lambda: form.problem("name") == "Type a name.")
    assert below.mapTo(whole, below.rect().center()).y() > at.y()


@pytest.mark.parametrize(
    "reason", [Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason]
)
def test_a_field_is_not_left_by_a_list_that_opens_or_another_window(
    qtbot: QtBot, reason: Qt.FocusReason
) -> None:
    form = needs_name([])
    qtbot.addWidget(form)
    field = form.field("name")
    qtbot.keyClicks(field, "A")
    qtbot.keyClick(field, Qt.Key.Key_Backspace)

    QApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusOut, reason))
    assert form.problem("name") == ""

    QApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))
    assert form.problem("name") == "Type a name."


def test_what_looks_odd_is_said_once_the_field_is_left_and_stays_until_it_is_mended(
    qtbot: QtBot,
) -> None:
    form = Form()
    qtbot.addWidget(form)
    phone = form.add_field(
        Field("phone", "Phone", help="By day.", reached_by=ReachedBy.PHONE), TextField()
    )
    form.add("place", "Place", TextField())
    qtbot.keyClicks(phone, "ring")
    assert form.doubt("phone") == ""

    QApplication.sendEvent(phone, QFocusEvent(QEvent.Type.FocusOut))
    assert form.doubt("phone").startswith("A phone number looks like")
    assert form.problem("phone") == form.first_problem == ""
    assert phone.accessibleDescription() == form.doubt("phone")

    form.show_problems({"place": "Type a place."})
    assert form.doubt("phone") != ""
    form.show_problems({"phone": "Type another."})
    assert (form.problem("phone"), form.doubt("phone")) == ("Type another.", "")

    QApplication.sendEvent(phone, QFocusEvent(QEvent.Type.FocusOut))
    qtbot.keyClicks(phone, " 01632 960202")
    assert form.doubt("phone") == ""
    assert phone.accessibleDescription() == "By day."

    form.fill({"phone": "ring Mary"})
    QApplication.sendEvent(phone, QFocusEvent(QEvent.Type.FocusOut))
    assert form.doubt("phone") == ""


def test_every_field_has_its_label_as_its_name(qtbot: QtBot) -> None:
    form = needs_name([])
    qtbot.addWidget(form)
    assert form.field("place").accessibleName() == "Place"
    buddies = [one.buddy() for one in form.findChildren(QLabel) if one.buddy() is not None]
    assert buddies == [form.field("name"), form.field("place")]


def test_filling_a_form_is_not_editing_it(qtbot: QtBot) -> None:
    form = needs_name([])
    qtbot.addWidget(form)
    with qtbot.assertNotEmitted(form.edited):
        form.fill({"name": "Ann", "place": ""})
    with qtbot.waitSignal(form.edited):
        qtbot.keyClicks(form.field("place"), "x")


def test_every_kind_of_field_gives_back_what_it_was_given(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    form.add("text", "Text", TextField())
    form.add("long", "Long", LongField())
    form.add("choice", "Choice", ChoiceField(("", "phone", "letter")))
    form.add("own", "Own", ChoiceField(("", "nurse"), own=True))
    form.add("tick", "", TickField("Yes"))
    values: dict[str, Value] = {
        "text": "O'Neil",
        "long": "a\nb",
        "choice": "letter",
        "own": "matron",
        "tick": True,
    }
    form.fill(values)
    assert form.values() == values


def test_a_choice_begins_with_a_capital_but_for_a_word_that_never_does(qtbot: QtBot) -> None:
    field = ChoiceField(("phone", ("vcf", "vCards, for phones")))
    qtbot.addWidget(field)
    assert [field.itemText(place) for place in (0, 1)] == ["Phone", "vCards, for phones"]


def test_a_choice_that_is_no_longer_offered_is_kept(qtbot: QtBot) -> None:
    field = ChoiceField(("", "phone"))
    qtbot.addWidget(field)
    field.set_value("telex")
    assert field.value() == "telex"
    field.set_choices(("", "phone", "e-mail"))
    assert field.value() == "telex"


def test_the_words_of_a_choice_typed_out_are_that_choice(qtbot: QtBot) -> None:
    field = ChoiceField(("", ("talk", "Vortrag")), own=True)
    qtbot.addWidget(field)

    field.setEditText("Vortrag")
    assert field.value() == "talk"
    field.setEditText("Vortrag f\u00fcr Angeh\u00f6rige")
    assert field.value() == "Vortrag f\u00fcr Angeh\u00f6rige"


def test_picking_by_a_part_of_the_name_gives_the_id(qtbot: QtBot) -> None:
    field = PickField()
    qtbot.addWidget(field)
    field.set_value("2")
    field.set_choices([("1", "Lakeside"), ("2", "Hillside")])
    assert (field.value(), field.typed()) == ("2", "Hillside")
    field.setEditText("lakeside")
    assert field.value() == "1"
    field.setEditText("Nowhere")
    assert (field.value(), field.typed()) == ("", "Nowhere")


def test_saving_goes_to_the_first_bad_field_instead(made: NameEditor, qtbot: QtBot) -> None:
    qtbot.mouseClick(made.save_button, Qt.MouseButton.LeftButton)
    assert made.saves == 0
    assert made.form.problem("name") == "Type a name."
    assert made.focusWidget() is made.form.field("name")


def test_saving_leads_to_a_wrong_field_that_is_out_of_sight_and_says_why(
    made: NameEditor, qtbot: QtBot, qapp: QApplication
) -> None:
    for number in range(20):
        made.form.add(f"more {number}", f"More {number}", LongField())
    [area] = [one for one in made.findChildren(QScrollArea) if one.isAncestorOf(made.form)]
    made.form.field("more 19").setFocus()
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    qapp.processEvents()

    made.save_button.click()
    qapp.processEvents()

    field = made.form.field("name")
    parts = [field, *(one for one in made.findChildren(QLabel) if "Type a name." in one.text())]
    assert len(parts) == 3  # the field, what stands under it, and what stands beside Save
    for part in parts:
        assert part.visibleRegion().boundingRect() == part.rect(), part
    assert made.focusWidget() is field

    qtbot.keyClicks(field, "A")
    assert made.said.text() == ""


def test_what_the_data_file_refuses_is_said_where_it_is_seen(
    made: NameEditor, qtbot: QtBot, qapp: QApplication
) -> None:
    for number in range(20):
        made.form.add(f"more {number}", f"More {number}", LongField())
    [area] = [one for one in made.findChildren(QScrollArea) if one.isAncestorOf(made.form)]
    qtbot.keyClicks(made.form.field("name"), "Ann")
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())

    made.not_saved(OutreachError("The disk is full."))
    qapp.processEvents()

    assert made.banner.visibleRegion().boundingRect() == made.banner.rect()


def test_what_is_about_no_field_alone_is_said_beside_the_button(made: NameEditor) -> None:
    made.form.fill({"name": "Ann", "place": "nowhere"})

    made.try_to_save()

    assert made.said.text() == "Two of these do not go together."
    assert made.saves == 0
    made.form.fill({"name": "Ann", "place": "here"})
    made.try_to_save()
    assert (made.said.text(), made.saves) == ("", 1)


def test_saving_twice_at_once_saves_once(made: NameEditor, qtbot: QtBot) -> None:
    qtbot.keyClicks(made.form.field("name"), "Ann")
    made.try_to_save()
    made.try_to_save()
    assert made.saves == 1


def test_when_saving_fails_the_reason_is_shown_and_what_was_typed_stays(
    made: NameEditor, qtbot: QtBot
) -> None:
    qtbot.keyClicks(made.form.field("name"), "Ann")
    made.try_to_save()
    made.not_saved(OutreachError("The disk is full.", hint="Free some space and try again."))
    assert made.isVisible()
    assert made.banner.text() == "The disk is full. Free some space and try again."
    made.try_to_save()
    assert made.saves == 2


def test_closing_asks_before_anything_typed_is_lost(made: NameEditor, qtbot: QtBot) -> None:
    qtbot.keyClicks(made.form.field("name"), "Ann")
    made.close()
    question = made.findChild(QMessageBox)
    assert made.isVisible()
    assert question is not None
    assert question.text() == "Leave without saving?"
    [leave] = [one for one in question.buttons() if one.text() == "Leave without saving"]
    with qtbot.waitSignal(made.rejected):
        leave.click()


def test_closing_an_untouched_dialog_asks_nothing(made: NameEditor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(made.rejected):
        made.close()


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_what_is_typed_stays_though_a_longer_word_of_the_list_begins_so(
    key: Qt.Key, qtbot: QtBot
) -> None:
    form = Form()
    qtbot.addWidget(form)
    kind = ChoiceField(
        ("", ("trust", "hospital trust"), ("hospital", "hospital"), "GP partner"), own=True
    )
    form.add("kind", "Kind", kind)
    form.add("place", "Place", TextField())
    with qtbot.waitActive(form):
        form.show()
    line = kind.lineEdit()
    assert line is not None
    for typed, meant in (("hospital", "hospital"), ("GP", "GP"), ("HOSPITAL TRUST", "trust")):
        kind.setFocus()
        line.selectAll()
        qtbot.keyClicks(line, typed)
        qtbot.keyClick(kind, key)
        assert kind.value() == meant
    assert kind.count() == 4, "what was typed is not put into the list"


def test_enter_in_a_date_or_a_time_shows_what_it_means_and_the_next_one_saves(
    made: NameEditor, qtbot: QtBot
) -> None:
    made.form.fill({"name": "Ann"})
    day, hour = DateField(date(2026, 3, 2)), TimeField()
    made.form.add("on", "On", day)
    made.form.add("at", "At", hour)
    for saves, (field, typed, shown) in enumerate(
        ((day, "4 march", "4 Mar 2026"), (hour, "7pm", "19:00")), start=1
    ):
        field.setFocus()
        qtbot.keyClicks(field, typed)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert field.text() == shown
        assert made.saves == saves - 1, "nobody has seen yet what it means"
        qtbot.keyClick(field, Qt.Key.Key_Enter)
        assert made.saves == saves
        made.save_button.setEnabled(True)


@pytest.mark.parametrize(
    ("typed", "is_open", "stands"),
    [
        ("lakes", True, "Lakeside General"),
        ("lakes", False, "lakes"),  # closed with Esc: a new name
        ("general", True, "general"),  # two of them are offered
        ("Fells Clinic", True, "Fells Clinic"),
    ],
)
def test_enter_takes_the_one_place_that_is_offered(
    made: NameEditor, qtbot: QtBot, typed: str, is_open: bool, stands: str
) -> None:
    made.form.fill({"name": "Ann"})
    field = PickField()
    field.set_choices([("1", "Lakeside General"), ("2", "Fells General"), ("3", "Ward 5")])
    made.form.add("at", "At", field)
    field.setFocus()
    completer = field.completer()
    assert completer is not None
    qtbot.keyClicks(field, typed)
    below = completer.popup()
    assert below is not None
    if not is_open:
        below.hide()
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert field.currentText() == stands
    assert field.value() == ("1" if stands == "Lakeside General" else "")
    assert not below.isVisible() or stands == "general"
