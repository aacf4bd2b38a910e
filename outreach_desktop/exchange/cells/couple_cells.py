"""Lists of donors, members and Christmas cards: who stands in columns of a second person, and which rows are of one home.

“Spouse First Name” and “Last Name 2” beside the first make a row of two people, as “Mr John Fennick and Mrs Mary Brown” in
one column does. Rows of one household, by its number or by its name at one address, live together, and what the list says
in a letter to both is theirs.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from outreach_desktop.domain.names.couples import are_two
from outreach_desktop.domain.names.names import is_title
from outreach_desktop.exchange import header_words
from outreach_desktop.exchange.sheets import HomeOfRow, SheetRow, Table

_PART = {
    "first_name": ("first", "first name", "fname", "given name", "forename", "preferred name"),
    "last_name": ("last", "last name", "lname", "surname", "family name"),
    "title": ("title", "prefix", "salutation"),
    "name": ("", "name", "full name"),
}
"""What is left of a heading without who it is about."""
_SECOND = re.compile(r"^(?:spouse(?: or| s)? partner|spouse s|spouse|wife|husband|sp|partner s|partner)\b ?(?P<rest>.*)$")  # fmt: skip
_NUMBERED = re.compile(r"^(?P<rest>.*\S) 2$|^2 (?P<other>.+)$")
_LETTERS = re.compile(r"^(?:(?:household|joint|family|couple|both) )*(?:informal|joint|household|familiar) (?:household )?(?:greeting|salutation)(?: name)?$")  # fmt: skip
_ENVELOPE = re.compile(r"^(?:(?:household|joint|family) )*(?:formal greeting|envelope name|mailing name|addressee)$")  # fmt: skip
_NUMBER_OF_HOME = re.compile(r"^(?:household|family|hh|home) (?:id|number|no|key|code)$")
_NAME_OF_HOME = re.compile(r"^(?:household(?: name| account)?|family|family unit|account name)$")
_ROLE = re.compile(r"^(?:family|household) (?:role|position|relationship)$")
_CHILD = re.compile(r"\b(?:child|son|daughter|kid|minor|dependent)\b", re.IGNORECASE)
_IS_HOME = re.compile(r"(?:^|\s)(?:household|family|familie)$", re.IGNORECASE)
_HEAD = ("head of household", "head of house", "head")


@dataclass(slots=True)
class _Columns:
    """Where in a row what stands."""

    first: dict[str, int] = field(default_factory=dict)
    second: dict[str, int] = field(default_factory=dict)
    names: list[int] = field(default_factory=list)
    """Columns with a whole name."""
    streets: list[int] = field(default_factory=list)
    letters: list[int] = field(default_factory=list)
    envelopes: list[int] = field(default_factory=list)
    number: int | None = None
    home: int | None = None
    role: int | None = None


def homes_told(table: Table) -> Table:
    """`table` with couples as they stand in one column, and with the home of each row where the list tells it."""
    if not table.headed:
        return table
    table = _with_a_head(table)
    at = _places(table.header)
    is_of_homes = at.home is not None or at.number is not None
    if not (at.second or is_of_homes or at.letters):
        return table
    table = _accounts_of_homes(table, at)
    if at.home is not None and at.envelopes and not (at.first or at.names):
        return _of_homes_alone(table, at)
    name = at.names[0] if at.names else len(table.header)
    header = list(table.header)
    if at.second and not at.names:
        header.append("Name")
    if at.letters and not is_of_homes and not any(map(_is_greeting, table.header)):
        header[at.letters[0]] = "Dear"
    rows = [_told(row, at, name, width=len(header), is_of_homes=is_of_homes) for row in table.rows]
    return replace(table, header=tuple(header), rows=tuple(rows))


def _told(row: SheetRow, at: _Columns, name: int, *, width: int, is_of_homes: bool) -> SheetRow:
    cells = [*row.cells, *[""] * (width - len(row.cells))]
    if both := _both(row.cells, at):
        for place in (*at.first.values(), *at.second.values(), *at.names):
            cells[place] = ""
        cells[name] = both
    key = _key(row.cells, at) if is_of_homes else ""
    if not key:
        return replace(row, cells=cells)
    dear = next((cells[one] for one in at.letters if are_two(cells[one])), "")
    envelope = next((cells[one] for one in at.envelopes if are_two(cells[one])), "")
    for place in (*at.letters, *at.envelopes):
        if cells[place] in (dear, envelope):
            cells[place] = ""
    return replace(row, cells=cells, home=HomeOfRow(key, dear, envelope))


def _both(cells: Sequence[str], at: _Columns) -> str:
    """“Mr John Fennick and Mrs Mary Brown”; "" where one of them has no name, or the first is two already."""
    one = {part: cells[place] for part, place in at.first.items()}
    two = {part: cells[place] for part, place in at.second.items()}
    last, whole = one.get("last_name", ""), two.get("name", "").split()
    if whole and not two.get("first_name"):
        two["title"] = two.get("title") or (whole.pop(0) if is_title(whole[0]) else "")
        two["first_name"], two["last_name"] = " ".join(whole[:1]), " ".join(whole[1:])
    firsts = one.get("first_name", ""), two.get("first_name", "")
    if not (all(firsts) and last) or any(are_two(each) for each in (*firsts, last)):
        return ""
    if any(letter.isdigit() for each in firsts for letter in each):
        return ""
    titles = one.get("title", ""), two.get("title", "")
    titles = (titles[0] if is_title(titles[0]) else "", titles[1] if is_title(titles[1]) else "")
    names = (last, two.get("last_name", "") or last)
    return " and ".join(
        " ".join(filter(None, each)) for each in zip(titles, firsts, names, strict=True)
    )


def _key(cells: Sequence[str], at: _Columns) -> str:
    """By what those of one home are known: its number, or its name where they live at one address; children get no letter."""
    if at.role is not None and _CHILD.search(cells[at.role]):
        return ""
    if at.number is not None and cells[at.number]:
        return cells[at.number]
    said = cells[at.home] if at.home is not None else ""
    street = " ".join(header_words.plain(cells[one]) for one in at.streets)
    is_number = any(map(str.isdigit, said))
    return f"{said}|{street.strip()}" if said and (street.strip() or is_number) else ""


def _of_homes_alone(table: Table, at: _Columns) -> Table:
    """A row is a household, and says nothing of those in it but how they are written to."""
    header = list(table.header)
    header[at.envelopes[0]] = "Name"
    if at.letters:
        header[at.letters[0]] = "Dear"
    return replace(table, header=tuple(header))


def _with_a_head(table: Table) -> Table:
    """A directory of a church has surnames, the head of the household, and the spouse: the head is the first name."""
    fields = {header_words.read(name).field for name in table.header}
    plain = [header_words.plain(name) for name in table.header]
    head = next((one for one in _HEAD if one in plain), None)
    if head is None or "first_name" in fields or "last_name" not in fields:
        return table
    header = list(table.header)
    header[plain.index(head)] = "First name"
    return replace(table, header=tuple(header))


def _accounts_of_homes(table: Table, at: _Columns) -> Table:
    """An account of Salesforce is a household or an organisation, as its own name says."""
    if at.home is None or header_words.plain(table.header[at.home]) != "account name":
        return table
    place, header = at.home, [*table.header, "Household name"]
    rows = []
    for row in table.rows:
        is_home = bool(_IS_HOME.search(row.cells[place]))
        cells = [*row.cells, row.cells[place] if is_home else ""]
        cells[place] = "" if is_home else cells[place]
        rows.append(replace(row, cells=cells))
    if not any(row.cells[-1] for row in rows):
        at.home = None
        return table
    at.home = len(header) - 1
    return replace(table, header=tuple(header), rows=tuple(rows))


_SAID = (
    ("letters", _LETTERS),
    ("envelopes", _ENVELOPE),
    ("number", _NUMBER_OF_HOME),
    ("home", _NAME_OF_HOME),
    ("role", _ROLE),
)


def _places(header: Sequence[str]) -> _Columns:
    at, numbered = _Columns(), dict[str, int]()
    for place, name in enumerate(header):
        plain = header_words.plain(name)
        said = next((what for what, names in _SAID if names.match(plain)), "")
        if found := _SECOND.match(plain):
            _note_part(at.second, found["rest"], place)
        elif said in ("letters", "envelopes"):
            getattr(at, said).append(place)
            at.names += [place] if header_words.read(name).field == "name" else []
        elif said:
            setattr(at, said, place)
        elif twice := _NUMBERED.match(plain):
            _note_part(numbered, twice["rest"] or twice["other"], place)
        else:
            _note_first(at, name, plain, place)
    if {"first_name", "last_name"} <= numbered.keys() and not at.second and at.streets:
        at.second = numbered  # “First Name 2” beside one address; of a company there is no home
    has_names = {"first_name", "last_name"} <= at.first.keys()
    if not (has_names and {"first_name", "name"} & at.second.keys()):
        at.second = {}
    return at


def _note_first(at: _Columns, name: str, plain: str, place: int) -> None:
    read = header_words.read(name)
    said = read.field or ("title" if plain in _PART["title"] and "title" in read.weak else "")
    if said in ("first_name", "last_name", "title"):
        at.first.setdefault(said, place)
    elif plain in ("first name 1", "1 first name", "last name 1", "1 last name"):
        at.first.setdefault("first_name" if "first" in plain else "last_name", place)
    elif said == "name":
        at.names.append(place)
    elif said in ("street", "address"):
        at.streets.append(place)


def _note_part(parts: dict[str, int], rest: str, place: int) -> None:
    for part, names in _PART.items():
        if rest in names:
            parts.setdefault(part, place)


def _is_greeting(name: str) -> bool:
    return header_words.read(name).field == "salutation"
