"""Fields of a loop that stand where the loop does not reach, such as in a footnote of a repeated paragraph.

Word keeps footnotes, headers and footers apart from the text. Each is filled in once for a document.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from jinja2 import nodes

from outreach_desktop.templates.engine.compiling.compiler import Compiled
from outreach_desktop.templates.engine.compiling.contract import uses_of
from outreach_desktop.templates.engine.problems import TemplateProblem
from outreach_desktop.templates.engine.reading.dialect import Tag
from outreach_desktop.templates.engine.word.package.usual import BODY
from outreach_desktop.words import say

_NOUNS = {
    "footnotes": say("a footnote"),
    "endnotes": say("an endnote"),
    "header": say("a header"),
    "footer": say("a footer"),
    "comments": say("a comment"),
}


@dataclass(frozen=True, slots=True)
class Astray:
    """A tag that uses a `name` which a loop makes in another part; `message` says so."""

    name: str
    tag: Tag
    message: str

    def problem(self) -> TemplateProblem:
        """What is wrong where nothing in the data is called like that."""
        return self.tag.problem(self.message)


def astray_in(parts: Mapping[str, Compiled]) -> tuple[Astray, ...]:
    """Every tag that uses a name of a loop in another part, each once; and of a loop around its chart."""
    apart = [*_apart(parts)]
    if len(apart) < 2:
        return ()
    loops = [_loops(part) for _, part in apart]
    found: dict[tuple[str, str, str], Astray] = {}
    for at, (noun, part) in enumerate(apart):
        others = {name: tag for n, one in enumerate(loops) if n != at for name, tag in one.items()}
        for use in uses_of(part) if others else ():
            name, tag = use.path.partition(".")[0].removesuffix("[]"), part.tag_at(use.line)
            if tag is not None and name in others:
                loop = others[name]
                message = say(
                    "{raw} belongs to a loop ({place}: {loop}); {noun} can only use fields of the "
                    "whole document.",
                    raw=tag.raw,
                    place=loop.place,
                    loop=loop.raw,
                    noun=noun,
                )
                found.setdefault((name, tag.raw, tag.place), Astray(name, tag, message))
    return tuple(found.values())


def unknown_to(astray: Iterable[Astray], names: Collection[str]) -> list[TemplateProblem]:
    """The problems of those whose name no data have either."""
    return [one.problem() for one in astray if one.name not in names]


def _apart(parts: Mapping[str, Compiled]) -> Iterator[tuple[str, Compiled]]:
    """What is filled in by itself, each with the words for it."""
    for name, part in parts.items():
        short = name.removeprefix("word/")
        noun = next((words for kind, words in _NOUNS.items() if short.startswith(kind)), "")
        if name == BODY or noun:
            yield noun or say("the text"), part
        for chart in part.charts:
            if isinstance(chart.text, Compiled):
                yield say("the text of a chart"), chart.text


def _loops(part: Compiled) -> dict[str, Tag]:
    """The names that the loops of a part make, each with its tag."""
    made = {}
    for loop in _loops_in(part.tree.body) if any(tag.keyword == "for" for tag in part.tags) else ():
        tag = part.tag_at(loop.lineno)
        for name in (loop.target, *loop.target.find_all(nodes.Name)) if tag else ():
            if isinstance(name, nodes.Name) and tag:
                made[name.name] = tag
    return made


def _loops_in(body: Iterable[nodes.Node]) -> Iterator[nodes.For]:
    """The loops in a run of statements, and in those inside of them."""
    for node in body:
        if isinstance(node, nodes.For):
            yield node
            yield from _loops_in((*node.body, *node.else_))
        elif isinstance(node, nodes.If):
            yield from _loops_in((*node.body, *node.elif_, *node.else_))
        elif isinstance(node, nodes.With):
            yield from _loops_in(node.body)
