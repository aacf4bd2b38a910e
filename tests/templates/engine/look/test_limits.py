"""What the pages do not show as Word prints it is told, and nothing that they do show."""

import io
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.shared import Mm

from outreach_desktop.services.making.trust import STARTERS
from outreach_desktop.templates.engine.look import look

_NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "v": "urn:schemas-microsoft-com:vml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
_DECLARED = " ".join(f'xmlns:{short}="{long}"' for short, long in _NAMES.items())


def drawing(graphic: str) -> str:
    data = f'<a:graphic><a:graphicData uri="x">{graphic}</a:graphicData></a:graphic>'
    return f'<w:drawing><wp:inline><wp:extent cx="99" cy="99"/>{data}</wp:inline></w:drawing>'


def shape(form: str) -> str:
    geometry = f'<a:prstGeom prst="{form}"/>'
    inner = drawing(f"<wps:wsp><wps:spPr>{geometry}</wps:spPr></wps:wsp>")
    older = '<w:pict><v:group><v:line from="0,0"/></v:group></w:pict>'
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{inner}</mc:Choice>'
        f"<mc:Fallback>{older}</mc:Fallback></mc:AlternateContent>"
    )


def told(*runs: str, change: Callable[[WordDocument], object] | None = None) -> tuple[str, ...]:
    document = Document()
    for run in runs:
        paragraph = f"<w:p {_DECLARED}>{run}</w:p>"
        document.element.body.insert(0, parse_xml(paragraph))
    if change is not None:
        change(document)
    out = io.BytesIO()
    document.save(out)
    return look(out.getvalue()).not_shown


def in_run(inner: str) -> str:
    return f"<w:r>{inner}</w:r>"


@pytest.mark.parametrize(
    ("run", "words"),
    [
        (in_run(drawing('<c:chart r:id="x"/>')), "a chart that is damaged or missing"),
        (in_run(drawing('<dgm:relIds r:dm="x"/>')), "a SmartArt drawing"),
        ("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", "an equation"),
        (in_run('<w:pict><v:shape><v:textpath string="Draft"/></v:shape></w:pict>'), "WordArt or a watermark"),
        (in_run(shape("cloud")), "drawn shapes"),
        ('<w:pPr><w:framePr w:dropCap="drop"/></w:pPr>', "a large first letter"),
    ],
)  # fmt: skip
def test_what_is_not_shown_is_told(run: str, words: str) -> None:
    assert told(run) == (words,)


@pytest.mark.parametrize(
    "run",
    [
        in_run(shape("rect")),
        in_run(shape("rightArrow")),
        in_run('<w:pict><v:line from="0,0" to="10,10"/></w:pict>'),
        in_run("<w:rPr><w:rtl/></w:rPr><w:t>\u05e9\u05dc\u05d5\u05dd</w:t>"),
        '<w:pPr><w:framePr w:dropCap="none" w:w="100"/></w:pPr>',
    ],
)
def test_what_is_shown_is_not(run: str) -> None:
    assert told(run) == ()


@pytest.mark.parametrize(
    ("property_", "words"),
    [
        ('<w:vAlign w:val="both"/>', "text spread over the height of the page"),
        ('<w:lnNumType w:countBy="1"/>', "line numbers"),
    ],
)
def test_what_holds_for_a_whole_section_is_told(property_: str, words: str) -> None:
    def change(document: WordDocument) -> None:
        section = document.element.body.sectPr
        for old in section.findall(f"{{{_NAMES['w']}}}cols"):
            section.remove(old)
        (tag, rest) = property_.removeprefix("<").split("/>")[0].partition(" ")[::2]
        section.append(parse_xml(f"<{tag} {_DECLARED} {rest}/>"))

    assert told(change=change) == (words,)


def test_each_kind_is_told_once() -> None:
    chart = in_run(drawing('<c:chart r:id="x"/>'))

    assert told(chart, chart) == ("a chart that is damaged or missing",)


@pytest.mark.parametrize("starter", sorted(STARTERS.glob("*.docx")), ids=lambda path: path.stem)
def test_everything_in_our_own_documents_is_shown(starter: Path) -> None:
    assert look(starter.read_bytes()).not_shown == ()


def test_a_file_that_begins_with_its_picture_in_small_is_read() -> None:
    """Word keeps one for the folder window where it is asked to, before the document itself."""
    document = Document()
    document.add_paragraph("Dear Dr O'Neil,")
    out = io.BytesIO()
    document.save(out)
    with zipfile.ZipFile(out, "a") as archive:
        rels = archive.read("_rels/.rels").decode()
        kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
        small = f'<Relationship Id="rId9" Type="{kind}" Target="docProps/thumbnail.jpeg"/>'
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["_rels/.rels"] = rels.replace("<Relationship ", f"{small}<Relationship ", 1).encode()
    parts["docProps/thumbnail.jpeg"] = b"\xff\xd8\xff"
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)

    assert "Dear Dr O'Neil," in look(whole.getvalue()).text


def _on_its_side(document: WordDocument, *, height: bool) -> None:
    table = document.add_table(1, 1)
    said = f'<w:textDirection {_DECLARED} w:val="btLr"/>'
    table.rows[0].cells[0]._tc.get_or_add_tcPr().append(parse_xml(said))
    if height:
        table.rows[0].height = Mm(40)


def test_text_on_its_side_is_drawn_in_a_row_that_says_its_height() -> None:
    assert told(change=partial(_on_its_side, height=True)) == ()
    assert told(change=partial(_on_its_side, height=False)) == ("text turned on its side",)
