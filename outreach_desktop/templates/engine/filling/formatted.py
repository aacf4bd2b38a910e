"""Values that bring a look of their own: rich text, links, QR codes.

Each is written into the place where its tag stands (`Spot`), in the looks of that place. Where no spot
is known, as in a document property or as a part of a longer text, only the words are printed.
"""

from jinja2 import Undefined, pass_context
from jinja2.runtime import Context

from outreach_desktop.templates.engine.filling.markdown import (
    NUMBER,
    Block,
    Words,
    blocks,
    plain,
    point,
)
from outreach_desktop.templates.engine.filling.pictures import picture_of
from outreach_desktop.templates.engine.filling.values import (
    BREAK,
    RUN,
    Formatted,
    Run,
    clean,
    escaped,
    printed,
)
from outreach_desktop.templates.engine.reading.dialect import Tag
from outreach_desktop.templates.engine.reading.tag_place import spot_of
from outreach_desktop.templates.engine.word.addresses import address_of, addresses_in
from outreach_desktop.templates.engine.word.ooxml import WP, A, R, in_attribute
from outreach_desktop.templates.engine.word.run_looks import Spot
from outreach_desktop.words import say

_START, _END = '<w:t xml:space="preserve">', "</w:t>"
_EMU = 360_000  # in a centimetre
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"


class Rich(Formatted):
    """A text in the small Markdown of `markdown`."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text

    def __str__(self) -> str:
        return plain(self.text)

    @property
    def blocks(self) -> list[Block]:
        """The paragraphs and list items, without what XML forbids."""
        return blocks(clean(self.text))

    def written(self, run: Run, tag: Tag) -> str:
        """The text where other words stand beside it: the paragraph is cut where it may be."""
        found = self.blocks
        spot = spot_of(tag)
        if spot is None:
            return escaped(str(self))
        if not spot.splits:
            return _in_lines(found, run, spot)
        pieces: list[str] = []
        number = ""
        for at, block in enumerate(found):
            if at or block.kind:
                properties, number = _properties(block, run, spot, number)
                pieces.append(f"{_END}</w:r></w:p><w:p>{properties}<w:r>{spot.plain}{_START}")
            pieces.append(_words(block.words, run, spot))
        return "".join(pieces)

    def paragraphs(self, run: Run, spot: Spot) -> str:
        """The text as paragraphs of its own."""
        pieces: list[str] = []
        number = ""
        for block in self.blocks:
            properties, number = _properties(block, run, spot, number)
            pieces.append(spot.whole(_words(block.words, run, spot), properties))
        return "".join(pieces)


def _properties(block: Block, run: Run, spot: Spot, number: str) -> tuple[str, str]:
    """The properties of a block's paragraph, and the numbered list that is open after it."""
    if not block.kind:
        return spot.paragraph, ""
    if block.kind != NUMBER:
        return spot.list_item(run.lists.bullets(), block.level), number
    if block.begins or not number:
        number = run.lists.numbered(block.level, block.number)
    return spot.list_item(number, block.level), number


def _in_lines(found: list[Block], run: Run, spot: Spot) -> str:
    """The blocks as lines: a list item has its point typed, an empty line is between paragraphs."""
    pieces: list[str] = []
    for at, block in enumerate(found):
        if at:
            listed = block.kind and found[at - 1].kind
            pieces.append(BREAK if listed else BREAK + BREAK)
        pieces += (point(block), _words(block.words, run, spot))
    return "".join(pieces)


def _words(words: tuple[Words, ...], run: Run, spot: Spot) -> str:
    return "".join(_in_look(one, run, spot) for one in words)


def _in_look(words: Words, run: Run, spot: Spot) -> str:
    """Words for the inside of a `w:t`, in a run of their own where they look otherwise."""
    text = escaped(words.text)
    address = address_of(words.address) if words.address and not spot.linked else None
    if words.address and address is None and words.address not in words.text:
        text += escaped(f" ({words.address})")  # what cannot be a link is still to be read
    if not (words.bold or words.italic or address):
        return text
    face = spot.faces[words.bold, words.italic, address is not None]
    if address:
        return _live(text, address, run, spot, face)
    return f"{_END}</w:r><w:r>{face}{_START}{text}{_END}</w:r><w:r>{spot.plain}{_START}"


def _live(text: str, address: str, run: Run, spot: Spot, face: str | None = None) -> str:
    """A link between the words of a run, in the look of these where `face` is no other."""
    link = run.media.address(run.part, address)
    face = spot.plain if face is None else face
    return (
        f'{_END}</w:r><w:hyperlink xmlns:r="{R}" r:id="{link}" w:history="1"><w:r>{face}{_START}{text}'
        f"{_END}</w:r></w:hyperlink><w:r>{spot.plain}{_START}"
    )


class Link(Formatted):
    """Words that lead to an address."""

    __slots__ = ("address", "text")

    def __init__(self, text: str, address: str) -> None:
        self.text, self.address = text, address

    def __str__(self) -> str:
        return self.text

    def written(self, run: Run, tag: Tag) -> str:
        """The words as a link; as words only where a link cannot be, or is already."""
        spot = spot_of(tag)
        if spot is None or spot.linked or not self.text:
            return escaped(self.text)
        return _in_look(Words(self.text, address=self.address), run, spot)


class Linked(Formatted):
    """Words in which every address of a page or of a mailbox is live, and looks like the words around it.

    A letter is printed: blue and underlined would be for the screen alone.
    """

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text

    def __str__(self) -> str:
        return self.text

    def written(self, run: Run, tag: Tag) -> str:
        """The words, with links where addresses stand and links can be."""
        spot = spot_of(tag)
        text = clean(self.text)
        if spot is None or spot.linked:
            return escaped(text)
        written, done = "", 0
        for found in addresses_in(text):
            written += escaped(text[done : found.start])
            written += _live(escaped(text[found.start : found.end]), found.address, run, spot)
            done = found.end
        return written + escaped(text[done:])


class QrCode(dict[str, object], Formatted):
    """A QR code: a picture for a frame, and one of its own size where there is none."""

    def __init__(self, text: str, picture: bytes, width: float) -> None:
        super().__init__(picture=picture, name=say("the QR code"))
        self.text, self.picture, self.width = text, picture, width

    def __str__(self) -> str:
        return self.text

    def written(self, run: Run, _tag: Tag) -> str:
        """The picture, between the words where its tag stands."""
        picture = picture_of(self.picture)
        link = run.media.link(run.part, picture)
        side = round(self.width * _EMU)
        words = in_attribute(clean(f"QR code: {self.text}"))
        extent = f'cx="{side}" cy="{side}"'
        return (
            f'{_END}<w:drawing><wp:inline xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent {extent}/><wp:docPr id="1" name="QR code" descr="{words}"/>'
            f'<a:graphic xmlns:a="{A}"><a:graphicData uri="{_PIC}"><pic:pic xmlns:pic="{_PIC}">'
            '<pic:nvPicPr><pic:cNvPr id="1" name="QR code"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip xmlns:r="{R}" r:embed="{link}"/><a:stretch><a:fillRect/>'
            f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/>'
            '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
            f"</a:graphicData></a:graphic></wp:inline></w:drawing>{_START}"
        )


@pass_context
def in_paragraphs(context: Context, value: object, number: int) -> str:
    """A value in the place of its whole paragraph; nothing is left of the paragraph where it is empty."""
    run: Run = context.parent[RUN]
    tag = run.tags[number]
    spot = spot_of(tag)
    assert spot is not None  # noqa: S101  only tags with a spot are compiled to this
    if value is None or isinstance(value, Undefined):
        made = run.miss(number)
    elif isinstance(value, Rich):
        run.told(value.text, number)
        made = value.paragraphs(run, spot)
    else:
        text = printed(context, value, number)
        made = spot.whole(text) if text else ""
    return made or (f"<w:p>{spot.paragraph}</w:p>" if spot.stays else "")
