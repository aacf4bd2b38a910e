"""What the letter says: the Word template engine.

    from outreach_desktop.templates import WordTemplate

The face is small and lazy, because lxml and jinja2 cost start-up time.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from outreach_desktop.templates.missing import Missing
    from outreach_desktop.templates.problems import Field, MissingValuesError, Problem
    from outreach_desktop.templates.word_template import WordTemplate

__all__ = ["Field", "Missing", "MissingValuesError", "Problem", "WordTemplate"]


def __getattr__(name: str) -> object:
    if name == "WordTemplate":
        from outreach_desktop.templates.word_template import WordTemplate

        return WordTemplate
    if name == "Missing":
        from outreach_desktop.templates.missing import Missing

        return Missing
    if name in ("Field", "MissingValuesError", "Problem"):
        from outreach_desktop.templates import problems

        return getattr(problems, name)
    raise AttributeError(name)
