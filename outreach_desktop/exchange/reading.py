"""Any file that a list of people comes in, read into a Book by what stands in it, not by its name."""

import stat
from pathlib import Path

from outreach_desktop.errors import OutreachError
from outreach_desktop.exchange import csv, workbooks
from outreach_desktop.exchange.sheets import Book

LARGEST_FILE = 200 * 1024 * 1024

_OTHER_KINDS = (
    (b"BEGIN:VCARD", "a vCard file", "Export the contacts as CSV."),
    (b"%PDF", "a PDF", "Open it in the program it came from and save or export it as CSV."),
    (b"{\\rtf", "a formatted document", "Copy its table into a spreadsheet and save that as CSV."),
    (b"SQLite format 3\x00", "a data file", "Open it with File > Open."),
    (b"age-encryption.org", "a locked copy of a data file", "Unlock it in File > Restore."),
)


def read(path: Path, *, encoding: str = "") -> Book:
    """The file at `path`. OutreachError in a sentence for what is no list, by its own name."""
    return parse(_bytes(path), name=path.name, encoding=encoding)


def _bytes(path: Path) -> bytes:
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise _no_file(path, about.st_mode)
        if about.st_size > LARGEST_FILE:
            raise OutreachError(
                f"\u201c{path.name}\u201d is larger than {LARGEST_FILE // 1024**2} MB.",
                hint="Split it into smaller files.",
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise OutreachError(
            f"There is no file \u201c{path}\u201d.", hint="Check the name."
        ) from error
    except OSError as error:
        raise OutreachError(
            f"\u201c{path}\u201d could not be read: {error.strerror or error}.",
            hint="Close it in other programs and check that you may read it.",
        ) from error


def _no_file(path: Path, mode: int) -> OutreachError:
    if stat.S_ISDIR(mode):
        return OutreachError(f"\u201c{path}\u201d is a folder.", hint="Choose the list itself.")
    return OutreachError(
        f"\u201c{path}\u201d is no ordinary file but a device or a pipe.",
        hint="Choose the list itself.",
    )


def parse(data: bytes, *, name: str = "The file", encoding: str = "") -> Book:
    """The list in `data`; `name` is what messages call it."""
    if data.startswith((workbooks.ZIP, workbooks.OLE)):
        return workbooks.read(data, name)
    start = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    for beginning, kind, hint in _OTHER_KINDS:
        if start.startswith(beginning):
            raise OutreachError(f"\u201c{name}\u201d is {kind}, not a list of people.", hint=hint)
    return csv.parse(data, name=name, encoding=encoding)
