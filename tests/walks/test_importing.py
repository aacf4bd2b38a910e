"""Somebody brings a messy list, looks at it step by step, takes it in, and takes it back."""

from pathlib import Path

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.services import contacts
from outreach_desktop.services.data_file import Data
from tests.conftest import TODAY
from tests.walks.conftest import Files, Sample
from tests.walks.hands import Hands

_LIST = """\
Members of the Fells walking group,,,,
Printed 12 February 2026,,,,
Name,NHS Email,Was,Newsletter,Shoe size
"QUELLOW, Dr Ann",ann@example.org,Nurse,no,38
Bob Tarnside,see reception,Porter,,
Cy Adeyemi-Marsh,cy@example.org,Clerk,,41
Total: 3,,,,
"""


def named(db: Data, name: str) -> list[Contact]:
    return contacts.get_all(db, contacts.find(db, name, today=TODAY))


def test_a_messy_list_from_the_file_to_the_undo(
    sample: Sample, hands: Hands, files: Files, home: Path
) -> None:
    before = sample.asked(contacts.count)
    path = home / "Members.csv"
    path.write_text(_LIST, "utf-8")
    files.answer(path)

    hands.menu("File", "Import a list of people")
    hands.wait_until_says("Printed 12 February 2026")
    hands.press("Next")
    hands.sees("Where does each column go?")
    hands.keys("Tab", "Tab")
    hands.type("Prof")  # nobody scrolls through eighty fields
    hands.wait_until_says("Your choice.")
    hands.press("Next")

    hands.wait_until_says("Who will be imported?")
    hands.sees("3 new.")
    hands.cell("People in the list", 2, 0, tick=True)
    hands.wait_until_says("1 left out by you")
    hands.press("Next")

    hands.sees("What did they ask for?")
    hands.choose("What \u201cNewsletter: no\u201d of Dr Ann Quellow means", "No email")
    hands.press("Import 2 rows")
    hands.wait_until_says("2 people imported: 2 new, 0 changed.")

    [ann] = sample.asked(lambda db: named(db, "quellow"))
    assert (ann.profession, ann.notes) == ("Nurse", "Shoe size: 38")
    assert [(wish.channel, wish.state) for wish in ann.wishes] == [("email", "no")]
    assert sample.asked(lambda db: named(db, "adeyemi-marsh")) == []

    hands.press("Undo the import")
    hands.wait_until_says("The import was undone.")
    hands.press("Close")

    assert sample.asked(contacts.count) == before
