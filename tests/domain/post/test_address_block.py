"""The lines of an address fit the window, say nothing twice, and never lose the postcode."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.post.address_block import LONGEST, Addressed, block, height

HOME = frozenset({"united kingdom"})


def lines(to: Addressed, most: int = 6, *, american: bool = False) -> tuple[str, ...]:
    return block(to, most=most, home_country=HOME, american=american)


def hers(**parts: str) -> Addressed:
    """Dr O'Neil at work."""
    address = {
        "street": "Priory Road",
        "town": "Marrowby",
        "region": "Wendshire",
        "postcode": "QX1 2AB",
    }
    names = ("role", "department", "organisation")
    return Addressed(
        name="Dr Ann O\u2019Neil",
        **{one: parts.pop(one) for one in names if one in parts},
        address=Address(**{**address, **parts}),
    )


def test_the_town_stands_in_capitals_the_postcode_alone_and_the_county_nowhere() -> None:
    assert lines(hers()) == ("Dr Ann O\u2019Neil", "Priory Road", "MARROWBY", "QX1 2AB")


def test_what_somebody_is_and_their_department_share_a_line() -> None:
    to = hers(role="Consultant", department="Urology", organisation="Marrowby General Hospital")
    assert lines(to)[1:3] == ("Consultant, Urology", "Marrowby General Hospital")
    assert len(lines(to)) == 6


def test_what_is_too_long_for_one_line_takes_two_and_what_is_too_much_then_goes() -> None:
    long = {"role": "Associate specialist in urology", "department": "Department of Urology"}
    assert lines(hers(**long))[1:3] == tuple(long.values())
    at_work = hers(**long, organisation="Marrowby General Hospital")
    assert lines(at_work)[1:3] == (long["role"], "Marrowby General Hospital")


def test_a_line_that_goes_on_in_the_next_counts_twice() -> None:
    assert (
        height(["Dr Ann O\u2019Neil", "The Wend Valley and Western Dales Community Hospital"]) == 3
    )
    assert height(["Jo", ""]) == 2


def test_an_entry_of_the_place_itself_is_named_once() -> None:
    to = hers(organisation="Mill Surgery", street="MILL SURGERY\n3 High Street")
    assert lines(replace(to, name="Mill surgery"))[:2] == ("Mill surgery", "3 High Street")


def test_a_house_that_its_address_begins_with_is_said_once() -> None:
    to = hers(organisation="Mill Surgery", street="MILL SURGERY\n3 High Street")
    assert lines(to)[1:3] == ("Mill Surgery", "3 High Street")


def test_too_many_lines_lose_the_department_then_what_somebody_is_then_share_lines() -> None:
    to = hers(
        role="Consultant",
        department="Urology",
        organisation="Marrowby General Hospital",
        street="Level 2\nEast Wing\nPriory Road",
    )
    assert lines(to) == (
        "Dr Ann O\u2019Neil",
        "Marrowby General Hospital",
        "Level 2, East Wing, Priory Road",
        "MARROWBY",
        "QX1 2AB",
    )


def test_parts_that_share_lines_are_parted_where_a_line_is_full() -> None:
    street = "Level 15, Marrowby Exchange Building\n100 Old Weir Lane, Wendside,\nPO Box 10362"
    assert lines(hers(organisation="Wend Valley Hospital", street=street))[2:] == (
        "Level 15, Marrowby Exchange Building",
        "100 Old Weir Lane, Wendside",
        "PO Box 10362",
        "MARROWBY QX1 2AB",
    )


def test_american_post_has_town_state_and_code_on_one_line() -> None:
    to = hers(town="Ithaca", region="NY", postcode="14850", street="120 Oak Street")
    assert lines(to, 5, american=True)[1:] == ("120 Oak Street", "ITHACA NY 14850")


def test_only_a_foreign_country_is_named_in_capitals_at_the_end() -> None:
    assert lines(hers(country="United Kingdom"))[-1] == "QX1 2AB"
    assert lines(hers(country="Ireland"))[-2:] == ("QX1 2AB", "IRELAND")


def test_someone_without_an_address_has_a_name() -> None:
    assert lines(Addressed(name="Jo Smith", address=Address())) == ("Jo Smith",)


words = st.text(alphabet="abcdef -", max_size=12)


@given(
    st.builds(
        Addressed,
        name=st.just("Jo Smith"),
        role=words,
        department=words,
        organisation=words,
        address=st.builds(
            Address,
            street=st.lists(words, max_size=6).map("\n".join),
            town=words,
            region=words,
            postcode=st.just("QX1 2AB"),
            country=st.sampled_from(["", "Ireland", "United Kingdom"]),
        ),
    ),
    st.sampled_from([5, 6, 8]),
    st.booleans(),
)
def test_whatever_is_known_fits_begins_with_the_name_and_keeps_the_postcode(
    to: Addressed, most: int, american: bool
) -> None:
    found = lines(to, most, american=american)
    street = [line.strip(" ,") for line in to.address.street.splitlines() if line.strip(" ,")]
    if len(", ".join(street)) <= LONGEST:
        assert height(found) <= most
    else:  # as few as hold the street, with nothing beside it that could go
        fewest = block(
            replace(to, role="", department=""), most=1, home_country=HOME, american=american
        )
        assert height(found) <= max(most, height(fewest))
    assert found[0] == "Jo Smith"
    assert any("QX1 2AB" in line for line in found[-2:])
    assert all(line.strip() for line in found)


@pytest.mark.parametrize("most", [4, 5, 6])
def test_no_line_of_the_street_is_lost(most: int) -> None:
    street = "Level 2\nEast Wing\nPriory Road\nOld Town"
    text = " ".join(lines(hers(street=street, organisation="Hospital"), most))
    assert all(one in text for one in street.splitlines())
