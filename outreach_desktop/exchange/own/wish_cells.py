"""Wishes in one cell, a line for each: \u201cpost: no; asked_on=2026-03-03; reason=asked on the phone\u201d."""

import dataclasses
import datetime as dt
import re
import types
import typing
from collections.abc import Iterable
from functools import cache

from outreach_desktop.domain.knowing import written_days
from outreach_desktop.domain.wishes.wishes import CHANNELS, STATES, WishDraft
from outreach_desktop.exchange.own.tag_cells import quoted, unquoted

_LINE = re.compile(r'(?:"(?:[^"\\]|\\.)*"|[^"\n])+')
_HEAD = re.compile(r"\s*(\w+)\s*:\s*(\w+)\s*(?:;|$)")
_PART = re.compile(r'\s*(\w+)=(?:"((?:[^"\\]|\\.)*)"|([^;]*))\s*(?:;|$)', re.DOTALL)
_PLAIN = re.compile(r'[^;"\r\n]+')


@cache
def _beside() -> dict[str, bool]:
    """What is kept of a wish beside its channel and state, and whether that is a day."""
    hints = typing.get_type_hints(WishDraft)
    return {
        part.name: dt.date in _kinds(hints[part.name])
        for part in dataclasses.fields(WishDraft)
        if part.name not in ("channel", "state")
    }


def _kinds(hint: object) -> tuple[object, ...]:
    return typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)


def written(wishes: Iterable[WishDraft]) -> str:
    """All that is kept of them."""
    return "\n".join(map(_written, wishes)) if wishes else ""


def _written(wish: WishDraft) -> str:
    parts = [f"{wish.channel}: {wish.state}"]
    for name in _beside():
        value = getattr(wish, name)
        if value:
            text = value.isoformat() if isinstance(value, dt.date) else str(value)
            parts.append(f"{name}={quoted(text, _PLAIN)}")
    return "; ".join(parts)


def read(cell: str) -> tuple[WishDraft, ...] | None:
    """The wishes that `written` put into a cell; None where somebody wrote something else there."""
    found = []
    for line in _LINE.findall(cell):
        if not line.strip():
            continue
        wish = _read(line)
        if wish is None:
            return None
        found.append(wish)
    return tuple(found)


def _read(line: str) -> WishDraft | None:
    head = _HEAD.match(line)
    if head is None or head[1] not in CHANNELS or head[2] not in STATES:
        return None
    beside: dict[str, object] = {}
    place = head.end()
    while line[place:].strip():
        part = _PART.match(line, place)
        if part is None or part[1] not in _beside():
            return None
        text = unquoted(part[2]) if part[2] is not None else part[3].strip()
        value: object = text
        if _beside()[part[1]]:
            value = written_days.read(text)
            if value is None:
                return None
        beside[part[1]] = value
        place = part.end()
    return WishDraft(channel=head[1], state=head[2], **beside)  # type: ignore[arg-type]
