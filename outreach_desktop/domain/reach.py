"""By what people are reached, email addresses and phone numbers: what cannot be kept, and what looks odd.

Odd is said and kept all the same: “ring Mary” is what somebody knows, and a mailbox of a hospital may be one that no rule foresees.
"""

import re
from typing import Final

from outreach_desktop.domain.fields import Fields, ReachedBy
from outreach_desktop.domain.problems import Problem
from outreach_desktop.words import say

# Deliberately loose: an address that a mail server might take is not odd.
_ADDRESS = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")
_AROUND_AT = re.compile(r"\s*@\s*")
_INSIDE = re.compile(r"[^@\s<>()\[\]\"',;:]+@[^@\s<>()\[\]\"',;:.]+(?:\.[^@\s<>()\[\]\"',;:.]+)+")
_ODD_ENDS = "<>()[]\"',;:"
_NOT_IN_A_LINE = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")
_NUMBER = re.compile(r"\+?\s*\(?\d(?:[\s().\-\u2010-\u2013/\u00a0]*\d)*")
_SHORT_NUMBER = re.compile(r"\d{3}|11[68]\d{3}")
"""111, 999, 116 123: those of emergencies and of helplines."""
_LEAST: Final = 7
_LEAST_FROM_0: Final = 8
"""With the area before it: 0800 1111."""
_MOST: Final = 15
"""Digits that any network takes."""


def is_email(text: str) -> bool:
    """Whether a message could be sent there."""
    words = text.strip()
    is_bare = words.strip(_ODD_ENDS) == words and ":" not in words
    return is_bare and _ADDRESS.fullmatch(words) is not None


def mailbox(text: str) -> str:
    """What makes two spellings one mailbox; "" for words such as \u201cring Mary\u201d, which say nothing of who is who."""
    return text.strip().casefold() if "@" in text else ""


def unkept(fields: Fields, draft: object) -> tuple[Problem, ...]:
    """Which of the `fields` of a draft hold more than one line where an email address is one, whatever it looks like."""
    return tuple(
        Problem(name, say("Type it in one line."))
        for name, field in fields.items()
        if field.reached_by is ReachedBy.EMAIL
        and _NOT_IN_A_LINE.search(getattr(draft, name).strip())
    )


def doubt(reach: ReachedBy, text: str) -> str:
    """Why a text does not look like what reaches someone, with an example; "" where it does, and for none."""
    words = text.strip()
    if not words or not reach:
        return ""
    return _of_email(words) if reach is ReachedBy.EMAIL else _of_phone(words)


def _of_email(words: str) -> str:
    if is_email(words):
        return ""
    meant = set(_INSIDE.findall(_AROUND_AT.sub("@", words)))
    if len(meant) == 1:
        return say("Did you mean {email}? It can be saved as it is.", email=meant.pop())
    if meant:
        return say(
            "This looks like several email addresses: messages go to one. It can be saved as it is."
        )
    return say("An email address looks like ann@example.org. It can be saved as it is.")


def _of_phone(words: str) -> str:
    """The first number in it counts: what follows may be an extension, another number, or whom to ask for."""
    number = _NUMBER.search(words)
    if number is None:
        return say("A phone number looks like 01632 960202. It can be saved as it is.")
    digits = _digits(number[0])
    if _SHORT_NUMBER.fullmatch(digits):
        return ""
    if len(digits) < (_LEAST_FROM_0 if digits.startswith("0") else _LEAST):
        return say(
            "Is a part missing? A phone number looks like 01632 960202. It can be saved as it is."
        )
    parts = map(_digits, number[0].split("/"))  # behind a stroke may stand another number
    if len(digits) > _MOST and not any(_LEAST <= len(part) <= _MOST for part in parts):
        return say(
            "This is longer than a phone number, like 01632 960202. It can be saved as it is."
        )
    return ""


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)
