"""Filters that give a value a look: rich text, links, QR codes, pictures cut to their frame."""

import urllib.parse
from collections.abc import Callable

from jinja2 import Undefined, pass_context
from jinja2.runtime import Context

from outreach_desktop.templates.engine.filling.formatted import Link, Linked, QrCode, Rich
from outreach_desktop.templates.engine.filling.qr import LONGEST, qr_png
from outreach_desktop.templates.engine.filling.values import (
    RUN,
    Cropped,
    UnfitError,
    kind_of,
    text_of,
)
from outreach_desktop.templates.engine.problems import quoted
from outreach_desktop.templates.engine.word.addresses import ALLOWED, address_of
from outreach_desktop.words import say

_MOST_RICH = 100_000


@pass_context
def rich(context: Context, value: object) -> Rich:
    """A text with bold, italic, links and lists, written in a small Markdown."""
    text = _words(context, value)
    if len(text) > _MOST_RICH:
        raise UnfitError(say("this is too long a text for rich"))
    return Rich(text)


@pass_context
def link(context: Context, value: object, address: object = None) -> object:
    """A link to `address`, or to the value itself; without an address only the words."""
    words = _words(context, value)
    given = value if address is None else address
    if isinstance(given, Undefined) or not given or not words:
        return words
    found = address_of(str(given))
    if found is None:
        raise UnfitError(
            say(
                "{quoted} is nothing that a letter can lead to: {allowed}",
                quoted=quoted(given),
                allowed=ALLOWED,
            )
        )
    return Link(words, found)


@pass_context
def links(context: Context, value: object) -> object:
    """The text as it is, with every web and email address in it live; without one only the words."""
    return Linked(_words(context, value)) if value and not isinstance(value, Undefined) else ""


@pass_context
def qr(context: Context, value: object, width: float = 2.5) -> object:
    """A QR code that says the value, `width` centimetres wide."""
    words = _words(context, value)
    if not 0.5 <= width <= 18:
        raise UnfitError(say("a QR code can be 0.5 to 18 centimetres wide"))
    if len(words.encode()) > LONGEST:
        raise UnfitError(say("a QR code can say {longest} letters at most", longest=LONGEST))
    return QrCode(words, qr_png(words), width) if words else ""


def urlencode(value: object) -> str:
    """A text as it may stand in an address."""
    if not isinstance(value, (str, int, float)):
        raise UnfitError(say("this is {kind}, not a text", kind=kind_of(value)))
    return urllib.parse.quote(str(value), safe="/")


def crop(value: object) -> Cropped:
    """A picture that fills its frame to the edges; what stands out is cut off."""
    if not isinstance(value, dict):
        raise UnfitError(say("this is {kind}, not a picture", kind=kind_of(value)))
    return Cropped(value)


def _words(context: Context, value: object) -> str:
    text = text_of(value, context.parent[RUN].language)
    if text is None:
        raise UnfitError(say("this is {kind}, not a text", kind=kind_of(value)))
    return text


LOOKS: dict[str, Callable[..., object]] = {
    "rich": rich,
    "link": link,
    "links": links,
    "qr": qr,
    "crop": crop,
    "urlencode": urlencode,
}
