"""The words of one's own for each reader of a letter, kept until it is made and with what was made of them."""

from outreach_desktop.db.engine.connection import Data

_STATEMENTS = (
    """
    CREATE TABLE paragraphs (
        id TEXT NOT NULL PRIMARY KEY,
        contact_id TEXT NOT NULL REFERENCES contacts (id),
        document TEXT NOT NULL CHECK (trim(document) <> ''),
        text TEXT NOT NULL DEFAULT '',
        document_id TEXT REFERENCES documents (id),
        created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        device TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT
    """,
    "CREATE INDEX paragraphs_by_contact ON paragraphs (contact_id)",
    "CREATE INDEX paragraphs_by_document ON paragraphs (document_id) WHERE document_id IS NOT NULL",
    "CREATE INDEX paragraphs_waiting ON paragraphs (document) WHERE document_id IS NULL",
)


def m023_paragraphs(db: Data) -> None:
    """Make the table."""
    for statement in _STATEMENTS:
        db.execute(statement)
