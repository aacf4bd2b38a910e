"""Documents made: which file was made for whom, from which template."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    """A document is announced before its file is written, and settled afterwards."""

    WRITING = "writing"
    MADE = "made"
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file made for a person. `path` is absolute; `sha256` is of the finished file."""

    id: str
    contact_id: str
    event_id: str | None
    template: str
    template_sha256: str
    path: str
    sha256: str
    state: State
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachedFile:
    """A file kept inside the data file; `owner_id` is the row it hangs on."""

    id: str
    owner_id: str
    name: str
    media_type: str
    size: int
    sha256: str
