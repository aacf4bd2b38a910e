"""The little language for choosing people: words and `key:value`, `-` in front to leave out."""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from outreach_desktop.domain.own_fields.own_fields import identifier
from outreach_desktop.domain.searching import few, nearest, see_that_it_is_short
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say, say_in

YES, NO = "yes", "no"
OWED, SAID = "owed", "said"
SAVED: Final = "saved"
"""The key of a saved search, by its name."""
ALSO: Final = {"segment": SAVED, "thanked": "thanks"}
"""Keys by an older name, which go on to work wherever they were written down."""
OWN: Final = "own."
"""What begins the key of a field of the group's own, before what templates call it."""
_DAYS: Final = {"d": 1, "w": 7}
_MONTHS: Final = {"m": 1, "y": 12}
_UNITS: Final = {
    **{unit: unit for unit in "dwmy"},
    **dict.fromkeys(("day", "days", say("day"), say("days")), "d"),
    **dict.fromkeys(("week", "weeks", say("week"), say("weeks")), "w"),
    **dict.fromkeys(("month", "months", say("month"), say("months")), "m"),
    **dict.fromkeys(("year", "years", say("year"), say("years")), "y"),
}
"""What stands behind a number of days, weeks, months or years: a letter, or the word in English and in the reader's language."""
_LETTER: Final = {word.casefold(): letter for word, letter in _UNITS.items()}
_ANY_UNIT: Final = "|".join(sorted(map(re.escape, _LETTER), key=len, reverse=True))
_MORE, _LESS = ">", "<"
_SIGN: Final = {
    word.casefold(): sign
    for sign, words in {
        _MORE: (">", "over", "more than", say_in("span of time", "over"), say("more than")),
        _LESS: ("<", "under", "less than", say_in("span of time", "under"), say("less than")),
    }.items()
    for word in words
}
"""What stands before a number of days: a sign, or the words for it in English and in the reader's language."""
_ANY_SIGN: Final = "|".join(sorted(map(re.escape, _SIGN), key=len, reverse=True))
_AGO = re.compile(
    rf"(?P<sign>{_ANY_SIGN})?\s*(?P<count>\d{{1,4}})\s*(?P<unit>{_ANY_UNIT})?", re.IGNORECASE
)
_SPAN = re.compile(rf"(?:{_ANY_SIGN})?\s*\d{{1,4}}\s*(?:{_ANY_UNIT})(?![\w\"-])", re.IGNORECASE)
"""The same where it stands without quotation marks, with blanks in it: `last:>90 days`, `last:over 90 days`."""
_TIMES: Final = ("last", "added")
_DAY: Final = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


@dataclass(frozen=True, slots=True)
class Key:
    """What rows can be chosen by: `name` is what it is called where one chooses among them, `about` says what
    it means, `example` is a value as people type it.
    """

    name: str
    about: str
    example: str
    read: Callable[[str], str] = str
    """The value as conditions have it; "" for one that means nothing."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The keys that rows of a subject are chosen by."""

    subject: str
    keys: Mapping[str, Key]
    instead: Mapping[str, str] = field(default_factory=dict)
    """For keys that only other rows are chosen by, what to do where these are."""


def yes_or_no(value: str) -> str:
    """`YES` or `NO` in English or the reader's language, "" for anything else."""
    words = {YES: YES, NO: NO, say("yes"): YES, say("no"): NO}
    return words.get(value.casefold(), "")


def ago(value: str) -> str:
    """A span of time as it was typed, its unit as a letter: \u201c>90d\u201d for \u201c>90 days\u201d; "" for anything else."""
    match = _AGO.fullmatch(value)
    if match is None:
        return ""
    unit = match["unit"] or ""
    letter = unit if len(unit) <= 1 else _LETTER[unit.casefold()]
    return f"{_sign(match)}{match['count']}{letter}"


def _sign(match: re.Match[str]) -> str:
    return _SIGN[match["sign"].casefold()] if match["sign"] else ""


def span(value: str) -> tuple[bool, int, str] | None:
    """Whether more time than that is asked for, how much, and in what: \u201cd\u201d, \u201cw\u201d, \u201cm\u201d, \u201cy\u201d."""
    match = _AGO.fullmatch(value)
    if match is None:
        return None
    return _sign(match) == _MORE, int(match["count"]), _LETTER[(match["unit"] or "d").casefold()]


def days(value: str) -> str:
    """A span of time, a day, month or year, or days from and to, as it was typed; "" for anything else."""
    return ago(value) or (value if _between(value) else "")


KEYS: Final[dict[str, Key]] = {
    "profession": Key(say("Profession"), say("profession or specialty"), "urologist"),
    "specialty": Key(say("Specialty"), say("specialty"), "oncology"),
    "role": Key(say("Role"), say("role at an organisation"), "manager"),
    "decision": Key(say("Part in referrals"), say("part in referrals"), "decides"),
    "route": Key(
        say("Way to refer"),
        say("how people are referred where they work: a word of it; yes, no"),
        "form",
    ),
    "need": Key(
        say("Need"), say("what they need, or where they work: a word of it; yes, no"), "leaflets"
    ),
    "wish": Key(
        say("Wish of the organisation"),
        say("where they work closed, or wants no letters or emails: closed, letters, emails"),
        "closed",
    ),
    "tag": Key(say("Tag"), say("tag"), "speaker"),
    "condition": Key(
        say("Condition"), say("condition they work with, or that is worked with there"), "prostate"
    ),
    "place": Key(
        say("Town or organisation"), say("town or organisation, with those it belongs to"), "ashby"
    ),
    "town": Key(
        say("Town"), say("the town where they live, else that of where they work"), "ashby"
    ),
    "area": Key(say("Area"), say("county, or the area of the organisation"), "marches"),
    "kind": Key(say("Kind of organisation"), say("kind of organisation"), "hospital"),
    "tier": Key(say("Priority"), say("priority"), "core"),
    "target": Key(say("Target"), say("to be won: A, B, C; yes for any of them, no for none"), "A"),
    "stage": Key(
        say("Stage"),
        say("how far you have come; who has no stage was not approached yet"),
        "introduced",
    ),
    "lead": Key(say("Lead"), say("who of you keeps in touch: a part of the name; yes, no"), "no"),
    "champion": Key(say("Champion"), say("champion: yes, no, prospect, lapsed"), "yes"),
    "channel": Key(say("Preferred channel"), say("how they like to hear from you"), "email"),
    "last": Key(
        say("Last contact"),
        say("last contact: more or less than so many days, weeks, months or years ago"),
        ">90d",
        ago,
    ),
    "added": Key(
        say("Added"),
        say("entered: so long ago, in a year or a month, or from one day to another"),
        "<30d",
        days,
    ),
    "source": Key(say("How you met"), say("how you met, or yes, no"), "yes"),
    "never": Key(say("Contact of this kind"), say("no entry of that kind yet"), "visit"),
    "email": Key(
        say("Email"), say("whether an email address is known: yes, no; or a part of it"), "no"
    ),
    "phone": Key(
        say("Phone"), say("whether a phone number is known: yes, no; or a part of it"), "no"
    ),
    "address": Key(
        say("Postal address"),
        say("whether a postal address is known: yes, no; or a part of it"),
        "no",
    ),
    "letter": Key(
        say("Letter"),
        say("a letter made for them: its name, or words that it says; yes, no"),
        "hearing",
    ),
    "thanks": Key(
        say("Thanks"),
        say("thanks for something they did: owed, said; yes for either, no for neither"),
        OWED,
    ),
    "told": Key(
        say("Told of a service"),
        say("which of your services a letter sent or a contact with them names; yes, no"),
        "helpline",
    ),
    "post": Key(
        say("Post"), say("mail came back from where letters to them go: came-back"), "came-back"
    ),
    "code": Key(say("Code"), say("code in the register: yes, no; or a part of it"), "yes"),
    "deceased": Key(say("Has died"), say("whether they have died: yes, no"), "no"),
    SAVED: Key(say("Saved search"), say("saved search: whom it finds"), "champions"),
    "wants": Key(say("Agreed to"), say("agreed to or prefers, and did not refuse"), "post"),
}
PEOPLE: Final = Vocabulary("contacts", KEYS)

_TERM = re.compile(
    r"""(?=\S)(?P<no>-?)                # leave these people out
        (?:(?P<key>[^\W\d_][\w-]*|own\.(?:"[^"]*"|[^\s":]+)):)?  # one of a vocabulary, or a field of the group's own
        (?:"(?P<quoted>[^"]*)"?|(?P<bare>[^\s"]*))""",
    re.VERBOSE | re.IGNORECASE,
)


_SCHEMES: Final = frozenset(("http", "https", "ftp", "mailto", "file"))
_SHORTEST_KEY: Final = 3
_OWN_AS_A_WORD: Final = ("own-", "own_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One condition. An empty `key` means a word anywhere on the card."""

    key: str
    value: str
    negated: bool = False


class Typed(NamedTuple):
    """One condition as it stands in a text, finished or not, understood or not."""

    start: int
    end: int
    negated: bool
    key: str
    """In small letters, by its present name; one that there is or not; "" for a word."""
    value: str
    is_quoted: bool
    is_closed: bool
    """Whether the quotation mark at its end stands there already."""


def typed(text: str) -> Iterator[Typed]:
    """What `parse` would read, one by one, with its place in the text; nothing is refused."""
    place = 0
    while match := _TERM.search(text, place):
        is_quoted = match["quoted"] is not None
        key = _key(match["key"] or "")
        span = _span(text, match, key)
        place = max(match.end(), span.end() if span else 0, match.start() + 1)
        value = match["quoted"] if is_quoted else span[0] if span else match["bare"]
        if key and not _is_key(key, match["key"], value):
            key, value = "", f"{match['key']}:{value}"
        yield Typed(
            match.start(),
            max(match.end(), span.end() if span else 0),
            negated=bool(match["no"]),
            key=key,
            value=value.strip(),
            is_quoted=is_quoted,
            is_closed=is_quoted and match.end() > match.end("quoted"),
        )


def _is_key(key: str, written: str, value: str) -> bool:
    """Whether what stands before a colon is meant as a key, known or mistyped, and no word, address of a page or path."""
    if key in KEYS or key.startswith(OWN):
        return True
    if len(key) < _SHORTEST_KEY or value.startswith(("/", "\\")) or key in _SCHEMES:
        return False
    is_written_like_one = bool(value) and written.isalpha() and written.islower()
    return is_written_like_one or _nearest(key, KEYS) != ""


def _nearest(typed: str, keys: Mapping[str, Key]) -> str:
    if typed.startswith(_OWN_AS_A_WORD):
        return OWN + identifier(typed[len(OWN) :])
    return nearest(typed, {key: one.name for key, one in keys.items()})


def _span(text: str, match: re.Match[str], key: str) -> re.Match[str] | None:
    """A span of time behind a key that asks for one, which may have blanks in it."""
    asks = match["bare"] is not None and (key in _TIMES or key.startswith(OWN))
    return _SPAN.match(text, match.start("bare")) if asks else None


def _key(typed: str) -> str:
    """In small letters; a field of the group's own as templates call it."""
    begin, dot, name = typed.partition(".")
    if dot:
        return OWN + identifier(name.strip('"'))
    return ALSO.get(begin.casefold(), begin.casefold())


def parse(text: str, vocabulary: Vocabulary = PEOPLE) -> tuple[Term, ...]:
    """The conditions in `text`, all of which a row must meet; "" gives none, so all rows.

    Raises OutreachError for a key that the vocabulary does not have or that has no value.
    """
    see_that_it_is_short(text)
    keys, terms = vocabulary.keys, []
    for one in typed(text):
        if one.key and one.key not in keys and not one.key.startswith(OWN):
            typed_key = text[one.start : one.end].lstrip("-").partition(":")[0]
            raise _unknown(typed_key, vocabulary)
        if one.value and (one.is_quoted or one.value != "-"):
            value = _read(one.key, one.value, keys)
            terms.append(Term(key=one.key, value=value, negated=one.negated))
        elif one.key:
            raise OutreachError(
                say("\u201c{key}:\u201d needs a value.", key=one.key),
                hint=_for_example(one.key, keys),
            )
    return tuple(few(terms))


def _read(key: str, value: str, keys: Mapping[str, Key]) -> str:
    read = keys[key].read(value) if key in keys else value
    if not read:
        raise OutreachError(
            say("\u201c{key}:{value}\u201d means nothing here.", key=key, value=value),
            hint=_for_example(key, keys),
        )
    return read


def _for_example(key: str, keys: Mapping[str, Key]) -> str:
    example = keys[key].example if key in keys else YES
    return say("For example {key}:{value}.", key=key, value=example)


def _unknown(key: str, vocabulary: Vocabulary) -> OutreachError:
    of_people = vocabulary.subject == PEOPLE.subject
    near = _nearest(key.casefold(), vocabulary.keys)
    if instead := vocabulary.instead.get(_key(key) if near else _nearest(key.casefold(), KEYS)):
        hint = instead
    elif near:
        hint = say("Did you mean {key}:?", key=near)
    elif of_people:
        hint = say(
            "Use profession:, tag:, place: or another condition from the manual, or just a word."
        )
    else:
        hint = say("Use kind:, place:, area: or another condition from the manual, or just a word.")
    return OutreachError(
        say("\u201c{key}:\u201d is not something people can be chosen by.", key=key)
        if of_people
        else say("\u201c{key}:\u201d is not something organisations can be chosen by.", key=key),
        hint=hint,
    )


def cutoff(value: str, today: dt.date) -> tuple[dt.date, bool]:
    """The day that `last:` speaks of, and whether the last contact lies before it: \u201c>90d\u201d, \u201c3m\u201d, \u201c<1y\u201d.

    Without a sign it is less, without a unit days. A month ends where a shorter one does.
    """
    if (found := span(value)) is None:
        raise ValueError(value)
    is_more, count, unit = found
    return _before(today, count, unit), is_more


def first_and_last(value: str, today: dt.date) -> tuple[dt.date, dt.date]:
    """The days that `added:` speaks of: \u201c<30d\u201d, \u201c2026\u201d, \u201c2026-03\u201d, \u201c2026-01-15..2026-03-31\u201d, \u201c..2026\u201d."""
    if found := _between(value):
        return found
    day, is_before = cutoff(value, today)
    one = dt.timedelta(days=1)
    if is_before:
        return dt.date.min, day - one if day > dt.date.min else day
    return day + one if day < dt.date.max else day, dt.date.max


def _between(value: str) -> tuple[dt.date, dt.date] | None:
    begin, dots, end = value.partition("..")
    first, last = _spoken_of(begin), _spoken_of(end if dots else begin)
    if (begin and first is None) or (dots and end and last is None) or not (first or last):
        return None
    return first[0] if first else dt.date.min, last[1] if last else dt.date.max


def _spoken_of(value: str) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of a year, a month or a day; None for anything else."""
    match = _DAY.fullmatch(value)
    if match is None:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        if day:
            return dt.date(year, month, day), dt.date(year, month, day)
        last = monthrange(year, month or 12)[1]
        return dt.date(year, month or 1, 1), dt.date(year, month or 12, last)
    except ValueError:  # there is no such day
        return None


def _before(today: dt.date, count: int, unit: str) -> dt.date:
    try:
        if unit in _DAYS:
            return today - dt.timedelta(days=count * _DAYS[unit])
        year, month = divmod(today.year * 12 + today.month - 1 - count * _MONTHS[unit], 12)
        return dt.date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):  # before there were days
        return dt.date.min


def term(key: str, value: str, *, negated: bool = False) -> str:
    """One condition as it is typed; quoted where the value is more than one word."""
    value = value.replace('"', "")
    typed = f'{key}:"{value}"' if value == "-" or re.search(r"\s", value) else f"{key}:{value}"
    return f"-{typed}" if negated else typed
