"""Cells of our own lists that people and spreadsheets wrote in: what can be understood is, the rest is told."""

from datetime import date
from typing import Any

import pytest

from outreach_desktop.domain.knowing.part_dates import PartDate
from outreach_desktop.exchange.own import typed_cells


def read(table: str, name: str, cell: str) -> Any:
    return typed_cells.read(table, (name,), {name: cell}).kept[name]


@pytest.mark.parametrize(
    ("table", "name", "cell", "value"),
    [
        ("contacts", "champion", "Champion", "champion"),
        ("contacts", "champion", " PROSPECT ", "prospect"),
        ("contacts", "champion", "Yes", "champion"),
        ("contacts", "champion", "x", "champion"),
        ("contacts", "target", "a", "A"),
        ("contacts", "target", "B: Next", "B"),
        ("contacts", "target", "A: als Erste", "A"),
        ("organisations", "target", "c", "C"),
        ("organisations", "understands_us", "Yes", "yes"),
        ("organisations", "understands_us", "ja", "yes"),
        ("organisations", "understands_us", "Partly", "partly"),
        ("organisations", "understands_us", "N", "no"),
        ("contacts", "tier", "Inner ring", "Inner ring"),
        ("contacts", "champion_since", "Mar 2019", PartDate(2019, 3)),
        ("contacts", "checked_on", "15/03/2019", date(2019, 3, 15)),
        ("organisations", "checked_on", "15 Mar 2019", date(2019, 3, 15)),
        ("contacts", "large_print", "TRUE", True),
        ("contacts", "large_print", "no", False),
        ("contacts", "do_not_contact", "she asked us", True),
        ("organisations", "audience_size", "2400", 2400),
    ],
)
def test_what_can_be_understood_is_kept(table: str, name: str, cell: str, value: object) -> None:
    found = typed_cells.read(table, (name,), {name: cell})

    assert found.kept == {name: value}
    assert (found.added, found.told) == ((), ())


@pytest.mark.parametrize(
    ("table", "name", "cell", "empty", "heading", "told"),
    [
        ("contacts", "champion", "Zzz", "", "Champion", "none of the choices"),
        ("contacts", "champion", "no", "", "Champion", "prospect, champion, lapsed"),
        ("contacts", "target", "Z", "", "Target", "none of the choices"),
        ("organisations", "understands_us", "a bit", "", "Understands our role", "yes, partly, no"),
        ("contacts", "champion_since", "Mar-19", None, "Champion since", "no clear date"),
        ("contacts", "keep_until_on", "Mar 2031", None, "Keep until", "no clear date"),
        ("organisations", "checked_on", "03/04/2019", None, "Checked", "no clear date"),
        ("organisations", "audience_size", "2,400", None, "People reached", "no whole number"),
        ("organisations", "audience_size", "\u00b2", None, "People reached", "no whole number"),
        ("contacts", "large_print", "perhaps", False, "Large print", "neither yes nor no"),
    ],
)
def test_what_cannot_goes_to_the_notes_and_is_told(
    table: str, name: str, cell: str, empty: object, heading: str, told: str
) -> None:
    found = typed_cells.read(table, (name,), {name: cell})

    assert found.kept == {name: empty}
    assert found.added == (f"{heading}: {cell}",)
    (sentence,) = found.told
    assert told in sentence
    assert f"\u201c{cell}\u201d" in sentence
    assert f"\u201c{heading}\u201d" in sentence


def test_an_empty_cell_says_nothing() -> None:
    assert read("contacts", "champion_since", " ") is None
    assert read("contacts", "champion", "") == ""
    assert typed_cells.read("contacts", ("champion", "checked_on"), {"champion": " "}).told == ()
