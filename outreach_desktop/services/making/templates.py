"""Any Word template, with any data: no data file needed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, cast

from outreach_desktop import writing
from outreach_desktop.domain.documents.letters import called
from outreach_desktop.domain.fields import FieldKind
from outreach_desktop.domain.own_fields.own_fields import ORGANISATIONS, PEOPLE, OwnField, OwnKind
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.making import trust
from outreach_desktop.templates import Missing, TemplateProblem, WordTemplate
from outreach_desktop.words import say

Context = Mapping[str, object]

_OWN_KINDS: Final[Mapping[str, OwnKind]] = {
    FieldKind.DATE: OwnKind.DATE,
    FieldKind.YES_NO: OwnKind.TICK,
}
FILE_NAME = "file_name"  # the field of a context that names its file


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A field that a template asks for; `meaning` is "" for one that our own data does not have."""

    path: str
    kind: str
    meaning: str


def fields(template: Path) -> list[Asked]:
    """Every field that `template` asks for, in reading order."""
    from outreach_desktop.templates.library.fields import meanings

    known = meanings()
    return [
        Asked(path=field.path, kind=field.kind, meaning=known.get(field.path, ""))
        for field in trust.template_at(template).fields()
    ]


def shape(template: Path) -> dict[str, object]:
    """The data that `template` asks for as it stands in JSON, kinds in the place of values."""
    return trust.template_at(template).shape()


def check(template: Path, *, without_hidden: bool = False) -> list[TemplateProblem]:
    """Everything wrong in `template`, tried with the example of every field a document may use."""
    return problems_of(trust.template_at(template, without_hidden=without_hidden))


def problems_of(word: WordTemplate) -> list[TemplateProblem]:
    """The same of one that was read already."""
    sample, kinds = _known(word)
    return word.problems(sample=sample, fields=kinds)


def remarks(template: Path, *, without_hidden: bool = False) -> tuple[str, ...]:
    """What to know of the file besides: what its documents go without, and what goes out with them."""
    return trust.template_at(template, without_hidden=without_hidden).remarks


def annotate(template: Path, out: Path, *, without_hidden: bool = False) -> None:
    """Write a copy of `template` with everything that `check` finds as Word comments."""
    word = trust.template_at(template, without_hidden=without_hidden)
    sample, kinds = _known(word)
    copy = word.annotated(sample=sample, fields=kinds)
    writing.write_new(out, copy)


def _known(word: WordTemplate) -> tuple[dict[str, object], dict[str, FieldKind]]:
    """The examples and kinds of every field; what the template calls a group's own may be one, as no data file is open."""
    from outreach_desktop.templates.library import fields, own_fields

    own = [
        OwnField(id=one.path, about=about, name=name, kind=_OWN_KINDS.get(one.kind, OwnKind.TEXT))
        for one in word.fields()
        for subject, about in (("contact", PEOPLE), ("organisation", ORGANISATIONS))
        for before, dot, name in [one.path.partition(f"{subject}.own.")]
        if dot and not before and "." not in name and "[" not in name
    ]
    return fields.sample(own_fields.catalogue(own)), own_fields.kinds(own)


def render(
    template: Path,
    data: object,
    out: Path,
    *,
    together: bool = False,
    new_sheets: bool = False,
    missing: str = "stop",
    without_hidden: bool = False,
    notes: list[TemplateProblem] | None = None,
) -> Iterator[Path]:
    """Fill `template` with `data` and yield each file written; none is written over another.

    An object makes the file `out`. A list of objects makes a file for each in the folder `out`, named
    by its `file_name` or by the template and its number; `together`, it makes the one file `out`. A file of
    a list that is there already, just as it would be made, is left: a run that was stopped is done again.
    With `new_sheets` each item begins on a new sheet of the one file when it is printed on both sides.
    Every document is tried before the first is written. Hidden text of the template stays unless they are made
    `without_hidden`. To `notes` is added what is left out of values,
    and what looks like a field and was printed as it is typed.
    """
    word = trust.template_at(template, without_hidden=without_hidden)
    several = isinstance(data, list) and not together
    contexts = [_context(data)] if isinstance(data, Mapping) else _contexts(data)
    rule = Missing(rule=missing, words={one.path: called(one.path) for one in word.fields()})
    if several:
        yield from _separate_files(word, template.stem, contexts, out, rule, notes)
    else:
        whole = (
            word.render_together(contexts, missing=rule, odd_pages=new_sheets, notes=notes)
            if together
            else word.render(contexts[0], missing=rule, read_again=True, notes=notes)
        )
        writing.write_new(out, whole)
        yield out
    if notes is not None:
        notes += word.leftovers(contexts[0])


def _separate_files(
    word: WordTemplate,
    stem: str,
    contexts: Sequence[Context],
    out: Path,
    rule: Missing,
    notes: list[TemplateProblem] | None,
) -> Iterator[Path]:
    for number, context in enumerate(contexts, 1):
        try:
            word.render(context, missing=rule, notes=notes)
        except OutreachError as error:
            raise OutreachError(f"Item {number}: {error.message}", hint=error.hint) from error
    writing.make_folder(out)
    names = writing.FreeNames(out)
    digits = max(3, len(str(len(contexts))))
    for number, context in enumerate(contexts, 1):
        name = str(context.get(FILE_NAME) or f"{stem} {number:0{digits}}")
        made = word.render(context, missing=rule, read_again=number == 1)
        path = names.take(
            writing.safe_name(name, ".docx"), same=partial(writing.holds, content=made)
        )
        if not path.exists():
            writing.write_new(path, made, sync_folder=False)
        yield path
    writing.sync(out)


def _contexts(data: object) -> list[Context]:
    if not isinstance(data, list):
        raise OutreachError(
            say("The data is neither an object nor a list of objects."),
            hint=say('Give {"name": "value"} for one document, or [{...}, {...}] for several.'),
        )
    if not data:
        raise OutreachError(
            say("The list of data is empty."), hint=say("Give one object for each document.")
        )
    return [_context(item, number) for number, item in enumerate(data, 1)]


def _context(item: object, number: int = 1) -> Context:
    if not isinstance(item, Mapping):
        raise OutreachError(
            say("Item {number} of the data is not an object.", number=number),
            hint=say('Give each document its own {"name": "value"}.'),
        )
    return cast(Context, item)
