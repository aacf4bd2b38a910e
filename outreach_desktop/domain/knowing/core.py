"""The core network: the few people a group keeps in touch with most."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from outreach_desktop.domain.fields import folded
from outreach_desktop.words import say, say_many

_NAMED: Final = 20
"""How many are named where many came at once."""


def is_core(tier: str, core: Collection[str]) -> bool:
    """Whether a priority counts as core; `core` are those that do, folded."""
    return folded(tier) in core


def is_asked(fit: str, note: str) -> bool:
    """Whether it was asked of someone if they fit: something is ticked, or it is noted what speaks against it."""
    return bool(fit.strip() or note.strip())


def how_many(count: int, most: int) -> str:
    """\u201c11 of at most 12 people\u201d."""
    return say("{count} of at most {most} people", count=count, most=most)


def standing(count: int, most: int) -> str:
    """\u201cCore network: 14 of 12.\u201d, where there is little room for words."""
    return say("Core network: {count} of {most}.", count=count, most=most)


def told(names: Sequence[str], unasked: int, count: int, most: int) -> str:
    """Who became a core person, for a line of text; nobody is asked there."""
    who = say_many(
        "Now a core person: {names}.",
        "Now core people ({count}): {names}.",
        len(names),
        names=_some(names),
    )
    parts = [who, *_room(count, most)]
    if unasked:
        parts += [
            say_many(
                "Whether {count} of them fits is not yet asked.",
                "Whether {count} of them fit is not yet asked.",
                unasked,
            ),
            say("The board shows it: People > More for all people > Core network."),
        ]
    return " ".join(parts)


def foretold(names: Sequence[str], count: int, most: int) -> str:
    """Who will be a core person once a list is in; whether they fit is asked then."""
    who = say_many(
        "This list makes someone a core person: {names}.",
        "This list makes {count} people core people: {names}.",
        len(names),
        names=_some(names),
    )
    return " ".join((who, *_room(count, most)))


def _some(names: Sequence[str]) -> str:
    shown, more = ", ".join(names[:_NAMED]), len(names) - _NAMED
    return say("{names} and {more} more", names=shown, more=more) if more > 0 else shown


def _room(count: int, most: int) -> Iterator[str]:
    yield standing(count, most)
    if count > most:
        yield say("That is more than you set as the most.")


def warning(count: int, most: int) -> str:
    """What is said where there are more than the group wanted; "" where there are not."""
    if count <= most:
        return ""
    return say(
        "{count} people are in your core network, and you set {most} as the most. A small circle is one that you can keep in touch with.",
        count=count,
        most=most,
    )
