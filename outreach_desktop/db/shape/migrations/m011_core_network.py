"""How many people a group's core network may have at most."""

from outreach_desktop.db.engine.connection import Data


def m011_core_network(db: Data) -> None:
    """Twelve are what somebody can keep in touch with by heart; a group may set another number."""
    db.execute(
        "ALTER TABLE group_profile"
        " ADD COLUMN core_most INTEGER NOT NULL DEFAULT 12 CHECK (core_most BETWEEN 1 AND 999)"
    )
