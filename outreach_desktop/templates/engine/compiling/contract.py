"""What a template asks of its data: every path, and what it is used as.

Paths are written as in the field catalogue: `contact.name`, and `events[].title` for the title of
each of the events. A loop's own name is followed back to the list it goes through.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from jinja2 import nodes

from outreach_desktop.templates.engine.compiling.compiler import Compiled
from outreach_desktop.templates.engine.filling.tree_walks import children, every
from outreach_desktop.templates.engine.problems import TemplateField, TemplateProblem
from outreach_desktop.templates.engine.reading.dialect import Tag
from outreach_desktop.words import say

TEXT, NUMBER, LIST, PICTURE, YES_NO = "text", "number", "list", "picture", "yes or no"
CHART = "table of numbers"
ROWS = "list of rows"
PRINTABLE = frozenset((TEXT, NUMBER, "date", "time", YES_NO))
_KINDS = {
    "date": "date",
    "time": "time",
    "number": NUMBER,
    "round": NUMBER,
    "int": NUMBER,
    "float": NUMBER,
    "abs": NUMBER,
    "list": LIST,
    "lines": LIST,
    "join": LIST,
    "length": LIST,
    "count": LIST,
    "first": LIST,
    "last": LIST,
    ".looped": LIST,
    ".pictured": PICTURE,
    ".charted": CHART,
    "crop": PICTURE,
    "rich": TEXT,
    "link": TEXT,
    "links": TEXT,
    "qr": TEXT,
    ".printed": TEXT,
    ".plain": TEXT,
    ".paragraphs": TEXT,
    ".chosen": TEXT,
    ".coded": TEXT,
    ".worded": TEXT,
    ".leading": TEXT,
    ".addressed": TEXT,
    ".whole": "date",
}
# The surest kind first: a field printed in one place and looked at in another is a text.
_SURE = (PICTURE, CHART, LIST, "date", "time", NUMBER, TEXT, YES_NO)
_PRINTS_ITEMS = frozenset(["list", "lines", "join"])
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


def uses_of(part: Compiled) -> Iterator[Use]:
    """Every use of data in a part, with the names of its loops followed to their lists."""
    return uses_in(part.tree.body, {})


def fields_of(parts: Iterable[Compiled]) -> list[TemplateField]:
    """Every path the template asks for, in reading order; a list says what it is a list of."""
    kinds: dict[str, str] = {}
    for part in parts:
        for use in uses_of(part):
            known = kinds.get(use.path, YES_NO)
            kinds[use.path] = min(known, use.kind, key=_SURE.index)
    return [
        TemplateField(path=path, kind=_list_of(path, kinds) if kind == LIST else kind)
        for path, kind in kinds.items()
        if not path.endswith("[]")
    ]


def _list_of(path: str, kinds: Mapping[str, str]) -> str:
    """“list of texts” for a list whose items are printed, “list of rows” where they have fields."""
    if any(other.startswith(f"{path}[].") for other in kinds):
        return ROWS
    items = kinds.get(f"{path}[]", YES_NO)
    if items == LIST:
        return "list of lists"
    return LIST if items == YES_NO else f"{LIST} of {items}s"


def shape_of(fields: Iterable[TemplateField]) -> dict[str, object]:
    """The data a template asks for as it would stand in JSON, with kinds in the place of values."""
    shape: dict[str, object] = {}
    for field in fields:
        *above, last = field.path.split(".")
        inside = shape
        for name in above:
            inside = _opened(inside, name)
        if field.kind == ROWS:
            _opened(inside, f"{last}[]")
        else:
            value: object = field.kind
            if field.kind.startswith(f"{LIST} of "):
                value = [field.kind.removeprefix(f"{LIST} of ").removesuffix("s")]
            inside.setdefault(last, value)
    return shape


def _opened(inside: dict[str, object], name: str) -> dict[str, object]:
    """The object inside `inside` called `name`; for `name[]` the one row that stands for all."""
    key, lists = name.rstrip("[]"), name.count("[]")
    found = inside.get(key)
    while isinstance(found, list):
        found = found[0]
    if not isinstance(found, dict):
        found = {}
        value: object = found
        for _ in range(lists):
            value = [value]
        inside[key] = value
    return found


def tags_with_paths(part: Compiled) -> list[Tag]:
    """The tags of a part, each with the path of the field it prints, with a loop's own name followed to its list."""
    found: dict[int, list[str]] = {}
    for use in uses_of(part):
        found.setdefault(use.line, []).append(use.path)
    tags = list(part.tags)
    for number, tag in enumerate(part.tags):
        paths = found.get(number + 2, ())
        if paths and (len(set(paths)) == 1 or tag.field != tag.body):
            tags[number] = replace(tag, path=paths[0])
    return tags


def unfit_loops(parts: Iterable[Compiled], kinds: Mapping[str, str]) -> list[TemplateProblem]:
    """A problem for each loop over a field that is not a list; `kinds` says what each path is."""
    found: list[TemplateProblem] = []
    for part in parts:
        for use in uses_of(part):
            tag, kind = part.tag_at(use.line), str(kinds.get(use.path, LIST))
            loops = tag is not None and tag.keyword == "for" and use.kind == LIST
            if loops and tag is not None and kind in _SINGLE:
                path = use.path.replace("[]", "")
                found.append(
                    tag.problem(
                        say(
                            "{path} is {kind}, not a list: for cannot go through it.",
                            path=path,
                            kind=_SINGLE[kind],
                        )
                    )
                )
    return found


_SINGLE = {
    TEXT: say("a text"),
    NUMBER: say("a number"),
    "date": say("a date"),
    "time": say("a time"),
    YES_NO: say("yes or no"),
    PICTURE: say("a picture"),
    CHART: say("a table of numbers"),
}


def uses_in(body: Iterable[nodes.Node], scope: Scope) -> Iterator[Use]:
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
            yield from uses_in(node.body, inner)
            yield from uses_in(node.else_, names)
        elif isinstance(node, nodes.If):
            yield from _read(node.test, names, YES_NO)
            for inside in (node.body, node.elif_, node.else_):
                yield from uses_in(inside, names)
        elif isinstance(node, nodes.With):
            inner = dict(names)
            for target, value in zip(node.targets, node.values, strict=True):
                yield from _read(value, names, YES_NO)
                inner.update(_bound(target, _path(value, names), ""))
            yield from uses_in(node.body, inner)
        else:
            yield from _read(node, names, TEXT)


def _bound(target: nodes.Node, path: str | None, ending: str) -> dict[str, str | None]:
    """The names a loop or `set` makes, and the path of each where it can be told."""
    if isinstance(target, nodes.Name):
        return {target.name: f"{path}{ending}" if path else None}
    return {one.name: None for one in every(target) if isinstance(one, nodes.Name)}


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
    if isinstance(node, nodes.CondExpr):
        yield from _read(node.test, scope, YES_NO)
        for value in filter(None, (node.expr1, node.expr2)):
            yield from _read(value, scope, kind)
        return
    inner = kind
    if isinstance(node, (nodes.Compare, nodes.Test)):
        inner = NUMBER if _counts(node) else YES_NO
    elif isinstance(node, (nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Neg)):
        inner = NUMBER
    for child in children(node):
        yield from _read(child, scope, inner)


def _counts(node: nodes.Node) -> bool:
    """True for a comparison with a number."""
    compared = [one.expr for one in every(node) if isinstance(one, nodes.Operand)]
    return any(isinstance(one, nodes.Const) and type(one.value) in (int, float) for one in compared)


def _read_filter(node: nodes.Filter, scope: Scope, kind: str) -> Iterator[Use]:
    inner = _KINDS.get(node.name, kind)
    if node.node is not None:
        yield from _read(node.node, scope, inner)
        items = _path(node.node, scope)
        if items and node.name in _PRINTS_ITEMS:
            yield Use(f"{items}[]", TEXT, node.lineno)
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
