"""What a person does on the letters page, step by step."""

from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from outreach_desktop.services import contacts
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.letters.page import LettersPage


def opened(qtbot: QtBot, runner: Runner, today: date) -> LettersPage:
    page = LettersPage(runner, lambda: today)
    qtbot.addWidget(page)
    runner.changed.connect(lambda subjects: page.reload() if subjects & page.shows else None)
    page.resize(1120, 760)
    page.show()
    return page


def ids(db: Data, words: str, today: date) -> list[str]:
    return contacts.find(db, words, today=today)


def choose(page: LettersPage, db: Data, template: Path, words: str = "") -> None:
    """Tick everybody whom `words` describe, and the template."""
    page.who.model.tick(ids(db, words, page.today()), on=True)
    page.what.add_template(template)


def make(page: LettersPage, out: Path, qtbot: QtBot) -> None:
    page.steps.open(3)
    page.make.folder.setText(str(out))
    page.make.make.click()
    qtbot.waitUntil(lambda: page.make.is_made)


def shown(page: LettersPage) -> str:
    return "\n".join(sheet.text for sheet in page.viewer.pages.pages.sheets)
