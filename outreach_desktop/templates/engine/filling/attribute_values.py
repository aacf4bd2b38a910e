"""What values put into attributes and codes: addresses of links, words of Word's fields, alt texts."""

import re
import urllib.parse
from collections.abc import Callable, Sequence
from functools import partial

from jinja2 import Undefined, pass_context
from jinja2.runtime import Context

from outreach_desktop.templates.engine.filling.missing import MARK
from outreach_desktop.templates.engine.filling.values import (
    RUN,
    Fault,
    Formatted,
    Run,
    escaped_plain,
    text_of,
    unprintable,
)
from outreach_desktop.templates.engine.problems import quoted
from outreach_desktop.templates.engine.reading.dialect import Tag
from outreach_desktop.templates.engine.word.addresses import ALLOWED, address_of
from outreach_desktop.words import say


@pass_context
def leading(context: Context, value: object, number: int) -> str:
    """The attribute by which a link leads to an address; a link without one is only its words."""
    run: Run = context.parent[RUN]
    tag = run.tags[number]
    address = _address(run, value, number)
    if address:
        return f' {tag.keyword}="{run.media.address(run.part, address)}"'
    return f' {tag.keyword}=""' if tag.owner == "stays" else ""


@pass_context
def addressed(context: Context, value: object, number: int) -> str:
    """An address in the code of a HYPERLINK field."""
    return escaped_plain(_address(context.parent[RUN], value, number))


# LibreOffice ends a text at a quotation mark, whatever stands before it; Word takes curly ones for straight ones.
_IN_CODE = str.maketrans(
    {
        "\\": "\\\\", '"': "'", "\u201c": "\u2018", "\u201d": "\u2019", "\u201e": "\u201a", "\u201f": "\u201b",
    }
)  # fmt: skip


@pass_context
def coded(context: Context, value: object, number: int) -> str:
    """A value in the code of a Word field, where quotation marks and backslashes have a meaning.

    Double marks become single ones.
    """
    run: Run = context.parent[RUN]
    if value is None or isinstance(value, Undefined):
        run.miss(number)
        return ""
    return escaped_plain(" ".join(_text(run, value, number).split()).translate(_IN_CODE))


@pass_context
def worded(context: Context, value: object, number: int) -> str:
    """A value among the words of an attribute: an alt text, a screen tip, a watermark."""
    run: Run = context.parent[RUN]
    if value is None or isinstance(value, Undefined):
        return escaped_plain(run.miss_within(number)).replace('"', "&quot;")
    text = run.told(_text(run, value, number), number)
    return escaped_plain(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def _text(run: Run, value: object, number: int) -> str:
    """The words for a value; "" for one that has none, which is told."""
    text = str(value) if isinstance(value, Formatted) else text_of(value, run.language)
    if text is None:
        run.fault(run.tags[number], unprintable(value))
    return text or ""


def _address(run: Run, value: object, number: int) -> str:
    """The address that is meant; "" where there is none, and where it was told as missing or unfit."""
    tag = run.tags[number]
    if tag.pieces and isinstance(value, list):
        value = _joined(run, value, tag)
    if value is None or isinstance(value, Undefined):
        run.miss(number)
        return ""
    text = value.message if isinstance(value, Fault) else text_of(value, run.language) or ""
    if isinstance(value, Fault):
        run.fault(tag, text)
        return ""
    marked = MARK in (run.missing.rule, *run.missing.fields.values()) and "?]" in text
    if not text.strip() or marked:
        return ""
    found = address_of(text)
    if found is None:
        run.fault(
            tag,
            say(
                "{quoted} is nothing that a letter can lead to: {allowed}",
                quoted=quoted(text),
                allowed=ALLOWED,
            ),
        )
    return found or ""


def _joined(run: Run, pieces: Sequence[object], tag: Tag) -> str:
    """The address that texts and values make in turn; "" where what it leads to has no value."""
    begins, *rest = pieces
    values = [
        _piece(run, value, tag, one) for value, one in zip(rest[::2], tag.pieces, strict=True)
    ]
    first = _FIRST.get(str(begins).casefold(), _encoded)
    if first is not _encoded and not values[0]:
        return ""
    others = (
        f"{text}{_encoded(value)}" for text, value in zip(rest[1::2], values[1:], strict=False)
    )
    return "".join((str(begins), first(values[0]), *others, str(rest[-1])))


def _piece(run: Run, value: object, tag: Tag, one: Tag) -> str:
    if value is None or isinstance(value, Undefined):
        run.miss_for(one)
        return ""
    text = None if isinstance(value, (Fault, Formatted)) else text_of(value, run.language)
    if text is None:
        run.fault(tag, value.message if isinstance(value, Fault) else unprintable(value))
    return (text or "").strip()


def _encoded(text: str, also: str = "") -> str:
    return urllib.parse.quote(text, safe=f"/{also}")


_FIRST: dict[str, Callable[[str], str]] = {
    # what an address begins with, where it leads nowhere without the value, and how that is written
    "": str,
    "mailto:": partial(_encoded, also="@+,"),
    "tel:": lambda text: re.sub(r"[^\d+]", "", text),
}
