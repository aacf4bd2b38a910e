"""Branches that no data can reach, because of what is asked around and before them."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from jinja2 import nodes

from outreach_desktop.templates.engine.compiling.compiler import Compiled
from outreach_desktop.templates.engine.problems import TemplateProblem
from outreach_desktop.words import say


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known to be so, and not to be so, where a tag stands.

    `known` says of each condition, as it is written, whether it is so, and which names stand in it;
    `names` are those of all of them.
    """

    known: Mapping[str, tuple[bool, frozenset[str]]]
    names: frozenset[str]

    def and_of(self, test: nodes.Node, *, truth: bool) -> "Facts":
        """The facts where a condition turned out so as well; what was known before it stays."""
        found = reversed([*_known(test, truth=truth)])  # what is said first holds
        new = {repr(one): (so, _names(one)) for one, so in found}
        return _facts({**new, **self.known})

    def without(self, names: Set[str]) -> "Facts":
        """The facts that are not about these names."""
        if self.names.isdisjoint(names):
            return self
        return _facts({key: fact for key, fact in self.known.items() if not fact[1] & names})


def _facts(known: Mapping[str, tuple[bool, frozenset[str]]]) -> Facts:
    return Facts(known, frozenset().union(*(names for _, names in known.values())))


def unreachable(part: Compiled) -> Iterator[TemplateProblem]:
    """A warning at each tag whose words can never be printed."""
    for line in _dead(part.tree.body, _facts({})):
        if tag := part.tag_at(line):
            why = say("what is asked around or before it leaves no case for it")
            yield tag.problem(
                say("What begins at {raw} is never printed: {why}.", raw=tag.raw, why=why),
                stops=False,
            )


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
            yield from _dead(branch.body, facts.and_of(branch.test, truth=True))
        decided = decided or truth is True
        facts = facts.and_of(branch.test, truth=False)
    if decided and node.else_:
        yield node.else_[0].lineno
    else:
        yield from _dead(node.else_, facts)


def _truth(test: nodes.Node, facts: Facts) -> bool | None:
    """Whether a condition is always so, never so, or (None) depends on the data."""
    if (fact := facts.known.get(repr(test))) is not None:
        return fact[0]
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


def _known(test: nodes.Node, *, truth: bool) -> Iterator[tuple[nodes.Node, bool]]:
    """What is known once a condition turned out so."""
    if isinstance(test, nodes.Not):
        yield from _known(test.node, truth=not truth)
        return
    yield test, truth
    if isinstance(test, nodes.And if truth else nodes.Or):
        yield from _known(test.left, truth=truth)
        yield from _known(test.right, truth=truth)


def _forgotten(facts: Facts, *made: nodes.Node) -> Facts:
    """The facts without those about names that are given a new meaning in `made`."""
    if not facts.known:
        return facts
    return facts.without(
        {
            name.name
            for node in made
            for name in (node, *node.find_all(nodes.Name))
            if isinstance(name, nodes.Name) and name.ctx == "store"
        }
    )


def _names(node: nodes.Node) -> frozenset[str]:
    everything = (node, *node.find_all(nodes.Name))
    return frozenset(one.name for one in everything if isinstance(one, nodes.Name))
