"""Random templates of everything that a letter may hold, people with a word of their own each, and who is named where."""

import functools
import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from random import Random

from lxml import etree

from tests.hostile.templates.field_tricks import code, field, shown
from tests.hostile.templates.files import (
    OFFICE,
    OUTSIDE,
    PARTS,
    W,
    links,
    p,
    part,
    row,
    types,
    zipped,
)
from tests.templates.chart import frame, with_chart
from tests.templates.listed import LISTS, item
from tests.templates.word import part as part_of
from tests.templates.word import png

_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_V = "urn:schemas-microsoft-com:vml"
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_CANARY = re.compile(r"kq(\d+)qk")
_KINDS = ("default", "first", "even")


def person(number: int, chance: Random) -> dict[str, object]:
    """Somebody whose every value names them; what they have differs from the next."""
    word = f"kq{number}qk"
    events = [
        {"title": f"{word} {one}", "place": f"{word} & <b>"} for one in range(chance.randint(0, 3))
    ]
    return {
        "name": f"{word} of that name",
        "who": f"Dr {word}",
        "word": word,
        "lines": [word] * chance.randint(0, 3),
        "member": chance.random() < 0.5,
        "events": events,
        "notes": f"**{word}** and\n- _{word}_\n- [{word}](https://example.org/{word})",
        "web": f"https://example.org/{word}",
        "logo": {"picture": picture(number), "name": f"{word}.png"},
        "figures": {"categories": [word], "series": [{"name": word, "values": [number]}]},
        "empty": "",
    }  # fmt: skip


@functools.cache
def picture(number: int) -> bytes:
    """A picture that nobody else has."""
    return png(2 + number % 50, 2 + number // 50, number % 250)


def _drawing(alt: str, link: str) -> str:
    return (
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{_WP}"><wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="P" descr="{alt}"/>'
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}"><pic:pic xmlns:pic="{_PIC}"><pic:nvPicPr><pic:cNvPr id="1" name="a"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{link}"/></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="914400"/></a:xfrm></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def _box(inner: str) -> str:
    new = f'<w:drawing><wp:inline xmlns:wp="{_WP}"><wp:extent cx="9" cy="9"/><wp:docPr id="5" name="B"/><a:graphic xmlns:a="{_A}"><a:graphicData uri="{_WPS}"><wps:wsp xmlns:wps="{_WPS}"><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>'
    old = f'<w:pict><v:shape xmlns:v="{_V}" id="s1"><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict>'
    return f'<w:p><w:r><mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice xmlns:wps="{_WPS}" Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r></w:p>'


def _control(kind: str, inner: str) -> str:
    return f"<w:sdt><w:sdtPr>{kind}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def _table(*rows: str) -> str:
    return (
        f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>{''.join(rows)}</w:tbl>"
    )


Piece = Callable[[Random], str]
# What may stand in any story; rIdPicture and rIdWeb are in the relationships of each.
STORY: tuple[Piece, ...] = (
    lambda _: p("{{ who }}", " and {{ wo", "rd }}"),
    lambda _: p("{{ lines | lines }}") + p("{{ empty }}"),
    lambda _: p("{% if member %}{{ word }}{% else %}{{ who }} is none{% endif %}"),
    lambda _: p("{% if not member %}") + p("{{ word }}") + p("{% endif %}"),
    lambda _: p("{% for e in events %}{{ e.title }}, {% endfor %}"),
    lambda _: p("{% for e in events %}") + p("{{ e.title }}") + p("{{ e.place }}") + p("{% endfor %}"),
    lambda _: p("{% set mine = word %}") + p("{{ mine }} {{ mine|upper }}"),
    lambda _: _table(row("{{ who }}", "x"), row("{%tr for e in events %}", ""), row("{{ e.title }}", "{{ e.place }}"), row("{%tr endfor %}", "")),
    lambda _: _table(row("{%tc if member %}{{ word }}{%tc endif %}", "{{ word }}")),
    lambda _: _box(p("In a box: {{ word }}")),
    lambda _: _box(p("{% for e in events %}{{ e.title }}{% endfor %}")),
    lambda _: _control('<w:tag w:val="{{ word }}"/><w:text/>', p("Somebody")),
    lambda _: _control("", p("{{ who }}")),
    lambda _: _drawing("{{ logo }}", "rIdPicture"),
    lambda _: _drawing("The arms of {{ word }}", "rIdStill"),
    lambda _: '<w:p><w:hyperlink r:id="rIdWeb"><w:r><w:t>{{ word }}</w:t></w:r></w:hyperlink></w:p>',
    lambda _: f"<w:p>{field(code(' HYPERLINK &quot;{{ web }}&quot; '), shown('{{ word }}'))}</w:p>",
    lambda _: f"<w:p>{field(code(' IF &quot;{{ word }}&quot; = &quot;x&quot; &quot;a&quot; '), shown('{{ word }}'))}</w:p>",
    lambda _: p("{{ notes | rich }}"),
    lambda _: p("See {{ web | link }}."),
)  # fmt: skip
# What may stand in the body alone.
BODY: tuple[Piece, ...] = (
    lambda _: '<w:p><w:r><w:t>{{ word }}</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>',
    lambda _: '<w:p><w:r><w:t>{{ word }}</w:t></w:r><w:r><w:endnoteReference w:id="1"/></w:r></w:p>',
    lambda _: p("{% for e in events %}") + '<w:p><w:r><w:t>{{ e.title }}</w:t><w:footnoteReference w:id="2"/></w:r></w:p>' + p("{% endfor %}"),
    lambda _: frame("{{ figures }}", "rIdChart"),
    lambda _: p("{% for e in events %}") + item("{{ e.title }}") + item("{{ word }}", level=1) + p("{% endfor %}"),
    lambda _: f'<w:p><w:bookmarkStart w:id="3" w:name="mine"/>{shown("{{ word }}")}<w:bookmarkEnd w:id="3"/>{field(code(" REF mine "), shown("{{ word }}"))}</w:p>',
    lambda dice: f"<w:p><w:pPr>{_section(dice)}</w:pPr></w:p>",
    lambda dice: p("{% if member %}") + p("{{ word }}") + f"<w:p><w:pPr>{_section(dice)}</w:pPr></w:p>" + p("{% endif %}"),
)  # fmt: skip


def _section(dice: Random, often: float = 0.5) -> str:
    kinds = [kind for kind in _KINDS if dice.random() < often]
    headers = "".join(f'<w:headerReference w:type="{kind}" r:id="rId{kind}"/>' for kind in kinds)
    footer = (
        '<w:footerReference w:type="default" r:id="rIdFooter"/>' if dice.random() < often else ""
    )
    return f"<w:sectPr>{headers}{footer}{'<w:titlePg/>' if dice.random() < 0.5 else ''}</w:sectPr>"


def _story(dice: Random, most: int) -> str:
    return "".join(dice.choice(STORY)(dice) for _ in range(dice.randint(1, most)))


def _links(*more: str) -> str:
    own = (
        f'<Relationship Id="rIdPicture" Type="{OFFICE}/image" Target="media/image1.png"/>'
        f'<Relationship Id="rIdStill" Type="{OFFICE}/image" Target="media/image2.png"/>'
        f'<Relationship Id="rIdWeb" Type="{OFFICE}/hyperlink" Target="https://example.org/{{{{ word }}}}"{OUTSIDE}/>'
    )
    return links().replace("</Relationships>", f"{own}{''.join(more)}</Relationships>")


def _to(identity: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{identity}" Type="{OFFICE}/{kind}" Target="{target}"/>'


@functools.cache
def _chart_parts() -> Mapping[str, str | bytes]:
    whole = with_chart()
    return {
        "word/charts/chart1.xml": part_of(whole, "word/charts/chart1.xml"),
        "word/charts/_rels/chart1.xml.rels": part_of(whole, "word/charts/_rels/chart1.xml.rels"),
        "word/embeddings/book.xlsx": zipped(PARTS),
    }


def template(dice: Random) -> bytes:
    """A template of some of all this."""
    pieces = [dice.choice((*STORY, *BODY))(dice) for _ in range(dice.randint(2, 9))]
    return _made(pieces, dice)


def full_template() -> bytes:
    """A template of all this."""
    dice = Random(0)
    return _made([piece(dice) for piece in (*STORY, *BODY)], dice, 1)


def _made(pieces: list[str], dice: Random, often: float = 0.5) -> bytes:
    body = f"{p('To {{ word }}')}{''.join(pieces)}{p('End of {{ word }}')}{_section(dice, often)}"
    stories = {
        **{f"header{number}": ("hdr", _story(dice, 3)) for number in (1, 2, 3)},
        "footer1": ("ftr", _story(dice, 2)),
        "footnotes": ("footnotes", _notes("footnote", dice)),
        "endnotes": ("endnotes", _notes("endnote", dice)),
    }
    kinds = {name: re.sub(r"\d", "", name) + "+xml" for name in stories}
    typed = types(
        document="document.main+xml",
        settings="settings+xml",
        styles="styles+xml",
        numbering="numbering+xml",
        **kinds,
    )
    typed = typed.replace(
        "</Types>",
        f'<Default Extension="xlsx" ContentType="application/x"/><Override PartName="/word/charts/chart1.xml" ContentType="{_CHART}"/></Types>',
    )
    own = [
        _to(f"rId{kind}", "header", f"header{number}.xml") for number, kind in enumerate(_KINDS, 1)
    ]
    own += [
        _to("rIdFooter", "footer", "footer1.xml"),
        _to("rIdChart", "chart", "charts/chart1.xml"),
    ]
    own += [
        _to(f"rId{name}", name, f"{name}.xml")
        for name in ("footnotes", "endnotes", "settings", "styles", "numbering")
    ]
    parts = {
        **PARTS,
        **_chart_parts(),
        "[Content_Types].xml": typed,
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": _links(*own),
        "word/settings.xml": part("settings", "<w:evenAndOddHeaders/>"),
        "word/numbering.xml": part("numbering", LISTS),
        "word/media/image2.png": png(1, 1),
    }  # fmt: skip
    for name, (kind, inner) in stories.items():
        parts[f"word/{name}.xml"] = part(kind, inner)
        parts[f"word/_rels/{name}.xml.rels"] = _links()
    return zipped(parts)


def _notes(kind: str, dice: Random) -> str:
    return "".join(
        f'<w:{kind} w:id="{number}">{p("{{ word }}")}{_story(dice, 1)}</w:{kind}>'
        for number in (1, 2)
    )


def named_in(data: bytes) -> set[int]:
    """Everybody who is named, or whose picture stands, anywhere in a file, the files inside of it too."""
    found: set[int] = set()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            found |= _named(name, archive.read(name))
    return found


def named_by(data: bytes, name: str) -> set[int]:
    """Everybody who is named in one part of a file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return _named(name, archive.read(name))


def _named(name: str, content: bytes) -> set[int]:
    if content.startswith(b"PK"):
        return named_in(content)
    if content in _PICTURES:
        return {_PICTURES[content]}
    return {int(one) for one in _CANARY.findall(f"{name} {content.decode('utf-8', 'replace')}")}


def with_somebody_else(data: bytes, name: str, own: int, other: int) -> bytes:
    """A part of a file, with somebody else named where its owner was."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read(name)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as inner:
            parts = {one: inner.read(one) for one in inner.namelist()}
        return zipped({one: _renamed(text, own, other) for one, text in parts.items()})
    return _renamed(content, own, other)


def _renamed(content: bytes, own: int, other: int) -> bytes:
    if content == picture(own):
        return picture(other)
    return content.replace(f"kq{own}qk".encode(), f"kq{other}qk".encode())


PEOPLE = 15
_PICTURES = {picture(number): number for number in range(PEOPLE)}


def pages_of(data: bytes) -> Iterator[set[int]]:
    """For each document of a printable file, in order, everybody who is named on its pages.

    That is in its text, and in whatever its text and its sections lead to.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    led = _Led(parts)
    named: set[int] | None = None
    for block in etree.fromstring(parts["word/document.xml"])[0]:
        words = "".join(map(str, block.itertext()))
        if words.startswith("To kq"):
            if named is not None:
                yield named
            named = set()
        if named is not None:
            named |= led.from_element(block, "word/document.xml")
    if named is not None:
        yield named


class _Led:
    """Who is named where the relationships of a file lead."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = parts
        self._notes = {
            (name, str(note.get(f"{{{W}}}id"))): note
            for name in ("footnote", "endnote")
            if f"word/{name}s.xml" in parts
            for note in etree.fromstring(parts[f"word/{name}s.xml"])
        }
        self._links: dict[str, dict[str, tuple[str, bool]]] = {}

    def from_element(self, element: etree._Element, owner: str) -> set[int]:
        """Everybody named in an element, and in what it leads to."""
        text = etree.tostring(element, encoding="unicode")
        found = {int(one) for one in _CANARY.findall(text)}
        for link in re.findall(r'\br:\w+="([^"]*)"', text):
            found |= self._from_link(link, owner)
        for kind, number in re.findall(r'<w:(foot|end)noteReference [^>]*?w:id="(\d+)"', text):
            found |= self.from_element(self._notes[f"{kind}note", number], f"word/{kind}notes.xml")
        return found

    def _from_link(self, link: str, owner: str) -> set[int]:
        target, outside = self._of(owner).get(link, ("", True))
        if outside:
            return {int(one) for one in _CANARY.findall(target)}
        if not target.endswith(".xml"):
            return _named(target, self._parts[target])
        found = self.from_element(etree.fromstring(self._parts[target]), target)
        return found.union(*(self._from_link(one, target) for one in self._of(target)))

    def _of(self, owner: str) -> dict[str, tuple[str, bool]]:
        if owner not in self._links:
            folder, name = posixpath.split(owner)
            data = self._parts.get(f"{folder}/_rels/{name}.rels")
            self._links[owner] = {
                str(one.get("Id")): _target(one, folder)
                for one in (etree.fromstring(data) if data else ())
            }
        return self._links[owner]


def _target(link: etree._Element, folder: str) -> tuple[str, bool]:
    target = str(link.get("Target"))
    if link.get("TargetMode") == "External":
        return target, True
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"), False
