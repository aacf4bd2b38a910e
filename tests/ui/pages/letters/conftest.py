"""The letters page with people to write to, and a template of the group's own."""

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.letters.page import LettersPage
from outreach_desktop.ui.pages.letters.reader import lengths
from tests import builders
from tests.builders import person
from tests.ui.pages.letters.steps import opened


@pytest.fixture(autouse=True)
def every_font_is_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the check says is not to differ from computer to computer."""
    monkeypatch.setattr(lengths, "missing", lambda _: set())


@pytest.fixture
def page(qtbot: QtBot, runner: Runner, today: date, db: Data) -> LettersPage:
    """On a data file with three people and a Word template of the group's own."""
    for name in ("Adeyemi", "Marsh", "O'Neil"):
        person(db, name)
    return opened(qtbot, runner, today)


@pytest.fixture
def template(tmp_path: Path) -> Path:
    said = ("Dear {{ contact.salutation }},", "Ring {{ contact.phone }}.")
    return builders.template(tmp_path / "our-letter.docx", *said)
