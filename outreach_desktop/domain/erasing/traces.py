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


def traces(draft: ContactDraft, shared: Collection[str] = ()) -> tuple[Trace, ...]:
    """All that a person is known by. `shared` are emails and numbers that others use too: these count with the surname alone."""
    return tuple(dict.fromkeys(_traces(draft, shared)))


def _traces(draft: ContactDraft, shared: Collection[str]) -> Iterator[Trace]:
    first, last = _plain(draft.first_name), _plain(draft.last_name)
    if first and last:
        yield Trace(NAME, f"{first} {last}")
    for email in filter(None, (mailbox(draft.email), mailbox(draft.secure_email))):
        if last:
            yield Trace(EMAIL, f"{email} {last}")
        if email not in shared and not _SHARED.match(email):
            yield Trace(EMAIL, email)
    for number, is_own in ((draft.phone, False), (draft.mobile, True)):
        key = number_key(number)
        if sum(map(str.isdigit, key)) < _FEWEST:
            continue
        if is_own and key not in shared:
            yield Trace(PHONE, key)
        if last:
            yield Trace(PHONE, f"{key} {last}")
    place = _place(draft.address)
    if place and last:
        yield Trace(ADDRESS, f"{place} {first[:1]} {last}")


def new_traces(after: Iterable[ContactDraft], before: Iterable[ContactDraft]) -> tuple[Trace, ...]:
    """What a person is known by now and was not before, what is surest first."""
    had = {trace for one in before for trace in traces(one)}
    new = dict.fromkeys(trace for one in after for trace in traces(one) if trace not in had)
    return tuple(sorted(new, key=lambda trace: _SUREST.index(trace.kind)))


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


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l").replace("ø", "o"))
    return "".join(one for one in letters if one.isalnum())


def _place(address: Address) -> str:
    """Street and postcode: who lives there is told by the name beside it."""
    street, code = _plain(address.street), _plain(address.postcode)
    return f"{street} {code or _plain(address.town)}" if street else ""
