"""Tags that stand where nothing is filled in: told with their place, so that none goes out unseen."""

import re
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from outreach_desktop.templates.engine.problems import TemplateProblem
from outreach_desktop.templates.engine.reading.beside import WORDS_OF, is_field
from outreach_desktop.templates.engine.reading.dialect import (
    BLOCK,
    CLOSING,
    KEYWORDS,
    MIDDLE,
    Tag,
    tags_in,
)
from outreach_desktop.templates.engine.word.ooxml import Element, ancestor, found_by, local_name, w
from outreach_desktop.templates.engine.word.package.contents import Contents
from outreach_desktop.templates.engine.word.places import place_of
from outreach_desktop.words import say

_TAG = re.compile(rb"\{[{%]")
_ATTRIBUTES = "//*[@*[contains(., '{{') or contains(., '{%')]]"
_TEXTS = "//*[text()[contains(., '{{') or contains(., '{%')]]"
_CODE = w("instr")
_READ = (w("t"), w("instrText"))
_WHOLE = say("Only {{ fields }} are filled in here, and conditions that begin and end here.")
_FORM = say("What a form field keeps beside its text is not filled in.")
# Element: what it is, and why nothing is filled in there.
KINDS: Mapping[str, tuple[str, str]] = {
    **{name: (next(iter(words.values())), _WHOLE) for name, words in WORDS_OF.items()},
    "t": (say("text of an equation or a drawing"), say("Only {{ fields }} are filled in here.")),
    "listItem": (
        say("item of a drop-down list"),
        say("The items of a list to choose from are not filled in: type their words."),
    ),
    "tag": (
        say("content control"),
        say("A control that holds rows or other controls is not filled in."),
    ),
    "alias": (
        say("content control"),
        say("A control that holds rows or other controls is not filled in."),
    ),
    **dict.fromkeys(("default", "helpText", "statusText", "listEntry"), (say("form field"), _FORM)),
}
_UNUSUAL = say("Word keeps it where nothing is filled in.")
# Beginning of a part's name: what it is, and why nothing is filled in there.
PARTS: Mapping[str, tuple[str, str]] = {
    "word/settings": (
        say("Settings of the file"),
        say("The settings of a file are copied as they are."),
    ),
    "word/charts/": (
        "Chart",
        say(
            "Only charts of names and numbers are drawn again (columns, bars, lines, areas, pies, rings, radars)."
        ),
    ),
    "word/drawings/": (
        say("Drawing in a chart"),
        say("What is drawn on top of a chart is copied as it is: use its title or its labels."),
    ),
    "word/diagrams/": (
        say("Diagram (SmartArt)"),
        say(
            "A diagram is copied as it is, because Word lays it out again for other words: use a table or text boxes."
        ),
    ),
    "word/numbering": (
        say("Formats of the numbers"),
        say("Type the tag in the text, not in the format of the numbers."),
    ),
    "word/styles": (say("Styles of the file"), say("The names of styles are copied as they are.")),
}


def left_as_it_is(tag: Tag, why: str) -> TemplateProblem:
    """What is told of a tag that nothing is done about."""
    return tag.problem(say("{raw} stays as it is typed. {why}", raw=tag.raw, why=why), stops=False)


def remains(
    root: Element, places: Mapping[Element, str], label: str, why: str = ""
) -> Iterator[TemplateProblem]:
    """Every tag that is left in a part once all that can be filled in was found.

    `why` is said of a part where nothing is filled in.
    """
    written = etree.tostring(root, encoding="unicode")
    if "{{" not in written and "{%" not in written:  # as nearly always, and told without two XPaths
        return
    for element in found_by(root, _ATTRIBUTES):
        for name, value in element.attrib.items():
            if name != _CODE:
                yield from _left(element, str(value), place_of(element, places, label), why)
    for element in found_by(root, _TEXTS):
        if not (element.tag in _READ and ancestor(element, "p") in places):  # told already
            for text in element.itertext(element.tag):
                yield from _left(element, str(text), place_of(element, places, label), why)


def remains_elsewhere(found: Contents, filled: Iterable[str]) -> Iterator[TemplateProblem]:
    """The same for the parts that are copied as they are; `filled` are those that are not."""
    skipped = frozenset(filled)
    for name in found:
        if name.endswith(".xml") and name not in skipped and _TAG.search(found.data(name)):
            label, why = next(
                (told for start, told in PARTS.items() if name.startswith(start)),
                (say("Another part of the file"), _UNUSUAL),
            )
            yield from remains(found.root(name), {}, label, why)


def _left(element: Element, text: str, place: str, part_why: str) -> Iterator[TemplateProblem]:
    what, why = KINDS.get(local_name(element), ("", part_why or _UNUSUAL))
    if part_why and local_name(element) == "t":
        what, why = "", part_why
    for found in tags_in(text, f"{place}, {what}" if what else place):
        tag = found.tag
        begins = tag.kind == BLOCK and tag.keyword in KEYWORDS and tag.keyword not in _ENDS
        if is_field(tag) or begins or not found.end:
            yield left_as_it_is(tag, why)


_ENDS = MIDDLE | frozenset(CLOSING)
