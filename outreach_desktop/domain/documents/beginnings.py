"""Words to begin a paragraph of one's own with, from what is known of its reader. Nothing is made up."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from outreach_desktop.domain.interactions import Interaction
from outreach_desktop.words import language, say
from outreach_desktop.words.saying import ENGLISH

_RECENT: Final = dt.timedelta(days=550)
"""Whoever was met longer ago than this is not thanked for it now."""
_MOST_NEEDS: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """A sentence or two, and what they come from: \u201cLast contact\u201d."""

    source: str
    words: str
    gist: str = ""
    """What they are about, where the sentence begins as others do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownOfReader:
    """What beginnings are made from; what is not known is empty."""

    role: str = ""
    organisation: str = ""
    own_needs: Sequence[str] = ()
    """What they said would help themselves."""
    needs: Sequence[str] = ()
    """What their organisation is short of."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """How we answer a need, by the need."""
    shared_goals: Sequence[str] = ()
    timeline: Sequence[Interaction] = ()
    """What passed between us, newest first."""
    before: Sequence[str] = ()
    """What was written to them before, newest first."""


def beginnings(
    known: KnownOfReader, today: dt.date, long_date: Callable[[dt.date], str]
) -> tuple[Beginning, ...]:
    """The sentences to choose from, what is closest to the reader first."""
    found = [
        *_last_contact(known, today, long_date),
        *_needs(known),
        *_goals(known),
        *_role(known),
        *_before(known),
    ]
    return tuple({one.words: one for one in found}.values())


def _last_contact(
    known: KnownOfReader, today: dt.date, long_date: Callable[[dt.date], str]
) -> Iterator[Beginning]:
    for one in known.timeline:
        if one.date is None or one.document_id or not today - _RECENT <= one.date <= today:
            continue
        words = _of_contact(one, long_date(one.date))
        if words:
            yield Beginning(source=say("Last contact"), words=words)
            return


def _of_contact(one: Interaction, day: str) -> str:
    """What can be said of it for certain: that it was, and when. Notes are ours, and no words for a letter."""
    to_us = one.direction == "in"
    match one.kind:
        case "meeting" | "event":
            return say("It was good to meet you on {day}.", day=day)
        case "visit":
            return say("Thank you for the time you gave us on {day}.", day=day)
        case "phone" | "video" if to_us:
            return say("Thank you for your call on {day}.", day=day)
        case "phone" | "video":
            return say("It was good to speak with you on {day}.", day=day)
        case "email" if to_us:
            return say("Thank you for your email of {day}.", day=day)
        case "letter" if to_us:
            return say("Thank you for your letter of {day}.", day=day)
    return ""


def _needs(known: KnownOfReader) -> Iterator[Beginning]:
    for need in known.own_needs[:_MOST_NEEDS]:
        words = say("You told us what would help you: {need}", need=_ended(need))
        yield Beginning(source=say("What would help them"), words=words, gist=need)
    for need in known.needs[:_MOST_NEEDS]:
        words = say("We have heard that this is on your mind: {need}", need=_ended(need))
        answer = known.answers.get(need, "")
        if answer:
            ours = say("What we can offer: {answer}", answer=_ended(answer))
            words = f"{words} {ours}"
        yield Beginning(source=say("What their organisation needs"), words=words, gist=need)


def _goals(known: KnownOfReader) -> Iterator[Beginning]:
    for goal in known.shared_goals[:1]:
        words = say("There is something we both want: {goal}", goal=_ended(goal))
        yield Beginning(source=say("Shared goal"), words=words, gist=goal)


def _role(known: KnownOfReader) -> Iterator[Beginning]:
    """The only one that is to be finished: why it is this work is for somebody to say."""
    source, role, place = say("Their role"), _within(known.role.strip()), known.organisation
    if role and place:
        words = say("I write to you as {role} at {place}, because", role=role, place=place)
        yield Beginning(source=source, words=words)
    elif role:
        yield Beginning(source=source, words=say("I write to you as {role}, because", role=role))


def _before(known: KnownOfReader) -> Iterator[Beginning]:
    for text in known.before[:1]:
        yield Beginning(source=say("What you wrote last time"), words=text)


def _ended(text: str) -> str:
    """As a sentence ends."""
    text = " ".join(text.split())
    return text if text[-1:] in {".", "!", "?", "\u2026"} else f"{text}."


def _within(role: str) -> str:
    """\u201cconsultant urologist\u201d within an English sentence; \u201cGP\u201d stays as it is."""
    if language() != ENGLISH or role[1:2].isupper():
        return role
    return role[:1].lower() + role[1:]
