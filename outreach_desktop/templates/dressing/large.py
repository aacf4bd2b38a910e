"""Large print: every style of a starter at a size that people with poor sight can read.

UKAAF's guidance on clear and large print (G003, 2019) has 16 points as the least for large print, better 18. Headings grow
less than text does: what is large already can be read.
"""

from typing import Final

from lxml import etree

from outreach_desktop.templates.dressing.xml import w

_DRAWN: Final = 12
"""Points of running text as it was drawn; what was smaller grows to the least size too."""
_LARGEST: Final = 32
_AS_DRAWN: Final = frozenset(
    (
        *("Address", "Spacer", "TemplateTag", "FoldMark", "GroupName", "Strapline", "Letterhead"),
        *("FlyerLine", "FlyerWhen", "FlyerText"),
        *("CardName", "CardLongName", "CardLine", "CardText", "StripText", "StripLine"),
    )
)
"""A flyer is set large as it is drawn, and a card is as small as a bank card for everyone, as is a strip to tear off. What stands in the window of an envelope or in the letterhead has its own place; what the letterhead says stands in large print at the foot of the letter too."""


def enlarge(styles: etree._Element, least: int) -> None:
    """No style below `least` points, all others in proportion as far as there is sense in it."""
    factor = least / _DRAWN
    for style in styles.iter(w("style")):
        if style.get(w("type")) == "paragraph" and style.get(w("styleId")) not in _AS_DRAWN:
            _scale(style, factor, least)
    for size in styles.iterfind(f"{w('docDefaults')}//{w('sz')}"):
        size.set(w("val"), str(least * 2))


def _scale(style: etree._Element, factor: float, least: int) -> None:
    for name in ("sz", "szCs"):
        for size in style.iter(w(name)):
            points = int(size.get(w("val"), "0")) / 2
            size.set(w("val"), str(round(_grown(points, factor, least) * 2)))
    for indent in style.iter(w("ind")):
        for side in ("left", "hanging"):
            if (value := indent.get(w(side))) is not None:
                indent.set(w(side), str(round(int(value) * factor)))


def _grown(points: float, factor: float, least: int) -> float:
    """Text in proportion; headings up to a size at which long words still go on a line."""
    return max(least, points, min(points * factor, _LARGEST))
