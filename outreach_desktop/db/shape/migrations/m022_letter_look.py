"""How a group's letters look: envelope, window, colours, font, and the size of large print."""

from typing import Final

from outreach_desktop.db.engine.connection import Data

_LENGTH: Final = "REAL NOT NULL DEFAULT 0 CHECK (0 <= {name} AND {name} <= 400)"
_COLOUR: Final = (
    "TEXT NOT NULL DEFAULT ''"
    " CHECK ({name} = '' OR (length({name}) = 6 AND {name} NOT GLOB '*[^0-9A-F]*'))"
)
_COLUMNS: Final = {
    "envelope": "TEXT NOT NULL DEFAULT ''",
    **dict.fromkeys(("window_left", "window_foot", "window_width", "window_height"), _LENGTH),
    **dict.fromkeys(("colour", "second_colour"), _COLOUR),
    "font": "TEXT NOT NULL DEFAULT ''",
    "large_points": "INTEGER NOT NULL DEFAULT 16 CHECK ({name} IN (16, 18))",
}


def m022_letter_look(db: Data) -> None:
    """Until somebody chooses otherwise letters look as they did."""
    for name, kind in _COLUMNS.items():
        db.execute(f"ALTER TABLE group_profile ADD COLUMN {name} {kind.format(name=name)}")
