"""What the letter says: the Word template engine.

    from outreach_desktop.templates import WordTemplate

The face is small and lazy, because lxml and jinja2 cost start-up time.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from outreach_desktop.templates.problems import Field, Problem
    from outreach_desktop.templates.word_template import WordTemplate

__all__ = ["Field", "Problem", "WordTemplate"]


def __getattr__(name: str) -> object:
    if name == "WordTemplate":
        from outreach_desktop.templates.word_template import WordTemplate

        return WordTemplate
    if name in ("Field", "Problem"):
        from outreach_desktop.templates import problems

        return getattr(problems, name)
    raise AttributeError(name)
