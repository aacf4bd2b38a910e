"""A checked tree of a template as one plain Python function: no more than the tags of letters need.

Jinja's own compiler serves every template there can be, walks a tree seven times for it, and takes a
third of the time in which a template is opened. A tree that only prints, chooses, and goes through
lists becomes a function in one walk here; one with anything else is left to Jinja's compiler. Both
say the same of the same data: a test fills in each template of the differential tests with both.

What of a template comes into the function's source are numbers and names of our own, and constants as
Python writes them; texts of the document and filters are handed over as objects.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import CodeType, TracebackType
from typing import Any

from jinja2 import Template, nodes, runtime
from jinja2.compiler import operators
from jinja2.runtime import Context, LoopContext, str_join

# What Jinja itself asks of a filter or test: whether it wants the context, or the environment, first.
from jinja2.utils import _PassArg  # the only way to ask

from outreach_desktop.templates.engine.compiling.mistakes import TOO_DEEP
from outreach_desktop.templates.engine.filling.proof import printer
from outreach_desktop.templates.engine.filling.sandbox import ENVIRONMENT, field_of
from outreach_desktop.templates.engine.filling.tree_walks import every

_PRINTED = ".printed"
_RESERVED = frozenset(("self", "super", "loop"))
_FIRST = {_PassArg.context: "context, ", _PassArg.environment: "environment, "}
_BEGIN = """\
def filled(context):
    out = []
    resolve = context.resolve_or_missing
    show = printer(context)
"""


@dataclass(frozen=True, slots=True)
class Program:
    """What fills in a part: called with a context of Jinja's, it gives the pieces of the text."""

    fill: Callable[[Context], Iterable[str]]
    _code: CodeType
    _line: Callable[[int], int]

    def line_of(self, trace: TracebackType | None) -> int:
        """The line of the template's source at which an error arose; 0 where that cannot be told."""
        line = 0
        while trace is not None:
            if trace.tb_frame.f_code is self._code:
                line = self._line(trace.tb_lineno)
            trace = trace.tb_next
        return line


def program(tree: nodes.Template) -> Program:
    """The program of a tree that `refusals` found nothing in, its calls turned into filters."""
    return _written(tree) or by_jinja(tree)


def by_jinja(tree: nodes.Template) -> Program:
    """The same made by Jinja's own compiler, which knows everything there can be."""
    template = Template.from_code(ENVIRONMENT, ENVIRONMENT.compile(tree), {})
    fill = template.root_render_func
    return Program(fill, fill.__code__, template.get_corresponding_lineno)


def _written(tree: nodes.Template) -> Program | None:
    """The program as this module writes it; None where the tree holds what it has no words for."""
    writer = _Writer()
    try:
        writer.statements(tree.body, {}, "    ")
        source = "\n".join(writer.source())
        space = writer.given
        exec(compile(source, "<template>", "exec"), space)  # noqa: S102  ours, as said above
    except (_BeyondUsError, *TOO_DEEP):
        return None
    fill: Callable[[Context], Iterable[str]] = space["filled"]
    lines = writer.lines()
    return Program(fill, fill.__code__, lambda number: lines[number - 1])


class _BeyondUsError(Exception):
    """The tree holds what only Jinja's compiler can write."""


_Scope = Mapping[str, str]
"""The names that loops around a place give to what they go through, and how the function calls each."""


class _Writer:
    """Writes the lines of the function, each with the line of the template's source that it stands for."""

    def __init__(self) -> None:
        self._body: list[tuple[str, int]] = []
        self._fields: dict[str, str] = {}
        self._functions: dict[str, str] = {}
        self._made = 0
        self.given: dict[str, Any] = {
            "printer": printer,
            "missing": runtime.missing,  # type: ignore[attr-defined]  # made known to templates, not to types
            "environment": ENVIRONMENT,
            "undefined": ENVIRONMENT.undefined,
            "field": field_of,
            "get": ENVIRONMENT.getitem,
            "work": ENVIRONMENT.call_binop,
            "join": str_join,
            "Loop": LoopContext,
        }

    def source(self) -> Iterator[str]:
        """The function, from its first line to its last."""
        yield from self._head()
        yield from (line for line, _ in self._body)
        yield "    return out"

    def lines(self) -> list[int]:
        """For each line of the function the line of the template's source."""
        head = sum(1 for _ in self._head())
        return [0] * head + [number for _, number in self._body] + [0]

    def _head(self) -> Iterator[str]:
        yield from _BEGIN.splitlines()
        for name, local in self._fields.items():
            yield f"    {local} = resolve({name!r})"
            yield f"    if {local} is missing: {local} = undefined(name={name!r})"

    # -- statements ----------------------------------------------------------------------------------

    def statements(self, body: Sequence[nodes.Node], scope: _Scope, indent: str) -> None:
        """Write what stands side by side; texts and values that follow each other go out at once."""
        printed: list[nodes.Expr] = []
        for node in body:
            if isinstance(node, nodes.Output):
                printed += node.nodes
                continue
            self._output(printed, scope, indent)
            printed = []
            if isinstance(node, nodes.If):
                self._if(node, scope, indent)
            elif isinstance(node, nodes.For):
                self._for(node, scope, indent)
            else:
                raise _BeyondUsError
        self._output(printed, scope, indent)

    def _write(self, line: str, number: int = 0) -> None:
        self._body.append((line, number))

    def _output(self, printed: Sequence[nodes.Expr], scope: _Scope, indent: str) -> None:
        """One line for each value, by which a fault is told."""
        if not printed:
            return
        self._write(f"{indent}out += (")
        for part in printed:
            if isinstance(part, nodes.TemplateData):
                self._write(f"{self._handed_over(part.data)},")
            else:
                self._write(f"{self._value(part, scope)},", part.lineno)
        self._write(f"{indent})")

    def _if(self, node: nodes.If, scope: _Scope, indent: str) -> None:
        for word, case in (("if", node), *(("elif", other) for other in node.elif_)):
            self._write(f"{indent}{word} {self._value(case.test, scope)}:", case.test.lineno)
            self._block(case.body, scope, indent)
        if node.else_:
            self._write(f"{indent}else:")
            self._block(node.else_, scope, indent)

    def _block(self, body: Sequence[nodes.Node], scope: _Scope, indent: str) -> None:
        self._write(f"{indent}    pass")
        self.statements(body, scope, f"{indent}    ")

    def _for(self, node: nodes.For, scope: _Scope, indent: str) -> None:
        if node.test is not None or node.recursive:
            raise _BeyondUsError
        through = self._value(node.iter, scope)
        names: dict[str, str] = {}
        target = self._target(node.target, names)
        if _RESERVED & names.keys():
            raise _BeyondUsError
        if any(_names_loop(inside) for one in node.body for inside in every(one)):
            names["loop"] = self._local()
            target, through = f"{target}, {names['loop']}", f"Loop({through}, undefined)"
        empty = self._local() if node.else_ else ""
        if empty:
            self._write(f"{indent}{empty} = True")
        self._write(f"{indent}for {target} in {through}:", node.iter.lineno)
        if empty:
            self._write(f"{indent}    {empty} = False")
        self._block(node.body, {**scope, **names}, indent)
        if empty:
            self._write(f"{indent}if {empty}:")
            self._block(node.else_, scope, indent)

    def _target(self, target: nodes.Node, names: dict[str, str]) -> str:
        if isinstance(target, nodes.Name):
            names[target.name] = self._local()
            return names[target.name]
        if isinstance(target, nodes.Tuple):
            return f"({''.join(f'{self._target(one, names)}, ' for one in target.items)})"
        raise _BeyondUsError

    # -- values --------------------------------------------------------------------------------------

    def _value(self, node: nodes.Node, scope: _Scope) -> str:
        """The expression of Python for a value, all on one line."""
        write = _WAYS.get(type(node))
        if write is None:
            raise _BeyondUsError
        return write(self, node, scope)

    def _each(self, values: Iterable[nodes.Node], scope: _Scope) -> str:
        return "".join(f"{self._value(one, scope)}, " for one in values)

    def _name(self, node: nodes.Name, scope: _Scope) -> str:
        if node.name in scope:
            return scope[node.name]
        if node.name in _RESERVED:
            raise _BeyondUsError
        if node.name not in self._fields:
            self._fields[node.name] = self._local()
        return self._fields[node.name]

    def _const(self, node: nodes.Const, _: _Scope) -> str:
        return repr(node.value)

    def _field(self, node: nodes.Getattr, scope: _Scope) -> str:
        return f"field({self._value(node.node, scope)}, {node.attr!r})"

    def _item(self, node: nodes.Getitem, scope: _Scope) -> str:
        return f"get({self._value(node.node, scope)}, {self._value(node.arg, scope)})"

    def _filter(self, node: nodes.Filter, scope: _Scope) -> str:
        if node.name == _PRINTED and node.node is not None:
            return f"show({self._value(node.node, scope)}, {self._each(node.args, scope)})"
        return self._called("filters", node, scope)

    def _test(self, node: nodes.Test, scope: _Scope) -> str:
        return self._called("tests", node, scope)

    def _called(self, kind: str, node: nodes.Filter | nodes.Test, scope: _Scope) -> str:
        if node.node is None or node.dyn_args is not None or node.dyn_kwargs is not None:
            raise _BeyondUsError
        function = getattr(ENVIRONMENT, kind)[node.name]
        key = f"{kind} {node.name}"
        if key not in self._functions:
            self._functions[key] = self._handed_over(function)
        wants = _PassArg.from_obj(function)
        if wants is not None and wants not in _FIRST:
            raise _BeyondUsError
        first = _FIRST[wants] if wants is not None else ""
        named = "".join(f"{one.key}={self._value(one.value, scope)}, " for one in node.kwargs)
        given = self._each(node.args, scope)
        return f"{self._functions[key]}({first}{self._value(node.node, scope)}, {given}{named})"

    def _compare(self, node: nodes.Compare, scope: _Scope) -> str:
        others = "".join(f" {operators[one.op]} {self._value(one.expr, scope)}" for one in node.ops)
        return f"({self._value(node.expr, scope)}{others})"

    def _and(self, node: nodes.And, scope: _Scope) -> str:
        return f"({self._value(node.left, scope)} and {self._value(node.right, scope)})"

    def _or(self, node: nodes.Or, scope: _Scope) -> str:
        return f"({self._value(node.left, scope)} or {self._value(node.right, scope)})"

    def _not(self, node: nodes.Not, scope: _Scope) -> str:
        return f"(not {self._value(node.node, scope)})"

    def _choice(self, node: nodes.CondExpr, scope: _Scope) -> str:
        if node.expr2 is None:
            raise _BeyondUsError
        then, test, otherwise = (
            self._value(one, scope) for one in (node.expr1, node.test, node.expr2)
        )
        return f"({then} if {test} else {otherwise})"

    def _concat(self, node: nodes.Concat, scope: _Scope) -> str:
        return f"join(({self._each(node.nodes, scope)}))"

    def _worked_out(self, node: nodes.BinExpr, scope: _Scope) -> str:
        left, right = self._value(node.left, scope), self._value(node.right, scope)
        return f"work(context, {node.operator!r}, {left}, {right})"

    def _sign(self, node: nodes.UnaryExpr, scope: _Scope) -> str:
        return f"({node.operator}{self._value(node.node, scope)})"

    def _tuple(self, node: nodes.Tuple, scope: _Scope) -> str:
        return f"({self._each(node.items, scope)})"

    def _list(self, node: nodes.List, scope: _Scope) -> str:
        return f"[{self._each(node.items, scope)}]"

    # -- names of our own ------------------------------------------------------------------------------

    def _local(self) -> str:
        self._made += 1
        return f"v{self._made}"

    def _handed_over(self, value: object) -> str:
        name = f"g{len(self.given)}"
        self.given[name] = value
        return name


_WAYS: dict[type[nodes.Node], Callable[[_Writer, Any, _Scope], str]] = {
    nodes.Name: _Writer._name,  # noqa: SLF001  its own table
    nodes.Const: _Writer._const,  # noqa: SLF001
    nodes.Getattr: _Writer._field,  # noqa: SLF001
    nodes.Getitem: _Writer._item,  # noqa: SLF001
    nodes.Filter: _Writer._filter,  # noqa: SLF001
    nodes.Test: _Writer._test,  # noqa: SLF001
    nodes.Compare: _Writer._compare,  # noqa: SLF001
    nodes.And: _Writer._and,  # noqa: SLF001
    nodes.Or: _Writer._or,  # noqa: SLF001
    nodes.Not: _Writer._not,  # noqa: SLF001
    nodes.CondExpr: _Writer._choice,  # noqa: SLF001
    nodes.Concat: _Writer._concat,  # noqa: SLF001
    **dict.fromkeys(
        (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod),
        _Writer._worked_out,  # noqa: SLF001
    ),
    nodes.Neg: _Writer._sign,  # noqa: SLF001
    nodes.Pos: _Writer._sign,  # noqa: SLF001
    nodes.Tuple: _Writer._tuple,  # noqa: SLF001
    nodes.List: _Writer._list,  # noqa: SLF001
}


def _names_loop(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Name) and node.name == "loop"
