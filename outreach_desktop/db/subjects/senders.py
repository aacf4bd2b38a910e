"""Senders: who of our group signs."""

from dataclasses import fields

from outreach_desktop.db.engine import rows
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.values import from_row, to_row
from outreach_desktop.domain.group import Sender, SenderDraft


def add(db: Data, draft: SenderDraft) -> Sender:
    """Keep a sender; a default one takes the mark from the others."""
    sender_id = rows.keep(db, "senders", to_row(draft))
    _only_one_default(db, draft, sender_id)
    return get(db, sender_id)


def with_an_id(draft: SenderDraft) -> Sender:
    """A new sender with the id that they will have once they are kept."""
    parts = {part.name: getattr(draft, part.name) for part in fields(SenderDraft)}
    return Sender(id=rows.new_id(), **parts)


def keep(db: Data, sender: Sender) -> None:
    """Keep a new sender who has an id."""
    rows.keep(db, "senders", {"id": sender.id, **to_row(sender)})
    _only_one_default(db, sender, sender.id)


def change(db: Data, sender: Sender) -> Sender:
    """Keep what a sender has become; a default one takes the mark from the others."""
    rows.change(db, "senders", sender.id, to_row(sender))
    _only_one_default(db, sender, sender.id)
    return get(db, sender.id)


def remove(db: Data, sender_id: str) -> None:
    """Put a sender into the bin."""
    rows.put_in_bin(db, "senders", [sender_id])


def get(db: Data, sender_id: str) -> Sender:
    """The sender with this id."""
    return from_row(Sender, rows.one(db, "senders", sender_id))


def every(db: Data) -> list[Sender]:
    """All senders, the default one first, then by name."""
    found = db.query(
        "SELECT * FROM senders WHERE deleted_at IS NULL"
        " ORDER BY is_default DESC, name COLLATE NOCASE, id"
    )
    return [from_row(Sender, row) for row in found]


def _only_one_default(db: Data, sender: SenderDraft, sender_id: str) -> None:
    if not sender.is_default:
        return
    for other in every(db):
        if other.is_default and other.id != sender_id:
            rows.change(db, "senders", other.id, {"is_default": 0})
