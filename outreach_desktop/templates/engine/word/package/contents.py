"""The parts of a Word file on their way in: each is unpacked once and parsed once, for all who ask."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from outreach_desktop.templates.engine.word.ooxml import Element, parse, serialise
from outreach_desktop.templates.engine.word.package.links import is_links
from outreach_desktop.templates.engine.word.package.package import Member, to_pack

TYPES = "[Content_Types].xml"


class Contents:
    """What stands in a Word file, part by part. Whoever changes a tree says so with `changed`."""

    __slots__ = ("_changed", "_data", "_members", "_put", "_roots", "_said")

    def __init__(self, members: Iterable[tuple[Member, bytes]]) -> None:
        self._members: dict[str, Member] = {}
        self._data: dict[str, bytes] = {}
        self._roots: dict[str, Element] = {}
        self._changed: set[str] = set()
        self._said: dict[tuple[str, Callable[[bytes], bool]], tuple[bytes, bool]] = {}
        self._put: set[str] = set()
        """Parts of which the bytes are new, and not packed yet."""
        for member, data in members:
            self._members[member.name] = member
            self._data[member.name] = data

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def __iter__(self) -> Iterator[str]:
        """The names of the parts; parts may be dropped while it is gone through."""
        return iter(list(self._members))

    def links(self) -> Iterator[str]:
        """The lists of relationships among them; parts may be dropped meanwhile."""
        return (name for name in self if is_links(name) and name in self)

    def xml_parts(self) -> Iterator[str]:
        """What a document is made of and is XML; parts may be dropped meanwhile.

        `make_usual` sees to it that all such parts are called so, whatever they were called when they came.
        """
        names = (name for name in self if name.startswith("word/") and name.endswith(".xml"))
        return (name for name in names if name in self)

    def data(self, name: str) -> bytes:
        """The bytes of a part as they came, or as they were `put`."""
        return self._data[name]

    def says(self, name: str, question: Callable[[bytes], bool]) -> bool:
        """What a question about the bytes of a part comes to, for all who ask the same."""
        data = self._data[name]
        known = self._said.get((name, question))
        if known is None or known[0] is not data:
            known = self._said[name, question] = data, question(data)
        return known[1]

    def root(self, name: str) -> Element:
        """The tree of a part, the same one for everybody."""
        if name not in self._roots:
            self._roots[name] = parse(self._data[name], name)
        return self._roots[name]

    def given(self, name: str) -> Element:
        """The tree of a part for one who is going to take it to pieces."""
        return self._roots.pop(name) if name in self._roots else parse(self._data[name], name)

    def put(self, name: str, data: bytes, root: Element | None = None) -> None:
        """Put other bytes in the place of a part's, with their tree where it is known."""
        self._data[name] = data
        self._put.add(name)
        self._roots.pop(name, None)
        self._changed.discard(name)
        if root is not None:
            self._roots[name] = root

    def changed(self, name: str) -> None:
        """The tree of `name` no longer says what its bytes say."""
        self._changed.add(name)

    def drop(self, name: str) -> bool:
        """Take a part out; False where there is none."""
        self._data.pop(name, None)
        self._roots.pop(name, None)
        self._changed.discard(name)
        self._put.discard(name)
        return self._members.pop(name, None) is not None

    def move(self, new: Mapping[str, str]) -> None:
        """Give parts other names, all at once, so that two may change theirs."""
        for name in set(new.values()) - new.keys():
            self.drop(name)
        moved = {new.get(name, name): member for name, member in self._members.items()}
        self._members = {name: member.named(name) for name, member in moved.items()}
        self._data = {new.get(name, name): data for name, data in self._data.items()}
        self._roots = {new.get(name, name): root for name, root in self._roots.items()}
        self._changed = {new.get(name, name) for name in self._changed}
        self._put = {new.get(name, name) for name in self._put}

    def members(self) -> dict[str, Member]:
        """The parts as they go into a zip."""
        for name in self._changed:
            self._data[name] = serialise(self._roots[name])
        for name in self._changed | self._put:
            self._members[name] = to_pack(name, self._data[name])
        self._changed.clear()
        self._put.clear()
        return dict(self._members)
