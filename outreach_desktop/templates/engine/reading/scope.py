"""What a block tag owns: the words, paragraphs, cells or rows between `{% for %}` and `{% endfor %}`.

A tag that stands alone in its paragraph, list item, cell or row takes the place of it, so it leaves
no blank line. Tags in the first and the last cell of a row own the row. The letters p, tr, tc and r
of python-docx-template decide where they are given. Text beside a tag always stays.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache, partial

from outreach_desktop.templates.engine.problems import TemplateProblem
from outreach_desktop.templates.engine.reading.dialect import CLOSING, MIDDLE, NOTE, OPENING, Tag
from outreach_desktop.templates.engine.reading.torn_ranges import drop_torn_ranges
from outreach_desktop.templates.engine.word.moving import RANGES, lift, parent_of, take_out
from outreach_desktop.templates.engine.word.ooxml import (
    MC,
    Element,
    M,
    ancestor,
    inside,
    is_node,
    w,
)
from outreach_desktop.words import language, say
from outreach_desktop.words.saying import ENGLISH

SHOWN = {
    w(name)
    for name in (
        "drawing", "pict", "object", "sym", "fldChar", "fldSimple", "footnoteReference",
        "endnoteReference", "annotationRef", "noBreakHyphen", "ptab", "footnoteRef", "endnoteRef",
    )
} | {f"{{{MC}}}AlternateContent", f"{{{M}}}oMath", f"{{{M}}}oMathPara"}  # fmt: skip


@dataclass(slots=True, eq=False)
class Chain:
    """Tags that belong together: for … else … endfor."""

    tags: list[Tag]
    way: str = "hoist"
    kind: str = ""
    spans: bool = False
    edges: list[tuple[bool, bool]] = field(default_factory=list)


def chains(tags: Iterable[Tag]) -> tuple[list[Chain], list[TemplateProblem]]:
    """The chains of one part; every tag that has no partner is a problem with both places."""
    problems: list[TemplateProblem] = []
    done: list[Chain] = []
    open_: list[Chain] = []
    begun = Counter[str]()
    for tag in tags:
        if tag.keyword in OPENING:
            open_.append(Chain([tag]))
            begun[tag.keyword] += 1
        elif tag.keyword in MIDDLE:
            if open_ and _divides(tag, open_[-1]):
                open_[-1].tags.append(tag)
            else:
                problems.append(_stray(tag, open_))
        elif tag.keyword in CLOSING:
            if not begun[CLOSING[tag.keyword]]:
                problems.append(_stray(tag, open_))
                continue
            while (chain := open_.pop()).tags[0].keyword != CLOSING[tag.keyword]:
                begun[chain.tags[0].keyword] -= 1
                problems.append(_left_open(chain.tags[0], tag))
            begun[chain.tags[0].keyword] -= 1
            chain.tags.append(tag)
            done.append(chain)
    problems.extend(_left_open(chain.tags[0], None) for chain in open_)
    return done, problems


def _divides(tag: Tag, chain: Chain) -> bool:
    last = chain.tags[-1].keyword
    kinds = ("if",) if tag.keyword == "elif" else ("if", "for")
    return chain.tags[0].keyword in kinds and last != "else"


_NOT_IN: Mapping[str, Callable[[str], str]] = {
    "tr": lambda raw: say("{raw} is not in a table row.", raw=raw),
    "tc": lambda raw: say("{raw} is not in a table cell.", raw=raw),
    "p": lambda raw: say("{raw} is not in a paragraph.", raw=raw),
}


def _stray(tag: Tag, open_: list[Chain]) -> TemplateProblem:
    first = open_[-1].tags[0] if open_ else None
    given = {"raw": tag.raw}
    if first:
        given |= {"open": first.raw, "place": _in_words(first.place)}
    if tag.keyword in CLOSING:
        given["missing"] = f"{{% {CLOSING[tag.keyword]} \u2026 %}}"
        if first:
            message = say(
                "{raw} does not fit: there is no {missing} before it; what is open is {open} from {place}.",
                **given,
            )
        else:
            message = say("{raw} does not fit: there is no {missing} before it.", **given)
    else:
        given["missing"] = "{% if \u2026 %}"
        if first:
            message = say(
                "{raw} does not fit: there is no open {missing} before it; what is open is {open} from {place}.",
                **given,
            )
        else:
            message = say("{raw} does not fit: there is no open {missing} before it.", **given)
    return tag.problem(message)


def _left_open(opening: Tag, found: Tag | None) -> TemplateProblem:
    needed = f"{{% end{opening.keyword} %}}"
    if found:
        message = say(
            "{raw} needs {needed} before {found} in {place}.",
            raw=opening.raw,
            needed=needed,
            found=found.raw,
            place=_in_words(found.place),
        )
    else:
        message = say(
            "{raw} is never ended: put {needed} where it should end.",
            raw=opening.raw,
            needed=needed,
        )
    return opening.problem(message)


def _in_words(place: str) -> str:
    """A place within a sentence; other languages write names as they are."""
    return place[0].lower() + place[1:] if language() == ENGLISH else place


def settle_scopes(tags: Sequence[Tag], found: Sequence[Chain]) -> list[TemplateProblem]:
    """Move the nodes of block tags to where what they own begins and ends; what owns nothing it could is told.

    Any of these may stand thousands of times in one paragraph, cell or row, which is gone through once for all of them.
    """
    with_tags_alone = cache(_only_tags)  # while nothing is moved
    cells = cache(_cells)
    problems = [wrong for chain in found if (wrong := _decide(chain, with_tags_alone, cells))]
    _agree(found)
    moves: dict[Tag, tuple[str, Element]] = {}
    for chain in found:
        moves |= _moves(chain, with_tags_alone)
    moving = {tag.node for tag, (side, _) in moves.items() if side != "split"}
    moving |= {tag.node for tag in tags if _single(tag)}
    empties = cache(lambda paragraph: all(thing in moving for thing in shown(paragraph)))
    for tag in tags:
        if tag.kind == NOTE and tag.owner and tag.node is not None:
            element = ancestor(tag.node, tag.owner)
            if element is not None:
                moves[tag] = ("before", element)
        elif _single(tag) and tag.node is not None:
            paragraph = ancestor(tag.node, "p")
            if paragraph is not None and empties(paragraph):
                moves[tag] = ("before", paragraph)
    _move(tags, moves)
    if tags:
        drop_torn_ranges(tags)
    return problems


def _decide(
    chain: Chain,
    with_tags_alone: Callable[[Element], bool],
    cells: Callable[[Element], list[Element]],
) -> TemplateProblem | None:
    """Give the chain its kind: the sort of element it owns, or "" for words inside a paragraph."""
    nodes = [tag.node for tag in chain.tags if tag.node is not None]
    owner = next((tag.owner for tag in chain.tags if tag.owner), "")
    if owner in ("p", "tr", "tc"):
        chain.kind = owner
        if any(ancestor(node, owner) is None for node in nodes):
            chain.kind = ""
            tag = chain.tags[0]
            return tag.problem(_NOT_IN[owner](tag.raw))
        return None
    common = _common(nodes)
    name = common.tag if common is not None else ""
    if common is None or name == w("p") or _within_paragraph(common, nodes[0]):
        chain.kind = ""
    elif name == w("tr"):
        ends = (_above(chain.tags[0], "tc"), _above(chain.tags[-1], "tc"))
        own = ends != (cells(common)[0], cells(common)[-1])  # else they are the whole row's
        own = own and all(with_tags_alone(_above(tag, "tc")) for tag in chain.tags)
        chain.kind = "tc" if own else "tr"
    elif name == w("tbl"):
        chain.kind = "tr"
    else:
        chain.kind, chain.spans = "p", True
    return None


def _within_paragraph(common: Element, node: Element) -> bool:
    """True when the nearest paragraph around `node` is around `common` as well."""
    paragraph = ancestor(node, "p")
    return paragraph is not None and paragraph in common.iterancestors()


def _common(nodes: list[Element]) -> Element | None:
    """The nearest element that holds all nodes."""
    first, *rest = [list(node.iterancestors()) for node in nodes]
    return next((one for one in first if all(one in other for other in rest)), None)


def _cells(row: Element) -> list[Element]:
    """The cells of a row, without those of tables in them."""
    return [cell for cell in row.iter(w("tc")) if ancestor(cell, "tr") is row]


def _agree(found: Sequence[Chain]) -> None:
    """Whether chains over several paragraphs own whole ones; each change may change those beside it."""
    beside: dict[Element, dict[Chain, None]] = {}
    spanning = [chain for chain in found if chain.spans]
    for chain in spanning:
        for tag in chain.tags:
            beside.setdefault(_above(tag, "p"), {})[chain] = None
    stuck = {tag.node for chain in found if not chain.kind for tag in chain.tags}
    waiting = dict.fromkeys(spanning)
    while waiting:
        edges_in = cache(partial(_edges_in, stuck=stuck))
        changed: list[Chain] = []
        for chain in waiting:
            chain.edges = [edges_in(_above(tag, "p"))[tag.node] for tag in chain.tags]
            if not all(map(any, chain.edges)):
                chain.way = "split" if any(map(all, chain.edges)) else "cross"
                changed.append(chain)
        stuck |= {tag.node for chain in changed for tag in chain.tags}
        touched = dict.fromkeys(_above(tag, "p") for chain in changed for tag in chain.tags)
        waiting = {one: None for each in touched for one in beside[each] if one.way == "hoist"}


def _edges_in(
    paragraph: Element, stuck: Set[Element | None]
) -> dict[Element | None, tuple[bool, bool]]:
    """For each tag in a paragraph, by its node: whether it stands at the start, and at the end, of what stays there."""
    things = list(shown(paragraph))
    staying = [
        number
        for number, thing in enumerate(things)
        if not is_node(thing) or thing in stuck or _prints(thing)
    ]
    first, last = (staying[0], staying[-1]) if staying else (len(things), -1)
    return {thing: (first >= number, last <= number) for number, thing in enumerate(things)}


def shown(paragraph: Element) -> Iterator[Element]:
    """What a reader would see in a paragraph, and the nodes of its tags, in order."""
    for element in inside(paragraph):
        if is_node(element):
            yield element
            if (element.tail or "").strip():
                yield paragraph
        elif element.tag == w("t"):
            if (element.text or "").strip():
                yield element
        elif element.tag in SHOWN or (element.tag == w("br") and element.get(w("type"))):
            yield element


def _prints(node: Element) -> bool:
    return str(node.text).endswith("=")


def _only_tags(element: Element) -> bool:
    """True when nothing in the element shows, whatever its block tags do."""
    return all(
        is_node(thing) and not _prints(thing)
        for paragraph in element.iter(w("p"))
        for thing in shown(paragraph)
    )


def _single(tag: Tag) -> bool:
    """True for a tag that has no partner and prints nothing."""
    return tag.keyword == "set" or tag.kind == NOTE


def _above(tag: Tag, name: str) -> Element:
    found = ancestor(tag.node, name) if tag.node is not None else None
    assert found is not None  # noqa: S101  `_decide` gave the tag a kind that is there
    return found


def _moves(
    chain: Chain, with_tags_alone: Callable[[Element], bool]
) -> dict[Tag, tuple[str, Element]]:
    """For each tag of a chain, on which side of which element it goes."""
    if not chain.kind:
        return _inline(chain)
    if chain.way == "cross":
        return {tag: ("split", _above(tag, "p")) for tag in chain.tags}
    if chain.way == "split":
        return {tag: ("split", parent_of(_above(tag, "p"))) for tag in chain.tags}
    moves = {}
    for number, tag in enumerate(chain.tags):
        element = _above(tag, chain.kind)
        if chain.spans:
            after = not chain.edges[number][0]
        else:
            # What holds only tags is going to go: they all stay in order on its one side.
            after = tag is chain.tags[-1] and not with_tags_alone(element)
        moves[tag] = ("after" if after else "before", element)
    return moves


def _inline(chain: Chain) -> dict[Tag, tuple[str, Element]]:
    """Inside one paragraph: nothing to do in one run, else between runs; alone, it owns the line."""
    nodes = [tag.node for tag in chain.tags if tag.node is not None]
    if len({node.getparent() for node in nodes}) == 1:
        return {}
    common = _common(nodes)
    return dict.fromkeys(chain.tags, ("split", common)) if common is not None else {}


def _move(tags: Sequence[Tag], moves: dict[Tag, tuple[str, Element]]) -> None:
    """Carry the moves out in reading order, and take away what then holds nothing at all."""
    left: dict[Element, Element] = {}
    owned: dict[Element, None] = {}
    for tag in tags:
        if tag not in moves or tag.node is None:
            continue
        side, element = moves[tag]
        if side == "split":
            lift(tag.node, element)
            continue
        owned.update(dict.fromkeys((*_emptied(tag.node, element), element)))
        take_out(tag.node)
        if side == "before":
            element.addprevious(tag.node)
        else:
            left.get(element, element).addnext(tag.node)
            left[element] = tag.node
    for element in owned:
        _take_away(element)


def _emptied(node: Element, element: Element) -> Iterator[Element]:
    """The paragraphs that a tag leaves on its way out of a cell or row."""
    paragraph = ancestor(node, "p")
    if paragraph is not None and paragraph is not element:
        yield paragraph


def _take_away(element: Element) -> None:
    parent = element.getparent()
    if parent is None or _holds_something(element) or _only_one_in_cell(element):
        return
    for bookmark in [one for one in element.iter() if one.tag in RANGES]:
        take_out(bookmark)
        element.addprevious(bookmark)
    take_out(element)


def _only_one_in_cell(element: Element) -> bool:
    """True for a paragraph without which its cell would be empty, which Word refuses."""
    parent = parent_of(element)
    others = (one for one in parent.iterchildren(w("p")) if one is not element)
    return parent.tag == w("tc") and next(others, None) is None


def _holds_something(element: Element) -> bool:
    if element.tag in (w("tr"), w("tc")):
        return not _only_tags(element) or any(map(is_node, element.iter()))
    if next(element.iter(w("sectPr")), None) is not None:
        return True
    return any(True for _ in shown(element))
