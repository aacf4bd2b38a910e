"""Pictures of every kind that Word takes, with what cameras, programs and people note in them."""

import struct
import zlib

from tests.templates.word import png


def chunk(kind: bytes, body: bytes) -> bytes:
    """A piece of a PNG."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_with(kind: bytes, body: bytes) -> bytes:
    """A PNG with one more chunk, after the head."""
    return png()[:33] + chunk(kind, body) + png()[33:]


def exif(text: bytes, turned: int = 1) -> bytes:
    """A block of EXIF with who made the picture, and which way is up."""
    rows = struct.pack("<HHIHH", 0x0112, 3, 1, turned, 0) + struct.pack(
        "<HHII", 0x013B, 2, len(text), 38
    )
    return b"II*\0" + struct.pack("<IH", 8, 2) + rows + bytes(4) + text


def segment(marker: int, body: bytes) -> bytes:
    """A piece of a JPEG."""
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def jpeg(*before: bytes, behind: bytes = b"") -> bytes:
    """A JPEG of one grey dot, with these pieces before the picture, and this behind its end."""
    tables = segment(0xDB, bytes(1) + bytes([1] * 64))
    frame = segment(0xC0, struct.pack(">BHHB", 8, 8, 8, 1) + bytes((1, 0x11, 0)))
    codes = b"".join(
        segment(0xC4, bytes((kind,)) + bytes([1]) + bytes(15) + b"\0") for kind in (0x00, 0x10)
    )
    scan = segment(0xDA, bytes((1, 1, 0, 0, 63, 0))) + b"\x3f"
    return b"\xff\xd8" + b"".join(before) + tables + frame + codes + scan + b"\xff\xd9" + behind


def gif(*blocks: bytes) -> bytes:
    """A GIF of one dot, with these extensions before it."""
    head = b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + bytes(3) + b"\xff\xff\xff"
    return (
        head
        + b"".join(blocks)
        + b","
        + struct.pack("<HHHHB", 0, 0, 1, 1, 0)
        + b"\x02\x02D\x01\x00;"
    )


def packet(kind: int, head: bytes, text: bytes) -> bytes:
    """An extension of a GIF."""
    return (
        bytes((0x21, kind))
        + (bytes((len(head),)) + head if head else b"")
        + bytes((len(text),))
        + text
        + b"\0"
    )


def bmp(behind: bytes = b"", path: bytes = b"") -> bytes:
    """A bitmap of one dot; with a `path`, one of the kind that names the file of its colours."""
    size = 124 if path else 40
    head = struct.pack("<IiiHHIIiiII", size, 1, 1, 1, 24, 0, 4, 0, 0, 0, 0)
    if path:
        head += (
            bytes(16)
            + struct.pack("<I", 0x4C494E4B)
            + bytes(48)
            + struct.pack("<IIII", 4, size + 4, len(path), 0)
        )
    dots = b"\x01\x02\x03\0"
    whole = head + dots + path + behind
    return b"BM" + struct.pack("<IHHI", 14 + len(whole), 0, 0, 14 + size) + whole


def tiff(text: bytes) -> bytes:
    """A TIFF of one dot, with who made it, a second page, and words that nothing leads to."""
    text += bytes(len(text) % 2)
    facts = [(256, 4, 1, 1), (257, 4, 1, 1), (258, 3, 1, 8), (262, 3, 1, 1), (273, 4, 1, 8), (277, 3, 1, 1), (278, 4, 1, 1), (279, 4, 1, 1)]  # fmt: skip
    at = 10
    facts.append((315, 2, len(text), at))
    first = at + len(text) * 2
    table = struct.pack("<H", len(facts)) + b"".join(struct.pack("<HHII", *fact) for fact in facts)
    return b"II*\0" + struct.pack("<I", first) + b"\x7f\0" + text * 2 + table + bytes(4)


def emf(text: str) -> bytes:
    """A metafile with a description and a comment."""
    words = (text + "\0").encode("utf-16-le")
    words += bytes(-len(words) % 4)
    size = 100 + len(words)
    head = (
        struct.pack("<II", 1, size)
        + bytes(32)
        + b" EMF"
        + struct.pack("<IIIHHIIII", 0x10000, 0, 3, 1, 0, len(words) // 2, 100, 0, 0)
    )
    head = head.ljust(100, b"\0") + words
    note = struct.pack("<III", 70, 12 + len(words), len(words)) + words
    last = struct.pack("<IIIII", 14, 20, 0, 16, 20)
    return head + note + last + words


def emf_of(text: str, said_at: int, head: int) -> bytes:
    """A metafile that holds a description there, and says that its head is so long."""
    words = text.encode("utf-16-le")
    whole = bytearray(max(head, said_at + len(words)) if said_at else head)
    struct.pack_into("<II", whole, 0, 1, head)
    whole[40:44] = b" EMF"
    struct.pack_into("<II", whole, 60, len(text) if said_at else 0, said_at)
    at = said_at or 108
    whole[at : at + len(words)] = words
    return bytes(whole) + struct.pack("<IIIII", 14, 20, 0, 16, 20)


def wmf(text: bytes) -> bytes:
    """A metafile of old Windows with a comment."""
    text += bytes(len(text) % 2)
    note = struct.pack("<IHHH", 5 + len(text) // 2, 0x0626, 15, len(text)) + text
    return struct.pack("<HHHIHIH", 1, 9, 0x300, 0, 0, 0, 0) + note + struct.pack("<IH", 3, 0) + text


def webp(*chunks: tuple[bytes, bytes]) -> bytes:
    """A WebP of one dot, with these chunks behind it."""
    dot = bytes.fromhex("2f0000000007d0ffe0")
    body = b"".join(
        kind + struct.pack("<I", len(one)) + one + bytes(len(one) % 2)
        for kind, one in (
            (b"VP8X", bytes((0x0C, 0, 0, 0)) + bytes(6)),
            (b"VP8L", dot),
            *chunks,
        )
    )
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def profile(text: bytes) -> bytes:
    """The colours of a screen, with its name."""
    described = b"desc" + bytes(4) + struct.pack(">I", len(text) + 1) + text + bytes(90)
    described += bytes(-len(described) % 4)
    point = b"XYZ " + bytes(4) + struct.pack(">iii", 0xF6D6, 0x10000, 0xD32D)
    curve = b"curv" + bytes(4) + struct.pack(">IHH", 1, 0x233, 0)
    tags = {b"desc": described, b"dmdd": described, b"cprt": described, b"wtpt": point, b"rXYZ": point, b"gXYZ": point, b"bXYZ": point, b"rTRC": curve, b"gTRC": curve, b"bTRC": curve}  # fmt: skip
    at, rows, blocks = 132 + 12 * len(tags), b"", b""
    for name, content in tags.items():
        rows += name + struct.pack(">II", at + len(blocks), len(content))
        blocks += content
    head = (
        struct.pack(">I4sI4s4s4s", at + len(blocks), b"none", 0x02100000, b"mntr", b"RGB ", b"XYZ ")
        + bytes(12)
        + b"acsp"
    )
    head = head.ljust(68, b"\0") + struct.pack(">iii", 0xF6D6, 0x10000, 0xD32D)
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + rows + blocks
