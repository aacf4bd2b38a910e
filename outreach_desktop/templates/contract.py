"""What a template asks of its data: every path, what it is used as, and what nobody has.

Paths are written as in the field catalogue: `contact.name`, and `events[].title` for the title of
each of the events. A loop's own name is followed back to the list it goes through.
"""

import contextlib
import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from jinja2 import TemplateSyntaxError, nodes

from outreach_desktop.templates.compiler import Compiled, parsed_alone
from outreach_desktop.templates.dialect import Tag
from outreach_desktop.templates.problems import Field, Problem

TEXT, LIST, PICTURE, YES_NO = "text", "list", "picture", "yes or no"
_KINDS = {
    "date": "date",
    "time": "time",
    "number": "number",
    "round": "number",
    "int": "number",
    "float": "number",
    "abs": "number",
    "list": LIST,
    "lines": LIST,
    "join": LIST,
    "length": LIST,
    "count": LIST,
    "first": LIST,
    "last": LIST,
    ".looped": LIST,
    ".pictured": PICTURE,
    ".printed": TEXT,
    ".plain": TEXT,
}
# The surest kind first: a field printed in one place and looked at in another is a text.
_SURE = (PICTURE, LIST, "date", "time", "number", TEXT, YES_NO)
_SAME_ITEMS = frozenset(
    [
        "sort",
        "reverse",
        "selectattr",
        "rejectattr",
        "select",
        "reject",
        "unique",
        "list",
        ".slice",
        ".looped",
    ]
)

Scope = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Use:
    """A path, what it is used as, and the line of the source where."""

    path: str
    kind: str
    line: int


def fields_of(parts: Iterable[Compiled]) -> list[Field]:
    """Every path the template asks for, in reading order."""
    kinds: dict[str, str] = {}
    for part in parts:
        for use in _uses(part.tree.body, {}):
            known = kinds.get(use.path, YES_NO)
            kinds[use.path] = min(known, use.kind, key=_SURE.index)
    return [Field(path=path, kind=kind) for path, kind in kinds.items()]


def unknown_fields(
    parts: Iterable[Compiled], fields: Collection[str], broken: Sequence[Tag] = ()
) -> list[Problem]:
    """A problem for each tag that asks for a field which is not among `fields`.

    Of a part whose loops do not fit there are only the `broken` tags, each read by itself.
    """
    known = set(fields)
    for path in fields:
        while (cut := max(path.rfind("."), path.rfind("["))) > 0:
            path = path[:cut]
            known.add(path)
    found: dict[tuple[str, str], Problem] = {}
    whole = [(use, part.tag_at(use.line)) for part in parts for use in _uses(part.tree.body, {})]
    for use, tag in (*whole, *_uses_alone(broken)):
        if tag is not None and use.path.removesuffix("[]") not in known:
            problem = _unknown(use.path, tag, fields)
            found.setdefault((use.path, problem.place), problem)
    return list(found.values())


def _uses_alone(tags: Sequence[Tag]) -> Iterator[tuple[Use, Tag]]:
    """The uses of tags read one by one; names that a loop or `set` makes are nobody's fields."""
    trees: list[tuple[Tag, nodes.Template]] = []
    for tag in tags:
        with contextlib.suppress(TemplateSyntaxError):  # it has been told already
            if tree := parsed_alone(tag):
                trees.append((tag, tree))
    made: dict[str, str | None] = {"loop": None}
    for _, tree in trees:
        for name in tree.find_all(nodes.Name):
            if name.ctx == "store":
                made[name.name] = None
    for tag, tree in trees:
        for use in _uses(tree.body, made):
            yield use, tag


def _unknown(path: str, tag: Tag, fields: Collection[str]) -> Problem:
    shown = path.replace("[]", "")
    message = f"There is no field {shown}."
    if likely := _likeliest(path, fields):
        message += f" Did you mean {likely.replace('[]', '')}?"
    return tag.problem(message)


def _likeliest(path: str, fields: Collection[str]) -> str:
    """The field that looks most like `path`; of the same group if there is one."""
    group = path.rpartition(".")[0]
    near = [field for field in fields if field.rpartition(".")[0] == group]
    for among, cutoff in ((near, 0.7), (fields, 0.7), (near, 0.5)):
        if found := difflib.get_close_matches(path, among, 1, cutoff):
            return found[0]
    last = {field.rpartition(".")[2]: field for field in reversed(list(fields))}
    found = difflib.get_close_matches(path.rpartition(".")[2], last, 1, 0.7)
    return last[found[0]] if found else ""


def _uses(body: Iterable[nodes.Node], scope: Scope) -> Iterator[Use]:
    """Every use in a run of statements; what `set` gives a name to is known to those after it."""
    names = dict(scope)
    for node in body:
        if isinstance(node, nodes.Assign):
            yield from _read(node.node, names, YES_NO)
            names.update(_bound(node.target, _path(node.node, names), ""))
        elif isinstance(node, nodes.For):
            yield from _read(node.iter, names, LIST)
            items = _path(node.iter, names)
            inner = {**names, "loop": None, **_bound(node.target, items, "[]")}
            if node.test is not None:
                yield from _read(node.test, inner, YES_NO)
            yield from _uses(node.body, inner)
            yield from _uses(node.else_, names)
        elif isinstance(node, nodes.If):
            yield from _read(node.test, names, YES_NO)
            for inside in (node.body, node.elif_, node.else_):
                yield from _uses(inside, names)
        elif isinstance(node, nodes.With):
            inner = dict(names)
            for target, value in zip(node.targets, node.values, strict=True):
                yield from _read(value, names, YES_NO)
                inner.update(_bound(target, _path(value, names), ""))
            yield from _uses(node.body, inner)
        else:
            yield from _read(node, names, TEXT)


def _bound(target: nodes.Node, path: str | None, ending: str) -> dict[str, str | None]:
    """The names a loop or `set` makes, and the path of each where it can be told."""
    if isinstance(target, nodes.Name):
        return {target.name: f"{path}{ending}" if path else None}
    return {name.name: None for name in target.find_all(nodes.Name)}


def _read(node: nodes.Node, scope: Scope, kind: str) -> Iterator[Use]:
    """The uses in an expression."""
    if isinstance(node, (nodes.Name, nodes.Getattr, nodes.Getitem)):
        if path := _path(node, scope):
            yield Use(path, kind, node.lineno)
            return
        if isinstance(node, nodes.Name):
            return
    if isinstance(node, nodes.Filter):
        yield from _read_filter(node, scope, kind)
        return
    for child in node.iter_child_nodes():
        compared = isinstance(node, (nodes.Compare, nodes.Test, nodes.CondExpr))
        yield from _read(child, scope, YES_NO if compared else kind)


def _read_filter(node: nodes.Filter, scope: Scope, kind: str) -> Iterator[Use]:
    inner = _KINDS.get(node.name, kind)
    if node.node is not None:
        yield from _read(node.node, scope, inner)
        items = _path(node.node, scope)
        for attribute in _attributes(node):
            if items:
                yield Use(f"{items}[].{attribute}", YES_NO, node.lineno)
    for argument in (*node.args, *(pair.value for pair in node.kwargs)):
        yield from _read(argument, scope, kind)


def _attributes(node: nodes.Filter) -> Iterator[str]:
    """The names of the items' fields that a filter such as `selectattr("web")` looks at."""
    named = [pair.value for pair in node.kwargs if pair.key == "attribute"]
    if node.name in ("selectattr", "rejectattr", "groupby"):
        named += node.args[:1]
    for value in named:
        if isinstance(value, nodes.Const) and isinstance(value.value, str):
            yield value.value


def _path(node: nodes.Node, scope: Scope) -> str | None:
    """The path an expression stands for; None where it is not one, or a name of the template's."""
    if isinstance(node, nodes.Name):
        return scope.get(node.name, node.name)
    if isinstance(node, nodes.Filter) and node.name in _SAME_ITEMS and node.node is not None:
        return _path(node.node, scope)
    if isinstance(node, nodes.Filter) and node.name in ("first", "last") and node.node is not None:
        items = _path(node.node, scope)
        return f"{items}[]" if items else None
    if isinstance(node, nodes.Getattr):
        base = _path(node.node, scope)
        return f"{base}.{node.attr}" if base else None
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        base = _path(node.node, scope)
        if base and isinstance(node.arg.value, int):
            return f"{base}[]"
        return f"{base}.{node.arg.value}" if base else None
    return None
