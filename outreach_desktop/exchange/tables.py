"""Where the table of people begins in a sheet, and where it ends."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from outreach_desktop.domain.wishes.wish_columns import is_wish_column
from outreach_desktop.domain.wishes.wish_notes import tag_says
from outreach_desktop.exchange import contents, header_words
from outreach_desktop.exchange.cells.couple_cells import homes_told
from outreach_desktop.exchange.own import people as own
from outreach_desktop.exchange.own.places import sheets as own_places
from outreach_desktop.exchange.people_in_a_row import one_person_a_row
from outreach_desktop.exchange.shapes import upright
from outreach_desktop.exchange.sheets import ListSheet, Record, SheetRow, Table
from outreach_desktop.words import say, say_many

_LOOKED_AT = 20
"""Records among which the column names are looked for."""
_MOST_TOLD = 5
_LONGEST_NAME = 200
_NOT_PEOPLE = re.compile(
    r"\b(?:total|totals|sub-?total|count|printed|page|generated|exported|created|updated|report|prepared|as (?:at|of)"
    r"|number of|end of|grand|confidential|summe|gesamt|gedruckt|seite|imprim|pagina|www\.|https?:)\b"
    r"|^[-=_*#\s]+$|:$|\b(?:nurses|doctors|gps|consultants|members|volunteers|practices|hospitals|managers|surgeons"
    r"|partners|contacts|staff|team|others|pharmacists|therapists|counsellors|psychologists|supporters|trustees"
    r"|committee|people|organisations|organizations|surgeries)$",
    re.IGNORECASE,
)


def table(sheet: ListSheet) -> Table:
    """The table in `sheet`: its column names, and its rows without headings, totals and repeats."""
    if ours := own.table(sheet):
        return ours
    if own_places.is_of_organisations(sheet):
        return own.as_it_stands(sheet)
    records, turned = upright(_without_marks_of_a_program(sheet.records), known_names)
    place = _names_at(records)
    above = records[: place or 0]
    if place is None:
        header, rest = _unnamed(records), list(records)
        notes = [_NO_NAMES]
    else:
        cells = _with_groups(records[place][1], above[-1][1] if above else [])
        header, rest = cells, list(records[place + 1 :])
        notes = [_told(say("Left out above the column names"), above)] if above else []
    keep = _kept(header, rest)
    names = _unique([header[column] for column in keep], notes, keep)
    width = len(header)
    rest, left = _people(rest, records[place][1] if place is not None else None, width)
    notes += left
    found = Table(
        header=names,
        rows=tuple(_row(line, cells, keep, width, ragged=sheet.ragged) for line, cells in rest),
        headed=place is not None,
        notes=(*sheet.notes, *turned, *notes),
        refused=sheet.refused,
    )
    return one_person_a_row(homes_told(_below_headings(found, records)))


_OF_A_PROGRAM = re.compile(r"\{\"ImportId\":.*\}")
"""What a program of surveys writes below each question, for itself."""


def _without_marks_of_a_program(records: Sequence[Record]) -> Sequence[Record]:
    """Without a line of such marks, and what is above the questions right before it: “Q2” over “Your name”."""
    for place, (_, cells) in enumerate(records[1:_LOOKED_AT], start=1):
        held = [cell for cell in cells if cell]
        if len(held) > 1 and contents.share(held, _OF_A_PROGRAM.fullmatch) >= 0.8:
            return [records[place - 1], *records[place + 1 :]]
    return records


HEADING_ABOVE = "Heading above"
"""The column of what a line above a group of rows says of them: “Do not contact”."""


def _below_headings(found: Table, records: Sequence[Record]) -> Table:
    """`found` with a column more where a heading between its rows says a wish, or that they have died."""
    lines = {row.line for row in found.rows}
    above, said = "", dict[int, str]()
    for line, cells in records:
        if line in lines:
            said[line] = above
        elif held := [cell for cell in cells if cell]:
            above = held[0] if len(held) == 1 and tag_says(held[0][:_LONGEST_NAME]) else ""
    if not found.headed or not any(said.values()):
        return found
    rows = tuple(replace(row, cells=[*row.cells, said.get(row.line, "")]) for row in found.rows)
    return replace(found, header=(*found.header, HEADING_ABOVE), rows=rows)


_NO_NAMES = say(
    "No line names the columns, so each is recognised by what is in it. Check that every column "
    "goes to the right place."
)


def known_names(cells: Sequence[str]) -> int:
    """How many different cells are usual names of columns."""
    known = set()
    for cell in cells:
        if cell and len(cell) <= 80 and "@" not in cell:
            reading = header_words.read(cell)
            if reading.field or reading.weak or (is_wish_column(cell, ()) and len(cell) < 60):
                known.add(cell)
    return len(known)


def is_list_of_people(sheet: ListSheet) -> int:
    """How much a sheet looks like a list of people: known columns first, then rows."""
    if own_places.is_of_organisations(sheet):  # what hangs on them stands in sheets beside it
        return 100_000_000
    return _known_columns(sheet) * 100_000 + len(sheet.records)


def names_people(sheet: ListSheet) -> bool:
    """Whether a sheet has column names as lists of people have, and rows below them."""
    if own_places.is_beside(sheet):
        return False
    return _known_columns(sheet) >= 2 and len(sheet.records) > 1


def _known_columns(sheet: ListSheet) -> int:
    place = _names_at(sheet.records) if sheet.records else None
    return known_names(sheet.records[place][1]) if place is not None else 0


def _names_at(records: Sequence[Record]) -> int | None:
    """The place of the column names: the first record with two known ones, else the likeliest."""
    first = records[:_LOOKED_AT]
    usual = _usual_width(records)
    counted = [(known_names(cells), _filled(cells)) for _, cells in first]
    for place, (known, filled) in enumerate(counted):
        if known >= 2 and (known * 3 >= filled or known >= 4) and not _is_data(records, place):
            return _with_more_names(records, place)
    for place, (known, filled) in enumerate(counted):
        if known and (filled * 2 >= usual) and not _is_data(records, place):
            return place
    # Nothing known: names that nobody knows, unless the first record is of the same kind as the rest.
    wide = next((place for place, (_, filled) in enumerate(counted) if filled * 2 >= usual), 0)
    is_person = _holds_data(first[wide][1]) or _names_somebody(first, wide)
    return None if is_person else wide


def _names_somebody(records: Sequence[Record], place: int) -> bool:
    """Whether somebody stands there, above others: “Dr & Mrs Ian Orpen”, “Alan Orpen”."""
    below = [cells for _, cells in records[place + 1 :]]
    return any(
        contents.is_somebody(cell)
        and contents.are_names(
            [cells[column] for cells in below if column < len(cells) and cells[column]]
        )
        for column, cell in enumerate(records[place][1])
    )


def _with_more_names(records: Sequence[Record], place: int) -> int:
    """The record below, where that names more columns: the one above then only groups them."""
    below = records[place + 1][1] if place + 1 < len(records) else []
    here, there = (
        sum(1 for cell in cells if known_names([cell])) for cells in (records[place][1], below)
    )
    return place + 1 if there > here and not _is_data(records, place + 1) else place


def _usual_width(records: Sequence[Record]) -> int:
    """How many cells most records fill that fill more than one."""
    widths = Counter(_filled(cells) for _, cells in records[:200])
    widths.pop(1, None)
    return max(widths, key=lambda width: (widths[width], width), default=1)


def _filled(cells: Sequence[str]) -> int:
    return sum(1 for cell in cells if cell)


def _holds_data(cells: Sequence[str]) -> bool:
    """Whether a record has an e-mail address, a number or a postcode: no column is called that."""
    return contents.holds_data([cell[:200] for cell in cells if cell])


def _is_data(records: Sequence[Record], place: int) -> bool:
    """Whether a record that looks like names is one of many like it: “GP” stands below “GP”."""
    cells = records[place][1]
    if _holds_data(cells):
        return True
    below = [other for _, other in records[place + 1 : place + 1 + _LOOKED_AT]]
    repeated = sum(
        1
        for column, cell in enumerate(cells)
        if cell and sum(1 for other in below if other[column : column + 1] == [cell]) >= 2
    )
    return repeated * 2 > _filled(cells)


def _with_groups(cells: list[str], above: list[str]) -> list[str]:
    """Names in two lines: “Home” over “Street, Town” and “Work” over the same make “Home Street”."""
    if sum(1 for cell in above if cell) > 1:  # a name that stands over both lines
        beside = [*above, *[""] * len(cells)]
        cells = [cell or beside[column] for column, cell in enumerate(cells)]
    repeated = {cell for cell, count in Counter(cells).items() if cell and count > 1}
    if not repeated or not any(above):
        return cells
    group, found = "", []
    for column, cell in enumerate(cells):
        group = above[column] if column < len(above) and above[column] else group
        found.append(f"{group} {cell}" if cell in repeated and group else cell)
    return found


def _unnamed(records: Sequence[Record]) -> list[str]:
    width = max((len(cells) for _, cells in records[:200]), default=0)
    return [f"Column {number}" for number in range(1, width + 1)]


def _kept(header: Sequence[str], records: Sequence[Record]) -> list[int]:
    """The columns that have a name or hold something: exports end their lines with commas."""
    bare = {column for column, name in enumerate(header) if not name}
    for _, cells in records:
        if not bare:
            break
        bare -= {column for column in bare if column < len(cells) and cells[column]}
    return [column for column in range(len(header)) if column not in bare]


def _unique(cells: Sequence[str], notes: list[str], places: Sequence[int]) -> tuple[str, ...]:
    """Every column under a name of its own; what was renamed is noted."""
    names: list[str] = []
    taken: set[str] = set()
    for place, cell in zip(places, cells, strict=True):
        name = " ".join(cell[:_LONGEST_NAME].split()) or f"Column {place + 1}"
        if name in taken:
            count = 2
            while (own := f"{name} ({count})") in taken:
                count += 1
            notes.append(
                say(
                    "Two columns are called \u201c{name}\u201d; one is read as \u201c{own}\u201d.",
                    name=name,
                    own=own,
                )
            )
            name = own
        names.append(name)
        taken.add(name)
    return tuple(names)


def _row(line: int, cells: list[str], keep: list[int], width: int, *, ragged: bool) -> SheetRow:
    count = len(cells)
    plain = [cells[column] if column < count else "" for column in keep]
    surplus = sum(1 for cell in cells[width:] if cell) if count > width else 0
    return SheetRow(
        line=line, cells=plain, missing=max(0, width - count) if ragged else 0, surplus=surplus
    )


def _people(
    records: list[Record], names: list[str] | None, width: int
) -> tuple[list[Record], list[str]]:
    """The records that may be people, and sentences about the others."""
    people: list[Record] = []
    others: list[Record] = []
    repeats = 0
    notes: list[str] = []
    usual = _usual_width(records)
    for place, (line, cells) in enumerate(records):
        if names is not None and cells == names:
            repeats += 1
        elif names is not None and _begins_another(records, place, names):
            notes.append(
                say(
                    "Another table begins in line {line} ({names}) and is not imported: {rows} "
                    "rows. Put it into a file of its own.",
                    line=str(line),
                    names=", ".join(filter(None, cells))[:120],
                    rows=len(records) - place - 1,
                )
            )
            break
        elif _is_heading(cells, width, usual):
            others.append((line, cells))
        else:
            people.append((line, cells))
    if repeats:
        notes.append(
            say_many(
                "The column names appear once more in the list and are left out there.",
                "The column names appear {count} more times in the list and are left out there.",
                repeats,
            )
        )
    if others:
        notes.append(_told(say("Headings, totals and similar lines, not read as people"), others))
    return people, notes


def _begins_another(records: Sequence[Record], place: int, names: Sequence[str]) -> bool:
    """Whether a record below a blank line names other columns: as many known names as a heading has."""
    line, cells = records[place]
    before, above = records[place - 1] if place else (line, cells)
    if line <= before + 1 + sum(cell.count("\n") for cell in above):
        return False
    if _holds_data(cells):  # asked first: in a file of cards every card comes after a gap
        return False
    known = known_names(cells)
    if known < 3 or known * 4 < _filled(cells) * 3:
        return False
    return sum(1 for one, other in zip(cells, names, strict=False) if one != other) * 2 > len(cells)


def _is_heading(cells: Sequence[str], width: int, usual: int) -> bool:
    """One filled cell where others fill several: “GPs”, “Total: 12”, “Printed by …”, no person."""
    held = [cell[:200] for cell in cells if cell]
    if len(held) == 1 and cells[0] and width > 1 and tag_says(held[0]):
        return True
    if width < 3 or usual < 3:
        return (
            len(held) == 1
            and width > 1
            and bool(_NOT_PEOPLE.search(held[0]))
            and not _holds_data(held)
        )
    if len(held) == 2 and held[0].rstrip(": ").casefold() in ("total", "totals", "count", "sum"):
        return True
    if len(held) != 1 or not cells[0]:
        return False
    return bool(_NOT_PEOPLE.search(held[0])) or not (contents.are_names(held) or _holds_data(held))


def _told(what: str, records: Sequence[Record]) -> str:
    shown = ", ".join(
        say(
            "line {line} \u201c{text}\u201d",
            line=str(line),
            text=", ".join(cell for cell in cells if cell)[:60],
        )
        for line, cells in records[:_MOST_TOLD]
    )
    if more := len(records) - len(records[:_MOST_TOLD]):
        shown = say("{names} and {count} more", names=shown, count=more)
    return say("{what}: {lines}.", what=what, lines=shown)
