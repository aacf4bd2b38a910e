"""Takes the pictures of the starters: in docs/pictures every page of some, filled for two people of the sample group, and in
resources/documents the first page of each, as the Letters page shows it.

Run from the root of the checkout, with LibreOffice, poppler and ImageMagick at hand:
python -m tests.starter_pictures [FOLDER]
"""

import datetime as dt
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from outreach_desktop.services import contacts, data_file, events, sample
from outreach_desktop.services.making import letters

TODAY = dt.date(2026, 3, 2)
PEOPLE = ("Dr Ann O'Neil", "Mrs Meera Patel")
WHOLE = (
    *("introduction", "procedure-enquiry", "how-to-refer", "who-we-are"),
    *("information-packet", "thank-you", "proposal", "meeting-request", "event-invitation"),
    *("pre-visit-brief", "referrer-questions", "services", "find-help", "newsletter"),
    *("thank-you-a5", "how-to-refer-a5"),
    *("flyer", "contact-cards"),
)
"""Those of which docs/pictures has every page."""
DOTS = 64  # an inch
WIDE = 138
"""Dots of a first page beside its name, on a screen that has many."""
SMALL = Path("resources/documents")


def main(folder: Path) -> None:
    """Write one sheet of pages for each starter and person into `folder`, and the first page of each starter."""
    folder.mkdir(parents=True, exist_ok=True)
    SMALL.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for document in made(Path(scratch)):
            name, _, surname = document.stem.rpartition("-")
            if surname == "oneil" or name in WHOLE:
                pages = printed(document)
            if name in WHOLE:
                side_by_side(pages, folder / f"{document.stem}.png")
            if surname == "oneil":
                small(pages[0], SMALL / f"{name}.png")


def made(folder: Path) -> Iterator[Path]:
    """Every starter for each of PEOPLE, as “proposal-patel.docx”."""
    db = data_file.open_in_memory()
    sample.fill(db, today=TODAY)
    everybody = contacts.rows(db, contacts.find(db, today=TODAY), today=TODAY)
    ids = [person.id for person in everybody if person.name in PEOPLE]
    evening = next(iter(events.upcoming(db, today=TODAY))).event
    for choice in letters.choices():
        event_id = evening.id if choice.needs_event else None
        plan = letters.plan(db, ids, [choice], today=TODAY, event_id=event_id)
        for letter in plan.letters():
            surname = letter.recipient.contact.last_name.casefold().replace("'", "")
            path = folder / f"{choice.name}-{surname}.docx"
            path.write_bytes(letter.render())
            yield path
    data_file.close(db)


def printed(document: Path) -> list[Path]:
    """The pages of `document`, as LibreOffice prints them."""
    folder = document.parent
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run("soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", folder, document)
    run("pdftoppm", "-r", DOTS, "-png", document.with_suffix(".pdf"), document.with_suffix(""))
    return sorted(folder.glob(f"{document.stem}-*.png"))


def side_by_side(pages: Sequence[Path], picture: Path) -> None:
    """All pages in one picture."""
    layout = ("-tile", f"{min(len(pages), 4)}x", "-geometry", "+8+8", "-background", "#8a9492")
    run("montage", *pages, *layout, "+dither", "-colors", 48, f"png8:{picture}")


def small(page: Path, picture: Path) -> None:
    """A page as small as it stands beside a name."""
    run("convert", page, "-resize", WIDE, "+dither", "-colors", 24, f"png8:{picture}")


def run(*words: object) -> None:
    """Run a command; what it says is shown only where it fails."""
    subprocess.run([str(word) for word in words], check=True, capture_output=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("docs/pictures"))
