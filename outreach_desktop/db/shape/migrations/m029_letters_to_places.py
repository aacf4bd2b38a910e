"""Documents and words of one's own may be for an organisation, documents for no one; runs keep more of a letter."""

from typing import Final

from outreach_desktop.db.engine.connection import Data

_STAMPS: Final = """
        created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        device TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
"""
_OF_DOCUMENTS: Final = (
    "rowid, id, contact_id, event_id, template, template_sha256, path, sha256, state, made_at, thanks_id,"
    " reference, batch_id, printed_on, sent_on, words, created_at, updated_at, device, deleted_at"
)
_OF_PARAGRAPHS: Final = (
    "rowid, id, contact_id, document, text, document_id, created_at, updated_at, device, deleted_at"
)
# SQLite lets no column become empty: the tables are made again, with the rows where they were.
_STATEMENTS: Final = (
    f"""
    CREATE TABLE documents_of_all (
        id TEXT NOT NULL PRIMARY KEY,
        contact_id TEXT REFERENCES contacts (id),
        organisation_id TEXT REFERENCES organisations (id),
        event_id TEXT REFERENCES events (id),
        template TEXT NOT NULL,
        template_sha256 TEXT NOT NULL,
        path TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('writing', 'made', 'lost')),
        made_at TEXT NOT NULL,
        thanks_id TEXT REFERENCES interactions (id),
        reference TEXT NOT NULL DEFAULT '',
        batch_id TEXT REFERENCES batches (id),
        printed_on TEXT CHECK (printed_on IS date(printed_on)),
        sent_on TEXT CHECK (sent_on IS date(sent_on)),
        words TEXT,
        {_STAMPS}
    ) STRICT
    """,
    f"INSERT INTO documents_of_all ({_OF_DOCUMENTS}) SELECT {_OF_DOCUMENTS} FROM documents",
    "DROP TABLE documents",
    "ALTER TABLE documents_of_all RENAME TO documents",
    f"""
    CREATE TABLE paragraphs_of_both (
        id TEXT NOT NULL PRIMARY KEY,
        contact_id TEXT REFERENCES contacts (id),
        organisation_id TEXT REFERENCES organisations (id),
        document TEXT NOT NULL CHECK (trim(document) <> ''),
        text TEXT NOT NULL DEFAULT '',
        document_id TEXT REFERENCES documents (id),
        {_STAMPS},
        CHECK (contact_id IS NOT NULL OR organisation_id IS NOT NULL)
    ) STRICT
    """,
    f"INSERT INTO paragraphs_of_both ({_OF_PARAGRAPHS}) SELECT {_OF_PARAGRAPHS} FROM paragraphs",
    "DROP TABLE paragraphs",
    "ALTER TABLE paragraphs_of_both RENAME TO paragraphs",
    "CREATE INDEX paragraphs_by_contact ON paragraphs (contact_id)",
    "CREATE INDEX paragraphs_by_organisation ON paragraphs (organisation_id) WHERE organisation_id IS NOT NULL",
    "CREATE INDEX paragraphs_by_document ON paragraphs (document_id) WHERE document_id IS NOT NULL",
    "CREATE INDEX paragraphs_waiting ON paragraphs (document) WHERE document_id IS NULL",
    """
    ALTER TABLE letter_runs ADD COLUMN whom TEXT NOT NULL DEFAULT 'people'
        CHECK (whom IN ('people', 'organisations', 'nobody'))
    """,
)
_TEXTS_OF_RUNS: Final = ("copies", "times", "enclosures", "profession")


def m029_letters_to_places(db: Data) -> None:
    """Make the tables again; the indexes of documents are as they were, and one by organisation."""
    indexes = [
        sql
        for (sql,) in db.execute(
            "SELECT sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'documents'"
            " AND sql IS NOT NULL ORDER BY name"
        ).fetchall()
    ]
    for statement in (*_STATEMENTS, *indexes):
        db.execute(statement)
    db.execute(
        "CREATE INDEX documents_by_organisation ON documents (organisation_id) WHERE organisation_id IS NOT NULL"
    )
    for name in _TEXTS_OF_RUNS:
        db.execute(f"ALTER TABLE letter_runs ADD COLUMN {name} TEXT NOT NULL DEFAULT ''")
