"""Keeping the organisations of a list: what others belong to first, a table at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import organisations
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.organisations import Organisation, OrganisationDraft
from outreach_desktop.services.importing.places.hanging import Hanging
from outreach_desktop.services.importing.places.places import Places


def write(db: Data, places: Places, hanging: Hanging, keys: Iterable[str]) -> None:
    """Keep what became of these organisations, and of those they belong to."""
    wanted = list(dict.fromkeys(keys))
    for key in wanted:
        if key in places.drafts and key in places.above:
            parent_id = _parent(db, places, *places.above.pop(key))
            if key in places.drafts:
                places.drafts[key] = replace(places.drafts[key], parent_id=parent_id)
    for level in _levels(places, wanted):
        _write_level(db, places, level)
        hanging.write({key: places.ids[key] for key in level})


def _levels(places: Places, keys: Sequence[str]) -> list[list[str]]:
    """Those to be written, and those above them that are, in the order in which each finds what it belongs to."""
    parents = places.belonging.parents
    depths: dict[str, int] = {}

    def depth(key: str) -> int:
        line = [key]
        while (above := parents.get(line[-1], "")) in places.drafts and above not in depths:
            if above in line:
                break
            line.append(above)
        for one in reversed(line):
            above = parents.get(one, "")
            depths[one] = depths[above] + 1 if above in depths else 0
        return depths[key]

    for key in keys:
        if key in places.drafts and key not in depths:
            depth(key)
    levels: list[list[str]] = [[] for _ in range(max(depths.values(), default=-1) + 1)]
    for key, at in depths.items():
        levels[at].append(key)
    return levels


def _write_level(db: Data, places: Places, keys: Sequence[str]) -> None:
    drafts: dict[str, OrganisationDraft] = {}
    for key in keys:
        draft = places.drafts.pop(key)
        if above := places.belonging.parents.get(key):
            draft = replace(draft, parent_id=places.ids[above])
        drafts[key] = draft
    new = [key for key in drafts if key not in places.ids]
    ids = organisations.keep_all(db, [drafts[key] for key in new])
    places.ids |= zip(new, ids, strict=True)
    for key in drafts.keys() - set(new):
        kept = drafts[key]
        assert isinstance(kept, Organisation)  # noqa: S101 - what is kept was read from there
        organisations.change(db, kept)


def _parent(db: Data, places: Places, names: Sequence[str], address: Address) -> str:
    """The nearest of these organisations, each a part of the next; those that are new are made."""
    parent_id: str | None = None
    for at in reversed(range(len(names))):
        name, key = names[at], places.key_below(names[at:], address)
        if key not in places.ids:
            new = places.drafts.pop(key, OrganisationDraft(name=name))
            own = new.address if parent_id else new.address or address
            draft = replace(new, parent_id=parent_id or new.parent_id, address=own)
            places.ids[key] = organisations.keep_all(db, [draft])[0]
            places.addresses.setdefault(key, address)
        parent_id = places.ids[key]
    return parent_id or ""
