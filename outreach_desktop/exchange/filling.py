"""A row's cells, taken to their fields."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from outreach_desktop import given_json
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.names.name_order import surname_first
from outreach_desktop.domain.names.names import is_title
from outreach_desktop.domain.own_fields.targets import is_target, target
from outreach_desktop.errors import OutreachError
from outreach_desktop.exchange import contents
from outreach_desktop.exchange.column import Column
from outreach_desktop.exchange.fields import LEFT_OUT, NAMED_EMAIL, NOTES, WISHES
from outreach_desktop.exchange.found import FoundAddress, FoundCells
from outreach_desktop.exchange.header_words import bare, plain, read
from outreach_desktop.exchange.headings import ADDRESS_PARTS
from outreach_desktop.exchange.places.fields import PLACE_FIELDS

SEVERAL = ":::"  # how Google joins several values in one cell
MOST_TAGS = 200
"""More in one cell is no list of tags."""
_EVERYBODY = frozenset(
    ("mycontacts", "starred", "starredinandroid")
)  # Google's own groups, which say nothing
_ONE = frozenset(
    (
        *("title", "name", "first_name", "middle_name", "initials", "surname_prefix", "last_name"),
        "post_nominals",
        *("salutation", "profession", "specialty", "organisation", "role", "department"),
        *("preferred_channel", "tier", "champion", "source", "organisation_name"),
    )
)
_NAMES_IN_FOUND = {"name": "full_name", "organisation_name": "organisation"}
_OF_PERSON = ("full_name", "first_name", "last_name")
# What address books write where nobody wrote anything.
_SAYS_NOTHING = frozenset(("0/0/00", "00/00/0000", "0000-00-00", "Normal", "Unspecified"))
_ORGANISATION = frozenset(
    (
        "organisation",
        "organization",
        "company",
        "business",
        "org",
        "unternehmen",
        "firma",
        "societe",
    )
)
_PERSON = frozenset(("individual", "person", "contact", "household", "family", "people"))
_SURNAME_FIRST = re.compile(
    r"\b(?:surname|last name|family name) first\b|^(?:nachname|name|nom|cognome|achternaam|surname|last name) (?:und |et |e |en |and )?"
    r"(?:vorname|prenom|nome|voornaam|forename|first name)$"
)
"""Names of columns that say that the surname stands first in them."""
_SHOWN_EMAIL = re.compile(r"\(([^()\s]+@[^()\s]+)\)")
_TAG_BREAKS = re.compile(r"[;,|\n]")
_MARKS_ROUND_TAGS = " \t\"'[]{}()\u201c\u201d"

Take = Callable[[Sequence[str]], FoundCells]


def filler(columns: Sequence[Column]) -> Take:
    """What makes a Found of the cells of a row, worked out once for a table."""
    return _Filler(columns).found


class _Filler:
    def __init__(self, columns: Sequence[Column]) -> None:
        self._ones: list[tuple[int, str, str]] = []
        self._many: dict[str, list[tuple[int, Column]]] = defaultdict(list)
        self._parts: dict[str, list[tuple[int, Column]]] = defaultdict(list)
        self._labels: dict[str, int] = {}
        self._displays: list[int] = []
        self._own = [
            (place, target(column.field, column.name))
            for place, column in enumerate(columns)
            if is_target(column.field)
        ]
        self._lists_places = any(one.field == "organisation_name" for one in columns)
        self._of_place = [
            (place, one.field, one.name)
            for place, one in enumerate(columns)
            if one.field in PLACE_FIELDS
        ]
        self._extensions: dict[int, int] = {}
        self._names: dict[int, str] = {}
        phone = -1
        for place, column in enumerate(columns):
            if column.field in ("phone", "mobile"):
                phone = place
            elif column.field == "extension":
                self._extensions[phone] = place
                self._names[place] = column.name
        for place, column in enumerate(columns):
            if column.field in _ONE:
                self._ones.append((place, column.field, column.name))
            elif column.field in ADDRESS_PARTS:
                self._parts[column.kind].append((place, column))
            elif column.field == "label" and column.pair:
                self._labels[column.pair] = place
            elif column.field == "email_display":
                self._displays.append(place)
            elif column.field not in (LEFT_OUT, "extension", "label", *PLACE_FIELDS):
                self._many[column.field].append((place, column))
        self._ones.sort(key=lambda one: one[1] == "name")

    def found(self, cells: Sequence[str]) -> FoundCells:
        """The fields of one row."""
        left: list[tuple[str, str]] = []
        ones = self._single(cells, left)
        notes = self._notes(cells, left)
        has = self._many
        return FoundCells(
            **ones,
            is_organisation=self._is_place(ones, cells),
            notes=notes,
            tags=self._tags(cells),
            emails=list(self._emails(cells)),
            phones=list(self._phones(cells)),
            addresses=list(self._addresses(cells)),
            large_print="large_print" in has and self._says_yes(cells, "large_print"),
            wishes=self._wishes(cells) if WISHES in has else (),
            own=[(target, cells[place]) for place, target in self._own if cells[place]],
            of_place=[(field, name, cells[at]) for at, field, name in self._of_place if cells[at]],
            left=left,
        )

    def _is_place(self, ones: Mapping[str, str], cells: Sequence[str]) -> bool | None:
        """What a column says; in a list of organisations whoever is not named is one."""
        if "is_organisation" in self._many:
            return self._is_organisation(cells)
        if self._lists_places and not any(ones.get(name) for name in _OF_PERSON):
            return True
        return None

    def _single(self, cells: Sequence[str], left: list[tuple[str, str]]) -> dict[str, str]:
        """Fields that hold one value: the first column that has one gives it, others go to the notes."""
        found: dict[str, str] = {}
        for place, field, name in self._ones:  # names in one piece come after their parts
            if not (cell := cells[place]):
                continue
            values = _single_values(field, name, cell)
            key = _NAMES_IN_FOUND.get(field, field)
            for value in values:
                line = " ".join(value.split())
                if not line or found.get(key) == line:
                    continue
                if key not in found:
                    found[key] = line
                elif field == "title" and is_title(line) and is_title(found[key]):
                    found[key] = f"{found[key]} {line}"  # “Frau” beside “Dr.”
                elif not (field == "name" and _says_no_more(line, found)):
                    left.append((name, line))
        _join_surname(found)
        for _, _, cell in self._values(NAMED_EMAIL, cells):
            name, _ = contents.named_email(cell) or ("" if "@" in cell else cell, "")
            if name:
                found.setdefault("full_name", " ".join(name.split()))
        return found

    def _values(self, field: str, cells: Sequence[str]) -> Iterator[tuple[Column, str, str]]:
        """Column, label and cell of each value of `field`; one cell may hold several of Google's."""
        for place, column in self._many.get(field, ()):
            if not (cell := cells[place]):
                continue
            label = self._labels.get(column.pair)
            labels = cells[label].split(SEVERAL) if label is not None else [""]
            if SEVERAL not in cell:
                if (extension := self._extensions.get(place)) is not None and cells[extension]:
                    cell = f"{cell} ext {cells[extension]}"
                yield column, labels[0].strip(), cell
                continue
            values = cell.split(SEVERAL)
            labels += labels[-1:] * (len(values) - len(labels))
            for said, value in zip(labels, values, strict=False):
                if value.strip():
                    yield column, said.strip(), value.strip()

    def _emails(self, cells: Sequence[str]) -> Iterator[tuple[str, str]]:
        for column, label, cell in self._values("email", cells):
            if cell[:3].casefold() == "/o=":  # Exchange's inner address gives way to the one shown
                shown = (_SHOWN_EMAIL.search(cells[place]) for place in self._displays)
                cell = next((match[1] for match in shown if match), cell)
            yield label or column.kind, cell
        for _, _, cell in self._values(NAMED_EMAIL, cells):
            if "@" in cell:
                yield "", (contents.named_email(cell) or ("", cell))[1]

    def _phones(self, cells: Sequence[str]) -> Iterator[tuple[str, str]]:
        for field in ("phone", "mobile", "fax"):
            for column, label, cell in self._values(field, cells):
                yield label or _phone_label(column), cell

    def _notes(self, cells: Sequence[str], left: list[tuple[str, str]]) -> str:
        """The notes of the file's own; whatever has no field of its own goes below them by name."""
        lines: list[str] = []
        for column, label, cell in self._values(NOTES, cells):
            if are_notes(column):
                lines.append(cell)
            elif cell not in _SAYS_NOTHING:
                left.append((label.lstrip("* ") or column.name, cell))
        for phone, extension in self._extensions.items():
            if cells[extension] and not (phone >= 0 and cells[phone]):
                left.append((self._names[extension], cells[extension]))
        return "\n".join(lines)

    def _tags(self, cells: Sequence[str]) -> list[str]:
        found = [tag for place, _ in self._many.get("tags", ()) for tag in tags_in(cells[place])]
        for place, column in self._many.get("tag", ()):
            if cells[place].casefold() in contents.YES or cells[place] == "*":
                found.append(column.name)
        return found

    def _wishes(self, cells: Sequence[str]) -> list[tuple[str, str]]:
        return [(column.name, cells[place]) for place, column in self._many[WISHES] if cells[place]]

    def _says_yes(self, cells: Sequence[str], field: str) -> bool:
        return any(cells[place].casefold() in contents.YES for place, _ in self._many[field])

    def _is_organisation(self, cells: Sequence[str]) -> bool | None:
        for place, column in self._many["is_organisation"]:
            cell = bare(cells[place])
            asks_for_person = "person" in plain(column.name).split()[:3] and "or" not in column.name
            if cell in _ORGANISATION or cell in _PERSON:
                return cell in _ORGANISATION
            if cell in contents.YES or cell in contents.NO:
                return (cell in contents.YES) is not asks_for_person
        return None

    def _addresses(self, cells: Sequence[str]) -> Iterator[FoundAddress]:
        for kind, columns in self._parts.items():
            held = [(column, cells[place]) for place, column in columns if cells[place]]
            if not held:
                continue
            label = self._labels.get(f"address {kind}")
            if label is None and not any(SEVERAL in cell for _, cell in held):
                yield _address(_set_label(kind), held)
                continue
            labels = (
                [one.strip() for one in cells[label].split(SEVERAL)]
                if label is not None
                else [_set_label(kind)]
            )
            for number in range(max(cell.count(SEVERAL) for _, cell in held) + 1):
                parts = [(column, _nth(cell, number)) for column, cell in held]
                yield _address(labels[min(number, len(labels) - 1)], parts)


def _single_values(field: str, name: str, cell: str) -> list[str]:
    if field == "name" and _SURNAME_FIRST.search(plain(name)):
        cell = surname_first(cell)
    return [one.strip() for one in cell.split(SEVERAL)] if SEVERAL in cell else [cell]


def _join_surname(found: dict[str, str]) -> None:
    """“van der” in a column of its own, put before “Berg”."""
    if before := found.pop("surname_prefix", ""):
        last = found.get("last_name", "")
        is_there = last.casefold().startswith(f"{before.casefold()} ")
        found["last_name"] = last if is_there else f"{before} {last}".strip()


def _says_no_more(name: str, found: Mapping[str, str]) -> bool:
    """Whether a second name in one piece has no word that is not known: “Marsh, Wilma”."""
    known = {word for value in found.values() for word in plain(value).split()}
    return known.issuperset(plain(name).split())


def _nth(cell: str, number: int) -> str:
    """The `number`th of Google's several values; one that stands for all is of the first."""
    values = cell.split(SEVERAL)
    return values[number].strip() if number < len(values) else ""


def _set_label(kind: str) -> str:
    return "" if kind.isdigit() else kind


def _address(label: str, held: Sequence[tuple[Column, str]]) -> FoundAddress:
    by_field: dict[str, list[str]] = defaultdict(list)
    for column, cell in held:
        if cell:
            by_field[column.field].append(cell)

    def first(part: str) -> str:
        return " ".join(by_field[part][0].split()) if part in by_field else ""

    return FoundAddress(
        label=label,
        parts=Address(
            street=_street(by_field),
            town=first("town"),
            region=first("region"),
            postcode=first("postcode"),
            country=first("country"),
        ),
        whole="\n".join(by_field["address"]),
    )


def _street(parts: dict[str, list[str]]) -> str:
    """House, number and street as they stand on an envelope: the number before the first line."""
    lines: list[str] = []
    for cell in parts["street"]:  # some exports have the street whole and in parts
        lines += [
            line
            for line in map(str.strip, cell.splitlines())
            if line and not any(line in one for one in lines)
        ]
    if numbers := parts["house_number"]:
        number = " ".join(numbers)
        first = lines[0] if lines else ""
        lines = [first if number in first.split() else f"{number} {first}".strip(), *lines[1:]]
    names = [line.strip() for cell in parts["house_name"] for line in cell.splitlines()]
    boxes = [cell if re.search(r"[^\W\d]", cell) else f"PO Box {cell}" for cell in parts["po_box"]]
    return "\n".join([*names, *boxes, *lines])


def _phone_label(column: Column) -> str:
    """What a number is called: “Work phone”, “Mobile”, or the column's own name where that says more."""
    where = column.kind if column.kind in ("home", "work", "other") else ""
    if column.field == "mobile":
        return f"{where} mobile".strip().capitalize()
    if column.field == "fax":
        says = any(word in column.name.casefold() for word in ("fax", "pager", "telex"))
        return f"{where} {column.name}".strip() if says else f"Pager ({column.name})"
    return f"{where.capitalize()} phone" if where else column.name


def are_notes(column: Column) -> bool:
    """Whether a column holds notes as such, and not something that ends up there under its name."""
    return read(column.name).field == NOTES and not column.pair


def tags_in(cell: str) -> list[str]:
    """The tags in a cell, without the marks of the program they come from and its own groups.

    Of too many only as many as show that they are.
    """
    if cell.startswith("[") and cell.endswith("]"):
        try:
            listed = given_json.parsed(cell.encode("utf-8", "replace"), "tags")
        except OutreachError:
            listed = None
        if isinstance(listed, list):
            cell = "\n".join(str(one) for one in listed)
    parts = cell.split(SEVERAL) if SEVERAL in cell else _TAG_BREAKS.split(cell)
    if all(word.startswith("#") for word in cell.split()):
        parts = cell.replace("#", " ").split()
    tags = (part.strip(_MARKS_ROUND_TAGS) for part in parts)
    said = (tag for tag in tags if tag and bare(tag.lstrip("* ")) not in _EVERYBODY)
    return list(islice(said, MOST_TAGS + 1))
