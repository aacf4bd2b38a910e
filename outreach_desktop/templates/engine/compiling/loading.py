"""All parts of a Word file taken through the pipeline once: what changes, and what never does."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from jinja2 import nodes

from outreach_desktop.templates.engine.compiling.astray import Astray, astray_in
from outreach_desktop.templates.engine.compiling.compiler import Compiled
from outreach_desktop.templates.engine.compiling.parts import (
    PartOutcome,
    compile_part,
    compile_properties,
    text_part,
)
from outreach_desktop.templates.engine.compiling.remains import remains_elsewhere
from outreach_desktop.templates.engine.compiling.surroundings import Surroundings, with_links
from outreach_desktop.templates.engine.filling.pictures import with_picture_types
from outreach_desktop.templates.engine.problems import TemplateProblem
from outreach_desktop.templates.engine.reading.controls import group_of, names_of_controls
from outreach_desktop.templates.engine.reading.dialect import Tag
from outreach_desktop.templates.engine.reading.lookalikes import Lookalike
from outreach_desktop.templates.engine.reading.mailmerge.meaning import (
    NOTHING_MEANT,
    Meaning,
    names_in,
)
from outreach_desktop.templates.engine.reading.spot import RICH
from outreach_desktop.templates.engine.reading.stored_lines import keep_lines, names_made
from outreach_desktop.templates.engine.word.called_notes import first_called
from outreach_desktop.templates.engine.word.fields.field_codes import holds_fields
from outreach_desktop.templates.engine.word.fields.word_fields import fields_in
from outreach_desktop.templates.engine.word.lists import LazyLists
from outreach_desktop.templates.engine.word.numbering import (
    NUMBERING,
    NewLists,
    OwnLists,
    cut_open,
    first_free,
    with_own_lists,
)
from outreach_desktop.templates.engine.word.ooxml import parse, serialise, w
from outreach_desktop.templates.engine.word.package.contents import Contents
from outreach_desktop.templates.engine.word.package.links import (
    NO_LINKS,
    is_links,
    links_of,
    open_ended,
    owner_of,
    targets,
)
from outreach_desktop.templates.engine.word.package.package import (
    Member,
    Package,
    contents,
    override,
    packed,
    relationship,
)
from outreach_desktop.templates.engine.word.package.usual import BODY, TYPES
from outreach_desktop.templates.engine.word.places import header_names
from outreach_desktop.templates.engine.word.rounds import ListRepeat
from outreach_desktop.templates.engine.word.unique import Ids
from outreach_desktop.words.local import DEFAULT_LANGUAGE

_PROPERTIES = ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml")
_STYLES = "word/styles.xml"
_SHOWN = ("word/media/", "word/charts/", "word/embeddings/")
_TAGGED_LINK = re.compile(rb"\{\{|%7[Bb]")
_WORTH_READING = re.compile(
    "[{}\u00ab\\[]|%7[Bb]|&lt;|<w:sdt\\b|<c:chart\\b|<w:instrText|<w:fldSimple".encode()
)
_TEXTS = ("header", "footer", "footnotes", "endnotes")


@dataclass(frozen=True, slots=True)
class Noticed:
    """What was noticed while the parts of a file were compiled, besides what is wrong in them.

    `broken` are the tags of parts with a mistake, `alike` what only looks like a
    field, `merged` what each field of a mail merge is filled in with.
    """

    broken: tuple[Tag, ...]
    alike: tuple[Lookalike, ...]
    merged: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A template ready for use."""

    parts: dict[str, Compiled]
    links: dict[str, str]
    still: Package
    members: dict[str, Member]
    problems: tuple[TemplateProblem, ...]
    stopping: tuple[TemplateProblem, ...]
    """Those of the problems for which no document is made."""
    repeats: bool
    """Whether any part repeats what must be single, and needs new ids."""
    notes: dict[str, str]
    """The parts of notes as the template has them, where a part that is filled in calls notes."""
    first_note: int
    """The number of the first note that a document calls."""
    language: str
    labels: dict[str, str]
    ids: Ids
    noticed: Noticed
    names: tuple[str, ...]
    """Those of the fields of a mail merge in it."""
    meaning: Meaning
    own_lists: OwnLists | None
    surroundings: dict[str, Surroundings]
    has_charts: bool
    first_list: int
    numbering: tuple[str, str] | None
    """The numbering part, cut open where documents add lists to it; None where they add none."""
    lists: LazyLists
    controls: frozenset[str]
    """What content controls ask for by their names alone, in groups that the template does not make itself."""
    astray: tuple[Astray, ...]
    """The tags that use a name of a loop in another part."""

    def compiled(self) -> list[Compiled]:
        """Everything that holds tags: the parts, and the charts in them."""
        charts = (chart for part in self.parts.values() for chart in part.charts)
        texts = [chart.text for chart in charts if isinstance(chart.text, Compiled)]
        return [*self.parts.values(), *texts]

    def new_lists(self) -> NewLists:
        """The lists that a document may begin, numbered after those of the template."""
        return NewLists(self.first_list, self.own_lists)

    def relationships(self, part: str) -> str:
        """The relationships of `part`, open at the end so that more can be added."""
        if part in self.links:
            return self.links[part]
        data = contents(self.members, links_of(part))
        return open_ended(parse(data or NO_LINKS, links_of(part)))


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of a file that hold tags, and what was found in them."""

    parts: dict[str, Compiled]
    surroundings: dict[str, Surroundings]
    problems: tuple[TemplateProblem, ...]
    noticed: Noticed
    controls: frozenset[str]


Meant = Callable[[Sequence[str]], Meaning]
"""What the names of a mail merge that stand in a file mean."""


def loaded(
    found: Contents,
    meant: Meant = lambda _: NOTHING_MEANT,
    strange: frozenset[str] = frozenset(),
) -> Loaded:
    """Compile every part that holds a tag; lay the others out for copying.

    Content controls named after one of the `strange` groups, which no data have, stay as they are.
    """
    members = found.members()
    labels = _text_parts(found, members)
    language = _language(found)
    ids = Ids.after(
        found.data(name) for name in found if name.startswith("word/") and name.endswith(".xml")
    )
    lists = LazyLists(lambda name: found.root(name) if name in found else None)
    with_fields = (found.root(name) for name in labels if holds_fields(found.data(name)))
    fields = [one for root in with_fields for one in fields_in(root)]
    names = tuple(dict.fromkeys(names_in(fields)))
    meaning = meant(names) if names else NOTHING_MEANT
    made = names_made(map(found.root, labels)) if keep_lines(fields) else frozenset[str]()
    usual = Surroundings(lists=lists, strange=strange, meaning=meaning, made=made)
    read = _parts(found, members, labels, usual)
    parts, surroundings = read.parts, read.surroundings
    own_lists = _own_lists(members, parts)
    begins_lists = own_lists is not None or any(
        isinstance(tag.brings, ListRepeat) for part in parts.values() for tag in part.tags
    )
    has_charts = any(part.charts for part in parts.values())
    links = _own_links(members, parts, surroundings)
    written = {*parts, *(links_of(part) for part in links), *([NUMBERING] if begins_lists else [])}
    written |= {TYPES} if has_charts else set()
    notes = _notes(members, labels) if any(part.calls_notes for part in parts.values()) else {}
    written |= set(notes)
    lists.read_from(lambda name: parse(members[name].data(), name) if name in members else None)
    still = Package(member for name, member in members.items() if name not in written)
    told = _each_told_once(read.problems)
    return Loaded(
        parts,
        links,
        still,
        members,
        told,
        tuple(problem for problem in told if problem.stops),
        any(part.repeats for part in parts.values()),
        notes,
        first_called(text.encode() for text in notes.values()),
        language,
        labels,
        ids,
        read.noticed,
        names,
        meaning,
        own_lists,
        surroundings,
        has_charts,
        first_free(contents(members, NUMBERING)),
        cut_open(contents(members, NUMBERING)) if begins_lists else None,
        lists,
        frozenset(_not_made(read.controls, parts.values())),
        astray_in(parts),
    )


def _parts(
    found: Contents, members: dict[str, Member], labels: Mapping[str, str], usual: Surroundings
) -> _Parts:
    """Every part that holds a tag, compiled in its surroundings: the `usual` ones, and what its links bring."""
    outcomes: dict[str, PartOutcome] = {}
    surroundings: dict[str, Surroundings] = {}
    controls: set[str] = set()
    problems: list[TemplateProblem] = []
    counted = 0
    for name, label in labels.items():
        brought = contents(members, links_of(name))
        if _WORTH_READING.search(found.data(name)) or _TAGGED_LINK.search(brought):
            root = text_part(found.given(name), name)
            controls.update(
                one for one in names_of_controls(root) if group_of(one) not in usual.strange
            )
            around = surroundings[name] = with_links(usual, members, name, label)
            made = outcomes[name] = compile_part(root, label, around=around, counted=counted)
            problems += (*around.problems, *made.problems)
            counted += made.tags
    for name in _PROPERTIES:
        if name in found and b"{" in found.data(name):
            made = outcomes[name] = compile_properties(found.given(name))
            problems += made.problems
    parts = {name: one.compiled for name, one in outcomes.items() if one.compiled is not None}
    drawn = {drawing for one in surroundings.values() for drawing in one.parts}
    problems += remains_elsewhere(found, {*labels, *parts, *drawn})
    noticed = _noticed(outcomes.values())
    return _Parts(parts, surroundings, tuple(problems), noticed, frozenset(controls))


def _noticed(outcomes: Collection[PartOutcome]) -> Noticed:
    return Noticed(
        tuple(tag for one in outcomes for tag in one.broken),
        tuple(alike for one in outcomes for alike in one.alike),
        {name: words for one in outcomes for name, words in one.merged.items()},
    )


def _notes(members: dict[str, Member], labels: Iterable[str]) -> dict[str, str]:
    """The parts of footnotes and endnotes, as text."""
    kinds = ("word/footnotes", "word/endnotes")
    parts = {name: members[name].data() for name in labels if name.startswith(kinds)}
    return {name: serialise(parse(data, name)).decode() for name, data in parts.items()}


def _not_made(controls: Set[str], parts: Iterable[Compiled]) -> Iterator[str]:
    """Those names of controls whose group is no name that a loop or `set` makes."""
    if not controls:  # as nearly always
        return iter(())
    made = {
        name.name
        for part in parts
        for name in part.tree.find_all(nodes.Name)
        if name.ctx in ("store", "param")
    }
    return (name for name in controls if group_of(name) not in made)


def _each_told_once(problems: Iterable[TemplateProblem]) -> tuple[TemplateProblem, ...]:
    """The problems without what is told of a text box and again of its copy for old programs."""
    told = dict.fromkeys(one for one in problems if not one.stops)
    return (*(one for one in problems if one.stops), *told)


def _text_parts(found: Contents, members: dict[str, Member]) -> dict[str, str]:
    """The parts that may hold tags, the body first, each with the words for its address."""
    named = {BODY: ""}
    named |= header_names(found.root(BODY), targets(members, BODY))
    named.pop("", None)
    for name in members:
        short = name.removeprefix("word/")
        if short.startswith(_TEXTS) and short.endswith(".xml") and "/" not in short:
            kind = next(kind for kind in _TEXTS if short.startswith(kind))
            named.setdefault(name, "" if "notes" in kind else kind.title())
    return {name: label for name, label in named.items() if name in members}


def _own_links(
    members: dict[str, Member], parts: dict[str, Compiled], around: Mapping[str, Surroundings]
) -> dict[str, str]:
    """For each part that pictures or links come into, its relationships without the samples'."""
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
    return links


def _own_lists(members: dict[str, Member], parts: dict[str, Compiled]) -> OwnLists | None:
    """The lists for `|rich`, put into the numbering part (which may be new) where it is used."""
    if not any(RICH.search(tag.body) for part in parts.values() for tag in part.tags):
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


def _language(found: Contents) -> str:
    """The language that the document's styles begin with."""
    if _STYLES not in found:
        return DEFAULT_LANGUAGE
    path = f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('lang')}"
    first = found.root(_STYLES).find(path)
    return str(first.get(w("val")) or DEFAULT_LANGUAGE) if first is not None else DEFAULT_LANGUAGE
