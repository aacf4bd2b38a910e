"""Branches that no data can reach, because of what is asked around and before them."""

from collections.abc import Iterable, Iterator

from jinja2 import nodes

from outreach_desktop.templates.compiler import Compiled
from outreach_desktop.templates.problems import Problem

Facts = tuple[tuple[nodes.Node, bool], ...]
"""What is known to be so, and not to be so, where a tag stands."""


def unreachable(part: Compiled) -> Iterator[Problem]:
    """A warning at each tag whose words can never be printed."""
    for line in _dead(part.tree.body, ()):
        if tag := part.tag_at(line):
            why = "what is asked around or before it leaves no case for it"
            yield tag.problem(f"What begins at {tag.raw} is never printed: {why}.", stops=False)


def _dead(body: Iterable[nodes.Node], facts: Facts) -> Iterator[int]:
    """The lines of the source on which dead branches begin."""
    for node in body:
        if isinstance(node, nodes.If):
            yield from _dead_branches(node, facts)
        elif isinstance(node, nodes.For):
            if _truth(_plain(node.iter), facts) is False:
                yield node.lineno
            yield from _dead(node.body, _forgotten(facts, node.target, nodes.Name("loop", "store")))
            yield from _dead(node.else_, facts)
        elif isinstance(node, nodes.With):
            yield from _dead(node.body, _forgotten(facts, *node.targets))
        facts = _forgotten(facts, node)


def _plain(items: nodes.Node) -> nodes.Node:
    """What a loop goes through, without what the compiler put around it."""
    while isinstance(items, nodes.Filter) and items.name.startswith(".") and items.node:
        items = items.node
    return items


def _dead_branches(node: nodes.If, facts: Facts) -> Iterator[int]:
    decided = False
    for branch in (node, *node.elif_):
        truth = _truth(branch.test, facts)
        if decided or truth is False:
            yield branch.lineno
        else:
            yield from _dead(branch.body, facts + _known(branch.test, truth=True))
        decided = decided or truth is True
        facts += _known(branch.test, truth=False)
    if decided and node.else_:
        yield node.else_[0].lineno
    else:
        yield from _dead(node.else_, facts)


def _truth(test: nodes.Node, facts: Facts) -> bool | None:
    """Whether a condition is always so, never so, or (None) depends on the data."""
    for known, truth in facts:
        if known == test:
            return truth
    if isinstance(test, nodes.Const):
        return bool(test.value)
    if isinstance(test, (nodes.List, nodes.Tuple, nodes.Dict)):
        return bool(test.items)
    if isinstance(test, nodes.Not):
        inner = _truth(test.node, facts)
        return None if inner is None else not inner
    if isinstance(test, (nodes.And, nodes.Or)):
        settles = isinstance(test, nodes.Or)
        sides = {_truth(test.left, facts), _truth(test.right, facts)}
        return settles if settles in sides else None if None in sides else not settles
    return None


def _known(test: nodes.Node, *, truth: bool) -> Facts:
    """What is known once a condition turned out so."""
    if isinstance(test, nodes.Not):
        return _known(test.node, truth=not truth)
    facts: Facts = ((test, truth),)
    if isinstance(test, nodes.And if truth else nodes.Or):
        facts += _known(test.left, truth=truth) + _known(test.right, truth=truth)
    return facts


def _forgotten(facts: Facts, *made: nodes.Node) -> Facts:
    """The facts without those about names that are given a new meaning in `made`."""
    names = {
        name.name
        for node in made
        for name in (node, *node.find_all(nodes.Name))
        if isinstance(name, nodes.Name) and name.ctx == "store"
    }
    if not names:
        return facts
    return tuple((known, truth) for known, truth in facts if not _names(known) & names)


def _names(node: nodes.Node) -> set[str]:
    return {one.name for one in (node, *node.find_all(nodes.Name)) if isinstance(one, nodes.Name)}
