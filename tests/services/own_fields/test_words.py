"""The words of a group's own list: added, renamed wherever they stand, hidden, put into order and removed, each undone whole."""

from datetime import date

import pytest

from outreach_desktop.db.own_fields import entered
from outreach_desktop.domain.choosing.saved import SavedSearch
from outreach_desktop.domain.lists.own_words import key_of
from outreach_desktop.domain.own_fields.own_fields import ORGANISATIONS, PEOPLE, OwnField, OwnKind
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, organisations, undo
from outreach_desktop.services.choosing import saved
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.own_fields import own_fields
from outreach_desktop.services.settings import lists
from tests import builders


@pytest.fixture
def diet(db: Data) -> OwnField:
    return builders.own_field(db, "Diet", kind=OwnKind.LIST, words="vegan\nhalal\nno nuts")


def told(db: Data, field: OwnField) -> list[tuple[str, int]]:
    return [(one.word, one.used) for one in lists.words(db, key_of(field))]


def test_words_of_the_list_come_first_then_those_that_only_stand_in_rows(
    db: Data, diet: OwnField
) -> None:
    for word in ("Halal", "halal", "fish"):
        builders.person(db, own=((diet.id, word),))

    assert told(db, diet) == [("vegan", 0), ("halal", 2), ("no nuts", 0), ("fish", 1)]


@pytest.mark.parametrize("about", [PEOPLE, ORGANISATIONS])
def test_renaming_changes_everyone_who_has_it_and_saved_searches_follow(
    db: Data, about: str, today: date
) -> None:
    diet = builders.own_field(db, "Diet", about=about, kind=OwnKind.LIST, words="vegan\nhalal")
    make = builders.person if about == PEOPLE else builders.organisation
    ann, bob = (
        make(db, own=((diet.id, "Vegan"),)),
        make(db, "Hilltop", own=((diet.id, "halal"),)),
    )
    search = SavedSearch(name="Those", words="-own.diet:vegan own.diet:halal vegan", about=about)
    saved.save(db, search, today=today)

    assert lists.reword(db, key_of(diet), "vegan", "plants only") == 1

    get = contacts.get if about == PEOPLE else organisations.get
    assert get(db, ann.id).own == ((diet.id, "plants only"),)
    assert get(db, bob.id).own == ((diet.id, "halal"),)
    assert told(db, diet) == [("plants only", 1), ("halal", 1)]
    assert saved.get(db, "Those").words == '-own.diet:"plants only" own.diet:halal vegan'
    undo.undo(db)
    assert get(db, ann.id).own == ((diet.id, "Vegan"),)
    assert saved.get(db, "Those").words == search.words
    assert own_fields.get(db, diet.id) == diet


def test_a_word_renamed_to_one_that_is_there_becomes_that_one(db: Data, diet: OwnField) -> None:
    ann = builders.person(db, own=((diet.id, "vegan"),))
    lists.hide(db, key_of(diet), "halal")
    lists.reword(db, key_of(diet), "vegan", "HALAL")

    assert told(db, diet) == [("halal", 1), ("no nuts", 0)]
    assert contacts.get(db, ann.id).own == ((diet.id, "halal"),)
    assert own_fields.get(db, diet.id).offered == ("halal", "no nuts")


def test_a_word_that_only_stands_in_rows_is_in_the_list_once_it_is_renamed(
    db: Data, diet: OwnField
) -> None:
    builders.person(db, own=((diet.id, "fihs"),))
    lists.reword(db, key_of(diet), "fihs", "fish")

    assert told(db, diet)[-1] == ("fish", 1)
    assert own_fields.get(db, diet.id).offered[-1] == "fish"


def test_what_lies_in_the_bin_gets_the_new_word_too(db: Data, diet: OwnField) -> None:
    ann = builders.person(db, own=((diet.id, "vegan"),))
    contacts.remove(db, [ann.id])
    lists.reword(db, key_of(diet), "vegan", "plants")

    assert entered.different(db, diet.id) == ["plants"]


def test_a_hidden_word_is_not_offered_and_stays_with_who_has_it(db: Data, diet: OwnField) -> None:
    ann = builders.person(db, own=((diet.id, "halal"),))
    lists.hide(db, key_of(diet), "halal")
    assert own_fields.get(db, diet.id).offered == ("vegan", "no nuts")
    assert contacts.get(db, ann.id).own == ((diet.id, "halal"),)
    own_fields.change(db, own_fields.get(db, diet.id))
    assert own_fields.get(db, diet.id).offered == ("vegan", "no nuts")
    lists.hide(db, key_of(diet), "halal", hidden=False)
    assert own_fields.get(db, diet.id).offered == ("vegan", "halal", "no nuts")


def test_the_order_is_the_groups_own_and_words_are_added_at_the_end(
    db: Data, diet: OwnField
) -> None:
    lists.add(db, key_of(diet), "fish")
    lists.move(db, key_of(diet), "fish", 0)
    assert own_fields.get(db, diet.id).offered == ("fish", "vegan", "halal", "no nuts")
    with pytest.raises(OutreachError, match="in the list already"):
        lists.add(db, key_of(diet), " Halal ")


def test_a_removed_word_goes_from_everyone_and_comes_back_with_undo(
    db: Data, diet: OwnField
) -> None:
    ann = builders.person(db, own=((diet.id, "Halal"),))

    assert lists.remove(db, key_of(diet), "halal") == 1
    assert told(db, diet) == [("vegan", 0), ("no nuts", 0)]
    assert contacts.get(db, ann.id).own == ()
    undo.undo(db)
    assert contacts.get(db, ann.id).own == ((diet.id, "Halal"),)
    assert told(db, diet)[1] == ("halal", 1)


def test_the_last_word_of_a_list_cannot_be_removed(db: Data) -> None:
    only = builders.own_field(db, "Diet", kind=OwnKind.LIST, words="vegan")

    with pytest.raises(OutreachError, match="Type the words to choose from"):
        lists.remove(db, key_of(only), "vegan")


def test_a_word_that_someone_else_renamed_is_told(db: Data, diet: OwnField) -> None:
    with pytest.raises(OutreachError, match="no longer in the list"):
        lists.reword(db, key_of(diet), "fish", "soup")
