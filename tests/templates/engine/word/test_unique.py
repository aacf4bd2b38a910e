"""Shapes, text boxes and objects have ids of their own, however often they are repeated."""

import re
from collections.abc import Callable

import pytest

from outreach_desktop.templates import WordTemplate
from tests.templates.audit import new_mistakes
from tests.templates.listed import paragraph
from tests.templates.word import body, part

NAMES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/></v:shapetype>'
)
PEOPLE = [{"n": "A", "xs": [1, 2]}, {"n": "B", "xs": [1]}]


def old_box(name: str, number: int, inner: str = "", *, typed: bool = True) -> str:
    return (
        f'<w:p><w:r><w:pict {NAMES}>{TYPE if typed else ""}<v:shape id="{name}" o:spid="_x0000_s{number}" '
        f'type="#_x0000_t202" style="width:90pt;height:20pt"><v:textbox{inner}><w:txbxContent>'
        "<w:p><w:r><w:t>{{ n }}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )


def in_loop(xml: str) -> str:
    return part(
        WordTemplate(
            body(f"{paragraph('{% for x in xs %}')}{xml}{paragraph('{% endfor %}')}")
        ).render(PEOPLE[0])
    )


def for_two(xml: str) -> str:
    return part(WordTemplate(body(xml)).render_together(PEOPLE))


twice = pytest.mark.parametrize("made", [in_loop, for_two], ids=["in a loop", "for two people"])


def ids(name: str, text: str) -> list[str]:
    return re.findall(rf'\b{name}="([^"]*)"', text)


@twice
def test_old_shapes_are_single_and_their_kind_is_said_once(made: Callable[[str], str]) -> None:
    text = made(old_box("Text Box 5", 1026))

    assert re.findall(r'<v:shape id="([^"]*)"', text) == ["Text Box 5", "Text Box 5 1027"]
    assert ids("o:spid", text) == ["_x0000_s1026", "_x0000_s1028"]
    assert text.count("<v:shapetype") == 1
    assert text.count(' type="#_x0000_t202"') == 2


@twice
def test_an_object_belongs_to_the_shape_beside_it(made: Callable[[str], str]) -> None:
    text = made(
        f'<w:p><w:r><w:object {NAMES}><v:rect id="_x0000_i1025" style="width:9pt"/>'
        '<o:OLEObject Type="Embed" ProgID="X" ShapeID="_x0000_i1025" DrawAspect="Icon" ObjectID="_1468756890"/>'
        "</w:object></w:r></w:p>"
    )

    assert ids("ShapeID", text) == re.findall(r'<v:rect id="([^"]*)"', text)
    assert len(set(ids("ShapeID", text))) == len(set(ids("ObjectID", text))) == 2


@twice
def test_a_text_goes_on_in_the_box_beside_it(made: Callable[[str], str]) -> None:
    first = ' style="mso-next-textbox:#_x0000_s2"'
    xml = (
        f'<w:p><w:r><w:pict {NAMES}><v:rect id="_x0000_s2" style="width:9pt"/>'
        f'<v:rect id="_x0000_s1" style="width:9pt"><v:textbox{first}/></v:rect></w:pict></w:r></w:p>'
    )

    text = made(xml)

    boxes = re.findall(r'<v:rect id="([^"]*)"', text)
    assert len(set(boxes)) == 4
    assert re.findall(r"mso-next-textbox:#([^\"]*)", text) == boxes[::2]


def drawn(box: str) -> str:
    return (
        f'<w:p><w:r><w:drawing {NAMES}><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="5" name="b"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<wps:wsp><wps:cNvSpPr/><wps:spPr/>{box}<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


@twice
def test_drawn_boxes_and_those_their_text_goes_on_in_keep_together(
    made: Callable[[str], str],
) -> None:
    inner = "<w:txbxContent><w:p/></w:txbxContent>"
    text = made(
        drawn(f'<wps:txbx id="3">{inner}</wps:txbx>') + drawn('<wps:linkedTxbx id="3" seq="1"/>')
    )

    assert re.findall(r'<wps:txbx id="(\d+)"', text) == ["3", "4"]
    assert re.findall(r'<wps:linkedTxbx id="(\d+)"', text) == ["3", "4"]
    assert len(set(re.findall(r'docPr id="(\d+)"', text))) == 4


@twice
def test_places_that_may_be_edited_are_single(made: Callable[[str], str]) -> None:
    text = made(
        '<w:p><w:permStart w:id="4" w:edGrp="everyone"/><w:r><w:t>x</w:t></w:r><w:permEnd w:id="4"/></w:p>'
    )

    starts = re.findall(r'permStart w:id="(\d+)"', text)
    assert starts == re.findall(r'permEnd w:id="(\d+)"', text)
    assert len(set(starts)) == 2


def test_a_shape_keeps_its_kind_when_the_one_that_brought_it_is_left_out() -> None:
    template = body(
        paragraph("{% if n == 'A' %}")
        + old_box("first", 1)
        + paragraph("{% endif %}")
        + old_box("second", 2, typed=False)
    )

    for name, boxes in (("A", 2), ("B", 1)):
        text = part(WordTemplate(template).render({"n": name}))
        assert text.count("<v:shapetype") == 1
        assert text.count("<v:shape ") == boxes
        assert text.index("<v:shapetype") < text.index("<v:shape ")


def test_headers_for_many_people_have_shapes_of_their_own() -> None:
    from docx.oxml import parse_xml

    from tests.templates.word import new, saved

    made = new()
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    header = made.sections[0].header.paragraphs[0]._p
    header.addnext(parse_xml(old_box("Mark", 2049).replace("<w:p>", f"<w:p {w}>", 1)))
    made.add_paragraph("{{ n }}")
    whole = WordTemplate(saved(made)).render_together(PEOPLE)

    headers = [part(whole, f"word/header1_{one}.xml") for one in (1, 2)]
    assert [ids("o:spid", one) for one in headers] == [["_x0000_s2049"], ["_x0000_s2051"]]
    assert [one.count("<v:shapetype") for one in headers] == [1, 1]


def test_a_strict_reader_finds_nothing_in_repeated_shapes() -> None:
    template = body(old_box("Text Box 5", 1026) + paragraph("end"))

    made = WordTemplate(template).render_together(PEOPLE)

    assert not new_mistakes(made, template)


def test_a_file_without_repetition_keeps_its_ids() -> None:
    assert '<v:shape id="a" o:spid="_x0000_s7"' in part(
        WordTemplate(body(old_box("a", 7))).render({"n": "x"})
    )
