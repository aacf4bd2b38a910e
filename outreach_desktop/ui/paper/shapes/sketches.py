"""A group of shapes, put together from the back to the front."""

from outreach_desktop.domain.documents.drawn.sketches import Sketch, SketchShape
from outreach_desktop.ui.paper.charts.canvas import Canvas, in_lines, line_height
from outreach_desktop.ui.paper.ink import Photo
from outreach_desktop.ui.paper.strokes import Drawing, Stroke


def sketched(sketch: Sketch, width: float, height: float, description: str) -> Drawing:
    """The shapes as one drawing."""
    canvas = Canvas(width, height)
    for shape in sketch.shapes:
        for one in shape.outlines:
            fill = shape.finish.fill if one.is_closed else ""
            if fill or shape.finish.line.width:
                canvas.parts.append(Stroke(one.points, fill, shape.finish.line, one.is_closed))
        if shape.picture:
            canvas.parts.append(Photo(*shape.box, shape.picture))
        _words(canvas, shape)
    return Drawing(width, height, tuple(canvas.parts), description)


def _words(canvas: Canvas, shape: SketchShape) -> None:
    left, top, width, height = shape.box
    width = max(width, 1.0)
    rows = [
        (line, said)
        for said in shape.said
        for line in in_lines(said.text, said.style, width, most=40)
    ]
    whole = sum(line_height(said.style) for _, said in rows)
    y = top + {"top": 0.0, "bottom": height - whole}.get(shape.anchor, (height - whole) / 2)
    for line, said in rows:
        high = line_height(said.style)
        x = {"left": left, "right": left + width}.get(said.align, left + width / 2)
        if line:
            canvas.words(line, said.style, x, y + high / 2, said.align)
        y += high
