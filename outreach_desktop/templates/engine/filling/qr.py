"""QR codes as small PNG pictures."""

import functools
import io

LONGEST = 1000  # bytes; beyond that the squares are too small for an ordinary telephone


@functools.lru_cache(maxsize=64)
def qr_png(text: str) -> bytes:
    """The picture of the code that says `text`, with the white edge that readers need."""
    import segno  # costs start-up time, and few templates want it

    file = io.BytesIO()
    segno.make_qr(text, error="m").save(file, kind="png", scale=8, border=4)
    return file.getvalue()
