"""Who is there already, told while somebody types a new person or organisation: by the rules of the search for duplicates."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.values import to_row
from outreach_desktop.db.search import plain
from outreach_desktop.db.subjects import duplicates as kept
from outreach_desktop.db.subjects import organisations
from outreach_desktop.domain.contacts import Contact, ContactDraft
from outreach_desktop.domain.duplicates.pairs import ORGANISATIONS, PEOPLE, Pair, Reason
from outreach_desktop.domain.incoming.phones import number_key
from outreach_desktop.domain.organisations import Organisation, OrganisationDraft
from outreach_desktop.domain.reach import mailbox
from outreach_desktop.domain.roles import RoleDraft
from outreach_desktop.services.duplicates import merging, places_near
from outreach_desktop.services.duplicates.traits import PersonTraits, of_person, of_place

_NEW = "new"
_FEW = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class AlreadyThere:
    """An entry that may be the one being typed in; `name` has its organisation too, `why` is a list in words."""

    id: str
    name: str
    why: str


def person(
    db: Data, draft: ContactDraft, role: RoleDraft | None = None, place: str = ""
) -> AlreadyThere | None:
    """Who is most likely the same; None where no one is. `role` and `place` are where they work, as typed."""
    from outreach_desktop.services.duplicates.likeness import Likeness  # which no start waits for

    own_id = draft.id if isinstance(draft, Contact) else ""
    surname = plain(ContactDraft(last_name=draft.last_name).sort_name)
    work = role or RoleDraft(contact_id="", organisation_id="")
    emails = {mailbox(each) for each in (draft.email, draft.secure_email, work.email)}
    numbers = {_end(each) for each in (draft.phone, draft.mobile, work.phone)}
    near = kept.near_people(
        db,
        emails=emails - {""},
        numbers=numbers - {""},
        surname=surname and f"{surname}," if draft.first_name.strip() else surname,
        swapped=plain(f"{draft.first_name}, {draft.last_name}"),
    )
    near = [contact_id for contact_id in near if contact_id != own_id]
    held = kept.roles(db, near)
    there = [of_person(row, held.get(row["id"], ())) for row in kept.read(db, PEOPLE, near)]
    typed = of_person({"id": _NEW, **to_row(draft)}, _typed_role(db, role, place))
    likeness = Likeness([typed, *there])
    alike = (likeness.pair(typed, one) for one in there)
    return _likest(db, PEOPLE, alike) or _likest(db, PEOPLE, _reached_alike(typed, there))


def _reached_alike(typed: PersonTraits, there: Sequence[PersonTraits]) -> Iterator[Pair]:
    """Whoever has the email or the number that is typed: the mailbox or the switchboard of many is no reason."""
    for mine, reason in ((typed.emails, Reason.EMAIL), (typed.phones, Reason.PHONE)):
        theirs = [one for one in there if mine & (one.emails | one.phones)]
        if len(theirs) <= _FEW:
            for one in theirs:
                yield Pair(one_id=_NEW, other_id=one.id, points=0, reasons=(reason,))


def organisation(db: Data, draft: OrganisationDraft) -> AlreadyThere | None:
    """Which organisation is most likely the same; None where none is."""
    from outreach_desktop.services.duplicates.place_likeness import PlaceLikeness

    typed = of_place({"id": _NEW, **to_row(draft)})
    own_id = draft.id if isinstance(draft, Organisation) else ""
    there = [one for one in places_near.near(db, typed) if one.id != own_id]
    likeness = PlaceLikeness([typed, *there])
    return _likest(db, ORGANISATIONS, (likeness.pair(typed, one) for one in there))


def _likest(db: Data, table: str, pairs: Iterable[Pair | None]) -> AlreadyThere | None:
    found = max((pair for pair in pairs if pair), key=lambda pair: pair.points, default=None)
    if found is None:
        return None
    name = merging.labels(db, table, [found.other_id]).get(found.other_id)
    if name is None:
        return None
    return AlreadyThere(id=found.other_id, name=name, why=merging.why(found.reasons))


def _end(number: str) -> str:
    """The digits at the end of a number, by which it is known in any spelling; "" while it is too short."""
    key = number_key(number).partition("x")[0]
    return key if key.isdigit() and len(key) >= 6 else ""


def _typed_role(db: Data, role: RoleDraft | None, place: str) -> tuple[tuple[str, str, str], ...]:
    if role is None:
        return ()
    known = organisations.named(db, place) if place.strip() and not role.organisation_id else None
    at = role.organisation_id or (known.id if known else "")
    return ((at, role.email, role.phone),)
