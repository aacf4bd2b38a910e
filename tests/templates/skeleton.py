"""What Word itself writes around every document, whoever typed it: parts, settings and marks.

`word_like` puts it around a plain file: settings that name note separators, compatibility and the sittings
of writing, notes with their separators, a header and a footer with controls bound to properties and to
data of their own, a glossary with the words that the controls show, people, a second store of data.
All of it goes unnoticed. With `comments` there are also comments in Word's four parts, properties of
the writers' own and the template it was made from, which people are told of.
"""

import io
import itertools
import zipfile
from functools import cache
from pathlib import Path

import docx
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from lxml import etree

left_out = False
"""Whether the tests make plain files, as other programs write them: `pytest --plain-files`."""

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MICROSOFT = "http://schemas.microsoft.com/office"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_NAMES = {
    "wpc": f"{_MICROSOFT}/word/2010/wordprocessingCanvas",
    "cx": f"{_MICROSOFT}/drawing/2014/chartex",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "o": "urn:schemas-microsoft-com:office:office",
    "r": _OFFICE,
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "wp14": f"{_MICROSOFT}/word/2010/wordprocessingDrawing",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "w10": "urn:schemas-microsoft-com:office:word",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": _W14,
    "w15": f"{_MICROSOFT}/word/2012/wordml",
    "w16cid": f"{_MICROSOFT}/word/2016/wordml/cid",
    "w16se": f"{_MICROSOFT}/word/2015/wordml/symex",
    "wpg": f"{_MICROSOFT}/word/2010/wordprocessingGroup",
    "wne": f"{_MICROSOFT}/word/2006/wordml",
    "wps": f"{_MICROSOFT}/word/2010/wordprocessingShape",
}
_DECLARED = "".join(f' xmlns:{prefix}="{name}"' for prefix, name in _NAMES.items())
_ROOT = f'{_DECLARED} mc:Ignorable="w14 w15 w16se w16cid wp14"'
_LOOKS_FOR_TABLES = {"TableNormal", "TableGrid", "LightGrid-Accent1"}
_SITTING = 'w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E"'
_CORE_STORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
_COVER_STORE = "{55AF091B-3C7A-41E3-B477-F2FDAA23CFDA}"
_COVER = f"{_MICROSOFT}/2006/coverPageProps"


def _part(kind: str, inner: str) -> str:
    return f"{_HEAD}<w:{kind}{_ROOT}>{inner}</w:{kind}>"


def _separators(noun: str) -> str:
    space = '<w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    return "".join(
        f'<w:{noun} w:type="{kind}" w:id="{number}"><w:p {_SITTING}>{space}'
        f"<w:r><w:{kind}/></w:r></w:p></w:{noun}>"
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )


def _bound(title: str, shown: str, placeholder: str, binding: str) -> str:
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{title}"/><w:tag w:val=""/><w:id w:val="-1823421001"/>'
        f'<w:placeholder><w:docPart w:val="{placeholder}"/></w:placeholder><w:showingPlcHdr/>'
        f"<w:dataBinding {binding}/><w:text/></w:sdtPr><w:sdtContent><w:r>"
        f"<w:t>{shown}</w:t></w:r></w:sdtContent></w:sdt>"
    )


_TITLE = _bound(
    "Title",
    "[Document title]",
    "D15EFBCAED4046C68BB2E149D080EBFA",
    f"w:prefixMappings=\"xmlns:ns0='http://purl.org/dc/elements/1.1/' xmlns:ns1='{_PACKAGE}/metadata/core-properties' \" "
    f'w:xpath="/ns1:coreProperties[1]/ns0:title[1]" w:storeItemID="{_CORE_STORE}"',
)
_ABSTRACT = _bound(
    "Abstract",
    "[Abstract]",
    "D3D97CFE58B34BD9A5AFC633FA538376",
    f'w:prefixMappings="xmlns:ns0=\'{_COVER}\'" w:xpath="/ns0:CoverPageProperties[1]/ns0:Abstract[1]" '
    f'w:storeItemID="{_COVER_STORE}"',
)
_PAGE = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE   \\* MERGEFORMAT </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:noProof/></w:rPr><w:t>1</w:t></w:r>'
    '<w:r><w:rPr><w:noProof/></w:rPr><w:fldChar w:fldCharType="end"/></w:r>'
)


def _furniture(kind: str, inner: str) -> str:
    ids = f'w14:paraId="1F2E3D4C" w14:textId="77777777" {_SITTING}'
    return _part(kind, f"<w:p {ids}>{inner}</w:p>")


def _settings(extra: str = "") -> str:
    notes = "".join(
        f'<w:{noun}Pr><w:{noun} w:id="-1"/><w:{noun} w:id="0"/></w:{noun}Pr>'
        for noun in ("footnote", "endnote")
    )
    compatible = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{_MICROSOFT}/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    sittings = "".join(f'<w:rsid w:val="{number}"/>' for number in ("00A77B3E", "00F31C2D"))
    colours = " ".join(
        f'w:{name}="{colour}"'
        for name, colour in (
            ("bg1", "light1"), ("t1", "dark1"), ("bg2", "light2"), ("t2", "dark2"),
            *((f"accent{n}", f"accent{n}") for n in range(1, 7)),
            ("hyperlink", "hyperlink"), ("followedHyperlink", "followedHyperlink"),
        )
    )  # fmt: skip
    shapes = (
        '<o:shapedefaults v:ext="edit" spidmax="{0}"/><o:shapelayout v:ext="edit">'
        '<o:idmap v:ext="edit" data="{1}"/></o:shapelayout>'
    )
    return _part(
        "settings",
        f'<w:zoom w:percent="110"/><w:proofState w:spelling="clean" w:grammar="clean"/>{extra}'
        '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        f"<w:hdrShapeDefaults>{shapes.format(2050, 2)}</w:hdrShapeDefaults>{notes}"
        f'<w:compat>{compatible}</w:compat><w:rsids><w:rsidRoot w:val="00A77B3E"/>{sittings}</w:rsids>'
        '<m:mathPr><m:mathFont m:val="Cambria Math"/><m:brkBin m:val="before"/><m:brkBinSub m:val="--"/>'
        '<m:smallFrac m:val="0"/><m:dispDef/><m:lMargin m:val="0"/><m:rMargin m:val="0"/><m:defJc m:val="centerGroup"/>'
        '<m:wrapIndent m:val="1440"/><m:intLim m:val="subSup"/><m:naryLim m:val="undOvr"/></m:mathPr>'
        f'<w:themeFontLang w:val="en-US"/><w:clrSchemeMapping {colours}/>'
        f"<w:shapeDefaults>{shapes.format(1026, 1)}</w:shapeDefaults>"
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/><w14:docId w14:val="0E820D9E"/>'
        '<w15:chartTrackingRefBased/><w15:docId w15:val="{FFFFF82B-A1D2-465B-82CE-BF2A1CA965C2}"/>',
    )


def _glossary() -> str:
    parts = "".join(
        f'<w:docPart><w:docPartPr><w:name w:val="{name}"/><w:category><w:name w:val="General"/>'
        '<w:gallery w:val="placeholder"/></w:category><w:types><w:type w:val="bbPlcHdr"/></w:types>'
        f'<w:behaviors><w:behavior w:val="content"/></w:behaviors><w:guid w:val="{guid}"/></w:docPartPr>'
        f'<w:docPartBody><w:p {_SITTING}><w:r w:rsidRPr="00F31C2D"><w:t>{words}</w:t></w:r></w:p></w:docPartBody></w:docPart>'
        for name, guid, words in (
            ("D15EFBCAED4046C68BB2E149D080EBFA", "{85CD9CCF-24FE-460B-93B4-A5111F18E1CD}", "[Document title]"),
            ("D3D97CFE58B34BD9A5AFC633FA538376", "{CE6F97BD-2F7A-409A-924D-0B6051722286}", "[Abstract]"),
        )
    )  # fmt: skip
    return _part("glossaryDocument", f"<w:docParts>{parts}</w:docParts>")


_STYLE = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
_FONT = (
    '<w:font w:name="Calibri"><w:panose1 w:val="020F0502020204030204"/><w:charset w:val="00"/>'
    '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
)
_STORED = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_COVER_PROPERTIES = (
    f'<CoverPageProperties xmlns="{_COVER}"><PublishDate/><Abstract/><CompanyAddress/><CompanyPhone/>'
    "<CompanyFax/><CompanyEmail/></CoverPageProperties>"
)
_PEOPLE = (
    '<w15:person w15:author="A. Writer"><w15:presenceInfo w15:providerId="None" '
    'w15:userId="A. Writer"/></w15:person>'
)


def _links(*links: tuple[str, str, str]) -> str:
    inner = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in links)  # fmt: skip
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


_QUIET = (
    # the part, the kind of its relationship to the document, its type, what it holds
    ("footnotes", f"{_OFFICE}/footnotes", f"{_WORD}footnotes+xml", _part("footnotes", _separators("footnote"))),
    ("endnotes", f"{_OFFICE}/endnotes", f"{_WORD}endnotes+xml", _part("endnotes", _separators("endnote"))),
    ("header1", f"{_OFFICE}/header", f"{_WORD}header+xml", _furniture("hdr", f'<w:pPr><w:pStyle w:val="Header"/></w:pPr>{_TITLE}')),
    ("footer1", f"{_OFFICE}/footer", f"{_WORD}footer+xml", _furniture("ftr", f'<w:pPr><w:pStyle w:val="Footer"/></w:pPr>{_ABSTRACT}{_PAGE}')),
    ("people", f"{_MICROSOFT}/2011/relationships/people", f"{_WORD}people+xml", f'{_HEAD}<w15:people xmlns:w15="{_NAMES["w15"]}">{_PEOPLE}</w15:people>'),
    ("glossary/document", f"{_OFFICE}/glossaryDocument", f"{_WORD}document.glossary+xml", _glossary()),
)  # fmt: skip
_GLOSSARY = (
    ("settings", _settings()),
    ("styles", _part("styles", _STYLE)),
    ("fontTable", _part("fonts", _FONT)),
    ("webSettings", _part("webSettings", "<w:optimizeForBrowser/><w:allowPNG/>")),
)
_BODY_ROOT = "<w:document"


@cache
def word_like(*, comments: bool = False) -> bytes:
    """An empty file as Word leaves it, to be filled by a test; with `comments`, also what is told."""
    plain = Path(docx.__file__).parent / "templates" / "default.docx"
    with zipfile.ZipFile(plain) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    texts = {name: data.decode() for name, data in parts.items() if name.endswith((".xml", ".rels"))}  # fmt: skip
    texts |= _added(texts)
    if comments:
        texts |= _told(texts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in {**parts, **texts}:
            archive.writestr(name, texts.get(name) or parts[name])
    return out.getvalue()


def _added(texts: dict[str, str]) -> dict[str, str]:
    """The parts that nobody notices, and those that lead to them."""
    new = {f"word/{name}.xml": content for name, _, _, content in _QUIET}
    new |= {f"word/glossary/{name}.xml": content for name, content in _GLOSSARY}
    new["word/settings.xml"] = _settings()
    new["word/styles.xml"] = new["word/stylesWithEffects.xml"] = _used(texts["word/styles.xml"])
    new["word/glossary/_rels/document.xml.rels"] = _links(
        *((f"rId{at}", f"{_OFFICE}/{name}", f"{name}.xml") for at, (name, _) in enumerate(_GLOSSARY, 1))
    )  # fmt: skip
    new["customXml/item2.xml"] = f"{_HEAD}{_COVER_PROPERTIES}"
    new["customXml/itemProps2.xml"] = (
        f'{_HEAD}<ds:datastoreItem ds:itemID="{_COVER_STORE}" xmlns:ds="{_STORED}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{_COVER}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    new["customXml/_rels/item2.xml.rels"] = _links(
        ("rId1", f"{_OFFICE}/customXmlProps", "itemProps2.xml")
    )
    kinds = [(f"word/{name}.xml", kind) for name, _, kind, _ in _QUIET]
    kinds += [(f"word/glossary/{name}.xml", f"{_WORD}{name}+xml") for name, _ in _GLOSSARY]
    kinds.append(("customXml/itemProps2.xml", "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"))  # fmt: skip
    links = [(f"rIdWord{at}", kind, f"{name}.xml") for at, (name, kind, _, _) in enumerate(_QUIET)]
    links.append(("rIdWordData", f"{_OFFICE}/customXml", "../customXml/item2.xml"))
    new |= _known(texts, kinds, links)
    section = "".join(
        f'<w:{name}Reference w:type="default" r:id="rIdWord{at}"/>'
        for at, name in ((2, "header"), (3, "footer"))
    )
    document = texts["word/document.xml"]
    start = document.index(_BODY_ROOT)
    rest = document[document.index(">", start) + 1 :]
    at = rest.index(">", rest.index("<w:sectPr")) + 1
    new["word/document.xml"] = f"{_HEAD}<w:document{_ROOT}>{rest[:at]}{section}{rest[at:]}"
    return new


def _used(styles: str) -> str:
    """The styles without the looks for tables, of which Word writes only those that somebody has used, on one line."""
    root = etree.fromstring(styles.encode(), etree.XMLParser(remove_blank_text=True))
    for style in root.findall(qn("w:style")):
        if (
            style.get(qn("w:type")) == "table"
            and style.get(qn("w:styleId")) not in _LOOKS_FOR_TABLES
        ):
            root.remove(style)
    return f"{_HEAD}{etree.tostring(root, encoding='unicode')}"


def _known(texts: dict[str, str], kinds: list[tuple[str, str]], links: list[tuple[str, str, str]]) -> dict[str, str]:  # fmt: skip
    """The list of types and the document's relationships, with more in them."""
    types = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds)
    more = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in links)  # fmt: skip
    return {
        name: texts[name].replace(end, f"{new}{end}")
        for name, end, new in (
            ("[Content_Types].xml", "</Types>", types),
            ("word/_rels/document.xml.rels", "</Relationships>", more),
        )
    }


def _told(texts: dict[str, str]) -> dict[str, str]:
    """Comments in Word's four parts, properties of the writers' own, the template it was made from."""
    w15, w16cid = _NAMES["w15"], _NAMES["w16cid"]
    comment = (
        f'<w:comment w:id="0" w:author="A. Writer" w:date="2026-01-05T09:00:00Z" w:initials="AW"><w:p w14:paraId="2A3B4C5D" '
        f'w14:textId="77777777" {_SITTING}><w:r><w:annotationRef/></w:r><w:r><w:t>Ask her first.</w:t></w:r></w:p></w:comment>'
    )
    parts = (
        ("comments", f"{_OFFICE}/comments", f"{_WORD}comments+xml", _part("comments", comment)),
        ("commentsExtended", f"{_MICROSOFT}/2011/relationships/commentsExtended", f"{_WORD}commentsExtended+xml",
         f'{_HEAD}<w15:commentsEx xmlns:w15="{w15}"><w15:commentEx w15:paraId="2A3B4C5D" w15:done="0"/></w15:commentsEx>'),
        ("commentsIds", f"{_MICROSOFT}/2016/09/relationships/commentsIds", f"{_WORD}commentsIds+xml",
         f'{_HEAD}<w16cid:commentsIds xmlns:w16cid="{w16cid}"><w16cid:commentId w16cid:paraId="2A3B4C5D" w16cid:durableId="2B3C4D5E"/></w16cid:commentsIds>'),
    )  # fmt: skip
    custom = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    known = _known(
        texts,
        [*((f"word/{name}.xml", kind) for name, _, kind, _ in parts), ("docProps/custom.xml", custom)],
        [(f"rIdTold{at}", kind, f"{name}.xml") for at, (name, kind, _, _) in enumerate(parts)],
    )  # fmt: skip
    template = f'<Relationship Id="rId1" Type="{_OFFICE}/attachedTemplate" Target="file:///C:\\Users\\writer\\AppData\\Roaming\\Microsoft\\Templates\\Letter.dotx" TargetMode="External"/>'
    vt = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
    return {
        **known,
        **{f"word/{name}.xml": content for name, _, _, content in parts},
        "word/settings.xml": _settings('<w:attachedTemplate r:id="rId1"/>'),
        "word/_rels/settings.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{template}</Relationships>',
        "docProps/custom.xml": f'{_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="{vt}">'
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="ContentTypeId"><vt:lpwstr>0x0101</vt:lpwstr></property></Properties>',
        "_rels/.rels": texts["_rels/.rels"].replace(
            "</Relationships>",
            f'<Relationship Id="rIdOwn" Type="{_OFFICE}/custom-properties" Target="docProps/custom.xml"/></Relationships>',
        ),
    }


def mark_sittings(document: WordFile) -> None:
    """Give paragraphs, runs and rows the numbers that Word gives them, and one place its cursor's mark."""
    numbers = itertools.count(0x1A000001)
    for paragraph in document.element.iter(qn("w:p")):
        paragraph.set(f"{{{_W14}}}paraId", f"{next(numbers):08X}")
        paragraph.set(f"{{{_W14}}}textId", "77777777")
        for name in ("rsidR", "rsidRDefault", "rsidP"):
            paragraph.set(qn(f"w:{name}"), "00A77B3E")
    for row in document.element.iter(qn("w:tr")):
        row.set(qn("w:rsidR"), "00A77B3E")
        row.set(qn("w:rsidTr"), "00F31C2D")
    for run in document.element.iter(qn("w:r")):
        run.set(qn("w:rsidRPr"), "00F31C2D")
    if (last := document.element.body.find(qn("w:p") + "[last()]")) is not None:
        for edge, attributes in (
            ("Start", {"id": "990", "name": "_GoBack"}),
            ("End", {"id": "990"}),
        ):
            named = {qn(f"w:{name}"): value for name, value in attributes.items()}
            last.append(last.makeelement(qn(f"w:bookmark{edge}"), named))
