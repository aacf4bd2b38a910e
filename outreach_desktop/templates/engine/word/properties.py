"""Where the schema wants what is added to the properties of a paragraph, a cell or a section."""

from outreach_desktop.templates.engine.word.ooxml import Element, w

# ISO/IEC 29500-1, 17.3.1.26, 17.4.69 and 17.6.17, as far as it matters for what is added.
_ORDERS = {
    w("pPr"): (
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
        "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
        "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd",
        "snapToGrid", "spacing", "ind",
    ),
    w("tcPr"): ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd"),
    w("sectPr"): (
        "headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar",
        "paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign",
        "noEndnote", "titlePg",
    ),
}  # fmt: skip


def insert_property(properties: Element, new: Element) -> None:
    """Put `new` among the properties of a paragraph, a cell or a section, in its place."""
    order = [w(name) for name in _ORDERS[str(properties.tag)]]
    after = order[order.index(str(new.tag)) + 1 :]
    known = order[: order.index(str(new.tag)) + 1]
    at = 0
    for number, child in enumerate(properties, 1):
        if child.tag in known:
            at = number
        elif child.tag in after:
            break
    properties.insert(at, new)
