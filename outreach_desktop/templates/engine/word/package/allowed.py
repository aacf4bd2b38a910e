"""What a Word file may bring with it: one list for all who ask. What stands on none of the lists stays out.

Fields first: their names as ISO/IEC 29500-1, 17.16.5, and Word's own help have them. Then relationships
and types: Word, LibreOffice, Google Docs, WPS and OnlyOffice write some hundred kinds, of which a letter
needs less than half. What is not on these lists is refused where it runs or hides a document, and taken
out with what it leads to where it does not (`left_out.py` has the words).
"""

from outreach_desktop.words import say

STAYS, BECOMES_WORDS, REFUSED = "stays", "becomes words", "refused"

FIELDS = frozenset((
    # pages, dates, sections, and what is counted
    "PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "NUMCHARS", "NUMWORDS", "DATE", "TIME", "CREATEDATE",
    "SAVEDATE", "PRINTDATE", "TITLE",
    # what refers to something in the same document, and lists made of it
    "HYPERLINK", "REF", "PAGEREF", "NOTEREF", "FTNREF", "STYLEREF", "GOTOBUTTON", "SET", "SEQ", "TOC", "TC",
    "TOA", "TA", "INDEX", "XE", "LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "BIDIOUTLINE",
    # what is worked out, drawn or filled in
    "=", "IF", "COMPARE", "QUOTE", "EQ", "SYMBOL", "ADVANCE", "SHAPE", "EMBED", "BARCODE", "DISPLAYBARCODE",
    "MERGEBARCODE", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "DOCPROPERTY", "DOCVARIABLE",
    # Word's mail merge
    "MERGEFIELD", "MERGEREC", "MERGESEQ", "NEXT", "NEXTIF", "SKIPIF", "GREETINGLINE", "ADDRESSBLOCK",
))  # fmt: skip
"""The fields that stay fields in finished documents."""

HARMFUL_FIELDS = frozenset((
    "DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDE", "INCLUDEPICTURE", "LINK", "DATABASE", "DATA", "IMPORT",
    "MACROBUTTON", "MACRO", "RD", "PRINT", "HTMLCONTROL", "CONTROL",
))  # fmt: skip
"""The fields that run or fetch something, or hide what they do: a file with one of them is refused."""

ABOUT_WRITERS = frozenset((
    "AUTHOR", "LASTSAVEDBY", "USERNAME", "USERINITIALS", "USERADDRESS", "FILENAME", "FILESIZE", "TEMPLATE",
    "EDITTIME", "REVNUM", "COMMENTS", "KEYWORDS", "SUBJECT", "INFO", "PRIVATE",
))  # fmt: skip
"""Fields that tell of the computer, of whoever uses it, or of the file and its writers."""

FROM_ELSEWHERE = frozenset(("AUTOTEXT", "AUTOTEXTLIST", "GLOSSARY", "ADDIN", "CITATION", "BIBLIOGRAPHY"))  # fmt: skip
"""Fields that need what does not go out with a document: another template, another program, a list of sources."""

QUESTIONS = frozenset(("ASK", "FILLIN"))
"""Fields that ask whoever brings them up to date for words."""


KNOWN_FIELDS = FIELDS | HARMFUL_FIELDS | ABOUT_WRITERS | FROM_ELSEWHERE | QUESTIONS


def fate_of_field(name: str) -> str:
    """What becomes of a field of that name, in capitals: STAYS, REFUSED, or else BECOMES_WORDS."""
    if name in HARMFUL_FIELDS:
        return REFUSED
    return STAYS if name in FIELDS else BECOMES_WORDS


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/"
_MICROSOFT = "http://schemas.microsoft.com/office/"

MACROS, CONTROLS, INSIDE = say("macros"), say("ActiveX controls"), say("another document inside it")

RELATIONSHIPS = frozenset(
    (
        *(
            OFFICE + kind
            for kind in (
                "officeDocument", "extended-properties", "custom-properties",
                "styles", "settings", "webSettings", "fontTable", "font", "numbering", "theme", "themeOverride",
                "header", "footer", "footnotes", "endnotes", "glossaryDocument",
                "hyperlink", "image", "chart", "chartUserShapes", "package", "oleObject",
                "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors",
            )
        ),
        f"{_PACKAGE}metadata/core-properties",
        # as programs wrote it that used an early System.IO.Packaging
        "http://schemas.openxmlformats.org/officedocument/2006/relationships/metadata/core-properties",
        f"{_MICROSOFT}2007/relationships/diagramDrawing",
        f"{_MICROSOFT}2011/relationships/chartStyle",
        f"{_MICROSOFT}2011/relationships/chartColorStyle",
        f"{_MICROSOFT}2014/relationships/chartEx",
    )
)  # fmt: skip
"""The relationships that a letter may have, just as they are spelled."""

REFUSED_LINKS = {
    "vbaproject": MACROS,
    "vbaprojectsignature": MACROS,
    "vbaprojectsignatureagile": MACROS,
    "vbaprojectsignaturev3": MACROS,
    "wordvbadata": MACROS,
    "jsaproject": MACROS,  # OnlyOffice's
    "xlmacrosheet": MACROS,
    "xlintlmacrosheet": MACROS,
    "control": CONTROLS,
    "activexcontrol": CONTROLS,
    "activexcontrolbinary": CONTROLS,
    "ctrlprop": CONTROLS,
    "afchunk": INSIDE,
    "subdocument": INSIDE,
}
"""Those for which a file is refused, by the end of their names in small letters, whoever defines them."""

REFUSED_TYPES = {
    "macroenabled": MACROS,
    "vbaproject": MACROS,
    "activex": CONTROLS,
    "macrosheet": MACROS,
}
"""Words in the type of a part for which a file is refused."""

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_DRAWING = "application/vnd.openxmlformats-officedocument.drawingml."
_OFFICE_TYPE = "application/vnd.openxmlformats-officedocument."

_TYPES = frozenset(
    kind.casefold()
    for kind in (
        *(
            f"{_WORD}{kind}+xml"
            for kind in (
                "document.main", "document.glossary", "styles", "settings", "webSettings", "fontTable", "numbering",
                "header", "footer", "footnotes", "endnotes",
            )
        ),
        *(
            f"{_DRAWING}{kind}+xml"
            for kind in ("chart", "chartshapes", "diagramData", "diagramLayout", "diagramStyle", "diagramColors")
        ),
        f"{_OFFICE_TYPE}theme+xml",
        f"{_OFFICE_TYPE}themeOverride+xml",
        f"{_OFFICE_TYPE}extended-properties+xml",
        f"{_OFFICE_TYPE}custom-properties+xml",
        "application/vnd.openxmlformats-package.core-properties+xml",
        "application/vnd.openxmlformats-package.relationships+xml",
        "application/vnd.ms-office.drawingml.diagramDrawing+xml",
        "application/vnd.ms-office.chartstyle+xml",
        "application/vnd.ms-office.chartcolorstyle+xml",
        "application/vnd.ms-office.chartex+xml",
        # what stands inside: fonts, and what other programs draw
        f"{_OFFICE_TYPE}obfuscatedFont", "application/x-fontdata", "application/x-font-ttf", "application/x-font-otf",
        "application/vnd.ms-opentype", "font/ttf", "font/otf",
        f"{_OFFICE_TYPE}oleObject", "application/x-oleobject",
        f"{_OFFICE_TYPE}spreadsheetml.sheet", f"{_OFFICE_TYPE}spreadsheetml.template", "application/vnd.ms-excel",
        f"{_OFFICE_TYPE}wordprocessingml.document", "application/msword",
        f"{_OFFICE_TYPE}presentationml.presentation", f"{_OFFICE_TYPE}presentationml.slide",
        f"{_OFFICE_TYPE}presentationml.slideshow", "application/vnd.ms-powerpoint",
        "application/vnd.visio", "application/vnd.ms-visio.drawing", "application/vnd.ms-visio.viewer",
        "application/vnd.oasis.opendocument.spreadsheet", "application/vnd.oasis.opendocument.text",
        "application/vnd.oasis.opendocument.graphics", "application/vnd.oasis.opendocument.formula",
        "application/vnd.oasis.opendocument.chart", "application/pdf", "application/zip",
        # what says nothing
        "application/xml", "text/xml", "application/octet-stream", "application/binary", "",
    )
)  # fmt: skip
_BINARY_SHEET = "application/vnd.ms-excel.sheet.binary.macroenabled"


def end_of(kind: str) -> str:
    """The last word of the name of a relationship, however it is spelled: “vbaproject”."""
    return kind.strip().rstrip("/# ").rpartition("/")[2].strip().casefold()


def is_type_allowed(kind: str) -> bool:
    """Whether a part of the type `kind`, in small letters, may stand in a letter."""
    kind = kind.partition(";")[0].strip()
    is_picture = kind.startswith("image/") and "svg" not in kind and "xml" not in kind
    return is_picture or kind in _TYPES or is_binary_sheet(kind)


def is_binary_sheet(kind: str) -> bool:
    """Whether a part is Excel's binary workbook, which is called so whether it holds macros or not."""
    return kind.startswith(_BINARY_SHEET)


ADDRESSES = frozenset(
    (
        "href", "src", "althref",  # of old drawings, and of links inside equations and new ones
        "base", "schemaLocation", "noNamespaceSchemaLocation", "manifestLocation",
        "url", "embeddedHtml", "action", "invalidUrl",
        "sigprovurl", "Moniker", "SourceFile",  # of lines for a signature, and of objects inside
    )
)  # fmt: skip
"""The attributes that hold an address themselves, of whatever namespace.

One stays: `href` of an old drawing that leads, when it is clicked, where a link may lead.
"""

PLACES = frozenset(("anchor", "docLocation"))
"""The attributes of a link that name a place in a document. Other programs read an address there as one."""
