"""Lists, as they are stored: what somebody changed, and which words stand in the rows that use them."""

import json
from typing import NamedTuple
from weakref import WeakKeyDictionary

from outreach_desktop.db.engine import rows
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.values import from_row, to_row
from outreach_desktop.db.history import since
from outreach_desktop.db.history.since import HistoryMark
from outreach_desktop.domain.fields import folded
from outreach_desktop.domain.lists import arranging
from outreach_desktop.domain.lists.arranging import ListedWords
from outreach_desktop.domain.lists.lists import LISTS, ListItem, OfferedList

_TABLE = "list_items"


def of(db: Data, key: str) -> list[ListItem]:
    """What was changed about the words of a list."""
    found = db.query("SELECT * FROM list_items WHERE list = ? AND deleted_at IS NULL", [key])
    return [from_row(ListItem, row) for row in found]


def keep(db: Data, item: ListItem) -> None:
    """Keep what became of a word, also of one that was taken off its list before."""
    row_id = _id(item.list, item.word)
    there = db.execute("SELECT 1 FROM list_items WHERE id = ?", [row_id]).fetchone()
    if there is None:
        rows.keep(db, _TABLE, {"id": row_id, **to_row(item)})
    else:
        rows.change(db, _TABLE, row_id, {**to_row(item), "deleted_at": None})


def remove(db: Data, key: str, word: str) -> None:
    """Put what was changed about a word into the bin: one that the program brings along is as it was."""
    rows.put_in_bin(db, _TABLE, [_id(key, word)])


class _Used(NamedTuple):
    counts: dict[str, int]
    as_of: HistoryMark


_used: WeakKeyDictionary[Data, dict[tuple[str, tuple[str, ...]], _Used]] = WeakKeyDictionary()


def used(db: Data, about: OfferedList) -> dict[str, int]:
    """In how many rows that are not in the bin which word stands, as it is spelt there.

    It is counted again only where something of it may have changed: every form asks for several lists.
    """
    every, name = _used.setdefault(db, {}), (about.key, about.tables)
    depends_on = dict.fromkeys(about.tables, (about.column, "deleted_at"))
    kept = every.get(name)
    as_of = since.unchanged(db, kept.as_of, depends_on) if kept else None
    if kept is None or as_of is None:
        as_of = since.mark(db)
        kept = _Used(_counted(db, about), as_of)
    every[name] = kept._replace(as_of=as_of)
    return dict(kept.counts)


def _counted(db: Data, about: OfferedList) -> dict[str, int]:
    counts: dict[str, int] = {}
    for table in about.tables:
        found = db.execute(
            f"SELECT {about.column}, count(*) FROM {table}"
            f" WHERE deleted_at IS NULL AND {about.column} <> '' GROUP BY {about.column}"
        )
        for value, count in found:
            for word in about.words_in(value):
                counts[word] = counts.get(word, 0) + count
    return counts


def exchange(db: Data, about: OfferedList, old: str, new: str) -> None:
    """Put `new` where `old` stands in any spelling, in the bin too: what is brought back fits the rest."""
    for table in about.tables:
        values = db.execute(f"SELECT DISTINCT {about.column} FROM {table}").fetchall()
        changed = [
            (value, after)
            for (value,) in values
            if any(folded(word) == folded(old) for word in about.words_in(value))
            and (after := about.reworded(value, old, new)) != value
        ]
        db.execute(
            f"UPDATE {table} SET {about.column} ="
            f" (SELECT value ->> 1 FROM json_each(:changed) WHERE value ->> 0 = {table}.{about.column}),"
            f" updated_at = {rows.CLOCK}, device = {rows.DEVICE}"
            f" WHERE {about.column} IN (SELECT value ->> 0 FROM json_each(:changed))",
            {"changed": json.dumps(changed)},
        )


def listed(db: Data, key: str) -> ListedWords:
    """A list as it stands now, for rules."""
    return arranging.listed(LISTS[key], of(db, key))


def meaning(db: Data, key: str, means: str) -> frozenset[str]:
    """The words of a list that mean this to a rule, folded; one that only stands in rows means nothing."""
    return listed(db, key).meaning(means)


def _id(key: str, word: str) -> str:
    """The same on every laptop: a word is in a list once."""
    return rows.natural_id(_TABLE, key, folded(word))
