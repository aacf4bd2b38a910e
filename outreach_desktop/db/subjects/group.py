"""Our own group: one row, and the points of its text bank."""

from itertools import zip_longest

from outreach_desktop.db.engine import rows
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.values import Row, from_row, to_row
from outreach_desktop.domain.group import GroupProfile, Point

# There is one group in a data file; m001 made its row.
GROUP_ID = "group"


def profile(db: Data) -> GroupProfile:
    """Who we are, with the text bank in its order."""
    row = rows.one(db, "group_profile", GROUP_ID)
    points = tuple(from_row(Point, point) for point in _points(db))
    return from_row(GroupProfile, row, points=points)


def save(db: Data, profile: GroupProfile) -> None:
    """Keep the profile whole; of the points, only those that differ are written."""
    rows.change(db, "group_profile", GROUP_ID, to_row(profile))
    new: list[Row] = []
    for position, (kept, point) in enumerate(zip_longest(_points(db), profile.points)):
        if point is None:
            rows.put_in_bin(db, "points", [kept["id"]])
        elif kept is None:
            new.append({**to_row(point), "position": position})
        elif from_row(Point, kept) != point:
            rows.change(db, "points", kept["id"], to_row(point))
    rows.keep_all(db, "points", new)


def _points(db: Data) -> list[Row]:
    live = "SELECT * FROM points WHERE deleted_at IS NULL ORDER BY position, id"
    return list(db.query(live))
