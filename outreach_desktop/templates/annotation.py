"""A copy of a template with a Word comment at each problem, to be gone through and mended in Word."""

import copy
import io
from collections.abc import Iterable, Sequence
from typing import cast

from docx import Document
from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.text.run import CT_R
from docx.text.run import Run

from outreach_desktop.templates.dialect import tags_in
from outreach_desktop.templates.gate import opened
from outreach_desktop.templates.ooxml import XML_SPACE, Element, ancestor, w
from outreach_desktop.templates.package import Package
from outreach_desktop.templates.places import paragraphs
from outreach_desktop.templates.problems import Problem
from outreach_desktop.templates.repair import Piece, pieces_of

_AUTHOR, _INITIALS = "Outreach Desktop", "OD"
_STYLE = "CommentReference"


def annotated(
    template: bytes, problems: Iterable[Problem], *, without_hidden: bool = False
) -> bytes:
    """The .docx with every problem as a comment at its tag.

    Word takes comments in the body only: what is wrong in a header or a note is told, with its place,
    at the first words of the document.
    """
    _, contents, _ = opened(template, without_hidden=without_hidden)
    document = Document(io.BytesIO(Package(contents.members().values()).zipped([])))
    places = {place: paragraph for paragraph, place in paragraphs(document.element)}
    _know_style(document)
    for problem in problems:
        paragraph = _paragraph(problem.place, places)
        if paragraph is None:
            _comment(document, _first_runs(document), f"{problem.place}: {problem.message}")
        else:
            _comment(document, _runs(paragraph, problem.tag), problem.message)
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


def _runs(paragraph: Element, tag: str) -> list[Element]:
    """The runs that hold just the tag as it was typed; all of them where it is not to be found."""
    text = "".join(piece.text for piece in pieces_of(paragraph))
    for found in tags_in(text, ""):
        if found.tag.raw == tag:
            _cut(paragraph, found.start)
            end = found.end or found.start + len(tag)
            _cut(paragraph, end)
            held = [
                run
                for piece in pieces_of(paragraph)
                if found.start <= piece.start and piece.end <= end and piece.text
                if (run := ancestor(piece.element, "r")) is not None
            ]
            return held or _whole(paragraph)
    return _whole(paragraph)


def _cut(paragraph: Element, at: int) -> None:
    """See that a run ends where the text of the paragraph is `at` letters long."""
    for piece in pieces_of(paragraph):
        run = ancestor(piece.element, "r")
        if piece.start <= at < piece.end and run is not None and piece.element.getparent() is run:
            _cut_run(run, piece, at - piece.start)
            return


def _cut_run(run: Element, piece: Piece, at: int) -> None:
    """Move what follows the first `at` letters of a piece into a run of its own."""
    following = list(piece.element.itersiblings())
    if at == 0:
        before = piece.element.getprevious()
        if before is None or before.tag == w("rPr"):
            return  # the run begins here already
        following.insert(0, piece.element)
    else:
        rest = copy.copy(piece.element)
        piece.element.text, rest.text = piece.text[:at], piece.text[at:]
        for half in (piece.element, rest):
            half.set(XML_SPACE, "preserve")
        following.insert(0, rest)
    new = run.makeelement(run.tag)
    properties = run.find(w("rPr"))
    if properties is not None:
        new.append(copy.deepcopy(properties))
    new.extend(following)
    run.addnext(new)
