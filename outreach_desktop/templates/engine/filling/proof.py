"""Proof that no text is lost: what was printed stands in the document.

Every value is looked for in the text of its part, in the order of printing, before the part is
packed. A document that is read again is opened as any reader opens it, and every value is looked
for once more, in what people can read there.
"""

import functools
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping

from jinja2 import pass_context
from jinja2.runtime import Context
from lxml import etree

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates.engine.filling import values
from outreach_desktop.templates.engine.filling.values import RUN, Run, is_awkward
from outreach_desktop.templates.engine.reading.dialect import Tag
from outreach_desktop.templates.engine.word.fields.field_codes import holds_fields
from outreach_desktop.templates.engine.word.fields.finished_fields import (
    judge_names,
    refuse_fields_in,
)
from outreach_desktop.words import say

Printing = Callable[[Context, object, int], str]
Shown = tuple[Tag, str, str]  # the tag, whose document of several, what was printed

always = False
"""Whether every document is read again, as in the tests, and not only the first of a batch."""

_MARKUP = re.compile(r"<[^>]*>")
_LONG = 100  # letters
_SHORT = 8  # letters: a shorter text may well stand in the markup too


class LostTextError(OutreachError):
    """A value that was printed is not in the document, which is therefore not made."""

    def __init__(self, tag: Tag, whose: str) -> None:
        self.tag = tag
        super().__init__(
            say(
                "{whose}{place}: what {raw} says got lost on the way into the document, so the "
                "document was not made.",
                whose=whose,
                place=tag.place,
                raw=tag.raw,
            ),
            hint=say(
                "This is a fault in the program. Type that line again in Word, without unusual "
                "formats, and tell the people who make the program."
            ),
        )


def noted(printing: Printing) -> Printing:
    """`printing`, with what it prints noted, to be looked for, and charged."""

    @functools.wraps(printing)
    def printing_noted(context: Context, value: object, number: int) -> str:
        text = printing(context, value, number)
        if text:
            run: Run = context.parent[RUN]
            if len(text) > _LONG:  # a loop is charged for shorter ones before it begins
                run.spend(len(text))
            run.shown.append((number, text))
        return text

    return pass_context(printing_noted)


def printer(context: Context) -> Callable[[object, int], str]:
    """`noted(printed)` for one part of one document: its texts without anything awkward go a shorter way."""
    run: Run = context.parent[RUN]
    note = run.shown.append

    def show(value: object, number: int) -> str:
        if type(value) is str and not is_awkward(value):
            text = value
        else:
            text = values.printed(context, value, number)
        if text:
            if len(text) > _LONG:  # as above
                run.spend(len(text))
            note((number, text))
        return text

    return show


def check(run: Run, text: str, gaps: dict[int, int] | None = None) -> None:
    """Raise LostTextError unless all that was printed since the last check stands in a part's XML.

    `gaps` is a part's own memory of how far each tag's text stands behind what was printed before it: in
    most documents just as far as in the last, where it is seen without a search.
    """
    if run.faults:  # a part with a fault is not filled in, and the document not made
        run.shown.clear()
    lost = _lost(run.shown, text, gaps)
    if lost is not None and gaps:  # it may be that a gap led too far, to the same words further on
        lost = _lost(run.shown, text, None)
    if lost is not None:
        raise LostTextError(run.tags[lost], run.whose)
    if run.printed is not None:
        shown = [(run.tags[number], run.whose, printed) for number, printed in run.shown]
        run.printed.setdefault(run.part, []).extend(shown)
    run.shown.clear()


def _lost(shown: Iterable[tuple[int, str]], text: str, gaps: dict[int, int] | None) -> int | None:
    """The number of the first tag whose text does not stand in `text` after that of the tag before it."""
    at = 0
    known = {} if gaps is None else gaps
    stands = text.startswith
    for number, printed in shown:
        found = at + known.get(number, 0)
        if (
            stands(printed, found)
            and "<" not in printed
            and (len(printed) >= _SHORT or text[found - 1] == ">")
        ):  # as for nearly all, without the calls below
            at = found + len(printed)
            continue
        if "<" not in printed and not printed.isspace():
            found = text.find(printed, at)
            if gaps is not None and found >= 0:
                gaps[number] = found - at
            if found >= 0 and (len(printed) >= _SHORT or text[found - 1] == ">"):
                at = found + len(printed)
                continue
        refuse_fields_in(printed)
        for piece in _pieces(printed):
            found = _found(text, piece, at)
            if found < 0:
                return number
            at = found + len(piece)
    return None


def _pieces(printed: str) -> Iterable[str]:
    """The words among the markup; blanks alone may go with a line that closes up."""
    if "<" not in printed:  # as nearly always
        return () if printed.isspace() else (printed,)
    return [piece for piece in _MARKUP.split(printed) if piece and not piece.isspace()]


def _found(text: str, piece: str, at: int) -> int:
    """Where `piece` stands next in what is text of an XML part; -1 where nowhere."""
    found = text.find(piece, at)
    if len(piece) >= _SHORT:
        return found
    while found >= 0 and text.rfind("<", at, found) > text.rfind(">", at, found):
        found = text.find(piece, found + 1)
    return found


def proven(data: bytes, run: Run) -> bytes:
    """`data`, a finished document; where `run` kept what it printed, opened and read again before."""
    if run.printed is not None:
        try:
            _read_again(data, run.printed)
        except (etree.XMLSyntaxError, zipfile.BadZipFile) as error:
            raise OutreachError(
                say("The finished document cannot be read again, so it was not made."),
                hint=say("Open the template in Word, let Word repair it, and save it again."),
            ) from error
    return data


def _read_again(data: bytes, printed: Mapping[str, Iterable[Shown]]) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        if len(set(names)) != len(names) or not set(printed) <= set(names):
            raise zipfile.BadZipFile("a part is missing, or there twice")
        for name in names:
            content = archive.read(name)
            if not name.endswith((".xml", ".rels")):
                continue
            etree.fromstring(content, _reader())
            if holds_fields(content):
                judge_names(content.decode())
            if name in printed:
                look = _look_in_notes if name.startswith(_NOTES) else _look_for
                look(printed[name], _words(content.decode(), name))


class _NoTree:
    """Reads a part to its end and keeps nothing, which takes half the time for a long one."""

    def close(self) -> None:
        """The end was reached."""


def _reader() -> etree.XMLParser:
    return etree.XMLParser(
        target=_NoTree(),  # type: ignore[arg-type]  # its stubs ask for methods that lxml does not
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
    )


def _words(text: str, name: str) -> Iterator[str]:
    """The texts of a part, in order, as they stand in its XML."""
    shown = _SHOWN if name.startswith(_STORIES) else _ANY_TEXT
    return (found[1] for found in shown.finditer(text))


_NEAR = 20_000  # letters: further away only notes of thousands of words are
_NOTES = ("word/footnotes", "word/endnotes")
_STORIES = tuple(f"word/{name}" for name in ("document", "header", "footer", "footnotes", "endnotes"))  # fmt: skip
_SHOWN = re.compile(r"<(?:\w+:)?t(?: [^>]*)?>([^<]*)</")  # of Word, of equations, of drawings
_ANY_TEXT = re.compile(r">([^<]+)<")


def _look_for(printed: Iterable[Shown], words: Iterator[str]) -> None:
    """Each piece must stand in one of the texts, not before the piece that was printed before it."""
    here, at = next(words, ""), 0
    for tag, whose, text in printed:
        for piece in _pieces(text):
            while (found := here.find(piece, at)) < 0:
                following = next(words, None)
                if following is None:
                    raise LostTextError(tag, whose)
                here, at = following, 0
            at = found + len(piece)


def _look_in_notes(printed: Iterable[Shown], words: Iterator[str]) -> None:
    """Each piece must stand in one of the texts, and nearly where it was printed.

    Notes stand in the order in which they are called, which need not be that of the template.
    """
    text, at = "\0".join(words), 0
    for tag, whose, shown in printed:
        for piece in _pieces(shown):
            found = text.find(piece, max(at - _NEAR, 0), at + _NEAR)
            if found < 0 and (found := text.find(piece)) < 0:
                raise LostTextError(tag, whose)
            at = found
