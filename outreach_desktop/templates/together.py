"""One printable file for many people: the pages of each are sections of their own.

What a page says about a person stands in parts made for that person alone: body, headers, footers
and notes. Page numbers and numbered lists begin again, ids are single, and the time grows with the
number of people and no faster.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates.compiler import Compiled
from outreach_desktop.templates.harm import BODY, TYPES
from outreach_desktop.templates.links import links_of, targets
from outreach_desktop.templates.loading import Loaded
from outreach_desktop.templates.missing import BLANK, Missing
from outreach_desktop.templates.numbering import NUMBERING
from outreach_desktop.templates.ooxml import DECLARATION, parse, serialise
from outreach_desktop.templates.package import (
    Member,
    Package,
    contents,
    override,
    packed,
    relationship,
)
from outreach_desktop.templates.parts import compile_part, text_part
from outreach_desktop.templates.pictures import with_picture_types
from outreach_desktop.templates.problems import Problem
from outreach_desktop.templates.proof import check
from outreach_desktop.templates.sections import (
    BLANK_FOOTER,
    BLANK_HEADER,
    BLANK_PARTS,
    count_own_pages,
    ending,
    prepare_sections,
)
from outreach_desktop.templates.surroundings import NOTHING
from outreach_desktop.templates.unique import Ids, Lists, with_own_names, with_own_notes
from outreach_desktop.templates.values import Run, plain

_STYLES = "word/styles.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_MOST_PARTS = 60_000  # a zip without extensions holds 65,535
_ONE_NOTE = re.compile(r"<w:(footnote|endnote)\b[^>]*?(?:/>|>.*?</w:\1>)", re.DOTALL)
_REFERENCE = re.compile(r'(<w:(?:header|footer)Reference\b[^>]*?\br:id=")([^"]+)(")')
_BODY_START = re.compile(r"<w:body(?: [^>]*)?>")


@dataclass(frozen=True, slots=True)
class Bound:
    """A template made ready for many people in one file."""

    body: Compiled
    section: str
    personal: dict[str, Compiled]
    links: dict[str, str]
    changed: dict[str, bytes]


def bound(loaded: Loaded, lists: Lists | None, *, odd_pages: bool) -> Bound:
    """Compile the body once more, with sections that can stand in a row."""
    members, problems = loaded.members, list[Problem]()
    root = text_part(parse(members[BODY].data(), BODY), BODY)
    section = prepare_sections(root, odd_pages=odd_pages)
    if lists:
        lists.spell_out(root)
    single = "sectPr" not in {str(one.tag).rpartition("}")[2] for one in root.iter()}
    personal, changed, links = {}, {}, {}
    for link, name in targets(members, BODY).items():
        if not name.startswith(("word/header", "word/footer")) or name not in members:
            continue
        tree = text_part(parse(members[name].data(), name), name)
        if single:
            count_own_pages(tree)
        changed[name] = serialise(tree)
        part = compile_part(
            tree,
            loaded.labels.get(name, ""),
            problems,
            around=loaded.surroundings.get(name, NOTHING),
        )
        if part is not None:
            personal[name] = part
            links[link] = name
    body = compile_part(
        root, "", problems, whole=True, around=loaded.surroundings.get(BODY, NOTHING)
    )
    assert body is not None  # noqa: S101  the same text has been compiled before
    return Bound(body, section, personal, links, changed)


def rendered(
    loaded: Loaded, contexts: Sequence[Mapping[str, object]], run: Run, odd: bool
) -> bytes:
    """The bytes of one .docx with a document for each of `contexts`."""
    lists = _lists(loaded)
    ready = bound(loaded, lists, odd_pages=odd)
    if len(contexts) * (len(ready.personal) + 1) > _MOST_PARTS:
        raise OutreachError(
            f"{len(contexts):,} documents are too many for one file.",
            hint="Make several files of some thousand documents each.",
        )
    return _File(loaded, ready, lists, run, len(contexts)).filled(contexts)


def _lists(loaded: Loaded) -> Lists | None:
    numbering = contents(loaded.members, NUMBERING)
    if not numbering:
        return None
    styles = contents(loaded.members, _STYLES)
    return Lists(parse(numbering, NUMBERING), parse(styles, _STYLES) if styles else None)


class _File:
    """The file as it grows, person by person."""

    def __init__(
        self, loaded: Loaded, ready: Bound, lists: Lists | None, run: Run, people: int
    ) -> None:
        self._loaded = loaded
        self._ready = ready
        self._lists = lists
        self._run = run
        self._people = people
        self._ids = Ids(drawings=loaded.drawings)
        self._bodies: list[str] = []
        self._tail = ""
        self._made: list[Member] = []
        self._links: list[str] = []
        self._types: list[str] = []
        self._notes: dict[str, list[str]] = {name: [] for name in _NOTES if name in loaded.members}

    def filled(self, contexts: Sequence[Mapping[str, object]]) -> bytes:
        for number, context in enumerate(contexts):
            values = plain(context)
            self._run.begin(values, f"document {number + 1}, ", self._loaded.language)
            self._add(values, number)
        self._run.stop_if_wrong()
        return self._zipped()

    def _add(self, values: dict[str, object], number: int) -> None:
        own = self._personal_parts(values, number)
        section = _REFERENCE.sub(
            lambda found: f"{found[1]}{own.get(found[2], found[2])}{found[3]}", self._ready.section
        )
        last = number == self._people - 1
        self._run.part = BODY
        text = self._ready.body.render(values, self._run, ending("" if last else section))
        text = self._ids.single(text)
        if own:
            text = _REFERENCE.sub(
                lambda found: f"{found[1]}{own.get(found[2], found[2])}{found[3]}", text
            )
        if number:
            text = with_own_names(text, number)
            text = self._lists.begin_again(text, self._run.lists) if self._lists else text
            text = with_own_notes(text, number) if self._notes else text
        check(self._run, text)
        start, end = _BODY_START.search(text), text.rfind("</w:body>")
        begin = start.end() if start else 0
        self._bodies.append(text[begin if number else 0 : end])
        if last:
            self._tail = section + text[end:]
        self._add_notes(values, number)

    def _personal_parts(self, values: dict[str, object], number: int) -> dict[str, str]:
        """Make this person's headers and footers; the links to them for those of the template."""
        own: dict[str, str] = {}
        names: dict[str, str] = {}
        for name, part in self._ready.personal.items():
            noun = "header" if "header" in name else "footer"
            new = f"{name.removesuffix('.xml')}_{number + 1}.xml"
            names[name] = link = f"rIdOwn{len(self._links) + 1}"
            self._run.part = new
            text = self._ids.single(part.render(values, self._run))
            check(self._run, text)
            self._made.append(packed(new, text.encode()))
            if name in self._loaded.links or links_of(name) in self._loaded.members:
                links = self._loaded.relationships(name) + self._run.media.relationships(new)
                self._made.append(packed(links_of(new), f"{links}</Relationships>".encode()))
            self._types.append(override(new, noun))
            self._links.append(relationship(link, noun, new))
        for link, name in self._ready.links.items():
            own[link] = names[name]
        return own

    def _add_notes(self, values: dict[str, object], number: int) -> None:
        for name, texts in self._notes.items():
            part = self._loaded.parts.get(name)
            self._run.part = name
            if part is not None:
                text = part.render(values, self._run)
                check(self._run, text)
            elif not number or not texts:
                text = self._loaded.members[name].data().decode()
            else:
                text = texts[0]
            if not number:
                texts.append(text)
                continue
            texts += [
                with_own_notes(note[0], number)
                for note in _ONE_NOTE.finditer(text)
                if " w:type=" not in note[0].partition(">")[0]
            ]

    def _zipped(self) -> bytes:
        loaded = self._loaded
        made = {
            BODY: "".join((*self._bodies, self._tail)),
            links_of(BODY): self._body_links(),
            TYPES: self._content_types(),
        }
        for name, (first, *more) in ((name, texts) for name, texts in self._notes.items() if texts):
            head, closing, tail = first.rpartition("</w:")
            made[name] = "".join((head, *more, closing, tail))
            if name in loaded.links:
                links = loaded.relationships(name) + self._run.media.relationships(name)
                made[links_of(name)] = f"{links}</Relationships>"
        if self._lists:
            numbering = contents(loaded.members, NUMBERING).decode()
            made[NUMBERING] = self._run.lists.part(numbering)
        made |= {f"word/{link}.xml": DECLARATION + text for link, text in BLANK_PARTS.items()}
        made |= {name: text for name, text in self._properties().items() if name not in made}
        replaced = {*made, *self._ready.changed, *(links_of(name) for name in self._ready.personal)}
        still = Package(one for name, one in loaded.members.items() if name not in replaced)
        plain_parts = [
            packed(name, data)
            for name, data in self._ready.changed.items()
            if name not in self._ready.personal
        ]
        texts = [packed(name, text.encode()) for name, text in made.items()]
        return still.zipped([*texts, *plain_parts, *self._made, *self._run.media.files.values()])

    def _body_links(self) -> str:
        blank = relationship(BLANK_HEADER, "header", f"word/{BLANK_HEADER}.xml")
        blank += relationship(BLANK_FOOTER, "footer", f"word/{BLANK_FOOTER}.xml")
        head = self._loaded.relationships(BODY)
        for link in self._ready.links:
            head = re.sub(rf'<Relationship\b[^>]*?\bId="{re.escape(link)}"[^>]*?/>', "", head)
        pictures = self._run.media.relationships(BODY)
        return "".join((head, blank, *self._links, pictures, "</Relationships>"))

    def _content_types(self) -> str:
        types = self._loaded.members[TYPES].data().decode()
        for name in self._ready.personal:
            types = re.sub(rf'<Override\b[^>]*?PartName="/{re.escape(name)}"[^>]*?/>', "", types)
        new = override(f"word/{BLANK_HEADER}.xml", "header")
        new += override(f"word/{BLANK_FOOTER}.xml", "footer")
        head, tail = types.rsplit("</Types>", 1)
        charts = self._run.media.types()
        return with_picture_types("".join((head, new, *self._types, charts, "</Types>", tail)))

    def _properties(self) -> dict[str, str]:
        """Document properties belong to the whole file, so no one person's values stand in them."""
        run = Run(language=self._loaded.language, missing=Missing(rule=BLANK))
        return {
            name: part.render({}, run)
            for name, part in self._loaded.parts.items()
            if name.startswith("docProps/")
        }
