"""All parts of a Word file taken through the pipeline once: what changes, and what never does."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from jinja2 import nodes

from outreach_desktop.templates.engine.compiling.astray import Astray, astray_in
from outreach_desktop.templates.engine.compiling.compiler import Compiled
from outreach_desktop.templates.engine.compiling.content.charts import ChartContent, charts_of
from outreach_desktop.templates.engine.compiling.content.lists import ListContent, lists_of
from outreach_desktop.templates.engine.compiling.content.media import MediaContent, media_of
from outreach_desktop.templates.engine.compiling.content.notes import NoteContent, notes_of
from outreach_desktop.templates.engine.compiling.parts import (
    PartOutcome,
    compile_part,
    compile_properties,
    text_part,
)
from outreach_desktop.templates.engine.compiling.related_parts import Surroundings, with_links
from outreach_desktop.templates.engine.compiling.remains import remains_elsewhere
from outreach_desktop.templates.engine.filling.values import Run
from outreach_desktop.templates.engine.problems import TemplateProblem
from outreach_desktop.templates.engine.reading.controls import group_of, names_of_controls
from outreach_desktop.templates.engine.reading.dialect import Tag
from outreach_desktop.templates.engine.reading.lookalikes import Lookalike
from outreach_desktop.templates.engine.reading.mailmerge.meaning import (
    NOTHING_MEANT,
    Meaning,
    names_in,
)
from outreach_desktop.templates.engine.reading.stored_lines import keep_lines, names_made
from outreach_desktop.templates.engine.word.fields.field_codes import holds_fields
from outreach_desktop.templates.engine.word.fields.word_fields import fields_in
from outreach_desktop.templates.engine.word.lists import LazyLists
from outreach_desktop.templates.engine.word.ooxml import parse, w
from outreach_desktop.templates.engine.word.package.contents import Contents
from outreach_desktop.templates.engine.word.package.links import (
    NO_LINKS,
    links_of,
    open_ended,
    targets,
)
from outreach_desktop.templates.engine.word.package.package import (
    Member,
    Package,
    Packing,
    contents,
)
from outreach_desktop.templates.engine.word.package.usual import BODY
from outreach_desktop.templates.engine.word.places import header_names
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
    still: Package
    members: dict[str, Member]
    problems: tuple[TemplateProblem, ...]
    stopping: tuple[TemplateProblem, ...]
    """Those of the problems for which no document is made."""
    repeats: bool
    """Whether any part repeats what must be single, and needs new ids."""
    media: MediaContent
    lists: ListContent
    charts: ChartContent
    notes: NoteContent
    language: str
    labels: dict[str, str]
    ids: Ids
    noticed: Noticed
    names: tuple[str, ...]
    """Those of the fields of a mail merge in it."""
    meaning: Meaning
    surroundings: dict[str, Surroundings]
    kept_lists: LazyLists
    """The lists of the template itself."""
    controls: frozenset[str]
    """What content controls ask for by their names alone, in groups that the template does not make itself."""
    astray: tuple[Astray, ...]
    """The tags that use a name of a loop in another part."""
    packing: Packing = field(default_factory=Packing)

    def compiled(self) -> list[Compiled]:
        """Everything that holds tags: the parts, and the charts in them."""
        charts = (chart for part in self.parts.values() for chart in part.charts)
        texts = [chart.text for chart in charts if isinstance(chart.text, Compiled)]
        return [*self.parts.values(), *texts]

    def added(self, run: Run) -> Iterator[Member]:
        """The parts that a document has beside its texts."""
        yield from self.media.members(run, self.packing)
        for content in (self.lists, self.charts):
            yield from content.members(run)

    def relationships(self, part: str) -> str:
        """The relationships of `part`, open at the end so that more can be added."""
        if part in self.media.links:
            return self.media.links[part]
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
    ids = Ids.after(
        found.data(name) for name in found if name.startswith("word/") and name.endswith(".xml")
    )
    kept_lists = LazyLists(lambda name: found.root(name) if name in found else None)
    with_fields = (found.root(name) for name in labels if found.says(name, holds_fields))
    fields = [one for root in with_fields for one in fields_in(root)]
    names = tuple(dict.fromkeys(names_in(fields)))
    meaning = meant(names) if names else NOTHING_MEANT
    made = names_made(map(found.root, labels)) if keep_lines(fields) else frozenset[str]()
    usual = Surroundings(lists=kept_lists, strange=strange, meaning=meaning, made=made)
    read = _parts(found, members, labels, usual)
    parts, surroundings = read.parts, read.surroundings
    lists = lists_of(members, parts)
    media = media_of(members, parts, surroundings)
    charts = charts_of(members, parts.values())
    notes = notes_of(members, labels, parts.values())
    written = {*parts}.union(*(one.writes for one in (media, lists, charts, notes)))
    kept_lists.read_from(
        lambda name: parse(members[name].data(), name) if name in members else None
    )
    told = _each_told_once(read.problems)
    return Loaded(
        parts=parts,
        still=Package(member for name, member in members.items() if name not in written),
        members=members,
        problems=told,
        stopping=tuple(problem for problem in told if problem.stops),
        repeats=any(part.repeats for part in parts.values()),
        media=media,
        lists=lists,
        charts=charts,
        notes=notes,
        language=_language(found),
        labels=labels,
        ids=ids,
        noticed=read.noticed,
        names=names,
        meaning=meaning,
        surroundings=surroundings,
        kept_lists=kept_lists,
        controls=frozenset(_not_made(read.controls, parts.values())),
        astray=astray_in(parts),
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


def _language(found: Contents) -> str:
    """The language that the document's styles begin with."""
    if _STYLES not in found:
        return DEFAULT_LANGUAGE
    path = f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('lang')}"
    first = found.root(_STYLES).find(path)
    return str(first.get(w("val")) or DEFAULT_LANGUAGE) if first is not None else DEFAULT_LANGUAGE
