"""Going through Jinja's trees, which its own way asks every field of every node twice for.

Opening a template goes through each tree four times, and with `iter_child_nodes` that was a tenth of it.
"""

from collections.abc import Iterator

from jinja2 import nodes

# Fields that hold a word or a number, and never another node.
_WORDS = frozenset(
    ("name", "ctx", "attr", "data", "op", "key", "value", "recursive", "with_context", "lineno")
)
_HOLDING: dict[type[nodes.Node], tuple[str, ...]] = {
    nodes.Pair: ("key", "value"),
    nodes.Keyword: ("value",),
}


def children(node: nodes.Node) -> list[nodes.Node]:
    """The nodes right under one, in the order of its fields."""
    kind = type(node)
    fields = _HOLDING.get(kind)
    if fields is None:
        fields = _HOLDING[kind] = tuple(name for name in kind.fields if name not in _WORDS)
    found: list[nodes.Node] = []
    for name in fields:
        value = getattr(node, name, None)
        if type(value) is list:
            found += [one for one in value if isinstance(one, nodes.Node)]
        elif isinstance(value, nodes.Node):
            found.append(value)
    return found


def every(node: nodes.Node) -> Iterator[nodes.Node]:
    """A node and all that stands under it, each before what stands under it."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        yield one
        if inside := children(one):
            waiting += reversed(inside)
