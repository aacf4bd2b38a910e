"""Finding by words: one index over people, roles, organisations, events and notes.

Triggers keep it, whoever writes: a form, an import, undo. It folds what the tokeniser leaves apart, so
that `obrien`, `o'brien` and `brien` all find O'Brien, and `lukasz` finds Łukasz. The triggers are made by
a migration: a change to what is looked through needs a new one, and `rebuild` in it.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Final

from sqlite_utils.utils import sqlite3

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.refusals import DamagedError, ReadOnlyError
from outreach_desktop.domain.fields import Field, Searched
from outreach_desktop.domain.searching import see_that_it_is_short, words_of
from outreach_desktop.domain.subjects import SUBJECTS

# How a field is spelt for the index, once or twice; an expression may stand for a column.
_SPELT: Final = {
    Searched.WORDS: ("{row}.{name}",),
    Searched.NUMBER: ("{row}.{name}", "replace({row}.{name}, ' ', '')"),
    Searched.SURNAME: (
        "{row}.{name}",
        "replace(replace({row}.{name}, '''', ' '), '\u2019', ' ')",
    ),
}

# Letters that carry no accent which could be taken off, and marks inside a name.
_FOLDED: Final = {
    "'": "",
    "\u2019": "",
    "\u2018": "",
    "\u02bc": "",
    "`": "",
    "\u0141": "L",
    "\u0142": "l",
    "\u00d8": "O",
    "\u00f8": "o",
    "\u0110": "D",
    "\u0111": "d",
    "\u00d0": "D",
    "\u00f0": "d",
    "\u00de": "Th",
    "\u00fe": "th",
    "\u00c6": "Ae",
    "\u00e6": "ae",
    "\u0152": "Oe",
    "\u0153": "oe",
    "\u00df": "ss",
    "\u0131": "i",
}
_FOLD_TABLE: Final = str.maketrans(_FOLDED)
_PREFIX: Final = "search_of_"
_TOKEN = re.compile(r"\w+")
_MERGED_AT_ONCE: Final = 500
"""Pages of the index that are written in one step."""


def fold(text: str) -> str:
    """`text` as the index spells it, save for accents and capitals, which the tokeniser takes off."""
    return text.translate(_FOLD_TABLE)


def plain(text: str) -> str:
    """`text` without accents, capitals and doubled spaces: for comparing and putting in order."""
    if text.isascii():  # most are, and this is done for every name in a long list
        return " ".join(text.replace("'", "").replace("`", "").lower().split())
    letters = fold(text)
    if not letters.isascii():
        apart = unicodedata.normalize("NFKD", letters)
        letters = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(letters.casefold().split())


def match(words: str, subject: str) -> str:
    """What FTS5 is asked for rows of `subject` in which `words` stand side by side, the last one begun.

    Empty where `words` holds no letter or digit, so that nothing can be found by it.
    """
    tokens = _TOKEN.findall(fold(words))
    if not tokens:
        return ""
    return f'subject : {subject} AND words : "{" ".join(tokens)}" *'


def asks(words: str) -> bool:
    """Whether there is anything in `words` to look for: a lone "&" asks for nothing, and hides nothing."""
    see_that_it_is_short(words)
    return bool(_TOKEN.search(fold(words)))


def found(db: Data, words: str, subject: str, *, at_most: int = -1) -> list[str]:
    """The ids of rows of `subject` that have every one of `words`, best match first; -1 is all.

    The "&" of “Quellow & Sons” is passed over; where nothing else is asked for, nothing is found.
    """
    asked = [one for word in words_of(words) if (one := match(word, subject))]
    if not asked:
        return []
    rows = db.execute(
        "SELECT r.row FROM search JOIN search_rows r ON r.number = search.rowid"
        " WHERE search MATCH ? ORDER BY search.rank LIMIT ?",
        [" AND ".join(f"({one})" for one in asked), at_most],
    )
    return [row for (row,) in rows]


def subjects(db: Data, shape: int | None = None) -> dict[str, list[Field]]:
    """What is looked through in a file of this shape, else of the newest: the tables with a searched field that it has."""
    found = {}
    for table, subject in SUBJECTS.items():
        columns = _columns(db, table)
        found[table] = [
            one
            for one in subject.fields.values()
            if one.searched
            and one.name in columns
            and (shape is None or one.searched_from <= shape)
        ]
    return {table: fields for table, fields in found.items() if fields}


def _columns(db: Data, table: str) -> set[str]:
    return {name for (name,) in db.execute("SELECT name FROM pragma_table_info(?)", [table])}


def make_triggers(db: Data, shape: int | None = None) -> None:
    """After a migration, from the fields that say they are searched; as a file of an older `shape` has them."""
    for table, fields in subjects(db, shape).items():
        _make_subject_triggers(db, table, fields)
    _make_index_triggers(db)


def rebuild(db: Data) -> None:
    """Index every row anew, whatever the index says now: after a migration, or for a file that was damaged."""
    with db.atomic():
        # An index that is damaged could not be told row by row what is no longer in it.
        for change in ("insert", "delete"):
            db.execute(f"DROP TRIGGER IF EXISTS {_PREFIX}rows_{change}")
        db.execute("DELETE FROM search_rows")
        for table, fields in subjects(db).items():
            db.execute(f"INSERT INTO search_rows (subject, row, words) {_entries(table, fields)}")
        db.execute("INSERT INTO search (search) VALUES ('rebuild')")
        _make_index_triggers(db)


def merged(db: Data) -> Iterator[int]:
    """Write the index together in steps, so that no word is left in it of rows that are gone; gives how many steps were done.

    Between two steps others may ask and change: what they take out meanwhile is not gone from it at the end.
    """
    pages = (
        -_MERGED_AT_ONCE
    )  # all parts of it, and not just as many as it takes when there are too many
    for number in count(1):
        before = db.conn.total_changes
        with db.atomic():
            db.execute("INSERT INTO search (search, rank) VALUES ('merge', ?)", [pages])
        pages = _MERGED_AT_ONCE
        if db.conn.total_changes - before < 2:  # as FTS5 says that nothing is left to do
            return
        yield number


def is_sound(db: Data) -> bool:
    """Whether the index fits what it indexes; a file open to look at only cannot be asked, and is believed."""
    try:
        db.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    except ReadOnlyError:  # it is a question, asked with the word for a change
        return True
    except (DamagedError, sqlite3.DatabaseError):  # such as an index of another make
        return False
    return True


def is_as_made_anew(db: Data) -> bool:
    """Whether the index has just the words of the rows: one that came with a file may lead to others by them."""
    looked_through = subjects(db)
    every = " UNION ALL ".join(_entries(*each) for each in looked_through.items())
    other = (
        f"SELECT 1 FROM ({every}) e LEFT JOIN search_rows r ON r.row = e.row"
        " WHERE r.words IS NOT e.words OR r.subject IS NOT e.subject LIMIT 1"
    )
    if db.execute(other).fetchone():
        return False
    living = " + ".join(
        f"(SELECT count(*) FROM {table} WHERE deleted_at IS NULL)" for table in looked_through
    )
    # Each of them has its entry, so where there are as many, there are no others.
    found: tuple[int] = db.execute(
        f"SELECT (SELECT count(*) FROM search_rows) = {living}"
    ).fetchone()
    return found == (1,)


def _entries(table: str, fields: Sequence[Field]) -> str:
    """SQL for what the index has of the rows of a subject."""
    words = _words(fields, "t")
    return f"SELECT '{table}' AS subject, t.id AS row, {words} AS words FROM {table} t WHERE t.deleted_at IS NULL"


def _words(fields: Sequence[Field], row: str) -> str:
    """SQL that spells a row's text as `fold` does."""
    spelt = (
        part.format(row=row, name=field.name) for field in fields for part in _SPELT[field.searched]
    )
    text = " || ' ' || ".join(spelt)
    for letter, instead in _FOLDED.items():
        text = f"replace({text}, '{letter.replace(chr(39), chr(39) * 2)}', '{instead}')"
    return text


def _make_subject_triggers(db: Data, table: str, fields: Sequence[Field]) -> None:
    columns = sorted({*(field.name for field in fields), "deleted_at"})
    put = (
        f"INSERT INTO search_rows (subject, row, words) SELECT '{table}', NEW.id,"
        f" {_words(fields, 'NEW')} WHERE NEW.deleted_at IS NULL;"
    )
    take = "DELETE FROM search_rows WHERE row = OLD.id;"
    for change, body in (
        ("INSERT", put),
        (f"UPDATE OF {', '.join(columns)}", take + put),
        ("DELETE", take),
    ):
        name = f"{_PREFIX}{table}_{change.split()[0].lower()}"
        db.execute(f"CREATE TRIGGER {name} AFTER {change} ON {table} BEGIN {body} END")


def _make_index_triggers(db: Data) -> None:
    db.execute(
        f"CREATE TRIGGER {_PREFIX}rows_insert AFTER INSERT ON search_rows BEGIN"
        " INSERT INTO search (rowid, subject, words) VALUES (NEW.number, NEW.subject, NEW.words);"
        " END"
    )
    db.execute(
        f"CREATE TRIGGER {_PREFIX}rows_delete AFTER DELETE ON search_rows BEGIN"
        " INSERT INTO search (search, rowid, subject, words)"
        " VALUES ('delete', OLD.number, OLD.subject, OLD.words); END"
    )
