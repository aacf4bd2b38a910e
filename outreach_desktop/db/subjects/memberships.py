"""Memberships, as they are stored."""

from outreach_desktop.db.engine import rows
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.values import from_row, to_row
from outreach_desktop.domain.memberships import Membership, MembershipDraft

_TABLE = "memberships"


def add(db: Data, draft: MembershipDraft) -> Membership:
    """Keep a new membership."""
    return get(db, rows.keep(db, _TABLE, to_row(draft)))


def change(db: Data, membership: Membership) -> Membership:
    """Keep what a membership has become."""
    rows.change(db, _TABLE, membership.id, to_row(membership))
    return get(db, membership.id)


def remove(db: Data, membership_id: str) -> None:
    """Put a membership into the bin."""
    rows.put_in_bin(db, _TABLE, [membership_id])


def get(db: Data, membership_id: str) -> Membership:
    """The membership with this id."""
    return from_row(Membership, rows.one(db, _TABLE, membership_id))


def of(db: Data, contact_id: str) -> list[Membership]:
    """What a person is a member of, in the order of the names."""
    found = db.query(
        "SELECT * FROM memberships WHERE contact_id = ? AND deleted_at IS NULL"
        " ORDER BY body COLLATE NOCASE, id",
        [contact_id],
    )
    return [from_row(Membership, row) for row in found]
