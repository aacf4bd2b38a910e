"""The NPPES file, some 330 columns wide and ten million lines long: its columns are found by name, and few of them are looked at."""

import csv
from collections.abc import Iterator
from operator import itemgetter
from typing import Final

from outreach_desktop.exchange.registers.layouts import Layout

Raw = tuple[str, ...]
_CUT: Final = '","'
_MOST_LINES: Final = 60
"""Lines that one entry may be broken into by line breaks in its cells."""
_PRACTICE: Final = "Business Practice Location Address"
_MAILING: Final = "Business Mailing Address"
_TAXONOMY: Final = "Healthcare Provider Taxonomy Code_"
_SWITCH: Final = "Healthcare Provider Primary Taxonomy Switch_"

_WANTED: Final = (
    "NPI", "Entity Type Code", "Provider Organization Name (Legal Business Name)", "Provider Last Name (Legal Name)", "Provider First Name",
    "Provider Middle Name", "Provider Name Prefix Text", "Provider Name Suffix Text", "Provider Credential Text",
    f"Provider First Line {_PRACTICE}", f"Provider Second Line {_PRACTICE}", f"Provider {_PRACTICE} City Name", f"Provider {_PRACTICE} State Name",
    f"Provider {_PRACTICE} Postal Code", f"Provider {_PRACTICE} Country Code (If outside U.S.)", f"Provider {_PRACTICE} Telephone Number",
    f"Provider First Line {_MAILING}", f"Provider Second Line {_MAILING}", f"Provider {_MAILING} City Name", f"Provider {_MAILING} State Name",
    f"Provider {_MAILING} Postal Code", f"Provider {_MAILING} Country Code (If outside U.S.)", f"Provider {_MAILING} Telephone Number",
    "Provider Enumeration Date", "NPI Deactivation Date", "NPI Reactivation Date",
    "Provider Other Organization Name",
)  # fmt: skip
_PARENT: Final = "Parent Organization LBN"
_UNKNOWN: Final = "<UNAVAIL>"


class Cutting:
    """Makes a record of each line; of the cells of a line, only those in front are looked at where they say enough."""

    def __init__(self, layout: Layout) -> None:
        places = layout.places
        self._columns = layout.columns
        self._taxonomies = [
            (places[f"{_SWITCH}{number}"], places[f"{_TAXONOMY}{number}"])
            for number in range(1, 16)
            if f"{_SWITCH}{number}" in places and f"{_TAXONOMY}{number}" in places
        ]
        one_code = places.get(f"{_TAXONOMY}1", -1)
        self._switch, self._code = (self._taxonomies or [(-1, one_code)])[0]
        wanted = [places.get(name, -1) for name in _WANTED]
        front = max(*wanted, self._switch, self._code) + 1
        self._front = front if layout.columns - front > 1 else 0
        # A column that the file has not is the empty cell that is put behind those in front.
        behind = self._front or self._columns
        self._pick = itemgetter(*(place if place >= 0 else behind for place in wanted))
        self._switch, self._code = (one if one >= 0 else behind for one in (self._switch, self._code))  # fmt: skip
        self._parent = places.get(_PARENT, -1)
        self._rest = ""
        """The beginning of an entry whose end comes with the next piece."""

    def records(self, pieces: Iterator[str]) -> Iterator[Raw | int]:
        """A record for each line that is whole, else the number of its cells.

        A line whose cells are all quoted, as they are here, is cut between the quotation marks; any other is read by the rules of CSV.
        """
        for piece in pieces:
            whole, self._rest = self._rest + piece, ""
            yield from self._of_lines(_lines(whole), is_last=False)
        yield from self._of_lines(_lines(self._rest), is_last=True)

    def _of_lines(self, lines: list[str], *, is_last: bool) -> Iterator[Raw | int]:
        cuts, front, place, count = self._columns - 1, self._front, 0, len(lines)
        while place < count:
            line = lines[place]
            place += 1
            if line.count(_CUT) == cuts and line[0] == '"' and line.rstrip("\r")[-1] == '"':
                if front:
                    cells = line.split(_CUT, front)
                    cells[-1] = ""
                else:
                    cells = self._all(line)
                cells[0] = cells[0][1:]
                yield self._record(cells, line)
                continue
            if not line.strip():
                continue
            first, after, end = line, place, min(place + _MOST_LINES, count)
            while line.count('"') % 2 and place < end:
                line = f"{line}\n{lines[place]}"
                place += 1
            if not is_last and line.count('"') % 2 and place < after + _MOST_LINES:
                self._rest = f"{line}\n"
                return
            whole = _joined(line) if place > after else []
            if len(whole) != self._columns:  # a mark too many is in this line alone
                whole, place = next(csv.reader([first])), after
            if len(whole) == self._columns:
                cells = [*whole[:front], ""] if front else [*whole, ""]
                yield self._record(cells, "", whole)
            elif any(whole):
                yield len(whole)

    def _all(self, line: str) -> list[str]:
        cells = line.rstrip("\r")[:-1].split(_CUT)
        cells.append("")
        return cells

    def _record(self, cells: list[str], line: str, whole: list[str] | None = None) -> Raw:
        (
            npi, entity, organisation, last, first, middle, prefix, suffix, letters, street, street2, town, state, postcode, country, phone,
            street_b, street2_b, town_b, state_b, postcode_b, country_b, phone_b, opened, gone, back, other,
        ) = self._pick(cells)  # fmt: skip
        kind = cells[self._code]
        if cells[self._switch] != "Y" and self._taxonomies:
            whole = whole or self._all(line)
            kind = next((whole[code] for on, code in self._taxonomies if whole[on] == "Y"), kind)
        if not street and not town:
            street, street2, town, state, postcode, country = street_b, street2_b, town_b, state_b, postcode_b, country_b  # fmt: skip
        # Copies that went through a spreadsheet have 1.0 for 1.
        is_person = entity[:1] == "1" or (not entity and not organisation and bool(last))
        parent = ""
        if organisation and self._parent >= 0:
            whole = whole or line.rsplit(_CUT, self._columns - self._parent)
            parent = whole[self._parent if len(whole) >= self._columns else 1]
        if suffix:
            letters = f"{suffix}\n{letters}"
        if middle:
            first = f"{first} {middle}"
        if street2:
            street = f"{street}\n{street2}"
        name = last if is_person else organisation or other
        if line and '"' in f"{name}{first}{letters}{street}{parent}":
            name, first, letters, street, parent = (one.replace('""', '"') for one in (name, first, letters, street, parent))  # fmt: skip
        if name == _UNKNOWN:
            name = ""
        closed = _day(gone) if gone and (not back or _day(back) < _day(gone)) else ""
        return (
            npi, kind, "1" if is_person else "", name, first, prefix, letters, street, town, state, postcode, "" if country == "US" else country,
            phone or phone_b, "", "", "", parent, _day(opened) if opened else "", closed,
        )  # fmt: skip


def _joined(lines: str) -> list[str]:
    """The cells of an entry with line breaks in them; none where its lines do not belong together."""
    try:
        return next(csv.reader([lines])) if lines.count('"') % 2 == 0 else []
    except csv.Error:
        return []


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    return lines


def _day(text: str) -> str:
    """“20250331” for “03/31/2025”; as it stands where it is written otherwise."""
    if len(text) == 10 and text[2] == "/" == text[5]:
        return text[6:] + text[:2] + text[3:5]
    return text.replace("-", "")
