"""What documents show and lead to: pictures, charts, and links whose addresses come from the data."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from outreach_desktop.templates.engine.compiling.compiler import Compiled
from outreach_desktop.templates.engine.compiling.related_parts import Surroundings
from outreach_desktop.templates.engine.filling.pictures import with_picture_types
from outreach_desktop.templates.engine.filling.values import Run
from outreach_desktop.templates.engine.word.ooxml import parse, serialise
from outreach_desktop.templates.engine.word.package.links import (
    NO_LINKS,
    is_links,
    links_of,
    open_ended,
    owner_of,
    targets,
)
from outreach_desktop.templates.engine.word.package.package import Member, Packing, contents, packed
from outreach_desktop.templates.engine.word.package.usual import TYPES

_SHOWN = ("word/media/", "word/charts/", "word/embeddings/")


@dataclass(frozen=True, slots=True)
class MediaContent:
    """The pictures, charts and addresses that come into a document."""

    links: Mapping[str, str]
    """For each part that any come into, its relationships without the samples', open at the end."""

    @property
    def writes(self) -> frozenset[str]:
        """The parts that each document gets anew."""
        return frozenset(map(links_of, self.links))

    def members(self, run: Run, packing: Packing) -> list[Member]:
        """The relationships of the parts that have frames, and the files of the pictures and charts."""
        links = [
            packing.packed(
                links_of(part), f"{head}{run.media.relationships(part)}</Relationships>".encode()
            )
            for part, head in self.links.items()
        ]
        return [*links, *run.media.files.values()]


def media_of(
    members: dict[str, Member], parts: Mapping[str, Compiled], around: Mapping[str, Surroundings]
) -> MediaContent:
    """What comes into `parts`; `members` lose the samples that nothing shows any more."""
    links = {}
    for name, part in parts.items():
        if not part.adds_links:
            continue
        slots = part.frames
        root = parse(contents(members, links_of(name)) or NO_LINKS, links_of(name))
        for link in list(root):
            identity = str(link.get("Id"))
            sample = any(slot.link == identity for slot in slots)
            if (identity in around[name].addresses if name in around else False) or (
                sample and not part.mentions(f'"{identity}"')
            ):
                root.remove(link)
        links[name] = open_ended(root)
        members[links_of(name)] = packed(links_of(name), serialise(root))
    if links:
        _drop_unused(members)
        types = with_picture_types(members[TYPES].data().decode())
        members[TYPES] = packed(TYPES, types.encode())
    return MediaContent(links)


def _drop_unused(members: dict[str, Member]) -> None:
    """Take out sample pictures and charts that nothing shows any more, and what only they need."""
    dropped = True
    while dropped:
        used: set[str] = set()
        for name in members:
            if is_links(name):
                used.update(targets(members, owner_of(name)).values())
        dropped = False
        for name in [one for one in members if one.startswith(_SHOWN) and "/_rels/" not in one]:
            if name not in used:
                del members[name]
                members.pop(links_of(name), None)
                _forget_type(members, name)
                dropped = True


def _forget_type(members: dict[str, Member], name: str) -> None:
    types = members[TYPES].data().decode()
    left = re.sub(rf'<Override\b[^>]*?PartName="/{re.escape(name)}"[^>]*?/>', "", types)
    if left != types:
        members[TYPES] = packed(TYPES, left.encode())
