"""Tags that cut one of Word's fields: what a condition or a loop leaves of it could be another field.

A field may stand inside of what such tags own, and the tags inside of what the field shows; nothing else.
"""

from collections.abc import Iterable, Iterator

from lxml import etree

from outreach_desktop.templates.engine.problems import TemplateProblem
from outreach_desktop.templates.engine.reading.dialect import Tag
from outreach_desktop.templates.engine.word.fields.field_codes import EDGE, edge_of
from outreach_desktop.templates.engine.word.ooxml import Element
from outreach_desktop.words import say

_IN_CODE = say(
    "{raw} is in the code of one of Word\u2019s fields, which is read as a whole: put it before "
    "or after the field (Alt+F9 shows the codes)."
)
_CUT = say(
    "Only a part of one of Word\u2019s fields is between {raw} and {last}: put the whole field "
    "there, or none of it (Alt+F9 shows the codes)."
)


def tags_in_codes(root: Element, tags: Iterable[Tag]) -> Iterator[TemplateProblem]:
    """A problem for each tag that begins or ends something inside the code of a field."""
    places = _places(root, tags)
    for tag, (_, in_code) in places.items():
        if in_code:
            yield tag.problem(_IN_CODE.format(raw=tag.raw))


def cut_by(root: Element, chains: Iterable[list[Tag]]) -> Iterator[TemplateProblem]:
    """A problem for each pair of tags of which one stands in a field, and the other does not."""
    paired = [[tag for tag in chain if tag.node is not None] for chain in chains]
    places = _places(root, (tag for chain in paired for tag in chain))
    for chain in paired:
        if len({places.get(tag) for tag in chain}) > 1:
            yield chain[0].problem(_CUT.format(raw=chain[0].raw, last=chain[-1].raw))


def _places(root: Element, tags: Iterable[Tag]) -> dict[Tag, tuple[tuple[Element, ...], bool]]:
    """The fields that each tag stands in, and whether in the code of one."""
    wanted = {tag.node: tag for tag in tags if tag.structural and tag.node is not None}
    if not wanted or next(root.iter(EDGE), None) is None:
        return {}
    found: dict[Tag, tuple[tuple[Element, ...], bool]] = {}
    open_: list[tuple[Element, bool]] = []
    for element in root.iter(EDGE, etree.ProcessingInstruction):
        if element in wanted:
            fields = tuple(begin for begin, _ in open_)
            found[wanted[element]] = fields, any(in_code for _, in_code in open_)
        elif element.tag == EDGE and edge_of(element) == "begin":
            open_.append((element, True))
        elif element.tag == EDGE and open_:
            begin, _ = open_.pop()
            if edge_of(element) == "separate":
                open_.append((begin, False))
    return found
