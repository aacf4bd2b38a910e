"""Somebody thanks twelve people, prints what was made, and writes to one of them again."""

from pathlib import Path

from docx import Document
from PySide6.QtWidgets import QComboBox

from outreach_desktop.services import contacts, timeline
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.pages.letters.page import LettersPage
from tests.conftest import TODAY
from tests.ui.printing.conftest import Queue, queue
from tests.ui.printing.pdf import Pdf
from tests.walks.conftest import Files, Opener, Sample
from tests.walks.hands import Hands

PEOPLE = 12
__all__ = ["queue"]  # a printer


def documents(db: Data) -> int:
    """How many stand on the timelines of everybody."""
    everybody = contacts.find(db, "", today=TODAY)
    return sum(entry.kind == "document" for one in everybody for entry in timeline.of(db, one))


def thank_twelve(hands: Hands, files: Files, out: Path) -> None:
    """Eight nurses and four GPs, into a new folder, and all of it as one file too."""
    hands.press("Letters")
    for search, count in (("profession:nurse", 8), ("profession:gp", 4)):
        hands.fill("Search people to write to", search)
        for row in range(count):
            hands.cell("People to write to", row, 0, tick=True)
    hands.press("Next: documents")
    hands.press("Thank-you note")
    hands.fill("Thank them for", "coming to our open evening")
    hands.press("Next: check")
    hands.press("Next: make them")
    files.answer(out)
    hands.press("Choose a folder for the documents")
    hands.press("Also a printable file with all of them, one for each kind of document")
    hands.press(f"Make {PEOPLE} documents")
    hands.wait_until_says("Open folder")


def test_letters_for_twelve(
    sample: Sample, hands: Hands, files: Files, opener: Opener, home: Path
) -> None:
    before = sample.asked(documents)
    out = home / "For the twelve"
    thank_twelve(hands, files, out)

    made = sorted(out.glob("*.docx"))
    assert len(made) == PEOPLE + 1
    texts = ["\n".join(line.text for line in Document(str(path)).paragraphs) for path in made]
    assert all("coming to our open evening" in text for text in texts)
    assert sample.asked(documents) == before + PEOPLE

    hands.press("Open folder")
    assert opener.opened == [str(out)]

    hands.keys("Ctrl+Z")
    assert sample.asked(documents) == before
    assert len(sorted(out.glob("*.docx"))) == PEOPLE + 1

    hands.press("Write another letter")
    hands.sees("no one yet")


def test_what_was_made_is_looked_at_and_printed(
    sample: Sample, hands: Hands, files: Files, home: Path, queue: Queue
) -> None:
    thank_twelve(hands, files, home / "For the twelve")
    hands.keys("Ctrl+P")
    hands.wait_until_says(f"{PEOPLE} documents, {PEOPLE} pages")
    hands.press("Next document")
    hands.sees("Page 2")

    hands.press("Print the first only")
    hands.wait_until_says("as a test. If it comes out right, print the others.")
    hands.press("Print 11 documents")
    hands.wait_until_says("Did all 11 print?")
    first, others = queue.jobs
    assert len(first.pdf.pages) == 1
    assert len(others.pdf.pages) == PEOPLE - 1

    hands.press("Some are missing")
    hands.choose(
        "To", hands.seen(QComboBox, lambda one: one.accessibleName() == "From").currentText()
    )
    hands.press("Print 1 document")
    hands.wait_until_says("Did it print?")
    assert queue.jobs[2].pdf.texts == others.pdf.texts[:1]
    hands.press("Yes, all of them")

    hands.menu("File", "Print what was made earlier")
    hands.row("thank-you notes", double=True)
    hands.wait_until_says(f"{PEOPLE} documents, {PEOPLE} pages")
    hands.choose("Print to", "One PDF file")
    out = home / "Twelve.pdf"
    files.answer(out)
    hands.press("Save 12 documents as PDF")
    hands.wait_until_says("Saved as")
    assert len(Pdf(out).pages) == PEOPLE
    hands.press("Close")


def test_people_brought_from_their_list_meet_the_keyboard_on_the_first_document(
    hands: Hands, sample: Sample
) -> None:
    hands.press("People")
    hands.row("Akindele")
    hands.keys("Ctrl+G")
    hands.rest()
    hands.keys("Space")
    hands.rest()
    assert [one.name for one in letters_page(sample).what.documents] == ["introduction"]


def letters_page(sample: Sample) -> LettersPage:
    page = sample.window.go_to("letters")
    assert isinstance(page, LettersPage)
    return page
