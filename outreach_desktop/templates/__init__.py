"""What the letter says: the Word template engine, usable by itself.

    from outreach_desktop.templates import WordTemplate

All there is to it stands here; docs/engine.md shows it at work. The face is small and lazy, because
lxml and jinja2 cost start-up time.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from outreach_desktop.errors import OutreachError
    from outreach_desktop.templates.engine.filling.missing import Missing
    from outreach_desktop.templates.engine.problems import (
        MissingValuesError,
        TemplateField,
        TemplateProblem,
    )
    from outreach_desktop.templates.engine.word_template import WordTemplate

__all__ = [
    "Missing",
    "MissingValuesError",
    "OutreachError",
    "TemplateField",
    "TemplateProblem",
    "WordTemplate",
]

_HOMES = {
    "TemplateField": "templates.engine.problems",
    "Missing": "templates.engine.filling.missing",
    "MissingValuesError": "templates.engine.problems",
    "OutreachError": "errors",
    "TemplateProblem": "templates.engine.problems",
    "WordTemplate": "templates.engine.word_template",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(importlib.import_module(f"outreach_desktop.{_HOMES[name]}"), name)
