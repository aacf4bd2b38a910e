"""The parts of a Word file in a volunteer's words: its settings, a header, a chart."""

import re

from outreach_desktop.words import say

_CALLED = (
    (r".*\.rels", say("its list of links")),
    (r"\[Content_Types\]\.xml", say("its list of parts")),
    (r"docProps/.*", say("its properties")),
    (r"customXml/.*", say("the data behind its content controls")),
    (r"word/glossary/.*", say("its building blocks")),
    (r"word/document\d*\.xml", say("its text")),
    (r"word/header\d*\.xml", say("a header")),
    (r"word/footer\d*\.xml", say("a footer")),
    (r"word/footnotes\d*\.xml", say("its footnotes")),
    (r"word/endnotes\d*\.xml", say("its endnotes")),
    (r"word/comments\w*\.xml", say("its comments")),
    (r"word/styles\w*\.xml", say("its styles")),
    (r"word/numbering\d*\.xml", say("its lists")),
    (r"word/(?:settings|webSettings)\d*\.xml", say("its settings")),
    (r"word/fontTable\d*\.xml", say("its list of fonts")),
    (r".*theme\d*\.xml", say("its colours and fonts")),
    (r".*chart.*", say("a chart")),
    (r".*(?:diagrams|drawing).*", say("a drawing")),
)


def called(part: str) -> str:
    """What a part is, without the name of a file or folder: “its settings”."""
    return next(
        (words for name, words in _CALLED if re.fullmatch(name, part)), say("one of its parts")
    )
