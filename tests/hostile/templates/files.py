"""Hostile Word files: a small ordinary one, and every way in which it can be bent."""

import io
import re
import struct
import warnings
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from tests.templates.word import png

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OUTSIDE = ' TargetMode="External"'

Made = Callable[[], bytes]

DATA: dict[str, object] = {
    "name": "Ann & Bo <x>",
    "member": True,
    "rows": [{"item": "tea", "count": 2}, {"item": "cake", "count": 3}],
    "phone": "020 7946 0018",
    "logo": {"picture": png(9, 3), "name": "logo.png"},
}


def part(kind: str, inner: str) -> str:
    """A part of WordprocessingML."""
    return f'{_HEAD}<w:{kind} xmlns:w="{W}" xmlns:r="{OFFICE}">{inner}</w:{kind}>'


def p(*texts: str) -> str:
    """A paragraph, a run for each of the texts."""
    return "<w:p>" + "".join(f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' for text in texts) + "</w:p>"  # fmt: skip


def row(*texts: str) -> str:
    """A table row."""
    return "<w:tr>" + "".join(f"<w:tc>{p(text)}</w:tc>" for text in texts) + "</w:tr>"


def links(*items: tuple[str, str, str]) -> str:
    """A relationships part: kind, target, and what else stands in each."""
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{kind if "/" in kind else f"{OFFICE}/{kind}"}" Target="{target}"{more}/>'
        for number, (kind, target, more) in enumerate(items, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def types(**parts: str) -> str:
    """The content types: header1="header+xml" says what word/header1.xml is."""
    inner = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}{kind}"/>'
        for name, kind in parts.items()
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>{inner}'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


_KINDS = {
    "document": "document.main+xml",
    "header1": "header+xml",
    "footnotes": "footnotes+xml",
    "settings": "settings+xml",
    "styles": "styles+xml",
}
LINKS = (
    ("header", "header1.xml", ""),
    ("footnotes", "footnotes.xml", ""),
    ("settings", "settings.xml", ""),
    ("styles", "styles.xml", ""),
    ("image", "media/image1.png", ""),
    ("hyperlink", "https://example.org/", OUTSIDE),
)
_PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="Picture 1" descr="{{ logo }}"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="1" name="a.png"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="rId5"/></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="914400"/></a:xfrm></pic:spPr></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)
BODY = (
    p("Dear {{ na", "me }}", ",")
    + p("{% if member %}")
    + p("You are a member.")
    + p("{% endif %}")
    + "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
    + row("Item", "Count")
    + row("{% for row in rows %}{{ row.item }}", "{{ row.count }}{% endfor %}")
    + "</w:tbl>"
    + '<w:p><w:hyperlink r:id="rId6"><w:r><w:t>our page</w:t></w:r></w:hyperlink><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    + _PICTURE
)
SECTION = '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>'
PARTS: dict[str, str | bytes] = {
    "[Content_Types].xml": types(**_KINDS),
    "_rels/.rels": links(("officeDocument", "word/document.xml", ""), (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml", "")),
    "word/document.xml": part("document", f"<w:body>{BODY}{SECTION}</w:body>"),
    "word/_rels/document.xml.rels": links(*LINKS),
    "word/header1.xml": part("hdr", p("For {{ name }}")),
    "word/footnotes.xml": part("footnotes", f'<w:footnote w:id="1">{p("Ring {{ phone }}.")}</w:footnote>'),
    "word/settings.xml": part("settings", "<w:zoom w:percent=\"100\"/>"),
    "word/styles.xml": part("styles", '<w:style w:type="paragraph" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'),
    "word/media/image1.png": png(),
    "docProps/core.xml": f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{{{{ name }}}}</dc:title></cp:coreProperties>',
}  # fmt: skip


def zipped(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The parts as a file. Two names may become one, such as those that differ behind a NUL only."""
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", method) as archive:
        warnings.simplefilter("ignore")
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return out.getvalue()


def ordinary() -> bytes:
    """The file that all others are bent from."""
    return zipped(PARTS)


def bent(parts: Mapping[str, str | bytes] | None = None, /, **named: str | bytes) -> bytes:
    """The ordinary file with parts of its own: by their names, or document=, header1= ..."""
    stories = {f"word/{name}.xml": content for name, content in named.items()}
    return zipped({**PARTS, **(parts or {}), **stories})


def with_body(xml: str) -> bytes:
    """The ordinary file with something before its first paragraph."""
    return bent(document=part("document", f"<w:body>{xml}{BODY}{SECTION}</w:body>"))


def linked(kind: str, target: str, more: str = "") -> bytes:
    """The ordinary file with one more relationship, rId7, and the part it leads to."""
    new = {"word/_rels/document.xml.rels": links(*LINKS, (kind, target, more))}
    if not more:
        new[f"word/{target}"] = "x"
    return zipped({**PARTS, **new})


def prefixed(xml: str) -> str:
    """The same XML with a prefix for its namespace, as some programs write it."""
    return re.sub(r"<(/?)(?=[A-Z])", r"<\1x:", xml).replace("xmlns=", "xmlns:x=")


def used(kind: str, xml: str) -> bytes:
    """The ordinary file with a relationship outside, rId7, and `xml` that uses it."""
    outside = links(*LINKS, (kind, "http://127.0.0.1:9/spy", OUTSIDE))
    if kind == "hyperlink":
        outside = outside.replace("http://127.0.0.1:9/spy", "file:///C:/spy.exe")
    body = part("document", f"<w:body>{xml}{BODY}{SECTION}</w:body>")
    return bent({"word/_rels/document.xml.rels": outside}, document=body)


def field(code: str) -> bytes:
    """The ordinary file with a Word field whose code is cut up over runs."""
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    runs = "".join(f'<w:r><w:instrText xml:space="preserve">{one}</w:instrText></w:r>' for one in code)  # fmt: skip
    return with_body(f"<w:p>{char.format('begin')}{runs}{char.format('separate')}{char.format('end')}</w:p>")  # fmt: skip


def simple_field(code: str) -> bytes:
    """The ordinary file with a Word field in one element."""
    return with_body(
        f'<w:p><w:fldSimple w:instr="{code}"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'
    )


def doctype(name: str, declarations: str) -> bytes:
    """The ordinary file with a document type of its own in one part."""
    xml = str(PARTS[name]).replace(_HEAD, "")
    return zipped({**PARTS, name: f"{_HEAD}<!DOCTYPE x [{declarations}]>{xml}"})


def _laughs() -> str:
    levels = (f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 20))
    return '<!ENTITY a0 "ha">' + "".join(levels)


def _twice(name: str, content: str) -> bytes:
    """Two members of one name, as no zip program would write them."""
    other = name[:-1] + "_"
    data = zipped({**PARTS, other: content})
    return data.replace(other.encode(), name.encode())


def _flagged(bit: int) -> bytes:
    """A flag set in every header: 1 says encrypted."""
    data = bytearray(ordinary())
    for signature, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= bit
            at = data.find(signature, at + 4)
    return bytes(data)


def _wrong_sum() -> bytes:
    """A part whose checksum is another's."""
    data = bytearray(ordinary())
    at = data.find(b"PK\1\2")
    data[at + 16 : at + 20] = struct.pack("<I", 12345)
    return bytes(data)


def _claiming(size: int) -> bytes:
    """A part that says it is larger than it is."""
    data = bytearray(ordinary())
    at = data.find(b"PK\1\2")
    data[at + 24 : at + 28] = struct.pack("<I", size)
    return bytes(data)


def _cut_short() -> bytes:
    """The last byte of a part's packed content taken from its length, and its size with it."""
    data = bytearray(zipped({"a.xml": b"<a/>" * 9, **PARTS}))
    at = data.find(b"PK\1\2")
    (packed,) = struct.unpack_from("<I", data, at + 20)
    struct.pack_into("<I", data, at + 20, packed - 2)
    return bytes(data)


def _misnamed() -> bytes:
    """A part with one name in the list of parts and another where it lies."""
    return ordinary().replace(b"word/settings.xml", b"word/sett1ngs.xml", 1)


def _deep(name: str, depth: int) -> str:
    return f"<w:{name}>" * depth + f"</w:{name}>" * depth


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file that means harm. `refused` are words of the sentence it is refused with."""

    name: str
    made: Made
    refused: str


REFUSED = [
    Hostile(name, made, words)
    for name, words, made in (
        ("an empty file", "empty", lambda: b""),
        ("a page of the web", "not a Word document", lambda: b"<html><body>{{ name }}</body></html>"),
        ("an old Word file", ".doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512),
        ("the first half of a file", "damaged", lambda: ordinary()[:2000]),
        ("a zip of nothing", "not a Word document", lambda: zipped({})),
        ("a zip of other things", "not a Word document", lambda: zipped({"a.txt": "x"})),
        ("a spreadsheet", "not a Word document", lambda: bent({"[Content_Types].xml": types(document="sheet.main+xml")})),
        ("a file in parts that are encrypted", "password", partial(_flagged, 1)),
        ("a part with a wrong checksum", "damaged", _wrong_sum),
        ("a part whose end is cut off", "damaged", _cut_short),
        ("a part that calls itself another", "damaged", _misnamed),
        ("a part that claims four gigabytes", "", partial(_claiming, 0xFFFFFFF0)),
        ("two documents in one file", "never does", partial(_twice, "word/document.xml", part("document", "<w:body/>"))),
        ("two parts that differ in capitals", "never does", lambda: bent({"word/Header1.xml": "<a/>"})),
        ("a part above the folder", "never does", lambda: bent({"../../evil.xml": "<a/>"})),
        ("a part at the root of the disk", "never does", lambda: bent({"/etc/cron.d/evil": "x"})),
        ("a part on drive C", "never does", lambda: bent({"C:/Windows/evil.xml": "x"})),
        ("a part with backslashes", "never does", lambda: bent({"word\\..\\..\\evil/x.xml": "x"})),
        ("a document type in the body", "document type", partial(doctype, "word/document.xml", '<!ENTITY x SYSTEM "file:///etc/passwd">')),
        ("a document type in the links", "document type", partial(doctype, "word/_rels/document.xml.rels", '<!ENTITY x "y">')),
        ("a document type in a header", "document type", partial(doctype, "word/header1.xml", '<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;')),
        ("a document type in the styles", "document type", partial(doctype, "word/styles.xml", '<!ENTITY x "y">')),
        ("a billion laughs", "", partial(doctype, "word/document.xml", _laughs())),
        ("a billion laughs in the properties", "", partial(doctype, "docProps/core.xml", _laughs())),
        ("a body of no XML", "damaged", lambda: bent(document="Dear {{ name }}")),
        ("a body cut short", "damaged", lambda: bent(document=str(PARTS["word/document.xml"])[:-40])),
        ("a body in no known encoding", "damaged", lambda: bent(document=b"<?xml version='1.0' encoding='rot13'?><a/>")),
        ("a body of binary", "damaged", lambda: bent(document=bytes(range(256)))),
        ("a body in UTF-16 cut in two", "damaged", lambda: bent(document=str(PARTS["word/document.xml"]).encode("utf-16")[:-3])),
        ("a body of another namespace", "", lambda: bent(document='<document xmlns="urn:x"><body/></document>')),
        ("a body of the strict standard", "Strict", lambda: bent(document=str(PARTS["word/document.xml"]).replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main"))),
        ("a document without a body", "", lambda: bent(document=part("document", "<w:background/>"))),
        ("a text within a text", "put together wrongly", lambda: with_body(p("<w:t>x</w:t>"))),
        ("a tag outside a run", "put together wrongly", lambda: with_body("<w:p><w:r><w:numId><w:t>{{ name }}</w:t></w:numId></w:r></w:p>")),
        ("a note within a note", "put together wrongly", lambda: bent(footnotes=part("footnotes", f'<w:footnote w:id="1"><w:footnote w:id="2">{p("x")}</w:footnote></w:footnote>'))),
        ("a body nested ten thousand deep", "", lambda: with_body(_deep("sdt", 10_000))),
        ("a text of eleven million letters", "", lambda: with_body(p("x" * 11_000_000))),
        ("a body of seventeen million bytes", "too large", lambda: with_body("<w:p/>" * 2_900_000)),
        ("a picture that unpacks to a gigabyte's tenth", "too large", lambda: bent({"word/media/big.png": b"\0" * (100 << 20)})),
        ("a hundred pictures of two megabytes of nothing", "too large", lambda: bent({f"word/media/{n}.png": b"\0" * (2 << 20) for n in range(100)})),
        ("three thousand parts", "too large", lambda: bent({f"word/media/{n}.png": "x" for n in range(3000)})),
        ("a document with macros, by its type", "macros", lambda: bent({"[Content_Types].xml": types(**_KINDS).replace(_WORD + "document.main", "application/vnd.ms-word.document.macroEnabled.main")})),
        ("a template with macros, by its type", "macros", lambda: bent({"[Content_Types].xml": types(**_KINDS).replace(_WORD + "document.main", "application/vnd.ms-word.template.macroEnabledTemplate.main")})),
        ("a program of Visual Basic, by its link", "macros", partial(linked, "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin")),
        ("a program of Visual Basic that nothing links to", "macros", lambda: bent({"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"})),
        ("a program of Visual Basic under another name", "macros", lambda: bent({"word/thing.bin": b"\xd0\xcf\x11\xe0", "[Content_Types].xml": types(**_KINDS).replace("</Types>", '<Override PartName="/word/thing.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>')})),
        ("an ActiveX control", "ActiveX", partial(linked, "control", "activeX/activeX1.xml")),
        ("an ActiveX control that nothing links to", "ActiveX", lambda: bent({"word/activeX/activeX1.bin": "x"})),
        ("a page of the web put inside", "another document", partial(linked, "aFChunk", "chunk.html")),
        ("a page of the web put inside, fetched", "another document", partial(linked, "aFChunk", "http://127.0.0.1:9/x.html", OUTSIDE)),
        ("a chunk without its link", "another document", lambda: with_body('<w:altChunk r:id="rId9"/>')),
        ("a sub-document", "another document", partial(linked, "subDocument", "file:///C:/other.docx", OUTSIDE)),
        ("types that are none", "damaged", lambda: bent({"[Content_Types].xml": types(**_KINDS).replace("<Types", "<Default").replace("</Types", "</Default")})),
        ("links that are none", "damaged", lambda: bent({"word/_rels/document.xml.rels": str(PARTS["docProps/core.xml"])})),
        ("an object on another computer", "", partial(linked, "oleObject", "file://server/share/x.xls", OUTSIDE)),
        ("an object fetched from the web", "", partial(linked, "package", "http://127.0.0.1:9/x.docx", OUTSIDE)),
        ("a field that runs a program", "DDEAUTO", partial(field, 'DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"')),
        ("a field that runs a program, in small letters", "DDE", partial(field, " dde cmd x")),
        ("a field that runs a program, in one element", "DDEAUTO", partial(simple_field, " DDEAUTO cmd x ")),
        ("a field that fetches a picture and never ends", "INCLUDEPICTURE", lambda: with_body('<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>INCLUDEPICTURE "http://127.0.0.1:9/x.png"</w:instrText></w:r></w:p>')),
        ("a field that fetches a text", "INCLUDETEXT", partial(simple_field, "INCLUDETEXT C:\\\\secret.txt")),
        ("a field that links to a sheet", "LINK", partial(field, "LINK Excel.Sheet.8 c:\\\\x.xls")),
        ("a field that asks a database", "DATABASE", partial(field, "DATABASE \\d x")),
        ("a field that imports a picture", "IMPORT", partial(field, "IMPORT x.wmf")),
        ("a field that runs a macro when clicked", "MACROBUTTON", partial(field, "MACROBUTTON AutoOpen click")),
        ("a field in a header", "DDE", lambda: bent(header1=part("hdr", '<w:p><w:fldSimple w:instr="DDE x"/></w:p>'))),
        ("a field in a footnote", "DDE", lambda: bent(footnotes=part("footnotes", '<w:footnote w:id="1"><w:p><w:fldSimple w:instr="DDE x"/></w:p></w:footnote>'))),
        ("a field within a field", "DDEAUTO", lambda: with_body('<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>IF </w:instrText><w:fldChar w:fldCharType="begin"/><w:instrText>DDEAUTO x</w:instrText><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="end"/></w:r></w:p>')),
        ("a field over two paragraphs", "DDE", lambda: with_body('<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DDE</w:instrText></w:r></w:p><w:p><w:r><w:instrText>AUTO cmd x</w:instrText><w:fldChar w:fldCharType="end"/></w:r></w:p>')),
        ("a field whose name another field makes", "another field makes up", lambda: with_body('<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="begin"/><w:instrText>QUOTE 68 68 69 65 85 84 79</w:instrText><w:fldChar w:fldCharType="end"/><w:instrText> cmd x</w:instrText><w:fldChar w:fldCharType="end"/></w:r></w:p>')),
        ("a field after a hard space", "DDEAUTO", partial(field, "\xa0DDEAUTO x")),
        ("a field that sends codes to the printer", "PRINT", partial(field, 'PRINT 27"E"')),
        ("a document referred to", "RD", partial(simple_field, "RD C:\\\\secret.docx")),
        ("a field in a text box", "DDE", lambda: with_body('<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:fldSimple w:instr="DDE x"/></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>')),
        ("a field in a style's or glossary's part", "DDE", lambda: bent({"word/_rels/document.xml.rels": links(*LINKS, ("glossaryDocument", "glossary/document.xml", "")), "word/glossary/document.xml": part("glossaryDocument", '<w:docParts><w:p><w:fldSimple w:instr="DDE x"/></w:p></w:docParts>')})),
    )
]  # fmt: skip

STRIPPED: dict[str, Made] = {
    "a field that fetches a picture": partial(field, ' INCLUDEPICTURE "http://127.0.0.1:9/spy.png" \\d '),
    "a picture on another computer": partial(linked, "image", "http://127.0.0.1:9/spy.png", OUTSIDE),
    "a picture on a file server": partial(linked, "image", "file:////server/share/spy.png", OUTSIDE),
    "where the template used to live": lambda: bent(
        {"word/_rels/settings.xml.rels": links(("attachedTemplate", "http://127.0.0.1:9/spy.dotm", OUTSIDE))},
        settings=part("settings", '<w:attachedTemplate r:id="rId1"/>'),
    ),
    "a source for mail merge": lambda: bent(
        {"word/_rels/settings.xml.rels": links(("mailMergeSource", "file:///C:/spy.mdb", OUTSIDE))},
        settings=part("settings", '<w:mailMerge><w:dataSource r:id="rId1"/></w:mailMerge>'),
    ),
    "a frame with a page of the web": partial(linked, "frame", "http://127.0.0.1:9/spy.html", OUTSIDE),
    "a link of an unknown kind": partial(linked, "urn:x/spyKind", "http://127.0.0.1:9/spy", OUTSIDE),
    "a sound on another computer": partial(linked, "audio", "http://127.0.0.1:9/spy.mp3", OUTSIDE),
    "a film on another computer": partial(linked, "video", "http://127.0.0.1:9/spy.mp4", OUTSIDE),
    "a link in the header": lambda: bent({"word/_rels/header1.xml.rels": links(("image", "http://127.0.0.1:9/spy.png", OUTSIDE))}),
    "a link in the styles": lambda: bent({"word/_rels/styles.xml.rels": links(("image", "http://127.0.0.1:9/spy.png", OUTSIDE))}),
    "a link of the package": lambda: bent({"_rels/.rels": str(PARTS["_rels/.rels"]).replace("</Relationships>", f'<Relationship Id="x" Type="{OFFICE}/image" Target="http://127.0.0.1:9/spy.png"{OUTSIDE}/></Relationships>')}),
    "a link that runs a script": partial(linked, "hyperlink", "javascript:spy()", OUTSIDE),
    "a link to a file": partial(linked, "hyperlink", "file:///C:/spy.exe", OUTSIDE),
    "a link to a handler of Office": partial(linked, "hyperlink", "ms-word:ofe|u|http://127.0.0.1:9/spy.docx", OUTSIDE),
    "a link to a file server": partial(linked, "hyperlink", "\\\\server\\spy", OUTSIDE),
    "a link that runs a script of Visual Basic": partial(linked, "hyperlink", "vbscript:spy", OUTSIDE),
    "a picture in use, embedded and fetched": lambda: used("image", '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:embed="rId7" r:link="rId7"/></w:drawing></w:r></w:p>'),
    "a picture of the old kind in use": lambda: used("image", '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata r:id="rId7"/></v:shape></w:pict></w:r></w:p>'),
    "a link in use": lambda: used("hyperlink", '<w:p><w:hyperlink r:id="rId7"><w:r><w:t>kept words</w:t></w:r></w:hyperlink></w:p>'),
    "a mode in other capitals": partial(linked, "image", "http://127.0.0.1:9/spy.png", ' TargetMode="eXternal"'),
    "comments": lambda: zipped({**PARTS, "word/_rels/document.xml.rels": links(*LINKS, ("comments", "comments.xml", "")), "word/comments.xml": part("comments", f'<w:comment w:id="3" w:author="spy">{p("spy")}</w:comment>'), "word/document.xml": part("document", f'<w:body><w:p><w:commentRangeStart w:id="3"/><w:r><w:t>x</w:t></w:r><w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r></w:p>{BODY}{SECTION}</w:body>')}),
    "what was crossed out": lambda: with_body('<w:p><w:del w:id="1" w:author="spy"><w:r><w:delText>spy</w:delText></w:r></w:del><w:ins w:id="2" w:author="spy"><w:r><w:t>kept</w:t></w:r></w:ins></w:p>'),
    "a paragraph and a row crossed out": lambda: with_body('<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="spy"/></w:rPr></w:pPr><w:r><w:t>kept </w:t></w:r></w:p>' + p("too") + '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:trPr><w:del w:id="4" w:author="spy"/></w:trPr><w:tc><w:p><w:r><w:t>spy</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'),
    "a field in a tracked deletion": lambda: with_body('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:del w:id="1"><w:r><w:delInstrText>DDE spy</w:delInstrText></w:r></w:del><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'),
    "a format that was changed": lambda: with_body('<w:p><w:pPr><w:pPrChange w:id="1" w:author="spy"><w:pPr/></w:pPrChange></w:pPr><w:r><w:rPr><w:rPrChange w:id="2" w:author="spy"><w:rPr/></w:rPrChange></w:rPr><w:t>x</w:t></w:r></w:p>'),
    "data behind content controls": lambda: zipped({**PARTS, "word/_rels/document.xml.rels": links(*LINKS, ("customXml", "../customXml/item1.xml", "")), "customXml/item1.xml": "<spy/>", "customXml/_rels/item1.xml.rels": links(("customXmlProps", "itemProps1.xml", "")), "customXml/itemProps1.xml": "<spy/>"}),
    "the name of who saved it last": lambda: bent({"docProps/core.xml": str(PARTS["docProps/core.xml"]).replace("<dc:title>", "<cp:lastModifiedBy>spy</cp:lastModifiedBy><dc:title>")}),
}  # fmt: skip

HARMLESS: dict[str, Made] = {
    "the ordinary file": ordinary,
    "a file that is not compressed": partial(zipped, PARTS, zipfile.ZIP_STORED),
    "a file compressed in an unusual way": partial(zipped, PARTS, zipfile.ZIP_LZMA),
    "parts with names in other scripts": lambda: bent({"word/media/größe 日本.png": b"x", "word/media/é.png": b"y"}),
    "a page number": partial(field, " PAGE "),
    "a date with a format": partial(field, ' DATE \\@ "d MMMM yyyy" '),
    "a link by e-mail": partial(linked, "hyperlink", "mailto:a@b.org", OUTSIDE),
    "a link by telephone": partial(linked, "hyperlink", "tel:+44123", OUTSIDE),
    "a body in UTF-16": lambda: bent(document=str(PARTS["word/document.xml"]).replace("UTF-8", "UTF-16").encode("utf-16")),
    "a body with a mark of its order": lambda: bent(document=str(PARTS["word/document.xml"]).encode("utf-8-sig")),
    "a body with comments and instructions of XML": lambda: with_body("<!-- {{ evil }} --><?tag 0?><?mark p?>" + p("x<!-- -->y")),
    "a body with sections of characters": lambda: with_body(p("<![CDATA[{{ name }} & <b>]]>")),
    "links and types with prefixes": lambda: bent({name: prefixed(str(PARTS[name])) for name in ("[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels")}),
    "links and types in UTF-16": lambda: bent({name: str(PARTS[name]).replace("UTF-8", "UTF-16").encode("utf-16") for name in ("[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels")}),
    "a header in Latin-1": lambda: bent(header1=str(PARTS["word/header1.xml"]).replace("UTF-8", "ISO-8859-1").replace("For", "Für").encode("latin-1")),
    "a header that is missing": lambda: zipped({name: content for name, content in PARTS.items() if name != "word/header1.xml"}),
    "settings and styles that are missing": lambda: zipped({name: content for name, content in PARTS.items() if name not in ("word/styles.xml", "word/settings.xml")}),
    "links that are missing": lambda: zipped({name: content for name, content in PARTS.items() if not name.endswith("document.xml.rels")}),
    "a link to nowhere": lambda: bent({"word/_rels/document.xml.rels": links(*LINKS, ("header", "../../../../etc/passwd", ""), ("footer", "", ""))}),
    "a link to itself": lambda: bent({"word/_rels/document.xml.rels": links(*LINKS, ("header", "document.xml", ""))}),
    "a chart with its sheet": lambda: zipped({**PARTS, "word/_rels/document.xml.rels": links(*LINKS, ("package", "embeddings/sheet.xlsx", "")), "word/embeddings/sheet.xlsx": b"PK"}),
    "controls of the text's direction": lambda: with_body(p("\u202e{{ name }}\u202c \ufeff")),
}  # fmt: skip
