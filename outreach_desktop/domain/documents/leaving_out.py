"""Whom letters leave out, each with why: counted, on one line for the screen and a line each for copying."""

from collections.abc import Sequence

from outreach_desktop.words import say, say_many

LeftOutPerson = tuple[str, str]
"""A name, and why there is no letter."""

_NAMED = 6
_NAMED_IN_FULL = 12


def counted(made: int, people: Sequence[LeftOutPerson]) -> str:
    """\u201c37 letters; 3 left out: Dr Hal Moss (they do not want post), ...\u201d; "" where nobody is left out."""
    if not people:
        return ""
    named = [say("{name} ({why})", name=name, why=why.rstrip(".")) for name, why in people[:_NAMED]]
    if len(people) > _NAMED:
        named.append(say_many("{count} more", "{count} more", len(people) - _NAMED))
    letters = say_many("{count} letter", "{count} letters", made)
    return say_many(
        "{letters}; {count} left out: {names}",
        "{letters}; {count} left out: {names}",
        len(people),
        letters=letters,
        names=", ".join(named),
    )


def listed(made: int, people: Sequence[LeftOutPerson]) -> str:
    """All of them, a line each with the reason in a column of its own: to be pasted into a letter or a sheet."""
    head = say_many("{count} letter", "{count} letters", made)
    left = say_many("{count} person left out", "{count} people left out", len(people))
    return "\n".join([f"{head}; {left}", *(f"{name}\t{why}" for name, why in people)])


def in_a_sentence(people: Sequence[LeftOutPerson]) -> str:
    """“3 people are left out: Dr Hal Moss (they do not want post), ...”; "" where nobody is."""
    if not people:
        return ""
    named = [say("{name} ({why})", name=name, why=why) for name, why in people[:_NAMED_IN_FULL]]
    rest = len(people) - len(named)
    more = [say_many("{count} more", "{count} more", rest)] if rest else []
    told = say_many("{count} person is left out:", "{count} people are left out:", len(people))
    return f"{told} {', '.join([*named, *more])}."
