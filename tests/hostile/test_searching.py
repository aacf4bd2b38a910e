"""What is typed or pasted into a search: a sentence, or an answer, and soon."""

import contextlib
import re
import string
import time
from collections.abc import Callable
from itertools import islice, product
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from outreach_desktop import ui
from outreach_desktop.domain.searching import LONGEST
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, events, finding, organisations, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters
from outreach_desktop.ui.desk.runner import AtOnce, Runner
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.widgets.forms.dates import DateField, TimeField
from outreach_desktop.ui.widgets.forms.forms import ChoiceField, Form, LongField, TextField
from outreach_desktop.ui.widgets.forms.pick import PickField
from outreach_desktop.ui.widgets.pasting import CUT, LONGEST_TEXT, TOO_LONG, SearchLine
from tests.builders import person
from tests.conftest import TODAY
from tests.timing import soon

Search = Callable[[Data, str], object]

SEARCHES: dict[str, Search] = {
    "people": lambda db, words: contacts.find(db, words, today=TODAY),
    "go to": lambda db, words: finding.found(db, words, today=TODAY),
    "events": lambda db, words: events.find(db, words, today=TODAY),
    "places": lambda db, words: organisations.tree(db, words, today=TODAY),
    "history": lambda db, words: undo.find(db, words),
    "an event": lambda db, words: events.titled(db, words),
    "a place": lambda db, words: organisations.named(db, words),
    "an action": lambda db, words: undo.called(db, words),
    "a template": lambda db, words: letters.choice(words, db),
}
_PAIRS = [first + second for first, second in product(string.ascii_lowercase, repeat=2)]
WORDS = {
    "200,000 words": " ".join(f"w{number}" for number in range(200_000)),
    "one word of a million letters": "x" * 1_000_000,
    "a million quotation marks": '"' * 1_000_000,
    "a million colons": ":" * 1_000_000,
    "a million marks on one letter": "e" + "\u0301" * 1_000_000,
    "letters that unfold into many": "\ufdfa" * 19_000,
    "as many conditions as there may be": " ".join(islice(_PAIRS, 250)),
    "one condition more": " ".join(islice(_PAIRS, 251)),
    "places": " ".join(f"place:{word}" for word in islice(_PAIRS, 250)),
    "tags left out": " ".join(f"-tag:{word}" for word in islice(_PAIRS, 250)),
    "the words of the index": '" OR NEAR(a b, 5) AND subject : x * ^ - + {words} : (',
    "a zero": "Ann\x00Lee",
    "half a character": "Ann \ud800 Lee",
    "the other half": "\udfff",
}


@pytest.mark.parametrize("search", SEARCHES)
@pytest.mark.parametrize("words", WORDS)
def test_every_search_answers_or_says_why_not_within_two_seconds(
    words: str, search: str, db: Data
) -> None:
    person(db)
    begun = time.process_time()
    with contextlib.suppress(OutreachError):
        SEARCHES[search](db, WORDS[words])
    assert time.process_time() - begun < 2


def test_the_same_word_many_times_is_that_word(db: Data) -> None:
    person(db)
    once = contacts.find(db, "Ann", today=TODAY)
    assert contacts.find(db, "Ann " * 1000, today=TODAY) == once
    assert undo.find(db, "contact " * 1000) == undo.find(db, "contact")


@pytest.mark.parametrize("page", ["contacts", "organisations", "events", "letters"])
def test_a_page_pasted_into_the_search_field_shows_nobody_and_no_report(
    page: str, window: MainWindow, qtbot: QtBot
) -> None:
    window.go_to(page)
    QApplication.clipboard().setText(WORDS["200,000 words"])
    window.top.search.setFocus()
    window.top.search.paste()
    assert len(window.top.search.text()) == 500


@pytest.fixture
def window(db: Data, qtbot: QtBot) -> MainWindow:
    person(db)
    made = MainWindow(Runner(AtOnce(), db=db), lambda: TODAY)
    qtbot.addWidget(made)
    made.show()
    return made


def test_who_pastes_more_than_a_search_takes_is_told_below_the_field(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, _field: said.append(text))
    field = SearchLine()
    qtbot.addWidget(field)
    field.show()
    QApplication.clipboard().setText("a ward " * 50)
    field.paste()
    assert said == []
    field.paste()
    assert len(field.text()) == LONGEST
    assert said == [CUT]


@pytest.mark.parametrize(
    "text",
    ["ab\u6f22 cd " * 130_000, "x" * 1_000_000, "a\n" * 500_000, "e" + "\u0301" * 300_000, "\u202e" * 300_000],
)  # fmt: skip
@pytest.mark.parametrize("kind", [TextField, LongField])
def test_a_million_letters_pasted_into_a_form_are_cut_soon_and_told(
    kind: type[TextField | LongField], text: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, _field: said.append(text))
    field = kind()
    qtbot.addWidget(field)
    field.show()
    field.set_value("there before ")
    QApplication.clipboard().setText(text)
    with soon(1):
        field.paste()
        field.repaint()
    assert said == [TOO_LONG]
    assert len(field.value()) <= LONGEST_TEXT + 20
    assert "there before" in field.value()


FIELDS: dict[str, Callable[[], QWidget]] = {
    "one line": TextField,
    "several lines": LongField,
    "a day": lambda: DateField(TODAY),
    "a time": TimeField,
    "a choice or own words": lambda: ChoiceField(["nurse", "doctor"], own=True),
    "one of many": PickField,
    "a search": SearchLine,
}


@pytest.mark.parametrize("text", ["\u6f22\u5b57", "a, 1\n"])
@pytest.mark.parametrize("kind", FIELDS)
def test_a_million_letters_of_any_script_hold_no_field_of_a_form(
    kind: str, text: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when what is in the field is read, which is asked again at each field that is left."""
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, _field: said.append(text))
    form = Form()
    field: Any = form.add("field", "A field", FIELDS[kind]())
    qtbot.addWidget(form)
    form.show()
    QApplication.clipboard().setText(text * (1_000_000 // len(text)))
    with soon(0.2):
        getattr(field, "lineEdit", lambda: field)().paste()
        field.repaint()
    assert said
    if kind != "a search":
        with soon(0.1):
            for _ in range(5):
                field.value()


def test_nobody_types_into_a_field_without_a_bound() -> None:
    """Qt's own fields that are written into stand in one module; elsewhere there are those to read."""
    bare = re.compile(r"\bQ(?:LineEdit|PlainTextEdit|TextEdit|InputDialog)\(")
    made = {
        path.name
        for path in Path(ui.__file__).parent.rglob("*.py")
        if path.name != "pasting.py"
        for line in path.read_text(encoding="utf-8").splitlines()
        if bare.search(line) and not line.startswith("class ")
    }
    assert made == {"history.py", "crash.py", "unsaved.py", "email_drafts.py"}


@pytest.mark.parametrize("kind", ["one line", "a choice or own words", "one of many"])
def test_what_was_there_before_stays_whole_however_long_it_is(kind: str, qtbot: QtBot) -> None:
    long = "\u00e4 \U0001f468 " * 20_000
    field: Any = FIELDS[kind]()
    qtbot.addWidget(field)
    if isinstance(field, PickField):
        field.set_choices([("1", long.strip())])
        field.set_value("1")
        assert field.typed() == long.strip()
        assert field.value() == "1"
        return
    field.set_value(long.strip())
    assert field.value() == long.strip()


def test_a_field_with_a_list_is_dressed_as_other_fields_are(qtbot: QtBot) -> None:
    for field in (PickField(), ChoiceField(["nurse"], own=True)):
        qtbot.addWidget(field)
        field.show()
        line = field.lineEdit()
        assert line is not None
        assert line.height() < field.height()
