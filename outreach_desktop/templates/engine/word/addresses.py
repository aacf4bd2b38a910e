"""Where a link in a letter may lead: to a web page, a mailbox or a telephone, and nowhere else."""

import re
import urllib.parse
from collections.abc import Iterator
from typing import NamedTuple

from outreach_desktop.templates.engine.problems import quoted
from outreach_desktop.words import say

_WHOLE = re.compile(r"(?:https?://|mailto:|tel:)[^\s<>\"{}|\\^`]+", re.IGNORECASE)
_WEB = re.compile(r"(?:www\.|(?=[\w.-]+\.[a-z]{2,}(?:[/?#]|$)))[^\s<>\"{}|\\^`:@]+", re.IGNORECASE)
_MAIL = re.compile(r"[^@\s<>\"{}|\\^`:]+@[^@\s<>\"{}|\\^`:]+\.[^@\s<>\"{}|\\^`:]+")
_PHONE = re.compile(r"\+?[\d\s()/.-]{5,25}")
_SCHEME = re.compile(
    r"([a-z][a-z0-9+.-]+):(//)?", re.IGNORECASE
)  # two letters and more: C: is a disk
_AWAY = re.compile(r"\s*(?:[a-z][a-z0-9+.-]+:\S|[/\\]{2})", re.IGNORECASE)
_ON_A_COMPUTER = frozenset(("file", "cid", "about"))
# What is set before an address that begins with a tag: a path of folders, but not the name of a site.
_ADDED = re.compile(
    r"https?://|file:.*|[a-z]:[\\/].*|(?![\w.-]+\.[a-z]{2,}[/:])[^:?#]*[\\/]",
    re.IGNORECASE | re.DOTALL,
)
_SAFE = ("http:", "https:", "mailto:", "tel:")
_LONGEST = 2000  # Word takes 2,083 letters

# In a sentence: the stop after it, and a bracket or quotation mark around it, do not belong to it.
_WITHIN = re.compile(
    r"(?<![\w@.+-])(?:(?:https?://|www\.)[^\s<>\"{}|\\^`\u201c\u201d\u00b7]+"
    r"|[\w.+'-]{1,64}@(?:[\w-]{1,63}\.){1,8}[a-z]{2,24})",
    re.IGNORECASE,
)
_AFTER_IT = ".,;:!?)]'\u2019"

ALLOWED = say("a link can lead to https://…, an email address or a phone number")


def address_of(text: str) -> str | None:
    """The address that `text` means, with its kind in front; None for one that no letter leads to.

    “www.example.org”, “ann@example.org” and “01632 960001” are understood too.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    spaced = urllib.parse.quote(text, safe="!#$%&'()*+,/:;=?@[]~") if " " in text else text
    if _WHOLE.fullmatch(spaced):
        return spaced
    if _MAIL.fullmatch(text):
        return f"mailto:{text}"
    if _PHONE.fullmatch(text):
        return "tel:" + re.sub(r"[^\d+]", "", text)
    return f"https://{text}" if _WEB.fullmatch(text) else None


class Within(NamedTuple):
    """An address inside a text: where it begins and ends, and where it leads."""

    start: int
    end: int
    address: str


def addresses_in(text: str) -> Iterator[Within]:
    """The web and email addresses that stand in a text, in their order; telephone numbers look too much like others."""
    if "@" not in text and "www." not in text.casefold() and "://" not in text:
        return
    for found in _WITHIN.finditer(text):
        words = _without_what_follows(found[0])
        if address := address_of(words):
            yield Within(found.start(), found.start() + len(words), address)


def _without_what_follows(words: str) -> str:
    """Without the stop of the sentence and the bracket around it; a bracket that was opened inside belongs to it."""
    while words[-1:] and words[-1] in _AFTER_IT:
        if words[-1] == ")" and words.count("(") >= words.count(")"):
            break
        words = words[:-1]
    return words


def typed_address(target: str) -> str:
    """An address as it was typed, of which word processors keep the braces of a tag in another spelling.

    They take `{{ web }}` for the name of a file and set before it what leads there: “http://{{ web }}”,
    “../letters/{{ web }}” or “file:///C:/letters/{{ web }}”. It leads where the field says.
    """
    typed = urllib.parse.unquote(target) if "%7b" in target.casefold() else target
    before, tag, rest = typed.partition("{{")
    return f"{tag}{rest}" if tag and _ADDED.fullmatch(before) else typed


def is_safe(target: str) -> bool:
    """Whether a link as it stands in a file leads to a page, a mailbox or a telephone, or may when filled in."""
    text = target.strip().casefold()
    return text.startswith(_SAFE) or "{{" in typed_address(text)


def is_away(place: str) -> bool:
    """Whether what should be the name of a place in the same document is an address of something else."""
    return _AWAY.match(place) is not None


def shown_address(target: str) -> str:
    """What a link leads to, for a sentence about it: “prices.xls”, example.org, a program (ms-word).

    Folders and servers are left out: they say where somebody works, and help nobody to find the link.
    """
    text = urllib.parse.unquote(target.strip(), errors="replace")
    scheme = _SCHEME.match(text)
    if scheme and scheme[1].casefold() not in _ON_A_COMPUTER:
        site = re.split(r"[/?#\\]", text[scheme.end() :], maxsplit=1)[0].rpartition("@")[2]
        if scheme[2] and site:
            return site if len(site) <= _SITE else f"{site[:_SITE]}…"
        return say("a program ({scheme})", scheme=scheme[1].casefold())
    path = re.split(r"[?#]", text, maxsplit=1)[0].rstrip("/\\")
    name = re.split(r"[/\\]", path)[-1]
    return quoted(name) if name.strip(". ") and not name.endswith(":") else say("a folder")


_SITE = 60  # letters of a site's name that are shown
