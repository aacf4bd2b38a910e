"""Saved searches: kept under a name and used wherever people are chosen."""

from datetime import date

import pytest

from outreach_desktop.domain.choosing.organisations import ORGANISATIONS
from outreach_desktop.domain.choosing.saved import SavedSearch
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, organisations, undo
from outreach_desktop.services.choosing import completing, saved
from outreach_desktop.services.data_file import Data
from tests import builders


@pytest.fixture
def people(db: Data) -> dict[str, str]:
    return {
        name: builders.person(db, name, tier=tier, champion=champion).id
        for name, tier, champion in (
            ("Ash", "core", "champion"),
            ("Birch", "core", ""),
            ("Cedar", "wider", "champion"),
        )
    }


def keep(db: Data, name: str, words: str, today: date) -> None:
    saved.save(db, SavedSearch(name=name, words=words), today=today)


def found(db: Data, words: str, today: date, people: dict[str, str]) -> list[str]:
    names = {contact_id: name for name, contact_id in people.items()}
    return [names[one] for one in contacts.find(db, words, today=today)]


def test_it_finds_whom_its_words_find_alone_and_among_other_conditions(
    db: Data, today: date, people: dict[str, str]
) -> None:
    keep(db, "Core people", "tier:core", today)
    assert found(db, 'saved:"Core people"', today, people) == ["Ash", "Birch"]
    assert found(db, 'saved:"core PEOPLE" -champion:yes', today, people) == ["Birch"]
    assert found(db, '-saved:"Core people"', today, people) == ["Cedar"]


def test_the_older_name_of_the_key_goes_on_to_work_and_stays_as_it_was_typed(
    db: Data, today: date, people: dict[str, str]
) -> None:
    keep(db, "Core people", "tier:core", today)
    keep(db, "Core champions", 'segment:"Core people" champion:yes', today)
    assert found(db, 'segment:"Core people"', today, people) == ["Ash", "Birch"]
    assert found(db, 'segment:"Core champions"', today, people) == ["Ash"]
    assert saved.get(db, "Core champions").words == 'segment:"Core people" champion:yes'


def test_what_it_leaves_out_is_left_out(db: Data, today: date, people: dict[str, str]) -> None:
    keep(db, "Quiet", "-champion:yes", today)
    assert found(db, "saved:Quiet", today, people) == ["Birch"]
    assert found(db, "-saved:Quiet", today, people) == ["Ash", "Cedar"]
    keep(db, "Not in touch", "last:>90d tier:core", today)
    assert found(db, 'saved:"Not in touch"', today, people) == ["Ash", "Birch"]


def test_one_may_name_another(db: Data, today: date, people: dict[str, str]) -> None:
    keep(db, "Core", "tier:core", today)
    keep(db, "Core champions", "saved:Core champion:yes", today)
    assert found(db, 'saved:"Core champions"', today, people) == ["Ash"]


def test_it_follows_what_changes(db: Data, today: date, people: dict[str, str]) -> None:
    keep(db, "Core", "tier:core", today)
    assert found(db, "saved:Core", today, people) == ["Ash", "Birch"]
    keep(db, "Core", "tier:wider", today)
    assert found(db, "saved:Core", today, people) == ["Cedar"]


def test_one_that_would_ask_for_itself_is_refused_and_the_old_one_stays(
    db: Data, today: date, people: dict[str, str]
) -> None:
    keep(db, "A", "tier:core", today)
    keep(db, "B", "saved:A", today)
    for words in ("saved:A", "saved:B"):
        with pytest.raises(OutreachError, match="asks for itself") as told:
            keep(db, "A", words, today)
        assert told.value.hint
    assert saved.get(db, "A").words == "tier:core"
    assert undo.next_undo(db) == "Save search \u201cB\u201d"


@pytest.mark.parametrize("words", ["saved:Cor", "-saved:Cor"])
def test_a_name_that_is_not_there_finds_nobody_by_mistake_and_names_the_nearest(
    db: Data, today: date, people: dict[str, str], words: str
) -> None:
    keep(db, "Core", "tier:core", today)
    with pytest.raises(OutreachError, match="no saved search \u201cCor\u201d") as told:
        contacts.find(db, words, today=today)
    assert told.value.hint == "Did you mean \u201cCore\u201d?"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "tier:core"),
        ("x" * 61, "tier:core"),
        ('a "b"', "tier:core"),
        ("A", " "),
        ("A", "-"),
        ("A", "tire:core"),
    ],
)
def test_what_makes_no_search_is_refused_with_what_to_do(
    db: Data, today: date, name: str, words: str
) -> None:
    with pytest.raises(OutreachError):
        keep(db, name, words, today)
    assert saved.every(db) == []


def test_capitals_make_no_other_search(db: Data, today: date) -> None:
    keep(db, "Core", "tier:core", today)
    keep(db, "CORE", "tier:active", today)
    assert saved.every(db) == [SavedSearch(name="CORE", words="tier:active")]


def test_another_name_leaves_one_search(db: Data, today: date) -> None:
    keep(db, "Core", "tier:core", today)
    search = SavedSearch(name="Inner circle", words="tier:core")
    saved.save(db, search, today=today, instead_of="core")
    assert saved.every(db) == [search]
    undo.undo(db)
    assert [one.name for one in saved.every(db)] == ["Core"]


@pytest.mark.parametrize(
    "old", ["A", "Core people", "O'Neil: \u201cours\u201d", "K\u00e4rnten (B-2)", "-", "a,b;c"]
)
@pytest.mark.parametrize("key", ["saved", "segment", "SAVED"])
def test_searches_that_name_one_follow_its_new_name_in_one_undo(
    db: Data, today: date, people: dict[str, str], old: str, key: str
) -> None:
    keep(db, old, "tier:core", today)
    words = f'champion:yes {key}:"{old.upper()}"'
    keep(db, "B", words, today)
    keep(db, "Not B", f'-{key}:"{old}"', today)
    places = SavedSearch(name="Places", words=f'{key}:"{old}"', about=ORGANISATIONS.subject)
    saved.save(db, places, today=today)
    for new in ("New name", old, "-", "x"):
        before = saved.every(db)
        search = SavedSearch(name=new, words="tier:core")
        was = next(one.name for one in before if one.words == "tier:core")
        saved.save(db, search, today=today, instead_of=was)
        counts = {one.name: count for one, count in saved.counts(db, today=today)}
        assert counts == {new: 2, "B": 1, "Not B": 1, "Places": 0}
    undo.undo(db)
    assert saved.every(db) == before
    for _ in range(3):
        undo.undo(db)
    assert saved.get(db, "B").words == words


def test_one_that_others_name_is_not_removed_without_saying_so(
    db: Data, today: date, people: dict[str, str]
) -> None:
    keep(db, "Core", "tier:core", today)
    keep(db, "B", "saved:CORE champion:yes", today)
    keep(db, "C", "-segment:core", today)
    keep(db, "D", "core", today)
    with pytest.raises(OutreachError, match="need the saved search \u201cCore\u201d") as told:
        saved.remove(db, "core")
    assert "\u201cB\u201d and \u201cC\u201d" in told.value.message
    assert len(saved.every(db)) == 4
    saved.remove(db, "core", anyway=True)
    assert len(saved.every(db)) == 3


def test_one_that_is_removed_is_gone_until_undo(db: Data, today: date) -> None:
    keep(db, "Core", "tier:core", today)
    saved.remove(db, "core")
    assert saved.every(db) == []
    undo.undo(db)
    assert [one.name for one in saved.every(db)] == ["Core"]


def test_each_is_counted_and_one_that_can_no_longer_be_understood_is_not(
    db: Data, today: date, people: dict[str, str]
) -> None:
    keep(db, "A", "tier:core", today)
    keep(db, "B", "saved:A champion:yes", today)
    saved.remove(db, "A", anyway=True)
    keep(db, "C", "tier:core", today)
    counts = {one.name: count for one, count in saved.counts(db, today=today)}
    assert counts == {"B": None, "C": 2}


def test_its_name_is_offered_while_it_is_typed(db: Data, today: date) -> None:
    keep(db, "Core people", "tier:core", today)
    offered = completing.offered(db, "saved", "core", today=today, at_most=5)
    assert [one.value for one in offered] == ["Core people"]


def test_searches_that_name_one_another_twice_over_are_asked_once_each(
    db: Data, today: date, people: dict[str, str]
) -> None:
    """Sixteen, each named in two ways by the next: asked for each time anew, there were 65,000."""
    keep(db, "S0", "tier:core", today)
    for number in range(1, 16):
        keep(db, f"S{number}", f'saved:S{number - 1} saved:"s{number - 1}"', today)
    statements = list[str]()
    db.conn.set_trace_callback(statements.append)
    assert found(db, "saved:S15", today, people) == ["Ash", "Birch"]
    db.conn.set_trace_callback(None)
    asked = [one for one in statements if "FROM segments WHERE id" in one]
    assert len(asked) == 31


def test_a_chain_that_nobody_would_make_is_refused_not_followed(
    db: Data, today: date, people: dict[str, str]
) -> None:
    keep(db, "S0", "tier:core", today)
    for number in range(1, 20):
        keep(db, f"S{number}", f"saved:S{number - 1}", today)
    with pytest.raises(OutreachError, match="too many others") as told:
        keep(db, "S20", "saved:S19", today)
    assert told.value.hint


# -- of organisations ------------------------------------------------------------------------------


@pytest.fixture
def places(db: Data) -> Data:
    """A hospital with a ward where a champion works, and a surgery with a nurse."""
    hospital = builders.organisation(db, "Royal Infirmary", kind="hospital")
    ward = builders.organisation(db, "Ward 7", kind="department", parent_id=hospital.id)
    surgery = builders.organisation(db, "Mill Surgery", kind="GP practice")
    ash = builders.person(db, "Ash", tier="core", champion="champion")
    builders.role(db, ash, ward)
    builders.role(db, builders.person(db, "Birch", profession="nurse"), surgery)
    return db


def keep_places(db: Data, name: str, words: str, today: date) -> None:
    about = ORGANISATIONS.subject
    saved.save(db, SavedSearch(name=name, words=words, about=about), today=today)


def names(db: Data, words: str, today: date) -> list[str]:
    ids = organisations.find(db, words, today=today)
    return [organisations.get(db, one).name for one in ids]


def test_organisations_are_found_by_a_search_of_theirs(places: Data, today: date) -> None:
    keep_places(places, "No champion", "champion:no", today)
    assert names(places, 'saved:"no champion"', today) == ["Mill Surgery"]
    assert names(places, '-saved:"No champion"', today) == ["Royal Infirmary", "Ward 7"]
    assert saved.count(places, saved.get(places, "No champion"), today=today) == 1


def test_either_kind_of_search_can_be_asked_of_the_other(places: Data, today: date) -> None:
    keep_places(places, "Hospitals", "kind:hospital", today)
    keep(places, "Nurses", "profession:nurse", today)
    (ash,) = contacts.find(places, "saved:Hospitals", today=today)  # who works at a part of one
    assert contacts.get(places, ash).last_name == "Ash"
    assert names(places, "saved:Nurses", today) == ["Mill Surgery"]
    keep(places, "Core at hospitals", "saved:Hospitals tier:core", today)
    assert names(places, 'saved:"Core at hospitals"', today) == ["Royal Infirmary", "Ward 7"]


def test_two_kinds_that_ask_for_each_other_are_refused(places: Data, today: date) -> None:
    keep(places, "A", "tier:core", today)
    keep_places(places, "B", "saved:A", today)
    with pytest.raises(OutreachError, match="asks for itself"):
        keep(places, "A", "saved:B", today)
    assert saved.get(places, "A").words == "tier:core"


def test_words_that_only_people_have_are_refused_for_organisations(
    places: Data, today: date
) -> None:
    with pytest.raises(OutreachError, match="organisations can be chosen by"):
        keep_places(places, "Post", "wants:post", today)
    keep(places, "Post", "wants:post", today)
    assert saved.get(places, "Post").about == "contacts"
