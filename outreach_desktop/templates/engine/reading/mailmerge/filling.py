"""The fields of a mail merge in a part, each given its tag, or left and told why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from outreach_desktop.templates.engine.problems import TemplateProblem
from outreach_desktop.templates.engine.reading.dialect import PRINT, Tag
from outreach_desktop.templates.engine.reading.mailmerge.meaning import (
    Meaning,
    NotKnownError,
    NotUnderstoodError,
    expression,
    name_of,
)
from outreach_desktop.templates.engine.reading.mailmerge.replacing import (
    TornError,
    leave_out,
    printing,
    put_in_place,
)
from outreach_desktop.templates.engine.reading.repair import with_node
from outreach_desktop.templates.engine.word.fields.instructions import instruction
from outreach_desktop.templates.engine.word.fields.word_fields import WordField, fields_in
from outreach_desktop.templates.engine.word.ooxml import Element, ancestor
from outreach_desktop.templates.engine.word.places import place_of
from outreach_desktop.words import say

_SHOWN = 60  # letters
_MERGING = frozenset(("MERGEFIELD", "GREETINGLINE", "ADDRESSBLOCK"))
_TOLD: Mapping[str, str] = {
    **dict.fromkeys(
        ("NEXT", "NEXTIF", "SKIPIF"),
        say(
            "{name} goes on with the next person in a mail merge of Word\u2019s. Here everyone has a document "
            "of their own, so it is left out."
        ),
    ),
    **dict.fromkeys(
        ("MERGEREC", "MERGESEQ"),
        say(
            "{name} is the number of a person in a mail merge of Word\u2019s. There is none here, so it is left out."
        ),
    ),
}
_UNKNOWN = say(
    "\u00ab{name}\u00bb, a field of Word\u2019s mail merge, is not a field here and stays as it "
    "is: type {{{{ \u2026 }}}} in its place."
)
_ODD = say(
    "\u00ab{name}\u00bb, a field of Word\u2019s mail merge, is written in a way that cannot be "
    "filled in: type {{{{ \u2026 }}}} in its place."
)
_WORKED_OUT = say(
    "The field {name} holds fields of Word\u2019s mail merge. They are filled in, but Word works the field out only "
    "when it updates its fields (Ctrl+A, F9)."
)
_NOT_WORKED_OUT = say(
    "The field {name} cannot be worked out here and stays as it is: use {{{{% if \u2026 %}}}} in its place."
)


@dataclass(slots=True)
class Merging:
    """What became of the fields of a mail merge in a part.

    `tags` are those that came into their place, `filled` says what each name is filled in with; `changed` is True where
    a field was taken out that left no tag behind.
    """

    meaning: Meaning
    tags: list[Tag] = field(default_factory=list)
    filled: dict[str, str] = field(default_factory=dict)
    problems: list[TemplateProblem] = field(default_factory=list)
    changed: bool = False

    def tell(self, place: str, tag: str, sentence: str, name: str) -> None:
        """Say what of a field is not as in a mail merge of Word's."""
        message = sentence.format(name=name)
        self.problems.append(TemplateProblem(place=place, tag=tag, message=message, stops=False))


def fill_merge_fields(
    root: Element, places: Mapping[Element, str], label: str, meaning: Meaning
) -> Merging:
    """Put a tag in the place of each field of a mail merge that means something; what does not is told."""
    merging = Merging(meaning)
    for one in fields_in(root):
        if ancestor(one.begin, "p") is None:
            continue  # it stood in what another field showed, and went with that
        _fill(one, place_of(one.begin, places, label), merging)
    return merging


def _fill(one: WordField, place: str, merging: Merging) -> None:
    code = instruction(one.code)
    shown = one.words.strip() or f"\u00ab{name_of(code) or code.name}\u00bb"
    inside = [inner for inner in one.within() if instruction(inner.code).name in _MERGING]
    try:
        if code.name in _MERGING or (code.name == "IF" and inside):
            _give_tag(one, shown, place, merging)
        elif code.name in _TOLD:
            leave_out(one)
            merging.changed = True
            merging.tell(place, shown, _TOLD[code.name], code.name)
        elif inside:
            _fill_in_code(inside, merging)
            if code.name != "HYPERLINK":
                merging.tell(place, shown, _WORKED_OUT, code.name)
    except NotKnownError as unknown:
        merging.tell(place, f"\u00ab{unknown.name}\u00bb", _UNKNOWN, unknown.name)
    except NotUnderstoodError:
        merging.tell(place, shown, _NOT_WORKED_OUT, code.name)
    except TornError:
        merging.tell(place, shown, _ODD, name_of(code) or code.name)


def _give_tag(one: WordField, shown: str, place: str, merging: Merging) -> None:
    tag = Tag(PRINT, shown[:_SHOWN], expression(one, merging.meaning), place)
    tag = with_node(tag, len(merging.tags))
    assert tag.node is not None  # noqa: S101  it was given one
    printing(one, tag.node)
    merging.tags.append(tag)
    _note((one, *one.within()), merging)


def _fill_in_code(inside: Sequence[WordField], merging: Merging) -> None:
    """Type tags in the place of the fields within the code of another."""
    typed = [expression(inner, merging.meaning) for inner in inside]
    for inner, words in zip(inside, typed, strict=True):
        put_in_place(inner, words)
    _note(inside, merging)


def _note(fields: Iterable[WordField], merging: Merging) -> None:
    for one in fields:
        if name := name_of(instruction(one.code)):
            merging.filled[name] = merging.meaning.of(name)
