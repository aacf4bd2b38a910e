"""Tags: words that people are marked with. Capitals make no other tag."""

import json
from collections.abc import Iterable, Sequence

from outreach_desktop.db import rows
from outreach_desktop.db.connection import Data


def add(db: Data, contact_ids: Sequence[str], name: str) -> None:
    """Mark people; who has the tag already keeps it once."""
    tag_id = _kept(db, name)
    marked = db.execute(
        "SELECT contact_id FROM contact_tags WHERE tag_id = ?"
        " AND contact_id IN (SELECT value FROM json_each(?))",
        [tag_id, json.dumps(list(contact_ids))],
    )
    have = {contact_id for (contact_id,) in marked}
    rows.keep_all(
        db,
        "contact_tags",
        [
            {"contact_id": contact_id, "tag_id": tag_id}
            for contact_id in dict.fromkeys(contact_ids)
            if contact_id not in have
        ],
    )


def remove(db: Data, contact_ids: Sequence[str], name: str) -> None:
    """Take the mark off; the tag itself stays known while somebody has it."""
    db.execute(
        "DELETE FROM contact_tags WHERE contact_id IN (SELECT value FROM json_each(?))"
        " AND tag_id IN (SELECT id FROM tags WHERE folded = ?)",
        [json.dumps(list(contact_ids)), folded(name)],
    )


def replace(db: Data, contact_id: str, names: Iterable[str]) -> None:
    """Give a person just these tags."""
    wanted = {folded(name): name for name in names if name.strip()}
    had = {folded(name): name for name in of(db, [contact_id])[contact_id]}
    for key in had.keys() - wanted.keys():
        remove(db, [contact_id], had[key])
    for key, name in wanted.items():
        if key not in had:
            add(db, [contact_id], name)


def of(db: Data, contact_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Each person's tags, in the order of the alphabet."""
    found: dict[str, list[str]] = {contact_id: [] for contact_id in contact_ids}
    marked = db.execute(
        "SELECT c.contact_id, t.name FROM json_each(?) wanted"
        " JOIN contact_tags c ON c.contact_id = wanted.value JOIN tags t ON t.id = c.tag_id"
        " ORDER BY t.folded",
        [json.dumps(list(found))],
    )
    for contact_id, name in marked:
        found[contact_id].append(name)
    return {contact_id: tuple(names) for contact_id, names in found.items()}


def counts(db: Data) -> list[tuple[str, int]]:
    """Every tag in use, with how many people have it."""
    return [
        (name, people)
        for name, people in db.execute(
            "SELECT t.name, count(*) FROM contact_tags c JOIN tags t ON t.id = c.tag_id"
            " JOIN contacts p ON p.id = c.contact_id AND p.deleted_at IS NULL"
            " GROUP BY t.id ORDER BY t.folded"
        )
    ]


def folded(name: str) -> str:
    """What makes two spellings one tag."""
    return " ".join(name.split()).casefold()


def _kept(db: Data, name: str) -> str:
    """The id of the tag called `name`, which is made if nobody has used it yet."""
    row = db.execute("SELECT id FROM tags WHERE folded = ?", [folded(name)]).fetchone()
    if row:
        tag_id: str = row[0]
        return tag_id
    return rows.keep(db, "tags", {"name": " ".join(name.split()), "folded": folded(name)})
