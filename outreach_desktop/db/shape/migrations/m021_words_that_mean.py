"""Words that rules hang on say what they mean, and organisations say how they like to be reached."""

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


def m021_words_that_mean(db: Data) -> None:
    """A word that was moved or hidden was kept without a meaning, one that was renamed too: they get theirs."""
    for name in ("preferred_channel", "best_times", "route_through"):
        db.execute(f"ALTER TABLE organisations ADD COLUMN {name} TEXT NOT NULL DEFAULT ''")
    for key, words in _MEANT.items():
        for word, means in words.items():
            db.execute(
                "UPDATE list_items SET means = ? WHERE list = ? AND means = '' AND lower(word) = ?",
                [means, key, word],
            )
        for word, means in words.items():
            _follow(db, key, word, means)


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
