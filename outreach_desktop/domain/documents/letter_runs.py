"""Letters that are written again and again, kept under a name: to whom, which documents, about what, by whom."""

from dataclasses import dataclass
from typing import Final

from outreach_desktop.domain.choosing.organisations import ORGANISATIONS
from outreach_desktop.domain.fields import Field, FieldKind, described
from outreach_desktop.domain.problems import Problem
from outreach_desktop.domain.segments import PEOPLE, parse
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

LONGEST: Final = 60
"""Letters of a name: it stands in a menu."""
TO_PEOPLE, TO_ORGANISATIONS, TO_NOBODY = "people", "organisations", "nobody"
"""Whom letters are for."""
VOCABULARIES: Final = {TO_PEOPLE: PEOPLE, TO_ORGANISATIONS: ORGANISATIONS}
"""How they are searched for."""

FIELDS = described(
    Field("name", say("Name"), example=say("Newsletter to the wards")),
    Field("people", say("To whom"), help=say("A search, which finds others next time.")),
    Field(
        "whom",
        say("Kind of reader"),
        values=(
            (TO_PEOPLE, say("people")),
            (TO_ORGANISATIONS, say("organisations")),
            (TO_NOBODY, say("no one in particular")),
        ),
    ),
    Field("documents", say("Documents")),
    Field("event_id", say("Event"), FieldKind.REFERENCE),
    Field("sender_id", say("Signed by"), FieldKind.REFERENCE),
    Field("thanks_for", say("Thank them for")),
    Field("missing", say("Where something is missing")),
    Field("rules", say("Rules of single fields")),
    Field("copies", say("Copy to")),
    Field("times", say("Times offered"), FieldKind.LINES, help=say("One time a line.")),
    Field("question", say("What they asked")),
    Field("enclosures", say("Enclosures")),
    Field("whole_sheets", say("On whole sheets"), FieldKind.YES_NO),
    Field("profession", say("Packet for")),
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
    whom: str = TO_PEOPLE
    copies: str = ""
    """The ids of those who get a copy, one a line."""
    times: str = ""
    """The times offered, one a line."""
    question: str = ""
    """What they asked, and is answered."""
    whole_sheets: bool = False
    """Whether nothing is on A5, though the group has that for what comes on it."""
    enclosures: str = ""
    """The ids of attached files that go with it, one a line."""
    profession: str = ""
    """Of whom this is the packet: it is offered for them."""

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
    def copies_to(self) -> tuple[str, ...]:
        """The ids of those who get a copy."""
        return tuple(self.copies.split())

    @property
    def offered(self) -> tuple[str, ...]:
        """The times offered."""
        return tuple(self.times.splitlines())

    @property
    def enclosed(self) -> tuple[str, ...]:
        """The ids of the files that go with it."""
        return tuple(self.enclosures.split())

    @property
    def policies(self) -> dict[str, str]:
        """The rules of single fields, by the fields."""
        pairs = (line.partition("=") for line in self.rules.splitlines())
        return {field: rule for field, _, rule in pairs if rule}


def _who_is_not_found(draft: LetterRun) -> list[Problem]:
    if not draft.people.strip():
        words = (
            say("Search for the organisations first: they are found by that search next time.")
            if draft.whom == TO_ORGANISATIONS
            else say("Search for the people first: they are found by that search next time.")
        )
        return [Problem("people", words)]
    try:
        parse(draft.people, VOCABULARIES[draft.whom])
    except OutreachError as error:
        return [Problem("people", str(error))]
    return []


def problems(draft: LetterRun) -> tuple[Problem, ...]:
    """What stops it from being saved, in reading order."""
    found = []
    if not draft.name.strip():
        found.append(Problem("name", say("Type a name.")))
    elif len(draft.name.strip()) > LONGEST:
        words = say("Type a shorter name, of at most {most} letters.", most=LONGEST)
        found.append(Problem("name", words))
    if draft.whom != TO_NOBODY:
        found += _who_is_not_found(draft)
    if not draft.titles:
        found.append(Problem("documents", say("Choose a document first.")))
    return tuple(found)
