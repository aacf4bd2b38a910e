"""How much is laid out to be looked at: counted, so that it is the same on every computer."""

from outreach_desktop.domain.documents.look import Paragraph
from outreach_desktop.errors import OutreachError
from outreach_desktop.ui.paper.lines import PageLine
from outreach_desktop.ui.paper.strips import Steps
from outreach_desktop.words import say

MOST_LINES = 400_000
MOST_MARKS = 2_000_000
MOST_PAGES = 10_000
_BEGINNING = 40  # letters of a paragraph that tell which it is


class Limits:
    """Counts the lines of a document, and what stands on its pages."""

    def __init__(self) -> None:
        self._lines = 0
        self._marks = 0

    def counted(
        self, setting: Steps[list[PageLine]], paragraph: Paragraph
    ) -> Steps[list[PageLine]]:
        """The lines of a paragraph; OutreachError where the document has too many."""
        before = self._lines
        while True:
            try:
                next(setting)
            except StopIteration as end:
                made: list[PageLine] = end.value
                self._lines = before + len(made)
                return made
            self._lines += 1
            if self._lines > MOST_LINES:
                raise _too_much(_too_many_lines(_beginning(paragraph)))
            yield

    def add_marks(self, count: int, page: int) -> None:
        """So much more stands on the pages."""
        self._marks += count
        if self._marks > MOST_MARKS:
            raise _too_much(
                say(
                    "This document cannot be shown here: it has more than {most} lines and pieces of "
                    "lines, reached on page {page}.",
                    most=MOST_MARKS,
                    page=page,
                )
            )

    def check_pages(self, pages: int) -> None:
        """OutreachError where there are too many pages."""
        if pages > MOST_PAGES:
            raise _too_much(
                say(
                    "This document cannot be shown here: it has more than {most} pages.",
                    most=MOST_PAGES,
                )
            )


def _beginning(paragraph: Paragraph) -> str:
    return " ".join(paragraph.text[: _BEGINNING * 2].split())[:_BEGINNING]


def _too_many_lines(beginning: str) -> str:
    if not beginning:
        return say(
            "This document cannot be shown here: it has more than {most} lines.", most=MOST_LINES
        )
    return say(
        "This document cannot be shown here: it has more than {most} lines, reached in the "
        "paragraph “{beginning} …”.",
        most=MOST_LINES,
        beginning=beginning,
    )


def _too_much(told: str) -> OutreachError:
    return OutreachError(
        told,
        hint=say("Open it in Word; if it should be shorter, look there for what makes it so long."),
    )
