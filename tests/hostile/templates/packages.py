"""Hostile packages: harm where nobody looks for it, by what carries it and the place where it is hidden.

Each brings the word “spy” in what must never reach a document; each is refused, or its documents go without.
"""

from collections.abc import Iterator
from functools import partial

from tests.hostile.templates.files import (
    BODY,
    LINKS,
    OFFICE,
    OUTSIDE,
    PARTS,
    SECTION,
    Made,
    bent,
    links,
    p,
    part,
    with_body,
    zipped,
)

_MICROSOFT = "http://schemas.microsoft.com/office"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_BODY_LINKS = "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"
_SPY = "http://127.0.0.1:9/spy"
_DDE = '<w:p><w:fldSimple w:instr="DDEAUTO cmd &quot;/k spy&quot;"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'
NAMESPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)

# What carries harm in a part whose relationship says that it is a footer.
CARRIED = {
    "a field": _DDE,
    "another document": '<w:altChunk r:id="rId1"/>',
    "a picture by its address": f'<w:p><w:r><w:pict {NAMESPACES}><v:shape><v:imagedata src="{_SPY}.png"/></v:shape></w:pict></w:r></w:p>',
}
# What such a part, and the way to it, may be called.
CALLED = {
    "in a folder of its own": ("evil/footer9.xml", "/evil/footer9.xml"),
    "at the root": ("footer9.xml", "../footer9.xml"),
    "with an ending for no XML": ("word/footer9.bin", "footer9.bin"),
    "with an ending in capitals": ("word/footer9.XML", "footer9.XML"),
    "with capitals in the file only": ("word/FOOTER9.xml", "footer9.xml"),
    "with capitals in the way only": ("word/footer9.xml", "FOOTER9.XML"),
    "in a folder in capitals": ("WORD/footer9.xml", "/word/footer9.xml"),
    "percent-encoded": ("word/%66ooter9.xml", "footer9.xml"),
    "percent-encoded in the way": ("word/footer9.xml", "%66ooter9%2Exml"),
    "percent-encoded twice": ("word/%2566ooter9.xml", "footer9.xml"),
    "with an encoded stroke": ("word%2Ffooter9.xml", "/word%2Ffooter9.xml"),
    "without an ending": ("word/footer9", "footer9"),
    "with a dot at its end": ("word/footer9.xml.", "footer9.xml."),
    "with a blank at its end": ("word/footer9.xml ", "footer9.xml%20"),
    "with backslashes": ("word\\footer9.xml", "footer9.xml"),
    "by a way with backslashes": ("word/parts/footer9.xml", "parts\\footer9.xml"),
    "by a way round corners": ("word/footer9.xml", "./x/../footer9.xml"),
    "by a way above the root": ("word/footer9.xml", "../../../word/footer9.xml"),
    "by a way with a fragment": ("word/footer9.xml", "footer9.xml#x"),
    "by a way with a question": ("word/footer9.xml", "footer9.xml?x=1"),
    "with a letter that looks alike": ("word/f\u043e\u043eter9.xml", "f\u043e\u043eter9.xml"),
    "in wide letters": ("word/\uff46ooter9.xml", "\uff46ooter9.xml"),
    "as a picture": ("word/media/footer9.png", "media/footer9.png"),
    "as a list of links": ("word/_rels/footer9.rels", "_rels/footer9.rels"),
    "as data": ("customXml/item9.xml", "../customXml/item9.xml"),
    "as properties": ("docProps/footer9.xml", "../docProps/footer9.xml"),
    "as styles": ("word/stylesX.xml", "stylesX.xml"),
}


def footer(called: str, way: str, carried: str) -> bytes:
    """A footer of some name, shown on every page."""
    end = SECTION.replace(
        "</w:sectPr>", '<w:footerReference w:type="default" r:id="rId7"/></w:sectPr>'
    )
    types = str(PARTS[_TYPES]).replace(
        "</Types>",
        f'<Override PartName="/{called.replace(chr(92), "/")}" ContentType="{_WORD}.footer+xml"/></Types>',
    )
    return bent({
        _TYPES: types,
        _BODY_LINKS: links(*LINKS, ("footer", way, "")),
        "word/document.xml": part("document", f"<w:body>{BODY}{end}</w:body>"),
        called: part("ftr", f"{carried}{p('kept')}"),
    })  # fmt: skip


def _encoded(encoding: str, declared: str, before: str = "") -> bytes:
    """A header of XML in another encoding, with a field that runs."""
    text = before + part("hdr", _DDE).replace('encoding="UTF-8"', declared)
    return bent({"word/header1.xml": text.encode(encoding)})


ENCODED = {
    "with a mark": ("utf-8-sig", 'encoding="UTF-8"'),
    "in UTF-16": ("utf-16", 'encoding="UTF-16"'),
    "in UTF-16, undeclared": ("utf-16", ""),
    "in UTF-16, the other way round": ("utf-16-be", 'encoding="UTF-16BE"'),
    "in UTF-32": ("utf-32", 'encoding="UTF-32"'),
    "in UTF-7": ("utf-7", "encoding = 'UTF-7'"),
    "in a code page of hosts": ("cp037", 'encoding="IBM037"'),
    "in Latin-1, declared far away": ("latin-1", " " * 400 + 'encoding="ISO-8859-1"'),
}

# Kinds of relationships that run or hide something, in the spellings of those who hope not to be known.
RUNS = {
    "macros": "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
    "macros in capitals": f"{_MICROSOFT}/2006/relationships/VbaProject",
    "macros with a stroke": f"{_MICROSOFT}/2006/relationships/vbaProject/",
    "macros of nobody": "urn:x/vbaproject",
    "macros of another office": "http://schemas.onlyoffice.com/jsaProject",
    "data of macros": f"{_MICROSOFT}/2006/relationships/wordVbaData",
    "a signature of macros": f"{_MICROSOFT}/2006/relationships/vbaProjectSignature",
    "another document in capitals": f"{OFFICE}/AFChunk",
    "another document with blanks": f" {OFFICE}/aFChunk ",
    "another document, strict": "http://purl.oclc.org/ooxml/officeDocument/relationships/aFChunk",
    "a part of a master document": f"{OFFICE}/subDocument",
    "a control": f"{OFFICE}/Control",
    "a control's data": f"{_MICROSOFT}/2006/relationships/activeXControlBinary",
}
# Kinds that no letter needs: gone with what they lead to.
NEEDLESS = {
    "buttons": f"{_MICROSOFT}/2006/relationships/ui/extensibility",
    "buttons of 2010": f"{_MICROSOFT}/2007/relationships/ui/extensibility",
    "buttons of a user": f"{_MICROSOFT}/2006/relationships/ui/userCustomization",
    "an add-in": f"{_MICROSOFT}/2011/relationships/webextension",
    "a pane of an add-in": f"{_MICROSOFT}/2011/relationships/webextensiontaskpanes",
    "a signature": "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin",
    "a film": f"{OFFICE}/video",
    "a sound": f"{OFFICE}/audio",
    "media": f"{_MICROSOFT}/2007/relationships/media",
    "a model": f"{_MICROSOFT}/2017/06/relationships/model3d",
    "a photo before an effect": f"{_MICROSOFT}/2007/relationships/hdphoto",
    "tasks": f"{_MICROSOFT}/2019/05/relationships/documenttasks",
    "a label": f"{_MICROSOFT}/2020/02/relationships/classificationlabels",
    "toolbars": f"{_MICROSOFT}/2006/relationships/attachedToolbars",
    "settings of a printer": f"{OFFICE}/printerSettings",
    "people for mail merge": f"{OFFICE}/recipientData",
    "a slicer": f"{_MICROSOFT}/2007/relationships/slicer",
    "an unknown kind": "urn:example:spies/watch",
    "a header in capitals": f"{OFFICE}/Header",
    "a picture with a stroke": f"{OFFICE}/image/",
    "no kind at all": "",
}


def _beside(kind: str, owner: str) -> bytes:
    """The file with one more relationship, and an XML part at its end."""
    name = "word/_rels/document.xml.rels" if owner else "_rels/.rels"
    link = f'<Relationship Id="rIdX" Type="{kind}" Target="/word/extra/spy1.xml"/></Relationships>'
    return bent({
        name: str(PARTS[name]).replace("</Relationships>", link),
        "word/extra/spy1.xml": f'<spy xmlns="urn:spy" onLoad="spy" src="{_SPY}"/>',
        "word/extra/_rels/spy1.xml.rels": links(("image", f"{_SPY}.png", OUTSIDE)),
    })  # fmt: skip


# Addresses that stand in a part itself.
ADDRESSES = {
    "where a shape leads": '<v:shape href="file:////server/spy"/>',
    "where a shape leads by script": '<v:shape href="javascript:spy()"/>',
    "where a group leads": '<v:group href="\\\\server\\spy"><v:rect/></v:group>',
    "where a line leads, with a tag": '<v:line href="file:///{{ name }}/spy"/>',
    "the source of a picture": f'<v:shape><v:imagedata src="{_SPY}.png"/></v:shape>',
    "the source of a picture on a server": '<v:shape><v:imagedata src="\\\\server\\spy.png"/></v:shape>',
    "the source of a filling": f'<v:shape><v:fill type="tile" src="{_SPY}"/></v:shape>',
    "the source of a stroke": f'<v:shape><v:stroke src = "{_SPY}"/></v:shape>',
    "the first home of a picture": f'<v:shape><v:imagedata o:href="{_SPY}"/></v:shape>',
    "the second home of a picture": f'<v:shape><v:fill o:althref="{_SPY}" o:href="{_SPY}"/></v:shape>',
    "a picture of its own": f'<v:image src="{_SPY}"/>',
    "a drawing packed once more": '<v:shape o:gfxdata="UEsDspy"/>',
    "a ground for addresses": f'<v:shape xml:base="{_SPY}/"/>',
    "a place for schemas": f'<v:shape xsi:schemaLocation="urn:x {_SPY}.xsd"/>',
    "an action of a link": '<v:shape><a:hlinkClick a:x="" action="ppaction://program?spy"/></v:shape>',
    "an instruction": f'<?xml-stylesheet type="text/xsl" href="{_SPY}.xsl"?><v:shape/>',
    "a remark": "<!-- spy --><v:shape/>",
    "in a choice": f'<mc:AlternateContent><mc:Choice Requires="v"><v:fill src="{_SPY}"/></mc:Choice></mc:AlternateContent>',
}
_STORIES = {
    "the text": "document",
    "a header": "hdr",
    "a note": "footnotes",
    "the styles": "styles",
}


def _addressed(address: str, place: str) -> bytes:
    drawn = f"<w:p><w:r><w:pict {NAMESPACES}>{address}</w:pict></w:r></w:p>"
    if place == "a header":
        return bent(header1=part("hdr", drawn + p("kept")))
    if place == "a note":
        note = f'<w:footnote w:id="1">{drawn}{p("kept")}</w:footnote>'
        return bent(footnotes=part("footnotes", note))
    if place == "the styles":
        return bent(styles=part("styles", f"<w:docDefaults><w:rPrDefault/></w:docDefaults><w:background {NAMESPACES}>{address}</w:background>"))  # fmt: skip
    return with_body(drawn)


def _mains(root: str, **more: str | bytes) -> bytes:
    parts = {name.replace("__", "/"): content for name, content in more.items()}
    return zipped({**PARTS, "_rels/.rels": root, **parts})


_EVIL = part("document", f"<w:body>{_DDE}</w:body>")


def _typed(name: str, kind: str = f"{_WORD}.document.main+xml") -> str:
    entry = f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'
    return str(PARTS[_TYPES]).replace("</Types>", entry)


_ROOT = ("officeDocument", "word/document.xml", "")
MAINS: dict[str, Made] = {
    "two documents": lambda: _mains(links(_ROOT, ("officeDocument", "evil.xml", "")), **{"evil.xml": _EVIL, _TYPES: _typed("evil.xml")}),
    "two ways to one document": lambda: _mains(links(_ROOT, _ROOT)),
    "a document and one in capitals": lambda: _mains(links(_ROOT, (f"{OFFICE}/OfficeDocument", "evil.xml", "")), **{"evil.xml": _EVIL}),
    "a document elsewhere, and a decoy": lambda: _mains(links(("officeDocument", "evil/doc.xml", "")), **{"evil/doc.xml": _EVIL, _TYPES: _typed("evil/doc.xml")}),
    "a document elsewhere, and a decoy of no type": lambda: _mains(links(("officeDocument", "evil/doc.xml", "")), **{"evil/doc.xml": _EVIL, _TYPES: str(PARTS[_TYPES]).replace("/word/document.xml", "/evil/doc.xml")}),
    "another part that calls itself the document": lambda: _mains(links(_ROOT), **{"evil.xml": _EVIL, _TYPES: _typed("evil.xml")}),
    "another part that calls itself a template": lambda: _mains(links(_ROOT), **{"evil.xml": _EVIL, _TYPES: _typed("evil.xml", f"{_WORD}.template.main+xml")}),
    "a header that is a document": lambda: bent(header1=_EVIL),
    "a document outside": lambda: _mains(links(("officeDocument", f"{_SPY}.docx", OUTSIDE))),
    "a document that is not there": lambda: _mains(links(("officeDocument", "word/spy.xml", ""))),
    "no document": lambda: _mains(links()),
    "a document of a kind with a stroke": lambda: _mains(links((f"{OFFICE}/officeDocument/", "word/document.xml", ""))),
    "a document of a kind in capitals": lambda: _mains(links((f"{OFFICE}/OFFICEDOCUMENT", "word/document.xml", ""))),
    "two types for one part": lambda: bent({_TYPES: _typed("word/HEADER1.xml", "image/png")}),
    "two types for one ending": lambda: bent({_TYPES: str(PARTS[_TYPES]).replace("</Types>", '<Default Extension="XML" ContentType="image/png"/></Types>')}),
    "a list of links within a list": lambda: bent({_BODY_LINKS: links(*LINKS).replace("</Relationships>", f'<Relationships><Relationship Id="x" Type="{OFFICE}/image" Target="{_SPY}"{OUTSIDE}/></Relationships></Relationships>')}),
    "two names that differ in capitals": lambda: bent({"word/_RELS/document.xml.rels": links(*LINKS)}),
    "two names that differ in encoding": lambda: bent({"word/%68eader1.xml": part("hdr", _DDE)}),
    "two names that differ at the end": lambda: bent({"word/header1.xml.": part("hdr", _DDE)}),
    "a name that leaves the folder, encoded": lambda: bent({"word/%2e%2e/%2e%2e/spy.xml": "<a/>"}),
    "a workbook that is a page": lambda: bent({_BODY_LINKS: links(*LINKS, ("package", "embeddings/spy.xlsx", "")), "word/embeddings/spy.xlsx": "<html>spy</html>"}),
    "an object that is a document": lambda: bent({_BODY_LINKS: links(*LINKS, ("oleObject", "embeddings/spy.bin", "")), "word/embeddings/spy.bin": _EVIL}),
    "a font that is a document": lambda: bent({_BODY_LINKS: links(*LINKS, ("font", "fonts/spy.odttf", "")), "word/fonts/spy.odttf": _EVIL.encode("utf-16")}),
    "an element of the strict standard": lambda: with_body('<x:altChunk xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'),
}  # fmt: skip

_SVG = '<svg xmlns="http://www.w3.org/2000/svg"><image href="http://127.0.0.1:9/spy.png"/></svg>'
LEADING: dict[str, Made] = {
    "links of a note in capitals": lambda: bent({"word/_rels/footnotes.xml.RELS": links(("image", f"{_SPY}.png", OUTSIDE))}),
    "links of a note in a folder in capitals": lambda: bent({"word/_RELS/Footnotes.xml.rels": links(("image", f"{_SPY}.png", OUTSIDE))}),
    "links of a note, encoded": lambda: bent({"word/_rels/foot%6Eotes.xml.rels": links(("image", f"{_SPY}.png", OUTSIDE))}),
    "a footer that is the list of types": lambda: bent({_BODY_LINKS: links(*LINKS, ("footer", "/[Content_Types].xml", ""))}),
    "a footer that is the list of links": lambda: bent({_BODY_LINKS: links(*LINKS, ("footer", "_rels/document.xml.rels", ""))}),
    "links of nothing": lambda: bent({"word/_rels/spy.xml.rels": links(("image", f"{_SPY}.png", OUTSIDE))}),
    "links of links": lambda: bent({"word/_rels/_rels/document.xml.rels.rels": links(("image", f"{_SPY}.png", OUTSIDE))}),
    "a picture outside that says it is inside": lambda: bent({_BODY_LINKS: links(*LINKS, ("image", f"{_SPY}.png", ""))}),
    "a picture on a server that says it is inside": lambda: bent({_BODY_LINKS: links(*LINKS, ("image", "\\\\server\\spy.png", ""))}),
    "a link outside that says it is inside": lambda: bent({_BODY_LINKS: links(*LINKS, ("hyperlink", "file:///C:/spy.exe", ""))}),
    "a mode with blanks": lambda: bent({_BODY_LINKS: links(*LINKS, ("image", f"{_SPY}.png", ' TargetMode=" external "'))}),
    "a part that nothing leads to": lambda: bent({"word/spy.xml": part("document", p("spy")), "word/media/spy.png": "spy"}),
    "parts that lead to one another and to which nothing leads": lambda: bent({"word/a.xml": "<spy/>", "word/_rels/a.xml.rels": links(("image", "b.xml", "")), "word/b.xml": "<spy/>", "word/_rels/b.xml.rels": links(("image", "a.xml", ""))}),
    "a drawing of the kind SVG": lambda: bent({_BODY_LINKS: links(*LINKS, ("image", "media/spy.svg", "")), "word/media/spy.svg": _SVG}),
    "a drawing of the kind SVG called a photo": lambda: bent({_BODY_LINKS: links(*LINKS, ("image", "media/spy.png", "")), "word/media/spy.png": _SVG}),
    "a drawing of the kind SVG in wide letters": lambda: bent({_BODY_LINKS: links(*LINKS, ("image", "media/spy.png", "")), "word/media/spy.png": _SVG.encode("utf-16")}),
    "a library of schemas": lambda: bent(settings=part("settings", f'<w:attachedSchema w:val="spy"/><w:saveThroughXslt w:solutionID="spy"/><sl:schemaLibrary xmlns:sl="http://schemas.openxmlformats.org/schemaLibrary/2006/main"><sl:schema sl:uri="spy" sl:manifestLocation="{_SPY}"/></sl:schemaLibrary>')),
}  # fmt: skip


def odd_packages() -> Iterator[tuple[str, Made]]:
    """Every one with its name: what is carried by where it is hidden, and those of a kind of their own."""
    for what, carried in CARRIED.items():
        for how, (called, way) in CALLED.items():
            yield f"{what} in a footer {how}", partial(footer, called, way, carried)
    for how, (encoding, declared) in ENCODED.items():
        yield f"a header {how}", partial(_encoded, encoding, declared)
    yield "a header behind blanks", lambda: bent(header1=part("hdr", _DDE).partition("?>")[2])
    for what, kind in (RUNS | NEEDLESS).items():
        for where in ("", "the text"):
            yield f"{what}, from {where or 'the package'}", partial(_beside, kind, where)
    for what, address in ADDRESSES.items():
        for place in _STORIES:
            yield f"{what}, in {place}", partial(_addressed, address, place)
    yield from MAINS.items()
    yield from LEADING.items()
