"""Lists and bookmarks in loops, marked while a part is compiled and written while it is filled in.

A numbered list begins again in each round of the loop that holds all of it together with other
paragraphs. A loop over the items of a list only counts on, and so does one with a single item in each
round, whatever stands beside it: nobody numbers what is always number one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from jinja2 import pass_context
from jinja2.runtime import Context

from outreach_desktop.templates.engine.filling.values import RUN, Run
from outreach_desktop.templates.engine.reading.cells import sign
from outreach_desktop.templates.engine.reading.dialect import CLOSING, MIDDLE, OPENING, REPEAT, Tag
from outreach_desktop.templates.engine.reading.repair import node
from outreach_desktop.templates.engine.word.bookmarks import (
    bookmarks,
    is_mistakable,
    named_places,
    unmistakable,
)
from outreach_desktop.templates.engine.word.fields.field_codes import codes
from outreach_desktop.templates.engine.word.lists import Item, LazyLists, Lists
from outreach_desktop.templates.engine.word.ooxml import MC, Element, w
from outreach_desktop.templates.engine.word.rounds import (
    ListRepeat,
    NameRepeat,
    Repeat,
    SequenceRepeat,
)

# “SEQ Figure”; where the name of a bookmark follows, Word repeats the number that stands there
_SEQUENCE = re.compile(r'\s*SEQ\s+([^\s"\\]+)(?=\s*(?:\\|\Z))', re.IGNORECASE)
_COUNTED_OTHERWISE = re.compile(r"\\[rsc]\b", re.IGNORECASE)


@pass_context
def repeated(context: Context, _value: object, number: int) -> str:
    """What is another in each round of a loop, or for each person."""
    run: Run = context.parent[RUN]
    repeat = run.tags[number].brings
    return repeat.written(run.rounds, run.lists) if isinstance(repeat, Repeat) else ""


@dataclass(frozen=True, slots=True)
class _Branch:
    """What stands between two tags of a chain: behind its `opening` tag, or another of its tags."""

    opening: Tag
    number: int

    @property
    def repeats(self) -> bool:
        """Whether it may be written several times."""
        return self.opening.keyword == "for" and not self.number


_Path = tuple[_Branch, ...]


@dataclass(frozen=True, slots=True)
class _Listed:
    """A paragraph of the text, in a list or in none."""

    element: Element
    path: _Path
    item: Item | None
    once_more: bool
    """Whether it is there a second time, for programs that cannot show a shape."""


def mark_repeats(
    root: Element,
    tags: Sequence[Tag],
    template: LazyLists | None,
    names: Set[str] = frozenset(),
    *,
    for_many: bool = False,
) -> list[Tag]:
    """Let lists and bookmarks be others in each round of a loop; those called `names`, for each person.

    In a text `for_many` people numbers that Word counts begin again with each. The tags of the part as
    they are then.
    """
    if not (names or for_many or any(tag.keyword == "for" for tag in tags)):
        return list(tags)
    paths = dict(_paths(root, tags))
    marks = _Marks(tags)
    lists = template.read() if template is not None else None
    if lists is not None:
        for loop, listed in _begun_again(_listed(root, paths, lists), lists):
            for one in listed:
                marks.put_list(loop, one, lists)
    _mark_names(root, paths, marks, names)
    if for_many:
        _mark_sequences(root, marks)
    return marks.tags


def _mark_sequences(root: Element, marks: "_Marks") -> None:
    """Let what Word's field SEQ counts begin again, where it does not by itself."""
    for code in codes(root):
        counted = _SEQUENCE.match(code.text)
        if counted and code.begins and not _COUNTED_OTHERWISE.search(code.text):
            code.put(counted.end(), counted.end(), marks.sequence(counted[1].casefold()))


def _listed(root: Element, paths: Mapping[Element, _Path], lists: Lists) -> list[_Listed]:
    """All paragraphs in their order; none where no loop holds a list."""
    there = list(root.iter(w("p")))
    if not any(_innermost(paths[one]) and lists.item(one) for one in there):
        return []
    return [
        _Listed(
            one,
            paths[one],
            lists.item(one),
            once_more=next(one.iterancestors(f"{{{MC}}}Fallback"), None) is not None,
        )
        for one in there
    ]


def _paths(root: Element, tags: Iterable[Tag]) -> Iterator[tuple[Element, _Path]]:
    """In which branches each element stands, the outermost first."""
    by_node = {tag.node: tag for tag in tags if tag.node is not None and tag.structural}
    path: _Path = ()
    for element in root.iter():
        tag = by_node.get(element)
        if tag is None:
            yield element, path
        elif tag.keyword in OPENING:
            path = (*path, _Branch(tag, 0))
        elif tag.keyword in MIDDLE and path:
            path = (*path[:-1], _Branch(path[-1].opening, path[-1].number + 1))
        elif tag.keyword in CLOSING:
            path = path[:-1]


def _begun_again(
    paragraphs: Sequence[_Listed], lists: Lists
) -> Iterator[tuple[Tag, list[_Listed]]]:
    """The lists that begin again, each with the loop in whose rounds it does."""
    groups: dict[str, list[_Listed]] = {}
    for one in paragraphs:
        if one.item is not None:
            groups.setdefault(lists.counter(one.item.number), []).append(one)
    for listed in groups.values():
        around = [
            branch
            for branch in listed[0].path
            if branch.repeats and all(branch in one.path for one in listed)
        ]
        for branch in reversed(around):
            if _holds_more(branch, paragraphs, listed) and _may_be_several(branch, listed):
                yield branch.opening, listed
                break


def _holds_more(branch: _Branch, paragraphs: Sequence[_Listed], listed: Sequence[_Listed]) -> bool:
    return sum(branch in one.path for one in paragraphs) > len(listed)


def _may_be_several(branch: _Branch, listed: Sequence[_Listed]) -> bool:
    """Whether one round may show two items of the list's highest level."""
    highest = min(one.item.level for one in listed if one.item)
    paths = [
        one.path for one in listed if one.item and one.item.level == highest and not one.once_more
    ]
    inner = [path[path.index(branch) + 1 :] for path in paths]
    if any(one.repeats for path in inner for one in path):
        return True
    return any(
        not _exclude(path, other) for at, path in enumerate(inner) for other in inner[at + 1 :]
    )


def _exclude(path: _Path, other: _Path) -> bool:
    """Whether two places are never both shown, because they stand in branches of one condition."""
    return any(
        one.opening is two.opening and one.number != two.number for one in path for two in other
    )


def _mark_names(
    root: Element, paths: Mapping[Element, _Path], marks: "_Marks", names: Set[str]
) -> None:
    """Let the names of bookmarks end otherwise in each round, and with them what refers to them."""
    known = names or {name.casefold() for name in bookmarks(root)}
    if not known:
        return
    places = named_places(root, known)
    loops: dict[str, Tag] = {}
    for place in places:
        if place.defines and (loop := _innermost(paths[place.code.pieces[0]])):
            loops.setdefault(place.name.casefold(), loop)
    for place in places:
        loop = loops.get(place.name.casefold())
        inside = any(one.opening is loop and one.repeats for one in paths[place.code.pieces[0]])
        if names or inside:
            ending = marks.name_ending(loop if inside else None)
            place.write(unmistakable(place.name, known) + ending)
        elif loop is not None or (loops and is_mistakable(place.name, known)):
            place.write(unmistakable(place.name, known))


def _innermost(path: _Path) -> Tag | None:
    return next((one.opening for one in reversed(path) if one.repeats), None)


class _Marks:
    """The tags of a part, and those that are added to them."""

    def __init__(self, tags: Sequence[Tag]) -> None:
        self.tags = list(tags)
        self._loops: dict[Tag, str] = {}
        self._endings: dict[Tag | None, int] = {}

    def put_list(self, loop: Tag, listed: _Listed, lists: Lists) -> None:
        """Let a paragraph belong to a list of each round's own."""
        assert listed.item is not None  # noqa: S101  it was found by its list
        lists.spell_out(listed.element, listed.item)
        number = listed.element.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
        if number is not None:
            repeat = ListRepeat(self._key(loop), lists, listed.item.number)
            number.set(w("val"), sign(self._add(repeat)))

    def name_ending(self, loop: Tag | None) -> str:
        """What stands behind a bookmark's name until the source is written."""
        if loop not in self._endings:
            key = self._key(loop) if loop is not None else ""
            self._endings[loop] = self._add(NameRepeat(key))
        return sign(self._endings[loop])

    def sequence(self, name: str) -> str:
        """What stands behind the name of what is counted until the source is written."""
        return sign(self._add(SequenceRepeat(name)))

    def _key(self, loop: Tag) -> str:
        """The name of a loop that is counted; its rounds begin with a tag that counts them."""
        if loop not in self._loops:
            self._loops[loop] = str(len(self._loops))
            number = self._add(Repeat(self._loops[loop]))
            made = node("tag", number)
            self.tags[number] = replace(self.tags[number], node=made)
            assert loop.node is not None  # noqa: S101  a loop of the part has its node in it
            loop.node.addnext(made)
        return self._loops[loop]

    def _add(self, repeat: Repeat) -> int:
        self.tags.append(Tag(REPEAT, "", "1", "", brings=repeat))
        return len(self.tags) - 1
