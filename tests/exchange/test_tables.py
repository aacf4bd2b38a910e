"""A list begins where its columns are named, wherever that is, and what is no person is told."""

import pytest

from outreach_desktop.exchange import tables
from outreach_desktop.exchange.readers import reading
from outreach_desktop.exchange.sheets import Table

HEADER = "First name,Last name,Email,Phone\n"
WILMA = "Wilma,Marsh,w@example.org,01632 960001\n"
IAN = "Ian,Tarn,i@example.org,\n"


def table_of(text: str) -> Table:
    return tables.table(reading.parse(text.encode()).sheets[0])


def firsts(table: Table) -> list[str]:
    return [row.cells[0] for row in table.rows]


@pytest.mark.parametrize(
    "above",
    [
        "Members of the Marrowby support network,,,\nPrinted 3 March 2026,,,\n,,,\n",
        "Contact,,,\n",
        'Notes:\n"When exporting your connection data, some of the addresses are missing."\n\n',
        "sep=,\n",
        "Name of list:,Support network,,\n\n",
        "".join(f"Line {number} of a long introduction\n" for number in range(15)),
    ],
)
def test_the_line_of_column_names_is_found_below_what_stands_above_it(above: str) -> None:
    table = table_of(above + HEADER + WILMA + IAN)

    assert table.header == ("First name", "Last name", "Email", "Phone")
    assert firsts(table) == ["Wilma", "Ian"]
    assert bool(table.notes) == (not above.startswith("sep"))


def test_headings_and_totals_are_told_and_are_nobody() -> None:
    table = table_of(
        HEADER
        + "GPs,,,\n"
        + WILMA
        + "Nurses,,,\n"
        + IAN
        + ",,,\nTotal: 2,,,\nPrinted by J. Penn on 3/3/2026,,,\n"
    )

    assert firsts(table) == ["Wilma", "Ian"]
    (note,) = table.notes
    for words in ("line 2 “GPs”", "“Nurses”", "“Total: 2”", "“Printed by J. Penn on 3/3/2026”"):
        assert words in note


def test_a_heading_may_look_like_a_name() -> None:
    table = table_of("Name,Email,Phone\nDistrict Nurses,,\nAnn Lee,a@example.org,01632 960001\n")

    assert firsts(table) == ["Ann Lee"]


@pytest.mark.parametrize("row", ["Joy Penn,,\n", "Joy Penn,joy@example.org,\n"])
def test_somebody_with_a_name_alone_is_a_person(row: str) -> None:
    assert (
        firsts(
            table_of(
                f"Name,Email,Phone\n{row}Ann Lee,a@example.org,01632\nBo Ek,b@example.org,01632\n"
            )
        )[0]
        == "Joy Penn"
    )


def test_column_names_that_stand_in_the_list_again_are_left_out() -> None:
    table = table_of(HEADER + WILMA + HEADER + IAN)

    assert firsts(table) == ["Wilma", "Ian"]
    assert "appear once more in the list" in table.notes[0]


def test_another_table_below_is_told_with_its_line() -> None:
    table = table_of(HEADER + WILMA + "\nOrganisation,Town,Postcode,Website\nMere,Mere,QX1 2AB,\n")

    assert firsts(table) == ["Wilma"]
    (note,) = table.notes
    assert note.startswith("Another table begins in line 4 (Organisation, Town, Postcode, Website)")


def test_names_in_two_lines_are_put_together() -> None:
    table = table_of(
        "Name,Home,,Work,\nName,Street,Town,Street,Town\nAnn Lee,1 Low Lane,Mere,2 High St,Ashby\n"
    )

    assert table.header == ("Name", "Home Street", "Home Town", "Work Street", "Work Town")


def test_columns_without_a_name_stay_only_if_they_hold_something() -> None:
    table = table_of("Name,,Email,,\nAnn Lee,x,a@example.org,,\n")

    assert table.header == ("Name", "Column 2", "Email")
    assert table.rows[0].cells == ["Ann Lee", "x", "a@example.org"]


def test_a_word_that_could_be_a_column_and_stands_in_each_row_is_none() -> None:
    table = table_of(
        "Doctor,Hospital,w@example.org\nDoctor,Clinic,i@example.org\nDoctor,Clinic,j@example.org\n"
    )

    assert not table.headed
    assert len(table.rows) == 3


def test_a_name_in_the_upper_of_two_lines_of_names_counts() -> None:
    table = table_of(
        "List of friends,,,\nContact,,,Mail?\nTitle,First name,Last name,\nDr,Ann,Orpen,Y\nMr,Bo,Tarn,N\n"
    )

    assert table.header == ("Title", "First name", "Last name", "Mail?")


def test_a_heading_that_says_a_wish_is_said_of_all_below_it() -> None:
    table = table_of(
        "Name,Practice,Email\nGPs,,\nAnn Orpen,Mere,a@example.org\nDO NOT CONTACT,,\n"
        "Bo Tarn,Mere,b@example.org\nNurses,,\nCy Penn,Mere,c@example.org\n"
    )

    assert table.header[-1] == tables.HEADING_ABOVE
    assert [(row.cells[0], row.cells[-1]) for row in table.rows] == [
        ("Ann Orpen", ""),
        ("Bo Tarn", "DO NOT CONTACT"),
        ("Cy Penn", ""),
    ]


def test_a_row_that_names_two_people_is_a_row_for_each() -> None:
    table = table_of(
        "Practice,Contact 1 Name,Contact 1 Email,Contact 2 Name,Contact 2 Email\n"
        "Mere,Ann Orpen,a@example.org,Bo Tarn,b@example.org\nAshby,Cy Penn,c@example.org,,d@example.org\n"
    )

    assert [(row.line, row.of_line, row.cells) for row in table.rows] == [
        (2, 0, ["Mere", "Ann Orpen", "a@example.org", "", ""]),
        (3, 0, ["Ashby", "Cy Penn", "c@example.org", "", "d@example.org"]),
        (4, 2, ["Mere", "Bo Tarn", "b@example.org", "", ""]),
    ]
    assert "several people" in table.notes[0]


@pytest.mark.parametrize("second", ["Contact2", "Contact02", "Contact 02", "2nd contact"])
def test_a_number_without_a_blank_names_a_second_person_too(second: str) -> None:
    table = table_of(
        f"Contact1 First Name,Contact1 Last Name,Contact1 Personal Email,{second} First Name,"
        f"{second} Last Name,{second} Personal Email\nAnn,Orpen,,Bo,Tarn,b@example.org\n"
    )

    assert [row.cells for row in table.rows] == [
        ["Ann", "Orpen", "", "", "", ""],
        ["Bo", "Tarn", "b@example.org", "", "", ""],
    ]


@pytest.mark.parametrize("line", ["Address {}", "Address{}", "Address line {}", "Street {}"])
def test_the_second_line_of_an_address_is_no_second_person_s(line: str) -> None:
    first, second = line.format(1), line.format(2)
    table = table_of(
        f"Guest 1 Name,Guest 2 Name,{first},{second}\nAnn Orpen,Bo Orpen,1 Low Lane,Flat 2\n"
    )

    assert [row.cells for row in table.rows] == [
        ["Ann Orpen", "", "1 Low Lane", "Flat 2"],
        ["Bo Orpen", "", "1 Low Lane", "Flat 2"],
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Dr. & Mrs. Ian Orpen", "Mr. Bo Tarn"),
        ("Dr Ann Orpen", "Mr Bo Tarn"),
        ("Alan Orpen,friend", "Robert Tarn,cousin"),
        ("Alan & Mary Orpen", "Robert Tarn"),
    ],
)
def test_somebody_in_the_first_line_is_no_name_of_a_column(first: str, second: str) -> None:
    table = table_of(f"{first}\n{second}\n{second}\n")

    assert not table.headed
    assert [row.line for row in table.rows] == [1, 2, 3]


@pytest.mark.parametrize("header", ["Grace Period", "Invitee,Grace Period", "Dr Visit"])
def test_a_first_line_that_only_sounds_like_somebody_names_the_columns(header: str) -> None:
    table = table_of(f"{header}\nweeks,2\nmonths,3\n")

    assert table.headed


def test_an_address_beside_each_name_stays_with_it() -> None:
    table = table_of("Name 1,Address 1,Name 2,Address 2\nAnn Orpen,1 Low Lane,Bo Tarn,2 Hill St\n")

    assert [row.cells for row in table.rows] == [
        ["Ann Orpen", "1 Low Lane", "", ""],
        ["Bo Tarn", "2 Hill St", "", ""],
    ]


def test_a_name_in_two_lines_is_no_second_person() -> None:
    table = table_of(
        "Name 1,Name 2,Street 1,Street 2\nKlinikum Nord,Abteilung Urologie,Wall 1,Haus B\nDr. Hans Meier,Praxis am Markt,Markt 2,\n"
    )

    assert [row.cells[:2] for row in table.rows] == [
        ["Klinikum Nord", "Abteilung Urologie"],
        ["Dr. Hans Meier", "Praxis am Markt"],
    ]


@pytest.mark.parametrize(
    "header",
    [
        "Name 1,Name 2,Street",
        "First name,Phone 1,Phone 2",
        "Name,Email 1,Email 2",
        "Name,Address 1,Address 2",
    ],
)
def test_numbered_columns_of_one_person_stay_in_one_row(header: str) -> None:
    table = table_of(f"{header}\nMere Klinik,Urologie,1 Low Lane\n")

    assert len(table.rows) == 1


def test_a_list_on_its_side_is_read_column_by_column() -> None:
    table = table_of(
        "Name,Dr Ann Orpen,Mr Bo Tarn\nEmail,a@example.org,b@example.org\nPhone,01632 960001,01632 960002\n"
    )

    assert table.header == ("Name", "Email", "Phone")
    assert firsts(table) == ["Dr Ann Orpen", "Mr Bo Tarn"]


def test_a_first_column_of_jobs_is_no_list_on_its_side() -> None:
    table = table_of(
        "Our friends,,\nProfession,Name,Email\nGP,Ann Orpen,a@example.org\nDoctor,Bo Tarn,b@example.org\n"
    )

    assert table.header == ("Profession", "Name", "Email")


def test_cards_one_below_the_other_are_people() -> None:
    table = table_of(
        "Name:,Ann Orpen\nEmail:,a@example.org\nTown:,Mere\n\nName:,Bo Tarn\nTown:,Ashby\n"
    )

    assert table.header == ("Name", "Email", "Town")
    assert [row.cells for row in table.rows] == [
        ["Ann Orpen", "a@example.org", "Mere"],
        ["Bo Tarn", "", "Ashby"],
    ]


def test_addresses_with_blank_lines_between_them_are_people() -> None:
    table = table_of(
        "Dr Ann Orpen\nMere Surgery\n1 Low Lane\nMere\nQX1 2AB\n\nMr Bo Tarn\n2 Low Lane, Mere\nQX1 2AC\nb@example.org\n"
    )

    assert [row.cells for row in table.rows] == [
        ["Dr Ann Orpen", "Mere Surgery", "1 Low Lane\nMere\nQX1 2AB", "", ""],
        ["Mr Bo Tarn", "", "2 Low Lane, Mere\nQX1 2AC", "b@example.org", ""],
    ]
