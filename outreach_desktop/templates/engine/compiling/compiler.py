"""A repaired and scoped part, made into one compiled Jinja template with a map back to its tags.

In the source each tag begins a line, so a line number is a tag, and a tag knows its place.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from jinja2 import Template, TemplateSyntaxError, nodes
from jinja2.exceptions import TemplateError
from lxml import etree

from outreach_desktop.templates.engine.compiling.mistakes import (
    TOO_DEEP,
    mistake_of,
    mistakes_in,
    refused,
)
from outreach_desktop.templates.engine.filling.sandbox import (
    BLOCK_END,
    BLOCK_START,
    ENVIRONMENT,
    PRINT_END,
    PRINT_START,
    filtered,
    refusals,
    without_calls,
)
from outreach_desktop.templates.engine.filling.values import (
    RUN,
    Run,
    TooMuchError,
    UnfitError,
    escaped,
)
from outreach_desktop.templates.engine.problems import Problem
from outreach_desktop.templates.engine.reading.closing_up import MARK, settled
from outreach_desktop.templates.engine.reading.dialect import (
    ADDRESS,
    ADDRESS_WORDS,
    ATTRIBUTE,
    BLOCK,
    CHART,
    CHOICE,
    CLOSING,
    CODE,
    NOTE,
    OPENING,
    PARAGRAPHS,
    PICTURE,
    PLAIN,
    RAW,
    REPEAT,
    WHOLE_ATTRIBUTE,
    WORDS,
    Tag,
)
from outreach_desktop.templates.engine.reading.macros import written_out
from outreach_desktop.templates.engine.reading.sections import Ends, Sections
from outreach_desktop.templates.engine.word.called_notes import CALLS
from outreach_desktop.templates.engine.word.fields.finished_fields import (
    holds_fields,
    judge,
    known_codes,
)
from outreach_desktop.templates.engine.word.ooxml import DECLARATION, Element
from outreach_desktop.templates.engine.word.unique import NUMBERED, SHAPE_TYPE

_NODE = re.compile(
    r"<\?(tag|mark) (\w+)=?\?>|\uf8ff(\d{1,9})\uf8ff| ([\w:]+)=\"\uf8fe(\d{1,9})\uf8fe\""
)
_DRAWS = re.compile(r"\|\s*qr\b")
_ELEMENT = re.compile(r"<(/?)([\w.:-]+)[^>]*?(/?)>")


_IN_ATTRIBUTES = (ATTRIBUTE, CODE, ADDRESS_WORDS, WORDS, REPEAT)
_CANNOT_BE_WORKED_OUT = (
    TemplateError, TypeError, ValueError, ArithmeticError, LookupError, RecursionError,
)  # fmt: skip
_SENSELESS = "this cannot be worked out with the values given"
# Each attempt to find one more fault compiles anew, which takes the longer the larger a part is.
_MOST_ATTEMPTS, _WORTH_COMPILING = 20, 2 << 20


@dataclass(slots=True, eq=False)
class Source:
    """The Jinja source of a part, and the tag on each of its lines."""

    text: str
    tags: list[Tag]
    removed: int = 0

    def tag_at(self, line: int) -> Tag | None:
        """The tag that stands on a line of the source; line 1 stands before the first."""
        return self.tags[line - 2] if 2 <= line <= len(self.tags) + 1 else None

    def without(self, line: int) -> "Source | None":
        """The source with something that can always be worked out in the place of a tag."""
        lines, tag = self.text.split("\n"), self.tag_at(line)
        attempts = min(_MOST_ATTEMPTS, _WORTH_COMPILING // len(self.text))
        if tag is None or not lines[line - 1].startswith(tag.body) or self.removed >= attempts:
            return None
        lines[line - 1] = _harmless(tag) + lines[line - 1][len(tag.body) :]
        return Source("\n".join(lines), self.tags, self.removed + 1)


def source_of(root: Element, tags: list[Tag]) -> Source:
    """The part as text, its nodes turned into tags of Jinja and marks."""
    text = DECLARATION.strip() + etree.tostring(root, encoding="unicode")
    pieces: list[str] = []
    used: list[Tag] = []
    at = 0
    for found in _NODE.finditer(text):
        pieces.append(_literal(text[at : found.start()]))
        at = found.end()
        if found[3]:
            number = int(found[3])
            if number >= len(tags) or not _in_attribute(tags[number]):
                continue  # nobody's: no template has a use for this sign
            used.append(tags[number])
            pieces.append(_written(tags[number]))
            continue
        if found[5]:
            number = int(found[5])
            if number < len(tags) and tags[number].kind in (WHOLE_ATTRIBUTE, ADDRESS):
                tags[number].keyword = found[4]
                used.append(tags[number])
                pieces.append(_written(tags[number]))
            continue
        if found[1] == "mark":
            pieces.append(MARK + found[2])
            continue
        tag = tags[int(found[2])]
        if tag.kind == RAW:
            pieces.append(_literal(escaped(tag.body)))
        elif tag.kind != NOTE:
            used.append(tag)
            pieces.append(_written(tag))
    pieces.append(_literal(text[at:]))
    return Source("".join(pieces), used)


def _in_attribute(tag: Tag) -> bool:
    """True for a tag of an attribute: one that prints there, or a block tag among its words."""
    return tag.kind in _IN_ATTRIBUTES or (tag.kind == BLOCK and tag.node is None)


def _harmless(tag: Tag) -> str:
    """What may stand in the place of a tag's inside, whatever the data."""
    if tag.kind in _IN_ATTRIBUTES:
        return "1"
    if tag.keyword == "set":
        return f"{tag.body.partition('=')[0]}= ''"
    return {"for": "for _ in ()", "if": "if 0", "elif": "elif 0", "with": "with"}.get(
        tag.keyword, "''"
    )


def _literal(text: str) -> str:
    return text.replace("\r", "").replace("\n", "&#10;")


def _written(tag: Tag) -> str:
    before, after = tag.trims
    if tag.kind != BLOCK:
        return f"{PRINT_START}{before}\n{tag.body} {after}{PRINT_END}"
    return f"{BLOCK_START}{before}\n{tag.body} {after}{BLOCK_END}"


_ONE_PARAGRAPH = (
    "A macro holds words of one paragraph: put {% macro … %} and {% endmacro %} into the same one."
)


def unbalanced(source: Source) -> list[Problem]:
    """Tags that do not begin and end on one level of the document: they would break it."""
    problems: list[Problem] = []
    level: list[str] = []
    begun = ""
    open_: list[tuple[Tag, list[str]]] = []
    tags = iter(source.tags)
    for piece in re.split(r"(\x01[{%][^\x01]*\x01)", source.text):
        if not piece.startswith("\x01"):
            begun = _follow(begun + piece, level)
            continue
        tag = next(tags)
        if tag.keyword == "macro" and level[-1].startswith("w:") and level[-1] != "w:t":
            problems.append(tag.problem(_ONE_PARAGRAPH))
        if tag.keyword in OPENING:
            open_.append((tag, list(level)))
        elif tag.structural and open_:
            opening, there = open_[-1]
            if there != level:
                problems.append(_torn(opening, tag))
                level = list(there)
            if tag.keyword in CLOSING:
                open_.pop()
    return problems


def _follow(xml: str, level: list[str]) -> str:
    """Keep the stack of open elements up to date through a piece of XML.

    What is left over is the beginning of an element in whose attribute a tag stands.
    """
    for ends, name, empty in _ELEMENT.findall(xml):
        if ends:
            if level:
                level.pop()
        elif not empty:
            level.append(name)
    cut = xml.rfind("<")
    return xml[cut:] if cut > xml.rfind(">") else ""


def _torn(opening: Tag, tag: Tag) -> Problem:
    return opening.problem(
        f"{opening.raw} begins here, but {tag.raw} stands somewhere else, in "
        f"{tag.place[0].lower()}{tag.place[1:]}: put both into the same table, cell or text."
    )


class Compiled:
    """A part ready to be rendered."""

    __slots__ = (
        "_codes",
        "_source",
        "_template",
        "_without",
        "calls_notes",
        "repeats",
        "sections",
        "tree",
    )

    def __init__(self, source: Source, tree: nodes.Template, template: Template) -> None:
        self._source = source
        self._template = template
        self._without: dict[int, Compiled | None] = {}
        self._codes = known_codes(source.text) if holds_fields(source.text) else None
        self.tree = tree
        self.sections: Sections | None = None
        """Those of a body, where they were taken out of it."""
        several = any(tag.keyword in ("for", "macro") for tag in source.tags)
        self.calls_notes = any(call in source.text for call in CALLS)
        self.repeats = (
            any(_DRAWS.search(tag.body) for tag in source.tags)
            or source.text.count(SHAPE_TYPE) > 1
            or (
                several
                and (
                    self.calls_notes
                    or any(tag.slot for tag in source.tags)
                    or any(name in source.text for name in NUMBERED)
                )
            )
        )

    @property
    def tags(self) -> list[Tag]:
        """The tags of the part, in order."""
        return self._source.tags

    def tag_at(self, line: int) -> Tag | None:
        """The tag that a line of the source stands for."""
        return self._source.tag_at(line)

    @property
    def adds_links(self) -> bool:
        """True when pictures or links may come into the part while it is filled in."""
        return any(tag.slot or tag.spot or tag.kind == ADDRESS for tag in self.tags)

    def mentions(self, text: str) -> bool:
        """True when the part's own text holds `text`, also in the frame of a picture."""
        frames = (tag.slot.xml for tag in self.tags if tag.slot)
        return text in self._source.text or any(text in frame for frame in frames)

    def render(self, context: Mapping[str, object], run: Run, ends: Ends | None = None) -> str:
        """The part's text with `context` filled in; `ends` are the ends of its sections."""
        known = len(run.faults)
        text = self._filled(context, run)
        run.put_in_order(known)
        if MARK in text:
            if ends is None and self.sections is not None:
                ends = Ends(self.sections)
            text = settled(text, ends)
        if self._codes is not None:
            judge(text, self._codes)
        return text

    def _filled(self, context: Mapping[str, object], run: Run) -> str:
        run.tags = self._source.tags
        values = {**context, RUN: run}
        before = run.mark()
        try:
            return "".join(
                self._template.root_render_func(self._template.new_context(values, shared=True))
            )
        except TooMuchError as error:
            self._fault(run, self._line_of(error.__traceback__), str(error))
        except _CANNOT_BE_WORKED_OUT as error:
            line = self._line_of(error.__traceback__)
            run.return_to(before)  # the next attempt finds the same, and what comes after it
            told = str(error) if isinstance(error, UnfitError) else _SENSELESS
            self._fault(run, line, told)
            if rest := self._going_on(line):
                rest._filled(context, run)  # noqa: SLF001  another of its kind
        return ""

    def _going_on(self, line: int) -> "Compiled | None":
        """The part with something harmless in the place of a tag, to find out what else is wrong."""
        if line not in self._without:
            source = self._source.without(line)
            self._without[line] = compiled(source, []) if source else None
        return self._without[line]

    def _line_of(self, trace: TracebackType | None) -> int:
        line = 0
        while trace is not None:
            if trace.tb_frame.f_code is self._template.root_render_func.__code__:
                line = self._template.get_corresponding_lineno(trace.tb_lineno)
            trace = trace.tb_next
        return line

    def _fault(self, run: Run, line: int, message: str) -> None:
        tag = self._source.tag_at(line) or self._source.tags[0]
        run.fault(tag, message)


def compiled(source: Source, problems: list[Problem], *, plain: bool = False) -> Compiled | None:
    """The part compiled; None, and `problems` told, where that cannot be."""
    try:
        return _compiled(source, problems, ".plain" if plain else ".printed")
    except TemplateSyntaxError as error:
        problems.extend(_mistakes(source, error))
    except TOO_DEEP:
        problems.extend(_mistakes(source, None))
    return None


def _compiled(source: Source, problems: list[Problem], printing: str) -> Compiled | None:
    tree = ENVIRONMENT.parse(source.text)
    wrong = [
        refused(tag, message)
        for line, message in (*written_out(tree), *refusals(tree))
        if (tag := source.tag_at(line))
    ]
    problems.extend(wrong)
    if wrong:
        return None
    without_calls(tree, ENVIRONMENT)
    _wrap(tree, source, printing)
    code = ENVIRONMENT.compile(tree)
    return Compiled(source, tree, Template.from_code(ENVIRONMENT, code, {}))


def _wrap(tree: nodes.Template, source: Source, printing: str) -> None:
    """Put `printing` around every output, and its like around loops, conditions and `~`."""
    found: dict[type[nodes.Node], list[Any]] = {kind: [] for kind in _WRAPPED}
    for node in tree.find_all(_WRAPPED):  # one walk: it is a good part of opening a template
        found[type(node)].append(node)
    for output in found[nodes.Output]:
        output.nodes = [
            part
            if isinstance(part, nodes.TemplateData)
            else _told(part, _way(part, source, printing))
            for part in output.nodes
        ]
    for concat in found[nodes.Concat]:
        concat.nodes = [_told(part, ".joined") for part in concat.nodes]
    for choice in found[nodes.CondExpr]:
        choice.expr2 = choice.expr2 or nodes.Const("")
    for loop in found[nodes.For]:  # last, because its weight counts what was put around the others
        loop.iter = _told(loop.iter, ".looped", nodes.Const(_weight(loop)))


_WRAPPED = (nodes.Output, nodes.Concat, nodes.CondExpr, nodes.For)


def _way(part: nodes.Node, source: Source, printing: str) -> str:
    tag = source.tag_at(part.lineno)
    return _WAYS.get(tag.kind, printing) if tag is not None else printing


_WAYS = {
    PICTURE: ".pictured",
    ATTRIBUTE: ".attribute",
    PARAGRAPHS: ".paragraphs",
    CHOICE: ".chosen",
    CODE: ".coded",
    ADDRESS: ".leading",
    ADDRESS_WORDS: ".addressed",
    WORDS: ".worded",
    PLAIN: ".plain",
    CHART: ".charted",
    WHOLE_ATTRIBUTE: ".whole",
    REPEAT: ".repeated",
}


def _told(value: nodes.Node, name: str, *given: nodes.Expr) -> nodes.Filter:
    """`value|name(tag's number, given)`."""
    number = nodes.Const(value.lineno - 2)
    return filtered(value, name, [number, *given], ENVIRONMENT)


def _weight(loop: nodes.For) -> int:
    """How much one round of a loop writes, about: its own text, and 100 for each value."""
    texts = sum(len(data.data) for node in loop.body for data in _texts(node))
    return texts + 100 * sum(1 for node in loop.body for _ in node.find_all(nodes.Filter)) + 50


def _texts(node: nodes.Node) -> list[nodes.TemplateData]:
    return (
        [node] if isinstance(node, nodes.TemplateData) else list(node.find_all(nodes.TemplateData))
    )


def _mistakes(source: Source, error: TemplateSyntaxError | None) -> list[Problem]:
    """Each tag that is wrong by itself; where none is, what the parser stumbled over."""
    found = [problem for tag in source.tags for problem in mistakes_in(tag)]
    if not found and error is None:
        found.append(refused(source.tags[0], "too many tags stand in one another here"))
    elif not found and error and (tag_there := source.tag_at(error.lineno)):
        found.append(mistake_of(tag_there, error))
    return found
