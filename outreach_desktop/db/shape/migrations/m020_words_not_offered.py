"""Words that a list of a group's own no longer offers."""

from outreach_desktop.db.engine.connection import Data


def m020_words_not_offered(db: Data) -> None:
    """Every word was offered before."""
    db.execute("ALTER TABLE own_fields ADD COLUMN hidden_words TEXT NOT NULL DEFAULT ''")
