"""Letters that are written again and again, kept under a name: to whom, which documents, about what, by whom."""

from dataclasses import dataclass
from typing import Final

from outreach_desktop.domain.fields import Field, FieldKind, described
from outreach_desktop.domain.problems import Problem
from outreach_desktop.domain.segments import parse
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

LONGEST: Final = 60
"""Letters of a name: it stands in a menu."""

FIELDS = described(
    Field("name", say("Name"), example=say("Newsletter to the wards")),
    Field("people", say("To whom"), help=say("A search, which finds others next time.")),
    Field("documents", say("Documents")),
    Field("event_id", say("Event"), FieldKind.REFERENCE),
    Field("sender_id", say("Signed by"), FieldKind.REFERENCE),
    Field("thanks_for", say("Thank them for")),
    Field("missing", say("Where something is missing")),
    Field("rules", say("Rules of single fields")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRun:
    """A run by its name, of which there is one. `people` is a search; `documents` have a line each, “Introduction letter = introduction”.

    `rules` are those of single fields, a line each: \u201ccontact.phone=skip\u201d.
    """

    name: str
    people: str = ""
    documents: str = ""
    event_id: str | None = None
    sender_id: str | None = None
    thanks_for: str = ""
    missing: str = "stop"
    rules: str = ""

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of its documents, as those made have them."""
        lines = (line.rpartition(" = ") for line in self.documents.splitlines())
        return tuple(title for title, _, name in lines if name)

    @property
    def names(self) -> tuple[str, ...]:
        """The names that its documents are chosen by."""
        lines = (line.rpartition(" = ") for line in self.documents.splitlines())
        return tuple(name for _, _, name in lines if name)

    @property
    def policies(self) -> dict[str, str]:
        """The rules of single fields, by the fields."""
        pairs = (line.partition("=") for line in self.rules.splitlines())
        return {field: rule for field, _, rule in pairs if rule}


def problems(draft: LetterRun) -> tuple[Problem, ...]:
    """What stops it from being saved, in reading order."""
    found = []
    if not draft.name.strip():
        found.append(Problem("name", say("Type a name.")))
    elif len(draft.name.strip()) > LONGEST:
        words = say("Type a shorter name, of at most {most} letters.", most=LONGEST)
        found.append(Problem("name", words))
    if not draft.people.strip():
        words = say("Search for the people first: the run finds them by that search next time.")
        found.append(Problem("people", words))
    else:
        try:
            parse(draft.people)
        except OutreachError as error:
            found.append(Problem("people", str(error)))
    if not draft.titles:
        found.append(Problem("documents", say("Choose a document first.")))
    return tuple(found)
