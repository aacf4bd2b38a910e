"""Pictures without what cameras, programs and people wrote into them beside the picture.

Each kind is known by its first bytes, never by its name, and gone through by its own rules: what is needed to
show it is kept from a list, everything else goes, whatever it is called: names, places, dates, comments, small
copies of the picture as it was before it was cropped, and what hangs behind its end.
"""

from collections.abc import Callable

from outreach_desktop.templates.engine.word.bare.bitmaps import bare_bmp, bare_webp
from outreach_desktop.templates.engine.word.bare.gif import bare_gif
from outreach_desktop.templates.engine.word.bare.jpeg import bare_jpeg
from outreach_desktop.templates.engine.word.bare.metafiles import bare_emf, bare_wmf, bare_zipped
from outreach_desktop.templates.engine.word.bare.png import bare_png
from outreach_desktop.templates.engine.word.bare.tiff import bare_tiff

_EMF_MARK = slice(40, 44)
_KINDS: tuple[tuple[bytes, Callable[[bytes], bytes]], ...] = (
    (b"\x89PNG\r\n\x1a\n", bare_png),
    (b"\xff\xd8", bare_jpeg),
    (b"GIF8", bare_gif),
    (b"BM", bare_bmp),
    (b"II*\0", bare_tiff),
    (b"MM\0*", bare_tiff),
    (b"RIFF", bare_webp),
    (b"\xd7\xcd\xc6\x9a", bare_wmf),
    (b"\1\0\x09\0\0", bare_wmf),
    (b"\1\0\0\0", bare_emf),
    (b"\x1f\x8b", bare_zipped),
)


def bare(data: bytes) -> bytes:
    """The same picture with nothing but what is needed to show it; what is no picture comes back as it is."""
    for start, made_bare in _KINDS:
        if data.startswith(start):
            return made_bare(data)
    return data
