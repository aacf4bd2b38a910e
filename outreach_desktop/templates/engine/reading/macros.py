"""Macros, `{% macro full(person) %}…{% endmacro %}`, written out where `{{ full(contact) }}` stands.

A macro knows those before it and not itself, so none can call itself, and nothing is called when a
document is made. What it holds is words of one paragraph, or of one text.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from jinja2 import nodes

from outreach_desktop.words import say

_MOST = 20_000  # nodes that macros may come to in one part
BODIES = ("body", "elif_", "else_")
"""Where a statement holds others."""

Wrong = tuple[int, str]
N = TypeVar("N", bound=nodes.Node)


def written_out(tree: nodes.Template) -> list[Wrong]:
    """Write the macros of `tree` out in place; line and words for each that cannot be."""
    writing = _Writing()
    tree.body = writing.statements(tree.body)
    return writing.wrong


def may_call_macro(tree: nodes.Template) -> bool:
    """Whether a tag, read by itself, prints what some macro of its part could say."""
    printed = [part for output in tree.find_all(nodes.Output) for part in output.nodes]
    return len(printed) == 1 and _is_bare_call(printed[0])


def _is_bare_call(part: nodes.Node) -> bool:
    return isinstance(part, nodes.Call) and isinstance(part.node, nodes.Name)


class _Writing:
    def __init__(self) -> None:
        self.wrong: list[Wrong] = []
        self._macros: dict[str, nodes.Macro] = {}
        self._room = _MOST
        self._full = False

    def statements(self, body: Iterable[nodes.Node]) -> list[nodes.Node]:
        """The same statements without macros and their calls."""
        done: list[nodes.Node] = []
        for node in body:
            if isinstance(node, nodes.Macro):
                node.body = self.statements(node.body)
                self._macros[node.name] = node
            elif isinstance(node, nodes.Output):
                done += self._output(node)
            else:
                for name in BODIES:
                    if isinstance(inner := getattr(node, name, None), list):
                        setattr(node, name, self.statements(inner))
                done.append(node)
        return done

    def _output(self, output: nodes.Output) -> Iterator[nodes.Node]:
        plain: list[nodes.Expr] = []
        for part in output.nodes:
            if not self._is_call(part):
                plain.append(part)
                continue
            if plain:
                yield nodes.Output(plain, lineno=output.lineno)
                plain = []
            assert isinstance(part, nodes.Call)  # noqa: S101
            yield from self._call(part)
        if plain:
            yield nodes.Output(plain, lineno=output.lineno)

    def _is_call(self, part: nodes.Node) -> bool:
        return (
            isinstance(part, nodes.Call)
            and isinstance(part.node, nodes.Name)
            and part.node.name in self._macros
        )

    def _call(self, call: nodes.Call) -> Iterator[nodes.Node]:
        assert isinstance(call.node, nodes.Name)  # noqa: S101
        macro = self._macros[call.node.name]
        given = _given(macro, call)
        if given is None:
            self.wrong.append(
                (call.lineno, say("“{name}” does not take these values", name=macro.name))
            )
            return
        self._room -= sum(1 for _ in macro.find_all(nodes.Node))
        if self._room < 0:
            if not self._full:
                self.wrong.append((call.lineno, say("macros make too much of this template")))
            self._full = True
            return
        yield nodes.With(
            [nodes.Name(name, "param") for name in given],
            list(given.values()),
            [_copied(node) for node in macro.body],
            lineno=call.lineno,
        )


def _given(macro: nodes.Macro, call: nodes.Call) -> Mapping[str, nodes.Expr] | None:
    """The value of each of the macro's names; None where the call does not fit it."""
    names = [one.name for one in macro.args]
    named = {pair.key: pair.value for pair in call.kwargs}
    fits = len(call.args) <= len(names) and set(named) <= set(names[len(call.args) :])
    if not fits or call.dyn_args or call.dyn_kwargs:
        return None
    nothing: list[nodes.Expr] = [nodes.Const(None, lineno=call.lineno) for _ in names]
    values = [*nothing[len(macro.defaults) :], *map(_copied, macro.defaults)]
    return {**dict(zip(names, values, strict=True)), **dict(zip(names, call.args, strict=False)), **named}  # fmt: skip


def _copied(node: N) -> N:
    """A tree of its own, because the compiler changes each where it stands."""
    made = object.__new__(type(node))
    for name in node.attributes:
        setattr(made, name, getattr(node, name, None))
    for name in node.fields:
        value = getattr(node, name, None)
        if isinstance(value, list):
            value = [_copied(one) if isinstance(one, nodes.Node) else one for one in value]
        setattr(made, name, _copied(value) if isinstance(value, nodes.Node) else value)
    return made
