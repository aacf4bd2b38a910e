"""What a letter says is kept with it, so that it can be found."""

from outreach_desktop.db.engine.connection import Data


def m027_words_of_letters(db: Data) -> None:
    """Of no letter are the words known; the program reads them in when there is time."""
    db.execute("ALTER TABLE documents ADD COLUMN words TEXT")
    db.execute(
        "CREATE INDEX documents_unread ON documents (made_at)"
        " WHERE words IS NULL AND state = 'made' AND deleted_at IS NULL"
    )
