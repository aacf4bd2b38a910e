"""A step of its own, where it is needed: what words mean that may be wishes. Nobody else can know."""

from collections import Counter
from collections.abc import Mapping, Sequence

from outreach_desktop.domain.subjects import counted
from outreach_desktop.domain.wishes.wishes import CHANNELS
from outreach_desktop.services.importing.imports import ImportRow
from outreach_desktop.ui.importing.asking import AskingStep, Question, who
from outreach_desktop.words import say

NO_WISH, EVERYTHING = "", "all"
_CALLED = {
    "email": say("email"),
    "post": say("post"),
    "phone": say("phone calls"),
    "visit": say("visits"),
    "text": say("text messages"),
}
_USUAL = ("email", "post", "phone", EVERYTHING, NO_WISH)


class WishesStep(AskingStep):
    """People by the words that were found; the same words read in the same way are asked about together."""

    def ask(self, rows: Sequence[ImportRow], answers: Mapping[int, frozenset[str]]) -> None:
        """Ask about these; what was answered before is chosen, else the careful reading of the words."""
        same = Counter(map(_alike, rows))
        self.put([_question(row, answers.get(row.line), same[_alike(row)]) for row in rows])

    @property
    def answers(self) -> dict[int, frozenset[str]]:
        """By line, the channels that somebody does not want to hear by."""
        return {line: _channels(value) for line, value in self.chosen.items()}


def _alike(row: ImportRow) -> tuple[str, str]:
    return words_of(row), as_read(row)


def _question(row: ImportRow, answer: frozenset[str] | None, same: int) -> Question:
    words, reading = _alike(row)
    values = [*_USUAL] if reading in _USUAL else [reading, *_USUAL]
    people = counted("contacts", same)
    quoted = say("\u201c{name}\u201d", name=words)
    return Question(
        line=row.line,
        heading=quoted,
        who=who(row),
        alike=(words, reading),
        heading_of_all=quoted,
        people_of_all=say("{people} with the same words", people=people),
        choices=[(value, in_words(value)) for value in values],
        chosen=_value(answer, reading),
        named=say("What \u201c{words}\u201d of {name} means", words=words, name=row.name),
        named_for_all=say(
            "What \u201c{words}\u201d means for all {count}", words=words, count=same
        ),
    )


def words_of(row: ImportRow) -> str:
    """What stands in the list and may be a wish."""
    return "; ".join(dict.fromkeys(wish.reason for wish in row.doubtful))


def as_read(row: ImportRow) -> str:
    """The channels that the words are about, read carefully, as a choice has them: “email phone”."""
    channels = {wish.channel for wish in row.doubtful if wish.state == "no"}
    return (
        EVERYTHING
        if EVERYTHING in channels
        else " ".join(one for one in CHANNELS if one in channels)
    )


def in_words(value: str) -> str:
    """A choice as people read it."""
    if value == NO_WISH:
        return say("No wish: all right to contact")
    if value == EVERYTHING:
        return say("No contact at all")
    *others, last = (_CALLED[channel] for channel in value.split())
    if not others:
        return say("No {channel}", channel=last)
    return say("No {channels} or {last_channel}", channels=", ".join(others), last_channel=last)


def _value(answer: frozenset[str] | None, reading: str) -> str:
    return reading if answer is None else " ".join(one for one in CHANNELS if one in answer)


def _channels(value: str) -> frozenset[str]:
    return frozenset(filter(None, value.split()))
