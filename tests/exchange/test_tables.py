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
    assert "stand in the list once more" in table.notes[0]


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
