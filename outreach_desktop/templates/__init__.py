"""What the letter says: the Word template engine, usable by itself.

    from outreach_desktop.templates import WordTemplate

All there is to it stands here; docs/engine.md shows it at work. The face is small and lazy, because
lxml and jinja2 cost start-up time.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from outreach_desktop.errors import OutreachError
    from outreach_desktop.templates.missing import Missing
    from outreach_desktop.templates.problems import Field, MissingValuesError, Problem
    from outreach_desktop.templates.word_template import WordTemplate

__all__ = ["Field", "Missing", "MissingValuesError", "OutreachError", "Problem", "WordTemplate"]

_HOMES = {
    "Field": "templates.problems",
    "Missing": "templates.missing",
    "MissingValuesError": "templates.problems",
    "OutreachError": "errors",
    "Problem": "templates.problems",
    "WordTemplate": "templates.word_template",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(importlib.import_module(f"outreach_desktop.{_HOMES[name]}"), name)
