"""A letter knows that it came back, an organisation what it does not want and that it closed; needs name what answers them."""

from outreach_desktop.db.engine.connection import Data


def m031_came_back_and_closed(db: Data) -> None:
    """Nothing came back or closed that anyone noted."""
    db.execute("ALTER TABLE interactions ADD COLUMN back_on TEXT CHECK (back_on IS date(back_on))")
    for name in ("no_letters", "no_emails"):
        db.execute(
            f"ALTER TABLE organisations ADD COLUMN {name} INTEGER NOT NULL DEFAULT 0 CHECK ({name} IN (0, 1))"
        )
    db.execute(
        "ALTER TABLE organisations ADD COLUMN closed_on TEXT CHECK (closed_on IS date(closed_on))"
    )
    db.execute(
        "ALTER TABLE organisations ADD COLUMN successor_id TEXT REFERENCES organisations (id)"
    )
    db.execute("ALTER TABLE needs ADD COLUMN point_id TEXT REFERENCES points (id)")
    db.execute(
        "CREATE INDEX organisations_by_successor ON organisations (successor_id) WHERE successor_id IS NOT NULL"
    )
    db.execute("CREATE INDEX needs_by_point ON needs (point_id) WHERE point_id IS NOT NULL")
    # Whoever asks when someone was last in touch reads these alone, and not the entries.
    db.execute("DROP INDEX interactions_by_contact")
    db.execute("DROP INDEX interactions_by_organisation")
    db.execute(
        "CREATE INDEX interactions_by_contact"
        " ON interactions (contact_id, date, kind, document_id, deleted_at, back_on)"
    )
    db.execute(
        "CREATE INDEX interactions_by_organisation"
        " ON interactions (organisation_id, date, kind, document_id, deleted_at, back_on)"
        " WHERE organisation_id IS NOT NULL"
    )
    # What services were called before: who was told of them then was told of them.
    db.execute("ALTER TABLE services ADD COLUMN former_names TEXT NOT NULL DEFAULT ''")
    # A printable file for one person alone was taken for one to several, and is read again.
    db.execute("UPDATE documents SET words = NULL WHERE words = ''")
