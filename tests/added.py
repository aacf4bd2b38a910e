"""People who were entered on another day than that of the test."""

import datetime as dt

from outreach_desktop.db.history.journal import off_the_record
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.services.data_file import Data


def added_on(db: Data, person: Contact, day: dt.date) -> None:
    """As if they had been entered at noon of this day, where the computer of the test stands."""
    noon = dt.datetime.combine(day, dt.time(12)).astimezone().astimezone(dt.UTC)
    with off_the_record(db):
        db.execute(
            "UPDATE contacts SET created_at = ? WHERE id = ?",
            [noon.strftime("%Y-%m-%dT%H:%M:%S.000Z"), person.id],
        )
