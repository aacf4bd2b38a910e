"""LDIF, as Thunderbird and directories export people, as a sheet with a row for each entry."""

import base64
import binascii
from collections import defaultdict
from collections.abc import Iterator

from outreach_desktop.domain.telling import Told, nobody
from outreach_desktop.errors import OutreachError
from outreach_desktop.exchange.readers.bounds import columns_of, see_that_lines_are_few, too_long
from outreach_desktop.exchange.readers.encodings import decoded
from outreach_desktop.exchange.sheets import MOST_ROWS, Book, ListSheet, Record
from outreach_desktop.words import say

_SEVERAL = " ::: "
# Attributes of directories (RFC 2798, Thunderbird's own) by the names of columns.
_COLUMNS = {
    "cn": "Full Name",
    "givenname": "First Name",
    "sn": "Last Name",
    "surname": "Last Name",
    "personaltitle": "Name Prefix",
    "initials": "Initials",
    "mail": "Email",
    "mozillasecondemail": "Email 2",
    "telephonenumber": "Work phone",
    "homephone": "Home phone",
    "mobile": "Mobile",
    "cellphone": "Mobile",
    "facsimiletelephonenumber": "Fax",
    "fax": "Fax",
    "pager": "Pager",
    "o": "Organisation",
    "company": "Organisation",
    "ou": "Department",
    "department": "Department",
    "departmentnumber": "Department",
    "title": "Job title",
    "street": "Work street",
    "streetaddress": "Work street",
    "mozillaworkstreet2": "Work street 2",
    "l": "Work town",
    "st": "Work county",
    "postalcode": "Work postcode",
    "c": "Work country",
    "co": "Work country",
    "countryname": "Work country",
    "postofficebox": "Work PO box",
    "postaladdress": "Work address",
    "mozillahomestreet": "Home street",
    "mozillahomestreet2": "Home street 2",
    "mozillahomelocalityname": "Home town",
    "mozillahomestate": "Home county",
    "mozillahomepostalcode": "Home postcode",
    "mozillahomecountryname": "Home country",
    "homepostaladdress": "Home address",
    "description": "Notes",
    "mozillanickname": "Nickname",
    "displayname": "Display name",
    "labeleduri": "Website",
    "mozillahomeurl": "Website",
    "mozillaworkurl": "Website",
    "businesscategory": "Categories",
}
_MOST_LINES = 1_000_000
_WITHOUT_NEWS = frozenset(
    (
        "dn",
        "objectclass",
        "modifytimestamp",
        "createtimestamp",
        "jpegphoto",
        "uid",
        "version",
        "changetype",
    )
)
_LISTS = frozenset(
    ("groupofnames", "groupofuniquenames", "organizationalunit", "mozillaabpersonlist")
)


def is_ldif(start: bytes) -> bool:
    """Whether a file begins as LDIF does: with a version or a distinguished name."""
    text = start.lstrip(b"\xef\xbb\xbf\r\n ").lower()
    return text.startswith((b"dn:", b"version: 1\ndn:", b"version: 1\r\n", b"version: 1\n"))


def read(data: bytes, name: str, encoding: str = "", told: Told = nobody) -> Book:
    """The entries in `data` that are no lists of others."""
    see_that_lines_are_few(data, name, _MOST_LINES)
    found = decoded(data, name, encoding)
    rows: list[tuple[int, dict[str, list[str]]]] = []
    lists = 0
    for line, entry in _entries(found.text):
        if len(rows) % 1000 == 0:
            told(say("Reading \u201c{name}\u201d, {entries} entries", name=name, entries=len(rows)))
        if _LISTS.isdisjoint(kind.casefold() for kind in entry.get("objectclass", [])):
            rows.append((line, _named(entry)))
        else:
            lists += 1
        if len(rows) > MOST_ROWS:
            break
    if not rows:
        raise OutreachError(
            say("\u201c{name}\u201d has no people in it.", name=name),
            hint=say("Export the list again."),
        )
    header, notes = columns_of([row for _, row in rows], name)
    records: list[Record] = [(0, header)]
    for line, row in rows[:MOST_ROWS]:
        records.append((line, [_SEVERAL.join(row.get(column, [])) for column in header]))
    if lists:
        notes = (
            say("Entries that are lists and no people are left out: {lists}.", lists=lists),
            *notes,
        )
    if len(rows) > MOST_ROWS:
        notes = (*notes, too_long("entries"))
    return Book(
        kind="LDIF",
        sheets=(ListSheet(records=tuple(records), notes=notes),),
        encoding=found.encoding,
        notes=found.notes,
    )


def _entries(text: str) -> Iterator[tuple[int, dict[str, list[str]]]]:
    entry: dict[str, list[str]] = defaultdict(list)
    begins = 0
    for line, content in _lines(text):
        if not content.strip():
            if len(entry) > 1:
                yield begins, entry
            entry = defaultdict(list)
            continue
        name, colon, value = content.partition(":")
        if colon:
            begins = begins if entry else line
            entry[name.partition(";")[0].strip().casefold()].append(_value(value))
    if len(entry) > 1:
        yield begins, entry


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines with their number, those folded over several put together; remarks left out."""
    held, begins = "", 0
    for number, line in enumerate(text.splitlines(), 1):
        if line[:1] == " ":
            held += line[1:]
            continue
        if begins and not held.startswith("#"):
            yield begins, held
        held, begins = line, number
    if begins and not held.startswith("#"):
        yield begins, held


def _value(text: str) -> str:
    if not text.startswith(":"):
        return text.removeprefix("<").strip()
    try:
        return base64.b64decode(text[1:].strip()).decode("utf-8", errors="replace").strip()
    except (binascii.Error, ValueError):
        return text[1:].strip()


def _named(entry: dict[str, list[str]]) -> dict[str, list[str]]:
    row: dict[str, list[str]] = defaultdict(list)
    for name, values in entry.items():
        if name not in _WITHOUT_NEWS:
            row[_COLUMNS.get(name, name)] += [
                value.replace("$", "\n") if "address" in name else value
                for value in values
                if value
            ]
    return row
