"""What is known of people and of places: targets, stages, conditions, who of us leads, what they need."""

from outreach_desktop.db.engine.connection import Data

_WORDS = "TEXT NOT NULL DEFAULT ''"
_NUMBER = "INTEGER CHECK ({0} >= 0)"
_DAY = "TEXT CHECK ({0} IS date({0}))"

_COLUMNS = {
    "contacts": {
        "code": _WORDS,
        "conditions": _WORDS,
        "stage": _WORDS,
        "target": _WORDS,
        "target_why": _WORDS,
        "lead_id": "TEXT REFERENCES senders (id)",
        "champion_since": _DAY,
        "introduced_by_id": "TEXT REFERENCES contacts (id)",
        "fit": _WORDS,
        "fit_note": _WORDS,
        "aim": _WORDS,
        "challenges": _WORDS,
        "needs": _WORDS,
        "best_times": _WORDS,
        "route_through": _WORDS,
        "secure_email": _WORDS,
        "checked_on": _DAY,
    },
    "organisations": {
        "code": _WORDS,
        "conditions": _WORDS,
        "stage": _WORDS,
        "target": _WORDS,
        "target_why": _WORDS,
        "lead_id": "TEXT REFERENCES senders (id)",
        "source": _WORDS,
        "checked_on": _DAY,
        "audience": _WORDS,
        "audience_size": _NUMBER,
        "list_size": _NUMBER,
        "understands_us": _WORDS,
        "secure_email": _WORDS,
        "e_referral_system": _WORDS,
        "e_referral_address": _WORDS,
        "referral_limits": _WORDS,
        "refers_now_to": _WORDS,
        "would_refer": _WORDS,
        "refer_criteria": _WORDS,
        "procedure_asked_on": _DAY,
        "procedure_came_on": _DAY,
        "procedure_note": _WORDS,
    },
}


def m010_known_whole(db: Data) -> None:
    """Add the columns; the indexes hold only rows that have something there, so they cost others nothing."""
    for table, columns in _COLUMNS.items():
        for name, kind in columns.items():
            db.execute(f"ALTER TABLE {table} ADD COLUMN {name} {kind.format(name)}")
    for table, name in (
        ("contacts", "lead_id"),
        ("contacts", "introduced_by_id"),
        ("organisations", "lead_id"),
    ):
        index = f"{table}_by_{name.removesuffix('_id')}"
        db.execute(f"CREATE INDEX {index} ON {table} ({name}) WHERE {name} IS NOT NULL")
    for table in _COLUMNS:
        db.execute(f"CREATE INDEX {table}_by_code ON {table} (code) WHERE code <> ''")
