"""Lists of Word's that documents begin: those of `|rich`, and lists that a loop repeats."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from outreach_desktop.templates.engine.compiling.compiler import Compiled
from outreach_desktop.templates.engine.filling.values import Run
from outreach_desktop.templates.engine.reading.tag_place import RICH
from outreach_desktop.templates.engine.word.numbering import (
    NUMBERING,
    NewLists,
    OwnLists,
    cut_open,
    first_free,
    with_own_lists,
)
from outreach_desktop.templates.engine.word.ooxml import parse
from outreach_desktop.templates.engine.word.package.links import NO_LINKS, links_of, open_ended
from outreach_desktop.templates.engine.word.package.package import (
    Member,
    contents,
    override,
    packed,
    relationship,
)
from outreach_desktop.templates.engine.word.package.usual import BODY, TYPES
from outreach_desktop.templates.engine.word.rounds import ListRepeat


@dataclass(frozen=True, slots=True)
class ListContent:
    """The lists that a document may begin, numbered after those of the template."""

    first: int
    own: OwnLists | None
    """The two kinds for `|rich`, where it is used."""
    still: Member | None
    """The numbering part as it is, where there is one."""
    cut: tuple[str, str] | None
    """That part, cut open where lists are added; None where no document begins any."""

    @property
    def writes(self) -> frozenset[str]:
        """The parts that each document gets anew."""
        return frozenset([NUMBERING] if self.cut else [])

    def begun(self) -> NewLists:
        """No list yet, for one document or one file."""
        return NewLists(self.first, self.own)

    def members(self, run: Run) -> list[Member]:
        """The numbering part of a document."""
        if self.cut is None or self.still is None:
            return []
        return [packed(NUMBERING, self.written(run.lists)) if run.lists.made else self.still]

    def written(self, lists: NewLists) -> bytes:
        """The numbering part with new `lists`, which may also be those that many people have in turn."""
        head, tail = self.cut or cut_open(self.still.data() if self.still else b"")
        return "".join((head, *lists.made, tail)).encode()


def lists_of(members: dict[str, Member], parts: Mapping[str, Compiled]) -> ListContent:
    """What lists the documents begin; where `|rich` is used, `members` get its kinds of list."""
    own = _own_lists(members, parts.values())
    begins = own is not None or any(
        isinstance(tag.brings, ListRepeat) for part in parts.values() for tag in part.tags
    )
    data = contents(members, NUMBERING)
    cut = cut_open(data) if begins else None
    return ListContent(first_free(data), own, members.get(NUMBERING), cut)


def _own_lists(members: dict[str, Member], parts: Iterable[Compiled]) -> OwnLists | None:
    """The lists for `|rich`, put into the numbering part, which may be new."""
    if not any(RICH.search(tag.body) for part in parts for tag in part.tags):
        return None
    if NUMBERING not in members:
        _add_part(members, NUMBERING, "numbering")
    data, own = with_own_lists(contents(members, NUMBERING))
    members[NUMBERING] = packed(NUMBERING, data)
    return own


def _add_part(members: dict[str, Member], name: str, kind: str) -> None:
    """Tell the types, and the document's relationships, of a new part."""
    types = members[TYPES].data().decode().replace("</Types>", f"{override(name, kind)}</Types>")
    members[TYPES] = packed(TYPES, types.encode())
    links = open_ended(parse(contents(members, links_of(BODY)) or NO_LINKS, links_of(BODY)))
    links += f"{relationship(f'rIdOwn_{kind}', kind, name)}</Relationships>"
    members[links_of(BODY)] = packed(links_of(BODY), links.encode())
