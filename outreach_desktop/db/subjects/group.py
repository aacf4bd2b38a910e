"""Our own group: one row, and the points of its text bank."""

from collections.abc import Sequence

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
    kept = _points(db)
    same = _paired(kept, profile.points)
    rows.put_in_bin(db, "points", [row["id"] for row in kept if row["id"] not in same.values()])
    new: list[Row] = []
    for position, point in enumerate(profile.points):
        row = {**to_row(point), "position": position}
        if position in same:
            rows.change(db, "points", same[position], row)
        else:
            new.append(row)
    rows.keep_all(db, "points", new)


def points_by_id(db: Data) -> dict[str, Point]:
    """Every point of the text bank by its id, in their order."""
    return {row["id"]: from_row(Point, row) for row in _points(db)}


def _paired(kept: list[Row], points: Sequence[Point]) -> dict[int, str]:
    """Which kept row each point is, by its place: a need names a row, so one that was moved or edited stays the same row.

    The same first, then what kept its heading or its text; of a kind of which as many are left as before, each is the
    one in its place.
    """
    left = {row["id"]: from_row(Point, row) for row in kept}
    found: dict[int, str] = {}
    for fits in (_equal, _alike):
        for place, point in enumerate(points):
            if place not in found:
                row_id = next((one for one, was in left.items() if fits(was, point)), None)
                if row_id is not None:
                    found[place] = row_id
                    del left[row_id]
    for kind in {one.kind for one in left.values()}:
        old = [row_id for row_id, was in left.items() if was.kind == kind]
        new = [at for at, one in enumerate(points) if at not in found and one.kind == kind]
        if len(old) == len(new):
            found |= zip(new, old, strict=True)
    return found


def _equal(one: Point, other: Point) -> bool:
    return one == other


def _alike(one: Point, other: Point) -> bool:
    """The same point with another heading, or another text."""
    if one.kind != other.kind:
        return False
    return bool(one.text and one.text == other.text) or bool(
        one.heading and one.heading == other.heading
    )


def _points(db: Data) -> list[Row]:
    live = "SELECT * FROM points WHERE deleted_at IS NULL ORDER BY position, id"
    return list(db.query(live))
