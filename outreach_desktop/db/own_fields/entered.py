"""What stands in the fields of a group's own, as it is stored: one row for each field of each owner."""

import json
from collections.abc import Iterable, Mapping

from outreach_desktop.db.engine import rows
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.domain.own_fields.entered import Own

TABLE = "own_values"


def of(db: Data, owner_ids: Iterable[str]) -> dict[str, Own]:
    """What stands in the fields of each of these people or organisations; who has nothing is left out."""
    found: dict[str, Own] = {}
    for owner_id, field_id, value in db.execute(
        "SELECT v.owner_id, v.field_id, v.value FROM json_each(?) wanted"
        f" JOIN {TABLE} v ON v.owner_id = wanted.value"
        " JOIN own_fields f ON f.id = v.field_id AND f.deleted_at IS NULL"
        " WHERE v.deleted_at IS NULL AND v.value <> '' ORDER BY f.position, f.name",
        [json.dumps(list(owner_ids))],
    ):
        found[owner_id] = (*found.get(owner_id, ()), (field_id, value))
    return found


def keep(db: Data, entered: Mapping[str, Own]) -> None:
    """Keep what stands in the fields of new people or organisations."""
    new = [
        {"owner_id": owner_id, "field_id": field_id, "value": value}
        for owner_id, own in entered.items()
        for field_id, value in own
        if value
    ]
    rows.keep_all(db, TABLE, new)


def replace(db: Data, entered: Mapping[str, Own]) -> None:
    """Let just these values stand, those of fields in the bin aside; what is as it was is not written again."""
    standing = of(db, entered)
    put(
        db,
        {
            owner_id: {**dict.fromkeys(dict(standing.get(owner_id, ())), ""), **dict(own)}
            for owner_id, own in entered.items()
        },
    )


def put(db: Data, entered: Mapping[str, Mapping[str, str]]) -> None:
    """Let these values stand, by owner and field; "" empties one, and what is not named stays."""
    changed = {owner_id: values for owner_id, values in entered.items() if values}
    there = {
        (owner_id, field_id): (row_id, value)
        for row_id, owner_id, field_id, value in db.execute(
            "SELECT v.id, v.owner_id, v.field_id, iif(v.deleted_at IS NULL, v.value, '')"
            f" FROM json_each(?) wanted JOIN {TABLE} v ON v.owner_id = wanted.value",
            [json.dumps(list(changed))],
        ).fetchall()
    }
    new: dict[str, list[tuple[str, str]]] = {}
    for owner_id, values in changed.items():
        for field_id, value in values.items():
            row_id, before = there.get((owner_id, field_id), ("", ""))
            if value == before:
                continue
            if not row_id:
                new.setdefault(owner_id, []).append((field_id, value))
                continue
            rows.change(db, TABLE, row_id, {"value": value, "deleted_at": None})
            if not value:
                rows.put_in_bin(db, TABLE, [row_id])
    keep(db, {owner_id: tuple(own) for owner_id, own in new.items()})


def whole(db: Data, field_id: str) -> list[tuple[str, str]]:
    """Owner and value of all that stands in a field, also of owners in the bin."""
    found = db.execute(
        f"SELECT owner_id, value FROM {TABLE} WHERE field_id = ? AND deleted_at IS NULL",
        [field_id],
    )
    return found.fetchall()


def different(db: Data, field_id: str) -> list[str]:
    """What stands in a field, each once, in the bin too."""
    found = db.execute(f"SELECT DISTINCT value FROM {TABLE} WHERE field_id = ?", [field_id])
    return [value for (value,) in found]


def most_used(db: Data, field_id: str, letters: int) -> list[str]:
    """What stands in a field, that of most owners first; of each as many letters, -1 for all."""
    begun = "v.value" if letters < 0 else f"substr(v.value, 1, {letters})"
    found = db.execute(
        f"SELECT {begun}, count(*) FROM {TABLE} v WHERE v.field_id = ? AND v.deleted_at IS NULL"
        " AND v.value <> '' GROUP BY 1 ORDER BY 2 DESC, 1",
        [field_id],
    )
    return [word for word, _ in found]


def in_field(db: Data, field_id: str) -> dict[str, int]:
    """In how many entries that are not in the bin which value stands in a field."""
    found = db.execute(
        f"SELECT v.value, count(*) FROM {TABLE} v WHERE v.field_id = ?"
        " AND v.deleted_at IS NULL AND v.value <> '' AND ("
        " EXISTS (SELECT 1 FROM contacts c WHERE c.id = v.owner_id AND c.deleted_at IS NULL) OR"
        " EXISTS (SELECT 1 FROM organisations o WHERE o.id = v.owner_id AND o.deleted_at IS NULL))"
        " GROUP BY v.value ORDER BY v.value COLLATE NOCASE",
        [field_id],
    )
    return {str(value): int(count) for value, count in found}


def exchange(db: Data, field_id: str, new: Mapping[str, str]) -> None:
    """Put other values in the place of those that stand in a field, in the bin too."""
    db.execute(
        f"UPDATE {TABLE} SET value = (SELECT value FROM json_each(:new) WHERE key = {TABLE}.value),"
        f" updated_at = {rows.CLOCK}, device = {rows.DEVICE}"
        " WHERE field_id = :field AND value IN (SELECT key FROM json_each(:new))",
        {"field": field_id, "new": json.dumps(dict(new))},
    )
