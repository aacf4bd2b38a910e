"""A Word file with Jinja tags, compiled once and rendered many times."""

import copy
import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import proof
from outreach_desktop.templates.contents import Contents
from outreach_desktop.templates.contract import (
    fields_of,
    left_alone,
    shape_of,
    unfit_loops,
    unknown_fields,
)
from outreach_desktop.templates.controls import group_of
from outreach_desktop.templates.gate import opened
from outreach_desktop.templates.gated import Gated
from outreach_desktop.templates.links import links_of
from outreach_desktop.templates.loading import loaded
from outreach_desktop.templates.missing import Missing, as_missing
from outreach_desktop.templates.numbering import NUMBERING, NewLists
from outreach_desktop.templates.package import Member, contents, packed
from outreach_desktop.templates.pictures import Media
from outreach_desktop.templates.problems import Field, Problem, refusal
from outreach_desktop.templates.reach import unreachable
from outreach_desktop.templates.together import rendered
from outreach_desktop.templates.usual import TYPES
from outreach_desktop.templates.values import Run, plain

_MEND = "Mend this in Word, save, and try again."


class WordTemplate:
    """An immutable template, from a path or the bytes of a .docx or .dotx; threads may share it.

    A file that is not a harmless Word document is refused here. Mistakes in its tags are told by
    `problems`, and by `render`.
    """

    __slots__ = ("_given", "_loaded", "_others", "_source", "remarks", "sha256")

    def __init__(self, source: Path | str | bytes | Gated) -> None:
        kept = source if isinstance(source, Gated) else None
        data, contents, remarks = opened(source.content if isinstance(source, Gated) else source)
        self._source = data
        self.sha256 = kept.sha256 if kept else hashlib.sha256(data).hexdigest()
        self.remarks = tuple(dict.fromkeys((*(kept.remarks if kept else ()), *remarks)))
        self._given = contents.members()
        self._loaded = loaded(contents)
        self._others: dict[frozenset[str], WordTemplate] = {}

    def render(
        self,
        context: Mapping[str, object],
        missing: str | Missing = "stop",
        *,
        read_again: bool = False,
        notes: list[Problem] | None = None,
    ) -> bytes:
        """The bytes of a finished .docx, with the plain data of `context` filled in.

        A value that is absent or None is missing: "stop" raises OutreachError with every such field
        and its place, "blank" leaves its place empty, "mark" prints a highlighted [field?]. What is
        printed is looked for in each part before it is packed; with `read_again` the finished file
        is opened anew, and everything is looked for there. To `notes` is added what people should
        know of a document that was made all the same: characters that no Word file can hold.
        """
        if (other := self._for(context)) is not self:
            return other.render(context, missing, read_again=read_again, notes=notes)
        self._stop_at(self._loaded.problems)
        values = plain(context)
        run = self._run(values, missing)
        if read_again or proof.always:
            run.printed = {}
        texts = self._texts(values, run)
        run.stop_if_wrong()
        _tell(run, notes)
        changed = [packed(name, text.encode()) for name, text in texts.items()]
        changed += [
            *self._pictures(run.media),
            *self._numbering(run.lists),
            *self._types(run.media),
        ]
        return proof.proven(self._loaded.still.zipped(changed), run)

    def render_together(
        self,
        contexts: Iterable[Mapping[str, object]],
        missing: str | Missing = "stop",
        odd_pages: bool = False,
        *,
        notes: list[Problem] | None = None,
    ) -> bytes:
        """One .docx for printing with a document for each of `contexts`, in their order.

        Each has headers, footers, page numbers and numbered lists of its own. With `odd_pages` each
        begins on the front of a sheet when printed on both sides.
        """
        people = list(contexts)
        if (other := self._for({name for one in people for name in one})) is not self:
            return other.render_together(people, missing, odd_pages, notes=notes)
        self._stop_at(self._loaded.problems)
        if not people:
            raise OutreachError(
                "There is nobody to make documents for.", hint="Choose at least one person."
            )
        run = self._run({}, missing)
        run.printed = {}
        whole = rendered(self._loaded, people, run, odd_pages)
        _tell(run, notes)
        return proof.proven(whole, run)

    def problems(
        self,
        sample: Mapping[str, object] | None = None,
        fields: Collection[str] | None = None,
    ) -> list[Problem]:
        """Everything wrong in the template, all at once, and what else to know of its file.

        With `fields`, the paths that data can have, also every field that nobody has, and, where
        they say what kind each is, every loop over something that is not a list; with a `sample`
        of the data, also what goes wrong or is missing when it is filled in.
        """
        if (other := self._known_to(sample, fields)) is not self:
            names = self._loaded.controls - other._loaded.controls  # noqa: SLF001  another of its kind
            return [*other.problems(sample, fields), *left_alone(sorted(names), fields or ())]
        found = list(self._loaded.problems)
        parts = self._loaded.compiled()
        if fields is not None:
            found += unknown_fields(parts, fields, self._loaded.broken)
        if isinstance(fields, Mapping):
            found += unfit_loops(parts, fields)
        if sample is not None and not self._loaded.problems:
            run = self._run(plain(sample), "stop")
            self._texts(plain(sample), run)
            told = {(problem.place, problem.tag) for problem in found}
            new = (*run.faults, *_absences(run), *run.notes)
            found += [one for one in new if (one.place, one.tag) not in told]
        found += [problem for part in parts for problem in unreachable(part)]
        return found + [
            Problem(place="The whole file", message=sentence, stops=False)
            for sentence in self.remarks
        ]

    def annotated(
        self,
        sample: Mapping[str, object] | None = None,
        fields: Collection[str] | None = None,
    ) -> bytes:
        """A copy of the template with each of its `problems` as a Word comment where it stands."""
        from outreach_desktop.templates.annotation import annotated

        return annotated(self._source, self.problems(sample, fields))

    def fields(self) -> list[Field]:
        """Every field the template asks for, with what it is used as."""
        return fields_of(self._loaded.compiled())

    def shape(self) -> dict[str, object]:
        """The data it asks for as it would stand in JSON: `{"events": [{"title": "text"}]}`."""
        return shape_of(self.fields())

    def _known_to(
        self, sample: Mapping[str, object] | None, fields: Collection[str] | None
    ) -> "WordTemplate":
        """The template as it is for those who have these fields, or data like the sample."""
        if sample is None and fields is None:
            return self
        return self._for({*(sample or ()), *(group_of(path) for path in fields or ())})

    def _for(self, names: Collection[str]) -> "WordTemplate":
        """The same template for data of these names: a control named after none of them stays as it is."""
        if not self._loaded.controls:  # as nearly always
            return self
        strange = frozenset(map(group_of, self._loaded.controls)).difference(names)
        if not strange:
            return self
        if strange not in self._others:
            other = copy.copy(self)
            given = Contents((member, member.data()) for member in self._given.values())
            other._loaded = loaded(given, strange)  # noqa: SLF001  as above
            self._others[strange] = other
        return self._others[strange]

    def _texts(self, values: dict[str, object], run: Run) -> dict[str, str]:
        """Each part that holds tags, filled in."""
        texts = {}
        parts = self._loaded.parts
        repeats = any(part.repeats for part in parts.values())
        ids = self._loaded.ids.begun() if repeats else None
        for name, part in parts.items():
            run.part = name
            text = part.render(values, run)
            texts[name] = ids.single(text, name) if ids else text
            proof.check(run, texts[name])
        return texts

    def _run(self, values: Mapping[str, object], missing: str | Missing) -> Run:
        return Run(
            language=str(values.get("language") or self._loaded.language),
            missing=as_missing(missing),
            lists=self._loaded.new_lists(),
        )

    def _stop_at(self, problems: tuple[Problem, ...]) -> None:
        stopping = [problem for problem in problems if problem.stops]
        if stopping:
            raise refusal(stopping, f"This template has {len(stopping)} mistakes:", _MEND)

    def _numbering(self, lists: NewLists) -> list[Member]:
        if self._loaded.numbering is None:
            return []
        if not lists.made:
            return [self._loaded.members[NUMBERING]]
        head, tail = self._loaded.numbering
        return [packed(NUMBERING, "".join((head, *lists.made, tail)).encode())]

    def _types(self, media: Media) -> list[Member]:
        if not self._loaded.has_charts:
            return []
        head, tail = contents(self._loaded.members, TYPES).decode().rsplit("</Types>", 1)
        return [packed(TYPES, f"{head}{media.types()}</Types>{tail}".encode())]

    def _pictures(self, media: Media) -> list[Member]:
        """The files of the pictures, and the relationships of the parts that have frames."""
        links = [
            packed(
                links_of(part),
                (head + media.relationships(part) + "</Relationships>").encode(),
            )
            for part, head in self._loaded.links.items()
        ]
        return [*links, *media.files.values()]


def _tell(run: Run, notes: list[Problem] | None) -> None:
    if notes is not None:
        notes += run.notes


def _absences(run: Run) -> list[Problem]:
    return [
        replace(
            tag.problem(f"There is no value for {field.replace('[]', '')}.", stops=False),
            place=place,
        )
        for field, places in run.absent.items()
        for place, tag in places.items()
    ]
