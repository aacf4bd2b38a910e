"""Memberships: the professional bodies that a person belongs to."""

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.subjects import contacts, memberships
from outreach_desktop.domain.memberships import Membership, MembershipDraft, problems
from outreach_desktop.errors import stop_for
from outreach_desktop.words import say


def get(db: Data, membership_id: str) -> Membership:
    """The membership with this id."""
    return memberships.get(db, membership_id)


def add(db: Data, draft: MembershipDraft) -> Membership:
    """Keep what somebody is a member of."""
    stop_for(problems(draft))
    with changing(db, say("Add membership of {name}", name=_whose(db, draft))):
        return memberships.add(db, draft)


def change(db: Data, membership: Membership) -> Membership:
    """Keep what a membership has become."""
    stop_for(problems(membership))
    with changing(db, say("Change membership of {name}", name=_whose(db, membership))):
        return memberships.change(db, membership)


def remove(db: Data, membership_id: str) -> None:
    """Put a membership into the bin."""
    membership = memberships.get(db, membership_id)
    with changing(db, say("Remove membership of {name}", name=_whose(db, membership))):
        memberships.remove(db, membership_id)


def _whose(db: Data, membership: MembershipDraft) -> str:
    return contacts.get(db, membership.contact_id).name
