"""People know from which address mail for them came back."""

from outreach_desktop.db.engine.connection import Data


def m026_came_back(db: Data) -> None:
    """No mail came back that anyone noted."""
    db.execute(
        "ALTER TABLE contacts ADD COLUMN post_back_on TEXT CHECK (post_back_on IS date(post_back_on))"
    )
    for name in ("post_back_why", "post_back_from"):
        db.execute(f"ALTER TABLE contacts ADD COLUMN {name} TEXT NOT NULL DEFAULT ''")
    # Few have one, and they are asked for without reading everybody.
    db.execute(
        "CREATE INDEX contacts_post_back ON contacts (post_back_on) WHERE post_back_on IS NOT NULL"
    )
