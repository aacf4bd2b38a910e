"""What stands on a label fits it, is as large as can be, and has the postcode whatever else was too long."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.post.address_block import Addressed
from outreach_desktop.domain.post.label_jobs import PrinterShift
from outreach_desktop.domain.post.label_lines import LEAST, LabelText, broken, fitted, room
from outreach_desktop.domain.post.label_sheets import (
    LABEL_SHEETS,
    PAPERS,
    LabelSheet,
    own,
    problems,
)
from outreach_desktop.domain.post.letter_widths import width
from outreach_desktop.domain.post.printed_envelopes import PAPER_ENVELOPES
from outreach_desktop.templates.labels.grid import grid

HOME = frozenset({"united kingdom"})
EVERY = [*LABEL_SHEETS.values(), *(one.sheet for one in PAPER_ENVELOPES.values())]
AT_WORK = Addressed(
    name="Dr Ann O\u2019Neil",
    role="Consultant",
    department="Urology",
    organisation="Marrowby General Hospital",
    address=Address(street="Priory Road", town="Marrowby", region="Wendshire", postcode="QX1 2AB"),
)


def on(
    sheet: LabelSheet, to: Addressed = AT_WORK, number: int = 1, *, american: bool = False
) -> LabelText:
    return fitted(to, room(sheet, sheet.place(number)), home_country=HOME, american=american)


def test_an_usual_address_stands_whole_on_an_usual_label() -> None:
    found = on(LABEL_SHEETS["L7160"])

    assert found.lines == (
        "Dr Ann O\u2019Neil",
        "Consultant, Urology",
        "Marrowby General Hospital",
        "Priory Road",
        "MARROWBY",
        "QX1 2AB",
    )
    assert (found.points, found.shortened) == (11.0, False)


def test_letters_become_smaller_before_anything_is_left_out() -> None:
    found = on(LABEL_SHEETS["5160"])

    assert len(found.lines) == 6
    assert LEAST <= found.points < 11


def test_where_the_smallest_are_too_large_the_department_goes_and_then_the_role() -> None:
    low = LABEL_SHEETS["L7651"]

    found = on(low)

    assert not any("Urology" in line for line in found.lines)
    assert found.lines[0] == "Dr Ann O\u2019Neil"
    assert found.lines[-1].endswith("QX1 2AB")


def test_large_labels_have_large_letters() -> None:
    assert on(LABEL_SHEETS["L7165"]).points == 14
    assert on(LABEL_SHEETS["L7168"]).points == 20


@pytest.mark.parametrize("sheet", EVERY, ids=lambda one: one.name)
def test_text_stands_five_millimetres_from_the_edge_of_the_paper(sheet: LabelSheet) -> None:
    for number in range(1, sheet.count + 1):
        place = sheet.place(number)
        inside = room(sheet, place)
        assert place.x + inside.x >= 5 - 1e-9
        assert place.y + inside.y >= 5 - 1e-9
        assert place.x + inside.x + inside.width <= sheet.paper_width - 5 + 1e-9
        assert place.y + inside.y + inside.height <= sheet.paper_height - 5 + 1e-9
        assert inside.lines(LEAST) >= 3


def test_a_name_of_three_hundred_letters_is_shortened_only_where_it_must_be() -> None:
    long = replace(AT_WORK, name="Aloysius " * 33)
    whole, cut = on(LABEL_SHEETS["L7165"], long), on(LABEL_SHEETS["L7651"], long)

    assert " ".join(whole.lines).count("Aloysius") == 33
    assert not whole.shortened
    some = on(LABEL_SHEETS["L7160"], replace(long, name="Aloysius " * 60))
    assert some.lines[-1] == "QX1 2AB"
    assert "Consultant, Urology" in some.lines
    assert some.lines[3].endswith("\u2026")
    assert len(some.lines) == 9
    assert cut.shortened
    assert cut.lines[0].endswith("\u2026")
    assert cut.lines[-1].endswith("QX1 2AB")


def test_the_american_line_keeps_its_zip() -> None:
    to = replace(
        AT_WORK, address=Address(street="9 Elm St", town="Ithaca", region="NY", postcode="14850")
    )

    assert on(LABEL_SHEETS["5160"], to, american=True).lines[-1] == "ITHACA NY 14850"


def test_words_are_broken_between_and_within_where_they_must_be() -> None:
    assert [*broken("one two three", 7, len)] == ["one two", "three"]
    assert [*broken("abcdefghij kl", 4, len)] == ["abcd", "efgh", "ij", "kl"]


@st.composite
def _measured(draw: st.DrawFn) -> LabelSheet:
    """A sheet that fits its paper, however odd."""
    paper = draw(st.sampled_from(["A4", "Letter"]))
    wide, high = PAPERS[paper]
    left, top = draw(st.floats(0, 40)), draw(st.floats(0, 40))
    columns, rows = draw(st.integers(1, 6)), draw(st.integers(1, 19))
    across, down = (
        draw(st.floats(least, (room - edge) / count))
        for least, room, edge, count in ((25, wide, left, columns), (12, high, top, rows))
    )
    return own(
        paper,
        columns=columns,
        rows=rows,
        width=draw(st.floats(25, across)),
        height=draw(st.floats(12, down)),
        left=left,
        top=top,
        across=across,
        down=down,
    )


@given(
    sheet=_measured(),
    shift=st.tuples(st.floats(-10, 10), st.floats(-10, 10)),
)
def test_whatever_measures_a_sheet_has_the_postcode_fits_and_the_page_closes(
    sheet: LabelSheet, shift: tuple[float, float]
) -> None:
    assert problems(sheet) == ()
    cuts = grid(sheet, PrinterShift(*shift))
    high = cuts.top + sum(one.size for one in cuts.rows) + cuts.bottom
    assert all(one.size >= 0 for one in (*cuts.columns, *cuts.rows))
    assert high <= cuts.height - 20
    for number in (1, sheet.columns, sheet.count):
        found = on(sheet, number=number)
        inside = room(sheet, sheet.place(number))
        assert 1 <= len(found.lines) <= inside.lines(found.points)
        assert "QX1 2AB" in found.lines[-1]


_WORDS = st.text(
    st.one_of(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf")),
        st.sampled_from("aeio W\u05d0\u0627\u4e2d\U0001f600\n,"),
    ),
    max_size=320,
)
_CODES = st.from_regex(r"[A-Z]{1,2}[0-9]{1,2} [0-9][A-Z]{2}|[0-9]{5}(-[0-9]{4})?", fullmatch=True)


@given(
    sheet=st.sampled_from(EVERY),
    number=st.integers(1, 80),
    parts=st.tuples(*[_WORDS] * 7),
    code=_CODES,
    american=st.booleans(),
)
def test_whatever_was_typed_the_postcode_stands_there_and_nothing_stands_over(
    sheet: LabelSheet, number: int, parts: tuple[str, ...], code: str, american: bool
) -> None:
    name, role, department, organisation, street, town, country = parts
    to = Addressed(
        name=name,
        role=role,
        department=department,
        organisation=organisation,
        address=Address(street=street, town=town, postcode=code, country=country),
    )
    place = sheet.place(number)
    inside = room(sheet, place)

    found = fitted(to, inside, home_country=HOME, american=american)

    assert len(found.lines) <= inside.lines(found.points)
    assert code in " ".join(found.lines)
    for line in found.lines:
        assert line.strip() == line
        assert len(line) == 1 or width(line, found.points) <= inside.width
