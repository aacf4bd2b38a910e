"""What an .ods shows of its numbers: leading zeros, which Calamine leaves out with the format."""

import html
import io
import re
import zipfile
from xml.parsers import expat

from outreach_desktop.exchange.readers.sheet_marks import Marks
from outreach_desktop.exchange.sheets import MOST_COLUMNS, MOST_PEOPLE

_CONTENT = "content.xml"
# A number, and what the cell shows of it: 01632 960001.
_SHOWN = re.compile(rb"\s*<text:p[^>]*>\s*([+(]?0[\d ()\-/.]+)</text:p>")
_ANY = re.compile(rb'office:value-type="float"[^>]*>\s*<text:p[^>]*>\s*[+(]?0\d')
_PART = re.compile(
    rb'<table:table\s[^>]*?table:name="(?P<sheet>[^"]*)"|<table:table-row\b(?P<row>[^>]*)>'
    rb"|<table:(?:covered-)?table-cell\b(?P<cell>[^>]*)>"
)
_ROWS = re.compile(rb'table:number-rows-repeated="(\d+)"')
_COLUMNS = re.compile(rb'table:number-columns-repeated="(\d+)"')
_DIGIT = re.compile(r"\d")


def zeros_shown(data: bytes) -> dict[str, Marks]:
    """The shapes of numbers that a sheet shows with a zero in front, by the sheet's name.

    zipfile.BadZipFile, KeyError, OSError or ValueError where the file is damaged: one whose XML does not come to its end
    as well, since Calamine waits for ever for the end of an element that has none.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        xml = packed.read(_CONTENT)
    try:
        expat.ParserCreate().ParseFile(io.BytesIO(xml))
    except expat.ExpatError as error:
        raise ValueError from error
    found: dict[str, Marks] = {}
    if not _ANY.search(xml):
        return found
    marks, line, repeat, column = Marks(), 0, 1, 0
    for part in _PART.finditer(xml):
        if part["sheet"] is not None:
            marks = found.setdefault(html.unescape(part["sheet"].decode()), Marks())
            line, repeat = 0, 1
        elif part["row"] is not None:
            line, repeat, column = line + repeat, _times(_ROWS, part["row"]), 0
        else:
            several = _times(_COLUMNS, part["cell"])
            shown = _SHOWN.match(xml, part.end()) if b'"float"' in part["cell"] else None
            if shown and line <= MOST_PEOPLE + 1 and column < MOST_COLUMNS:
                shape = _DIGIT.sub("0", shown[1].decode().strip())
                for place in range(column, min(column + several, MOST_COLUMNS)):
                    marks.shapes[line, place] = shape
            column += several
    return found


def _times(pattern: re.Pattern[bytes], tag: bytes) -> int:
    found = pattern.search(tag)
    return int(found[1]) if found else 1
