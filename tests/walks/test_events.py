"""Somebody plans an evening, asks people to it, and notes who is coming and who came."""

from outreach_desktop.services import events
from outreach_desktop.services.data_file import Data
from tests.conftest import TODAY
from tests.walks.conftest import Sample
from tests.walks.hands import Hands

EVENING = "Spring open evening"
PEOPLE = "People at this event"


def replies(db: Data) -> list[tuple[str, str]]:
    event = events.titled(db, EVENING)
    people = events.participants(db, event.id, today=TODAY)
    return sorted((one.participant.rsvp, one.participant.attendance) for one in people)


def test_an_evening_from_the_idea_to_who_came(sample: Sample, hands: Hands) -> None:
    hands.keys("Ctrl+E")
    hands.fill("Title", EVENING)
    hands.fill("Date", "12/3/2026")
    hands.press("Save event")
    hands.sees("12 Mar 2026")

    hands.press("Add people")
    hands.fill("Search people to add", "profession:nurse")
    for row in range(3):
        hands.cell("People to add", row, 0, tick=True)
    hands.press("Add 3 people")
    assert sample.asked(replies) == [("invited", "")] * 3

    hands.cell(PEOPLE, 0, 2)
    hands.pick("Coming")
    hands.cell(PEOPLE, 1, 2)
    hands.pick("Not coming")
    assert sample.asked(replies) == [("accepted", ""), ("declined", ""), ("invited", "")]

    hands.cell(PEOPLE, 0, 0)
    hands.press("They came")
    assert sample.asked(replies)[0] == ("accepted", "attended")

    hands.keys("Ctrl+Z")
    assert sample.asked(replies)[0] == ("accepted", "")
