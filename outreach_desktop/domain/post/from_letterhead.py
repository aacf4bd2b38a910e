"""What letters take from a letterhead that a group has in Word, where the group chose nothing else."""

from dataclasses import dataclass, replace
from typing import TypeVar

from outreach_desktop.domain.post.letter_look import LetterLook
from outreach_desktop.words import say, say_many

L = TypeVar("L", bound=LetterLook)


@dataclass(frozen=True, slots=True, kw_only=True)
class FromLetterhead:
    """The font that letters are typed in on it, its two colours as six digits, "" where it has none; `has_following` says whether the pages after the first are others, `is_blank_after` whether there is nothing on them."""

    font: str = ""
    colour: str = ""
    second_colour: str = ""
    has_following: bool = False
    is_blank_after: bool = False


def looking_like(look: L, letterhead: FromLetterhead) -> L:
    """The look with what the letterhead has; what the group chose stays."""
    return replace(
        look,
        font=look.font or letterhead.font,
        colour=look.colour or letterhead.colour,
        second_colour=look.second_colour or letterhead.second_colour,
    )


def told(look: LetterLook, letterhead: FromLetterhead) -> tuple[str, ...]:
    """What is taken, a sentence each: “Font: Georgia, from your letterhead.”"""
    colours = [
        f"#{theirs}"
        for ours, theirs in (
            (look.colour, letterhead.colour),
            (look.second_colour, letterhead.second_colour),
        )
        if theirs and not ours
    ]
    font = letterhead.font if not look.font else ""
    said = (
        say("Font: {font}, from your letterhead.", font=font) if font else "",
        say_many(
            "Colour: {colours}, from your letterhead.",
            "Colours: {colours}, from your letterhead.",
            len(colours),
            colours=", ".join(colours),
        )
        if colours
        else "",
        _of_following(letterhead),
    )
    return tuple(one for one in said if one)


def _of_following(letterhead: FromLetterhead) -> str:
    if not letterhead.has_following:
        return ""
    if letterhead.is_blank_after:
        return say("Following pages: without a head, as in your letterhead.")
    return say("Following pages: head and foot from your letterhead.")
