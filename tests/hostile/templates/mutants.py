"""Files that were once ordinary, changed at random: their bytes, their zip, their XML."""

import copy
import random
import struct
import zipfile
from collections.abc import Callable

from lxml import etree

from tests.hostile.templates import twists
from tests.hostile.templates.files import BODY, PARTS, SECTION, p, part, row, zipped
from tests.hostile.templates.twists import Parts


def _control(tag: str, kind: str, inner: str) -> str:
    named = f'<w:alias w:val="{tag}"/><w:tag w:val="{tag}"/><w:id w:val="7"/>{kind}'
    return f"<w:sdt><w:sdtPr>{named}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


_CONTROLS = (
    p("{{ phone|rich }}")
    + p("See {{ phone|link }} ", "{{ name|qr }}")
    + _control("{{ name }}", "<w:text/>", p("Somebody"))
    + _control("rows.count", "", p("Count"))
    + _control("{{ member }}", '<w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:checked w14:val="0"/></w14:checkbox>', p("\u2610"))
    + _control("{{ phone }}", '<w:dropDownList><w:listItem w:displayText="020 7946 0018" w:value="1"/></w:dropDownList>', p("Choose"))
    + _control("{{ '2026-03-04' }}", '<w:date><w:dateFormat w:val="d MMMM yyyy"/></w:date>', p("A day"))
    + '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>{{ name }}</w:t></w:r></w:p>'
    + "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
    + row("{%tr for row in rows %}", "")
    + row("{% vm %}{{ row.item }}", "{% cellbg 'FF0000' %}{{ row.count }}")
    + row("{%tr endfor %}", "")
    + "</w:tbl>"
)  # fmt: skip
_FULL = part("document", f"<w:body>{BODY}{_CONTROLS}{SECTION}</w:body>")
_XML = [name for name in PARTS if name.endswith((".xml", ".rels"))]
_TEXTS = (
    "{{ name }}", "{% for x in rows %}", "{% endfor %}", "{% if member %}", "{% else %}", "{% endif %}",
    "{{", "}}", "{%", "%}", "{#", "{%p if x %}", "{%tr for x in rows %}", "{%tc endfor %}", "{{ name|upper }}",
    "{% vm %}", "{% colspan 99999999999 %}", "{% cellbg name %}", "{%- if member -%}", "{% set x = 1 %}",
    "{{ rows }}", "{{ logo }}", "{{ name.first.second }}", "{{ 1/0 }}", "{% raw %}", "{{ '", "\u2028", "x" * 5000,
)  # fmt: skip


def mutant(seed: int) -> bytes:
    """The mutant of that number, the same every time."""
    dice = random.Random(seed)
    kind = dice.randrange(10)
    if kind == 0:
        return _spoiled(dice, zipped(PARTS))
    parts = dict(PARTS)
    if seed % 2:
        parts["word/document.xml"] = _FULL
    if seed % 8 > 5:
        parts["word/document.xml"] = twists.with_tricks(dice, str(parts["word/document.xml"]))
    if kind == 1:
        dice.choice(_ZIP)(dice, parts)
        return zipped(parts)
    if kind == 2:
        return _headers_spoiled(dice, zipped(parts))
    name = dice.choice(_XML) if kind < 5 else "word/document.xml"
    if kind == 3:
        parts[name] = _spoiled(dice, _bytes(parts[name]))
    else:
        parts[name] = _reshaped(dice, _bytes(parts[name]))
    return zipped(parts, dice.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)))


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _spoiled(dice: random.Random, data: bytes) -> bytes:
    """A few bytes changed, taken out, doubled, or the end cut off."""
    out = bytearray(data)
    for _ in range(dice.randint(1, 8)):
        at = dice.randrange(len(out))
        length = dice.choice((1, 1, 1, 4, 30))
        change = dice.randrange(4)
        if change == 0:
            out[at] = dice.randrange(256)
        elif change == 1:
            out[at] = dice.choice(b'<>{}%/&"= \0')
        elif change == 2 and len(out) > 60:
            del out[at : at + length]
        else:
            out[at:at] = out[at : at + length]
    return bytes(out[: dice.randrange(1, len(out))] if dice.random() < 0.05 else out)


def _headers_spoiled(dice: random.Random, data: bytes) -> bytes:
    """A number in one of the zip's own headers changed."""
    out = bytearray(data)
    signature, length = dice.choice(((b"PK\3\4", 30), (b"PK\1\2", 46), (b"PK\5\6", 22)))
    places = [at for at in range(len(data)) if data.startswith(signature, at)]
    at = dice.choice(places) + dice.randrange(4, length - 4)
    struct.pack_into("<I", out, at, dice.choice((0, 1, 0xFFFF, 0xFFFFFFFF, dice.getrandbits(32))))
    return bytes(out)


def _without_a_part(dice: random.Random, parts: Parts) -> None:
    del parts[dice.choice(list(parts))]


def _part_in_another(dice: random.Random, parts: Parts) -> None:
    one, other = dice.sample(list(parts), 2)
    parts[one] = parts[other]


def _renamed(dice: random.Random, parts: Parts) -> None:
    name = dice.choice(list(parts))
    parts[twists.odd_name(dice, name)] = parts.pop(name)


def _emptied(dice: random.Random, parts: Parts) -> None:
    parts[dice.choice(list(parts))] = b""


_ZIP: list[Callable[[random.Random, Parts], None]] = [
    _without_a_part,
    _part_in_another,
    _renamed,
    _emptied,
    *twists.ZIP,
]


def _reshaped(dice: random.Random, data: bytes) -> bytes:
    """Elements taken out, doubled, moved, renamed, nested; attributes and texts changed."""
    root = etree.fromstring(data)
    for _ in range(dice.randint(1, 5)):
        elements = list(root.iter())
        dice.choice(_CHANGES)(dice, dice.choice(elements), dice.choice(elements))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _take_out(dice: random.Random, element: etree._Element, other: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _double(dice: random.Random, element: etree._Element, other: etree._Element) -> None:
    if element.getparent() is not None:
        element.addnext(copy.deepcopy(element))


def _move(dice: random.Random, element: etree._Element, other: etree._Element) -> None:
    if element.getparent() is not None and element not in (other, *other.iterancestors()):
        other.insert(dice.randint(0, len(other)), element)


def _rename(dice: random.Random, element: etree._Element, other: etree._Element) -> None:
    element.tag = other.tag


def _nest(dice: random.Random, element: etree._Element, other: etree._Element) -> None:
    for _ in range(dice.choice((2, 30, 400))):
        child = etree.SubElement(element, str(other.tag))
        child.extend(list(element)[:-1])
        element = child


def _attribute(dice: random.Random, element: etree._Element, other: etree._Element) -> None:
    for name in list(element.attrib):
        value = dice.choice(
            ("", "-1", "99999999999999999999", "rId1", "rId99", "{{ name }}", "\u00e9&<")
        )
        element.set(name, value)
    for key, kept in other.attrib.items():
        element.set(key, kept)


def _text(dice: random.Random, element: etree._Element, other: etree._Element) -> None:
    where = dice.choice([one for one in element.iter() if str(one.tag).endswith("}t")] or [element])
    where.text = dice.choice(
        (dice.choice(_TEXTS), (where.text or "") + dice.choice(_TEXTS), other.text)
    )


_CHANGES = [
    _take_out,
    _double,
    _move,
    _rename,
    _nest,
    _attribute,
    _text,
    _text,
    _text,
    *twists.CHANGES,
]
