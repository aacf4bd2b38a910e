"""One XML part of a template on its way from Word's text to a compiled template."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from lxml import etree

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates.engine.compiling.compiler import Compiled, compiled
from outreach_desktop.templates.engine.compiling.contract import tags_with_paths
from outreach_desktop.templates.engine.compiling.mistakes import mistakes_in
from outreach_desktop.templates.engine.compiling.related_parts import NOTHING, Surroundings
from outreach_desktop.templates.engine.compiling.remains import remains
from outreach_desktop.templates.engine.compiling.sources import source_of, unbalanced
from outreach_desktop.templates.engine.compiling.texts import compiled_texts
from outreach_desktop.templates.engine.filling.pictures import find_frames
from outreach_desktop.templates.engine.filling.repeating import mark_repeats
from outreach_desktop.templates.engine.problems import TemplateProblem
from outreach_desktop.templates.engine.reading.beside import find_beside
from outreach_desktop.templates.engine.reading.cells import shape_cells
from outreach_desktop.templates.engine.reading.controls import finish, write_tags
from outreach_desktop.templates.engine.reading.cut_fields import cut_by, tags_in_codes
from outreach_desktop.templates.engine.reading.dialect import PRINT, Tag
from outreach_desktop.templates.engine.reading.empty_lines import mark
from outreach_desktop.templates.engine.reading.findings import Findings, Gathered
from outreach_desktop.templates.engine.reading.link_targets import find_codes, find_links
from outreach_desktop.templates.engine.reading.lookalikes import Lookalike
from outreach_desktop.templates.engine.reading.mailmerge.filling import fill_merge_fields
from outreach_desktop.templates.engine.reading.named_places import take_out_places, told_of
from outreach_desktop.templates.engine.reading.repair import join_paragraphs, repair, repair_text
from outreach_desktop.templates.engine.reading.scope import Chain, chains, settle_scopes
from outreach_desktop.templates.engine.reading.sections import Apart, take_out_sections
from outreach_desktop.templates.engine.reading.stored_lines import blank_stored_lines
from outreach_desktop.templates.engine.reading.tag_place import find_spots, splits_last
from outreach_desktop.templates.engine.word.ooxml import (
    W14,
    WP,
    Element,
    R,
    W,
    ancestor,
    fragment,
    prefixes_named,
    w,
    written_beside,
)
from outreach_desktop.templates.engine.word.part_names import called
from outreach_desktop.templates.engine.word.places import paragraphs
from outreach_desktop.templates.engine.word.run_looks import MARKED, with_looks
from outreach_desktop.templates.engine.word.shapes import spread_shape_types
from outreach_desktop.words import say

MOST_TAGS, MOST_CASES = 5_000, 1_000
_HIGHLIGHT = '<w:rPr><w:highlight w:val="yellow"/></w:rPr>'
_REVISION = {
    w(name)
    for name in ("rsidR", "rsidRDefault", "rsidRPr", "rsidP", "rsidDel", "rsidTr", "rsidSect")
}
_REVISION |= {f"{{{W14}}}paraId", f"{{{W14}}}textId"}


def text_part(root: Element, name: str) -> Element:
    """The tree of a text part made ready, without Word's revision ids, which would repeat in loops."""
    if W not in root.nsmap.values():
        raise OutreachError(
            say(
                "This Word file is written in an unusual way: see {part}.",
                part=called(name),
            ),
            hint=say("Open it in Word and save it again as a Word document (.docx)."),
        )
    if root.nsmap.get("w") != W:
        root = _as_word_calls_it(root)
    etree.cleanup_namespaces(
        root, top_nsmap={"r": R, "wp": WP}, keep_ns_prefixes=prefixes_named(root)
    )
    etree.strip_attributes(root, *_REVISION)
    return root


def _as_word_calls_it(root: Element) -> Element:
    """The same tree with Word's own prefix, w, in the place of another program's (ns0)."""
    names = {prefix: uri for prefix, uri in root.nsmap.items() if prefix and uri != W}
    renamed = etree.Element(root.tag, nsmap={**names, "w": W})
    renamed.attrib.update(root.attrib)
    renamed.extend(list(root))
    return renamed


@dataclass(frozen=True, slots=True)
class PartOutcome:
    """What became of a part: compiled, or not, and what was found in it on the way.

    `broken` are its tags where it has a mistake, `alike` what only looks like a field, `merged` what each
    field of a mail merge is filled in with.
    """

    compiled: Compiled | None
    problems: tuple[TemplateProblem, ...] = ()
    tags: int = 0
    broken: tuple[Tag, ...] = ()
    alike: tuple[Lookalike, ...] = ()
    merged: Mapping[str, str] = field(default_factory=dict)

    def failed(self, problems: Iterable[TemplateProblem], tags: Iterable[Tag]) -> "PartOutcome":
        """The same where there are mistakes in the part, whose tags these are."""
        return replace(self, problems=(*self.problems, *problems), broken=tuple(tags))


@dataclass(frozen=True, slots=True)
class _Read:
    """What was found in a part, with a node or a sign in the place of each tag."""

    findings: Findings
    merged: Mapping[str, str]
    changed: bool
    """Whether anything was changed that left no tag behind."""


def compile_part(
    root: Element,
    label: str,
    *,
    apart: Apart | None = None,
    around: Surroundings = NOTHING,
    names: Set[str] = frozenset(),
    counted: int = 0,
) -> PartOutcome:
    """A body, header, footer or notes part compiled; not where it has no tag or a mistake.

    The body of one of many people (`apart`) is compiled in any case. `around` is what the part's links
    bring, its lists, and what the names of a mail merge mean. Bookmarks called `names`, and what refers
    to them, are to be others for each person. So many tags of other parts are `counted` already.
    """
    read = _read(root, label, around)
    tags: Sequence[Tag] = read.findings.tags
    _refuse_many(tags, MOST_TAGS - counted)
    outcome = PartOutcome(
        None, read.findings.problems, len(tags), alike=read.findings.alike, merged=read.merged
    )
    if not (tags or apart or names or read.changed):
        return outcome
    found, wrong = chains(tag for tag in tags if tag.node is not None)
    _refuse_long(found)
    wrong += tags_in_codes(root, tags)
    if wrong:
        return outcome.failed((*wrong, *(one for tag in tags for one in mistakes_in(tag))), tags)
    tags, wrong = _settled(root, tags, found)
    mark(root, tags)
    tags = mark_repeats(root, tags, around.lists, names, for_many=apart is not None)
    sections = take_out_sections(root, tags, apart=apart, ends_alone=splits_last(root, tags))
    source = source_of(root, tags)
    wrong += unbalanced(source)
    if wrong:
        return outcome.failed(wrong, tags)
    made, wrong = compiled(source)
    if made is None:
        return outcome.failed(wrong, tags)
    return replace(outcome, compiled=made.finished(tags_with_paths(made), sections))


def _read(root: Element, label: str, around: Surroundings) -> _Read:
    """Put a node or a sign into the place of each tag of a part."""
    had_places, emptied = take_out_places(root)
    controls = write_tags(root, around.strange)
    addressed = list(paragraphs(root, label))  # as people see them, before some are joined
    places = dict(addressed)
    stale = tuple(blank_stored_lines(root, places, label, around.made))
    merging = fill_merge_fields(root, places, label, around.meaning)
    gathered = Gathered()
    gathered.add(Findings(tuple(merging.tags), (*stale, *merging.problems)))
    gathered.problems += told_of(emptied, places, label)
    pieces = join_paragraphs(root)
    for paragraph, place in addressed:
        gathered.add(repair(pieces.get(paragraph, []), place, gathered.number))
        gathered.add(find_links(paragraph, place, gathered.number, around.addresses))
        gathered.add(find_codes(paragraph, place, gathered.number))
        gathered.add(find_frames(paragraph, place, gathered.number, around.charts))
    gathered.tags = finish(controls, gathered.tags)
    gathered.add(find_beside(root, places, label, gathered.number))
    gathered.problems += remains(root, places, label)
    return _Read(gathered.findings(), merging.filled, had_places or bool(stale) or merging.changed)


def _settled(
    root: Element, tags: Sequence[Tag], found: Sequence[Chain]
) -> tuple[list[Tag], list[TemplateProblem]]:
    """The tags where what they own begins and ends, with what stands for missing values."""
    problems = settle_scopes(tags, found)
    problems += cut_by(root, (chain.tags for chain in found))
    shaped, wrong = shape_cells(tags)
    shining: dict[str, str] = {}
    marked = [
        replace(tag, mark=_mark(tag, shining)) if tag.kind == PRINT else tag for tag in shaped
    ]
    made = find_spots(root, marked)
    spread_shape_types(root)
    return made, [*problems, *wrong]


def compile_properties(root: Element) -> PartOutcome:
    """A part that is a list of texts: the document's properties."""
    gathered = Gathered()
    for element in list(root.iter()):
        if "{" in (element.text or ""):
            name = str(element.tag).rpartition("}")[2]
            gathered.add(
                repair_text(element, say("Document property {name}", name=name), gathered.number)
            )
    if not gathered.tags:
        return PartOutcome(None, tuple(gathered.problems))
    made, wrong = compiled_texts(root, gathered.tags)
    return PartOutcome(made, (*gathered.problems, *wrong), len(gathered.tags))


def _refuse_many(tags: Sequence[Tag], room: int) -> None:
    """OutreachError where the file has too many tags.

    Each takes a part of a millisecond whenever the file is opened, in the program itself: counted, so
    that it is the same on every computer.
    """
    if len(tags) > room:
        place = tags[room].place
        raise OutreachError(
            say(
                "This template has more than {limit} tags: look at {place}, "
                "where there is one too many.",
                limit=MOST_TAGS,
                place=place[:1].lower() + place[1:],
            ),
            hint=say(
                "Print what is alike in a loop ({% for ... %}), or make several templates of it."
            ),
        )


def _refuse_long(found: Iterable[Chain]) -> None:
    """OutreachError where a condition has so many cases that Python would not take them."""
    for chain in found:
        if len(chain.tags) > MOST_CASES:
            tag = chain.tags[MOST_CASES]
            raise OutreachError(
                say(
                    "A condition of this template has more than {limit} cases: look at "
                    "{place}, where {raw} is one too many.",
                    limit=MOST_CASES,
                    place=tag.place[:1].lower() + tag.place[1:],
                    raw=tag.raw,
                ),
                hint=say(
                    "Let the data say what is to be printed, or make several templates of it."
                ),
            )


def _mark(tag: Tag, shining: dict[str, str]) -> str:
    """A visible, highlighted mark for a missing value, cut into the run that the tag stands in.

    `shining` are the looks of the part's runs that were highlighted before: many look alike.
    """
    run = ancestor(tag.node, "r") if tag.node is not None else None
    text = f"[{tag.field}?]".replace("&", "&amp;").replace("<", "&lt;")
    if run is None:
        return text
    properties = run.find(w("rPr"))
    own = fragment(properties) if properties is not None else ""
    if own not in shining:
        shining[own] = (
            written_beside(with_looks(properties, MARKED), run)
            if properties is not None
            else _HIGHLIGHT
        )
    return (
        f'</w:t></w:r><w:r>{shining[own]}<w:t xml:space="preserve">'
        f'{text}</w:t></w:r><w:r>{own}<w:t xml:space="preserve">'
    )
