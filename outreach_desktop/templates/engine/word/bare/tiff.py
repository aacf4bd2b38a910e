"""TIFF (6.0): a list of facts, and the strips of the picture somewhere in the file.

Everything in such a file is found by its offset, so nothing is moved: what no kept fact leads to is blanked.
"""

import struct
from dataclasses import dataclass

from outreach_desktop.templates.engine.word.bare.profiles import bare_profile

_ENTRY = 12
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
# How the dots are laid out, pressed and coloured; not who made them, with what, when and where.
_DRAWN = frozenset(
    (*range(254, 267), 273, 274, *range(277, 285), 286, 287, *range(290, 294), 296, 301,
     *range(317, 326), 332, 334, 336, 338, 339, 340, 341, 347, *range(512, 522), *range(529, 533))
)  # fmt: skip
_PROFILE = 34675
# Facts that say where in the file something lies, and those that say how long it is.
_PLACES = {273: 279, 324: 325, 288: 289, 513: 514}
_LEADING = frozenset((*_PLACES, *_PLACES.values()))


@dataclass(frozen=True, slots=True)
class _Fact:
    tag: int
    raw: bytes
    start: int
    size: int
    numbers: tuple[int, ...]


def bare_tiff(data: bytes) -> bytes:
    """The first picture of the file with the facts that draw it; the rest of the bytes are blank."""
    order = "<" if data.startswith(b"II") else ">"
    try:
        (first,) = struct.unpack_from(f"{order}I", data, 4)
        (count,) = struct.unpack_from(f"{order}H", data, first)
        facts = [_fact(data, first + 2 + number * _ENTRY, order) for number in range(count)]
    except struct.error:
        return data
    new = bytearray(len(data))
    new[:8] = data[:8]
    known = {fact.tag: fact for fact in facts if fact is not None}
    kept = [fact for fact in known.values() if _take(data, new, fact)]
    for tag, length in _PLACES.items():
        if tag in known and length in known:
            for start, size in zip(known[tag].numbers, known[length].numbers, strict=False):
                new[start : start + size] = data[start : start + size]
    table = struct.pack(f"{order}H", len(kept)) + b"".join(fact.raw for fact in kept) + bytes(4)
    new[first : first + len(table)] = table
    del new[len(data) :]
    return bytes(new)


def _fact(data: bytes, at: int, order: str) -> _Fact | None:
    tag, kind, count = struct.unpack_from(f"{order}HHI", data, at)
    size = _SIZES.get(kind, 0) * count
    start = at + 8 if size <= 4 else int(struct.unpack_from(f"{order}I", data, at + 8)[0])
    if not size or start + size > len(data):
        return None
    letters = {3: "H", 4: "I"}.get(kind, "") if tag in _LEADING else ""
    numbers = struct.unpack_from(f"{order}{count}{letters}", data, start) if letters else ()
    return _Fact(tag, data[at : at + _ENTRY], start, size, numbers)


def _take(data: bytes, new: bytearray, fact: _Fact) -> bool:
    """Copy what a fact says to its own place; False for one that is not needed."""
    content = data[fact.start : fact.start + fact.size]
    if fact.tag == _PROFILE:
        content = bare_profile(content)
        if not content or len(content) > fact.size:
            return False
        content += bytes(fact.size - len(content))
    elif fact.tag not in _DRAWN:
        return False
    if fact.size > 4:  # what is shorter stands in the table itself
        new[fact.start : fact.start + fact.size] = content
    return True
