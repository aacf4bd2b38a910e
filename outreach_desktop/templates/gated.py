"""A template as it came through the gate, to be kept and made documents from.

A file nobody knows yet is tried first, in a process with limits: judged, compiled and filled in with
a sample, alone and for several people in one file. What comes out is kept, and the file it came as is not read again.
"""

import base64
import contextlib
import datetime as dt
import hashlib
import json
from dataclasses import dataclass

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates.gate import opened
from outreach_desktop.templates.package import Package

_TIMES = 3  # rows in each list of a sample


@dataclass(frozen=True, slots=True, kw_only=True)
class Gated:
    """The harmless copy of a template, and what the gate says of it; `sha256` is the original's."""

    sha256: str
    remarks: tuple[str, ...]
    content: bytes

    def written(self) -> bytes:
        """The bytes to keep."""
        facts = {
            "sha256": self.sha256,
            "remarks": self.remarks,
            "content": hashlib.sha256(self.content).hexdigest(),
        }
        return json.dumps(facts).encode() + b"\n" + self.content


def read(kept: bytes) -> Gated:
    """What `Gated.written` gave; ValueError where that was damaged since, or written by an older program."""
    head, _, content = kept.partition(b"\n")
    facts = json.loads(head)
    if not isinstance(facts, dict) or facts.get("content") != hashlib.sha256(content).hexdigest():
        raise ValueError("the copy is damaged")
    if not facts.keys() >= {"sha256", "remarks"}:
        raise ValueError("the copy is of another time")
    remarks = tuple(map(str, facts["remarks"]))
    return Gated(sha256=str(facts["sha256"]), remarks=remarks, content=content)


def tried(data: bytes) -> bytes:
    """The `Gated.written` of a file, after a document was made of it; OutreachError refuses it."""
    from outreach_desktop.templates.word_template import WordTemplate

    data, contents, remarks = opened(data)
    template = Gated(
        sha256=hashlib.sha256(data).hexdigest(),
        remarks=tuple(remarks),
        content=Package(contents.members().values()).zipped([]),
    )
    word = WordTemplate(template)
    with contextlib.suppress(OutreachError):  # mistakes in its tags are told to whoever uses it
        sample = _filled(word.shape())
        word.render(sample, missing="mark")
        word.render_together([sample, sample], missing="mark")
    return template.written()


def _filled(shape: dict[str, object]) -> dict[str, object]:
    return {name: _value(kind) for name, kind in shape.items()}


def _value(kind: object) -> object:
    if isinstance(kind, dict):
        return _filled(kind)
    if isinstance(kind, list):
        return [_value(item) for item in kind] * _TIMES
    return _SAMPLES.get(str(kind), str(kind))


# A picture of one dot.
_DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)
_SAMPLES: dict[str, object] = {
    "number": 3,
    "date": dt.date(2026, 3, 4),
    "time": dt.time(14, 30),
    "yes or no": True,
    "picture": {"picture": _DOT, "name": "dot.png"},
    "table of numbers": {"categories": ["a", "b"], "series": [{"name": "c", "values": [1, 2]}]},
}
