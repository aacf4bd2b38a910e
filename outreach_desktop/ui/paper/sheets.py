"""Sheets: a look set in lines and broken into pages, each with its header and footer."""

from itertools import zip_longest

from outreach_desktop.domain.documents.look import Look
from outreach_desktop.ui.paper.pages.press import Press
from outreach_desktop.ui.paper.pages.sheet import Sheet
from outreach_desktop.ui.paper.strips import Steps, done

__all__ = ["Sheet", "laying", "sheets"]


def sheets(look: Look) -> list[Sheet]:
    """The pages of a finished document, as they will be printed."""
    return done(laying(look))


def laying(look: Look) -> Steps[list[Sheet]]:
    """The same in small steps, for a long document that is laid out while somebody waits.

    Raises OutreachError where it is too much to be looked at.
    """
    press = Press()
    for section, following in zip_longest(look.sections, look.sections[1:]):
        is_followed = following is not None and following.starts == "continuous"
        yield from press.fill(section, is_followed=is_followed)
    return (yield from press.finished())
