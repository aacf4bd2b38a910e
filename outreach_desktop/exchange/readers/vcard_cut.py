"""Where each card of a file begins and ends, with what stands between cards, or in them, and is none."""

import re
from collections.abc import Iterator, Sequence

from outreach_desktop.exchange.readers.vcard_lines import (
    BEGIN,
    END,
    BadLineError,
    Property,
    bare,
    lines_of,
)
from outreach_desktop.words import local, say

_OF_CARDS = re.compile(
    r"(?:[\w-]+\.)?(?:VERSION|N|FN|TEL|EMAIL|ADR|ORG|TITLE|NOTE|UID|REV|PRODID|X-[\w-]+)(?:;[^:]*)?:",
    re.IGNORECASE,
)
_AGENT = re.compile(r"AGENT(?:;[^:]*)?:\s*", re.IGNORECASE)
_SHOWN = 40
_NAMED = 5


class Cards:
    """Each card with the line it begins on; one that has no end, or no beginning, stands there as far as it goes.

    What stands between cards and is of none is in `between` afterwards, with its line; cards within cards are in `within` by name.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self.between: list[tuple[int, str]] = []
        self.within: list[str] = []

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        card: list[str] = []
        begins = 0
        for line, content in self._lines():
            word = bare(content)
            ends = word == END or _is_glued(word)
            if word == BEGIN and card:
                yield from self._whole(begins, card)
                card = []
            if not card:
                begins = line
            card.append(END if ends else content)
            if ends:
                yield from self._whole(begins, card)
                begins, card = line, [] if word == END else [BEGIN]
        if card:
            yield from self._whole(begins, card)

    def _lines(self) -> Iterator[tuple[int, str]]:
        """The lines without cards that stand within another, as those of assistants may."""
        before = ""
        inner: list[str] = []
        for line, content in lines_of(self._text):
            if inner or (_AGENT.fullmatch(before) and bare(content) == BEGIN):
                inner.append(content)
                if bare(content) == END:
                    self.within.append(named(inner))
                    inner, before = [], ""
                continue
            yield line, content
            before = content if content[:5].upper() == "AGENT" else ""
        if inner:
            self.within.append(named(inner))

    def _whole(self, begins: int, card: list[str]) -> Iterator[tuple[int, list[str]]]:
        """A card as it is, also a part of one; text that is of none is told apart."""
        if bare(card[0]) == BEGIN or any(map(_OF_CARDS.match, card)):
            yield begins, card
        elif card != [END]:
            self.between.append((begins, card[0].strip()[:_SHOWN]))


def _is_glued(word: str) -> bool:
    """Whether a card ends where the next begins, as in files that were put together without a break."""
    return word.startswith(END) and bare(word.removeprefix(END)) == BEGIN


def see_that_it_begins(card: Sequence[str]) -> None:
    """BadLineError for what follows the end of a card and has no beginning of its own."""
    if bare(card[0]) != BEGIN:
        raise BadLineError(
            say(
                "The card has no beginning: the line \u201cBEGIN:VCARD\u201d is missing. Export it again."
            )
        )


def see_that_it_is_one(held: Sequence[Property]) -> None:
    """BadLineError where two cards ran into one, because the end of the first and the beginning of the next are missing."""
    names = {
        one.text
        for one in held
        if one.name == "N" and not {"ALTID", "LANGUAGE"} & one.params.keys()
    }
    if len(names) > 1 or sum(one.name == "VERSION" for one in held) > 1:
        raise BadLineError(
            say("Two cards stand in one: where the second begins is missing. Export them again.")
        )


def named(card: Sequence[str]) -> str:
    """Whose card it is, as far as can be seen, and no further."""
    for wanted in ("FN", "N", "ORG", "EMAIL"):
        for content in card:
            head, colon, value = content.partition(":")
            if colon and head.upper().split(";")[0].split(".")[-1] == wanted:
                return " ".join(part for part in re.split(r"[;\\]+", value) if part)[:60]
    return ""


def told(between: Sequence[tuple[int, str]], within: Sequence[str]) -> Iterator[str]:
    """What was left out of a file, as sentences."""
    if between:
        lines = [
            say("line {line} \u201c{text}\u201d", line=str(line), text=text)
            for line, text in between[:_NAMED]
        ]
        yield say(
            "Between the cards stands what belongs to none, left out: {lines}.",
            lines=_shown(lines, len(between)),
        )
    if within:
        names = [f"\u201c{name}\u201d" for name in dict.fromkeys(within)]
        yield say(
            "Cards within the cards of others are left out: {names}.",
            names=_shown(names[:_NAMED], len(names)),
        )


def _shown(words: Sequence[str], count: int) -> str:
    if count > len(words):
        return say("{names} and {count} more", names=", ".join(words), count=count - len(words))
    return local.list_of(words)
