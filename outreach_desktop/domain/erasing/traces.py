"""By what someone who was erased is known again: spellings of an email, a number, an address, a name, of which only hashes are kept."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.incoming.phones import number_key
from outreach_desktop.domain.reach import mailbox
from outreach_desktop.words import say

EMAIL: Final = "email"
PHONE: Final = "phone"
ADDRESS: Final = "address"
NAME: Final = "name"
_SUREST: Final = (EMAIL, PHONE, ADDRESS, NAME)

_SHARED: Final = re.compile(
    r"(info|office|reception|admin|enquir(y|ies)|contact|mail|secretar(y|ies)|practice|team|hello|post|praxis|kontakt|buero)@"
)
_FEWEST: Final = 6  # digits that a number has


class Trace(NamedTuple):
    """A kind, and a spelling in which two that are the same are equal."""

    kind: str
    text: str


class Reached(NamedTuple):
    """A way to reach someone; `is_alone` says that it tells of them without their name."""

    kind: str
    key: str
    is_alone: bool


def traces(draft: ContactDraft, shared: Collection[str] = ()) -> tuple[Trace, ...]:
    """All that a person is known by. `shared` are emails and numbers that others use too: these count with the surname alone."""
    name = as_compared(draft.first_name), as_compared(draft.last_name)
    return tuple(dict.fromkeys(of_name(*name, reached(draft, shared))))


def of_name(first: str, last: str, ways: Iterable[Reached]) -> Iterator[Trace]:
    """What someone of this name, as it is compared, is known by."""
    if first and last:
        yield Trace(NAME, f"{first} {last}")
    for way in ways:
        if way.is_alone:
            yield Trace(way.kind, way.key)
        if last:  # who lives somewhere is told by the first letter, too
            begun = f"{first[:1]} " if way.kind == ADDRESS else ""
            yield Trace(way.kind, f"{way.key} {begun}{last}")


def reached(draft: ContactDraft, shared: Collection[str] = ()) -> list[Reached]:
    """By which ways a person is reached, in a spelling in which two that are the same are equal."""
    found = [
        Reached(EMAIL, email, email not in shared and not _SHARED.match(email))
        for email in (mailbox(draft.email), mailbox(draft.secure_email))
        if email
    ]
    for number, is_own in ((draft.phone, False), (draft.mobile, True)):
        key = number_key(number) if number else ""
        if sum(map(str.isdigit, key)) >= _FEWEST:
            found.append(Reached(PHONE, key, is_own and key not in shared))
    if place := _place(draft.address):
        found.append(Reached(ADDRESS, place, is_alone=False))
    return found


def new_traces(after: Iterable[ContactDraft], before: Iterable[ContactDraft]) -> tuple[Trace, ...]:
    """What a person is known by now and was not before, what is surest first."""
    had = {trace for one in before for trace in traces(one)}
    return surest_first(trace for one in after for trace in traces(one) if trace not in had)


def surest_first(known_by: Iterable[Trace]) -> tuple[Trace, ...]:
    """Each once: an email says most, a name alone the least."""
    return tuple(sorted(dict.fromkeys(known_by), key=lambda trace: _SUREST.index(trace.kind)))


def as_reached(draft: ContactDraft, email: str, phone: str) -> ContactDraft:
    """The same person by the email and the number of a role."""
    return replace(draft, email=email, secure_email="", phone=phone, mobile="")


def recognised(
    known_by: Iterable[Trace], since: Callable[[Trace], dt.date | None]
) -> tuple[str, dt.date] | None:
    """By which of these a person is known as one who was erased, and when that was; the first of them."""
    return next(
        ((trace.kind, day) for trace in known_by if (day := since(trace)) is not None), None
    )


def told(by: str, month: str) -> str:
    """What is said of somebody who comes back."""
    return {
        EMAIL: say("Someone with this email asked to be erased in {month}.", month=month),
        PHONE: say("Someone with this phone number asked to be erased in {month}.", month=month),
        ADDRESS: say(
            "Someone with this name and address asked to be erased in {month}.", month=month
        ),
        NAME: say("Someone of this name asked to be erased in {month}.", month=month),
    }[by]


def as_compared(text: str) -> str:
    """A name, or a street, in small letters without accents, blanks and marks."""
    if text.isascii() and text.isalnum():  # most are
        return text.casefold()
    letters = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l").replace("ø", "o"))
    return "".join(one for one in letters if one.isalnum())


def _place(address: Address) -> str:
    """Street and postcode: who lives there is told by the name beside it."""
    street, code = as_compared(address.street), as_compared(address.postcode)
    return f"{street} {code or as_compared(address.town)}" if street else ""
