"""Whether a list is one of organisations, and which of its columns has their names."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from outreach_desktop.domain.names.name_words import is_place
from outreach_desktop.exchange import contents
from outreach_desktop.exchange.cells.cell_words import says_nothing
from outreach_desktop.exchange.column import Column
from outreach_desktop.exchange.fields import NOTES
from outreach_desktop.exchange.header_words import bare, plain
from outreach_desktop.exchange.name_columns import LAST_RESORT
from outreach_desktop.exchange.places import headings, kinds
from outreach_desktop.exchange.places.settling import (
    BY_LIST,
    BY_NAME,
    NAMED,
    Cells,
    are_codes,
    field_of,
    is_above,
    settled,
    to_field,
)
from outreach_desktop.exchange.sheets import Table

_OF_PEOPLE: Final = frozenset(
    (
        *("first_name", "last_name", "middle_name", "initials", "surname_prefix", "post_nominals"),
        *("salutation", "profession", "specialty", "is_organisation"),
    )
)
_MIXED = frozenset(("website", "organisation_code", "list_size", "belongs_to"))
_ALSO_OF_PEOPLE: Final = frozenset(
    ("parent", "parent name", "parent record", "member of", "group", "groupe", "gruppo")
)
_ENOUGH = 3


def with_places(columns: list[Column], cells: Cells, table: Table) -> list[Column]:
    """The columns of a list of organisations, and of one with organisations beside people; any other as they are."""
    if not table.headed:
        return columns
    at = _name_column(columns, cells)
    if at is not None:
        return settled(columns, cells, at)
    columns, beside = _with_whom_to_ask(columns, cells)
    if not beside and not _has_places_alone(columns, table):
        return _with_what_is_above(columns, cells)
    work = [one.name for one in columns if one.field == "organisation" and not is_above(one.name)]
    return [
        to_field(column, held, _MIXED)
        if column.field == NOTES
        or (column.field == "organisation" and work and is_above(column.name))
        else column
        for column, held in zip(columns, cells, strict=True)
    ]


def _with_what_is_above(columns: list[Column], cells: Cells) -> list[Column]:
    """\u201cParent organisation\u201d beside \u201cOrganisation\u201d of people: two departments of one name are told apart by it."""
    work = [one for one in columns if one.field == "organisation" and not is_above(one.name)]
    above = [
        at
        for at, (one, held) in enumerate(zip(columns, cells, strict=True))
        if one.field in (NOTES, "organisation")
        and is_above(one.name)
        and plain(one.name) not in _ALSO_OF_PEOPLE
        and held
        and _as_places(held) > 0
    ]
    if len(work) != 1 or len(above) != 1:
        return columns
    found = list(columns)
    found[above[0]] = replace(found[above[0]], field="belongs_to", why=BY_NAME)
    return found


def _with_whom_to_ask(columns: list[Column], cells: Cells) -> tuple[list[Column], bool]:
    """\u201cName\u201d of organisations beside \u201cContact\u201d or \u201cManager\u201d: who is to be asked for is the person, the name where they are."""
    filled = [at for at, held in enumerate(cells) if held]
    if any(columns[at].field in _OF_PEOPLE or columns[at].field == "organisation" for at in filled):
        return columns, False
    names = [
        at
        for at in filled
        if columns[at].field in ("name", "maybe_name")
        and plain(columns[at].name) in headings.ANY_NAME
    ]
    asked = [
        at
        for at in filled
        if at not in names
        and plain(columns[at].name) not in headings.ALSO_CALLED
        and (columns[at].field == "name" or bare(columns[at].name) in LAST_RESORT)
        and contents.are_names(cells[at])
    ]
    if len(names) != 1 or not asked:
        return columns, False
    as_places = _as_places(cells[names[0]])
    if as_places < 1 or as_places + _score(columns, cells) < _ENOUGH:
        return columns, False
    found = [replace(one, field=NOTES) if one.field == "name" else one for one in columns]
    found[names[0]] = replace(found[names[0]], field="organisation", why=BY_LIST)
    found[asked[0]] = replace(found[asked[0]], field="name", why=BY_NAME)
    return found, True


def _has_places_alone(columns: Sequence[Column], table: Table) -> bool:
    """Whether some row names an organisation and nobody."""
    places = [at for at, one in enumerate(columns) if one.field == "organisation"]
    people = [
        at for at, one in enumerate(columns) if one.field in ("name", "last_name", "first_name")
    ]
    flags = any(one.field == "is_organisation" for one in columns)
    return flags or any(
        any(row.cells[at] for at in places) and not any(row.cells[at] for at in people)
        for row in (table.rows if places else ())
    )


# -- is it one -------------------------------------------------------------------------------------


def _name_column(columns: Sequence[Column], cells: Cells) -> int | None:
    """Where the names of organisations stand; None for a list of people, or of both."""
    filled = [at for at, held in enumerate(cells) if held]
    if any(_is_of_people(columns[at], cells[at]) for at in filled):
        return None
    score = _score(columns, cells)
    people = [
        at
        for at in filled
        if columns[at].field == "name"
        and plain(columns[at].name) not in headings.ANY_NAME | headings.ALSO_CALLED
        and not all(map(says_nothing, cells[at]))
    ]
    if people:
        return None
    own = [
        at
        for at in filled
        if columns[at].field == "organisation"
        and not is_above(columns[at].name)
        and not are_codes(cells[at])
    ]
    nouns = [
        at
        for at in filled
        if columns[at].field in (NOTES, "town", "organisation", "name")
        and NAMED.fullmatch(plain(columns[at].name))
        and not is_above(columns[at].name)
        and _may_be_names(cells[at])
    ]
    any_name = [
        at
        for at in filled
        if plain(columns[at].name) in headings.ANY_NAME
        and columns[at].field in ("name", "role", "title", "maybe_name", NOTES)
        and _may_be_names(cells[at])
    ]
    if any_name:
        at = next((one for one in any_name if columns[one].field == "name"), any_name[0])
        if score + _as_places(cells[at]) >= _ENOUGH:
            return own[0] if own else at
        return None
    if own:
        return own[0]
    return nouns[0] if nouns and score >= 0 else None


def _is_of_people(column: Column, held: Sequence[str]) -> bool:
    """Whether only a list of people has such a column; whoever is to be asked for is somebody, too."""
    letters = bare(column.name)
    return (
        column.field in _OF_PEOPLE
        or letters in _ASKED_FOR
        or (letters in LAST_RESORT and contents.are_names(held))
    )


_ASKED_FOR = frozenset(LAST_RESORT[: LAST_RESORT.index("practicemanager")])


def _score(columns: Sequence[Column], cells: Cells) -> int:
    """How much the columns beside the name speak of organisations, by what only they or only people have."""
    names = [plain(one.name) for one, held in zip(columns, cells, strict=True) if held]
    found = min(2, sum(1 for name in names if name in headings.CLUES))
    if not any(column.field == "organisation" for column in columns):  # else of whoever works there
        found += (0, 1, 3)[min(2, len(headings.CLUE_WORDS & set(" ".join(names).split())))]
    for column, held in zip(columns, cells, strict=True):
        field = field_of(column.name, held) if held else ""
        found += {"organisation_code": 2, "website": 1, "belongs_to": 1, "list_size": 2}.get(
            field, 0
        )
        if field == "organisation_kind":
            found += 2 if contents.share(held, kinds.is_known) >= 0.3 else 0
        if held and column.field in ("mobile", "large_print", "wishes", "deceased"):
            found -= 2
        if held and column.kind == "home":
            found -= 2
    return found


def _as_places(held: Sequence[str]) -> int:
    """How much these names are of organisations."""
    places = contents.share(held, lambda cell: contents.are_places([cell]) or _is_named_place(cell))
    people = contents.share(held, contents.is_somebody)
    found = 3 if places >= 0.6 else 2 if places >= 0.4 else 1 if places >= 0.15 else 0
    return found - (4 if people >= 0.5 else 2 if people >= 0.25 else 0)


_PLACE_WORDS = re.compile(
    r"\b(?:library|libraries|school|church|care home|nursing|lodge|court|house|infirmary|surgeries|association|society|club|trustees|services?|institute"
    r"|bank|union|scouts|rotary|centro|h\u00f4pital|hopital|ehpad|klinikum|hospiz|bibliothek|biblioteca|biblioth\u00e8que|ospedale|ziekenhuis|apotheke"
    r"|farmacia|pharmacie|medical|dental|chemist|boots|age uk|mind|mcmillan|corporation|company|llp|plc|ag|bv|srl|spa|sa)\b",
    re.IGNORECASE,
)


def _is_named_place(cell: str) -> bool:
    return bool(_PLACE_WORDS.search(cell)) or is_place(cell)


def _may_be_names(held: Sequence[str]) -> bool:
    """Words, and not the same few again and again."""
    words = contents.share(held, lambda cell: any(map(str.isalpha, cell)) and len(cell) < 150)
    return (
        words >= 0.7
        and not are_codes(held)
        and not contents.say_yes_or_no(held)
        and not contents.are_emails(held)
        and (len(held) < 4 or len(set(held)) * 2 > len(held))
    )
