"""From a finished Word file to the look of its pages, without Word.

    from outreach_desktop.templates.engine.look import look

Lines and page ends need the width of letters, so they are not decided here but where it is painted.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from outreach_desktop.domain.documents.look import (
    Block,
    Border,
    Borders,
    Furniture,
    Look,
    Paper,
    Paragraph,
    Section,
)
from outreach_desktop.templates.engine.look.blocks import Basis, Blocks
from outreach_desktop.templates.engine.look.charts import Charts
from outreach_desktop.templates.engine.look.colours import ThemeColours
from outreach_desktop.templates.engine.look.columns import columns_of, has_line, page_borders
from outreach_desktop.templates.engine.look.limits import not_shown
from outreach_desktop.templates.engine.look.notes import Notes
from outreach_desktop.templates.engine.look.numbering import Numbering
from outreach_desktop.templates.engine.look.package import (
    Element,
    FinishedPackage,
    R,
    W,
    attribute,
    descend,
    points,
    switch,
)
from outreach_desktop.templates.engine.look.styles import Styles
from outreach_desktop.templates.engine.look.table_styles import TableStyles

__all__ = ["look"]

_SMALLEST, _LARGEST = 7.0, 10_000.0  # points: a stamp, and a wall
_ALIGN = {"center": "center", "bottom": "bottom"}
_STARTS = {"continuous": "continuous", "oddPage": "odd", "evenPage": "even"}
_References = dict[tuple[str, str], str]
"""Which part stands at the head or foot of pages, by ("header" or "footer", "first" ...)."""


def look(docx: bytes) -> Look:
    """What the finished document `docx` shows, in sections of blocks.

    Raises OutreachError where the bytes are no Word document.
    """
    package = FinishedPackage(docx)
    main, body = package.body()
    folder = main.rpartition("/")[0]
    styles = Styles(package, folder)
    settings = package.tree(f"{folder}/settings.xml")
    colours = ThemeColours(package, folder)
    basis = Basis(
        package=package,
        styles=styles,
        tables=TableStyles(styles),
        furniture={},
        numbering=Numbering(package, folder, styles),
        notes=Notes(package, folder),
        charts=Charts(package, styles, colours),
        colours=colours,
        hangs_out=_word_year(settings) < 15,
    )
    reader = Blocks(basis, main)
    targets = package.targets(main)
    facing = bool(switch(settings, "evenAndOddHeaders"))
    sections: list[Section] = []
    references: _References = {}
    parted = _parted(body)
    for properties, elements in parted:
        references = references | _referred(properties, targets)
        paper = _paper(properties)
        room = paper.width - paper.left - paper.right
        columns = columns_of(properties, room)
        text_room = columns[0].width if columns else room
        basis.notes.read = _note_reader(basis, text_room)
        furniture = [
            _furniture(basis, references, edge, room, properties, facing=facing)
            for edge in ("header", "footer")
        ]
        sections.append(
            Section(
                blocks=(
                    *reader.read(elements, text_room),
                    *_ends(basis, is_last=len(sections) == len(parted) - 1),
                ),
                paper=paper,
                header=furniture[0],
                footer=furniture[1],
                starts=_STARTS.get(attribute(properties, "type"), "page"),
                first_number=_first_number(properties),
                columns=columns,
                column_line=has_line(properties),
                leftward=bool(switch(properties, "bidi")),
                align=_ALIGN.get(attribute(properties, "vAlign"), "top"),
                notes=basis.notes.take(),
                note_line=_note_line(basis, text_room),
            )
        )
    return Look(
        sections=tuple(sections), not_shown=not_shown(package, main, basis.charts, basis.sketches)
    )


def _note_reader(basis: Basis, room: float) -> Callable[[str, Element], tuple[Block, ...]]:
    return lambda part, note: Blocks(basis, part).read(note, room)


def _note_line(basis: Basis, room: float) -> tuple[Block, ...]:
    """The paragraph with the line above the notes, as the document has it."""
    part = basis.notes.part("footnote")
    line = Blocks(basis, part).read(basis.notes.line, room) if basis.notes.line is not None else ()
    return line or (Paragraph(),)


def _ends(basis: Basis, *, is_last: bool) -> Iterator[Block]:
    """The endnotes called so far, under a line, where the document ends."""
    if not is_last:
        return
    line = Borders(top=Border(width=0.5, space=4))
    for note in basis.notes.ends():
        for block in note:
            if isinstance(block, Paragraph) and line.top.width:
                block = replace(block, style=replace(block.style, borders=line, before=12.0))
                line = Borders()
            yield block


def _parted(body: Element) -> list[tuple[Element | None, list[Element]]]:
    """The body's elements by section, each with the properties that stand at the section's end."""
    found: list[tuple[Element | None, list[Element]]] = []
    elements: list[Element] = []
    for element in body:
        if element.tag == f"{W}sectPr":
            found.append((element, elements))
            elements = []
            continue
        elements.append(element)
        if (ends := descend(element, "pPr/sectPr")) is not None:
            found.append((ends, elements))
            elements = []
    return [*found, (None, elements)] if elements or not found else found


def _paper(properties: Element | None) -> Paper:
    size, margins = descend(properties, "pgSz"), descend(properties, "pgMar")
    lengths: dict[str, float] = {}
    for source, names in (
        (size, {"width": "w", "height": "h"}),
        (margins, {name: name for name in ("top", "right", "bottom", "left", "header", "footer")}),
    ):
        for field, name in names.items():
            text = source.get(f"{W}{name}") if source is not None else None
            if (length := points(text)) is not None:
                lengths[field] = abs(length)
    gutter = points(margins.get(f"{W}gutter")) if margins is not None else None
    for name in ("width", "height"):
        if name in lengths:
            lengths[name] = min(max(lengths[name], _SMALLEST), _LARGEST)
    paper = replace(Paper(), **lengths)  # type: ignore[arg-type]
    lines, from_edge = page_borders(properties)
    return replace(
        paper, left=paper.left + (gutter or 0.0), borders=lines, borders_from_edge=from_edge
    )


def _first_number(properties: Element | None) -> int | None:
    start = points(attribute(properties, "pgNumType", "start"), 1)
    return None if start is None else int(start)


def _referred(properties: Element | None, targets: dict[str, str]) -> _References:
    found = {}
    for edge in ("header", "footer"):
        for item in properties.iterfind(f"{W}{edge}Reference") if properties is not None else ():
            found[edge, item.get(f"{W}type", "default")] = targets.get(item.get(f"{R}id", ""), "")
    return found


def _furniture(
    basis: Basis,
    references: _References,
    edge: str,
    room: float,
    properties: Element | None,
    *,
    facing: bool,
) -> Furniture:
    def blocks(kind: str) -> tuple[Block, ...]:
        part = references.get((edge, kind), "")
        root = basis.package.tree(part)
        if root is not None and (part, room) not in basis.furniture:
            basis.furniture[part, room] = Blocks(basis, part).read(root, room)
        return basis.furniture.get((part, room), ())

    first = blocks("first") if switch(properties, "titlePg") else None
    even = blocks("even") if facing else None
    return Furniture(others=blocks("default"), first=first, even=even)


def _word_year(settings: Element | None) -> int:
    """The compatibility mode: 15 from Word 2013 on, 12 where nothing is said."""
    for setting in settings.iter(f"{W}compatSetting") if settings is not None else ():
        if setting.get(f"{W}name") == "compatibilityMode":
            return int(points(setting.get(f"{W}val"), 1) or 12)
    return 12
