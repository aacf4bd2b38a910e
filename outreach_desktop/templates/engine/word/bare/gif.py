"""GIF (89a): pictures between extensions, all in blocks that say how long they are."""

_EXTENSION, _PICTURE, _END = 0x21, 0x2C, 0x3B
_CONTROL, _APPLICATION = 0xF9, 0xFF
_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")  # how often a moving picture is shown
_HEAD = 13


def bare_gif(data: bytes) -> bytes:
    """The pictures, their colours, and what moves them; no comments and no packets of other programs."""
    at = _HEAD + _palette(data[10:11])
    kept = [data[:at]]
    while at < len(data):
        start, kind = at, data[at]
        if kind == _PICTURE:
            at += 10 + _palette(data[at + 9 : at + 10]) + 1
            at = _behind_blocks(data, at)
            kept.append(data[start:at])
        elif kind == _EXTENSION:
            at = _behind_blocks(data, at + 2)
            if _is_shown(data[start:at]):
                kept.append(data[start:at])
        elif kind == _END:
            kept.append(data[at : at + 1])
            break
        else:  # between blocks stands nothing that anybody shows
            at += 1
    return b"".join(kept)


def _palette(flags: bytes) -> int:
    """How many bytes of colours follow, by the byte that says so."""
    return 3 << ((flags[0] & 7) + 1) if flags and flags[0] & 0x80 else 0


def _behind_blocks(data: bytes, at: int) -> int:
    while at < len(data) and data[at]:
        at += 1 + data[at]
    return at + 1


def _is_shown(block: bytes) -> bool:
    kind = block[1] if len(block) > 1 else 0
    return kind == _CONTROL or (kind == _APPLICATION and block[3:14] in _LOOPS)
