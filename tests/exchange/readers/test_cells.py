"""E-mails, telephones and addresses come out of cells as people and spreadsheets keep them."""

import pytest

from outreach_desktop.domain.addresses import Address
from outreach_desktop.exchange.cells.address_cells import iso_country, tidied
from outreach_desktop.exchange.cells.cell_words import all_seen, says_nothing
from outreach_desktop.exchange.cells.email_cells import addresses_in
from outreach_desktop.exchange.cells.phone_cells import numbers_in


@pytest.mark.parametrize(
    "cell",
    [
        "a@b.org",
        "mailto:a@b.org",
        "<a@b.org>",
        "Ann Lee <a@b.org>",
        "a@b.org.",
        '"a@b.org"',
        "'a@b.org'",
        "a@b.org (work)",
        "work: a@b.org",
        "#mailto:a@b.org#",
        "a@b.org#mailto:a@b.org#",
        "[a@b.org](mailto:a@b.org)",
        "mailto:a@b.org?subject=Hello",
        "a @b.org",
        "a(at)b.org",
        "a [at] b [dot] org",
        "SMTP:a@b.org",
    ],
)
def test_an_address_is_found_in_what_stands_round_it(cell: str) -> None:
    assert addresses_in(cell) == (["a@b.org"], "")


@pytest.mark.parametrize(
    "cell",
    [
        "a@b.org; c@d.org",
        "a@b.org, c@d.org",
        "a@b.org / c@d.org",
        "a@b.org\nc@d.org",
        "Ann <a@b.org> Cy <c@d.org>",
    ],
)
def test_two_addresses_in_a_cell_are_two(cell: str) -> None:
    assert addresses_in(cell) == (["a@b.org", "c@d.org"], "")


@pytest.mark.parametrize("cell", ["see reception", "a@b", "a@b..org", "a@b,org", "http://b.org"])
def test_what_is_no_address_is_given_back(cell: str) -> None:
    assert addresses_in(cell) == ([], cell)


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("01632 960001", "Phone 01632 960001"),
        ("'01632960001", "Phone 01632960001"),
        ("01632960001.0", "Phone 01632960001"),
        ("tel:+441632960001", "Phone +441632960001"),
        ("Tel: 01632 960001", "Phone 01632 960001"),
        ("07700 900001 (m)", "Mobile 07700 900001"),
        ("M: 07700 900001", "Mobile 07700 900001"),
        ("01632 960001 / 07700 900001", "Phone 01632 960001, Mobile 07700 900001"),
        ("01632 960001 or 01632 960002", "Phone 01632 960001, Phone 01632 960002"),
        ("Work: 01632 960001, Mob: 07700 900001", "Work phone 01632 960001, Mobile 07700 900001"),
        ("01632 960001 ext 23", "Phone 01632 960001 ext 23"),
        ("+44 (0)1632 960001", "Phone +44 (0)1632 960001"),
        ("x1234", "Phone x1234"),
        ("07", "Phone 07"),
    ],
)
def test_numbers_are_found_in_what_stands_round_them(cell: str, numbers: str) -> None:
    held = numbers_in("Phone", cell)

    assert ", ".join(" ".join(one) for one in held.numbers) == numbers
    assert (held.odd, held.told) == ("", ())


@pytest.mark.parametrize("cell", ["4.47E+11", "4,47E+11", "1.6E09", "########", "n/a", "-", "0"])
def test_what_is_no_number_any_more_is_told(cell: str) -> None:
    held = numbers_in("Phone", cell)

    assert not held.numbers
    assert held.told


@pytest.mark.parametrize("cell", ["ex-directory", "see reception"])
def test_words_in_the_place_of_a_number_go_to_the_notes(cell: str) -> None:
    held = numbers_in("Phone", cell)

    assert (held.numbers, held.odd) == ((), cell)
    assert held.told


def test_a_lost_zero_is_put_right_where_the_country_is_certain_and_told_elsewhere() -> None:
    assert numbers_in("Phone", "1632960001", country="GB").numbers == (("Phone", "01632960001"),)
    assert numbers_in("Phone", "447700900001", country="GB").numbers == (
        ("Phone", "+447700900001"),
    )
    assert numbers_in("Phone", "2125550100", country="US").told == ()
    unsure = numbers_in("Phone", "1632960001")
    assert unsure.numbers == (("Phone", "1632960001"),)
    assert "removed a zero" in unsure.told[0]


@pytest.mark.parametrize(
    ("whole", "street", "town", "region", "postcode", "country"),
    [
        ("1 Low Lane, Mere, Northmere, QX1 2AB", "1 Low Lane", "Mere", "Northmere", "QX1 2AB", ""),
        ("1 Low Lane\nMere\nQX1 2AB", "1 Low Lane", "Mere", "", "QX1 2AB", ""),
        ("Flat 2; 1 Low Lane; Mere; QX1 2AB", "Flat 2\n1 Low Lane", "Mere", "", "QX1 2AB", ""),
        ("1 Low Lane, Mere QX1 2AB, UK", "1 Low Lane", "Mere", "", "QX1 2AB", "United Kingdom"),
        (
            "1 Low Lane  Mere  Northmere QX1 2AB  GB",
            "1 Low Lane",
            "Mere",
            "Northmere",
            "QX1 2AB",
            "United Kingdom",
        ),
        ("12 Elm St, Salem, MA 01970", "12 Elm St", "Salem", "MA", "01970", ""),
        ("Hauptstr. 1, 10115 Berlin, Germany", "Hauptstr. 1", "Berlin", "", "10115", "Germany"),
        ("12 rue Haute\n75002 Paris\nFrance", "12 rue Haute", "Paris", "", "75002", "France"),
        ("Gracht 1, 1015 CJ Amsterdam", "Gracht 1", "Amsterdam", "", "1015 CJ", ""),
        (
            "Ringstr. 1, 8001 Z\u00fcrich, Schweiz",
            "Ringstr. 1",
            "Z\u00fcrich",
            "",
            "8001",
            "Schweiz",
        ),
        (
            "5 Main St, Dublin 2, D02 X285, Ireland",
            "5 Main St",
            "Dublin 2",
            "",
            "D02 X285",
            "Ireland",
        ),
        ("ul. D\u0142uga 5, 00-238 Warszawa", "ul. D\u0142uga 5", "Warszawa", "", "00-238", ""),
        ("PO Box 12, Mere, QX1 2AB", "PO Box 12", "Mere", "", "QX1 2AB", ""),
        ("behind the church", "behind the church", "", "", "", ""),
    ],
)
def test_an_address_in_one_cell_is_put_into_its_parts(
    whole: str, street: str, town: str, region: str, postcode: str, country: str
) -> None:
    parts = Address(street=street, town=town, region=region, postcode=postcode, country=country)

    assert tidied(Address(), whole, []) == parts
    assert tidied(Address(street=whole), "", []) == parts


@pytest.mark.parametrize(
    ("town", "expected"),
    [
        ("Mere QX1 2AB", ("Mere", "QX1 2AB")),
        ("10115 Berlin", ("Berlin", "10115")),
        ("Salem, MA 01970", ("Salem", "01970")),
        ("Mere", ("Mere", "")),
    ],
)
def test_a_postcode_beside_the_town_is_parted_from_it(town: str, expected: tuple[str, str]) -> None:
    address = tidied(Address(street="1 Low Lane", town=town), "", [])

    assert (address.town, address.postcode) == expected


def test_postcodes_that_a_spreadsheet_spoilt_are_told() -> None:
    told: list[str] = []

    assert tidied(Address(town="Mere", postcode="1E+05"), "", told).postcode == ""
    assert tidied(Address(town="Mere", postcode="'QX1 2AB"), "", told).postcode == "QX1 2AB"
    assert (
        tidied(Address(town="Boston", postcode="2138", country="USA"), "", told).postcode == "02138"
    )
    assert len(told) == 2


def test_the_country_of_a_row_is_certain_by_its_name_or_a_british_postcode() -> None:
    assert iso_country(Address(country="England")) == "GB"
    assert iso_country(Address(country="Deutschland")) == "DE"
    assert iso_country(Address(postcode="QX1 2AB")) == "GB"
    assert iso_country(Address(postcode="12345")) == ""


def test_what_nobody_sees_in_a_cell_goes() -> None:
    assert list(all_seen(["\u200bAnn\u00a0Lee\ufeff", "Marsh &amp; Sons", "Lee"])) == [
        "Ann Lee",
        "Marsh & Sons",
        "Lee",
    ]


@pytest.mark.parametrize("cell", ["N/A", "none", "-", "NULL", " unknown ", "tbc", "#N/A"])
def test_some_cells_only_say_that_there_is_nothing_to_say(cell: str) -> None:
    assert says_nothing(cell)
