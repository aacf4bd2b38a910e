"""Postal addresses, as they stand on an envelope."""

from outreach_desktop.domain.addresses import Address


def test_no_printed_line_is_blank() -> None:
    address = Address(street="Ward 7\n\n  2 Quay Street ", town="Lakeside", postcode="QX1 2AB")

    assert address.lines() == ("Ward 7", "2 Quay Street", "Lakeside", "QX1 2AB")


def test_the_home_country_is_not_printed() -> None:
    address = Address(town="Lakeside", country="United Kingdom")

    assert address.lines(home_country=frozenset({"united kingdom", "uk"})) == ("Lakeside",)
    assert address.lines(home_country=frozenset({"france"})) == ("Lakeside", "United Kingdom")


def test_a_country_s_name_may_have_points_and_capitals() -> None:
    assert Address(town="Lakeside", country="U.K. ").lines(home_country=frozenset({"uk"})) == (
        "Lakeside",
    )


def test_an_address_of_blanks_counts_as_none() -> None:
    assert not Address(street=" \n ", town=" ")
    assert Address(postcode="QX1 2AB")


def test_a_country_alone_is_no_place_for_post() -> None:
    assert not Address(country="United Kingdom")
