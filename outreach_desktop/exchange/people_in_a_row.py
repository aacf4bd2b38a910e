"""Rows that name several people: “Contact 1 Name, Contact 1 Email, Contact 2 Name ...” become a row for each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from outreach_desktop.domain.names.name_words import is_place
from outreach_desktop.exchange import contents, header_words
from outreach_desktop.exchange.sheets import SheetRow, Table
from outreach_desktop.words import say

# “Contact 2”, “Contact2”, “Guest 02”, “2nd guest”.
_NUMBER = re.compile(
    r"\b(?P<word>first|second|third|fourth|1st|2nd|3rd|4th)\b|(?<![\d.])0?(?P<digit>[1-9])(?![\d.])",
    re.IGNORECASE,
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}  # fmt: skip
_NAMES = frozenset(("name", "first_name", "last_name"))
_STREETS = ("address", "street")
_PEOPLE = frozenset(
    (
        *("contact", "person", "gp", "doctor", "partner", "attendee", "delegate", "guest"),
        *("member", "manager", "clinician", "consultant", "nurse", "lead", "trustee"),
    )
)


@dataclass(frozen=True, slots=True)
class _Part:
    """A column that is of the `number`th person of a row: `key` is its name without the number."""

    place: int
    number: int
    key: str


def one_person_a_row(table: Table) -> Table:
    """`table` with a row for each person that a row names; others stay as they are."""
    if not table.headed:
        return table
    parts = [part for place, name in enumerate(table.header) if (part := _part(place, name))]
    shared = {
        place for part in parts if _goes_on(table, part) for place in (part.place - 1, part.place)
    }
    parts = [part for part in parts if part.place not in shared]
    lead = _lead(table, parts)
    groups = {
        number: {lead[part.key]: part.place for part in parts if part.number == number and part.key in lead}
        for number in sorted({part.number for part in parts if part.number > 1})
    }  # fmt: skip
    names = {
        number: named
        for number, moved in groups.items()
        if (named := _names_of_people(table, moved))
    }
    groups = {number: moved for number, moved in groups.items() if number in names}
    if not groups:
        return table
    rows, more = _parted(table, groups, names, set(lead.values()))
    if not more:
        return table
    first, last = more[0].line, more[-1].line
    numbered = f"number {first}" if first == last else f"numbers {first} to {last}"
    note = say(
        (
            "Some rows name several people. Each is read as a separate person; those who come second "
            "have {numbered}."
        ),
        numbered=numbered,
    )
    return replace(table, rows=(*rows, *more), notes=(*table.notes, note))


def _part(place: int, name: str) -> _Part | None:
    found = _NUMBER.search(name)
    if not found:
        return None
    word = (found["word"] or "").casefold()
    number = _ORDINALS[word] if word else int(found["digit"])
    rest = f"{name[: found.start()]} {name[found.end() :]}"
    key = header_words.bare(rest)
    if word == "first" and key in ("name", "names"):
        return None  # “First name”
    return _Part(place, number, key)


def _goes_on(table: Table, part: _Part) -> bool:
    """Whether it is the next line of one address, behind its first: “Address 1, Address 2” of several guests."""
    name = table.header[part.place]
    if part.number == 1 or _is_of_person(name) or header_words.read(part.key).field not in _STREETS:
        return False
    before = table.header[part.place - 1] if part.place else ""
    return header_words.bare(_NUMBER.sub(" ", before)) == part.key


def _is_of_person(name: str) -> bool:
    """“Contact 2 Address”, but not “Address 2”."""
    return not _PEOPLE.isdisjoint(header_words.plain(name).split())


def _lead(table: Table, parts: Sequence[_Part]) -> dict[str, int]:
    """The columns of the first person, by their names: “Contact 1 Email”, or “Contact Email” beside a second."""
    lead = {part.key: part.place for part in parts if part.number == 1}
    later = {part.key for part in parts if part.number > 1}
    for place, name in enumerate(table.header):
        key = header_words.bare(name)
        if key in later and key not in lead and not _NUMBER.search(name):
            lead[key] = place
    return lead


def _names_of_people(table: Table, moved: dict[int, int]) -> list[int]:
    """The columns with the names of another person; none where these columns are of something else."""
    named = [place for place in moved.values() if _is_named(table, place)]
    words = {word for place in named for word in header_words.plain(table.header[place]).split()}
    return named if len(moved) > 1 or not _PEOPLE.isdisjoint(words) else []


def _is_named(table: Table, place: int) -> bool:
    name = _NUMBER.sub(" ", table.header[place])
    field = header_words.read(name).field
    held = [row.cells[place] for row in table.rows if row.cells[place]]
    if not held or contents.are_emails(held) or any(map(str.isdigit, "".join(held))):
        return False
    is_person = _is_of_person(name)
    if field == "name" or (is_person and not field):  # “Name 2” may go on with that of a hospital
        return contents.are_names(held) and not any(map(is_place, held))
    return field in _NAMES


def _parted(
    table: Table,
    groups: dict[int, dict[int, int]],
    names: dict[int, list[int]],
    firsts: set[int],
) -> tuple[list[SheetRow], list[SheetRow]]:
    line = max((row.line for row in table.rows), default=0)
    rows, more = list[SheetRow](), list[SheetRow]()
    for row in table.rows:
        cells = list(row.cells)
        for number, moved in groups.items():
            if row.surplus or not any(row.cells[place] for place in names[number]):
                continue
            line += 1
            own = ["" if place in firsts else cell for place, cell in enumerate(row.cells)]
            for others in groups.values():
                for place in others.values():
                    own[place] = ""
            for first, place in moved.items():
                own[first], cells[place] = row.cells[place], ""
            more.append(replace(row, line=line, cells=own, of_line=row.line))
        rows.append(replace(row, cells=cells))
    return rows, more
