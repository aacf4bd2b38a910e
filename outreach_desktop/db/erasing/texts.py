"""Texts in rows of others that may name someone who is to be erased: as they stand, and as they stood before."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.erasing.borne import Others
from outreach_desktop.db.erasing.rows import Theirs
from outreach_desktop.db.history.journal import journalled
from outreach_desktop.db.history.links import PEOPLE, link_columns
from outreach_desktop.db.holding.rows import naming, says_one_of
from outreach_desktop.domain.erasing.mentions import OF_NO_ONE, Fate, fate
from outreach_desktop.domain.erasing.spellings import Naming, Says
from outreach_desktop.domain.fields import INSTEAD, FieldKind
from outreach_desktop.domain.labour import Steps
from outreach_desktop.domain.subjects import SUBJECTS, TECHNICAL

_AT_ONCE: Final = 50_000
"""Rows of the history that are read in one step."""
_SAID: Final = "lower(coalesce(before, '') || char(10) || coalesce(after, ''))"
_ORDER: Final = (Fate.GOES, Fate.ASKED, Fate.TOLD, Fate.STAYS)


@dataclass(slots=True)
class TextFound:
    """A column of a row of somebody else. `text` is what it says, or said last."""

    table: str
    row: str
    column: str
    person: str | None
    text: str
    fate: Fate
    is_past: bool

    @property
    def key(self) -> str:
        """By what it is known again."""
        return f"{self.table}/{self.row}/{self.column}"


@dataclass(slots=True)
class Texts:
    """All of them by their keys, and how far the history was read for it."""

    naming: Naming
    others: Others
    theirs: Theirs
    found: dict[str, TextFound] = field(default_factory=dict)
    steps: list[int] = field(default_factory=list)
    """The numbers in the history of changes of others that may name them, or refer to them."""
    upto: int = 0
    unseen: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """By table, columns that no one sees any more: what stood there was moved, and what is left goes without a question."""

    def goes(self, key: str, decided: Mapping[str, bool]) -> bool:
        """Whether the name is taken out of this text: as somebody decided, else as is usual."""
        found = self.found.get(key)
        if found is None or found.fate not in (Fate.GOES, Fate.ASKED):
            return False
        return decided.get(key, found.fate is Fate.GOES)

    def see(self, table: str, row: Mapping[str, Any], person: str | None, *, is_past: bool) -> None:
        """Note what the texts of a row say of them."""
        whose = str(row.get("id") or "")
        for column in self.unseen.get(table, ()):
            text = str(row.get(column) or "")
            if text and self.naming.says(text) is not Says.NOTHING:
                self._keep(TextFound(table, whose, column, person, text, Fate.GOES, is_past))
        for column in _texts(table):
            text = str(row.get(column) or "")
            says = self.naming.says(text) if text else Says.NOTHING
            if says is Says.NOTHING:
                continue
            is_namesakes = (whose if table == PEOPLE else person) in self.others.namesakes
            new = fate(
                table,
                column,
                says,
                self.naming.ways(text),
                is_past=is_past,
                is_namesakes=is_namesakes,
            )
            if new is not Fate.STAYS:
                self._keep(TextFound(table, whose, column, person, text, new, is_past))

    def _keep(self, new: TextFound) -> None:
        before = self.found.get(new.key)
        if before is None:
            self.found[new.key] = new
        else:
            before.fate = min(before.fate, new.fate, key=_ORDER.index)


def looked_through(db: Data, texts: Texts) -> Steps[Texts]:
    """All texts of others, in steps; nothing is changed."""
    texts.unseen = _unseen(db)
    columns = {
        table: [*_texts(table), *texts.unseen.get(table, ())]
        for table in journalled(db)
        if table in SUBJECTS
    }
    needles = [each for one in texts.naming.every for each in one.needles]
    texts.upto = _newest(db)
    for each in naming(db, columns, needles):
        if each is None:
            yield None
        elif each.row["id"] not in texts.theirs.goes.get(each.table, {}):
            texts.see(each.table, each.row, each.row.get("contact_id"), is_past=False)
    for first in range(0, texts.upto + 1, _AT_ONCE):
        _look_at_history(db, texts, first, min(first + _AT_ONCE - 1, texts.upto))
        yield None
    return texts


def actions_about(db: Data, texts: Texts, decided: Mapping[str, bool]) -> set[int]:
    """The numbers of the actions that wrote a text out of which the name is taken."""
    rows = json.dumps([one.row for one in texts.found.values() if texts.goes(one.key, decided)])
    asked = "SELECT DISTINCT action FROM journal WHERE row IN (SELECT value FROM json_each(?))"
    return {number for (number,) in db.execute(asked, [rows]).fetchall()}


def look_at_what_is_new(db: Data, texts: Texts) -> None:
    """What was changed since they were looked through."""
    since, texts.upto = texts.upto, _newest(db)
    changed = db.execute(
        "SELECT DISTINCT tbl, row, person FROM journal WHERE number > ?", [since]
    ).fetchall()
    for table, row_id, person in changed:
        if table in SUBJECTS and row_id not in texts.theirs.goes.get(table, {}):
            for row in db.query(f"SELECT * FROM {table} WHERE id = ?", [row_id]):
                texts.see(table, row, person, is_past=False)
    _look_at_history(db, texts, since + 1, texts.upto)


def take_out(db: Data, texts: Texts, decided: Mapping[str, bool]) -> None:
    """Put a sign in the place of their name, in what stands and in what stood there before."""
    for one in list(texts.found.values()):
        if texts.goes(one.key, decided) and one.table in OF_NO_ONE:
            # Without the words that name them it might find everyone.
            db.execute(f"DELETE FROM {one.table} WHERE id = ?", [one.row])
            db.execute("DELETE FROM journal WHERE tbl = ? AND row = ?", [one.table, one.row])
        elif texts.goes(one.key, decided):
            asked = f'SELECT "{one.column}" FROM {one.table} WHERE id = ?'
            for (text,) in db.execute(asked, [one.row]).fetchall():
                db.execute(
                    f'UPDATE {one.table} SET "{one.column}" = ? WHERE id = ?',
                    [texts.naming.without(text, INSTEAD), one.row],
                )
    needed = {(one.table, one.column) for one in link_columns(db) if one.is_needed}
    gone = texts.theirs.keys()
    every = "SELECT number, tbl, row, before, after FROM journal WHERE number IN (SELECT value FROM json_each(?))"
    for number, table, row, *told in db.execute(every, [json.dumps(texts.steps)]).fetchall():
        new = [_without(texts, decided, table, row, one, gone, needed) for one in told]
        if "" in new:  # it cannot be without who was erased
            db.execute("DELETE FROM journal WHERE number = ?", [number])
        elif new != told:
            db.execute("UPDATE journal SET before = ?, after = ? WHERE number = ?", [*new, number])


def _without(
    texts: Texts,
    decided: Mapping[str, bool],
    table: str,
    row: str,
    told: str | None,
    gone: set[str],
    needed: set[tuple[str, str]],
) -> str | None:
    """What a change said, without them; "" where nothing is left that could be taken back."""
    if told is None:
        return None
    values: dict[str, Any] = json.loads(told)
    for column, value in values.items():
        if isinstance(value, str) and value in gone:
            if (table, column) in needed:
                return ""
            values[column] = None
        elif isinstance(value, str) and texts.goes(f"{table}/{row}/{column}", decided):
            values[column] = texts.naming.without(value, INSTEAD)
    return json.dumps(values, ensure_ascii=False)


def _look_at_history(db: Data, texts: Texts, first: int, last: int) -> None:
    needles = [
        *(each for one in texts.naming.every for each in one.needles),
        *((key,) for key in texts.theirs.goes.get(PEOPLE, {})),
    ]
    said, asked = says_one_of("said.words", needles)
    theirs, people = texts.theirs.keys(), texts.theirs.goes.get(PEOPLE, {})
    for number, table, row, person, *told in db.execute(
        f"WITH said AS MATERIALIZED (SELECT number, {_SAID} AS words FROM journal"
        " WHERE number BETWEEN ? AND ? AND (before IS NOT NULL OR after IS NOT NULL))"
        " SELECT j.number, j.tbl, j.row, j.person, j.before, j.after FROM said JOIN journal j USING (number)"
        f" WHERE {said} ORDER BY number DESC",
        [first, last, *asked],
    ).fetchall():
        if row in theirs or person in people:
            continue  # it goes with them
        texts.steps.append(number)
        for values in _read(told):
            texts.see(table, {**values, "id": row}, person, is_past=True)


def _read(told: Iterable[str | None]) -> Iterator[dict[str, Any]]:
    """What a change left is nearest to what stands now, so it comes first."""
    for one in reversed(list(told)):
        if one:
            yield json.loads(one)


def _texts(table: str) -> list[str]:
    """The columns of a table in which texts stand."""
    if table not in SUBJECTS:
        return []
    return [
        one.name
        for one in SUBJECTS[table].fields.values()
        if one.kind in (FieldKind.TEXT, FieldKind.LINES)
    ]


def _unseen(db: Data) -> dict[str, list[str]]:
    """The columns with text that nothing describes: an older program filled them, and the newer one moved it elsewhere."""
    found: dict[str, list[str]] = {}
    for table in journalled(db):
        described = {*TECHNICAL, *(SUBJECTS[table].fields if table in SUBJECTS else ())}
        for name, kind in db.execute(
            "SELECT name, type FROM pragma_table_info(?)", [table]
        ).fetchall():
            if kind == "TEXT" and name not in described:
                found.setdefault(table, []).append(name)
    return found


def _newest(db: Data) -> int:
    number: int = db.execute("SELECT coalesce(max(number), 0) FROM journal").fetchone()[0]
    return number
