"""Shapes beside and inside the body: headers, notes, text boxes, links, content controls, properties."""

from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml
from docx.shared import Cm

from tests.templates.differential.shape import Shape, shape
from tests.templates.word import body, document, new, saved, table, with_part

STORIES: list[Shape] = []

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_SHAPES = (
    f'xmlns:mc="{_MC}" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
)


def p(*runs: str) -> str:
    """A paragraph of runs."""
    return "<w:p>" + "".join(map(r, runs)) + "</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{text}</w:t></w:r>'


def notes(kind: str, *texts: str) -> str:
    """The footnotes or endnotes part."""
    noun = kind.removesuffix("s")
    inner = "".join(
        f'<w:{noun} w:id="{number}"><w:p><w:r><w:{noun}Ref/></w:r>{r(text)}</w:p></w:{noun}>'
        for number, text in enumerate(texts, 1)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{kind} {_W}>{inner}</w:{kind}>'
    )


def box(inner: str) -> str:
    """A run with a text box as Word writes it: a shape, and a picture of it for old programs."""
    content = f"<w:txbxContent>{inner}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent {_SHAPES}><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/>'
        '<wp:docPr id="1" name="Text Box 1"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>'
        f'</mc:Choice><mc:Fallback><w:pict><v:shape id="b1" style="width:72pt;height:72pt"><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
    )


GROUP = {"name": "Hill & Vale", "phone": "020 7946 0018", "people": ["Ann", "Bo"], "logo": True}


@shape(STORIES, group=GROUP, reference="A-7")
def headers_and_footers() -> bytes:
    made = new()
    section = made.sections[0]
    section.header.paragraphs[0].text = "{{ group.name }}\t\t{{ reference }}"
    section.footer.paragraphs[0].text = "Telephone {{ group.phone }}"
    section.footer.add_paragraph("{% for p in group.people %}{{ p }} {% endfor %}end")
    made.add_paragraph("Dear {{ group.people[0] }}")
    return saved(made)


@shape(STORIES, group=GROUP)
def headers_of_first_and_even_pages() -> bytes:
    made = new()
    section = made.sections[0]
    section.different_first_page_header_footer = True
    made.settings.odd_and_even_pages_header_footer = True
    for place, text in (
        (section.header, "odd {{ group.name }}"),
        (section.first_page_header, "first {{ group.name }}"),
        (section.even_page_header, "even {{ group.phone }}"),
        (section.footer, "{%p if group.logo %}"),
        (section.first_page_footer, "{% if group.logo %}logo{% endif %}."),
        (section.even_page_footer, "no tag"),
    ):
        place.paragraphs[0].text = text
    section.footer.add_paragraph("with logo")
    section.footer.add_paragraph("{%p endif %}")
    section.footer.add_paragraph("foot")
    return saved(made)


@shape(STORIES, group=GROUP, parts=["one", "two"])
def sections_with_headers_of_their_own() -> bytes:
    made = new()
    made.sections[0].header.paragraphs[0].text = "A {{ group.name }}"
    made.add_paragraph("{{ parts[0] }}")
    for number, text in enumerate(("B {{ parts[1] }}", "C {{ group.phone }}")):
        section = made.add_section(WD_SECTION.NEW_PAGE)
        section.header.is_linked_to_previous = False
        section.header.paragraphs[0].text = text
        section.footer.is_linked_to_previous = number == 1
        section.footer.paragraphs[0].text = "foot {{ parts|length }}"
        made.add_paragraph("part {{ group.people|join(' and ') }}")
    return saved(made)


@shape(STORIES, group=GROUP)
def a_table_in_a_header() -> bytes:
    made = new()
    header = made.sections[0].header
    grid = header.add_table(3, 2, Cm(12))
    for row, texts in zip(grid.rows, (("{%tr for p in group.people %}", ""), ("{{ p }}", "{{ group.name }}"), ("{%tr endfor %}", "")), strict=True):  # fmt: skip
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    header.add_paragraph("after")
    made.add_paragraph("body {{ group.name }}")
    return saved(made)


@shape(STORIES, group=GROUP)
def page_numbers_beside_tags() -> bytes:
    made = new()
    footer = made.sections[0].footer.paragraphs[0]
    footer.add_run("{{ group.name }}, page ")
    xml = (
        '<w:r {0}><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r {0}><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>',
        '<w:r {0}><w:fldChar w:fldCharType="separate"/></w:r>', "<w:r {0}><w:t>1</w:t></w:r>", '<w:r {0}><w:fldChar w:fldCharType="end"/></w:r>',
    )  # fmt: skip
    for piece in xml:
        footer._p.append(parse_xml(piece.format(_W)))
    footer.add_run(" of {{ group.people|length }}")
    made.add_paragraph("text")
    return saved(made)


@shape(STORIES, group=GROUP, source="the report of 2025", pages=12)
def footnotes() -> bytes:
    reference = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    inner = f"<w:p>{r('{{ group.name }} says')}{reference.format(1)}{r(' so')}{reference.format(2)}</w:p>"
    xml = notes("footnotes", " From {{ source }}, page {{ pages }}.", " {% if pages > 9 %}Long{% else %}Short{% endif %}.")  # fmt: skip
    return with_part(body(inner), "footnotes", "footnotes", xml)


@shape(STORIES, group=GROUP)
def text_boxes() -> bytes:
    return body(
        f"<w:p>{r('Before {{ group.name }} ')}{box(p('In the box {{ group.phone }}') + p('{% if group.logo %}yes{% endif %}.'))}{r(' after')}</w:p>"
        + p("end")
    )


@shape(STORIES, group=GROUP)
def a_loop_in_a_text_box() -> bytes:
    return body(f"<w:p>{box(p('{%p for x in group.people %}') + p('{{ x }}') + p('{%p endfor %}') + p('end'))}</w:p>")  # fmt: skip


@shape(STORIES, group=GROUP, city="Leeds")
def words_of_links() -> bytes:
    made = new()
    paragraph = made.add_paragraph("See ")
    link = made.part.relate_to("https://example.org/", f"{_OFFICE}/hyperlink", is_external=True)
    paragraph._p.append(parse_xml(
        f'<w:hyperlink {_W} xmlns:r="{_OFFICE}" r:id="{link}">'
        f'{r("our page, {{ group.name }}", "<w:u w:val=&quot;single&quot;/>".replace("&quot;", chr(34)))}</w:hyperlink>'
    ))  # fmt: skip
    paragraph._p.append(
        parse_xml(f'<w:hyperlink {_W} w:anchor="top">{r(" or {{ city }}")}</w:hyperlink>')
    )
    paragraph.add_run(" in {{ city }}.")
    return saved(made)


@shape(STORIES, group=GROUP, name="Ann")
def content_controls() -> bytes:
    return body(
        '<w:sdt><w:sdtPr><w:alias w:val="Name"/><w:tag w:val="name"/></w:sdtPr><w:sdtContent>'
        f"{p('Dear {{ name }}')}{p('{%p if group.logo %}')}{p('with logo')}{p('{%p endif %}')}</w:sdtContent></w:sdt>"
        f'<w:p>{r("From ")}<w:sdt><w:sdtPr><w:tag w:val="g"/><w:text/></w:sdtPr><w:sdtContent>{r("{{ group.name }}")}</w:sdtContent></w:sdt>{r(".")}</w:p>'
    )


@shape(STORIES, xs=["a", "b"])
def content_controls_for_each_of_a_list() -> bytes:
    return body(
        p("{%p for x in xs %}")
        + f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{p('{{ x }}')}</w:sdtContent></w:sdt>"
        + p("{%p endfor %}")
        + p("end")
    )


@shape(STORIES, title="Annual report", who="Ann", about="events")
def properties_of_the_document() -> bytes:
    return document("Text {{ title }}", title="{{ title }}", author="{{ who }}", subject="On {{ about }}", comments="{% if about %}yes{% endif %}")  # fmt: skip


@shape(STORIES, name="Ann", new="added")
def tracked_insertions() -> bytes:
    return body(
        f'<w:p>{r("Dear {{ name }}, ")}<w:ins w:id="7" w:author="x" w:date="2026-01-01T00:00:00Z">{r("{{ new }}")}</w:ins>{r(" end")}</w:p>'
    )


@shape(STORIES, name="Ann", ok=True)
def bookmarks_and_comments() -> bytes:
    return body(
        f'<w:p><w:bookmarkStart w:id="0" w:name="top"/>{r("Dear {{ name }}")}<w:bookmarkEnd w:id="0"/><w:commentRangeStart w:id="3"/>{r("{% if ok %}fine{% endif %}.")}<w:commentRangeEnd w:id="3"/></w:p>'
    )


@shape(STORIES, rows=[{"n": "Ann"}, {"n": "Bo"}], group=GROUP)
def columns_and_a_table_between_sections() -> bytes:
    made = new()
    made.add_heading("{{ group.name }}", 0)
    made.add_paragraph("{{ group.phone }}", style="Intense Quote")
    table(made, [["{%tr for row in rows %}"], ["{{ row.n }}"], ["{%tr endfor %}"]])
    made.add_section(WD_SECTION.CONTINUOUS)
    made.add_paragraph("{%p for row in rows %}")
    made.add_paragraph("{{ row.n }}", style="List Bullet")
    made.add_paragraph("{%p endfor %}")
    made.add_paragraph("end")
    return saved(made)


@shape(STORIES, name="Ann", sum=7)
def formulas_fields_and_symbols() -> bytes:
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    return body(
        f'<w:p>{r("{{ name }} ")}<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r><m:oMath xmlns:m="{math}"><m:r><m:t>a=b</m:t></m:r></m:oMath>'
        f'<w:fldSimple w:instr=" DATE ">{r("today")}</w:fldSimple>{r("{{ sum }}")}<w:r><w:noBreakHyphen/><w:t>x</w:t><w:softHyphen/><w:t>y</w:t><w:tab/><w:t>z</w:t></w:r></w:p>'
    )
