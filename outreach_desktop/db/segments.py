"""Choosing people: who meets every condition of a segment, in the order that was asked for."""

from collections.abc import Sequence
from datetime import date

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.segment_conditions import condition
from outreach_desktop.db.segment_facts import PeopleFacts
from outreach_desktop.db.segment_people import people
from outreach_desktop.domain.segments import Term


def find(
    db: Data, terms: Sequence[Term], *, today: date, order: str = "name", descending: bool = False
) -> list[str]:
    """The ids of people who meet every one of `terms`."""
    facts = PeopleFacts(db, today)
    everyone = facts.people
    chosen = everyone.all
    for term in terms:
        meet = condition(facts, term, today)
        if meet is not None:
            chosen &= everyone.all ^ meet if term.negated else meet
    by_name = order == "name"
    ids = everyone.by_name(chosen) if by_name else everyone.by(facts.orders(order), chosen)
    return ids[::-1] if descending else ids


def everybody(db: Data) -> Sequence[str]:
    """The ids of all people by name."""
    return people(db).ids
