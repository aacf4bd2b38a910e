"""What looks like a field and is not filled in: each kind told with its place and its reason, stopping nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.templates.differential.shape import Made
from tests.templates.differential.stories import p
from tests.templates.engine.reading.mailmerge.letters import field as word_field
from tests.templates.engine.reading.mailmerge.letters import letter, merge
from tests.templates.engine.reading.test_beside import CHOICES, FORM, equation, maths, watermark
from tests.templates.word import body, changed, part, with_part

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"


@dataclass(frozen=True, slots=True)
class Told:
    """A template, the place where it holds what is not filled in, and the sentence that says why."""

    name: str
    made: Made
    place: str
    why: str
    data: Mapping[str, Any] = field(
        default_factory=lambda: {"a": "Ann", "name": "Ann", "xs": ["A", "B"]}
    )


def _beside(name: str, kind: str, xml: str) -> Made:
    return lambda: with_part(body("<w:p/>"), name, kind, xml)


def _inside(name: str, end: str, xml: str) -> Made:
    def made() -> bytes:
        plain = body("<w:p/>")
        return changed(plain, {name: part(plain, name).replace(end, xml + end)})

    return made


def _control_of_controls() -> bytes:
    inner = "<w:sdt><w:sdtPr/><w:sdtContent><w:p/></w:sdtContent></w:sdt>"
    names = '<w:sdtPr><w:alias w:val="{{ a }}"/><w:tag w:val="{{ a }}"/></w:sdtPr>'
    return body(f"<w:sdt>{names}<w:sdtContent>{inner}<w:p/></w:sdtContent></w:sdt><w:p/>")


def _contents() -> bytes:
    line = word_field('TOC \\o "1-3"', "{{ x }}")
    return body(f"<w:p>{line}</w:p>{p('{% for x in xs %}')}{p('{{ x }}')}{p('{% endfor %}')}")


_SCATTER = (
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    f"{_A}><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>{{{{ a }}}}</a:t></a:r></a:p></c:rich></c:tx>"
    "</c:title><c:plotArea><c:scatterChart/></c:plotArea></c:chart></c:chartSpace>"
)
_DRAWN_ON_TOP = (
    '<c:userShapes xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    f"{_A}><a:p><a:r><a:t>{{{{ a }}}}</a:t></a:r></a:p></c:userShapes>"
)
_DIAGRAM = (
    f'<dgm:dataModel xmlns:dgm="{_DGM}" {_A}><dgm:ptLst><dgm:pt modelId="1"><dgm:t><a:bodyPr/><a:p><a:r>'
    "<a:t>{{ a }}</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>"
)

TOLD = [
    Told(
        "A condition or a loop in an equation or a drawing",
        lambda: body(equation(maths("{% if a %}x{% endif %}"))),
        "Paragraph 1, text of an equation or a drawing",
        "Only {{ fields }} are filled in here.",
    ),
    Told(
        "A condition that does not end in the same watermark, alt text, caption or screen tip",
        lambda: body(watermark("{% if a %}x")),
        "Paragraph 1, WordArt or watermark",
        "Only {{ fields }} are filled in here, and conditions that begin and end here.",
    ),
    Told(
        "Items of drop-down lists",
        lambda: body(CHOICES),
        "Paragraph 1, item of a drop-down list",
        "The items of a list to choose from are not filled in: type their words.",
    ),
    Told(
        "Form fields of old Word files",
        lambda: body(FORM),
        "Paragraph 1, form field",
        "What a form field keeps beside its text is not filled in.",
    ),
    Told(
        "A content control that holds others",
        _control_of_controls,
        "",
        "A control that holds rows or other controls is not filled in.",
    ),
    Told(
        "Other settings",
        _inside("word/settings.xml", "</w:settings>", '<w:clickAndTypeStyle w:val="{{ a }}"/>'),
        "Settings of the file",
        "The settings of a file are copied as they are.",
    ),
    Told(
        "Charts of other kinds",
        _beside("charts/chart1", "chart", _SCATTER),
        "Chart",
        "Only charts of names and numbers are drawn again (columns, bars, lines, areas, pies, rings, radars).",
    ),
    Told(
        "Drawings on top of a chart",
        _beside("drawings/drawing1", "chartUserShapes", _DRAWN_ON_TOP),
        "Drawing in a chart",
        "What is drawn on top of a chart is copied as it is: use its title or its labels.",
    ),
    Told(
        "Diagrams (SmartArt)",
        _beside("diagrams/data1", "diagramData", _DIAGRAM),
        "Diagram (SmartArt)",
        "A diagram is copied as it is, because Word lays it out again for other words: use a table or text boxes.",
    ),
    Told(
        "Formats of numbers",
        _beside(
            "numbering",
            "numbering",
            f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="{{{{ a }}}}"/>'
            "</w:lvl></w:abstractNum></w:numbering>",
        ),
        "Formats of the numbers",
        "Type the tag in the text, not in the format of the numbers.",
    ),
    Told(
        "Names of styles",
        _inside(
            "word/styles.xml",
            "</w:styles>",
            '<w:style w:type="paragraph" w:styleId="X"><w:name w:val="{{ a }}"/></w:style>',
        ),
        "Styles of the file",
        "The names of styles are copied as they are.",
    ),
    Told(
        "The list of fonts",
        _inside("word/fontTable.xml", "</w:fonts>", '<w:font w:name="{{ a }}"/>'),
        "Another part of the file",
        "Word keeps it where nothing is filled in.",
    ),
    Told(
        "Lines that a table of contents keeps of a loop",
        _contents,
        "Paragraph 1",
        "Word brings it up to date: click into it and press F9.",
    ),
    Told(
        "A name in other brackets",
        lambda: body(p("Dear {name},")),
        "Paragraph 1",
        "looks like a field and is printed as it is: type {{ name }} in its place.",
    ),
    Told(
        "A field of Word’s mail merge that nothing is known for",
        lambda: letter(merge("Shoe_Size")),
        "Paragraph 1",
        "is not a field here and stays as it is: type {{ … }} in its place.",
    ),
    Told(
        "NEXT, NEXTIF and SKIPIF of Word’s mail merge",
        lambda: letter(word_field("NEXT", "")),
        "Paragraph 1",
        "Here everyone has a document of their own, so it is left out.",
    ),
    Told(
        "MERGEREC and MERGESEQ",
        lambda: letter(word_field("MERGEREC", "1")),
        "Paragraph 1",
        "There is none here, so it is left out.",
    ),
    Told(
        "A formula of Word’s that holds fields of a mail merge",
        lambda: letter(
            word_field(
                '<w:r><w:instrText xml:space="preserve"> = </w:instrText></w:r>'
                + merge("a")
                + '<w:r><w:instrText xml:space="preserve"> * 2 </w:instrText></w:r>',
                "4",
            )
        ),
        "Paragraph 1",
        "They are filled in, but Word works the field out only when it updates its fields (Ctrl+A, F9).",
    ),
]
