"""What a Word file may bring with it: one list for all who ask. What stands on none of the lists stays out.

Fields first: their names as ISO/IEC 29500-1, 17.16.5, and Word's own help have them.
"""

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
