"""The named places of templates that come with the program: content controls around a field, so that Word shows what stands there.

They are for who writes a template; a document is for who reads it. So they go as soon as a template is opened, and
what stood in them stays. They are known by their tags, which one program forgets: a control of the writer's own is left as it is.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from outreach_desktop.templates.engine.problems import TemplateProblem
from outreach_desktop.templates.engine.word.moving import parent_of
from outreach_desktop.templates.engine.word.ooxml import (
    WP,
    XML_SPACE,
    Element,
    ancestor,
    w,
)
from outreach_desktop.words import say

NAMED: Final = "od:"
"""What the tags of these controls begin with; what the field says follows, without its braces."""
_DRAWN: Final = f"{{{WP}}}docPr"
_OF_TEXT: Final = frozenset(w(name) for name in ("rPr", "t", "tab", "br", "cr"))


class EmptiedPlace(NamedTuple):
    """A place in which someone deleted the field, so that Word shows a prompt: what it was called, what stood there."""

    paragraph: Element | None
    name: str
    field: str


def field_of(properties: Element) -> str:
    """What stands in a control by its tag, where it is one of ours; "" where not."""
    tag = properties.find(w("tag"))
    said = "" if tag is None else str(tag.get(w("val"), ""))
    return said.removeprefix(NAMED) if said.startswith(NAMED) else ""


def take_out_places(root: Element) -> tuple[bool, list[EmptiedPlace]]:
    """Leave of each what stands in it; whether there was any, and those that someone emptied."""
    emptied: list[EmptiedPlace] = []
    found = False
    for control in list(root.iter(w("sdt"))):
        properties, content = control.find(w("sdtPr")), control.find(w("sdtContent"))
        if properties is None:
            continue
        field = field_of(properties)
        if not field and not _is_forgotten(control, properties, content):
            continue
        found = True
        if properties.find(w("showingPlcHdr")) is not None and not _has_braces(content):
            alias = properties.find(w("alias"))
            name = field if alias is None else str(alias.get(w("val"), field))
            emptied.append(EmptiedPlace(_emptied(control, content), name, field))
        _unwrap(control, content)
    return found, emptied


def told_of(
    emptied: Iterable[EmptiedPlace], places: Mapping[Element, str], label: str
) -> Iterator[TemplateProblem]:
    """What to say of them, each with where it stands."""
    for one in emptied:
        place = None if one.paragraph is None else places.get(one.paragraph)
        yield TemplateProblem(
            place=place or label or say("Text"),
            message=say(
                "The place \u201c{name}\u201d is empty, so nothing is printed there. Type {field} to have it again, or delete the place.",
                name=one.name,
                field=f"{{{{ {one.field} }}}}",
            ),
            stops=False,
        )


def _is_forgotten(control: Element, properties: Element, content: Element | None) -> bool:
    """A place as LibreOffice 7.4 saves it, which keeps no names: nothing at all is said of it. Word numbers what others made."""
    return not len(properties) and ancestor(control, "p") is not None and _has_braces(content)


def _has_braces(content: Element | None) -> bool:
    """Whether a field stands in it, or a picture that a field replaces."""
    if content is None:
        return False
    texts = [one.text or "" for one in content.iter(w("t"))]
    return "{" in "".join([*texts, *(one.get("descr", "") for one in content.iter(_DRAWN))])


def _emptied(control: Element, content: Element | None) -> Element | None:
    """Take the prompt out; the paragraph in which it stood."""
    around = ancestor(control, "p")
    inner = [] if content is None else list(content.iter(w("p")))
    if around is not None:
        for child in [] if content is None else list(content):
            content.remove(child)  # type: ignore[union-attr]  # it has children
        return around
    for paragraph in inner:
        for child in list(paragraph):
            if child.tag != w("pPr"):
                paragraph.remove(child)
    return inner[0] if inner else None


def _unwrap(control: Element, content: Element | None) -> None:
    inner = [] if content is None else list(content)
    before, after = control.getprevious(), control.getnext()
    for one in inner:
        control.addprevious(one)
    parent_of(control).remove(control)
    for left, right in (
        (before, inner[0] if inner else after),
        (inner[-1] if inner else None, after),
    ):
        _join(left, right)


def _join(left: Element | None, right: Element | None) -> None:
    """One run of two that look alike: they were one before the place was made."""
    if left is None or right is None or not (_is_text(left) and _is_text(right)):
        return
    looks, other = left.find(w("rPr")), right.find(w("rPr"))
    if (looks is None) != (other is None):
        return
    if looks is not None and other is not None and not _is_same(looks, other):
        return
    inner = [one for one in left if one.tag != w("rPr")]
    at = 0 if other is None else 1
    if inner and len(right) > at and inner[-1].tag == right[at].tag == w("t"):
        words, more = inner.pop(), right[at]
        more.text = (words.text or "") + (more.text or "")
        more.set(XML_SPACE, "preserve")
    right[at:at] = inner
    parent_of(left).remove(left)


def _is_text(run: Element) -> bool:
    return run.tag == w("r") and all(child.tag in _OF_TEXT for child in run)


def _is_same(one: Element, other: Element) -> bool:
    return (
        one.tag == other.tag
        and one.attrib == other.attrib
        and len(one) == len(other)
        and all(map(_is_same, one, other))
    )
