"""What the sample group offers, and what is in its content bank; days count from today."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.offering import content, our_services
from outreach_desktop.db.subjects import group
from outreach_desktop.db.subjects.places import needs
from outreach_desktop.domain.offering.content import ContentDraft
from outreach_desktop.domain.offering.our_services import OurServiceDraft

_DAYS: Final = ("starts", "ends", "checked", "dated", "reviewed", "review", "permission_ends")


def fill(db: Data, kept: Mapping[str, list[dict[str, Any]]], today: dt.date) -> None:
    """Keep the services and the texts of the sample\u2019s file."""
    for row in kept["services"]:
        our_services.add(db, OurServiceDraft(**_dated(row, today)))
    for row in kept["content"]:
        content.add(db, ContentDraft(**_dated(row, today)))
    points = {one.heading: point_id for point_id, one in group.points_by_id(db).items()}
    short_of = {one.text: one for some in needs.every(db).values() for one in some}
    for row in kept["answers"]:
        needs.change(db, replace(short_of[row["need"]], point_id=points[row["point"]]))


def _dated(row: Mapping[str, Any], today: dt.date) -> dict[str, Any]:
    found = dict(row)
    for name in _DAYS:
        if name in found:
            found[f"{name}_on"] = today + dt.timedelta(days=found.pop(name))
    return found
