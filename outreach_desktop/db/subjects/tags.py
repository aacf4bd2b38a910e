"""Tags: words that people are marked with. Capitals make no other tag."""

import json
from collections.abc import Collection, Mapping, Sequence

from outreach_desktop.db.engine import rows
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.domain.fields import folded


def add(db: Data, contact_ids: Sequence[str], name: str) -> None:
    """Mark people; who has the tag already keeps it once."""
    give(db, dict.fromkeys(contact_ids, (name,)))


def give(db: Data, wanted: Mapping[str, Collection[str]]) -> None:
    """Mark each of many people with tags of their own; what they have already they keep once."""
    marks = {
        (contact_id, folded(name)): name
        for contact_id, names in wanted.items()
        for name in names
        if name.strip()
    }
    if not marks:
        return
    spelt: dict[str, str] = {}
    for (_, key), name in marks.items():
        spelt.setdefault(key, name)
    tag_ids = _kept(db, spelt)
    marked = db.execute(
        "SELECT contact_id, tag_id FROM contact_tags"
        " WHERE contact_id IN (SELECT value FROM json_each(?))",
        [json.dumps(list(wanted))],
    )
    have = set(marked.fetchall())
    new = [(contact_id, tag_ids[key]) for contact_id, key in marks]
    rows.keep_all(
        db,
        "contact_tags",
        [{"contact_id": mark[0], "tag_id": mark[1]} for mark in new if mark not in have],
    )


def remove(db: Data, contact_ids: Sequence[str], name: str) -> None:
    """Take the mark off; the tag itself stays known while somebody has it."""
    db.execute(
        "DELETE FROM contact_tags WHERE contact_id IN (SELECT value FROM json_each(?))"
        " AND tag_id IN (SELECT id FROM tags WHERE folded = ?)",
        [json.dumps(list(contact_ids)), folded(name)],
    )


def replace(db: Data, wanted: Mapping[str, Collection[str]]) -> None:
    """Give each of these people just these tags."""
    for contact_id, had in of(db, list(wanted)).items():
        keys = {folded(name) for name in wanted[contact_id]}
        for name in had:
            if folded(name) not in keys:
                remove(db, [contact_id], name)
    give(db, wanted)


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
    """Every tag in use, with how many people have it.

    An index counts the marks; those of people in the bin are taken off, where there is anybody.
    """
    counted = "SELECT tag_id, count(*) AS people FROM contact_tags GROUP BY tag_id"
    if rows.any_in_bin(db, "contacts"):
        counted = (
            f"SELECT tag_id, sum(people) AS people FROM ({counted} UNION ALL"
            " SELECT c.tag_id, -count(*) FROM contacts p CROSS JOIN contact_tags c ON c.contact_id = p.id"
            " WHERE p.deleted_at IS NOT NULL GROUP BY c.tag_id)"
            " GROUP BY tag_id HAVING sum(people) > 0"
        )
    found = db.execute(
        f"SELECT t.name, m.people FROM ({counted}) m JOIN tags t ON t.id = m.tag_id ORDER BY t.folded"
    )
    return [(name, people) for name, people in found]


def _kept(db: Data, spelt: Mapping[str, str]) -> dict[str, str]:
    """The id of each tag by its key; one that nobody has used yet is made, as it is spelt."""
    kept = db.execute(
        "SELECT folded, id FROM tags WHERE folded IN (SELECT value FROM json_each(?))",
        [json.dumps(list(spelt))],
    )
    ids: dict[str, str] = dict(kept.fetchall())
    new = [key for key in spelt if key not in ids]
    columns = ({"name": " ".join(spelt[key].split()), "folded": key} for key in new)
    return ids | dict(zip(new, rows.keep_all(db, "tags", columns), strict=True))
