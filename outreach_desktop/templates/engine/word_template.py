"""A Word file with Jinja tags, compiled once and rendered many times."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates.engine.checking.unknown import (
    left_alone,
    named,
    strange_uses,
    strange_words,
    unknown_fields,
)
from outreach_desktop.templates.engine.checking.unreachable import unreachable
from outreach_desktop.templates.engine.compiling.astray import unknown_to
from outreach_desktop.templates.engine.compiling.contract import (
    PRINTABLE,
    fields_of,
    shape_of,
    unfit_loops,
)
from outreach_desktop.templates.engine.compiling.fitting import Fitting
from outreach_desktop.templates.engine.compiling.loading import Loaded
from outreach_desktop.templates.engine.compiling.single import filled, rendered, tried
from outreach_desktop.templates.engine.filling import proof
from outreach_desktop.templates.engine.filling.missing import Missing, as_missing
from outreach_desktop.templates.engine.filling.values import Run, plain
from outreach_desktop.templates.engine.opening.gate import opened
from outreach_desktop.templates.engine.opening.gated import Gated
from outreach_desktop.templates.engine.opening.hidden_text import hidden_words, told_of_hidden
from outreach_desktop.templates.engine.problems import TemplateField, TemplateProblem, refusal
from outreach_desktop.templates.engine.reading.controls import group_of
from outreach_desktop.templates.engine.reading.mailmerge.data import as_variable
from outreach_desktop.templates.engine.reading.names import (
    FIELDS_IN,
    Named,
    Names,
    folded,
    no_names,
    paths_in,
)
from outreach_desktop.words import say

_MEND = say("Fix this in Word, save, and try again.")


class WordTemplate:
    """An immutable template, from a path or the bytes of a .docx or .dotx; threads may share it.

    A file that is not a harmless Word document is refused here. Mistakes in its tags are told by
    `problems`, and by `render`. `names` knows what the fields of a mail merge of Word's mean. Hidden text
    stays, and `hidden` is the first of it, unless it is to be made `without_hidden`.
    """

    __slots__ = (
        "_fitting",
        "_loaded",
        "_names",
        "_source",
        "_without_hidden",
        "hidden",
        "remarks",
        "sha256",
    )

    def __init__(
        self,
        source: Path | str | bytes | Gated,
        names: Named = no_names,
        *,
        without_hidden: bool = False,
    ) -> None:
        kept = source if isinstance(source, Gated) else None
        content = source.content if isinstance(source, Gated) else source
        data, contents, remarks = opened(content, without_hidden=without_hidden)
        self.hidden = hidden_words(contents)
        # First, as somebody has to decide about it.
        first = (told_of_hidden(self.hidden),) if self.hidden else ()
        self._source = data
        self._without_hidden = without_hidden
        self._names = names
        self.sha256 = kept.sha256 if kept else hashlib.sha256(data).hexdigest()
        self.remarks = tuple(dict.fromkeys((*first, *(kept.remarks if kept else ()), *remarks)))
        self._fitting = Fitting(contents, names)
        self._loaded = self._fitting.usual

    def render(
        self,
        context: Mapping[str, object],
        missing: str | Missing = "stop",
        *,
        read_again: bool = False,
        notes: list[TemplateProblem] | None = None,
    ) -> bytes:
        """The bytes of a finished .docx, with the plain data of `context` filled in.

        A value that is absent or None is missing: "stop" raises OutreachError with every such field
        and its place, "blank" leaves its place empty, "mark" prints a highlighted [field?]. What is
        printed is looked for in each part before it is packed; with `read_again` the finished file
        is opened anew, and everything is looked for there. To `notes` is added what people should
        know of a document that was made all the same: characters that no Word file can hold.
        """
        ready, values = self._fitted([context])
        _stop_at(ready, values, self._names)
        run = _run(ready, missing, values[0])
        if read_again or proof.always:
            run.printed = {}
        whole = rendered(ready, values[0], run)
        _tell(run, notes)
        return proof.proven(whole, run)

    def tried(
        self,
        context: Mapping[str, object],
        missing: str | Missing = "stop",
        *,
        notes: list[TemplateProblem] | None = None,
    ) -> None:
        """As `render`, of which only what goes wrong is wanted: nothing is packed, which takes a third of the time."""
        ready, values = self._fitted([context])
        _stop_at(ready, values, self._names)
        run = _run(ready, missing, values[0])
        tried(ready, values[0], run)
        _tell(run, notes)

    def render_together(
        self,
        contexts: Iterable[Mapping[str, object]],
        missing: str | Missing = "stop",
        odd_pages: bool = False,
        *,
        notes: list[TemplateProblem] | None = None,
    ) -> bytes:
        """One .docx for printing with a document for each of `contexts`, in their order.

        Each has headers, footers, page numbers and numbered lists of its own. With `odd_pages` each
        begins on the front of a sheet when printed on both sides.
        """
        from outreach_desktop.templates.engine.compiling.together import (
            rendered as rendered_together,
        )

        people = list(contexts)
        if not people:
            raise OutreachError(
                say("There is no one to make documents for."),
                hint=say("Choose at least one person."),
            )
        ready, values = self._fitted(people)
        _stop_at(ready, values, self._names)
        run = _run(ready, missing)
        run.printed = {}
        whole = rendered_together(ready, values, run, odd_pages)
        _tell(run, notes)
        return proof.proven(whole, run)

    def problems(
        self,
        sample: Mapping[str, object] | None = None,
        fields: Collection[str] | None = None,
    ) -> list[TemplateProblem]:
        """Everything wrong in the template, all at once, and what else to know of its file.

        With `fields`, the paths that data can have, also every field that nobody has, and, where
        they say what kind each is, every loop over something that is not a list; with a `sample`
        of the data, also what goes wrong or is missing when it is filled in.
        """
        groups = {group_of(path) for path in fields or ()}
        ready, values = self._fitted([] if sample is None else [sample], groups)
        parts = ready.compiled()
        asked = parts if fields is not None else ()
        strange = strange_uses(asked, fields or (), ready.noticed.broken)
        words = strange_words(strange, ready.problems)
        names = Names((*(fields or ()), *paths_in(sample or {})), self._names, words)
        found = named(ready.problems, names)
        if sample is not None or fields is not None:
            found += unknown_to(ready.astray, {*(sample or ()), *groups})
        stops = any(problem.stops for problem in found)
        if fields is not None:
            found += _but(unknown_fields(strange, fields, names), found)
        if isinstance(fields, Mapping):
            found += unfit_loops(parts, fields)
        if values and not stops:
            run = _run(ready, "stop", values[0])
            filled(ready, values[0], run)
            found += _but((*run.faults, *_absences(run), *run.notes), found)
        found += [problem for part in parts for problem in unreachable(part)]
        known = (*_printable(fields or ()), *paths_in(sample or {}))
        found += _but(self._likely(ready, known), found)
        found += left_alone(sorted(self._loaded.controls - ready.controls), fields or (), names)
        return found + [
            TemplateProblem(place=say("The whole file"), message=sentence, stops=False)
            for sentence in (*_merged(ready), *self.remarks)
        ]

    def leftovers(self, data: Mapping[str, object]) -> list[TemplateProblem]:
        """What a document made of `data` keeps as it was typed, though it looks like a field."""
        ready, _ = self._fitted([data])
        stays = [problem for problem in ready.problems if not problem.stops]
        return [*stays, *_but(self._likely(ready, paths_in(data)), stays)]

    def _likely(self, ready: Loaded, paths: Iterable[str]) -> list[TemplateProblem]:
        """What looks like one of the fields, or like one of a mail merge, and is none."""
        if not ready.noticed.alike:
            return []
        names = Names(paths, self._names)
        found = (one.problem(names) for one in ready.noticed.alike)
        return list(dict.fromkeys(problem for problem in found if problem))

    def _fitted(
        self, people: Sequence[Mapping[str, object]], groups: Collection[str] = ()
    ) -> tuple[Loaded, list[dict[str, object]]]:
        """The template as it is filled in for `people`, and their values."""
        values = [plain(one) for one in people]
        return self._fitting.to_data(values, groups), values

    def annotated(
        self,
        sample: Mapping[str, object] | None = None,
        fields: Collection[str] | None = None,
    ) -> bytes:
        """A copy of the template with each of its `problems` as a Word comment where it stands.

        Its hidden text stays where it stays in documents.
        """
        from outreach_desktop.templates.engine.checking.annotation import annotated

        problems = self.problems(sample, fields)
        return annotated(self._source, problems, without_hidden=self._without_hidden)

    def fields(self) -> list[TemplateField]:
        """Every field the template asks for, with what it is used as."""
        asked = fields_of(self._loaded.compiled())
        known = {field.path for field in asked}
        merged = (
            as_variable(name)
            for name in self._loaded.names
            if name not in self._loaded.noticed.merged
        )
        return [
            *asked,
            *(TemplateField(path=path, kind="text") for path in merged if path not in known),
        ]

    def shape(self) -> dict[str, object]:
        """The data it asks for as it would stand in JSON: `{"events": [{"title": "text"}]}`."""
        return shape_of(self.fields())


def _run(ready: Loaded, missing: str | Missing, values: Mapping[str, object] | None = None) -> Run:
    return Run(
        language=str((values or {}).get("language") or ready.language),
        missing=as_missing(missing),
        lists=ready.lists.begun(),
    )


def _stop_at(ready: Loaded, people: Sequence[Mapping[str, object]], called: Named) -> None:
    stopping = ready.stopping
    if ready.astray:
        stopping += (*unknown_to(ready.astray, {name for one in people for name in one}),)
    if stopping:
        told = named(stopping, Names(paths_in(people[0]), called))
        raise refusal(told, say("This template has {count} mistakes:", count=len(stopping)), _MEND)


def _merged(ready: Loaded) -> Iterator[str]:
    """One sentence about all fields of a mail merge that are filled in."""
    if told := [
        name
        if folded(name) == folded(words)
        else say("{name} with {fields}", name=name, fields=_paths(words))
        for name, words in ready.noticed.merged.items()
    ]:
        yield say(
            "Its fields of Word\u2019s mail merge are filled in: {fields}.", fields=", ".join(told)
        )


def _paths(words: str) -> str:
    """The fields in an expression, for people: not how they are joined and cut."""
    # Words bring the languages of the world, and only a mail merge needs them here.
    from outreach_desktop.words.local import list_of

    return list_of(list(dict.fromkeys(FIELDS_IN.findall(words)))) or words


def _printable(fields: Collection[str]) -> Iterable[str]:
    """Those of the fields that a tag can print by itself."""
    if isinstance(fields, Mapping):
        return (path for path, kind in fields.items() if kind in PRINTABLE)
    return fields


def _tell(run: Run, notes: list[TemplateProblem] | None) -> None:
    if notes is not None:
        notes += run.notes


def _but(new: Iterable[TemplateProblem], told: Iterable[TemplateProblem]) -> list[TemplateProblem]:
    """Those of the new problems whose tag was not told of already."""
    known = {(problem.place, problem.tag) for problem in told}
    return [problem for problem in new if (problem.place, problem.tag) not in known]


def _absences(run: Run) -> list[TemplateProblem]:
    return [
        replace(
            tag.problem(
                say("There is no value for {field}.", field=field.replace("[]", "")),
                stops=False,
            ),
            place=place,
        )
        for field, places in run.absent.items()
        for place, tag in places.items()
    ]
