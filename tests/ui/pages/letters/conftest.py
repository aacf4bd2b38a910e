"""The letters page with people to write to, and a template of the group's own."""

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.letters.page import LettersPage
from tests import builders
from tests.builders import person
from tests.ui.pages.letters.steps import opened


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
