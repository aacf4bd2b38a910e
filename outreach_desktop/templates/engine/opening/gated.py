"""A template as it came through the gate, to be kept and made documents from."""

import hashlib
import json
from dataclasses import dataclass


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
