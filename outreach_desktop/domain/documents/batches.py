"""Batches: one press of Make, which may stop half-way and be gone on with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from outreach_desktop.domain.documents.letters import TemplateChoice
from outreach_desktop.domain.documents.shipped import SHIPPED
from outreach_desktop.words import say

LETTERS_FOLDER = "Letters"
EMAILS_FOLDER = "Emails"
TOGETHER_FILE = "All, to print.docx"
"""Names on the disk are the same in every language: what was made yesterday is found where it lies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """A press of Make that did not come to its end.

    `name` is what it makes (“thank-you notes”), `kinds` the titles of the documents; `documents` is how many
    were asked for, with those that were left out; `out` and `together` are the folder and the printable
    file, each None where it was not wanted, and with `new_sheets` each person begins on a new sheet in it.
    """

    id: str
    name: str
    kinds: tuple[str, ...]
    begun_at: datetime
    documents: int
    made: int
    out: Path | None
    together: Path | None
    new_sheets: bool

    @property
    def left(self) -> int:
        """How many are still to be made, or to be left out with a reason."""
        return max(0, self.documents - self.made)


_MANY = {one.kept: one.many for one in SHIPPED}


def kinds_of(documents: Sequence[TemplateChoice]) -> str:
    """What a batch makes, in the plural: “thank-you notes”, “documents “Visit request””, “documents”.

    What many of our own are called is known; the names of the group's may be in any language.
    """
    if len(documents) > 1:
        return say("documents")
    (one,) = documents
    if one.builtin and one.title in _MANY:
        return _MANY[one.title]
    return say("documents \u201c{title}\u201d", title=one.title)
