"""A file that nobody knows yet is tried first, in a process with limits.

It is judged, compiled and filled in with a sample, alone and for several people in one file. What comes out is kept,
and the file it came as is not read again.
"""

import base64
import contextlib
import datetime as dt
import hashlib

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates.engine.opening.gate import opened
from outreach_desktop.templates.engine.opening.gated import Gated
from outreach_desktop.templates.engine.word.package.package import Package
from outreach_desktop.templates.engine.word_template import WordTemplate

_TIMES = 3  # rows in each list of a sample


def tried(data: bytes) -> bytes:
    """The `Gated.written` of a file, after a document was made of it; OutreachError refuses it."""
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
