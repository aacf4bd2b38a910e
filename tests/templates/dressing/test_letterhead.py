"""A letterhead that a group has in Word stands at the head of its letters as it stood in Word, and the address stays in the window."""

import copy
import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from outreach_desktop.domain.documents.look import pictures
from outreach_desktop.domain.post.sheets import A4, A5
from outreach_desktop.services.making.trust import STARTERS
from outreach_desktop.templates import WordTemplate
from outreach_desktop.templates.dressing.dress import Dress, dressed
from outreach_desktop.templates.dressing.letterhead import has_letterhead, with_letterhead
from outreach_desktop.templates.engine.look import look
from outreach_desktop.templates.library.fields import sample
from tests.templates.audit import mistakes

LETTERS = ("introduction", "thank-you", "procedure-enquiry", "information-packet", "proposal")
NAME = "The Old Weir Carers"
# A picture of one dot, written out: its size is what Word asks of it.
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc0000003010100c9fe92ef"
    "0000000049454e44ae426082"
)


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def in_header() -> Any:
    """As Word has it: a centred name in a style of its own, a picture, a link, and a footer."""
    document = docx.Document()
    style = document.styles.add_style("House name", 1)
    style.font.name, style.font.size = "Georgia", Pt(22)
    style.font.color.rgb = RGBColor(0x7A, 0x1F, 0x1F)
    section = document.sections[0]
    section.left_margin, section.right_margin = Mm(15), Mm(20)
    header = section.header
    header.paragraphs[0].style = style
    header.paragraphs[0].add_run(NAME)
    header.paragraphs[0].add_run().add_picture(io.BytesIO(PICTURE), height=Mm(10))
    header.add_paragraph("1 Mill Lane, Marrowby")
    section.footer.paragraphs[0].text = "Charity 12345"
    document.add_paragraph("Dear")
    return document


def at_the_top_of_the_page() -> Any:
    """As many have it, who never opened the header."""
    document = docx.Document()
    document.add_paragraph("").add_run().add_picture(io.BytesIO(PICTURE), height=Mm(10))
    document.add_paragraph(NAME)
    document.add_paragraph("")
    document.add_paragraph("Dear Sir or Madam,")
    return document


def on_the_first_page_only() -> Any:
    document = in_header()
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = NAME
    section.header.paragraphs[0].text = "goes on"
    return document


each_way = pytest.mark.parametrize(
    "way", [in_header, at_the_top_of_the_page, on_the_first_page_only]
)


def starter(name: str) -> bytes:
    return (STARTERS / f"{name}.docx").read_bytes()


def header_of(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data)).sections[0].first_page_header


def words(part: Any) -> str:
    return "".join(one.text or "" for one in part._element.iter(qn("w:t")))


@each_way
@pytest.mark.parametrize("name", LETTERS)
def test_every_letter_is_sound_with_it_and_says_it_at_its_head(
    way: Callable[[], Any], name: str
) -> None:
    made = with_letterhead(starter(name), saved(way()))
    assert mistakes(made) == mistakes(starter(name))
    said = words(header_of(made))
    assert NAME in said
    assert "group.name" not in said
    assert "goes on" not in said
    assert "Dear" not in said


@each_way
def test_it_is_as_high_as_ours_so_the_address_stays_where_the_window_is(
    way: Callable[[], Any],
) -> None:
    before, after = (
        header_of(one).tables[0].rows[0]
        for one in (starter("introduction"), with_letterhead(starter("introduction"), saved(way())))
    )
    assert (after.height, after.height_rule) == (before.height, before.height_rule)
    assert len(after.cells) == 1


def test_it_stands_as_far_from_the_edge_as_in_word() -> None:
    made = with_letterhead(starter("introduction"), saved(in_header()))
    table = header_of(made).tables[0]._tbl
    indent = int(table.tblPr.find(qn("w:tblInd")).get(qn("w:w")))
    assert indent == pytest.approx((15 - A4.left) / 25.4 * 1440, abs=2)


def test_its_styles_come_with_it_and_change_none_of_ours() -> None:
    made = docx.Document(io.BytesIO(with_letterhead(starter("introduction"), saved(in_header()))))
    ours = docx.Document(io.BytesIO(starter("introduction")))
    paragraph = made.sections[0].first_page_header.tables[0].rows[0].cells[0].paragraphs[0]
    assert paragraph.style is not None
    assert paragraph.style.font.name == "Georgia"
    assert paragraph.style.font.size == Pt(22)
    for style in ours.styles:
        there = made.styles[style.name]
        assert there._element.xml == style._element.xml


def test_what_says_nothing_of_its_font_has_that_of_its_own_file() -> None:
    document = in_header()
    document.styles["Normal"].font.name = "Courier New"
    made = docx.Document(io.BytesIO(with_letterhead(starter("introduction"), saved(document))))
    second = made.sections[0].first_page_header.tables[0].rows[0].cells[0].paragraphs[1]
    fonts = [one.font.name for one in _chain(second.style)]
    assert fonts[0] == "Courier New"


def _chain(style: Any) -> list[Any]:
    found = []
    while style is not None:
        found.append(style)
        style = style.base_style
    return found


def test_its_picture_is_looked_at_and_printed() -> None:
    made = with_letterhead(starter("introduction"), saved(in_header()))
    rendered = WordTemplate(made).render(sample())
    assert PICTURE in pictures(look(rendered))


def test_colours_of_its_theme_are_kept_where_ours_has_others() -> None:
    document = in_header()
    run = document.sections[0].header.paragraphs[0].runs[0]
    run._r.get_or_add_rPr().append(
        parse_xml(f'<w:color {nsdecls("w")} w:val="C0504D" w:themeColor="accent2"/>')
    )
    made = with_letterhead(starter("introduction"), saved(document))
    xml = header_of(made)._element.xml
    assert 'w:val="C0504D"' in xml
    assert "themeColor" not in xml


def test_its_footer_stands_below_and_the_number_of_the_page_stays() -> None:
    made = docx.Document(io.BytesIO(with_letterhead(starter("proposal"), saved(in_header()))))
    section = made.sections[0]
    for footer in (section.first_page_footer, section.footer):
        assert "Charity 12345" in words(footer)
        assert "group.foot_line" not in words(footer)
    assert "NUMPAGES" in section.footer._element.xml


def test_a_footer_that_counts_pages_itself_is_not_numbered_twice() -> None:
    document = in_header()
    document.sections[0].footer.paragraphs[0]._p.append(
        parse_xml(
            f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        )
    )
    made = docx.Document(io.BytesIO(with_letterhead(starter("proposal"), saved(document))))
    assert "NUMPAGES" not in made.sections[0].footer._element.xml


def test_names_of_newer_words_are_left_out() -> None:
    """Word refuses a file that uses names its part has not declared."""
    document = in_header()
    paragraph = document.sections[0].header.paragraphs[0]
    new = "http://schemas.microsoft.com/office/word/2023/wordml/word16du"
    paragraph._p.set(f"{{{new}}}dateUtc", "2026-01-01T00:00:00Z")
    paragraph._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")}><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
            'xmlns:am3d="http://schemas.microsoft.com/office/drawing/2017/model3d"><mc:Choice Requires="am3d"><w:t>turning</w:t></mc:Choice>'
            "<mc:Fallback><w:t>still</w:t></mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    made = with_letterhead(starter("introduction"), saved(document))
    xml = header_of(made)._element.xml
    assert "dateUtc" not in xml
    assert "turning" not in xml
    assert "still" in xml


def test_our_own_letterhead_taken_back_from_word_is_as_high_as_before() -> None:
    """It has the marks to fold at and the height of our row already."""
    ours = STARTERS.with_name("letterhead.docx").read_bytes()
    made = with_letterhead(starter("introduction"), ours)
    root = header_of(made)._element
    heights = [one.get(qn("w:val")) for one in root.iter(qn("w:trHeight"))]
    before = [
        one.get(qn("w:val"))
        for one in header_of(starter("introduction"))._element.iter(qn("w:trHeight"))
    ]
    assert heights == before
    marks = [one for one in root.iter(qn("w:pStyle")) if one.get(qn("w:val")) == "FoldMark"]
    assert len(marks) == 2
    assert "group.strapline" in words(header_of(made))


def test_a_file_with_nothing_at_its_head_changes_nothing() -> None:
    nothing = docx.Document()
    nothing.add_paragraph("")
    assert not has_letterhead(saved(nothing))
    assert with_letterhead(starter("introduction"), saved(nothing)) == starter("introduction")
    assert has_letterhead(saved(in_header()))


def test_a_sheet_without_a_letterhead_stays_as_it_is() -> None:
    assert with_letterhead(starter("how-to-refer"), saved(in_header())) == starter("how-to-refer")


def test_large_print_and_colours_do_not_change_what_a_group_drew_itself() -> None:
    file = saved(in_header())
    plain = header_of(dressed(starter("introduction"), Dress(letterhead=file)))
    large = header_of(dressed(starter("introduction"), Dress(letterhead=file, least=18)))
    cells = [copy.deepcopy(one.tables[0].rows[0].cells[0]._tc) for one in (plain, large)]
    assert [one.xml for one in cells[:1]] == [one.xml for one in cells[1:]]
    with zipfile.ZipFile(
        io.BytesIO(dressed(starter("introduction"), Dress(letterhead=file, least=18)))
    ) as one:
        assert '<w:sz w:val="44"/>' in one.read("word/styles.xml").decode()


def floating(*, wrap: str, down: str = "paragraph", offset: int = 914_400) -> Any:
    """A text box as Word anchors it, 50.8 mm (1,828,800) from the column and so much below its paragraph."""
    return parse_xml(
        f'<w:r {nsdecls("w", "wp", "a")} xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>1828800</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="{down}"><wp:posOffset>{offset}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="1800000" cy="360000"/><wp:{wrap}/><wp:docPr id="1" name="Box"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr/>'
        "<wps:txbx><w:txbxContent><w:p><w:r><w:t>Since 1998</w:t></w:r></w:p></w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def anchor_of(data: bytes) -> Any:
    return next(header_of(data)._element.iter(qn("wp:anchor")))


def test_what_floats_stands_where_it_stood_on_its_own_page() -> None:
    document = in_header()
    document.sections[0].header.paragraphs[0]._p.append(floating(wrap="wrapNone"))
    anchor = anchor_of(with_letterhead(starter("introduction"), saved(document)))
    assert not [one for one in anchor.iterancestors() if one.tag == qn("w:tbl")]
    places = {one.tag.rpartition("}")[2]: one for one in anchor if "position" in one.tag}
    assert {one.get("relativeFrom") for one in places.values()} == {"page"}
    across, down = (int(one[0].text) / 36_000 for one in (places["positionH"], places["positionV"]))
    assert across == pytest.approx(15 + 50.8, abs=0.1)
    assert down == pytest.approx(document.sections[0].header_distance.mm + 25.4, abs=0.1)


def test_what_text_flows_around_stays_beside_that_text() -> None:
    document = in_header()
    document.sections[0].header.paragraphs[0]._p.append(floating(wrap="wrapSquare"))
    anchor = anchor_of(with_letterhead(starter("introduction"), saved(document)))
    assert [one for one in anchor.iterancestors() if one.tag == qn("w:tbl")]


def test_a_letterhead_of_boxes_alone_is_lifted_whole_and_pushes_nothing() -> None:
    document = docx.Document()
    document.add_paragraph("")._p.append(floating(wrap="wrapSquare", offset=2_400_000))
    made = with_letterhead(starter("introduction"), saved(document))
    anchor = anchor_of(made)
    assert not [one for one in anchor.iterancestors() if one.tag == qn("w:tbl")]
    assert anchor.find(qn("wp:wrapNone")) is not None
    assert mistakes(made) == mistakes(starter("introduction"))


def test_a_later_paragraphs_box_stays_with_it() -> None:
    """How far down it stood depends on what is above it."""
    document = in_header()
    document.sections[0].header.paragraphs[1]._p.append(floating(wrap="wrapNone"))
    anchor = anchor_of(with_letterhead(starter("introduction"), saved(document)))
    assert [one for one in anchor.iterancestors() if one.tag == qn("w:tbl")]


def test_a_link_in_the_text_and_a_floating_picture_are_two_references() -> None:
    """What floats is brought after the rest, into the same part: an id given twice makes a file that Word refuses."""
    document = in_header()
    header = document.sections[0].header
    link = header.part.relate_to("https://weir.example", RELATION.HYPERLINK, is_external=True)
    paragraph = header.add_paragraph()
    paragraph._p.append(
        parse_xml(
            f'<w:hyperlink {nsdecls("w", "r")} r:id="{link}"><w:r><w:t>weir.example</w:t></w:r></w:hyperlink>'
        )
    )
    key, _ = header.part.get_or_add_image(io.BytesIO(PICTURE))
    first = header.paragraphs[0]
    for run in list(first._p.findall(qn("w:r")))[1:]:
        first._p.remove(run)
    box = floating(wrap="wrapNone")
    data = next(box.iter(qn("a:graphicData")))
    data.clear()
    data.append(
        parse_xml(
            f'<pic:pic {nsdecls("pic", "a", "r")}><pic:blipFill><a:blip r:embed="{key}"/></pic:blipFill></pic:pic>'
        )
    )
    first._p.append(box)
    made = with_letterhead(starter("introduction"), saved(document))
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        relations = file.read("word/_rels/header1.xml.rels").decode()
    ids = re.findall(r'Id="([^"]+)"', relations)
    assert len(ids) == len(set(ids)) == 3
    root = header_of(made)._element
    (anchor,) = root.iter(qn("wp:anchor"))
    (hyperlink,) = root.iter(qn("w:hyperlink"))
    blip = next(anchor.iter(qn("a:blip")))
    assert blip.get(qn("r:embed")) != hyperlink.get(qn("r:id"))


def test_on_half_a_sheet_it_is_made_smaller_as_a_copier_does() -> None:
    document = in_header()
    header = document.sections[0].header
    box = header.add_paragraph("Left\tRight")
    box.paragraph_format.tab_stops.add_tab_stop(Mm(160))
    box.paragraph_format.space_before = Pt(20)
    made = with_letterhead(starter("thank-you-a5"), saved(document))
    assert mistakes(made) == mistakes(starter("thank-you-a5"))
    times = A5.width / document.sections[0].page_width.mm
    opened = docx.Document(io.BytesIO(made))
    cell = opened.sections[0].first_page_header.tables[0].rows[0].cells[0]
    first, last = cell.paragraphs[0], cell.paragraphs[2]
    assert first.style is not None
    assert first.style.font.size is not None
    assert first.style.font.size.pt == pytest.approx(22 * times, abs=0.5)
    assert last.paragraph_format.tab_stops[0].position.mm == pytest.approx(160 * times, abs=0.1)
    assert last.paragraph_format.space_before is not None
    assert last.paragraph_format.space_before.pt == pytest.approx(20 * times, abs=0.1)
    (height,) = {int(one.get("cy")) for one in cell._tc.iter(qn("wp:extent"))}
    assert height / 36000 == pytest.approx(10 * times, abs=0.1)


def test_on_another_whole_sheet_it_stays_as_large_as_it_is() -> None:
    on_letter = dressed(starter("thank-you"), Dress(sheet="Letter", letterhead=saved(in_header())))
    style = header_of(on_letter).tables[0].rows[0].cells[0].paragraphs[0].style
    assert style.font.size == Pt(22)
