"""Maps as pictures: nothing lies on anything, the order is the same each time, sheets cut through no box."""

import random
from itertools import combinations, pairwise

import pytest

from outreach_desktop.domain.lists.arranging import arranged
from outreach_desktop.domain.lists.lists import LISTS
from outreach_desktop.domain.maps.deciding import HeldPart, decision_map
from outreach_desktop.domain.maps.introducing import Introduced, champion_tree
from outreach_desktop.domain.maps.pictures import MapPicture, neighbour, strips
from outreach_desktop.domain.organisations import TreeNode

WORDS = arranged(LISTS["decision"], ())
DECISIONS = ("decides", "influences", "refers", "gatekeeper", "Board member", "")


def no_overlaps(drawn: MapPicture) -> bool:
    return not any(
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
        for one, other in combinations(drawn.boxes, 2)
    )


def inside(drawn: MapPicture) -> bool:
    return all(
        one.x > 0
        and one.x + one.width < drawn.width
        and one.y > 0
        and one.y + one.height < drawn.height
        for one in drawn.boxes
    )


def decisions(people: int, places: int, seed: int) -> tuple[list[TreeNode], list[HeldPart]]:
    chance = random.Random(seed)
    nodes = [TreeNode("0", "Trust", None)]
    nodes += [TreeNode(str(n), f"Ward {n}", str(chance.randrange(n))) for n in range(1, places)]
    parts = [
        HeldPart(
            person_id=f"p{n}",
            organisation_id=str(chance.randrange(places)),
            name=f"Dr Person {n}",
            sort_name=f"person {n:03}",
            title=chance.choice(("Consultant", "")),
            decision=chance.choice(DECISIONS),
            is_champion=not n % 7,
        )
        for n in range(people)
    ]
    return nodes, parts


@pytest.mark.parametrize(
    ("people", "places"), [(0, 1), (1, 1), (12, 4), (200, 1), (200, 30), (200, 100)]
)
def test_nothing_lies_on_anything_on_a_map_of_who_decides(people: int, places: int) -> None:
    drawn = decision_map("a", "b", *decisions(people, places, people + places), WORDS)
    assert no_overlaps(drawn)
    assert inside(drawn)
    assert len(drawn.people) == people


def test_the_order_is_the_same_however_people_come() -> None:
    nodes, parts = decisions(200, 20, 3)
    drawn = decision_map("a", "b", nodes, parts, WORDS)
    random.Random(4).shuffle(parts)
    random.Random(5).shuffle(nodes)
    assert decision_map("a", "b", nodes, parts, WORDS) == drawn


def test_a_part_and_a_champion_are_told_in_words_and_by_place() -> None:
    node = TreeNode("w", "Ward 7", None)
    ann = HeldPart(
        person_id="a",
        organisation_id="w",
        name="Dr Ann O'Neil",
        sort_name="oneil",
        title="Consultant",
        decision="Decides",
        is_champion=True,
    )
    ben = HeldPart(
        person_id="b", organisation_id="w", name="Ben", sort_name="ben", decision="porter"
    )
    drawn = decision_map("a", "b", [node], [ann, ben], WORDS)
    headings = {one.lines[0]: one for one in drawn.boxes if one.look == "heading"}
    assert list(headings)[:1] == ["Decides"]
    assert list(headings)[-1] == "Porter"
    first, second = sorted(drawn.people, key=lambda one: one.key)
    assert first.x == headings["Decides"].x
    assert second.x == headings["Porter"].x
    assert first.lines == ("Dr Ann O'Neil", "Consultant", "\u2605 champion")
    assert first.spoken == "Dr Ann O'Neil, Consultant, Decides, champion, Ward 7"


def introduced(count: int, seed: int) -> list[Introduced]:
    """Anyone may have introduced anyone, so there are circles too."""
    chance = random.Random(seed)
    return [
        Introduced(
            id=str(n),
            name=f"Person {n}",
            sort_name=f"person {n:03}",
            champion=chance.choice(("champion", "prospect", "lapsed", "")),
            by=str(chance.randrange(count)) if chance.random() < 0.8 else None,
        )
        for n in range(count)
    ]


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("count", [1, 2, 9, 200])
def test_nothing_lies_on_anything_in_a_tree_and_nobody_is_left_out(count: int, seed: int) -> None:
    people = introduced(count, seed)
    drawn = champion_tree("a", "b", people)
    assert sorted(one.key for one in drawn.boxes) == sorted(one.id for one in people)
    assert no_overlaps(drawn)
    assert inside(drawn)
    random.Random(seed).shuffle(people)
    assert champion_tree("a", "b", people) == drawn


def test_two_who_introduced_each_other_and_a_long_line_are_drawn() -> None:
    one = Introduced(id="a", name="A", sort_name="a", by="b")
    other = Introduced(id="b", name="B", sort_name="b", by="a")
    drawn = champion_tree("a", "b", [other, one])
    assert [box.key for box in drawn.boxes] == ["a", "b"]
    assert len(drawn.lines) == 1
    line = [Introduced(id=str(n), name=str(n), sort_name=f"{n:05}", by=str(n - 1) if n else None) for n in range(3000)]  # fmt: skip
    assert len({box.x for box in champion_tree("a", "b", line).boxes}) == 3000


def test_sheets_cut_through_no_box_and_show_all() -> None:
    drawn = decision_map("a", "b", *decisions(200, 30, 1), WORDS)
    sheets = strips(drawn, 700.0)
    assert sheets[0][0] == 0
    assert sheets[-1][1] == drawn.height
    assert all(one[1] == after[0] for one, after in pairwise(sheets))
    assert all(ends - begins <= 700 for begins, ends in sheets)
    cuts = [ends for _, ends in sheets[:-1]]
    assert not [one for one in drawn.boxes for at in cuts if one.y < at < one.y + one.height]


def test_no_sheet_ends_between_an_organisation_and_its_people() -> None:
    drawn = decision_map("a", "b", *decisions(200, 30, 1), WORDS)
    lowest = {one.y + one.height for one in drawn.boxes if one.look == "place"}
    above = {one.y for one in drawn.boxes if one.look == "place"}
    for _, ends in strips(drawn, 700.0)[:-1]:
        assert ends - 7 not in lowest or ends + 7 in above


def test_arrows_lead_to_everyone_on_a_map() -> None:
    drawn = decision_map("a", "b", *decisions(40, 5, 2), WORDS)
    first = next(place for place, one in enumerate(drawn.boxes) if one.key)
    reached, waiting = {first}, [first]
    while waiting:
        at = waiting.pop()
        for direction in ("left", "right", "up", "down"):
            there = neighbour(drawn, at, direction)
            if there not in reached:
                reached.add(there)
                waiting.append(there)
    named = {place for place, one in enumerate(drawn.boxes) if one.key}
    assert named <= reached
