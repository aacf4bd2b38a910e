"""Who was written to, and who is owed thanks or had them, is found by it."""

from dataclasses import replace
from pathlib import Path

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.services import contacts, timeline, undo
from outreach_desktop.services.choosing import completing
from outreach_desktop.services.data_file import Data
from tests import builders
from tests.conftest import TODAY
from tests.services.letter_steps import GREETING, made, note, planned
from tests.words.speaking import speaking


def found(db: Data, words: str) -> list[str]:
    return contacts.find(db, words, today=TODAY)


def offered(db: Data, key: str) -> list[str]:
    return [one.value for one in completing.offered(db, key, today=TODAY, at_most=20)]


def test_a_letter_is_found_by_its_name_before_anyone_read_what_it_says(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    made(db, planned(db, people[:1], note(tmp_path, GREETING, name="Open evening")), out)

    assert found(db, "letter:evening") == [people[0].id]
    assert found(db, 'letter:"open evening"') == [people[0].id]
    assert found(db, "letter:proposal") == []
    assert "Open evening" in offered(db, "letter")
    undo.undo(db)
    assert found(db, "letter:evening") == []
    assert "Open evening" not in offered(db, "letter")


def test_in_another_language_it_is_found_by_the_name_that_is_read_there(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    made(db, planned(db, people[:1], note(tmp_path, GREETING, name="Thank-you note")), out)
    with speaking("de"):
        (name,) = (one for one in offered(db, "letter") if one not in ("yes", "no"))
        assert name != "Thank-you note"
        assert found(db, f'letter:"{name}"') == [people[0].id]


def test_thanks_that_are_owed_and_that_were_said_find_those_they_are_for(db: Data) -> None:
    ann, bo, cox = (builders.person(db, name) for name in ("Adams", "Bell", "Cox"))
    owed = builders.call(db, ann, TODAY, thanks_for="a referral")
    builders.call(db, bo, TODAY, thanks_for="speaking", thanked_on=TODAY)
    builders.call(db, cox, TODAY)

    assert found(db, "thanks:owed") == [ann.id]
    assert found(db, "thanks:said") == [bo.id]
    assert found(db, "thanked:said") == [bo.id]
    assert set(found(db, "thanks:yes")) == {ann.id, bo.id}
    assert found(db, "thanks:no") == [cox.id]
    assert set(found(db, "-thanks:owed")) == {bo.id, cox.id}
    assert found(db, "thanks:later") == []
    timeline.change(db, replace(owed, thanked_on=TODAY))
    assert found(db, "thanks:owed") == []
