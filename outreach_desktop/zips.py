"""Zip files that people hand over: Word documents, workbooks, and what stands inside of them."""

import lzma
import struct
import zipfile
import zlib
from typing import Final

DAMAGE: Final = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, LookupError, NotImplementedError,
    OSError, RuntimeError, ValueError,
)  # fmt: skip
"""What Python raises on a zip that is damaged, locked with a password, or packed in a way that it does not know."""
