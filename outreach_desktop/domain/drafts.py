"""What was typed into a form and not saved yet, and how it is told."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

Typed = dict[str, object]
"""What stands in the fields of a form, by key, as it was typed: text, truth values, lists of these."""

TICKED = "ticked"
"""The key under which forms keep the ids of rows that are ticked in them."""
_SHORT = 40
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Typing:
    """What stands in one form now. `id` is one opening of it, so that two never overwrite each other.

    `form` says which one it is, as "contacts.edit"; `subject_id` the row that is edited or that the new
    one hangs on; `title` is what the form is called on the screen, `before` what stood in it first.
    """

    id: str
    form: str
    subject_id: str = ""
    title: str = ""
    typed: Typed = field(default_factory=dict)
    before: Typed = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft(Typing):
    """Typing that was kept, at a moment in UTC."""

    kept_at: dt.datetime


def edited(draft: Typing) -> Typed:
    """What differs from what stood there first: what a person typed or chose."""
    return {key: value for key, value in draft.typed.items() if value != draft.before.get(key, "")}


def overtaken(draft: Typing, now: Mapping[str, object]) -> list[str]:
    """The keys of what was edited here and has become something else since, as the form is filled `now`."""
    return [
        key
        for key, value in edited(draft).items()
        if key in now and now[key] not in (draft.before.get(key), value)
    ]


def excerpt(draft: Typing) -> str:
    """The first words of what was typed, to know it again by; "" where nothing but ticks were set."""
    words = " ".join(" ".join(text for _, text in _texts(draft)).split())
    return words if len(words) <= _SHORT else f"{words[: _SHORT - 1].rstrip()}\u2026"


def ticked(draft: Typing) -> int:
    """How many rows were ticked."""
    rows = edited(draft).get(TICKED)
    return len(rows) if isinstance(rows, list) else 0


def as_text(draft: Typing, called: Mapping[str, str] | None = None) -> str:
    """Everything that was typed, a field a line, to be copied; `called` names fields as the screen does."""
    names = called or {}
    return "\n".join(f"{names.get(key) or _called(key)}: {text}" for key, text in _texts(draft))


def _texts(draft: Typing) -> Iterator[tuple[str, str]]:
    for key, value in edited(draft).items():
        yield from ((key, text) for text in _strings(value) if text.strip())


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if not _ID.fullmatch(value):  # a row that was chosen or ticked: nothing to read
            yield value
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)


def _called(key: str) -> str:
    words = key.replace("_", " ")
    return words[:1].upper() + words[1:]
