"""Saved searches: conditions that people are chosen by, kept under a name."""

from dataclasses import dataclass
from typing import Final

from outreach_desktop.domain.fields import Field, described
from outreach_desktop.domain.problems import Problem
from outreach_desktop.domain.segments import parse
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

LONGEST: Final = 60
"""Letters of a name: it stands beside the page on the left."""

FIELDS = described(
    Field("name", say("Name"), example=say("Core, not seen for 3 months")),
    Field(
        "words",
        say("Search"),
        help=say("As you would type it into the search field."),
        example="tier:core last:>90d",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """A search and what it is called. Two that differ in capitals only are one."""

    name: str
    words: str


def problems(draft: SavedSearch) -> tuple[Problem, ...]:
    """What stops this search from being saved, in reading order."""
    found = []
    if not draft.name.strip():
        found.append(Problem("name", say("Type a name.")))
    elif len(draft.name.strip()) > LONGEST:
        found.append(
            Problem("name", say("Type a shorter name, of at most {most} letters.", most=LONGEST))
        )
    elif '"' in draft.name:
        found.append(Problem("name", say("Type a name without quotation marks.")))
    try:
        if not parse(draft.words):
            found.append(Problem("words", say("Type what to search for.")))
    except OutreachError as error:
        found.append(Problem("words", str(error)))
    return tuple(found)
