"""Organisations: what is wrong with a draft, and lists typed one point a line."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.organisations import (
    Organisation,
    OrganisationDraft,
    in_tree_order,
    institution,
    points,
    postal_address,
    problems,
)
from outreach_desktop.domain.problems import Problem


def test_an_organisation_needs_a_name_and_an_e_mail_address_of_one_line() -> None:
    assert problems(OrganisationDraft(name=" ", email="a@b.org\nc@d.org")) == (
        Problem("name", "Type the organisation's name."),
        Problem("email", "Type it in one line."),
    )
    assert problems(OrganisationDraft(name="Lakeside General")) == ()


def test_points_are_lines_without_bullets_or_blanks() -> None:
    typed = "- Fewer missed visits\n\n\u2022 Somebody to talk to\n  \u2013 Leaflets in Polish  \nT-shirts"

    assert points(typed) == (
        "Fewer missed visits",
        "Somebody to talk to",
        "Leaflets in Polish",
        "T-shirts",
    )


def test_an_empty_field_has_no_points() -> None:
    assert points(" \n-\n") == ()


def org(key: str, parent_id: str | None = None) -> Organisation:
    return Organisation(id=key, name=key, parent_id=parent_id)


def drawn(*organisations: Organisation) -> list[str]:
    return ["-" * depth + one.name for one, depth in in_tree_order(organisations)]


def test_a_tree_is_read_from_the_top_and_each_level_by_name() -> None:
    tree = (org("ward", "hospital"), org("practice"), org("hospital", "trust"), org("Trust"))

    assert drawn(*tree) == ["hospital", "-ward", "practice", "Trust"]
    assert drawn(*tree, org("trust")) == ["practice", "Trust", "trust", "-hospital", "--ward"]


def test_one_whose_parent_is_gone_stands_on_the_first_level() -> None:
    assert drawn(org("ward", "gone")) == ["ward"]


def test_a_circle_loses_nobody() -> None:
    assert drawn(org("b", "a"), org("a", "b"), org("c", "a")) == ["a", "-b", "-c"]


@given(st.lists(st.tuples(st.integers(0, 9), st.none() | st.integers(0, 9)), max_size=12))
def test_every_organisation_stands_in_the_tree_once(links: list[tuple[int, int | None]]) -> None:
    tree = {key: org(str(key), None if above is None else str(above)) for key, above in links}

    assert sorted(name.lstrip("-") for name in drawn(*tree.values())) == sorted(map(str, tree))


TRUST = Organisation(id="t", name="Trust", kind="hospital trust", address=Address(town="Fells"))
HOSPITAL = Organisation(id="h", name="Hospital", kind="hospital")
WARD = Organisation(id="w", name="Ward", kind="department")


def test_a_department_gets_its_post_where_the_nearest_above_with_an_address_does() -> None:
    assert postal_address(WARD, [TRUST, HOSPITAL]) == TRUST.address
    at_home = replace(WARD, address=Address(town="Lakeside"))
    assert postal_address(at_home, [TRUST, HOSPITAL]) == at_home.address
    assert not postal_address(HOSPITAL, [])


def test_an_envelope_names_the_hospital_of_a_department() -> None:
    assert institution(WARD, [TRUST, HOSPITAL]) == HOSPITAL
    assert institution(HOSPITAL, [TRUST]) == HOSPITAL
    assert institution(WARD, []) == WARD
