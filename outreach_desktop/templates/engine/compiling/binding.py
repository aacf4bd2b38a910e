"""A template made ready for many people in one file: compiled once more, with what each has alone."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace

from outreach_desktop.templates.engine.compiling.compiler import Compiled
from outreach_desktop.templates.engine.compiling.loading import Loaded
from outreach_desktop.templates.engine.compiling.parts import compile_part, text_part
from outreach_desktop.templates.engine.compiling.related_parts import NOTHING
from outreach_desktop.templates.engine.reading.controls import forget_numbers
from outreach_desktop.templates.engine.reading.sections import Apart
from outreach_desktop.templates.engine.word.bookmarks import bookmarks, named_places
from outreach_desktop.templates.engine.word.called_notes import first_called
from outreach_desktop.templates.engine.word.lists import Lists
from outreach_desktop.templates.engine.word.moving import parent_of
from outreach_desktop.templates.engine.word.ooxml import Element, parse, serialise, w
from outreach_desktop.templates.engine.word.package.links import furniture
from outreach_desktop.templates.engine.word.package.package import contents
from outreach_desktop.templates.engine.word.package.usual import BODY
from outreach_desktop.templates.engine.word.pages import LAST_PAGE, count_own_pages, way_to_count
from outreach_desktop.templates.engine.word.settings import (
    ENDNOTES,
    FOOTNOTES,
    SETTINGS,
    at_section_ends,
    restarts,
    with_notes_apart,
)
from outreach_desktop.templates.engine.word.unique import notes_apart

NOTES = {FOOTNOTES: "word/footnotes.xml", ENDNOTES: "word/endnotes.xml"}
_COMMENTS = [w(f"comment{name}") for name in ("RangeStart", "RangeEnd", "Reference")]
_CALLS = {FOOTNOTES: "footnoteReference", ENDNOTES: "endnoteReference"}


@dataclass(frozen=True, slots=True)
class Personal:
    """A header or footer that says something of the person: `noun` is which, `links` lead to it."""

    part: Compiled
    noun: str
    links: tuple[str, ...]
    stem: str
    """What the names of its copies begin with."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A template made ready: the parts of each person, and those of the file that were changed."""

    body: Compiled
    personal: dict[str, Personal]
    notes: dict[str, Compiled | str]
    """The notes that the body calls; as they are, where they say the same to everybody."""
    notes_apart: int
    """How far the numbers of one person's notes are from those of the next, until all are numbered."""
    first_note: int
    lists: Lists | None
    changed: dict[str, bytes]
    added: dict[str, str]
    """Parts among them that the template has not, and what each is."""


def bound(loaded: Loaded, *, odd_pages: bool) -> Bound:
    """Compile the text parts once more, so that they can stand in a row."""
    trees = {name: _tree(loaded, name) for name in _texts(loaded)}
    body = trees[BODY]
    for comment in list(body.iter(*_COMMENTS)):
        parent_of(comment).remove(comment)
    lists = loaded.kept_lists.read()
    if lists is not None:
        lists.spell_out_all(body)
    called = [name for name, mark in _CALLS.items() if next(body.iter(w(mark)), None) is not None]
    apart = _apart(loaded, called, odd_pages=odd_pages)
    way = way_to_count(body)
    counted = {name: serialise(tree) for name, tree in trees.items() if count_own_pages(tree, way)}
    names = {name.casefold() for tree in trees.values() for name in bookmarks(tree)}
    if counted and way == LAST_PAGE:
        names.add(LAST_PAGE.casefold())
        apart = replace(apart, last_page=LAST_PAGE)
    told = [NOTES[name] for name in called]
    for name in told:
        if name in trees:
            forget_numbers(trees[name])
    as_it_is = {name: serialise(trees[name]).decode() for name in told if name in trees}
    compiled = _compiled(loaded, trees, names, apart)
    changed = {name: data for name, data in counted.items() if name not in compiled}
    added = {}
    if called:
        changed[SETTINGS] = with_notes_apart(contents(loaded.members, SETTINGS), called)
        added = {} if SETTINGS in loaded.members else {SETTINGS: "settings"}
    notes = {
        name: compiled.get(name) or as_it_is[name]
        for name in NOTES.values()
        if name in compiled or name in as_it_is
    }
    return Bound(
        body=compiled[BODY],
        personal={
            name: Personal(compiled[name], noun, tuple(links), _stem(loaded, name))
            for name, (noun, links) in _furniture(loaded).items()
            if name in compiled
        },
        notes=notes,
        notes_apart=notes_apart(loaded.members[name].data() for name in notes),
        first_note=first_called(loaded.members[name].data() for name in notes),
        lists=lists,
        changed={name: data for name, data in changed.items() if name not in notes},
        added=added,
    )


def _compiled(
    loaded: Loaded, trees: Mapping[str, Element], names: Set[str], apart: Apart
) -> dict[str, Compiled]:
    """The parts that say something else for each person, the body always among them."""
    found: dict[str, Compiled] = {}
    for name, tree in trees.items():
        outcome = (
            compile_part(  # the same text has been compiled before: nothing new is wrong with it
                tree,
                loaded.labels.get(name, ""),
                apart=apart if name == BODY else None,
                around=loaded.surroundings.get(name, NOTHING),
                names=names if named_places(tree, names) else frozenset(),
            )
        )
        if outcome.compiled is not None:
            found[name] = outcome.compiled
    return found


def _texts(loaded: Loaded) -> list[str]:
    wanted = [BODY, *_furniture(loaded), *NOTES.values()]
    return [name for name in wanted if name in loaded.members]


def _furniture(loaded: Loaded) -> dict[str, tuple[str, list[str]]]:
    """The headers and footers of the body: which of both each is, and the links to it."""
    found: dict[str, tuple[str, list[str]]] = {}
    for link, (noun, name) in furniture(loaded.members, BODY).items():
        if name in loaded.members:
            found.setdefault(name, (noun, []))[1].append(link)
    return found


def _tree(loaded: Loaded, name: str) -> Element:
    return text_part(parse(loaded.members[name].data(), name), name)


def _stem(loaded: Loaded, name: str) -> str:
    """What the copies of a part are called, before their number; no part of the file is called so."""
    stem = name.removesuffix(".xml")
    while any(one.startswith(f"{stem}_") for one in loaded.members):
        stem += "_"
    return stem


def _apart(loaded: Loaded, called: list[str], *, odd_pages: bool) -> Apart:
    """How the sections of one person stand beside those of the others, and the notes called in them."""
    data = contents(loaded.members, SETTINGS)
    settings = parse(data, SETTINGS) if data and called else None
    return Apart(
        odd_pages=odd_pages,
        restarts=tuple(name for name in called if not restarts(settings, name)),
        carried=ENDNOTES in called and not at_section_ends(settings),
    )
