"""The steps of a letter, as tests take them: a template, a plan for these people, the making, what it says."""

import datetime as dt
from pathlib import Path
from typing import Any

from docx import Document as WordFile

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters
from outreach_desktop.services.making.letters import Outcome, Plan, TemplateChoice
from tests import builders
from tests.conftest import TODAY

NOW = dt.datetime(2026, 3, 2, 10)
GREETING = "Dear {{ contact.salutation }},"
THANKS = "Thank you for {{ thanks.reason }}."


def note(folder: Path, *paragraphs: str, name: str = "note") -> TemplateChoice:
    """A template of the user's own."""
    return letters.choice(str(builders.template(folder / f"{name}.docx", *paragraphs)))


def planned(db: Data, people: list[Contact], *choices: TemplateChoice, **more: Any) -> Plan:
    return letters.plan(db, [one.id for one in people], choices, today=TODAY, **more)


def made(db: Data, plan: Plan, out: Path | None, together: Path | None = None) -> list[Outcome]:
    return list(letters.make(db, plan, out, together=together, now=NOW))


def text(path: Path | None) -> list[str]:
    assert path is not None
    return [paragraph.text for paragraph in WordFile(str(path)).paragraphs]
