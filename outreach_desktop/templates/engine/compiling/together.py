"""One printable file for many people: the pages of each are sections of their own.

What a page says about a person stands in parts made for that person alone: body, headers, footers
and notes. Page numbers, notes and numbered lists begin again, ids are single, and the time grows with
the number of people and no faster.
"""

import re
from collections.abc import Mapping, Sequence

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates.engine.compiling.binding import Bound, bound
from outreach_desktop.templates.engine.compiling.loading import Loaded
from outreach_desktop.templates.engine.filling.missing import BLANK, Missing
from outreach_desktop.templates.engine.filling.pictures import with_picture_types
from outreach_desktop.templates.engine.filling.proof import check
from outreach_desktop.templates.engine.filling.values import Run, plain
from outreach_desktop.templates.engine.reading.sections import (
    BLANK_FOOTER,
    BLANK_HEADER,
    BLANK_PARTS,
    HAIRLINE,
    Ends,
)
from outreach_desktop.templates.engine.word.called_notes import NO_NOTE, ONE_NOTE, CalledNotes
from outreach_desktop.templates.engine.word.lists import Again
from outreach_desktop.templates.engine.word.numbering import NUMBERING
from outreach_desktop.templates.engine.word.ooxml import DECLARATION
from outreach_desktop.templates.engine.word.package.links import links_of
from outreach_desktop.templates.engine.word.package.package import (
    Member,
    Package,
    override,
    packed,
    relationship,
)
from outreach_desktop.templates.engine.word.package.usual import BODY, TYPES
from outreach_desktop.templates.engine.word.unique import with_own_notes
from outreach_desktop.words import say

_MOST_PARTS = 60_000  # a zip without extensions holds 65,535
_LIST = re.compile(r'(<w:numId w:val=")(\d+)(")')
_RELATIONSHIP = re.compile(r'<Relationship\b[^>]*?\bId="([^"]*)"[^>]*?/>')
_OVERRIDE = re.compile(r'<Override\b[^>]*?PartName="([^"]*)"[^>]*?/>')
_BODY_START = re.compile(r"<w:body(?: [^>]*)?>")
_FIRST_BLOCK = re.compile(r"<w:(?:p|tbl)[ />]")
_FLOATING = re.compile(
    r"<w:tbl>(?:[^<]|<w:bookmark[^>]*>)*<w:tblPr>[^<]*(?:<w:tblStyle\b[^>]*>[^<]*)?<w:tblpPr\b"
)


def rendered(
    loaded: Loaded, contexts: Sequence[Mapping[str, object]], run: Run, odd: bool
) -> bytes:
    """The bytes of one .docx with a document for each of `contexts`."""
    ready = bound(loaded, odd_pages=odd)
    if len(contexts) * (len(ready.personal) + 1) > _MOST_PARTS:
        raise OutreachError(
            say("{count} documents are too many for one file.", count=len(contexts)),
            hint=say("Make several files of about a thousand documents each."),
        )
    return _File(loaded, ready, run, len(contexts)).filled(contexts)


class _File:
    """The file as it grows, person by person."""

    def __init__(self, loaded: Loaded, ready: Bound, run: Run, people: int) -> None:
        self._loaded = loaded
        self._ready = ready
        self._run = run
        self._people = people
        self._ids = loaded.ids.begun()
        self._bodies: list[str] = []
        self._has_blank = False
        self._made: list[Member] = []
        self._links: list[str] = []
        self._types: list[str] = []
        self._notes: dict[str, list[str]] = {name: [] for name in ready.notes}
        self._calls = CalledNotes(ready.first_note) if ready.notes else None

    def filled(self, contexts: Sequence[Mapping[str, object]]) -> bytes:
        """The bytes of the file."""
        for number, context in enumerate(contexts):
            values = plain(context)
            person = f"_{number}" if number else ""
            whose = f"document {number + 1}, "
            self._run.begin(values, whose, self._loaded.language, person=person)
            self._add(values, number)
        self._run.stop_if_wrong()
        return self._zipped()

    def _add(self, values: dict[str, object], number: int) -> None:
        sections = self._ready.body.sections
        assert sections is not None  # noqa: S101  `bound` had them taken out
        last = number == self._people - 1
        links = self._personal_parts(values, number)
        ends = Ends(sections, links, self._run.rounds.person, keeps_last=last)
        self._run.part = BODY
        text = self._ready.body.render(values, self._run, ends)
        self._has_blank |= ends.named_blank
        text = self._ids.single(text, BODY)
        if number:
            text = self._begun_again(text)
            text = with_own_notes(text, number * self._ready.notes_apart) if self._notes else text
        text = self._calls.in_turn(text) if self._calls else text
        check(self._run, text)
        start, end = _BODY_START.search(text), text.rfind("</w:body>")
        begin = start.end() if start else 0
        if number and _begins_floating(text, begin):
            self._bodies.append(HAIRLINE)
        self._bodies.append(text[begin if number else 0 : end])
        if last:
            self._bodies.append(ends.kept + text[end:])
        self._add_notes(values, number)

    def _begun_again(self, text: str) -> str:
        """`text` with lists of its own in the place of those it shares with all others."""
        if self._ready.lists is None:
            return text
        again = Again(self._ready.lists, self._run.lists)
        return _LIST.sub(lambda found: f"{found[1]}{again.of(found[2])}{found[3]}", text)

    def _personal_parts(self, values: dict[str, object], number: int) -> dict[str, str]:
        """Make this person's headers and footers; the links to them for those of the template."""
        own: dict[str, str] = {}
        for name, one in self._ready.personal.items():
            new = f"{one.stem}_{number + 1}.xml"
            link = f"rIdOwn{len(self._links) + 1}"
            self._run.part = new
            text = self._ids.single(one.part.render(values, self._run), new)
            check(self._run, text)
            self._made.append(packed(new, text.encode()))
            if name in self._loaded.media.links or links_of(name) in self._loaded.members:
                links = self._loaded.relationships(name) + self._run.media.relationships(new)
                self._made.append(packed(links_of(new), f"{links}</Relationships>".encode()))
            self._types.append(override(new, one.noun))
            self._links.append(relationship(link, one.noun, new))
            own |= dict.fromkeys(one.links, link)
        return own

    def _add_notes(self, values: dict[str, object], number: int) -> None:
        for name, part in self._ready.notes.items():
            self._run.part = name
            text = part if isinstance(part, str) else part.render(values, self._run)
            text = self._ids.single(text, name)
            if not isinstance(part, str):
                check(self._run, text)
            if not number:
                self._notes[name].append(text)
                continue
            self._notes[name] += [
                with_own_notes(note[0], number * self._ready.notes_apart)
                for note in ONE_NOTE.finditer(text)
                if not NO_NOTE.search(note[2])
            ]

    def _zipped(self) -> bytes:
        loaded, ready = self._loaded, self._ready
        made = {
            BODY: "".join(self._bodies),
            links_of(BODY): self._body_links(),
            TYPES: self._content_types(),
        }
        for name, (first, *more) in self._notes.items():
            head, closing, tail = first.rpartition("</w:")
            notes = "".join((head, *more, closing, tail))
            made[name] = self._calls.in_order(notes, name, self._ids) if self._calls else notes
            if name in loaded.media.links:
                links = loaded.relationships(name) + self._run.media.relationships(name)
                made[links_of(name)] = f"{links}</Relationships>"
        if self._run.lists.made:
            made[NUMBERING] = loaded.lists.written(self._run.lists).decode()
        if self._has_blank:
            made |= {f"word/{link}.xml": DECLARATION + text for link, text in BLANK_PARTS.items()}
        made |= {name: text for name, text in self._properties().items() if name not in made}
        personal = {*ready.personal, *(links_of(name) for name in ready.personal)}
        replaced = {*made, *ready.changed, *personal}
        still = Package(one for name, one in loaded.members.items() if name not in replaced)
        changed = [packed(name, data) for name, data in ready.changed.items()]
        texts = [packed(name, text.encode()) for name, text in made.items()]
        return still.zipped([*texts, *changed, *self._made, *self._run.media.files.values()])

    def _body_links(self) -> str:
        head = self._loaded.relationships(BODY)
        gone = {link for one in self._ready.personal.values() for link in one.links}
        head = _RELATIONSHIP.sub(lambda found: "" if found[1] in gone else found[0], head)
        blank = [
            relationship(link, noun, f"word/{link}.xml")
            for link, noun in ((BLANK_HEADER, "header"), (BLANK_FOOTER, "footer"))
            if self._has_blank
        ]
        new = [
            relationship(f"rIdOwn_{kind}", kind, name) for name, kind in self._ready.added.items()
        ]
        pictures = self._run.media.relationships(BODY)
        return "".join((head, *blank, *new, *self._links, pictures, "</Relationships>"))

    def _content_types(self) -> str:
        types = self._loaded.members[TYPES].data().decode()
        gone = {f"/{name}" for name in self._ready.personal}
        types = _OVERRIDE.sub(lambda found: "" if found[1] in gone else found[0], types)
        new = [override(name, kind) for name, kind in self._ready.added.items()]
        if self._has_blank:
            new += [
                override(f"word/{BLANK_HEADER}.xml", "header"),
                override(f"word/{BLANK_FOOTER}.xml", "footer"),
            ]
        head, tail = types.rsplit("</Types>", 1)
        charts = self._run.media.types()
        return with_picture_types("".join((head, *new, *self._types, charts, "</Types>", tail)))

    def _properties(self) -> dict[str, str]:
        """Document properties belong to the whole file, so no one person's values stand in them."""
        run = Run(language=self._loaded.language, missing=Missing(rule=BLANK))
        return {
            name: part.render({}, run)
            for name, part in self._loaded.parts.items()
            if name.startswith("docProps/")
        }


def _begins_floating(text: str, begin: int) -> bool:
    """Whether a table that text flows round stands first.

    LibreOffice (7.4) hangs it on the paragraph behind it and forgets that a page begins there: two
    people would stand on one page.
    """
    first = _FIRST_BLOCK.search(text, begin)
    return first is not None and _FLOATING.match(text, first.start()) is not None
