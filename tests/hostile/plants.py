"""What somebody may build into a data file that they hand on: each is a change to a good one, made as they would."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlite_utils.utils import sqlite3

Plant = Callable[[Any], object]

_ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"


def plant(path: Path, what: Plant) -> None:
    """Change the closed data file at `path`, and take away the seal that would tell of it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        what(db)
    path.with_name(f".~{path.name}.seal").unlink(missing_ok=True)


def does(*statements: str) -> Plant:
    """What these statements do."""

    def run(db: Any) -> None:
        for statement in statements:
            db.execute(statement)

    return run


def writes_into_the_list(*statements: str) -> Plant:
    """The same in the file's own list of parts, where SQLite lets nobody write by accident."""

    def run(db: Any) -> None:
        db.execute("PRAGMA writable_schema = ON")
        does(*statements)(db)
        (cookie,) = db.execute("PRAGMA schema_version").fetchone()
        db.execute(f"PRAGMA schema_version = {cookie + 1}")

    return run


def off_the_record(*statements: str) -> Plant:
    """What these statements do, and nothing of it in the history."""
    return does(
        "UPDATE now_doing SET action = 0", *statements, "UPDATE now_doing SET action = NULL"
    )


def loosely(table: str, statement: str) -> Plant:
    """What the table would not take, put in while its statement in the list says less."""

    def run(db: Any) -> None:
        (said,) = db.execute("SELECT sql FROM sqlite_schema WHERE name = ?", [table]).fetchone()
        loose = said.replace(") STRICT", ")").replace(" NOT NULL", "").replace("INTEGER", "ANY")
        for text, does in ((loose, statement), (said, "SELECT 1")):
            put = text.replace("'", "''")
            writes_into_the_list(
                f"UPDATE sqlite_schema SET sql = '{put}' WHERE name = '{table}' AND type = 'table'"
            )(db)
            off_the_record("PRAGMA ignore_check_constraints = ON", does)(db)

    return run


def instead(name: str, old: str, new: str) -> Plant:
    """Other words in the statement of a part."""
    old, new = old.replace("'", "''"), new.replace("'", "''")
    change = f"UPDATE sqlite_schema SET sql = replace(sql, '{old}', '{new}') WHERE name = '{name}'"

    def run(db: Any) -> None:
        said = "SELECT sql FROM sqlite_schema WHERE name = ?"
        before = db.execute(said, [name]).fetchone()
        writes_into_the_list(change)(db)
        assert db.execute(said, [name]).fetchone() != before, f"{old} is not in {name}"

    return run


def trigger(name: str, when: str, body: str) -> Plant:
    return does(f"CREATE TRIGGER {name} {when} BEGIN {body}; END")


def many_tables(db: Any) -> None:
    db.execute("PRAGMA writable_schema = ON")
    db.execute("BEGIN")
    names = (f"t{number}" for number in range(20_000))
    db.executemany(
        "INSERT INTO sqlite_schema VALUES ('table', ?, ?, 2, ?)",
        ((name, name, f"CREATE TABLE {name}(a TEXT)") for name in names),
    )
    db.execute("COMMIT")


def long_text(db: Any) -> None:
    """A remark of two megabytes; one of a hundred is no other case, and takes a hundred megabytes of disk."""
    instead("contacts", "CREATE TABLE contacts (", f"CREATE TABLE contacts (/*{'x' * 2_000_000}*/")(
        db
    )


def renamed_twice(name: str, new: str) -> Plant:
    """As SQLite itself does it, with whatever names the table."""
    return does(f"ALTER TABLE {name} RENAME TO between_", f"ALTER TABLE between_ RENAME TO {new}")


def same_page(db: Any) -> None:
    writes_into_the_list(
        "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'senders')"
        " WHERE name = 'settings'"
    )(db)


PLANTS: dict[str, Plant] = {
    # Triggers
    "an endless trigger": trigger(
        "endless",
        "AFTER INSERT ON contacts",
        "SELECT sum(a.rowid) FROM sqlite_schema a, sqlite_schema b, sqlite_schema c, sqlite_schema d, sqlite_schema e",
    ),
    "a trigger that loses wishes": trigger(
        "keeps_contact",
        "AFTER UPDATE OF do_not_contact ON contacts WHEN NEW.do_not_contact",
        "UPDATE contacts SET do_not_contact = 0 WHERE id = NEW.id",
    ),
    "a trigger that loses wishes of newcomers": trigger(
        "keeps_contact",
        "AFTER INSERT ON contacts",
        "UPDATE contacts SET do_not_contact = 0 WHERE id = NEW.id",
    ),
    "a trigger on what search is made of": trigger(
        "on_shadow", "AFTER INSERT ON search_docsize", "DELETE FROM wishes"
    ),
    "a trigger on the history": trigger(
        "forgets", "AFTER INSERT ON journal", "DELETE FROM journal WHERE number < NEW.number"
    ),
    "a trigger that has the name of one of ours": does(
        "DROP TRIGGER journal_of_contacts_update",
        "CREATE TRIGGER journal_of_contacts_update AFTER UPDATE ON contacts BEGIN SELECT 1; END",
    ),
    "a trigger of ours that asks for less": instead(
        "journal_of_contacts_update", "IS NOT 0", "IS NOT 0 AND NEW.notes = ''"
    ),
    "a trigger that looks like one of ours": trigger(
        "journal_of_contact\u0455_update", "AFTER UPDATE ON contacts", "SELECT 1"
    ),
    "no trigger for the history": does("DROP TRIGGER journal_of_contacts_update"),
    "no trigger for wishes": does("DROP TRIGGER journal_of_wishes_insert"),
    "no trigger for search": does("DROP TRIGGER search_of_contacts_insert"),
    "a trigger on another table than ours": writes_into_the_list(
        "UPDATE sqlite_schema SET tbl_name = 'senders' WHERE name = 'journal_of_contacts_update'"
    ),
    # Views and tables
    "a view": does(f"CREATE VIEW everybody AS {_ENDLESS} SELECT i FROM n"),
    "a view in the place of a table": does(
        "PRAGMA legacy_alter_table = ON",
        "ALTER TABLE contacts RENAME TO people",
        "CREATE VIEW contacts AS SELECT * FROM people WHERE do_not_contact = 0",
    ),
    "an endless view in the place of a table": does(
        "PRAGMA legacy_alter_table = ON",
        "ALTER TABLE settings RENAME TO setting",
        f"CREATE VIEW settings (name, value) AS {_ENDLESS} SELECT i, i FROM n",
    ),
    "a view that takes changes": does(
        "CREATE VIEW open AS SELECT * FROM contacts",
        "CREATE TRIGGER taken INSTEAD OF INSERT ON open BEGIN DELETE FROM contacts; END",
    ),
    "another table": does("CREATE TABLE more (a TEXT) STRICT"),
    "another table without a name that shows": does('CREATE TABLE "\u200b" (a TEXT)'),
    "another index for words": does("CREATE VIRTUAL TABLE other USING fts5 (a)"),
    "a table that reads others": does(
        "CREATE VIRTUAL TABLE vocabulary USING fts5vocab('search', 'row')"
    ),
    "a table for places": does("CREATE VIRTUAL TABLE boxes USING rtree (id, a, b)"),
    "a table fewer": does("DROP TABLE now_doing"),
    "a table among those of search": does(
        "CREATE TABLE search_content (id INTEGER PRIMARY KEY, c0)"
    ),
    "a table of search built otherwise": instead("search_docsize", "sz BLOB", "sz TEXT"),
    "another way to split words": instead("search", "unicode61 remove_diacritics 2", "trigram"),
    "search over another table": instead(
        "search", "content = 'search_rows'", "content = 'contacts'"
    ),
    # Columns
    "a column that is worked out at each reading": does(
        "ALTER TABLE contacts ADD COLUMN big TEXT AS (hex(zeroblob(100000000)))"
    ),
    "a column that is worked out and stored": instead(
        "settings", "value TEXT NOT NULL", "value TEXT NOT NULL, more TEXT AS (name) STORED"
    ),
    "another column": does("ALTER TABLE contacts ADD COLUMN more TEXT"),
    "a column fewer": does("ALTER TABLE copies DROP COLUMN undone"),
    "a column of another name": does("ALTER TABLE copies RENAME COLUMN undone TO undone_"),
    "another value where none is given": instead(
        "contacts",
        "do_not_contact_reason TEXT NOT NULL DEFAULT ''",
        "do_not_contact_reason TEXT NOT NULL DEFAULT 'x'",
    ),
    "a value in other marks": instead(
        "senders",
        "is_default INTEGER NOT NULL DEFAULT 0",
        'is_default INTEGER NOT NULL DEFAULT "0"',
    ),
    "a value that is worked out": instead(
        "tags", "name TEXT NOT NULL", "name TEXT NOT NULL DEFAULT (hex(zeroblob(100000000)))"
    ),
    "a check that takes everything": instead(
        "contacts", "do_not_contact IN (0, 1)", "do_not_contact IN (0, 1, 2)"
    ),
    "a check fewer": instead("organisations", "CHECK (parent_id <> id)", ""),
    "a check that never ends": instead(
        "senders",
        "CHECK (trim(name) <> '')",
        "CHECK (length(replace(hex(zeroblob(99999999)), '0', name)) <> 7)",
    ),
    "names compared otherwise": instead(
        "tags", "folded TEXT NOT NULL", "folded TEXT COLLATE NOCASE NOT NULL"
    ),
    "a table that takes any kind": instead("settings", ") STRICT", ")"),
    "a column of any kind": instead("settings", "value TEXT", "value ANY"),
    "a reference fewer": instead("roles", "REFERENCES contacts (id)", ""),
    "a reference that takes others along": instead(
        "roles", "REFERENCES contacts (id)", "REFERENCES contacts (id) ON DELETE CASCADE"
    ),
    "doubles that go silently": instead("tags", "UNIQUE", "UNIQUE ON CONFLICT REPLACE"),
    # Indexes
    "an index that works something out": does(
        "CREATE INDEX slow ON contacts (length(hex(zeroblob(1000) || last_name)))"
    ),
    "an index that lets nobody in": does(
        "CREATE UNIQUE INDEX alone ON contacts ((1)) WHERE do_not_contact"
    ),
    "an index of other rows": instead(
        "contacts_by_name", "deleted_at IS NULL", "deleted_at IS NOT NULL"
    ),
    "an index that takes doubles": instead(
        "participants_once", "CREATE UNIQUE INDEX", "CREATE INDEX"
    ),
    "an index fewer": does("DROP INDEX participants_once"),
    # The list itself
    "a part without its statement": writes_into_the_list(
        "UPDATE sqlite_schema SET sql = NULL WHERE name = 'journal_of_contacts_update'"
    ),
    "a step that has no name": does(
        "INSERT INTO _sqlite_migrations (migration_set) VALUES ('outreach')"
    ),
    "a part that is there twice": writes_into_the_list(
        "INSERT INTO sqlite_schema SELECT * FROM sqlite_schema WHERE name = 'contacts_by_email'"
    ),
    "a part in other capitals": writes_into_the_list(
        "INSERT INTO sqlite_schema SELECT type, upper(name), tbl_name, rootpage, sql FROM sqlite_schema"
        " WHERE name = 'journal_of_contacts_update'"
    ),
    "a table in other capitals": renamed_twice("contacts", "CONTACTS"),
    "the table of wishes in other capitals": renamed_twice("wishes", "Wishes"),
    "the table of what is being done in other capitals": renamed_twice("now_doing", "NOW_DOING"),
    "a trigger in other capitals": writes_into_the_list(
        "UPDATE sqlite_schema SET name = upper(name) WHERE name = 'journal_of_contacts_update'"
    ),
    "an index in other capitals": writes_into_the_list(
        "UPDATE sqlite_schema SET name = upper(name) WHERE name = 'contacts_by_email'"
    ),
    "a part of another table in other capitals": writes_into_the_list(
        "UPDATE sqlite_schema SET tbl_name = upper(tbl_name) WHERE name = 'contacts_by_email'"
    ),
    "a kind of part in other capitals": writes_into_the_list(
        "UPDATE sqlite_schema SET type = 'TABLE' WHERE name = 'settings'"
    ),
    "a column in other capitals": instead(
        "contacts", "do_not_contact INTEGER", "Do_Not_Contact INTEGER"
    ),
    "a reference in other capitals": instead("roles", "contact_id TEXT", "CONTACT_ID TEXT"),
    "a way to search in other capitals": instead("search", "fts5", "FTS5"),
    "a kind of part that there is not": writes_into_the_list(
        "INSERT INTO sqlite_schema VALUES ('spell', 'spell', 'contacts', 0, 'CREATE SPELL')"
    ),
    "more behind the end of a statement": writes_into_the_list(
        "UPDATE sqlite_schema SET sql = sql || char(0) || ' more' WHERE name = 'contacts_by_email'"
    ),
    "two tables in one place": same_page,
    "an index in the place of a table": writes_into_the_list(
        "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'contacts_by_name')"
        " WHERE name = 'settings'"
    ),
    "twenty thousand tables": many_tables,
    "a remark of two megabytes": long_text,
    "notes for searching that are none": writes_into_the_list(
        "INSERT INTO sqlite_schema SELECT 'table', 'sqlite_stat1', 'sqlite_stat1', rootpage,"
        " 'CREATE TABLE sqlite_stat1(tbl,idx,stat,more)' FROM sqlite_schema WHERE name = 'settings'"
    ),
    # What it says of itself
    "an older shape than it has": does("PRAGMA user_version = 3"),
    "no shape": does("PRAGMA user_version = 0"),
    "steps that were never taken": does("DELETE FROM _sqlite_migrations"),
    "a step that there is not": does(
        "INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('outreach', 'm005_mine')"
    ),
    "the last number is used up": does(
        "UPDATE sqlite_sequence SET seq = 9223372036854775807 WHERE name = 'journal'"
    ),
    "a number that is a word": does("UPDATE sqlite_sequence SET seq = 'many'"),
    "a number below nothing": does("UPDATE sqlite_sequence SET seq = -9 WHERE name = 'actions'"),
    "numbers twice": does("INSERT INTO sqlite_sequence VALUES ('actions', 5)"),
    "numbers of another table": does("INSERT INTO sqlite_sequence VALUES ('contacts', 5)"),
}
"""By what a person would say of it; the newest shape is changed by each."""
