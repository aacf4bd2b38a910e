"""A repaired and scoped part, made into one compiled Jinja template with a map back to its tags.

In the source each tag begins a line, so a line number is a tag, and a tag knows its place.
"""

import copy
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from jinja2 import TemplateSyntaxError, nodes
from jinja2.exceptions import TemplateError
from jinja2.runtime import Context

from outreach_desktop.templates.engine.compiling.mistakes import (
    TOO_DEEP,
    mistake_of,
    mistakes_in,
    refused,
)
from outreach_desktop.templates.engine.compiling.program import Program, program
from outreach_desktop.templates.engine.compiling.sources import Source, parsed
from outreach_desktop.templates.engine.filling.sandbox import (
    ENVIRONMENT,
    filtered,
    refusals,
    without_calls,
)
from outreach_desktop.templates.engine.filling.tree_walks import every
from outreach_desktop.templates.engine.filling.values import (
    RUN,
    Run,
    TooMuchError,
    UnfitError,
)
from outreach_desktop.templates.engine.problems import TemplateProblem
from outreach_desktop.templates.engine.reading.dialect import (
    ADDRESS,
    ADDRESS_WORDS,
    ATTRIBUTE,
    CHART,
    CHOICE,
    CODE,
    PARAGRAPHS,
    PICTURE,
    PLAIN,
    REPEAT,
    WHOLE_ATTRIBUTE,
    WORDS,
    Tag,
)
from outreach_desktop.templates.engine.reading.empty_lines import MARK, settled
from outreach_desktop.templates.engine.reading.macros import written_out
from outreach_desktop.templates.engine.reading.sections import Ends, Sections
from outreach_desktop.templates.engine.word.called_notes import CALLS
from outreach_desktop.templates.engine.word.chart_types import Chart, ChartSlot
from outreach_desktop.templates.engine.word.fields.finished_fields import (
    holds_fields,
    judge,
    known_codes,
)
from outreach_desktop.templates.engine.word.frames import Slot
from outreach_desktop.templates.engine.word.run_looks import Spot
from outreach_desktop.templates.engine.word.unique import NUMBERED, SHAPE_TYPE
from outreach_desktop.words import say

_DRAWS = re.compile(r"\|\s*qr\b")


_CANNOT_BE_WORKED_OUT = (
    TemplateError, TypeError, ValueError, ArithmeticError, LookupError, RecursionError,
)  # fmt: skip
_SENSELESS = say("this cannot be worked out with the values given")


class Compiled:
    """A part ready to be rendered."""

    __slots__ = (
        "_codes",
        "_program",
        "_source",
        "_without",
        "calls_notes",
        "gaps",
        "repeats",
        "sections",
        "tree",
    )

    def __init__(self, source: Source, tree: nodes.Template, program: Program) -> None:
        self._source = source
        self._program = program
        self._without: dict[int, Compiled | None] = {}
        self._codes = known_codes(source.text) if holds_fields(source.text) else None
        self.tree = tree
        self.gaps: dict[int, int] = {}
        """What `proof.check` remembers of the last document."""
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
                    or any(isinstance(tag.brings, Slot) for tag in source.tags)
                    or any(name in source.text for name in NUMBERED)
                )
            )
        )

    @property
    def tags(self) -> Sequence[Tag]:
        """The tags of the part, in order."""
        return self._source.tags

    @property
    def frames(self) -> list[Slot]:
        """The frames that pictures and charts come into."""
        return [tag.brings for tag in self.tags if isinstance(tag.brings, Slot)]

    @property
    def charts(self) -> list[Chart]:
        """The charts that are drawn anew."""
        return [frame.chart for frame in self.frames if isinstance(frame, ChartSlot)]

    def finished(self, tags: Sequence[Tag], sections: Sections | None) -> "Compiled":
        """The same part, with what is known of its `tags` in the end, and the sections taken out of it."""
        other = copy.copy(self)
        other._source = replace(self._source, tags=tags)  # noqa: SLF001  another of its kind
        other.sections = sections
        return other

    def tag_at(self, line: int) -> Tag | None:
        """The tag that a line of the source stands for."""
        return self._source.tag_at(line)

    @property
    def adds_links(self) -> bool:
        """True when pictures or links may come into the part while it is filled in."""
        return any(isinstance(tag.brings, (Slot, Spot)) or tag.kind == ADDRESS for tag in self.tags)

    def mentions(self, text: str) -> bool:
        """True when the part's own text holds `text`, also in the frame of a picture."""
        return text in self._source.text or any(text in frame.xml for frame in self.frames)

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
            return "".join(self._program.fill(Context(ENVIRONMENT, values, None, {})))
        except TooMuchError as error:
            self._fault(run, self._program.line_of(error.__traceback__), str(error))
        except _CANNOT_BE_WORKED_OUT as error:
            line = self._program.line_of(error.__traceback__)
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
            self._without[line] = compiled(source)[0] if source else None
        return self._without[line]

    def _fault(self, run: Run, line: int, message: str) -> None:
        tag = self._source.tag_at(line) or self._source.tags[0]
        run.fault(tag, message)


def compiled(
    source: Source, *, plain: bool = False
) -> tuple[Compiled | None, list[TemplateProblem]]:
    """The part compiled; None where that cannot be, and why."""
    try:
        return _compiled(source, ".plain" if plain else ".printed")
    except TemplateSyntaxError as error:
        return None, _mistakes(source, error)
    except TOO_DEEP:
        return None, _mistakes(source, None)


def _compiled(source: Source, printing: str) -> tuple[Compiled | None, list[TemplateProblem]]:
    tree = parsed(source)
    wrong = [
        refused(tag, message)
        for line, message in (*written_out(tree), *refusals(tree))
        if (tag := source.tag_at(line))
    ]
    if wrong:
        return None, wrong
    without_calls(tree, ENVIRONMENT)
    _wrap(tree, source, printing)
    return Compiled(source, tree, program(tree)), []


def _wrap(tree: nodes.Template, source: Source, printing: str) -> None:
    """Put `printing` around every output, and its like around loops, conditions and `~`."""
    found: dict[type[nodes.Node], list[Any]] = {kind: [] for kind in _WRAPPED}
    for node in every(tree):
        if type(node) in found:
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
    weight = 50
    for one in (inside for node in loop.body for inside in every(node)):
        if isinstance(one, nodes.TemplateData):
            weight += len(one.data)
        elif isinstance(one, nodes.Filter):
            weight += 100
    return weight


def _mistakes(source: Source, error: TemplateSyntaxError | None) -> list[TemplateProblem]:
    """Each tag that is wrong by itself; where none is, what the parser stumbled over."""
    found = [problem for tag in source.tags for problem in mistakes_in(tag)]
    if not found and error is None:
        found.append(refused(source.tags[0], say("too many tags stand in one another here")))
    elif not found and error and (tag_there := source.tag_at(error.lineno)):
        found.append(mistake_of(tag_there, error))
    return found
