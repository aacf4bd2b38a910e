"""Words that rules hang on say what they mean, organisations how they like to be reached, and days may be known in part."""

from typing import Final

from outreach_desktop.db.engine.connection import Data

_MEANT: Final = {
    "stage": {"not approached": "not approached"},
    "need_kind": dict.fromkeys(("population", "diagnosis", "outsourced", "evidence"), "background"),
    "house_rule_topic": {
        "data": "elsewhere",
        "photographs": "elsewhere",
        "visits": "events",
        "meetings": "events",
        "gifts": "thanks",
    },
    "event_role": {
        "speaker": "speaker",
        "host": "host",
        "volunteer": "volunteer",
        "guest": "guest",
        "attendee": "guest",
    },
}
"""What the words of the program meant to its rules until now, by list."""
_OTHERS: Final = {
    "stage": ("introduced", "meeting", "first referral", "regular"),
    "need_kind": ("need", "gap", "priority"),
    "house_rule_topic": ("letters", "handouts", "email"),
    "event_role": (),
}
"""Its other words: one that was made one of these means what they do."""
_IN_PART: Final = (
    ("contacts", "champion_since"),
    ("contacts", "deceased_on"),
    ("memberships", "since"),
)
"""Days of which often no more is known than the month or the year: \u201c2019-03\u201d, \u201c2019\u201d; those of roles too."""


def _known(name: str) -> str:
    """The rule of such a column."""
    tried = (f"{name} || '{rest}' IS date({name} || '{rest}')" for rest in ("-01", "-01-01"))
    return f"CHECK ({name} IS date({name}) OR {' OR '.join(tried)})"


_STAMPS: Final = "created_at, updated_at, device, deleted_at"
_OF_ROLES: Final = "id, contact_id, organisation_id, title, department, phone, email, decision, is_main, starts_on, ends_on"
# A rule of the whole table names both days, so the table is made again. \u201cFrom March 2019 until 2019\u201d is no mistake.
_ROLES: Final = (
    f"""
    CREATE TABLE roles_in_part (
        id TEXT NOT NULL PRIMARY KEY,
        contact_id TEXT NOT NULL REFERENCES contacts (id),
        organisation_id TEXT NOT NULL REFERENCES organisations (id),
        title TEXT NOT NULL DEFAULT '',
        department TEXT NOT NULL DEFAULT '',
        phone TEXT NOT NULL DEFAULT '',
        email TEXT NOT NULL DEFAULT '',
        decision TEXT NOT NULL DEFAULT '',
        is_main INTEGER NOT NULL DEFAULT 0 CHECK (is_main IN (0, 1)),
        starts_on TEXT {_known("starts_on")},
        ends_on TEXT {_known("ends_on")},
        created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        device TEXT NOT NULL DEFAULT '',
        deleted_at TEXT,
        CHECK (ends_on >= substr(starts_on, 1, length(ends_on)))
    ) STRICT
    """,
    f"INSERT INTO roles_in_part (rowid, {_OF_ROLES}, {_STAMPS}) SELECT rowid, {_OF_ROLES}, {_STAMPS} FROM roles",
    "DROP TABLE roles",
    "ALTER TABLE roles_in_part RENAME TO roles",
    "CREATE INDEX roles_by_contact ON roles (contact_id)",
    "CREATE INDEX roles_by_organisation ON roles (organisation_id)",
)


def m021_words_that_mean(db: Data) -> None:
    """A word that was moved or hidden was kept without a meaning, one that was renamed too: they get theirs."""
    for name in ("preferred_channel", "best_times", "route_through"):
        db.execute(f"ALTER TABLE organisations ADD COLUMN {name} TEXT NOT NULL DEFAULT ''")
    for statement in _ROLES:
        db.execute(statement)
    for table, name in _IN_PART:
        _let_be_known_in_part(db, table, name)
    for key, words in _MEANT.items():
        for word, means in words.items():
            db.execute(
                "UPDATE list_items SET means = ? WHERE list = ? AND means = '' AND lower(word) = ?",
                [means, key, word],
            )
        for word, means in words.items():
            _follow(db, key, word, means)


def _let_be_known_in_part(db: Data, table: str, name: str) -> None:
    """Make the column again under the same name: SQLite changes no rule of one that is there."""
    new = f"{name}_in_part"
    db.execute(f"ALTER TABLE {table} ADD COLUMN {new} TEXT {_known(new)}")
    db.execute(f"UPDATE {table} SET {new} = {name} WHERE {name} IS NOT NULL")
    db.execute(f"ALTER TABLE {table} DROP COLUMN {name}")
    db.execute(f"ALTER TABLE {table} RENAME COLUMN {new} TO {name}")


def _follow(db: Data, key: str, word: str, means: str) -> None:
    """Give the meaning to what this word was renamed to."""
    became = db.execute(
        "SELECT lower(became) FROM list_items"
        " WHERE list = ? AND lower(word) = ? AND became <> '' AND deleted_at IS NULL",
        [key, word],
    ).fetchone()
    if became is not None and became[0] not in (*_MEANT[key], *_OTHERS[key]):
        db.execute(
            "UPDATE list_items SET means = ? WHERE list = ? AND means = '' AND lower(word) = ?",
            [means, key, became[0]],
        )
