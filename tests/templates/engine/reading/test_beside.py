"""Words that stand beside the text are filled in: alt texts, watermarks, screen tips, equations."""

import re

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from tests.templates.audit import mistakes
from tests.templates.engine.reading.test_link_targets import linked
from tests.templates.word import body, changed, everything, part, png

_M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
_VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def watermark(words: str) -> str:
    """What Word writes for Design, Watermark: WordArt of its old kind in a header's paragraph."""
    return (
        f'<w:p><w:r><w:pict {_VML}><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:textpath on="t" fitshape="t"/></v:shapetype>'
        '<v:shape id="PowerPlusWaterMarkObject357476642" o:spid="_x0000_s2049" type="#_x0000_t136" '
        'style="position:absolute;width:412pt;height:164pt;rotation:315" fillcolor="silver" stroked="f">'
        f'<v:textpath style="font-family:&quot;Calibri&quot;;font-size:1pt" string="{words}"/>'
        "</v:shape></w:pict></w:r></w:p><w:p/>"
    )


def drawn(words: str, *, alt: str = "", title: str = "") -> str:
    """A picture, or (with `words`) a shape of another program's with text of its own."""
    inner = f'<pic:pic xmlns:pic="{_A.replace("main", "picture")}"><pic:nvPicPr><pic:cNvPr id="1" name="x"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdP" xmlns:r="{_R}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr/></pic:pic>'
    uri = _A.replace("main", "picture")
    if words:
        uri = _A.replace("main", "lockedCanvas")
        texts = "".join(f"<a:r><a:t>{word}</a:t></a:r>" for word in words.split("|"))
        inner = f'<lc:lockedCanvas xmlns:lc="{uri}"><a:sp><a:txSp><a:txBody><a:bodyPr/><a:p>{texts}</a:p></a:txBody></a:txSp></a:sp></lc:lockedCanvas>'
    return (
        f'<w:p><w:r><w:drawing><wp:inline {_WP}><wp:extent cx="360000" cy="360000"/>'
        f'<wp:docPr id="1" name="D" descr="{alt}" title="{title}"/><a:graphic xmlns:a="{_A}">'
        f'<a:graphicData uri="{uri}">{inner}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p><w:p/>'
    )


def pictured(xml: str) -> bytes:
    """A file with a picture that the link rIdP shows."""
    plain = body(xml)
    name = "word/_rels/document.xml.rels"
    new = f'<Relationship Id="rIdP" Type="{_R}/image" Target="media/p.png"/>'
    types = part(plain, "[Content_Types].xml")
    png_type = '<Default Extension="png" ContentType="image/png"/>'
    return changed(
        plain,
        {
            name: part(plain, name).replace("</Rel", f"{new}</Rel"),
            "word/media/p.png": png(),
            "[Content_Types].xml": types.replace("<Override", f"{png_type}<Override", 1),
        },
    )


def equation(inner: str) -> str:
    return f"<w:p><m:oMathPara {_M}><m:oMath>{inner}</m:oMath></m:oMathPara></w:p><w:p/>"


def maths(*texts: str) -> str:
    return "".join(f"<m:r><m:t>{text}</m:t></m:r>" for text in texts)


def test_a_watermark_says_the_value() -> None:
    made = part(WordTemplate(body(watermark("{{ status }}"))).render({"status": 'A "B" & <C>'}))

    assert 'string="A &quot;B&quot; &amp; &lt;C&gt;"' in made


def test_lines_of_a_watermark_stay_lines() -> None:
    made = part(WordTemplate(body(watermark("{{ a }}"))).render({"a": "not\nfinal"}))

    assert 'string="not&#10;final"' in made


def test_a_condition_may_begin_and_end_in_an_alt_text() -> None:
    template = WordTemplate(pictured(drawn("", alt="Photo{% if who %} of {{ who }}{% endif %}")))

    assert template.problems() == []
    assert 'descr="Photo of Ann"' in part(template.render({"who": "Ann"}))
    assert 'descr="Photo"' in part(template.render({}))


def test_an_alt_text_of_words_and_a_tag_leaves_the_picture_where_it_is() -> None:
    template = pictured(drawn("", alt="Logo of {{ n }}", title="{{ n }}!"))

    made = WordTemplate(template).render({"n": "Us"})

    assert 'descr="Logo of Us" title="Us!"' in part(made)
    assert 'r:embed="rIdP"' in part(made)
    assert mistakes(made) <= mistakes(template)


def test_an_alt_text_that_is_one_tag_is_still_the_place_of_a_picture() -> None:
    template = WordTemplate(pictured(drawn("", alt=" {{ logo }} ")))

    made = part(template.render({"logo": {"picture": png(9, 9), "name": "l.png"}}))

    assert 'r:embed="rIdPicture1"' in made


def test_a_shape_has_its_alt_text_filled_in_even_where_it_is_one_tag() -> None:
    assert 'descr="Ann"' in part(WordTemplate(body(drawn("x", alt="{{ n }}"))).render({"n": "Ann"}))


def test_a_missing_value_beside_the_text_stops_or_is_marked() -> None:
    template = WordTemplate(body(watermark("{{ status }}")))

    with pytest.raises(OutreachError, match=r"status \(Paragraph 1, WordArt or watermark\)"):
        template.render({})
    assert 'string="[status?]"' in part(template.render({}, missing="mark"))
    assert 'string=""' in part(template.render({}, missing="blank"))


def test_a_screen_tip_is_filled_in_beside_the_address_of_its_link() -> None:
    link = f'<w:p><w:hyperlink xmlns:r="{_R}" r:id="rIdTyped" w:tooltip="See {{{{ web }}}}"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>'

    made = part(WordTemplate(linked("{{ web }}", link)).render({"web": "x.org"}))

    assert 'w:tooltip="See x.org"' in made


def test_the_title_and_description_of_a_table_are_filled_in() -> None:
    table = (
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblCaption w:val="For {{ n }}"/>'
        '<w:tblDescription w:val="{{ n|upper }} and {{ m }}"/></w:tblPr><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>'
        "<w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>"
    )
    template = WordTemplate(body(table))

    made = part(template.render({"n": "Ann", "m": 2}))

    assert 'w:val="For Ann"' in made
    assert 'w:val="ANN and 2"' in made
    with pytest.raises(OutreachError, match="Table 1, alt text of the table"):
        template.render({"m": 2})


def test_an_equation_is_filled_in_however_word_splits_it() -> None:
    template = WordTemplate(body(equation(maths("{{ ", "a }}", "+{{ b }}"))))

    made = part(template.render({"a": 3, "b": "x<y"}))

    assert re.findall(r"<m:t[^>]*>([^<]*)<", made) == ["3", "", "+x&lt;y"]


def test_braces_that_word_builds_up_in_an_equation_are_a_tag() -> None:
    def bracket(inner: str) -> str:
        ends = '<m:begChr m:val="{"/><m:endChr m:val="}"/>'
        return f"<m:d><m:dPr>{ends}</m:dPr><m:e>{inner}</m:e></m:d>"

    template = WordTemplate(body(equation(bracket(bracket(maths("con", "tact.n"))) + maths("=1"))))

    made = part(template.render({"contact": {"n": 7}}))

    assert re.findall(r"<m:t[^>]*>([^<]*)<", made) == ["7", "=1"]
    assert "m:begChr" not in made


def test_a_set_in_an_equation_is_no_tag() -> None:
    template = WordTemplate(body(equation(maths("{{1},{2}}"))))

    assert template.problems() == []
    assert "{{1},{2}}" in part(template.render({}))


def test_an_equation_stays_when_its_only_value_is_empty() -> None:
    made = WordTemplate(body(equation(maths("{{ a }}")))).render({"a": ""})

    assert "<m:oMath>" in part(made)


def test_text_of_a_drawing_pasted_from_elsewhere_is_filled_in() -> None:
    made = part(WordTemplate(body(drawn("Dear {{ n|}}!"))).render({"n": "Ann & Bo"}))

    assert re.findall(r"<a:t>([^<]*)<", made) == ["Dear Ann &amp; Bo", "!"]


def test_each_round_of_a_loop_has_its_own_words_beside_the_text() -> None:
    loop = "<w:p><w:r><w:t>{{% {} %}}</w:t></w:r></w:p>"
    xml = f"{loop.format('for x in xs')}{drawn('x', alt='of {{ x }}')}{loop.format('endfor')}"
    template = WordTemplate(body(xml))

    assert re.findall(r'descr="([^"]*)"', part(template.render({"xs": ["A", "B"]}))) == [
        "of A",
        "of B",
    ]
    both = part(template.render_together([{"xs": ["C"]}, {"xs": ["D"]}]))
    assert re.findall(r'descr="([^"]*)"', both) == ["of C", "of D"]


CHOICES = (
    "<w:p><w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText='{{ a }}' w:value='1'/></w:dropDownList>"
    "</w:sdtPr><w:sdtContent><w:r><w:t>x</w:t></w:r></w:sdtContent></w:sdt></w:p>"
)
FORM = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="T1"/><w:textInput>'
    '<w:default w:val="{{ a }}"/></w:textInput></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMTEXT '
    '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)


@pytest.mark.parametrize(
    ("xml", "place", "why"),
    [
        (watermark("{% if a %}x"), "Paragraph 1, WordArt or watermark", "Only {{ fields }}"),
        (equation(maths("{% if a %}x{% endif %}")), "Paragraph 1, text of an equation", "Only {{"),
        (CHOICES, "Paragraph 1, item of a drop-down list", "type their words"),
        (FORM, "Paragraph 1, form field", "What a form field keeps"),
    ],
)
def test_what_cannot_be_filled_in_is_told_with_its_place_and_stops_nothing(
    xml: str, place: str, why: str
) -> None:
    template = WordTemplate(body(xml))

    (problem,) = template.problems()

    assert problem.place.startswith(place)
    assert problem.message.startswith(f"{problem.tag} stays as it is typed.")
    assert why in problem.message
    assert not problem.stops
    assert everything(template.render({})) is not None


def test_tags_in_other_parts_of_the_file_are_told() -> None:
    plain = body("<w:p/>")
    settings = part(plain, "word/settings.xml").replace(
        "</w:settings>", '<w:decimalSymbol w:val="{{ ref }}"/></w:settings>'
    )

    (problem,) = WordTemplate(changed(plain, {"word/settings.xml": settings})).problems()

    assert problem.place.startswith("Settings of the file")
    assert problem.tag == "{{ ref }}"
    assert not problem.stops


def test_a_control_named_in_braces_leaves_no_braces_behind() -> None:
    control = (
        '<w:p><w:sdt><w:sdtPr><w:alias w:val="{{ n }}"/><w:tag w:val="{{ n }}"/></w:sdtPr>'
        "<w:sdtContent><w:r><w:t>x</w:t></w:r></w:sdtContent></w:sdt></w:p><w:p/>"
    )

    made = part(WordTemplate(body(control)).render({"n": "Ann"}))

    assert "{{" not in made
    assert '<w:tag w:val="n"/>' in made
