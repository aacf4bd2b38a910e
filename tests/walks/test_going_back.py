"""Somebody takes back what was done: from the history, and from a backup."""

from outreach_desktop.services import contacts
from outreach_desktop.services.data_file import Data
from tests.walks.conftest import Sample
from tests.walks.hands import Hands


def people(db: Data) -> int:
    return contacts.count(db)


def test_what_was_removed_comes_back_out_of_the_history(sample: Sample, hands: Hands) -> None:
    before = sample.asked(people)
    hands.press("People")
    hands.row("Akindele")
    hands.menu("People", "Remove")
    assert sample.asked(people) == before - 1

    hands.keys("Ctrl+H")
    hands.row("Remove")
    hands.press("Undo this")
    assert sample.asked(people) == before
    hands.press("Redo")
    assert sample.asked(people) == before - 1
    hands.press("Undo this")
    hands.press("Close")

    hands.sees("Dr Folasade Akindele")


def test_a_backup_is_restored_and_the_work_goes_on(sample: Sample, hands: Hands) -> None:
    before = sample.asked(people)
    hands.menu("File", "Back up now")
    hands.wait_until_says("Backed up to")
    hands.keys("Ctrl+N")
    hands.fill("First name", "Ann")
    hands.fill("Surname", "Quellow")
    hands.press("Save person")
    assert sample.asked(people) == before + 1

    hands.menu("File", "Backups", "Restore a backup")
    hands.cell("Backups", 0, 0)
    hands.wait_until_says("Ann Quellow")
    hands.press("Restore this backup")
    hands.wait_until_says("The backup is restored.")
    hands.press("OK")

    hands.wait_until(lambda: sample.window.runner.is_open)
    assert sample.asked(people) == before
