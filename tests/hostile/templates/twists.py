"""What mutants of templates are made to know: odd names, odd relationships, tracked changes, fields over runs, controls.

Each of them does something that attackers have done, at a place that chance chooses.
"""

import random
import re
from collections.abc import Callable, Mapping
from urllib.parse import quote

from lxml import etree

from tests.hostile.templates.field_tricks import OVER_PARAGRAPHS, TRICKS, paragraph
from tests.hostile.templates.files import OFFICE, W

Parts = dict[str, str | bytes]
Change = Callable[[random.Random, etree._Element, etree._Element], None]

_TYPES = "[Content_Types].xml"
_TARGETS = (
    "document.xml", "/word/document.xml", "../word/document.xml", "./header1.xml", "HEADER1.XML", "header1%2Exml",
    "%2e%2e/word/header1.xml", "header1.xml#a", "header1.xml?a=1", "", "#a", "..\\word\\header1.xml", "word/header1.xml",
    "file:///etc/passwd", "\\\\127.0.0.1\\spy", "http://127.0.0.1:9/spy", "{{ name }}", "NULL", "media/image1.png", "x" * 5000,
)  # fmt: skip
_KINDS = (
    "officeDocument", "header", "footer", "footnotes", "settings", "styles", "image", "hyperlink", "attachedTemplate",
    "oleObject", "frame", "subDocument", "glossaryDocument", "vbaProject", "control", "customXml", "aFChunk", "package",
    "nobodysKind",
)  # fmt: skip
_FIELDS = ("PAGE", "DDE", "DDEAUTO", " MERGEFIELD a ", "INCLUDETEXT", "IF 1=1", '"', "\\", "QUOTE ", "\ufeff", "{{ name }}", "{% if member %}")  # fmt: skip
_CHANGED = ("ins", "del", "moveFrom", "moveTo", "sdt", "smartTag", "hyperlink", "customXml")
_TRICKS = [*map(paragraph, TRICKS.values()), *OVER_PARAGRAPHS.values()]


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


def with_tricks(dice: random.Random, document: str) -> str:
    """The document with one or two tricks about fields in front of its words."""
    tricks = "".join(dice.sample(_TRICKS, dice.randint(1, 2)))
    return document.replace("<w:body>", f"<w:body>{tricks}", 1)


def odd_name(dice: random.Random, name: str) -> str:
    """A name that some reader may take for `name`."""
    folder, _, last = name.rpartition("/")
    return dice.choice(
        (
            name.upper(), name.title(), name + "/", "/" + name, name.replace("/", "\\"), name.replace("/", "//"),
            quote(name.replace(".", "%2e"), safe="/%"), f"./{name}", f"{folder}/../{folder}/{last}", name + ".",
            name + " ", name.replace(".xml", ".bin"), name.replace("e", "\u0435", 1), name.replace(".", "\u2024", 1),
            name + "/[0].piece", name + "\x00x", "x" * 300, "",
        )
    )  # fmt: skip


def followed(dice: random.Random, parts: Parts) -> None:
    """A part gets another name, and whatever leads to it or says what it is leads there."""
    name = dice.choice([each for each in parts if each.startswith("word/") and "_rels" not in each])
    new = odd_name(dice, name) or "word/x"
    last, shown = name.rpartition("/")[2], new.rpartition("/")[2]
    parts[new] = parts.pop(name)
    for other in [_TYPES, "_rels/.rels", "word/_rels/document.xml.rels"]:
        if isinstance(text := parts.get(other), str):
            parts[other] = text.replace(f"/{last}", f"/{shown}").replace(f'"{last}', f'"{shown}')


def twin(dice: random.Random, parts: Parts) -> None:
    """A part is there twice, under two names that are nearly one."""
    name, content = dice.choice(list(parts.items()))
    parts[odd_name(dice, name) or "x"] = content


def related(dice: random.Random, parts: Parts) -> None:
    """A relationship leads elsewhere, is of another kind, or is there once more."""
    name = dice.choice([each for each in parts if each.endswith(".rels")])
    text = parts[name]
    assert isinstance(text, str)
    one = dice.choice(re.findall("<Relationship [^>]*/>", text))
    changed = _with_new(dice, one)
    parts[name] = text.replace(one, changed if dice.random() < 0.6 else one + changed, 1)


def _with_new(dice: random.Random, one: str) -> str:
    """The relationship with another target, kind, name or mode."""
    news: Mapping[str, str] = {
        "Target": dice.choice(_TARGETS),
        "Type": dice.choice((f"{OFFICE}/{dice.choice(_KINDS)}", dice.choice(_KINDS))),
        "Id": dice.choice(("rId1", "rId2", "rId77", "")),
        "TargetMode": dice.choice(("External", "Internal", "external", "")),
    }
    for attribute in dice.sample(list(news), dice.randint(1, 2)):
        said = f'{attribute}="{news[attribute]}"'
        bare = re.sub(rf'\b{attribute}="[^"]*"', "", one)
        one = bare.replace("/>", f" {said}/>")
    return one


def _put_around(
    dice: random.Random, element: etree._Element, other: etree._Element, name: str
) -> None:
    parent = element.getparent()
    if parent is None:
        return
    around = etree.Element(_w(name), {_w("id"): "7", _w("author"): "spy"})
    parent.replace(element, around)
    inside = etree.SubElement(around, _w("sdtContent")) if name == "sdt" else around
    inside.append(element)


def _tracked(dice: random.Random, element: etree._Element, other: etree._Element) -> None:
    """A run, a paragraph or whatever it is was put in, crossed out or moved, or stands in a control."""
    _put_around(dice, element, other, dice.choice(_CHANGED))


def _crossed_out(dice: random.Random, element: etree._Element, other: etree._Element) -> None:
    """The end of a paragraph or a row was crossed out or put in."""
    looks = etree.Element(_w(dice.choice(("pPr", "rPr", "trPr", "tcPr"))))
    inner = etree.SubElement(looks, _w("rPr")) if dice.random() < 0.5 else looks
    etree.SubElement(inner, _w(dice.choice(("del", "ins", "cellDel", "moveFrom"))), {_w("id"): "7"})
    element.insert(0, looks)


def _field_piece(dice: random.Random, element: etree._Element, other: etree._Element) -> None:
    """Marks of a field and pieces of its code before, behind or in what is there."""
    run = etree.Element(_w("r"))
    if dice.random() < 0.5:
        kind = dice.choice(("begin", "separate", "end"))
        etree.SubElement(run, _w("fldChar"), {_w("fldCharType"): kind})
    else:
        piece = dice.choice(("instrText", "instrText", "t", "delInstrText", "delText"))
        etree.SubElement(run, _w(piece)).text = dice.choice(_FIELDS)
    where = dice.choice(("before", "behind", "in"))
    if where == "in" or element.getparent() is None:
        element.append(run)
    elif where == "before":
        element.addprevious(run)
    else:
        element.addnext(run)


def _simple_field(dice: random.Random, element: etree._Element, other: etree._Element) -> None:
    """What is there becomes what a field shows."""
    _put_around(dice, element, other, "fldSimple")
    around = element.getparent()
    if around is not None and str(around.tag).endswith("}fldSimple"):
        around.set(_w("instr"), dice.choice(_FIELDS) + dice.choice(_FIELDS))


ZIP: list[Callable[[random.Random, Parts], None]] = [followed, twin, related, related]
CHANGES: list[Change] = [_tracked, _crossed_out, _field_piece, _field_piece, _simple_field]
