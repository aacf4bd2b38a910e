"""A copy of a template with a Word comment at each problem, to be gone through and mended in Word."""

import copy
import io
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import cast

from docx import Document
from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.text.run import CT_R
from docx.text.run import Run

from outreach_desktop.templates.engine.opening.gate import opened
from outreach_desktop.templates.engine.problems import TemplateProblem
from outreach_desktop.templates.engine.reading.dialect import tags_in
from outreach_desktop.templates.engine.reading.repair import TextPiece, pieces_of
from outreach_desktop.templates.engine.word.ooxml import XML_SPACE, Element, ancestor, w
from outreach_desktop.templates.engine.word.package.package import Package
from outreach_desktop.templates.engine.word.places import paragraphs
from outreach_desktop.words import say

_AUTHOR, _INITIALS = "Outreach Desktop", "OD"
_STYLE = "CommentReference"
MOST_COMMENTS = 500
_MORE = say("There are {more} more. Fix these first, save, and make a copy again.")


def annotated(
    template: bytes, problems: Sequence[TemplateProblem], *, without_hidden: bool = False
) -> bytes:
    """The .docx with every problem as a comment at its tag.

    Word takes comments in the body only: what is wrong in a header or a note is told, with its place,
    at the first words of the document; so is that there is more than anybody goes through at once.
    """
    _, contents, _ = opened(template, without_hidden=without_hidden)
    document = Document(io.BytesIO(Package(contents.members().values()).zipped([])))
    places = {place: paragraph for paragraph, place in paragraphs(document.element)}
    _know_style(document)
    told, more = problems[:MOST_COMMENTS], len(problems) - MOST_COMMENTS
    at = [_paragraph(problem.place, places) for problem in told]
    tags: dict[Element, list[str]] = {}
    for problem, paragraph in zip(told, at, strict=True):
        if paragraph is not None:
            tags.setdefault(paragraph, []).append(problem.tag)
    runs = {paragraph: _runs_of(paragraph, raw) for paragraph, raw in tags.items()}
    for problem, paragraph in zip(told, at, strict=True):
        if paragraph is None:
            _comment(document, _first_runs(document), f"{problem.place}: {problem.message}")
        else:
            held = runs[paragraph].get(problem.tag)
            _comment(document, held or _whole(paragraph), problem.message)
    if more > 0:
        _comment(document, _first_runs(document), _MORE.format(more=f"{more:,}"))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _know_style(document: WordFile) -> None:
    """Have the style that the sign of a comment stands in; a strict reader asks for it."""
    known = {style.style_id for style in document.styles}
    if _STYLE not in known:
        made = document.styles.add_style(
            "annotation reference", WD_STYLE_TYPE.CHARACTER, builtin=True
        )
        made.element.styleId = _STYLE


def _paragraph(place: str, places: dict[str, Element]) -> Element | None:
    """The paragraph at this address, or the one that what stands there belongs to."""
    while place not in places and "," in place:
        place = place.rpartition(",")[0]
    found = places.get(place)
    while found is not None and (box := ancestor(found, "txbxContent")) is not None:
        found = ancestor(box, "p")
    return found


def _comment(document: WordFile, runs: Sequence[Element], text: str) -> None:
    first, last = (Run(cast(CT_R, run), document._body) for run in (runs[0], runs[-1]))  # noqa: SLF001
    document.add_comment([first, last], text, author=_AUTHOR, initials=_INITIALS)


def _first_runs(document: WordFile) -> list[Element]:
    """The runs of the first paragraph, wherever it stands."""
    first = next(document.element.iter(w("p")), None)
    return _whole(first if first is not None else document.add_paragraph()._p)  # noqa: SLF001


def _whole(paragraph: Element) -> list[Element]:
    """The runs of a paragraph; a new one where there is none to hang a comment on."""
    runs = [run for run in paragraph.iter(w("r")) if ancestor(run, "p") is paragraph]
    if not runs:
        runs = [paragraph.makeelement(w("r"))]
        paragraph.append(runs[0])
    return runs


def _runs_of(paragraph: Element, raw: Iterable[str]) -> dict[str, list[Element]]:
    """The runs that hold just each of the tags as it was typed, where they are to be found."""
    pieces = pieces_of(paragraph)
    text = "".join(piece.text for piece in pieces)
    wanted = set(raw)
    found: dict[str, tuple[int, int]] = {}
    for one in tags_in(text, ""):
        if one.tag.raw in wanted and one.tag.raw not in found:
            found[one.tag.raw] = one.start, one.end or one.start + len(one.tag.raw)
    _cut(pieces, {edge for edges in found.values() for edge in edges})
    pieces = pieces_of(paragraph) if found else []
    starts = [piece.start for piece in pieces]
    return {tag: _held(pieces, starts, *edges) for tag, edges in found.items()}


def _held(pieces: list[TextPiece], starts: list[int], start: int, end: int) -> list[Element]:
    """The runs of the pieces between two places in the text."""
    return [
        run
        for piece in pieces[bisect_left(starts, start) : bisect_left(starts, end)]
        if piece.end <= end and piece.text
        if (run := ancestor(piece.element, "r")) is not None
    ]


def _cut(pieces: Iterable[TextPiece], places: Iterable[int]) -> None:
    """See that a run ends wherever the text is as long as one of `places` says."""
    left = sorted(places)
    for piece in reversed(
        list(pieces)
    ):  # from the end, so that what stands before stays where it is
        while left and left[-1] >= piece.start:
            at = left.pop()
            run = ancestor(piece.element, "r")
            if at < piece.end and run is not None and piece.element.getparent() is run:
                _cut_run(run, piece.element, at - piece.start)


def _cut_run(run: Element, piece: Element, at: int) -> None:
    """Move what follows the first `at` letters of a piece of it into a run of its own."""
    following = list(piece.itersiblings())
    if at == 0:
        before = piece.getprevious()
        if before is None or before.tag == w("rPr"):
            return  # the run begins here already
        following.insert(0, piece)
    else:
        rest, text = copy.copy(piece), piece.text or ""
        piece.text, rest.text = text[:at], text[at:]
        for half in (piece, rest):
            half.set(XML_SPACE, "preserve")
        following.insert(0, rest)
    new = run.makeelement(run.tag)
    properties = run.find(w("rPr"))
    if properties is not None:
        new.append(copy.deepcopy(properties))
    new.extend(following)
    run.addnext(new)
