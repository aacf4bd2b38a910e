"""Three versions of a document block by block: what differs, what is taken, and that Word can open what comes of it."""

import io
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Mm

from outreach_desktop.paths import resource
from outreach_desktop.templates.renewing.blocks import TakenOver, differing, renewed

YOURS, NEW, BOTH = TakenOver


def word(*blocks: str | list[list[str]], picture: bool = False) -> bytes:
    """A Word file of paragraphs, and of tables where a list of rows stands."""
    made = Document()
    for block in blocks:
        if isinstance(block, str):
            made.add_paragraph(block)
            continue
        table = made.add_table(len(block), len(block[0]))
        for row, said in zip(table.rows, block, strict=True):
            for cell, text in zip(row.cells, said, strict=True):
                cell.text = text
    if picture:
        made.add_picture(str(resource("sample", "logo.png")), width=Mm(30))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def said(file: bytes) -> list[str]:
    return [one.text for one in Document(io.BytesIO(file)).paragraphs if one.text]


BASE = word("Dear you", "We meet on Mondays.", "Ring us.", "Yours")
OURS = word("Dear you", "We meet on Fridays.", "Ring us.", "Bring a friend.", "Yours")


def test_what_no_one_changed_is_taken_and_what_both_changed_stays() -> None:
    new = word("Dear you", "We meet on Mondays at 7.", "Ring or write to us.", "Yours")
    found = differing(BASE, OURS, new)
    assert [(one.yours, one.new, one.usual) for one in found] == [
        ("We meet on Fridays.\nRing us.\nBring a friend.", "We meet on Mondays at 7.\nRing or write to us.", YOURS),
    ]  # fmt: skip
    apart = word("Dear you", "We meet on Mondays.", "Ring us.", "Yours truly")
    (one,) = differing(BASE, word("Dear all", "We meet on Mondays.", "Ring us.", "Yours"), apart)
    assert (one.yours, one.new, one.usual) == ("Yours", "Yours truly", NEW)


def test_each_choice_is_what_stands_in_the_new_file() -> None:
    new = word("Dear you", "We meet on Mondays at 7.", "Ring us.", "Yours", "P.S. Parking is free.")
    first, last = differing(BASE, OURS, new)
    assert (first.usual, last.usual) == (YOURS, NEW)
    assert (last.yours, last.new) == ("", "P.S. Parking is free.")
    ours = said(OURS)
    assert said(renewed(BASE, OURS, new, [YOURS, NEW])) == [*ours, "P.S. Parking is free."]
    assert said(renewed(BASE, OURS, new, [NEW, YOURS]))[1] == "We meet on Mondays at 7."
    both = said(renewed(BASE, OURS, new, [BOTH, YOURS]))
    assert both[1:3] == ["We meet on Fridays.", "We meet on Mondays at 7."]
    assert renewed(BASE, OURS, new, [YOURS, YOURS]) == OURS


def test_what_is_left_out_now_goes_only_where_that_is_chosen() -> None:
    new = word("Dear you", "Ring us.", "Yours")
    ours = word("Dear you", "We meet on Mondays.", "Ring us.", "Bring a friend.", "Yours")
    (one,) = differing(BASE, ours, new)
    assert (one.yours, one.new, one.usual) == ("We meet on Mondays.", "", NEW)
    assert "We meet on Mondays." not in said(renewed(BASE, ours, new, [NEW]))


def test_what_stands_between_a_tag_and_its_end_is_taken_together_and_shown_in_short() -> None:
    tags = ("{% if event.title %}", "Come at 7.", "Bring a friend.", "{% else %}", "Ring us.")
    base = word("Dear you", *tags, "{% endif %}", "Yours")
    ours = word("Dear you", "{% if event.title %}", "Come at 8.", *tags[2:], "{% endif %}", "Yours")
    new = word("Dear you", *tags, "Or write.", "{% endif %}", "Yours")
    (one,) = differing(base, ours, new)
    assert one.is_changed
    assert one.apart == (
        "{% if event.title %}\nCome at 8.\n\u2026\n{% endif %}",
        "{% if event.title %}\nCome at 7.\n\u2026\nOr write.\n{% endif %}",
    )
    both = said(renewed(base, ours, new, [BOTH]))
    assert both.count("{% if event.title %}") == both.count("{% endif %}") == 2


def test_a_table_is_one_block_told_row_by_row() -> None:
    rows = [["What", "When"], ["Walk", "Monday"]]
    base, new = word("Dear you", rows, "Yours"), word("Dear you", [*rows, ["Choir", "Friday"]], "Yours")  # fmt: skip
    (one,) = differing(base, base, new)
    assert one.new == "What | When\nWalk | Monday\nChoir | Friday"
    made = Document(io.BytesIO(renewed(base, base, new, [NEW])))
    assert [len(table.rows) for table in made.tables] == [3]


def test_a_picture_comes_with_its_block_each_time() -> None:
    new = word("Dear you", "With our logo", picture=True)
    base = word("Dear you")
    made = renewed(base, base, new, [NEW])
    again = renewed(base, made, word("Dear you", "With our logo", "Once more", picture=True), [NEW])
    assert len(Document(io.BytesIO(made)).inline_shapes) == 1
    assert said(again)[:1] == ["Dear you"]


@pytest.mark.parametrize("name", ["introduction", "information-packet", "proposal"])
def test_a_starter_takes_blocks_of_another_and_is_a_template_still(
    name: str, tmp_path: Path
) -> None:
    from outreach_desktop.services.making import templates, trust

    base = (trust.STARTERS / f"{name}.docx").read_bytes()
    new = (trust.STARTERS / "how-to-refer.docx").read_bytes()
    places = differing(base, base, new)
    made = tmp_path / "made.docx"
    made.write_bytes(renewed(base, base, new, [BOTH for _ in places]))
    assert places
    assert [str(one) for one in templates.check(made)] == []


def headed(header: str, footer: str, *blocks: str, first: str = "") -> bytes:
    """A Word file with a header and a footer, and another header on its first page where `first` says one."""
    made = Document(io.BytesIO(word(*blocks)))
    section = made.sections[0]
    section.header.paragraphs[0].text = header
    section.footer.paragraphs[0].text = footer
    if first:
        section.different_first_page_header_footer = True
        section.first_page_header.paragraphs[0].text = first
        section.first_page_header.add_paragraph().add_run().add_picture(
            str(resource("sample", "logo.png")), width=Mm(20)
        )
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_headers_and_footers_are_compared_each_with_its_own() -> None:
    base = headed("Our group", "Page 1", "Dear you", first="Letterhead")
    ours = headed("Our group", "Sheet 1", "Dear you", first="Letterhead")
    new = headed("Our group, 2026", "Page 1 of 2", "Dear all", first="New letterhead")
    found = differing(base, ours, new)
    assert [(one.yours, one.new, one.usual, one.where) for one in found] == [
        ("Dear you", "Dear all", NEW, ""),
        ("Letterhead", "New letterhead", NEW, "It stands in the header of the first page."),
        ("Our group", "Our group, 2026", NEW, "It stands in the header of the other pages."),
        ("Sheet 1", "Page 1 of 2", YOURS, "It stands in the footer of the other pages."),
    ]
    made = Document(io.BytesIO(renewed(base, ours, new, [YOURS, NEW, NEW, BOTH])))
    section = made.sections[0]
    assert said(renewed(base, ours, new, [YOURS, NEW, NEW, BOTH])) == ["Dear you"]
    assert [one.text for one in section.first_page_header.paragraphs] == ["New letterhead", ""]
    assert section.header.paragraphs[0].text == "Our group, 2026"
    assert [one.text for one in section.footer.paragraphs] == ["Sheet 1", "Page 1 of 2"]


def test_a_header_that_only_one_has_stays_where_it_is() -> None:
    bare, with_header = word("Dear you"), headed("Our group", "", "Dear you", first="First")
    assert differing(bare, with_header, bare) == ()
    assert differing(with_header, bare, with_header) == ()
    assert differing(bare, bare, with_header) == ()


def test_where_it_is_not_known_how_it_was_copied_all_that_differs_stays() -> None:
    found = differing(None, OURS, BASE)
    assert {(one.usual, one.is_changed) for one in found} == {(YOURS, True)}
    assert said(renewed(None, OURS, BASE, [NEW for _ in found])) == said(BASE)
