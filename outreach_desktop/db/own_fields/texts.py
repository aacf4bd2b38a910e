"""What stands in fields of a group's own as the search for words looks at it, kept in memory.

A word typed is looked for in all of these texts at once, which takes a few milliseconds among 100,000; an index would cost every
import three times as much for each of them. What was changed since is read again, of those alone whose it is.
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple
from weakref import WeakKeyDictionary

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history import since
from outreach_desktop.db.history.since import HistoryMark
from outreach_desktop.db.own_fields import described, entered
from outreach_desktop.db.search import plain
from outreach_desktop.domain.own_fields.own_fields import OwnField, OwnKind

_SEARCHED: Final = (OwnKind.TEXT, OwnKind.LIST)
"""Nobody looks for a day or a yes by typing it as a word."""
_WORDS: Final = re.compile(r"\w+")
_MANY: Final = 500
_AT_ONCE: Final = 20_000
_HEAD: Final = 3


class _Of(NamedTuple):
    """What stands in the fields of each owner: a line each, a blank before every word; and how the words begin."""

    owners: dict[str, str]
    heads: set[str]
    """The first letters of every word, up to three; of most words typed they tell at once that they stand nowhere."""

    def add(self, owner: str, line: str) -> None:
        """One more field of an owner."""
        self.owners[owner] = self.owners.get(owner, "") + line


class _Texts(NamedTuple):
    """What is known of people, or of organisations, and of when it is."""

    fields: tuple[str, ...]
    of: _Of
    as_of: HistoryMark


_known: WeakKeyDictionary[Data, dict[str, _Texts]] = WeakKeyDictionary()


def holding(db: Data, about: str, words: str) -> list[str]:
    """The ids of people, or organisations, in one of whose fields these words stand side by side, the last one begun."""
    part = spelt(words)
    of = _up_to_date(db, about) if part else None
    if of is None or not all(word[:_HEAD] in of.heads for word in part.split()):
        return []
    return [one for one, text in of.owners.items() if part in text]


def spelt(text: str) -> str:
    """\u201c ab 12\u201d for \u201cAB-12\u201d: its words as they are compared, a blank before each; "" where it has none."""
    return "".join(f" {word}" for word in _WORDS.findall(plain(text)))


def read_ahead(db: Data, about: str) -> Iterator[None]:
    """Get to know all of it, some at a time; what is changed meanwhile is added."""
    fields = _searched(db, about)
    if not fields or _is_known(db, about, fields):
        return
    begun, texts = since.mark(db), _Of({}, set())
    for field in fields:
        for _ in _read(db, field, texts):
            yield
    now = _kept_up(db, fields, texts, begun)
    if now is not None and _searched(db, about) == fields:
        _known.setdefault(db, {})[about] = _Texts(fields, texts, now)


def _up_to_date(db: Data, about: str) -> _Of | None:
    """None where there are no such fields."""
    fields = _searched(db, about)
    if not fields:
        return None
    if not _is_known(db, about, fields):
        now, texts = since.mark(db), _Of({}, set())
        for field in fields:
            for _ in _read(db, field, texts):
                pass
        _known.setdefault(db, {})[about] = _Texts(fields, texts, now)
    return _known[db][about].of


def _searched(db: Data, about: str) -> tuple[str, ...]:
    every: Sequence[OwnField] = described.every(db, about)
    return tuple(sorted(one.id for one in every if one.kind in _SEARCHED))


def _is_known(db: Data, about: str, fields: tuple[str, ...]) -> bool:
    """Whether all of it is known as it stands now, with what was changed since it was read."""
    kept = _known.get(db, {}).get(about)
    if kept is None or kept.fields != fields:
        return False
    now = _kept_up(db, fields, kept.of, kept.as_of)
    if now is not None:
        _known[db][about] = kept._replace(as_of=now)
    return now is not None


def _line(value: str, heads: set[str]) -> str:
    """A value as it is looked through, its heads noted."""
    line = spelt(value)
    for word in line.split():
        heads.update(word[:end] for end in range(1, _HEAD + 1))
    return f"{line}\n"


def _read(db: Data, field_id: str, texts: _Of) -> Iterator[None]:
    """Add what stands in a field, some rows at a time."""
    lines: dict[str, str] = {}
    last = 0
    while True:
        found = db.execute(
            f"SELECT rowid, owner_id, value FROM {entered.TABLE}"
            " WHERE field_id = ? AND rowid > ? AND deleted_at IS NULL AND value <> ''"
            " ORDER BY rowid LIMIT ?",
            [field_id, last, _AT_ONCE],
        ).fetchall()
        for _, owner, value in found:
            line = lines.get(value)
            if line is None:
                line = lines[value] = _line(value, texts.heads)
            texts.add(owner, line)
        yield
        if len(found) < _AT_ONCE:
            return
        last = found[-1][0]


def _kept_up(db: Data, fields: Sequence[str], texts: _Of, as_of: HistoryMark) -> HistoryMark | None:
    """Read again what was changed since; None where that is too much, or was taken back."""
    now = since.mark(db)
    if now == as_of:
        return now
    if now.make != as_of.make or now.number < as_of.number or not as_of.is_settled:
        return None
    written = db.execute(
        f"SELECT j.before ->> '$.owner_id', v.owner_id FROM journal j LEFT JOIN {entered.TABLE} v ON v.id = j.row"
        f" WHERE (j.number > ? OR j.action IN (SELECT value FROM json_each(?)))"
        f" AND j.tbl = '{entered.TABLE}' LIMIT ?",
        [as_of.number, json.dumps(since.taken_back_since(as_of, now)), _MANY + 1],
    ).fetchall()
    if len(written) > _MANY:
        return None
    owners = {one for pair in written for one in pair if one}
    for one in owners:
        texts.owners.pop(one, None)
    found = db.execute(
        f"SELECT v.owner_id, v.value FROM json_each(?) wanted JOIN {entered.TABLE} v ON v.owner_id = wanted.value"
        " WHERE v.deleted_at IS NULL AND v.value <> '' AND v.field_id IN (SELECT value FROM json_each(?))",
        [json.dumps(list(owners)), json.dumps(list(fields))],
    )
    for owner, value in found.fetchall():
        texts.add(owner, _line(value, texts.heads))
    return now
