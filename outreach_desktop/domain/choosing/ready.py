"""Questions that lists are asked most, ready to be taken: their answers are conditions of the language for choosing."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final

from outreach_desktop.domain import roles
from outreach_desktop.domain.choosing.conditions import Condition, read, written
from outreach_desktop.domain.choosing.organisations import ORGANISATIONS
from outreach_desktop.domain.segments import PEOPLE, Vocabulary
from outreach_desktop.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyQuestion:
    """One of them. `asked` is the key whose words are its answers, or a part of what that key finds by, as an organisation is."""

    asked: str
    name: str
    key: str

    def answered(self, value: str) -> Condition:
        """The condition that this answer is."""
        return Condition(key=self.key, value=value)


_ORGANISATION: Final = ReadyQuestion(
    asked="organisation", name=roles.FIELDS["organisation_id"].label, key="place"
)


def _of(vocabulary: Vocabulary, key: str) -> ReadyQuestion:
    return ReadyQuestion(asked=key, name=vocabulary.keys[key].name, key=key)


QUESTIONS: Final = {
    PEOPLE.subject: (
        _of(PEOPLE, "town"),
        _of(PEOPLE, "area"),
        _ORGANISATION,
        *(_of(PEOPLE, key) for key in ("tier", "stage", "tag", "condition")),
    ),
    ORGANISATIONS.subject: (
        *(
            _of(ORGANISATIONS, key)
            for key in ("town", "area", "kind", "target", "stage", "tier", "tag", "condition")
        ),
    ),
}
"""By the subject of a list, in the order of the menu."""
QUIET: Final = Condition(key="last", value=">6m")
AT_ONCE: Final = {
    PEOPLE.subject: ((say("No contact for 6 months"), QUIET),),
    ORGANISATIONS.subject: (
        (say("No contact for 6 months"), QUIET),
        (say("No champion there"), Condition(key="champion", value="no")),
    ),
}
"""Those that are an answer already."""


def taken(
    text: str, answer: Condition, others: Collection[str], vocabulary: Vocabulary = PEOPLE
) -> str:
    """The search with this answer, or without it where it is one of its conditions.

    `others` are further answers to the same question: it takes their place.
    """
    words, conditions = read(text, vocabulary)
    is_there = answer in conditions
    stays = [
        one
        for one in conditions
        if one != answer and not (one.key == answer.key and not one.negated and one.value in others)
    ]
    return written(words, stays if is_there else [*stays, answer])


def holds(text: str, answer: Condition, vocabulary: Vocabulary = PEOPLE) -> bool:
    """Whether a search asks for this."""
    return replace(answer, negated=False) in read(text, vocabulary)[1]
