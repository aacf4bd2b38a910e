"""What earlier writers leave in a Word file: each kind holds a word that no document may hold."""

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from tests.hostile.noted_pictures import (
    bmp,
    emf,
    emf_of,
    exif,
    gif,
    jpeg,
    packet,
    png_with,
    profile,
    segment,
    tiff,
    webp,
    wmf,
)
from tests.hostile.templates.files import (
    LINKS,
    OFFICE,
    OUTSIDE,
    PARTS,
    SECTION,
    bent,
    links,
    p,
    part,
    simple_field,
    with_body,
    zipped,
)
from tests.templates.word import png

CANARY = "Kanarienvogel"
_VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_VT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"


@dataclass(frozen=True, slots=True)
class Leaving:
    """A file with something left in it; `told` is what is said of it, "" where nobody misses it."""

    made: Callable[[], bytes]
    told: str = ""


def settings(inner: str) -> bytes:
    """The ordinary file with this in its settings."""
    return bent(settings=part("settings", inner))


def with_picture(data: bytes, name: str = "media/image2.png") -> bytes:
    """The ordinary file with one more picture."""
    kind = name.rpartition(".")[2]
    types = str(PARTS["[Content_Types].xml"]).replace(
        "<Override", f'<Default Extension="{kind}" ContentType="image/{kind}"/><Override', 1
    ) if kind != "png" else str(PARTS["[Content_Types].xml"])  # fmt: skip
    shown = f'<w:p><w:r><w:pict><v:shape {_VML} id="x" style="width:9pt;height:9pt"><v:imagedata r:id="rId7"/></v:shape></w:pict></w:r></w:p>'
    return bent(
        {
            "[Content_Types].xml": types,
            "word/_rels/document.xml.rels": links(*LINKS, ("image", name, "")),
            f"word/{name}": data,
        },
        document=part("document", f"<w:body>{p('Dear {{ name }}')}{shown}{SECTION}</w:body>"),
    )


def drawing(name: str = "Picture 1", words: str = "", inner: str = "", more: str = "") -> bytes:
    """The ordinary file with a drawing of this name and alt text."""
    return with_body(
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{_WP}"><wp:extent cx="9525" cy="9525"/>'
        f'<wp:docPr id="7" name="{name}" descr="{words}"{more}>{inner}</wp:docPr>'
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>'
        f'<pic:cNvPr id="7" name="{name}" descr="{words}"/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="rId5"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )


def old_shape(more: str, inside: str = "", named: str = "x") -> bytes:
    """The ordinary file with a shape of old Word."""
    return with_body(
        f'<w:p><w:r><w:pict><v:shape {_VML} id="{named}" style="width:9pt" {more}><v:imagedata r:id="rId5" {inside}/></v:shape></w:pict></w:r></w:p>'
    )


def core(inner: str) -> bytes:
    """The ordinary file with these properties."""
    return bent(
        {
            "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            f'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{inner}</cp:coreProperties>'
        }
    )


def app(inner: str) -> bytes:
    """The ordinary file with these properties of its program."""
    package = str(PARTS["_rels/.rels"]).replace(
        "</Relationships>",
        f'<Relationship Id="a" Type="{OFFICE}/extended-properties" Target="docProps/app.xml"/></Relationships>',
    )
    return bent(
        {
            "_rels/.rels": package,
            "docProps/app.xml": f'<Properties xmlns="{_APP}" xmlns:vt="{_VT}">{inner}</Properties>',
        }
    )


def own(inner: str, body: str = "") -> bytes:
    """The ordinary file with properties of its writers' own."""
    package = str(PARTS["_rels/.rels"]).replace(
        "</Relationships>",
        f'<Relationship Id="c" Type="{OFFICE}/custom-properties" Target="docProps/custom.xml"/></Relationships>',
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
    new = {
        "_rels/.rels": package,
        "docProps/custom.xml": f'<Properties xmlns="{kind}" xmlns:vt="{_VT}">{inner}</Properties>',
    }
    return bent(new, document=part("document", f"<w:body>{body}{p('Dear {{ name }}')}</w:body>"))


def own_property(name: str, value: str, pid: int = 2) -> str:
    """One of these."""
    return f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{pid}" name="{name}"><vt:lpwstr>{value}</vt:lpwstr></property>'


def block(name: str, words: str, kind: str = "autoExp", inner: str = "") -> str:
    """A building block."""
    return (
        f'<w:docPart><w:docPartPr><w:name w:val="{name}"/><w:types><w:type w:val="{kind}"/></w:types>'
        f"{inner}</w:docPartPr><w:docPartBody>{p(words)}</w:docPartBody></w:docPart>"
    )


PROMPTED = (
    '<w:p><w:sdt><w:sdtPr><w:placeholder><w:docPart w:val="PROMPT1"/></w:placeholder><w:showingPlcHdr/></w:sdtPr>'
    "<w:sdtContent><w:r><w:t>Choose a day</w:t></w:r></w:sdtContent></w:sdt></w:p>"
)


def glossary(*blocks: str, more: Mapping[str, str | bytes] | None = None, shown: tuple[tuple[str, str, str], ...] = ()) -> bytes:  # fmt: skip
    """The ordinary file with building blocks, one of which a content control shows."""
    types = str(PARTS["[Content_Types].xml"]).replace(
        "</Types>",
        '<Override PartName="/word/glossary/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.glossary+xml"/>'
        '<Override PartName="/word/glossary/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/></Types>',
    )
    inner = f"<w:docParts>{''.join(blocks)}</w:docParts>"
    return bent(
        {
            "[Content_Types].xml": types,
            "word/_rels/document.xml.rels": links(
                *LINKS, ("glossaryDocument", "glossary/document.xml", "")
            ),
            "word/glossary/document.xml": part("glossaryDocument", inner),
            "word/glossary/_rels/document.xml.rels": links(
                ("settings", "settings.xml", ""), *shown
            ),
            "word/glossary/settings.xml": part(
                "settings", f'<w:docVars><w:docVar w:name="a" w:val="{CANARY}"/></w:docVars>'
            ),
            **(more or {}),
        },
        document=part("document", f"<w:body>{PROMPTED}{p('Dear {{ name }}')}{SECTION}</w:body>"),
    )


def workbook(**more: str | bytes) -> bytes:
    """A workbook as it stands behind a chart, with who wrote it, where it lay, and a comment."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": links(("officeDocument", "xl/workbook.xml", "")),
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{CANARY}</dc:creator><cp:lastModifiedBy>{CANARY}</cp:lastModifiedBy></cp:coreProperties>',
        "docProps/app.xml": f'<Properties xmlns="{_APP}"><Company>{CANARY}</Company></Properties>',
        "docProps/custom.xml": f'<Properties xmlns="x"><property name="{CANARY}"><a>{CANARY}</a></property></Properties>',
        "xl/workbook.xml": f'<workbook xmlns="{main}"><fileSharing userName="{CANARY}"/><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x15"><x15ac:absPath xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac" url="C:\\Users\\{CANARY}\\"/></mc:Choice></mc:AlternateContent><sheets><sheet name="Sheet1" sheetId="1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData><row><c><v>42</v></c></row></sheetData></worksheet>',
        "xl/comments1.xml": f'<comments xmlns="{main}"><authors><author>{CANARY}</author></authors><commentList><comment ref="A1" authorId="0"><text><t>{CANARY}</t></text></comment></commentList></comments>',
        "xl/persons/person.xml": f'<personList xmlns="x"><person displayName="{CANARY}"/></personList>',
        "xl/threadedComments/threadedComment1.xml": f'<ThreadedComments xmlns="x"><threadedComment><text>{CANARY}</text></threadedComment></ThreadedComments>',
        "xl/printerSettings/printerSettings1.bin": CANARY.encode("utf-16-le"),
        "xl/media/image1.png": png_with(b"tEXt", b"Author\0" + CANARY.encode()),
    }
    return zipped({**parts, **more})


def with_inside(name: str, content: bytes) -> bytes:
    """The ordinary file with another file inside."""
    known = f'<Default Extension="{name.rpartition(".")[2]}" ContentType="application/octet-stream"/><Override'
    return zipped({
        **PARTS,
        "[Content_Types].xml": str(PARTS["[Content_Types].xml"]).replace("<Override", known, 1),
        "word/_rels/document.xml.rels": links(*LINKS, ("package", f"embeddings/{name}", "")),
        f"word/embeddings/{name}": content,
    })  # fmt: skip


def with_footnote(calls: str) -> bytes:
    """The ordinary file with a footnote in it, which these words call or do not."""
    called = f'<w:footnote w:id="1">{p("seen")}</w:footnote>'
    return bent(
        document=part("document", f"<w:body><w:p>{calls}</w:p>{p('Dear {{ name }}')}{SECTION}</w:body>"),
        footnotes=part("footnotes", f'{called}<w:footnote w:id="2">{p(CANARY)}</w:footnote>'),
    )  # fmt: skip


def theme(inner: str) -> bytes:
    """The ordinary file with a theme of its own."""
    types = str(PARTS["[Content_Types].xml"]).replace(
        "</Types>",
        '<Override PartName="/word/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/></Types>',
    )
    return zipped({
        **PARTS,
        "[Content_Types].xml": types,
        "word/_rels/document.xml.rels": links(*LINKS, ("theme", "theme/theme1.xml", "")),
        "word/theme/theme1.xml": f'<a:theme xmlns:a="{_A}" name="{CANARY}">{inner}</a:theme>',
    })  # fmt: skip


_C = CANARY.encode()
_PATH = f"C:\\Users\\{CANARY} Smith\\My pictures\\logo.v2.png"
_NOTED = "what cameras and programs noted in its pictures"
_WORDS = "paths and names of files"

_AWAY = links(("externalLinkPath", f"file:///C:/Users/{CANARY}/budget.xlsx", OUTSIDE))

LEAVINGS: dict[str, Leaving] = {
    "document variables": Leaving(partial(settings, f'<w:docVars><w:docVar w:name="{CANARY}" w:val="{CANARY}"/></w:docVars>'), "document variables"),
    "a text of AutoText": Leaving(partial(glossary, block("hello", CANARY), block("PROMPT1", "Choose a day", "bbPlcHdr")), "AutoText"),
    "a text of AutoText of no kind": Leaving(partial(glossary, block("other", CANARY, "normal"), block("PROMPT1", "Choose a day", "bbPlcHdr")), "AutoText"),
    "a list of building blocks that holds something else": Leaving(partial(glossary, p(CANARY), block("PROMPT1", "Choose a day", "bbPlcHdr")), "AutoText"),
    "what is said of a prompt": Leaving(partial(glossary, block("PROMPT1", "Choose a day", "bbPlcHdr", f'<w:description w:val="{CANARY}"/>')), "document variables"),
    "the picture of an AutoText": Leaving(partial(glossary, block("a", "x"), shown=(("image", "media/image9.png", ""),), more={"word/glossary/media/image9.png": png_with(b"IDAT", _C)}), "AutoText"),
    "EXIF in a JPEG": Leaving(partial(with_picture, jpeg(segment(0xE1, b"Exif\0\0" + exif(_C))), "media/image2.jpeg"), _NOTED),
    "XMP in a JPEG": Leaving(partial(with_picture, jpeg(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x>" + _C)), "media/image2.jpeg"), _NOTED),
    "IPTC in a JPEG": Leaving(partial(with_picture, jpeg(segment(0xED, b"Photoshop 3.0\0008BIM" + _C)), "media/image2.jpeg"), _NOTED),
    "a comment in a JPEG": Leaving(partial(with_picture, jpeg(segment(0xFE, _C)), "media/image2.jpeg"), _NOTED),
    "a JPEG called .png": Leaving(partial(with_picture, jpeg(segment(0xFE, _C))), _NOTED),
    "what hangs behind a JPEG": Leaving(partial(with_picture, jpeg(behind=_C), "media/image2.jpeg"), _NOTED),
    "what stands between the pieces of a JPEG": Leaving(partial(with_picture, jpeg(_C), "media/image2.jpeg"), _NOTED),
    "a small copy in a JPEG": Leaving(partial(with_picture, jpeg(segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\x05\x01" + _C)), "media/image2.jpeg"), _NOTED),
    "the name of a screen in a JPEG": Leaving(partial(with_picture, jpeg(segment(0xE2, b"ICC_PROFILE\0\1\1" + profile(_C))), "media/image2.jpeg"), _NOTED),
    "a text in a PNG": Leaving(partial(with_picture, png_with(b"tEXt", b"Author\0" + _C)), _NOTED),
    "a packed text in a PNG": Leaving(partial(with_picture, png_with(b"zTXt", b"Author\0\0" + zlib.compress(_C))), _NOTED),
    "a text of many languages in a PNG": Leaving(partial(with_picture, png_with(b"iTXt", b"Author\0\0\0\0\0" + _C)), _NOTED),
    "EXIF in a PNG": Leaving(partial(with_picture, png_with(b"eXIf", exif(_C, 6))), _NOTED),
    "a chunk of a PNG that nobody knows": Leaving(partial(with_picture, png_with(b"prVt", _C)), _NOTED),
    "the name of a screen in a PNG": Leaving(partial(with_picture, png_with(b"iCCP", _C + b"\0\0" + zlib.compress(profile(_C)))), _NOTED),
    "what hangs behind a PNG": Leaving(partial(with_picture, png() + _C), _NOTED),
    "a comment in a GIF": Leaving(partial(with_picture, gif(packet(0xFE, b"", _C)), "media/image2.gif"), _NOTED),
    "XMP in a GIF": Leaving(partial(with_picture, gif(packet(0xFF, b"XMP DataXMP", _C)), "media/image2.gif"), _NOTED),
    "what hangs behind a GIF": Leaving(partial(with_picture, gif() + _C, "media/image2.gif"), _NOTED),
    "what hangs behind a BMP": Leaving(partial(with_picture, bmp(_C), "media/image2.bmp"), _NOTED),
    "where the colours of a BMP lie": Leaving(partial(with_picture, bmp(path=_C), "media/image2.bmp"), _NOTED),
    "who made a TIFF": Leaving(partial(with_picture, tiff(_C), "media/image2.tiff"), _NOTED),
    "what is said in an EMF": Leaving(partial(with_picture, emf(CANARY), "media/image2.emf"), _NOTED),
    "what is said in a WMF": Leaving(partial(with_picture, wmf(_C), "media/image2.wmf"), _NOTED),
    "EXIF and XMP in a WebP": Leaving(partial(with_picture, webp((b"EXIF", exif(_C)), (b"XMP ", _C)), "media/image2.webp"), _NOTED),
    "the settings of a printer": Leaving(lambda: zipped({**PARTS, "word/_rels/document.xml.rels": links(*LINKS, ("printerSettings", "printerSettings/printerSettings1.bin", "")), "word/printerSettings/printerSettings1.bin": CANARY.encode("utf-16-le")})),
    "properties of its writers' own": Leaving(partial(own, own_property(CANARY, CANARY)), "properties"),
    "a property of its writers' own beside one that is filled in": Leaving(partial(own, own_property("Owner", CANARY) + own_property("For", "{{ name }}", 3))),
    "a subject": Leaving(partial(core, f"<dc:subject>{CANARY}</dc:subject>"), "its subject"),
    "a number and a version": Leaving(partial(core, f"<dc:identifier>{CANARY}</dc:identifier><cp:version>{CANARY}</cp:version>"), "its number"),
    "a title": Leaving(partial(core, f"<dc:title>Microsoft Word - {CANARY} FINAL</dc:title>")),
    "properties that Word does not write": Leaving(partial(core, f'<dc:publisher>{CANARY}</dc:publisher><dc:rights>{CANARY}</dc:rights><dcterms:created xsi:type="dcterms:W3CDTF">2026-01-01T00:00:00Z</dcterms:created>')),
    "titles and links in the program's properties": Leaving(partial(app, f"<TitlesOfParts><vt:vector size='1' baseType='lpstr'><vt:lpstr>{CANARY}</vt:lpstr></vt:vector></TitlesOfParts><HLinks><vt:vector size='1' baseType='variant'><vt:variant><vt:lpwstr>{CANARY}</vt:lpwstr></vt:variant></vt:vector></HLinks><HyperlinkBase>{CANARY}</HyperlinkBase>")),
    "a path for an alt text": Leaving(partial(drawing, words=_PATH), _WORDS),
    "a path in an alt text": Leaving(partial(drawing, words=f"Our logo ({_PATH})"), _WORDS),
    "an address of a file in an alt text": Leaving(partial(drawing, words=f"logo file:///C:/Users/{CANARY}%20Smith/logo.png"), _WORDS),
    "a path of Linux in an alt text": Leaving(partial(drawing, words=f"/home/{CANARY}/logo.png"), _WORDS),
    "a path of a Mac in a title": Leaving(partial(drawing, more=f' title="/Users/{CANARY}/Desktop/our logo.png"'), _WORDS),
    "a server in an alt text": Leaving(partial(drawing, words=f"\\\\server\\{CANARY}\\logo.png"), _WORDS),
    "the name of a file for an alt text": Leaving(partial(drawing, words=f"{CANARY} 2019.JPG"), _WORDS),
    "the name of a file for the name of a drawing": Leaving(partial(drawing, name=f"{CANARY}.png")),
    "a path for the name of a drawing": Leaving(partial(drawing, name=_PATH)),
    "a path in letters of XML": Leaving(partial(drawing, words=f"C&#58;&#92;{CANARY}&#x5c;logo.png"), _WORDS),
    "the alt text of an old shape": Leaving(partial(old_shape, f'alt="{_PATH}"'), _WORDS),
    "the file of an old picture": Leaving(partial(old_shape, "", f'o:title="{CANARY}"')),
    "an old shape once more, packed": Leaving(partial(old_shape, f'o:gfxdata="{CANARY}"')),
    "the alt text of a table": Leaving(lambda: with_body(f'<w:tbl><w:tblPr><w:tblCaption w:val="{_PATH}"/></w:tblPr><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>'), _WORDS),
    "the number of a drawing": Leaving(partial(drawing, inner=f'<a:extLst xmlns:a="{_A}"><a:ext uri="{{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}}"><a16:creationId xmlns:a16="http://schemas.microsoft.com/office/drawing/2014/main" id="{CANARY}"/></a:ext></a:extLst>')),
    "a password": Leaving(partial(settings, f'<w:documentProtection w:edit="forms" w:enforcement="1" w:hash="{CANARY}" w:salt="{CANARY}"/>'), "password"),
    "schemas and where they lie": Leaving(partial(settings, f'<w:attachedSchema w:val="{CANARY}"/><sl:schemaLibrary xmlns:sl="http://schemas.openxmlformats.org/schemaLibrary/2006/main"><sl:schema sl:uri="x" sl:manifestLocation="C:\\{CANARY}.xml"/></sl:schemaLibrary>')),
    "what a mail merge asked": Leaving(partial(settings, f'<w:mailMerge><w:query w:val="SELECT {CANARY}"/></w:mailMerge>')),
    "the name of a document": Leaving(partial(settings, f'<w15:docId xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" w15:val="{{{CANARY}}}"/>')),
    "who may change a place": Leaving(lambda: with_body(f'<w:p><w:permStart w:id="1" w:ed="OFFICE\\{CANARY}"/><w:r><w:t>x</w:t></w:r><w:permEnd w:id="1"/></w:p>')),
    "what a smart tag holds": Leaving(lambda: with_body(f'<w:p><w:smartTag w:element="PersonName"><w:smartTagPr><w:attr w:name="ProductID" w:val="{CANARY}"/></w:smartTagPr><w:r><w:t>x</w:t></w:r></w:smartTag></w:p>')),
    "the footnotes of AutoText": Leaving(partial(glossary, block("a", "x"), block("PROMPT1", "Choose a day", "bbPlcHdr"), shown=(("footnotes", "footnotes.xml", ""),), more={"word/glossary/footnotes.xml": part("footnotes", f'<w:footnote w:id="2">{p(CANARY)}</w:footnote>')}), "AutoText"),
    "the endnotes and a header of AutoText": Leaving(partial(glossary, block("a", "x"), block("PROMPT1", "Choose a day", "bbPlcHdr"), shown=(("endnotes", "endnotes.xml", ""), ("header", "header9.xml", "")), more={"word/glossary/endnotes.xml": part("endnotes", f'<w:endnote w:id="2">{p(CANARY)}</w:endnote>'), "word/glossary/header9.xml": part("hdr", p(CANARY))}), "AutoText"),
    "a footnote whose place was crossed out": Leaving(partial(with_footnote, f'<w:del w:id="9" w:author="{CANARY}"><w:r><w:footnoteReference w:id="2"/></w:r></w:del>'), "crossed out"),
    "a footnote that nothing calls": Leaving(partial(with_footnote, ""), ""),
    "what is said in an EMF behind its head": Leaving(lambda: with_picture(emf_of(CANARY, 88, 88), "media/image2.emf"), _NOTED),
    "what is said in an EMF in its head": Leaving(lambda: with_picture(emf_of(CANARY, 108, 108 + 2 * len(CANARY)), "media/image2.emf"), _NOTED),
    "what is said in an EMF far behind": Leaving(lambda: with_picture(emf_of(CANARY, 128, 108), "media/image2.emf"), _NOTED),
    "what stands in the head of an EMF and nothing leads to": Leaving(lambda: with_picture(emf_of(CANARY, 0, 108 + 2 * len(CANARY)), "media/image2.emf"), _NOTED),
    "a path for the name of an old shape": Leaving(partial(old_shape, "", named=_PATH)),
    "a path for the title of an old shape": Leaving(partial(old_shape, f'o:title="{_PATH}"'), _WORDS),
    "the program that checked the spelling": Leaving(partial(settings, f'<w:activeWritingStyle w:appName="{CANARY}" w:lang="en-GB" w:vendorID="1" w:dllVersion="1"/>')),
    "names of captions": Leaving(partial(settings, f'<w:captions><w:caption w:name="{CANARY}"/></w:captions>')),
    "kinds of smart tags": Leaving(partial(settings, f'<w:smartTagType w:namespaceuri="urn:{CANARY}" w:name="x" w:url="http://{CANARY}.example"/>')),
    "a setting of a newer Word": Leaving(partial(settings, f'<w15:secret xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" w15:val="{CANARY}"/>')),
    "a setting of another program": Leaving(partial(settings, f'<x:own xmlns:x="urn:own"><x:by>{CANARY}</x:by></x:own>')),
    "a compatibility of another program": Leaving(partial(settings, f'<w:compat><w:compatSetting w:name="x" w:uri="urn:{CANARY}" w:val="1"/></w:compat>')),
    "how often and how long it was written": Leaving(lambda: app(f"<TotalTime>{CANARY}</TotalTime>")),
    "words inside a day, and beside a property with a tag": Leaving(partial(core, f"<dcterms:created><dc:rights>{CANARY}</dc:rights></dcterms:created><dc:title>{{{{ name }}}}<dc:rights>{CANARY}</dc:rights></dc:title><other>{{{{ name }}}} {CANARY}</other>")),
    "how often it was saved": Leaving(partial(core, f"<cp:revision>{CANARY}</cp:revision>")),
    "where a workbook inside finds another": Leaving(lambda: with_inside("sheet.xlsx", workbook(**{"xl/externalLinks/_rels/externalLink1.xml.rels": _AWAY, "xl/externalLinks/externalLink1.xml": f'<externalLink xmlns:xxl21="urn:x"><xxl21:alternateUrls driveId="{CANARY}"/></externalLink>'})), "where other files lie"),
    "the writers of a file in a file inside": Leaving(lambda: with_inside("text.docx", zipped({"[Content_Types].xml": "<Types/>", "word/embeddings/a.xlsx": workbook()})), "who wrote"),
    "data of a field": Leaving(lambda: with_body(f'<w:p><w:r><w:fldChar w:fldCharType="begin"><w:fldData>{CANARY}</w:fldData></w:fldChar></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>')),
    "the names of a theme": Leaving(partial(theme, f'<a:themeElements><a:clrScheme name="{CANARY}"/><a:fontScheme name="{CANARY}"/><a:fmtScheme name="{CANARY}"/></a:themeElements><a:extLst><a:ext uri="x"><f:themeFamily xmlns:f="http://schemas.microsoft.com/office/thememl/2012/main" name="{CANARY}" id="{CANARY}"/></a:ext></a:extLst>')),
    "a comment in the XML": Leaving(lambda: bent(styles=part("styles", f"<!-- {CANARY} -->"))),
    "an instruction in the XML": Leaving(lambda: bent(styles=part("styles", f"<?{CANARY} x?>"))),
    "a workbook behind a chart": Leaving(lambda: with_inside("sheet.xlsx", workbook()), "spreadsheets"),
    "a field that shows the writer": Leaving(lambda: bent({"docProps/core.xml": str(PARTS["docProps/core.xml"]).replace("<dc:title>", f"<dc:creator>{CANARY}</dc:creator><dc:title>")}, document=part("document", f'<w:body><w:p><w:fldSimple w:instr="AUTHOR"><w:r><w:t>Ann</w:t></w:r></w:fldSimple></w:p>{p("Dear {{ name }}")}</w:body>')), "AUTHOR"),
    "a field that shows a variable": Leaving(partial(simple_field, f"DOCVARIABLE &quot;{CANARY}&quot;")),
}  # fmt: skip
