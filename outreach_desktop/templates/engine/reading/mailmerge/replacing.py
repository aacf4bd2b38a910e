"""One of Word's fields taken out of a part, and what stands in its place."""

import copy

from outreach_desktop.templates.engine.word.fields.word_fields import WordField
from outreach_desktop.templates.engine.word.moving import parent_of
from outreach_desktop.templates.engine.word.ooxml import XML_SPACE, Element, ancestor, w

_EMPTY = frozenset((w("rPr"),))


class TornError(Exception):
    """A field that reaches over more than paragraphs that follow one another."""


def printing(one: WordField, node: Element) -> None:
    """Let a tag's `node` stand where the field stood, in the looks of what it showed."""
    looks = _looks(one)
    words = one.begin.makeelement(w("t"), {XML_SPACE: "preserve"})
    words.append(node)
    _put(one, words, looks)


def put_in_place(one: WordField, expression: str) -> None:
    """Type a tag where a field stood in the code of another."""
    words = one.begin.makeelement(w("instrText"), {XML_SPACE: "preserve"})
    words.text = f"{{{{ {expression} }}}}"
    _put(one, words, None)


def leave_out(one: WordField) -> None:
    """Take a field out with all that it shows."""
    _check(one)
    if one.simple:
        parent_of(one.begin).remove(one.begin)
        return
    _join_paragraphs(one)
    for element in one.contents:
        _take(element)


def _put(one: WordField, new: Element, looks: Element | None) -> None:
    _check(one)
    if one.simple:
        run = one.begin.makeelement(w("r"))
        if looks is not None:
            run.append(looks)
        run.append(new)
        parent_of(one.begin).replace(one.begin, run)
        return
    run = parent_of(one.begin)
    one.begin.addprevious(new)
    _join_paragraphs(one)
    for element in one.contents:
        _take(element)
    if looks is not None and all(child is new or child.tag == w("rPr") for child in run):
        for old in run.findall(w("rPr")):
            run.remove(old)
        run.insert(0, looks)


def _looks(one: WordField) -> Element | None:
    """The looks of the first words that a field shows."""
    for element in (*one.shown, *one.begin.iter(w("t"))):
        run = ancestor(element, "r")
        if element.tag == w("t") and run is not None:
            looks = run.find(w("rPr"))
            return copy.deepcopy(looks) if looks is not None else None
    return None


def _take(element: Element) -> None:
    """Take out what stands in a run, and the run when nothing is left in it."""
    run = element.getparent()
    if run is None:
        return
    run.remove(element)
    if run.tag == w("r") and all(child.tag in _EMPTY for child in run):
        above = run.getparent()
        if above is not None:
            above.remove(run)


def _check(one: WordField) -> None:
    """Raise TornError for a field that cannot be taken out without tearing a table or section."""
    if one.simple or one.end is None:
        return
    first, last = ancestor(one.begin, "p"), ancestor(one.end, "p")
    between = first
    while between is not None and between is not last:
        between = between.getnext()
        if between is not None and between.tag != w("p"):
            raise TornError
        if between is not None and between.find(f"{w('pPr')}/{w('sectPr')}") is not None:
            raise TornError
    if between is None:
        raise TornError


def _join_paragraphs(one: WordField) -> None:
    """Make one paragraph of those that a field reaches over."""
    first = ancestor(one.begin, "p")
    last = ancestor(one.end, "p") if one.end is not None else None
    while first is not None and first is not last:
        following = first.getnext()
        assert following is not None  # noqa: S101  `_check` went all the way
        done = following is last
        first.extend(child for child in list(following) if child.tag != w("pPr"))
        parent_of(following).remove(following)
        if done:
            return
