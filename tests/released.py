"""Makes the data file of the newest shape that later versions are tried with: `python -m tests.released`.

Run it once, when a new shape is released, with the program that writes it, and keep the file for good.
"""

import datetime as dt
import gzip
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from outreach_desktop.db.shape.migrations import NEWEST
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.events import EventDraft
from outreach_desktop.domain.interactions import InteractionDraft
from outreach_desktop.domain.organisations import OrganisationDraft
from outreach_desktop.domain.own_fields.own_fields import PEOPLE, OwnFieldDraft, OwnKind
from outreach_desktop.domain.roles import RoleDraft
from outreach_desktop.domain.wishes.wishes import WishDraft
from outreach_desktop.services import (
    contacts,
    data_file,
    events,
    files,
    organisations,
    sample,
    timeline,
    undo,
)
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making.letters import choice, make, plan
from outreach_desktop.services.own_fields import own_fields

FOLDER = Path(__file__).parent / "data" / "released"
TODAY = dt.date(2026, 11, 22)
_WHEN = dt.datetime(2026, 11, 22, 10, 30, tzinfo=dt.UTC)


def main(path: Path) -> None:
    """Write the data file of this program's shape to `path`, packed."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "My group.outreach"
        sample.write_sample(made, today=TODAY)
        db = data_file.open_data(made, remember=False)
        _use(db, Path(folder) / "Letters")
        data_file.close(db)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(gzip.compress(made.read_bytes(), mtime=0))


def unpacked(shape: int, folder: Path) -> Path:
    """The data file of a shape as it was released, in `folder`."""
    path = folder / "My group.outreach"
    packed = FOLDER / f"shape-{shape}.outreach.gz"
    path.write_bytes(gzip.decompress(packed.read_bytes()))
    return path


def _use(db: Data, letters: Path) -> None:
    """A morning's work: somebody new, what passed, a wish, thanks to print, what was taken back."""
    place = organisations.add(db, OrganisationDraft(name="Lakeside General"))
    ann = contacts.add(
        db, ContactDraft(title="Dr", first_name="Ann", last_name="O'Neil", phone="01632 960001")
    )
    role = RoleDraft(contact_id=ann.id, organisation_id=place.id, title="Urologist", is_main=True)
    contacts.add_role(db, role)
    contacts.change(db, replace(ann, phone="01632 960002", tags=("new",)))
    timeline.log(
        db,
        InteractionDraft(
            contact_id=ann.id,
            kind="phone",
            date=TODAY,
            summary="Rang about referrals",
            thanks_for="speaking at our open evening",
        ),
    )
    files.attach(db, ann.id, "card.txt", b"Dr Ann O'Neil, Lakeside General")
    jan = contacts.add(db, ContactDraft(first_name="Jan", last_name="Łuczak"))
    said = WishDraft(channel="email", reason="Asked us", asked_on=TODAY)
    refusing = replace(jan, do_not_contact=True, do_not_contact_reason="Asked us", wishes=(said,))
    contacts.change(db, refusing)
    seat = own_fields.add(
        db, OwnFieldDraft(about=PEOPLE, name="Seat", kind=OwnKind.LIST, words="front")
    )
    contacts.change(db, replace(contacts.get(db, ann.id), own=((seat.id, "front"),)))
    gone = contacts.add(db, ContactDraft(first_name="Gone", last_name="Away"))
    contacts.remove(db, [gone.id])
    evening = events.add(db, EventDraft(title="Winter evening", date=TODAY + dt.timedelta(30)))
    events.add_participants(db, evening.id, [ann.id, jan.id])
    letters.mkdir()
    asked = plan(db, [ann.id], [choice("thank-you")], today=TODAY)
    list(make(db, asked, letters, now=_WHEN))
    contacts.add_tag(db, [ann.id], "taken back")
    undo.undo(db)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else FOLDER / f"shape-{NEWEST}.outreach.gz")
