"""What organisations and people need: kept, put in order, and shown at everything below an organisation."""

from collections.abc import Sequence
from dataclasses import dataclass

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.subjects import contacts, group, organisations
from outreach_desktop.db.subjects.places import needs
from outreach_desktop.domain.knowing.needs import Need, NeedDraft, problems
from outreach_desktop.domain.offering.value_points import KIND as VALUE
from outreach_desktop.domain.organisations import Organisation
from outreach_desktop.errors import stop_for
from outreach_desktop.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedAt:
    """A need, with the organisation that it was written down for."""

    need: Need
    organisation: Organisation


def get(db: Data, need_id: str) -> Need:
    """The need with this id."""
    return needs.get(db, need_id)


def of(db: Data, organisation_id: str) -> list[Need]:
    """Those of an organisation itself, in their order."""
    return needs.of(db, [organisation_id]).get(organisation_id, [])


def of_person(db: Data, contact_id: str) -> list[Need]:
    """Those of a person, in their order."""
    return needs.of(db, [contact_id], needs.OF_PEOPLE).get(contact_id, [])


def at(db: Data, line: Sequence[Organisation]) -> tuple[NeedAt, ...]:
    """Those that hold at an organisation: its own, then of what is above it, the nearest first. `line` is outermost first."""
    found = needs.of(db, [one.id for one in line])
    return tuple(
        NeedAt(need=need, organisation=place)
        for place in reversed(line)
        for need in found.get(place.id, ())
    )


def value_points(db: Data) -> list[tuple[str, str]]:
    """What the group brings, to be picked for a need: the ids of the points of its text bank, and what they say."""
    return [
        (point_id, one.text)
        for point_id, one in group.points_by_id(db).items()
        if one.kind == VALUE and one.text.strip()
    ]


def add(db: Data, draft: NeedDraft) -> Need:
    """Keep a need, behind the others."""
    stop_for(problems(draft))
    with changing(db, say("Add need of {name}", name=_whose(db, draft))):
        return needs.add(db, draft)


def change(db: Data, need: Need) -> Need:
    """Keep what a need has become."""
    stop_for(problems(need))
    with changing(db, say("Change need of {name}", name=_whose(db, need))):
        return needs.change(db, need)


def remove(db: Data, need_id: str) -> None:
    """Put a need into the bin."""
    need = needs.get(db, need_id)
    with changing(db, say("Remove need of {name}", name=_whose(db, need))):
        needs.remove(db, [need_id])


def _whose(db: Data, need: NeedDraft) -> str:
    if need.organisation_id is not None:
        return organisations.get(db, need.organisation_id).name
    return contacts.get(db, need.contact_id or "").name
