"""How the letters, lines and areas of a chart look."""

from dataclasses import replace

from outreach_desktop.domain.documents.drawn.charts import Axis, Finish, ValueLabels
from outreach_desktop.domain.documents.look import Border, TextStyle
from outreach_desktop.templates.engine.look.charts.values import (
    C,
    is_on,
    number,
    said,
    step,
    text_of,
)
from outreach_desktop.templates.engine.look.colours import ThemeColours
from outreach_desktop.templates.engine.look.package import A, Element, attribute_of, points
from outreach_desktop.templates.engine.look.styles import Styles
from outreach_desktop.words import say

_PLACES = {
    "ctr": "center", "inEnd": "inside", "inBase": "base", "outEnd": "outside", "bestFit": "outside",
    "t": "above", "b": "below", "l": "left", "r": "right",
}  # fmt: skip
_GRID = Border(width=0.75, color="D9D9D9")
_AXIS = Border(width=0.75, color="868686")
_LARGEST, _SMALLEST = 96.0, 4.0


class Finishing:
    """Reads the looks of one document's charts."""

    def __init__(self, styles: Styles, colours: ThemeColours) -> None:
        self._styles = styles
        self.colours = colours
        self.letters = TextStyle(family=styles.theme_font("minor") or "Calibri", size=10.0)

    def text(self, base: TextStyle, parent: Element | None) -> TextStyle:
        """`base` with what an element's txPr, or the first words of its rich text, say of letters."""
        for path in (f"{C}txPr/{A}p/{A}pPr/{A}defRPr", f"{C}tx/{C}rich/{A}p/{A}pPr/{A}defRPr",
                     f"{C}tx/{C}rich/{A}p/{A}r/{A}rPr"):  # fmt: skip
            base = self._letters(base, parent.find(path) if parent is not None else None)
        return base

    def _letters(self, base: TextStyle, about: Element | None) -> TextStyle:
        if about is None:
            return base
        size = points(about.get("sz"), 100)
        face = attribute_of(about, f"{A}latin", "typeface")
        if face.startswith("+"):
            face = self._styles.theme_font("major" if face.startswith("+mj") else "minor")
        return replace(
            base,
            size=min(max(size, _SMALLEST), _LARGEST) if size else base.size,
            bold=base.bold if about.get("b") is None else about.get("b") in ("1", "true"),
            italic=base.italic if about.get("i") is None else about.get("i") in ("1", "true"),
            family=face or base.family,
            color=self.colours.fill(about, base.color),
        )

    def finish(self, parent: Element | None, fill: str = "", line: Border | None = None) -> Finish:
        """How an element's spPr fills and frames it; `fill` and `line` where it says nothing."""
        about = step(parent, "spPr")
        return Finish(fill=self.colours.fill(about, fill), line=self.colours.line(about, line))

    def labels(self, parent: Element | None, base: TextStyle, before: ValueLabels) -> ValueLabels:
        """What stands beside the values, over what was said `before` of all series of the plot."""
        about = step(parent, "dLbls")
        if about is None:
            return before
        if is_on(about, "delete"):
            return ValueLabels()
        between = step(about, "separator")
        return ValueLabels(
            value=is_on(about, "showVal"),
            percent=is_on(about, "showPercent"),
            category=is_on(about, "showCatName"),
            series=is_on(about, "showSerName"),
            place=_PLACES.get(said(about, "dLblPos"), ""),
            numbers=attribute_of(about, f"{C}numFmt", "formatCode")
            if attribute_of(about, f"{C}numFmt", "sourceLinked") not in ("1", "true")
            else "",
            style=self.text(base, about),
            between=(between.text or ", ")[:20] if between is not None else ", ",
        )

    def axis(self, about: Element | None, base: TextStyle) -> Axis:
        """One axis, such as valAx; what is not said is as Word has it."""
        if about is None:
            return Axis(style=base)
        grid = step(about, "majorGridlines")
        title = step(about, "title")
        own = attribute_of(about, f"{C}numFmt", "sourceLinked") not in ("1", "true")
        kind = str(about.tag).rpartition("}")[2]
        place = {"low": "low", "high": "high", "none": "none"}
        return Axis(
            is_shown=not is_on(about, "delete"),
            title=text_of(step(title, "tx")) or say("Axis Title") if title is not None else "",
            title_style=self.text(replace(base, bold=True), title),
            style=self.text(base, about),
            least=number(about, "scaling/min"),
            most=number(about, "scaling/max"),
            step=number(about, "majorUnit"),
            log=number(about, "scaling/logBase") or 0.0,
            is_reversed=said(about, "scaling/orientation") == "maxMin",
            grid=self.colours.line(step(grid, "spPr"), _GRID) if grid is not None else Border(),
            line=self.colours.line(step(about, "spPr"), _AXIS),
            numbers=attribute_of(about, f"{C}numFmt", "formatCode")
            if own or kind == "dateAx"
            else "",
            labels=place.get(said(about, "tickLblPos"), "near"),
            has_ticks=said(about, "majorTickMark", "cross") != "none",
        )
