"""What a new data file says of its group before anybody has written a word.

Documents made on the first day have something under every heading; all of it is there to be changed.
"""

import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import off_the_record
from outreach_desktop.db.subjects import group
from outreach_desktop.domain.group import GroupProfile, Point
from outreach_desktop.paths import resource


def write(db: Data, path: Path) -> None:
    """Name the group after its file and give it a general text bank; nobody's action, so no undo."""
    with off_the_record(db):
        group.save(db, replace(_said(), name=path.stem))


@cache
def _said() -> GroupProfile:
    said = tomllib.loads(resource("first-words.toml").read_text(encoding="utf-8"))
    points = tuple(Point(**point) for point in said.pop("points"))
    return GroupProfile(points=points, **said)
