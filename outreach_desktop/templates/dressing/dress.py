"""How a starter is to look, and the starter that looks so.

A starter is drawn once, on A4 for a DL envelope (some are put on A5 as they are drawn, and have half of any other sheet then), in our colours and at twelve points. What a group or a reader wants
otherwise is changed in the parts of the file that say it, before the engine reads them: so it costs nothing for each letter.
"""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from lxml import etree

from outreach_desktop.domain.documents.colours import GroupColours
from outreach_desktop.domain.post.envelopes import Envelope
from outreach_desktop.domain.post.sheets import A4, SHEETS, SMALL, LetterSheet
from outreach_desktop.templates.dressing import american, large, paper, theme
from outreach_desktop.templates.dressing.letterhead import with_letterhead

_STYLES: Final = "word/styles.xml"
_BODY: Final = "word/document.xml"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_MOST: Final = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Dress:
    """How a starter is to look.

    `sheet` is the name of a paper, of which a starter on A5 has half; `envelope` what letters are posted in (None: what is usual for that paper),
    `least` the least size of text in points (0: as it was drawn), `colours` the group's own, `font` its font ("": Calibri), `letterhead` a Word file that was tried, whose
    header and footer take the place of ours.
    """

    sheet: str = A4.name
    envelope: Envelope | None = None
    least: int = 0
    colours: GroupColours | None = None
    font: str = ""
    letterhead: bytes = field(default=b"", repr=False)
    american: bool = False
    """Whether its words are American English."""


def dressed(starter: bytes, dress: Dress) -> bytes:
    """The bytes of the .docx that looks so; the same bytes where it does already."""
    return starter if dress == Dress() else _dressed(starter, dress)


@lru_cache(maxsize=_MOST)
def _dressed(starter: bytes, dress: Dress) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(starter)) as source, zipfile.ZipFile(out, "w") as target:
        drawn = paper.drawn_on(etree.fromstring(source.read(_BODY)))
        for name in source.namelist():
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(member, _part(name, source.read(name), dress, drawn))
    # It comes last: neither the size of large print nor the colours are for what a group drew itself.
    return with_letterhead(out.getvalue(), dress.letterhead) if dress.letterhead else out.getvalue()


def _part(name: str, content: bytes, dress: Dress, drawn: LetterSheet) -> bytes:
    changes = _changes(name, dress, drawn)
    if not changes:
        return content
    root = etree.fromstring(content)
    for change in changes:
        change(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _changes(name: str, dress: Dress, drawn: LetterSheet) -> list[Callable[[etree._Element], None]]:
    """What is to be done to a part of the file."""
    changes: list[Callable[[etree._Element], None]] = []
    if dress.american and name == "docProps/core.xml":
        changes.append(american.respell)
    if not (name.startswith("word/") and name.endswith(".xml")):
        return changes
    if dress.american:
        changes.append(american.respell)
    sheet = SHEETS[dress.sheet]
    if drawn.is_small:  # no window says where its address stands
        sheet = SMALL.get(dress.sheet, drawn)
    if sheet != drawn or (dress.envelope and not drawn.is_small):
        zone = sheet.zone(dress.envelope)
        changes.append(lambda root: paper.place(root, sheet, zone, drawn))
    if dress.colours is not None:
        colours = dress.colours
        changes.append(lambda root: theme.recolour(root, colours))
    if dress.font:
        changes.append(lambda root: theme.set_font(root, dress.font))
    if dress.least:
        changes.append(paper.close_up)
    if dress.least and name == _STYLES:
        changes.append(lambda root: large.enlarge(root, dress.least))
    return changes
