"""Takes the pictures of the starters in docs/pictures: every page, filled for two people of the sample group.

Run from the root of the checkout, with LibreOffice, poppler and ImageMagick at hand:
python -m tests.starter_pictures [FOLDER]
"""

import datetime as dt
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from outreach_desktop.services import contacts, data_file, sample
from outreach_desktop.services.making import letters

TODAY = dt.date(2026, 3, 2)
PEOPLE = ("Dr Ann O'Neil", "Mrs Meera Patel")
DOTS = 64  # an inch


def main(folder: Path) -> None:
    """Write one sheet of pages for each starter and person into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for document in made(Path(scratch)):
            take(document, folder / f"{document.stem}.png")


def made(folder: Path) -> Iterator[Path]:
    """Every starter for each of PEOPLE, as “proposal-patel.docx”."""
    db = data_file.open_in_memory()
    sample.fill(db, today=TODAY)
    everybody = contacts.rows(db, contacts.find(db, today=TODAY), today=TODAY)
    ids = [person.id for person in everybody if person.name in PEOPLE]
    plan = letters.plan(db, ids, letters.choices(), today=TODAY)
    for letter in plan.letters():
        surname = letter.recipient.contact.last_name.casefold().replace("'", "")
        path = folder / f"{letter.choice.name}-{surname}.docx"
        path.write_bytes(letter.render())
        yield path
    data_file.close(db)


def take(document: Path, picture: Path) -> None:
    """All pages of `document` side by side, as LibreOffice prints them."""
    folder = document.parent
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run("soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", folder, document)
    run("pdftoppm", "-r", DOTS, "-png", document.with_suffix(".pdf"), document.with_suffix(""))
    pages = sorted(folder.glob(f"{document.stem}-*.png"))
    layout = ("-tile", f"{min(len(pages), 4)}x", "-geometry", "+8+8", "-background", "#8a9492")
    run("montage", *pages, *layout, "+dither", "-colors", 48, f"png8:{picture}")


def run(*words: object) -> None:
    """Run a command; what it says is shown only where it fails."""
    subprocess.run([str(word) for word in words], check=True, capture_output=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("docs/pictures"))
