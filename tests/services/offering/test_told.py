"""Who was told of a service: by a letter that went out and names it, or by a contact that does; and who never was."""

from pathlib import Path

import pytest

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.services import contacts, undo
from outreach_desktop.services.after import going_out, reading
from outreach_desktop.services.data_file import Data
from tests import builders
from tests.conftest import TODAY
from tests.services.letter_steps import made, note, planned


@pytest.fixture
def offered(db: Data) -> Data:
    builders.service(db, "Caf\u00e9 helpline", today=TODAY)
    builders.service(db, "Walk", today=TODAY)
    return db


def found(db: Data, words: str) -> set[str]:
    return set(contacts.find(db, words, today=TODAY))


def test_a_letter_tells_of_it_once_it_went_out(
    offered: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    ids = {one.id for one in people}
    outcomes = made(offered, planned(offered, people, note(tmp_path, "Our CAFE Helpline.")), out)
    list(reading.read_in(offered))
    assert found(offered, "told:helpline") == set()

    assert outcomes[0].path is not None
    (letter,) = going_out.of_files(offered, [outcomes[0].path])
    going_out.posted(offered, [letter.id], TODAY, today=TODAY)
    assert found(offered, "told:helpline") == {people[0].id}
    assert found(offered, "-told:helpline") == ids - {people[0].id}
    assert found(offered, "told:walk") == set()
    assert found(offered, "told:yes") == {people[0].id}
    assert found(offered, "told:no") == ids - {people[0].id}

    undo.undo(offered)
    assert found(offered, "told:helpline") == set()


def test_a_contact_tells_of_it_and_a_note_does_not(offered: Data, people: list[Contact]) -> None:
    ann, ben = people
    builders.call(offered, ann, TODAY, "Rang", detail="Told her of the caf\u00e9 helpline")
    builders.call(offered, ben, TODAY, "Thinks about the walk", kind="note")
    assert found(offered, "told:cafe") == {ann.id}
    assert found(offered, "told:walk") == set()


def test_what_no_service_is_called_is_looked_for_as_it_is(
    offered: Data, people: list[Contact]
) -> None:
    builders.call(offered, people[0], TODAY, "Spoke about the choir")
    assert found(offered, "told:choir") == {people[0].id}
    assert found(offered, "told:zeppelin") == set()
