"""Any file that a list of people comes in, read into a Book by what stands in it, not by its name."""

import re
from pathlib import Path

from outreach_desktop import given
from outreach_desktop.domain.telling import Told, nobody
from outreach_desktop.errors import OutreachError
from outreach_desktop.exchange.readers import csv
from outreach_desktop.exchange.sheets import Book
from outreach_desktop.words import say

LARGEST_FILE = 200 * 1024 * 1024

_AS_CSV = say("Open it in the program it came from and save or export it as CSV.")
_OTHER_KINDS = (
    (b"%PDF", say("a PDF"), _AS_CSV),
    (
        b"{\\rtf",
        say("a formatted document"),
        say("Copy its table into a spreadsheet and save that as CSV."),
    ),
    (b"SQLite format 3\x00", say("a data file"), say("Open it with File > Open.")),
    (
        b"age-encryption.org",
        say("a locked copy of a data file"),
        say("Unlock it first, then open it with File > Open."),
    ),
    (
        b"!BDN",
        say("an Outlook data file (.pst)"),
        say("In Outlook, export your contacts as CSV (File > Open & Export)."),
    ),
    (
        b"\x00\x01\x00\x00Standard ",
        say("an Access database"),
        say("In Access, export the table to Excel or as a text file."),
    ),
    (b"\x1f\x8b", say("a packed file (gzip)"), say("Unpack it first, then import the list in it.")),
    (
        b"7z\xbc\xaf\x27\x1c",
        say("a packed file (7z)"),
        say("Unpack it first, then import the list in it."),
    ),
    (b"Rar!", say("a packed file (rar)"), say("Unpack it first, then import the list in it.")),
    (b"BEGIN:VCALENDAR", say("a calendar"), say("Export the people, not the calendar.")),
)
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURE = re.compile(
    rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|RIFF.{4}WEBP|BM.{4}\x00{4}|II\*\x00|MM\x00\*"
    rb"|\x00.{3}ftyp(?:hei|hev|mif1|msf1|avif)"
    rb"|(?:(?><!--.*?-->)|<\?xml[^>]*>|<!doctype svg[^>]*>|\s)*<svg\b",
    re.IGNORECASE | re.DOTALL,
)
_PAGE = re.compile(
    rb"(?:(?><!--.*?-->)|<\?xml[^>]*>|\s)*<(?:!doctype html|html|table|head|body|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_CARD = re.compile(rb"^BEGIN:VCARD[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_OF_A_CARD = re.compile(
    rb"(?:VERSION|N|FN|TEL|EMAIL|ADR|ORG|UID|PRODID|REV|END)(?:;[^:]*)?:", re.IGNORECASE
)
_JSON = re.compile(rb"(?:\[\s*[{\[\]\"]|\{\s*[\"}])")


def read(path: Path, *, encoding: str = "", told: Told = nobody) -> Book:
    """The file at `path`. OutreachError in a sentence for what is no list, by its own name."""
    return parse(_bytes(path), name=path.name, encoding=encoding, told=told)


def _bytes(path: Path) -> bytes:
    try:
        return given.read(path, at_most=LARGEST_FILE)
    except given.TooLargeError as error:
        raise OutreachError(
            say(
                "\u201c{name}\u201d is larger than {limit} MB.",
                name=path.name,
                limit=LARGEST_FILE // 1024**2,
            ),
            hint=say("Split it into smaller files."),
        ) from error
    except FileNotFoundError as error:
        raise OutreachError(
            say("There is no file \u201c{path}\u201d.", path=path), hint=say("Check the name.")
        ) from error
    except OSError as error:
        raise OutreachError(
            say(
                "\u201c{path}\u201d could not be read: {reason}.",
                path=path,
                reason=error.strerror or error,
            ),
            hint=say("Close it in other programs and check that you may read it."),
        ) from error


def parse(
    data: bytes, *, name: str = say("The file"), encoding: str = "", told: Told = nobody
) -> Book:
    """The list in `data`; `name` is what messages call it."""
    # Each reader is imported when a file asks for it: most lists are CSV.
    if data.startswith((_ZIP, _OLE)):
        from outreach_desktop.exchange.readers import workbooks

        return workbooks.read(data, name, told)
    start = data[:4000].lstrip(b"\xef\xbb\xbf \t\r\n")
    for beginning, kind, hint in _OTHER_KINDS:
        if start.startswith(beginning) or data.startswith(beginning):
            raise OutreachError(
                say("\u201c{name}\u201d is {kind}, not a list of people.", name=name, kind=kind),
                hint=hint,
            )
    if _PICTURE.match(start):
        raise OutreachError(
            say("\u201c{name}\u201d is a picture, not a list of people.", name=name),
            hint=say(
                "Type its list into a spreadsheet. A logo or a signature is chosen under Our group."
            ),
        )
    if _are_cards(_squeezed(start)):
        from outreach_desktop.exchange.readers import vcards

        return vcards.read(data, name, encoding, told)
    from outreach_desktop.exchange.readers import ldif, web_tables

    if ldif.is_ldif(start):
        return ldif.read(data, name, encoding, told)
    if b"urn:schemas-microsoft-com:office:spreadsheet" in start:
        raise OutreachError(
            say("\u201c{name}\u201d is an XML spreadsheet of Excel 2003.", name=name),
            hint=say("Open it in Excel or LibreOffice and save it as .xlsx or as CSV."),
        )
    if _PAGE.match(start):
        return web_tables.read_page(data, name, encoding, told)
    if _JSON.match(start):
        return web_tables.read_json(data, name)
    return csv.parse(data, name=name, encoding=encoding, told=told)


def _are_cards(start: bytes) -> bool:
    """Whether a file begins with a card, with one whose beginning is missing, or with a line above the first."""
    if start[:11].upper() == b"BEGIN:VCARD":
        return True
    first = start.split(b"\n", 1)[0].split(b"\r", 1)[0]
    is_beside = _OF_A_CARD.match(first) or not any(mark in first for mark in b',;\t|"')
    return bool(is_beside and _CARD.search(start))


def _squeezed(start: bytes) -> bytes:
    """The beginning without what UTF-16 puts between letters and before them."""
    return start.replace(b"\x00", b"").lstrip(b"\xff\xfe\r\n ")
