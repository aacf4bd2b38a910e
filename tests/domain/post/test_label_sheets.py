"""The table of label sheets closes, and each label lies where its sheet says."""

import pytest

from outreach_desktop.domain.post.label_sheets import (
    LABEL_SHEETS,
    LabelSheet,
    as_number,
    from_measures,
    likest,
    measures,
    named,
    own,
    problems,
)

EVERY = list(LABEL_SHEETS.values())


@pytest.mark.parametrize("sheet", EVERY, ids=lambda one: one.name)
def test_margins_labels_and_what_is_between_them_are_the_paper(sheet: LabelSheet) -> None:
    wide = 2 * sheet.left + (sheet.columns - 1) * sheet.across + sheet.width
    high = 2 * sheet.top + (sheet.rows - 1) * sheet.down + sheet.height

    assert wide == pytest.approx(sheet.paper_width, abs=0.1)
    assert high == pytest.approx(sheet.paper_height, abs=0.1)
    assert problems(sheet) == ()


def test_every_sheet_of_the_makers_is_there_under_each_of_its_names() -> None:
    for name in [
        "L7159",
        "L7160",
        "L7161",
        "L7162",
        "L7163",
        "L7164",
        "L7165",
        "L7166",
        "L7168",
        "L7169",
        "L7173",
        "L7651",
        "5160",
        "5161",
        "5162",
        "5163",
        "5164",
        "5167",
        "5371",
        "5395",
        "L4785",
        "C32011",
        "3474",
        "3475",
        "3490",
        "J8160",
        "8160",
        "C2364",
    ]:
        assert named(name) is not None, name
    names = [name for one in EVERY for name in (one.name, *one.also)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "words", ["l7160", "L 7160", "Avery L7160", "L7160-100", " j8160 ", "avery zweckform L7160"]
)
def test_a_name_is_known_however_it_is_written(words: str) -> None:
    assert named(words) is LABEL_SHEETS["L7160"]


def test_the_nearest_name_is_offered_for_one_that_there_is_not() -> None:
    assert (named("L7610"), likest("L7610")) == (None, "L7160")
    assert likest("5106") in ("5160", "5161", "5162", "5163")
    assert likest("wallpaper") == ""
    assert (named("Herma 5160"), likest("Herma 5160")) == (None, "")  # spines of folders


def test_labels_go_along_the_rows_and_on_over_further_sheets() -> None:
    sheet = LABEL_SHEETS["L7160"]

    first, fourth, last, next_one = (sheet.place(number) for number in (1, 4, 21, 22))

    assert (first.x, first.y) == (7.2, 15.15)
    assert (fourth.row, fourth.column, round(fourth.y, 6)) == (1, 0, 53.25)
    assert (last.sheet, last.row, last.column) == (0, 6, 2)
    assert (next_one.sheet, next_one.x, next_one.y) == (1, 7.2, 15.15)


@pytest.mark.parametrize(
    ("labels", "start", "sheets"), [(0, 5, 0), (1, 21, 1), (2, 21, 2), (21, 1, 1), (22, 1, 2)]
)
def test_as_many_sheets_are_taken_as_the_labels_need(labels: int, start: int, sheets: int) -> None:
    assert LABEL_SHEETS["L7160"].sheets_for(labels, start) == sheets


def mine(**changes: float) -> LabelSheet:
    """Measures like those of L7160, with these changes."""
    lengths = {"width": 63.5, "height": 38.1, "left": 7.2, "top": 15.15, "across": 66.04, **changes}
    return own("A4", columns=3, rows=7, **lengths)


def test_measures_that_do_not_fit_the_paper_are_told_with_where_they_end() -> None:
    assert problems(mine()) == ()
    (wide,) = problems(mine(across=80))
    assert wide.field == "left"
    assert "230.7 mm" in wide.sentence
    assert "210 mm wide" in wide.sentence
    (high,) = problems(mine(top=40))
    assert (high.field, "306.7 mm" in high.sentence) == ("top", True)
    (over,) = problems(mine(across=60))
    assert over.field == "across"
    assert [one.field for one in problems(mine(width=20, across=60))] == ["width"]
    assert problems(own("A4", columns=0, rows=7, width=60, height=38, left=0, top=0))
    assert problems(own("A4", columns=40, rows=70, width=60, height=38, left=0, top=0))


def test_measures_come_back_as_they_were_written() -> None:
    sheet = mine()

    assert from_measures(measures(sheet)) == sheet
    assert (
        from_measures("columns=3;rows=7;width=63,5mm;height=38.1;left=7.2;top=15.15;across=66.04")
        == sheet
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "NAME=MILLIMETRES"),
        ("colour=3", "colour=3"),
        ("paper=B7 columns=1", "B7"),
        ("columns=3 rows=7", "width, height, left, top"),
        ("columns=3.5 rows=7 width=1 height=1 left=1 top=1", "3.5"),
        ("columns=3 rows=7 width=nan height=1 left=1 top=1", "nan"),
    ],
)
def test_measures_that_cannot_be_read_are_told(words: str, said: str) -> None:
    found = from_measures(words)

    assert isinstance(found, str)
    assert said in found


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("63,5", 63.5),
        ("63.5 mm", 63.5),
        ("7", 7.0),
        ("-1", None),
        ("1e3", None),
        ("\u0663", None),
        ("", None),
    ],
)
def test_lengths_are_read_as_people_type_them(text: str, number: float | None) -> None:
    assert as_number(text) == number
