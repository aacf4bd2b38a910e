"""What was done, to be read: the actions, and what each of them changed."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history import row_names
from outreach_desktop.db.search import plain
from outreach_desktop.domain.history import Change
from outreach_desktop.domain.searching import words_of
from outreach_desktop.words import say

Row = dict[str, Any]

# Folding each of a hundred thousand names takes too long: those in plain letters SQL folds as `plain` does.
_FOREIGN: Final = "'*[^ -~]*'"
_HAS_WORD: Final = (
    f" AND (name GLOB {_FOREIGN} OR instr(lower(replace(replace(name, '''', ''), '`', '')), ?))"
)

# Of a tag that others have by now nothing is said, and a wish goes where its person goes.
_BACK = (
    "(SELECT CASE WHEN a.state = 'done' OR count(*) = 0 THEN NULL WHEN max(undone) = 0 THEN 'none'"
    " WHEN min(undone OR tbl IN ('tags', 'wishes')) THEN 'all' ELSE 'some' END"
    " FROM journal WHERE action = a.number AND a.state <> 'done')"
)


_TAKEN_BACK: Final = {"some": say("partly undone"), "none": say("left as it was")}


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRow:
    """Something that was done. `rows` is how many entries it touched, `number` counts all that was ever done."""

    id: str
    number: int
    name: str
    made_at: datetime
    rows: int
    undone: bool
    can_undo: bool
    back: str = ""
    """How much of it was taken back, where that is known: "all", "some", "none"."""

    @property
    def state(self) -> str:
        """In words."""
        if self.undone:
            return _TAKEN_BACK.get(self.back, say("undone"))
        return say("done") if self.can_undo else say("cannot be undone")


def find(db: Data, words: str = "", *, contact_id: str | None = None) -> list[str]:
    """The ids of actions whose names have all of `words`, newest first; with `contact_id` those about a person."""
    asked = words_of(plain(words))
    about = "WHERE number IN (SELECT action FROM journal WHERE person = ?)" if contact_id else ""
    found = db.execute(
        f"SELECT id, name, name GLOB {_FOREIGN} FROM (SELECT * FROM actions {about})"
        f" WHERE true {_HAS_WORD * len(asked)} ORDER BY number DESC",
        [*([contact_id] if contact_id else []), *asked],
    )
    return [
        key
        for key, name, foreign in found
        if not foreign or all(word in plain(name) for word in asked)
    ]


def size(db: Data) -> tuple[int, int]:
    """How many actions are kept, and how many details of them."""
    actions, entries = db.execute(
        "SELECT (SELECT count(*) FROM actions), (SELECT count(*) FROM journal)"
    ).fetchone()
    return actions, entries


def rows(db: Data, ids: Sequence[str]) -> list[ActionRow]:
    """What a list shows of these actions, in the order of `ids`."""
    found = db.query(
        "SELECT a.*, coalesce(touched, (SELECT count(DISTINCT row) FROM journal WHERE action = a.number))"
        f" AS entries, {_BACK} AS back FROM json_each(?) wanted JOIN actions a ON a.id = wanted.value ORDER BY wanted.key",
        [json.dumps(list(ids))],
    )
    return [
        ActionRow(
            id=row["id"],
            number=row["number"],
            name=row["name"],
            made_at=datetime.fromisoformat(row["made_at"]),
            rows=row["entries"],
            undone=row["state"] != "done",
            can_undo=row["state"] == "done" and bool(row["undoable"]),
            back=row["back"] or "",
        )
        for row in found
    ]


def known_as(db: Data, id_or_number: str) -> ActionRow | None:
    """The action with this id or number."""
    found = db.execute(
        "SELECT id FROM actions WHERE id = :key OR CAST(number AS TEXT) = :key",
        {"key": id_or_number.strip()},
    ).fetchone()
    return rows(db, [found[0]])[0] if found else None


def changes(
    db: Data,
    action_id: str,
    *,
    contact_id: str | None = None,
    rows: Sequence[str] = (),
    at_most: int,
) -> Iterator[Change]:
    """What an action changed, in the order in which it was done; with `contact_id` for that person alone, and these rows."""
    refer = references(db)
    of_person = (
        "AND (person = :person OR row IN (SELECT value FROM json_each(:rows)))"
        if contact_id
        else ""
    )
    found = db.query(
        "SELECT * FROM journal WHERE action = (SELECT number FROM actions WHERE id = :action)"
        f" {of_person} ORDER BY number LIMIT :at_most",
        {
            "action": action_id,
            "person": contact_id,
            "rows": json.dumps(list(rows)),
            "at_most": at_most,
        },
    )
    for entry in list(found):
        before, after = _both_sides(db, entry)
        names = refer.get(entry["tbl"], {})
        yield Change(
            table=entry["tbl"],
            kind=entry["change"],
            called=row_names.described(db, entry["tbl"], entry["row"], entry["person"]),
            before=_named(db, _beside_its_name(entry, before), names),
            after=_named(db, _beside_its_name(entry, after), names),
        )


def count_changes(db: Data, action_id: str, *, contact_id: str | None = None) -> int:
    """How many changes `changes` would tell of; 0 where the details are no longer kept."""
    of_person = "AND person = :person" if contact_id else ""
    number: int = db.execute(
        "SELECT count(*) FROM journal WHERE action = (SELECT number FROM actions WHERE id = :action)"
        f" {of_person}",
        {"action": action_id, "person": contact_id},
    ).fetchone()[0]
    return number


def _both_sides(db: Data, entry: Row) -> tuple[Row, Row]:
    """The columns before and after; of a new row the journal has only the key, so it is worked out."""
    before = json.loads(entry["before"] or "{}")
    if entry["change"] == "insert" and entry["after"] is None:
        return before, _as_made(db, entry)
    return before, json.loads(entry["after"] or "{}")


def _beside_its_name(entry: Row, values: Row) -> Row:
    """Of a whole row, what its name does not say already."""
    said = row_names.columns(entry["tbl"]) if entry["change"] != "update" else ()
    return {column: value for column, value in values.items() if column not in said}


def _as_made(db: Data, entry: Row) -> Row:
    """A row as it was when it was made: as it is now, with every later change taken away in thought."""
    row: Row = next(
        iter(db.query(f"SELECT * FROM {entry['tbl']} WHERE id = ?", [entry["row"]])), {}
    )
    later = db.execute(
        "SELECT before FROM journal WHERE row = ? AND tbl = ? AND number > ? AND NOT undone"
        " AND before IS NOT NULL ORDER BY number DESC",
        [entry["row"], entry["tbl"], entry["number"]],
    )
    for (before,) in later.fetchall():
        row |= json.loads(before)
    return row


def references(db: Data) -> dict[str, dict[str, str]]:
    """For each table, which columns hold the key of a row of which other table."""
    found: dict[str, dict[str, str]] = {}
    for table, column, other in db.execute(
        'SELECT m.name, f."from", f."table" FROM sqlite_schema m, pragma_foreign_key_list(m.name) f'
        " WHERE m.type = 'table' AND f.\"to\" = 'id'"
    ):
        found.setdefault(table, {})[column] = other
    return found


def _named(db: Data, values: Row, references: Mapping[str, str]) -> Row:
    return {
        column: row_names.name_of(db, references[column], value)
        if value and column in references
        else value
        for column, value in values.items()
    }
