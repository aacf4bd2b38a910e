"""The little language for choosing people: words and `key:value`, `-` in front to leave out."""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from outreach_desktop.domain.searching import few, see_that_it_is_short
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

YES, NO = "yes", "no"
_DAYS: Final = {"d": 1, "w": 7}
_MONTHS: Final = {"m": 1, "y": 12}
_AGO = re.compile(r"(?P<sign>[<>]?)\s*(?P<count>\d{1,4})\s*(?P<unit>[dwmy]?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Key:
    """What people can be chosen by: `about` follows its name in a list, `example` is a value as people type it."""

    about: str
    example: str
    read: Callable[[str], str] = str
    """The value as conditions have it; "" for one that means nothing."""


def yes_or_no(value: str) -> str:
    """`YES` or `NO` in English or the reader's language, "" for anything else."""
    words = {YES: YES, NO: NO, say("yes"): YES, say("no"): NO}
    return words.get(value.casefold(), "")


def _ago(value: str) -> str:
    return value if _AGO.fullmatch(value) else ""


KEYS: Final[dict[str, Key]] = {
    "profession": Key(say("profession or specialty"), "urologist"),
    "specialty": Key(say("specialty"), "oncology"),
    "role": Key(say("role at an organisation"), "manager"),
    "decision": Key(say("part in referrals"), "decides"),
    "tag": Key(say("tag"), "speaker"),
    "place": Key(say("town or organisation, with those it belongs to"), "ashby"),
    "area": Key(say("county, or the area of the organisation"), "marches"),
    "kind": Key(say("kind of organisation"), "hospital"),
    "tier": Key(say("priority"), "core"),
    "champion": Key(say("champion: yes, no, prospect, lapsed"), "yes"),
    "channel": Key(say("how they like to hear from you"), "email"),
    "last": Key(
        say("last contact: more or less than so many days, weeks, months or years ago"),
        ">90d",
        _ago,
    ),
    "never": Key(say("no entry of that kind yet"), "visit"),
    "email": Key(say("whether an email address is known: yes, no; or a part of it"), "no"),
    "phone": Key(say("whether a phone number is known: yes, no; or a part of it"), "no"),
    "address": Key(say("whether a postal address is known: yes, no; or a part of it"), "no"),
    "wants": Key(say("agreed to or prefers, and did not refuse"), "post"),
}

_TERM = re.compile(
    r"""(?=\S)(?P<no>-?)                # leave these people out
        (?:(?P<key>[^\W\d_]+):)?         # one of `KEYS`
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
            raise _unknown(match["key"])
        if value and value != "-":
            terms.append(Term(key=key, value=_read(key, value), negated=bool(match["no"])))
        elif key:
            raise OutreachError(
                say("\u201c{key}:\u201d needs a value.", key=key), hint=_for_example(key)
            )
    return tuple(few(terms))


def _read(key: str, value: str) -> str:
    read = KEYS[key].read(value) if key else value
    if not read:
        raise OutreachError(
            say("\u201c{key}:{value}\u201d means nothing here.", key=key, value=value),
            hint=_for_example(key),
        )
    return read


def _for_example(key: str) -> str:
    return say("For example {key}:{value}.", key=key, value=KEYS[key].example)


def _unknown(key: str) -> OutreachError:
    from difflib import get_close_matches  # only who mistyped needs it

    nearest = get_close_matches(key.casefold(), KEYS, n=1, cutoff=0.7)
    return OutreachError(
        say("\u201c{key}:\u201d is not something people can be chosen by.", key=key),
        hint=say("Did you mean {key}:?", key=nearest[0])
        if nearest
        else say(
            "Use profession:, tag:, place: or another condition from the manual, or just a word."
        ),
    )


def cutoff(value: str, today: dt.date) -> tuple[dt.date, bool]:
    """The day that `last:` speaks of, and whether the last contact lies before it: \u201c>90d\u201d, \u201c3m\u201d, \u201c<1y\u201d.

    Without a sign it is less, without a unit days. A month ends where a shorter one does.
    """
    match = _AGO.fullmatch(value)
    if match is None:
        raise ValueError(value)
    count, unit = int(match["count"]), match["unit"].casefold() or "d"
    return _before(today, count, unit), match["sign"] == ">"


def _before(today: dt.date, count: int, unit: str) -> dt.date:
    try:
        if unit in _DAYS:
            return today - dt.timedelta(days=count * _DAYS[unit])
        year, month = divmod(today.year * 12 + today.month - 1 - count * _MONTHS[unit], 12)
        return dt.date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):  # before there were days
        return dt.date.min


def term(key: str, value: str) -> str:
    """One condition as it is typed; quoted where the value is more than one word."""
    value = value.replace('"', "")
    return f'{key}:"{value}"' if re.search(r"\s", value) else f"{key}:{value}"
