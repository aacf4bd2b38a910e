"""Somebody thanks twelve nurses, and writes to one of them again."""

from pathlib import Path

from docx import Document

from outreach_desktop.services import contacts, timeline
from outreach_desktop.services.data_file import Data
from tests.conftest import TODAY
from tests.walks.conftest import Files, Opener, Sample
from tests.walks.hands import Hands


def nurses(db: Data) -> list[str]:
    return contacts.find(db, "profession:nurse", today=TODAY)


def documents(db: Data) -> int:
    return sum(entry.kind == "document" for one in nurses(db) for entry in timeline.of(db, one))


def test_letters_for_twelve(
    sample: Sample, hands: Hands, files: Files, opener: Opener, home: Path
) -> None:
    before = sample.asked(documents)
    out = home / "For the nurses"
    hands.press("Letters")
    hands.fill("Search people to write to", "profession:nurse")
    people = min(12, len(sample.asked(nurses)))
    for row in range(people):
        hands.cell("People to write to", row, 0, tick=True)
    hands.press("Next: choose documents")
    hands.press("Thank-you note")
    hands.fill("Thank them for", "coming to our open evening")
    hands.press("Next: check")
    hands.press("Next: make them")
    files.answer(out)
    hands.press("Choose a folder for the documents")
    hands.press("Also one printable file with all of them")
    hands.press(f"Make {people} documents")
    hands.wait_until_says("Open folder")

    made = sorted(out.glob("*.docx"))
    assert len(made) == people + 1
    texts = ["\n".join(line.text for line in Document(str(path)).paragraphs) for path in made]
    assert all("coming to our open evening" in text for text in texts)
    assert sample.asked(documents) == before + people

    hands.press("Open folder")
    assert opener.opened == [str(out)]

    hands.keys("Ctrl+Z")
    assert sample.asked(documents) == before
    assert len(sorted(out.glob("*.docx"))) == people + 1

    hands.press("Write another letter")
    hands.sees("nobody yet")
