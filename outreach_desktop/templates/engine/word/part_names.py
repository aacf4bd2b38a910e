"""The parts of a Word file in a volunteer's words: its settings, a header, a chart."""

import re

_CALLED = (
    (r".*\.rels", "its list of links"),
    (r"\[Content_Types\]\.xml", "its list of parts"),
    (r"docProps/.*", "its properties"),
    (r"customXml/.*", "the data behind its content controls"),
    (r"word/glossary/.*", "its building blocks"),
    (r"word/document\d*\.xml", "its text"),
    (r"word/header\d*\.xml", "a header"),
    (r"word/footer\d*\.xml", "a footer"),
    (r"word/footnotes\d*\.xml", "its footnotes"),
    (r"word/endnotes\d*\.xml", "its endnotes"),
    (r"word/comments\w*\.xml", "its comments"),
    (r"word/styles\w*\.xml", "its styles"),
    (r"word/numbering\d*\.xml", "its lists"),
    (r"word/(?:settings|webSettings)\d*\.xml", "its settings"),
    (r"word/fontTable\d*\.xml", "its list of fonts"),
    (r".*theme\d*\.xml", "its colours and fonts"),
    (r".*chart.*", "a chart"),
    (r".*(?:diagrams|drawing).*", "a drawing"),
)


def called(part: str) -> str:
    """What a part is, without the name of a file or folder: “its settings”."""
    return next((words for name, words in _CALLED if re.fullmatch(name, part)), "one of its parts")
