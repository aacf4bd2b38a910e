"""Odd Word files of any size: nothing in them means harm, but there is very much of one thing."""

from collections.abc import Callable

from tests.hostile.odd_styles import (
    cell,
    character_styles,
    listed_styles,
    long_labels,
    many_levels,
    paragraph,
    regions,
    run,
    style_chain,
    style_circle,
    style_tabs,
    table,
    table_styles,
)
from tests.hostile.templates.files import (
    _KINDS,
    BODY,
    LINKS,
    OUTSIDE,
    PARTS,
    SECTION,
    bent,
    links,
    p,
    part,
    row,
    types,
    with_body,
)

Odd = Callable[[int], bytes]

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
CHINESE = "我们会尽快给您回信\uff0c谢谢您的支持和帮助。"
SCRIPTS = {
    "English": "ordinary words of a letter, ",
    "Chinese": CHINESE,
    "Japanese": "お手紙をありがとうございました。また、",
    "Korean": "편지해주셔서감사합니다",
    "Thai": "ภาษาไทยเป็นภาษาที่มีระบบเสียงวรรณยุกต์",
    "Lao": "ພາສາລາວເປັນພາສາທີ່ມີສຽງ",
    "Khmer": "ភាសាខ្មែរគឺជាភាសា",
    "Burmese": "မြန်မာဘာသာစကား",
    "Tibetan": "བོད་སྐད་",
    "Hindi": "हिन्दीभाषा",
    "Arabic": "السلامعليكم",
    "Hebrew": "שלוםלכולם",
    "one word": "abcdefgh",
    "families": FAMILY,
    "families joined to one": f"{FAMILY}\u200d",
    "flags": "\U0001f1eb\U0001f1f7\U0001f1ec\U0001f1e7",
    "bidi marks": "a\u200f\u202b\u0431\u202c",
    "bidi marks alone": "\u202e\u2066",
    "isolates never ended": "\u2067a",
    "stacked marks": "\u0301\u0323",
    "zero-width spaces": "ab\u200b",
    "zero-width joiners": "\u200d",
    "soft hyphens": "a\u00ad",
    "soft hyphens alone": "\u00ad",
    "no-break spaces": "ab\u00a0",
    "word joiners": "\u2060",
    "hyphens": "-",
    "blanks": " ",
    "tabs": "\t",
    "line breaks": "\n",
    "private letters": "\ue000\uf8ff",
    "letters beyond U+FFFF": "\U00020000\U0002a6df",
}


def long(text: str, letters: int) -> str:
    """The text again and again, until it is so long."""
    return (text * (letters // len(text) + 1))[:letters]


def script(text: str) -> Odd:
    """A file full of one kind of text."""
    return lambda n: with_body(p(long(text, n)))


def split_tags(n: int) -> bytes:
    return with_body(paragraph("".join(map(run, "{{ name }} " * n))))


def tags_beside(n: int) -> bytes:
    return with_body(p("{{ name }}" * n))


def tags_over_breaks(n: int) -> bytes:
    pieces = "<w:r><w:t>{{ na</w:t><w:softHyphen/><w:t>me</w:t><w:tab/><w:t>}}</w:t></w:r>"
    return with_body(paragraph(pieces * n))


def never_closed(n: int) -> bytes:
    return with_body(p("{{ name " * n) + p("{% if " * n) + p("{{" * n) + p('{{ "' * n))


def joined_paragraphs(n: int) -> bytes:
    return with_body(
        p("{% if member -%}") + p("{%- if member -%}") * n + p("x {%- endif %}" * (n + 1))
    )


def fields(n: int) -> bytes:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    return with_body(paragraph(field * n))


def fields_never_ended(n: int) -> bytes:
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:t>1</w:t></w:r>'
    return with_body(paragraph(field * n))


def instructions(n: int) -> bytes:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return with_body(paragraph(begin + "<w:r><w:instrText>PAGE </w:instrText></w:r>" * n + end))


def elifs(n: int) -> bytes:
    choices = "".join(f"{{% elif name == '{k}' %}}{k}" for k in range(n))
    return with_body(p(f"{{% if member %}}x{choices}{{% endif %}}"))


def nested_ifs(n: int) -> bytes:
    return with_body(p("{% if member %}" * n + "x" + "{% endif %}" * n))


def loops(n: int) -> bytes:
    return with_body(p("{% for row in rows %}{{ row.item }}{% endfor %}") * n)


def loop_rows(n: int) -> bytes:
    return with_body(
        table(row("{% for row in rows %}{{ row.item }}", "{{ row.count }}{% endfor %}") * n)
    )


def bad_links(n: int) -> bytes:
    bad = tuple(("hyperlink", f"file:///C:/spy{k}.exe", OUTSIDE) for k in range(n))
    first = len(LINKS) + 1
    used = (
        paragraph(f'<w:hyperlink r:id="rId{first + k}">{run("x")}</w:hyperlink>') for k in range(n)
    )
    return bent(
        {"word/_rels/document.xml.rels": links(*LINKS, *bad)},
        document=part("document", f"<w:body>{''.join(used)}{BODY}{SECTION}</w:body>"),
    )


def good_links(n: int) -> bytes:
    good = tuple(
        ("hyperlink", f"https://example.org/{k}/{{{{ name }}}}", OUTSIDE) for k in range(n)
    )
    first = len(LINKS) + 1
    used = (
        paragraph(f'<w:hyperlink r:id="rId{first + k}">{run("x")}</w:hyperlink>') for k in range(n)
    )
    return bent(
        {"word/_rels/document.xml.rels": links(*LINKS, *good)},
        document=part("document", f"<w:body>{''.join(used)}{BODY}{SECTION}</w:body>"),
    )


def headers(n: int) -> bytes:
    first = len(LINKS) + 1
    names = [f"header{k + 2}" for k in range(n)]
    pages = (
        paragraph(
            run("x"),
            f'<w:sectPr><w:headerReference w:type="default" r:id="rId{first + k}"/></w:sectPr>',
        )
        for k in range(n)
    )
    return bent(
        {
            "[Content_Types].xml": types(**_KINDS, **dict.fromkeys(names, "header+xml")),
            "word/_rels/document.xml.rels": links(
                *LINKS, *(("header", f"{name}.xml", "") for name in names)
            ),
            **{f"word/{name}.xml": part("hdr", p("For {{ name }}")) for name in names},
        },
        document=part("document", f"<w:body>{''.join(pages)}{BODY}{SECTION}</w:body>"),
    )


def sections(n: int) -> bytes:
    return with_body(paragraph(run("x"), SECTION) * n)


def long_header(n: int) -> bytes:
    body = paragraph(run("x"), "<w:pageBreakBefore/>") * n
    return bent(
        document=part("document", f"<w:body>{body}{BODY}{SECTION}</w:body>"),
        header1=part("hdr", p("line") * n),
    )


def notes(n: int) -> bytes:
    calls = '<w:r><w:footnoteReference w:id="1"/></w:r>' * n
    return bent(
        document=part("document", f"<w:body>{paragraph(calls)}{BODY}{SECTION}</w:body>"),
        footnotes=part("footnotes", f'<w:footnote w:id="1">{p("note") * n}</w:footnote>'),
    )


def letters_in_runs(n: int) -> bytes:
    return with_body(paragraph(run("a") * n))


def looks_in_runs(n: int) -> bytes:
    return with_body(
        paragraph("".join(run("字", f'<w:sz w:val="{20 + k % 40}"/>') for k in range(n)))
    )


def merged_rows(n: int) -> bytes:
    first = cell(p("x"), '<w:vMerge w:val="restart"/>') + cell(p("y"))
    more = cell(p(""), "<w:vMerge/>") + cell(p("y"))
    return with_body(table(f"<w:tr>{first}</w:tr>" + f"<w:tr>{more}</w:tr>" * n, columns=2))


def spanning_cells(n: int) -> bytes:
    wide = cell(p("x"), f'<w:gridSpan w:val="{n}"/>')
    return with_body(table(f"<w:tr>{wide}</w:tr>" * n, columns=n))


def many_columns(n: int) -> bytes:
    return with_body(table(f"<w:tr>{cell(p('x')) * n}</w:tr>", columns=n))


def long_cell(n: int) -> bytes:
    return with_body(table(f"<w:tr>{cell(p('words of a cell') * n)}</w:tr>"))


def low_rows(n: int) -> bytes:
    low = '<w:trPr><w:trHeight w:val="0" w:hRule="exact"/></w:trPr>'
    return with_body(table(f"<w:tr>{low}{cell(p('x'))}</w:tr>" * n))


def header_rows(n: int, heads: int = 8) -> bytes:
    """Few enough to be shown again on each page, whatever fonts this computer has."""
    head = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell(p('x'))}</w:tr>"
    return with_body(table(head * heads + f"<w:tr>{cell(p('y'))}</w:tr>" * n))


def too_many_header_rows(n: int) -> bytes:
    """More than any page has room for beside a row."""
    return header_rows(n, heads=99 + n)


def nested_tables(n: int) -> bytes:
    inner = p("x")
    for _ in range(min(n, 20)):
        inner = table(f"<w:tr>{cell(inner + p('y'))}</w:tr>") + p("")
    return with_body(inner * (1 + n // 20))


def page_breaks(n: int) -> bytes:
    return with_body(paragraph('<w:r><w:br w:type="page"/></w:r>' * n))


def nothing_high(n: int) -> bytes:
    exact = '<w:spacing w:line="0" w:lineRule="exact"/>'
    return with_body(paragraph(run(long("words ", n)), exact))


def sizes(size: int) -> Odd:
    return lambda n: with_body(paragraph(run(long("words ", n), f'<w:sz w:val="{size}"/>')))


def indents(n: int) -> bytes:
    away = '<w:ind w:left="-9000" w:right="-9000" w:firstLine="-9000"/>'
    narrow = '<w:ind w:left="9000" w:right="9000"/>'
    return with_body(
        paragraph(run(long("words ", n)), away) + paragraph(run("w" * (n // 9)), narrow)
    )


def justified(n: int) -> bytes:
    return with_body(paragraph(run(long(CHINESE, n)), '<w:jc w:val="both"/>'))


def from_the_right(n: int) -> bytes:
    words = long(SCRIPTS["Arabic"] + " ", n)
    return with_body(paragraph(run(words, "<w:rtl/>"), '<w:bidi/><w:jc w:val="right"/>'))


_ANCHOR = (
    '<w:r><w:drawing><wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distL="9000">'
    '<wp:positionH relativeFrom="column"><wp:posOffset>100000</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
    '<wp:extent cx="1000000" cy="90000000"/><wp:wrapSquare/><wp:docPr id="1" name="x"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="x"><a:blip r:embed="rId5"/></a:graphicData></a:graphic>'
    "</wp:anchor></w:drawing></w:r>"
)


def floating(n: int) -> bytes:
    return with_body((paragraph(_ANCHOR + run("some words "))) * n)


def frames(n: int) -> bytes:
    return with_body(
        "".join(
            paragraph(run("x"), f'<w:framePr w:w="900" w:y="{k}" w:wrap="around"/>')
            for k in range(n)
        )
    )


def properties(n: int) -> bytes:
    core = str(PARTS["docProps/core.xml"]).replace("{{ name }}", "{{ name }}" * n)
    return bent({"docProps/core.xml": core})


STRUCTURES: dict[str, Odd] = {
    "styles in a chain": style_chain,
    "styles in a circle": style_circle,
    "a tab stop in each style of a chain": style_tabs,
    "styles of letters in a chain": character_styles,
    "styles of tables in a chain": table_styles,
    "regions of one style of tables": regions,
    "levels of a list": many_levels,
    "labels that are long": long_labels,
    "styles in a chain that is in a list": listed_styles,
    "tags split letter by letter": split_tags,
    "tags beside one another": tags_beside,
    "tags over hyphens and tabs": tags_over_breaks,
    "tags that are never closed": never_closed,
    "paragraphs joined by tags": joined_paragraphs,
    "fields in one paragraph": fields,
    "fields that are never ended": fields_never_ended,
    "instructions of one field": instructions,
    "choices of one condition": elifs,
    "conditions in one another": nested_ifs,
    "loops": loops,
    "rows in loops": loop_rows,
    "links that are taken out": bad_links,
    "links with tags": good_links,
    "headers": headers,
    "sections": sections,
    "lines of a header on as many pages": long_header,
    "calls of one note": notes,
    "letters in runs of their own": letters_in_runs,
    "looks in one line": looks_in_runs,
    "rows merged into one cell": merged_rows,
    "cells over all columns": spanning_cells,
    "columns": many_columns,
    "paragraphs of one cell": long_cell,
    "rows of no height": low_rows,
    "header rows": header_rows,
    "too many header rows": too_many_header_rows,
    "tables in one another": nested_tables,
    "page breaks": page_breaks,
    "lines of no height": nothing_high,
    "letters of half a point": sizes(1),
    "letters of a thousand points": sizes(2000),
    "letters of a million points": sizes(2_000_000),
    "indents beyond the paper": indents,
    "justified Chinese": justified,
    "Arabic from the right": from_the_right,
    "floating pictures": floating,
    "frames": frames,
    "tags in a property": properties,
}

FILES: dict[str, Odd] = {
    f"text: {name}": script(text) for name, text in SCRIPTS.items()
} | STRUCTURES
