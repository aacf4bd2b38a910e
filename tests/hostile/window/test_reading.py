"""A finished document of any size and shape is read for the preview in work that grows as it does."""

import pytest

from outreach_desktop.domain.documents.look import Look, PageTable, Paragraph, TextRun
from outreach_desktop.errors import OutreachError
from outreach_desktop.templates.engine.look import look
from outreach_desktop.ui.paper import sheets
from tests.hostile import odd, odd_styles
from tests.hostile.templates.files import bent, p, part, with_body
from tests.hostile.work import Job, grows_evenly

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("made", odd.STRUCTURES.values(), ids=odd.STRUCTURES)
def test_reading_and_laying_out_grow_as_the_file_does(made: odd.Odd) -> None:
    def make(count: int) -> Job:
        data = made(count)
        return lambda: sheets(look(data))

    assert grows_evenly(make, 12)


def test_the_last_style_of_a_long_chain_has_what_the_first_says() -> None:
    [page] = read(
        odd_styles.styled(
            odd_styles.style(0, inner="<w:rPr><w:b/></w:rPr>")
            + "".join(odd_styles.style(n, on=n - 1) for n in range(1, 3_000)),
            odd_styles.paragraph(odd_styles.run("x"), '<w:pStyle w:val="S2999"/>'),
        )
    )
    assert page == [("x", True)]


@pytest.mark.parametrize("first", ["S0", "S7"])
def test_styles_in_a_circle_come_to_an_end(first: str) -> None:
    body = odd_styles.paragraph(odd_styles.run("x"), f'<w:pStyle w:val="{first}"/>')
    styles = "".join(odd_styles.style(n, on=(n - 1) % 9) for n in range(9))
    assert read(odd_styles.styled(styles, body)) == [[("x", False)]]


def test_a_header_row_that_leaves_no_room_is_not_shown_again() -> None:
    pages = sheets(look(odd.too_many_header_rows(99)))
    assert len(pages) > 3
    assert [sheet.text.count("x") for sheet in pages][-1] == 0


def test_letters_in_runs_of_one_look_are_one_run() -> None:
    assert read(with_body(odd_styles.paragraph(odd_styles.run("a") * 3)))[0] == [("aaa", False)]


def test_a_note_that_is_called_again_is_told_once() -> None:
    calls = '<w:r><w:footnoteReference w:id="1"/></w:r>' * 3
    data = bent(document=part("document", f"<w:body>{odd_styles.paragraph(calls)}</w:body>"))
    words = look(data).text

    assert words.split("\n")[0] == "123"
    assert words.count("Ring") == 1


@pytest.mark.parametrize("size", ["0", "1", "-9", "99999999999999"])
def test_a_sheet_is_no_smaller_than_a_stamp_and_no_larger_than_a_wall(size: str) -> None:
    section = f'<w:sectPr><w:pgSz w:w="{size}" w:h="{size}"/></w:sectPr>'
    data = bent(document=part("document", f"<w:body>{p('x')}{section}</w:body>"))
    [sheet] = sheets(look(data))

    assert 7 <= sheet.width <= 10_000
    assert 7 <= sheet.height <= 10_000


@pytest.mark.parametrize("level", ["x", "-1", "9", "1e5", "", "nan"])
def test_a_level_that_no_list_has_is_no_mistake(level: str) -> None:
    definition = (
        f'<w:lvl w:ilvl="{level}"><w:pStyle w:val="Normal"/><w:lvlText w:val="%1."/></w:lvl>'
    )
    assert look(odd_styles.numbering(definition, 2)).text.startswith("x")


def read(data: bytes) -> list[list[tuple[str, bool]]]:
    """The runs of each paragraph, and whether they are bold."""
    try:
        found: Look = look(data)
    except OutreachError as error:
        raise AssertionError(str(error)) from error
    blocks = [block for section in found.sections for block in section.blocks]
    assert not any(isinstance(block, PageTable) for block in blocks[:1])
    return [
        [(span.text, span.style.bold) for span in block.spans if isinstance(span, TextRun)]
        for block in blocks
        if isinstance(block, Paragraph)
    ]
