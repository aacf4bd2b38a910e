"""Shapes, groups of them, SmartArt and watermarks are drawn where and as Word has them; the others are named."""

from math import hypot

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from outreach_desktop.domain.documents.drawn.forms import outlines
from outreach_desktop.domain.documents.look import Float, Paragraph, Picture
from outreach_desktop.templates.engine.look import look
from outreach_desktop.ui.paper import Sheet, sheets
from outreach_desktop.ui.paper.ink import Mark
from outreach_desktop.ui.paper.shapes import StretchedInk
from outreach_desktop.ui.paper.strokes import Drawing, Stroke
from tests.templates.word import changed, document, part

pytestmark = pytest.mark.usefixtures("qapp")
_NAMES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
RED = '<a:solidFill><a:srgbClr val="C00000"/></a:solidFill>'


def spot(x: float, y: float, width: float, height: float, more: str = "") -> str:
    return (
        f'<a:xfrm{more}><a:off x="{int(x * 12700)}" y="{int(y * 12700)}"/>'
        f'<a:ext cx="{int(width * 12700)}" cy="{int(height * 12700)}"/></a:xfrm>'
    )


def shape(form: str, where: str, words: str = "", fill: str = RED) -> str:
    box = f"<wps:txbx><w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent></wps:txbx>"
    return (
        f'<wps:wsp><wps:spPr>{where}<a:prstGeom prst="{form}"/>{fill}</wps:spPr>'
        f"{box if words else ''}<wps:bodyPr/></wps:wsp>"
    )


def anchored(inner: str, width: float = 200, height: float = 100) -> str:
    return (
        f'<w:p {_NAMES}><w:r><w:drawing><wp:anchor behindDoc="0"><wp:positionH relativeFrom="page"><wp:posOffset>1270000</wp:posOffset>'
        '</wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>2540000</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{int(width * 12700)}" cy="{int(height * 12700)}"/><wp:wrapNone/><a:graphic><a:graphicData uri="x">'
        f"{inner}</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>"
    )


def group(*inner: str) -> str:
    whole = (
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="2540000" cy="1270000"/>'
        '<a:chOff x="0" y="0"/><a:chExt cx="5080000" cy="2540000"/></a:xfrm>'
    )
    return f"<wpg:wgp><wpg:grpSpPr>{whole}</wpg:grpSpPr>{''.join(inner)}</wpg:wgp>"


def made(body: str, parts: dict[str, str] | None = None) -> bytes:
    plain = document("x")
    whole = part(plain)
    start, end = whole.index("<w:body>") + 8, whole.index("<w:sectPr")
    return changed(
        plain, {"word/document.xml": whole[:start] + body + whole[end:], **(parts or {})}
    )


def page(body: str) -> Sheet:
    return sheets(look(made(body)))[0]


def drawings(sheet: Sheet) -> list[tuple[Mark, Drawing]]:
    return [(mark, mark.ink) for mark in sheet.marks if isinstance(mark.ink, Drawing)]


def extent(stroke: Stroke) -> tuple[float, float, float, float]:
    x, y = zip(*stroke.points, strict=True)
    return min(x), min(y), max(x), max(y)


def test_a_round_shape_stands_at_its_place_in_its_colour() -> None:
    ((mark, drawing),) = drawings(page(anchored(shape("ellipse", spot(0, 0, 200, 100)))))
    (stroke,) = drawing.parts

    assert isinstance(stroke, Stroke)
    assert (mark.x, mark.y) == (100, 200)
    assert extent(stroke) == pytest.approx((0, 0, 200, 100))
    assert stroke.fill == "C00000"


def test_words_of_a_shape_stand_over_it() -> None:
    sheet = page(anchored(shape("roundRect", spot(0, 0, 200, 100), "Ring us")))

    assert "Ring us" in sheet.text
    kinds = [isinstance(mark.ink, Drawing) for mark in sheet.marks]
    assert kinds[-2:] == [True, False]


def test_shapes_of_a_group_stand_where_it_says_and_as_large() -> None:
    inner = (
        shape("rect", spot(0, 0, 200, 200)),
        shape(
            "rightArrow",
            spot(200, 100, 200, 100),
            fill='<a:solidFill><a:srgbClr val="00AA00"/></a:solidFill>',
        ),
    )
    body = anchored(group(*inner))
    ((_, drawing),) = drawings(page(body))
    first, second = (one for one in drawing.parts if isinstance(one, Stroke))

    assert extent(first) == pytest.approx((0, 0, 100, 100))
    assert extent(second) == pytest.approx((100, 50, 200, 100))
    assert look(made(body)).not_shown == ()


def test_words_in_a_group_are_read() -> None:
    assert "Ask us" in page(anchored(group(shape("rect", spot(0, 0, 400, 200), "Ask us")))).text


def test_a_turned_shape_is_turned_about_its_middle() -> None:
    ((_, drawing),) = drawings(
        page(anchored(shape("triangle", spot(0, 0, 200, 100, ' rot="10800000"'))))
    )
    (stroke,) = drawing.parts

    assert isinstance(stroke, Stroke)
    assert stroke.points[0] == pytest.approx((100, 100))


def test_a_path_of_one_s_own_is_followed() -> None:
    path = (
        '<a:custGeom><a:pathLst><a:path w="10" h="10"><a:moveTo><a:pt x="0" y="0"/></a:moveTo><a:lnTo><a:pt x="10" y="0"/></a:lnTo>'
        '<a:cubicBezTo><a:pt x="10" y="5"/><a:pt x="5" y="10"/><a:pt x="0" y="10"/></a:cubicBezTo><a:close/></a:path></a:pathLst></a:custGeom>'
    )
    body = anchored(
        f"<wps:wsp><wps:spPr>{spot(0, 0, 200, 100)}{path}{RED}</wps:spPr><wps:bodyPr/></wps:wsp>"
    )
    ((_, drawing),) = drawings(page(body))
    (stroke,) = drawing.parts

    assert isinstance(stroke, Stroke)
    assert (stroke.points[1], stroke.points[-1]) == ((200, 0), (0, 100))
    assert look(made(body)).not_shown == ()


@pytest.mark.parametrize(
    ("inner", "words"),
    [
        (shape("cloud", spot(0, 0, 9, 9)), "drawn shapes"),
        (
            group(shape("cloud", spot(0, 0, 9, 9)), shape("rect", spot(0, 0, 9, 9))),
            "grouped drawings",
        ),
        ('<dgm:relIds r:dm="rIdNone"/>', "a SmartArt drawing"),
    ],
)
def test_what_is_not_known_is_named(inner: str, words: str) -> None:
    assert words in look(made(anchored(inner))).not_shown


def test_groups_within_groups_and_thousands_of_shapes_are_bounded() -> None:
    deep = shape("rect", spot(0, 0, 9, 9))
    for _ in range(200):
        deep = f"<wpg:grpSp><wpg:grpSpPr/>{deep}</wpg:grpSp>"
    many = shape("rect", spot(0, 0, 9, 9)) * 3_000

    for inner in (deep, many):
        assert "grouped drawings" in look(made(anchored(group(inner)))).not_shown


WATERMARK = (
    '<w:pict><v:shapetype id="_x0000_t136"><v:textpath on="t"/></v:shapetype><v:shape type="#_x0000_t136" style="position:absolute;width:400pt;'
    "height:150pt;rotation:315;z-index:-251657216;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    'mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="silver" stroked="f">'
    '<v:fill opacity=".5"/><v:textpath style="font-family:&quot;Calibri&quot;;font-size:1pt" string="DRAFT"/></v:shape></w:pict>'
)


def test_a_watermark_fills_its_frame_across_the_page_behind_the_text() -> None:
    body = f"<w:p {_NAMES}><w:r>{WATERMARK}</w:r><w:r><w:t>Dear Ann</w:t></w:r></w:p>"
    found = look(made(body))
    (sheet,) = sheets(found)

    assert found.not_shown == ()
    first = sheet.marks[0].ink
    assert isinstance(first, StretchedInk)
    assert (first.width, first.height, first.said.angle, first.said.style.color) == (
        400,
        150,
        315,
        "E0E0E0",
    )
    assert "DRAFT" in sheet.text
    image = QImage(int(sheet.width), int(sheet.height), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    sheet.paint(painter)
    painter.end()
    grey = sum(
        image.pixelColor(x, y).name() == "#e0e0e0"
        for x in range(100, 500, 3)
        for y in range(200, 650, 3)
    )
    assert grey > 300


def old(inner: str) -> str:
    return f"<w:p {_NAMES}><w:r><w:pict>{inner}</w:pict></w:r></w:p>"


def test_a_line_of_old_word_goes_from_where_to_where() -> None:
    line = '<v:line style="position:absolute" from="10pt,20pt" to="110pt,20pt" strokecolor="#ff0000" strokeweight="2pt"/>'
    ((mark, drawing),) = drawings(page(old(line)))
    (stroke,) = drawing.parts

    assert isinstance(stroke, Stroke)
    assert (stroke.points, stroke.border.color, stroke.border.width) == (
        ((0, 0), (100, 0)),
        "FF0000",
        2,
    )
    assert mark.x == pytest.approx(90 + 10)  # from the text
    assert look(made(old(line))).not_shown == ()


def test_a_group_of_old_word_has_its_own_measures() -> None:
    inner = (
        '<v:group style="width:200pt;height:100pt" coordorigin="1000,1000" coordsize="2000,1000">'
        '<v:oval style="position:absolute;left:1000;top:1000;width:1000;height:1000" fillcolor="#00aa00"/>'
        '<v:rect style="position:absolute;left:2000;top:1500;width:1000;height:500" filled="f"/></v:group>'
    )
    ((_, drawing),) = drawings(page(old(inner)))
    round_, box = (one for one in drawing.parts if isinstance(one, Stroke))

    assert extent(round_) == pytest.approx((0, 0, 100, 100))
    assert extent(box) == pytest.approx((100, 50, 200, 100))
    assert box.fill == ""


def test_a_box_of_text_of_old_word_stands_at_its_place() -> None:
    inner = (
        '<v:shape type="#_x0000_t202" style="position:absolute;margin-left:50pt;margin-top:30pt;width:120pt;height:40pt;'
        'mso-position-horizontal-relative:page;mso-position-vertical-relative:page" fillcolor="#ffff00">'
        "<v:textbox><w:txbxContent><w:p><w:r><w:t>Ring us</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape>"
    )
    found = look(made(old(inner)))
    block = found.sections[0].blocks[0]
    assert isinstance(block, Paragraph)
    (box,) = block.floats

    assert isinstance(box, Float)
    assert not isinstance(box.content, Picture)
    assert (box.x.base, box.x.offset, box.y.offset, box.width) == ("page", 50, 30, 120)
    assert "Ring us" in sheets(found)[0].text


@pytest.mark.parametrize(
    "form",
    [
        "rect",
        "roundRect",
        "ellipse",
        "triangle",
        "star5",
        "hexagon",
        "donut",
        "plus",
        "leftRightArrow",
        "pieWedge",
        "chevron",
    ],
)
@pytest.mark.parametrize("adjust", [{}, {"adj": 9.0, "adj1": -7.0, "adj2": 1e5}])
def test_every_form_stays_in_its_box(form: str, adjust: dict[str, float]) -> None:
    (line,) = outlines(form, 120.0, 60.0, adjust) or ()

    assert all(-0.01 <= x <= 120.01 and -0.01 <= y <= 60.01 for x, y in line.points)
    assert max(hypot(x, y) for x, y in line.points) > 30


DRAWN = (
    '<dsp:drawing xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    "<dsp:spTree><dsp:grpSpPr/><dsp:sp><dsp:spPr>"
    + spot(20, 10, 100, 50)
    + '<a:prstGeom prst="roundRect"/></dsp:spPr>'
    '<dsp:style><a:lnRef idx="2"><a:schemeClr val="lt1"/></a:lnRef><a:fillRef idx="1"><a:srgbClr val="336699"/></a:fillRef>'
    '<a:effectRef idx="0"/><a:fontRef idx="minor"><a:srgbClr val="FFFFFF"/></a:fontRef></dsp:style>'
    '<dsp:txBody><a:bodyPr anchor="ctr"/><a:lstStyle/><a:p><a:r><a:rPr sz="1400"/><a:t>Referral</a:t></a:r></a:p></dsp:txBody>'
    "</dsp:sp></dsp:spTree></dsp:drawing>"
)
DATA = (
    '<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"><dgm:extLst><a:ext xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<dsp:dataModelExt xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram" relId="rIdDrawn"/></a:ext></dgm:extLst></dgm:dataModel>'
)


def test_smartart_is_what_word_drew_last() -> None:
    body = anchored('<dgm:relIds r:dm="rIdData"/>')
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = part(document("x"), "word/_rels/document.xml.rels").replace(
        "</Relationships>",
        f'<Relationship Id="rIdData" Type="{office}/diagramData" Target="diagrams/data1.xml"/>'
        f'<Relationship Id="rIdDrawn" Type="{office}/diagramDrawing" Target="diagrams/drawing1.xml"/></Relationships>',
    )
    parts = {
        "word/_rels/document.xml.rels": links,
        "word/diagrams/data1.xml": DATA,
        "word/diagrams/drawing1.xml": DRAWN,
    }
    found = look(made(body, parts))
    (sheet,) = sheets(found)
    ((_, drawing),) = drawings(sheet)

    assert found.not_shown == ()
    assert "Referral" in sheet.text
    (stroke,) = (one for one in drawing.parts if isinstance(one, Stroke))
    assert stroke.fill == "336699"
    assert extent(stroke) == pytest.approx((20, 10, 120, 60))


@pytest.mark.parametrize("type_", ["#shapetype_202", "#_x0000_t202", "#own", ""])
def test_a_box_of_text_is_no_strange_shape_whatever_its_type(type_: str) -> None:
    words = "<v:textbox><w:txbxContent><w:p><w:r><w:t>Ring us</w:t></w:r></w:p></w:txbxContent></v:textbox>"
    box = f'<v:shape type="{type_}" style="position:absolute;width:120pt;height:40pt">{words}</v:shape>'

    assert look(made(old(box))).not_shown == ()
