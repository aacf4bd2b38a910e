"""Where a template's expressions run: plain values, a list of what is allowed, and limits.

Three fences stand one behind another. `check` lets through only the constructions on its list.
Attribute access reaches into dicts and a loop's own counters and nowhere else, so that no object
has methods here. And what is left of Jinja's sandbox stands behind both. Escaping is not left to
Jinja's switch, which a template can turn: the compiler puts `values.printed` around every output.
"""

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from typing import Any

from jinja2 import Environment, Undefined, nodes
from jinja2 import tests as jinja
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from outreach_desktop.templates.engine.filling.attribute_values import (
    addressed,
    coded,
    leading,
    worded,
)
from outreach_desktop.templates.engine.filling.charts import charted
from outreach_desktop.templates.engine.filling.filters import (
    FILTERS,
    METHODS,
    TESTS,
    percent_format,
    written,
)
from outreach_desktop.templates.engine.filling.formatted import in_paragraphs
from outreach_desktop.templates.engine.filling.proof import noted
from outreach_desktop.templates.engine.filling.repeating import repeated
from outreach_desktop.templates.engine.filling.tree_walks import children
from outreach_desktop.templates.engine.filling.values import (
    Fault,
    UnfitError,
    attribute,
    chosen,
    joined,
    kind_of,
    looped,
    pictured,
    printed,
    printed_plain,
    whole,
)
from outreach_desktop.words import say

BLOCK_START, BLOCK_END = "\x01%", "%\x01"
PRINT_START, PRINT_END = "\x01{", "}\x01"

_LOOP = frozenset(
    [
        "index",
        "index0",
        "revindex",
        "revindex0",
        "first",
        "last",
        "length",
        "depth",
        "depth0",
        "previtem",
        "nextitem",
    ]
)
_LOOP_CALLS = frozenset({"cycle", "changed"})
_PLAIN = (Undefined, Fault, str, int, float, list, tuple, dt.date, dt.time)
_LARGEST = 10**30
_DEEPEST = 4


class MissingValue(Undefined):
    """A field that is absent or None: empty, false, and neither more nor less than anything."""

    __slots__ = ()

    def _never(self, _: object) -> bool:
        return False

    __lt__ = __gt__ = __le__ = __ge__ = _never  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        return other is None or isinstance(other, Undefined)

    __hash__ = Undefined.__hash__


class Sandbox(ImmutableSandboxedEnvironment):
    """The one environment all templates share."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%"})

    def getitem(self, obj: Any, argument: Any) -> Any:
        """The data under a name or at a place in a list; a name comes before any method."""
        if isinstance(obj, dict):
            try:
                value = obj[argument]
            except (KeyError, TypeError):
                value = None
            return MissingValue(name=str(argument)) if value is None else value
        if isinstance(obj, (list, tuple, str)) and isinstance(argument, int):
            return (
                obj[argument]
                if -len(obj) <= argument < len(obj)
                else MissingValue(name=str(argument))
            )
        if isinstance(obj, tuple) and argument in ("grouper", "list"):
            return obj[0] if argument == "grouper" else obj[1]
        if isinstance(obj, LoopContext) and argument in _LOOP | _LOOP_CALLS:
            return getattr(obj, argument)
        if obj is None or isinstance(obj, _PLAIN):
            return MissingValue(name=str(argument))
        raise UnfitError(say("this is {kind}", kind=kind_of(obj)))

    getattr = getitem  # type: ignore[assignment]  # Jinja calls both alike, by place

    def is_safe_callable(self, obj: Any) -> bool:
        """Only `loop.cycle` and `loop.changed` are called; all other calls are compiled away."""
        owner, name = getattr(obj, "__self__", None), getattr(obj, "__name__", "")
        return isinstance(owner, LoopContext) and name in _LOOP_CALLS

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic for numbers; `+` also puts two texts or two lists together, within limits."""
        for side in (left, right):
            if side is None or isinstance(side, (Undefined, Fault)):
                return side
        if isinstance(left, (int, float)) and isinstance(right, (int, float)):
            if max(abs(left), abs(right)) > _LARGEST:
                raise UnfitError(say("this number is too large"))
            return self.binop_table[operator](left, right)
        if operator == "%" and isinstance(left, str):
            return percent_format(context, left, *(right if isinstance(right, tuple) else (right,)))
        same = isinstance(left, str) and isinstance(right, str)
        same |= isinstance(left, list) and isinstance(right, list)
        if operator == "+" and same and len(left) + len(right) < 100_000:
            return left + right if isinstance(left, str) else written(left + right)
        raise UnfitError(
            say(
                "{kind} {operator} {kind_2} cannot be worked out",
                kind=kind_of(left),
                operator=operator,
                kind_2=kind_of(right),
            )
        )


def _made() -> Sandbox:
    environment = Sandbox(
        block_start_string=BLOCK_START,
        block_end_string=BLOCK_END,
        variable_start_string=PRINT_START,
        variable_end_string=PRINT_END,
        comment_start_string="\x01#",
        comment_end_string="#\x01",
        undefined=MissingValue,
        keep_trailing_newline=True,
        autoescape=False,
        cache_size=0,
    )
    environment.filters = {
        **FILTERS,
        **METHODS,
        ".printed": noted(printed),
        ".plain": noted(printed_plain),
        ".joined": joined,
        ".looped": looped,
        ".pictured": pictured,
        ".charted": charted,
        ".attribute": attribute,
        ".paragraphs": noted(in_paragraphs),
        ".chosen": noted(chosen),
        ".whole": whole,
        ".coded": coded,
        ".worded": worded,
        ".leading": leading,
        ".addressed": addressed,
        ".repeated": repeated,
    }
    environment.tests = {name: jinja.TESTS[name] for name in TESTS}
    environment.tests["none"] = lambda value: value is None or isinstance(value, Undefined)
    environment.globals = {}
    return environment


ENVIRONMENT = _made()


def field_of(group: Any, name: str) -> Any:
    """`group.name`: what the sandbox says, by a shorter way where a plain group has it, as nearly always."""
    if type(group) is dict and (value := group.get(name)) is not None:
        return value
    return ENVIRONMENT.getitem(group, name)


_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.With,
    nodes.Assign, nodes.Name, nodes.Const, nodes.Tuple, nodes.List, nodes.Dict, nodes.Pair,
    nodes.Keyword, nodes.CondExpr, nodes.Filter, nodes.Test, nodes.Getattr, nodes.Getitem,
    nodes.Slice, nodes.Concat, nodes.Compare, nodes.Operand, nodes.Add, nodes.Sub, nodes.Mul,
    nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Neg, nodes.Pos, nodes.Not, nodes.And, nodes.Or,
    nodes.Call,
)  # fmt: skip


def refusals(tree: nodes.Node, depth: int = 0) -> Iterator[tuple[int, str]]:
    """What in a parsed template is not allowed: line, and what is wrong."""
    if not isinstance(tree, _ALLOWED):
        yield tree.lineno, say("this construction cannot be used in a template")
    elif isinstance(tree, nodes.Filter) and tree.name not in FILTERS:
        yield tree.lineno, say("there is no filter “{name}”", name=tree.name)
    elif isinstance(tree, nodes.Test) and tree.name not in TESTS:
        yield tree.lineno, say("there is no test “{name}”", name=tree.name)
    elif isinstance(tree, nodes.Call) and not _callable(tree):
        yield tree.lineno, say("nothing can be called here but range() and a text's own methods")
    elif isinstance(tree, nodes.Const) and tree.value in (math.inf, -math.inf):
        yield tree.lineno, say("this number is too large")
    elif isinstance(tree, nodes.For) and (tree.recursive or depth >= _DEEPEST):
        yield (
            tree.lineno,
            say("loops can stand {deepest} deep, and none in itself", deepest=_DEEPEST),
        )
    inner = depth + isinstance(tree, nodes.For)
    for child in children(tree):
        yield from refusals(child, inner)


def _callable(call: nodes.Call) -> bool:
    if call.dyn_args or call.dyn_kwargs:
        return False
    target = call.node
    if isinstance(target, nodes.Name):
        return target.name == "range"
    if not isinstance(target, nodes.Getattr):
        return False
    in_loop = isinstance(target.node, nodes.Name) and target.node.name == "loop"
    return f".{target.attr}" in METHODS or (in_loop and target.attr in _LOOP_CALLS)


def without_calls(tree: nodes.Node, environment: Environment) -> None:
    """Turn the calls and slices of a checked tree into filters, which know missing values."""
    for name, value in list(tree.iter_fields()):
        if isinstance(value, nodes.Node):
            setattr(tree, name, _rewritten(value, environment))
        elif isinstance(value, list):
            setattr(tree, name, [_rewritten(item, environment) for item in value])


def _rewritten(item: Any, environment: Environment) -> Any:
    if not isinstance(item, nodes.Node):
        return item
    without_calls(item, environment)
    if isinstance(item, nodes.Call):
        target = item.node
        if isinstance(target, nodes.Name) and item.args:
            first, *rest = item.args
            return filtered(first, ".range", rest, environment)
        if isinstance(target, nodes.Getattr) and f".{target.attr}" in METHODS:
            return filtered(target.node, f".{target.attr}", item.args, environment)
    elif isinstance(item, (nodes.List, nodes.Dict)) or _is_made_tuple(item):
        return filtered(item, ".written", (), environment)
    elif isinstance(item, nodes.Getitem) and isinstance(item.arg, nodes.Slice):
        bounds = (item.arg.start, item.arg.stop, item.arg.step)
        given = [bound or nodes.Const(None) for bound in bounds]
        return filtered(item.node, ".slice", given, environment)
    return item


def _is_made_tuple(item: nodes.Node) -> bool:
    """True for `(a, b)` where it is a value, not where it names what a loop goes through."""
    return isinstance(item, nodes.Tuple) and item.ctx == "load"


def filtered(
    value: nodes.Node, name: str, given: Sequence[nodes.Expr], environment: Environment
) -> nodes.Filter:
    """`value|name(given)` as a node."""
    made = nodes.Filter(value, name, list(given), [], None, None, lineno=value.lineno)
    made.set_environment(environment)
    return made
