"""Lists: what a group's own changes make of the words they begin with."""

import pytest

from outreach_desktop.domain import fields
from outreach_desktop.domain.fields import folded
from outreach_desktop.domain.lists import arranging, keeping, lists, meanings
from outreach_desktop.domain.lists.arranging import Word, arranged
from outreach_desktop.domain.lists.lists import GAP, LISTS, ListItem

KINDS = LISTS["organisation_kind"]
PROFESSIONS = LISTS["profession"]


def item(word: str, **facts: object) -> ListItem:
    return ListItem(**{"list": "profession", "word": word, "position": 50 * GAP, **facts})  # type: ignore[arg-type]


def words(found: tuple[Word, ...]) -> list[str]:
    return [one.word for one in found if not one.is_hidden]


@pytest.mark.parametrize("key", LISTS)
def test_a_list_that_nobody_changed_has_the_words_it_is_shipped_with(key: str) -> None:
    about = LISTS[key]
    assert arranging.offered(arranged(about, [])) == about.words
    assert len(about.words) >= 4
    assert len({folded(word) for word, _ in about.words}) == len(about.words)
    assert {word for word, _ in about.means} <= {word for word, _ in about.words}
    assert {means for _, means in about.means} <= {means for means, _ in about.meanings}
    assert about.fixed <= {word for word, _ in about.words}


@pytest.mark.parametrize("key", LISTS)
def test_words_that_the_program_knows_are_shown_as_its_field_says_them(key: str) -> None:
    about = LISTS[key]
    for word, shown in about.words:
        assert shown == fields.in_words(about.field, word)


def test_a_word_of_ones_own_stands_where_it_was_put_and_one_that_only_stands_in_rows_comes_last() -> (
    None
):
    found = arranged(
        PROFESSIONS,
        [item("herbalist", position=GAP + 5)],
        {"GP": 3, "gp ": 1, "Reiki healer": 2, "Herbalist": 1},
    )
    assert words(found)[:3] == ["GP", "herbalist", "nurse"]
    assert words(found)[-1] == "Reiki healer"
    assert {one.word: one.used for one in found if one.used} == {
        "GP": 4,
        "herbalist": 1,
        "Reiki healer": 2,
    }


def test_a_word_is_spelt_as_somebody_last_spelt_it() -> None:
    (found,) = [
        one for one in arranged(PROFESSIONS, [item("NURSE")]) if folded(one.word) == "nurse"
    ]
    assert (found.word, found.shown) == ("NURSE", "NURSE")


def test_hidden_words_are_not_offered() -> None:
    found = arranged(PROFESSIONS, [item("nurse", is_hidden=True)])
    assert "nurse" not in dict(arranging.offered(found))
    assert any(one.word == "nurse" for one in found)


def test_a_moved_word_needs_one_row_where_there_is_room() -> None:
    found = arranged(PROFESSIONS, [])
    (kept,) = keeping.between(found, "chaplain", 1)
    assert words(arranged(PROFESSIONS, [kept]))[:3] == ["GP", "chaplain", "nurse"]


def test_where_no_room_is_left_between_two_the_whole_list_gets_new_places() -> None:
    found = arranged(PROFESSIONS, [])
    for _ in range(40):  # each time between the first two
        moved = words(found)[-1]
        rows = keeping.between(found, moved, 1)
        found = arranged(PROFESSIONS, [*kept_of(found), *rows])
        assert words(found)[1] == moved
    places = [one.position for one in found]
    assert places == sorted(set(places))


def kept_of(found: tuple[Word, ...]) -> list[ListItem]:
    return [keeping.as_item(one) for one in found]


def test_a_word_can_go_to_either_end() -> None:
    found = arranged(KINDS, [])
    first = arranged(KINDS, keeping.between(found, "other", 0))
    last = arranged(KINDS, keeping.between(found, "hospital", 99))
    assert (words(first)[0], words(last)[-1]) == ("other", "hospital")


@pytest.mark.parametrize(
    ("old", "new", "gone", "there"),
    [
        ("GP practice", "surgery", "GP practice", "surgery"),  # one of the program's
        ("hospital", "Hospital", "hospital", "Hospital"),  # another spelling
        ("hospital", "clinic", "hospital", "clinic"),  # two become one
    ],
)
def test_what_a_word_is_renamed_to_stands_in_its_place(
    old: str, new: str, gone: str, there: str
) -> None:
    found = arranged(KINDS, [])
    word = arranging.find(found, old)
    assert word is not None
    after = words(arranged(KINDS, keeping.renamed(KINDS, found, word, new)))
    assert gone not in after
    assert after.count(there) == 1
    if new != "clinic":
        assert after.index(there) == words(found).index(old)


def test_what_a_word_means_to_a_rule_goes_with_its_name() -> None:
    found = arranged(KINDS, [])
    ward = arranging.find(found, "department")
    assert ward is not None
    after = arranged(KINDS, keeping.renamed(KINDS, found, ward, "Ward"))
    assert "ward" in arranging.meaning(after, meanings.PART)


@pytest.mark.parametrize("word", ["", "   ", "x" * 81])
def test_what_is_no_word_is_refused_with_what_to_do(word: str) -> None:
    (problem,) = lists.problems(item(word))
    assert problem.field == "word"
    assert problem.sentence.startswith("Type ")


def test_a_word_that_only_stood_in_rows_takes_the_place_of_the_one_renamed_to_it() -> None:
    found = arranged(PROFESSIONS, [], {"general practitioner": 2})
    word = arranging.find(found, "GP")
    assert word is not None
    after = words(
        arranged(PROFESSIONS, keeping.renamed(PROFESSIONS, found, word, "General practitioner"))
    )
    assert after[0] == "general practitioner"
