"""The little language for choosing people: words and `key:value`, `-` in front to leave out."""

import re
from dataclasses import dataclass

from outreach_desktop.domain.searching import few, see_that_it_is_short
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

KEYS = ("profession", "tag", "place")

_TERM = re.compile(
    r"""(?=\S)(?P<no>-?)                # leave these people out
        (?:(?P<key>[^\W\d_]+):)?         # profession: tag: place:
        (?:"(?P<quoted>[^"]*)"?|(?P<bare>[^\s"]*))""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One condition. An empty `key` means a word anywhere on the person's card."""

    key: str
    value: str
    negated: bool = False


def parse(text: str) -> tuple[Term, ...]:
    """The conditions in `text`, all of which a person must meet; "" gives none, so everybody.

    Raises OutreachError for a key that is not one of `KEYS` or that has no value.
    """
    see_that_it_is_short(text)
    terms = []
    for match in _TERM.finditer(text):
        key = (match["key"] or "").casefold()
        value = (match["quoted"] if match["quoted"] is not None else match["bare"]).strip()
        if key and key not in KEYS:
            raise OutreachError(
                say(
                    "\u201c{key}:\u201d is not something people can be chosen by.",
                    key=match["key"],
                ),
                hint=say("Use profession:, tag: or place:, or just a word."),
            )
        if value and value != "-":
            terms.append(Term(key=key, value=value, negated=bool(match["no"])))
        elif key:
            raise OutreachError(
                say("\u201c{key}:\u201d needs a value.", key=key),
                hint=say("For example {key}:urologist.", key=key),
            )
    return tuple(few(terms))


def term(key: str, value: str) -> str:
    """One condition as it is typed; quoted where the value is more than one word."""
    value = value.replace('"', "")
    return f'{key}:"{value}"' if re.search(r"\s", value) else f"{key}:{value}"
