"""Whether someone who is entered or changed by hand is one who was erased, or who lies in the bin with a wish; and what becomes of it.

Lists that come in are not asked about: what they bring is left out, or gets the wish (`services/importing`).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history import bin as binned
from outreach_desktop.db.subjects import contacts
from outreach_desktop.db.subjects import roles as roles_of_anyone
from outreach_desktop.domain.contacts import Contact, ContactDraft
from outreach_desktop.domain.erasing.in_the_bin import carried, is_weaker, known_of, told
from outreach_desktop.domain.erasing.otherwise import spelt_otherwise
from outreach_desktop.domain.erasing.traces import Trace, as_reached, new_traces
from outreach_desktop.domain.roles import RoleDraft
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.safety import erased_before
from outreach_desktop.words import say

D = TypeVar("D", bound=ContactDraft)


class Gone(StrEnum):
    """What becomes of the wishes of someone in the bin who seems to be the one that is entered."""

    ASK = "ask"
    CARRY = "carry"
    ANOTHER = "another"


@dataclass(frozen=True, slots=True)
class Answered:
    """What somebody said when they were asked: `erased`, that this is another one or came back by themselves."""

    erased: bool = False
    gone: Gone = Gone.ASK


NOT_ASKED: Final = Answered()


class KnownBeforeError(OutreachError):
    """Someone is to be kept of whom more is known: a person must say what becomes of it."""

    whom = ""
    """The id of whom it is about, where several were changed."""


class ErasedBeforeError(KnownBeforeError):
    """Someone who asked to be erased is to be entered again."""


class RefusedBeforeError(KnownBeforeError):
    """Someone who lies in the bin and did not want to hear from us is to be entered again."""

    def __init__(self, message: str, *, hint: str, gone: str, can_come_back: bool) -> None:
        super().__init__(message, hint=hint)
        self.gone = gone
        """The id of who lies in the bin."""
        self.can_come_back = can_come_back
        """Whether they were removed; who was merged into another entry is brought back by undoing that."""


def settled(
    db: Data,
    draft: D,
    *,
    roles: Sequence[RoleDraft | None] = (),
    before: Sequence[ContactDraft] = (),
    roles_before: Sequence[RoleDraft | None] = (),
    answered: Answered,
) -> D:
    """The person as they are to be kept, with what was wished for by whom they turn out to be; else KnownBeforeError.

    What they were known by before tells nothing new.
    """
    had = [way for one in before for way in _ways(one, _reached_by(roles_before))]
    ways = list(_ways(draft, _reached_by(roles)))
    spelt = () if answered.erased else spelt_otherwise(ways, had)
    if spelt and (said := erased_before.remark_on(erased_before.known(db), spelt)):
        raise ErasedBeforeError(
            said,
            hint=say(
                "Keep them only if this is someone else, or if they came back to you themselves."
            ),
        )
    known_by = new_traces(ways, had)
    if answered.gone is Gone.ANOTHER or not known_by:
        return draft
    for trace, gone in _found(_refused(db), known_by):
        if not is_weaker(draft, gone):
            continue
        if answered.gone is Gone.ASK:
            raise RefusedBeforeError(
                told(trace.kind),
                hint=known_of(gone),
                gone=gone.id,
                can_come_back=not binned.kept_of(db, "contacts", gone.id),
            )
        draft = carried(draft, gone)
    return draft


def _ways(person: ContactDraft, reached_by: Iterable[tuple[str, str]]) -> Iterator[ContactDraft]:
    """The person by their own email and number, and by those of each role."""
    yield person
    for email, phone in reached_by:
        yield as_reached(person, email, phone)


def _reached_by(roles: Iterable[RoleDraft | None]) -> list[tuple[str, str]]:
    return [(role.email, role.phone) for role in roles if role is not None]


def _refused(db: Data) -> dict[Trace, list[Contact]]:
    """Who lies in the bin and had said something about hearing from us, by all they are known by."""
    gone = contacts.refused_in_bin(db)
    held = roles_of_anyone.reached_by(db, [one.id for one in gone])
    found: dict[Trace, list[Contact]] = {}
    for one in gone:
        for trace in new_traces(_ways(one, held.get(one.id, ())), ()):
            found.setdefault(trace, []).append(one)
    return found


def _found(
    refused: dict[Trace, list[Contact]], known_by: Iterable[Trace]
) -> Iterator[tuple[Trace, Contact]]:
    seen: set[str] = set()
    for trace in known_by:
        for one in refused.get(trace, ()):
            if one.id not in seen:
                seen.add(one.id)
                yield trace, one
