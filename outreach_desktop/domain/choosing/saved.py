"""Saved searches: conditions that people or organisations are chosen by, kept under a name."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from outreach_desktop.domain.choosing.organisations import ORGANISATIONS
from outreach_desktop.domain.fields import Field, described, folded
from outreach_desktop.domain.problems import Problem
from outreach_desktop.domain.segments import PEOPLE, Vocabulary, parse, term, typed
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say, say_in

LONGEST: Final = 60
"""Letters of a name: it stands beside the page on the left."""

OF_PLACES: Final = "kind:hospital champion:no"
"""What a search of organisations may look like."""

FIELDS = described(
    Field("name", say("Name"), example=say("Core, not seen for 3 months")),
    Field(
        "words",
        say_in("what is searched for", "Search"),
        help=say("As you would type it into the search field."),
        example="tier:core last:>90d",
    ),
    Field(
        "about",
        say("Finds"),
        values=(
            (PEOPLE.subject, say("people")),
            (ORGANISATIONS.subject, say("organisations")),
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """A search and what it is called. Two that differ in capitals only are one."""

    name: str
    words: str
    about: str = PEOPLE.subject
    """What it finds: people, or organisations."""

    @property
    def vocabulary(self) -> Vocabulary:
        """The language that its words are of."""
        return ORGANISATIONS if self.about == ORGANISATIONS.subject else PEOPLE


def reworded(words: str, keys: Collection[str], old: Collection[str], new: str) -> str:
    """The words of a search in which one of `keys` asks for `new` where it asked for one of `old`; else as they are."""
    wanted = {folded(word) for word in old}
    for one in reversed([*typed(words)]):
        if one.key in keys and folded(one.value) in wanted:
            words = words[: one.start] + term(one.key, new, negated=one.negated) + words[one.end :]
    return words


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
        if not parse(draft.words, draft.vocabulary):
            found.append(Problem("words", say("Type what to search for.")))
    except OutreachError as error:
        found.append(Problem("words", str(error)))
    return tuple(found)
