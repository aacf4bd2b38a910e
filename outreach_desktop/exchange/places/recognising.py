"""Whether a list is one of organisations, and where the columns go that only such a list has."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from outreach_desktop.exchange import contents
from outreach_desktop.exchange.cells.cell_words import says_nothing
from outreach_desktop.exchange.column import Column
from outreach_desktop.exchange.fields import LEFT_OUT, NOTES
from outreach_desktop.exchange.header_words import bare, plain, read
from outreach_desktop.exchange.headings import ADDRESS_PARTS
from outreach_desktop.exchange.name_columns import LAST_RESORT
from outreach_desktop.exchange.places import headings, kinds
from outreach_desktop.exchange.sheets import Table
from outreach_desktop.words import say

BY_LIST = say("This is a list of organisations.")
BY_NAME = say("Recognised by its name.")
_OF_PEOPLE: Final = frozenset(
    (
        *("first_name", "last_name", "middle_name", "initials", "surname_prefix", "post_nominals"),
        *("salutation", "profession", "specialty", "is_organisation"),
    )
)
_NAMED = re.compile(
    rf"(?:(?:official |full )?(?:name|nom|nombre|nome|naam) (?:of |der |des |de |del |de la |della |van )?(?:the )?)?"
    rf"(?:{headings.NOUNS})(?: name| names| title)?"
)
_CODE = re.compile(r"[A-Z]{0,4}[-/ ]?\d[\dA-Z]*(?:[-/.]\d+)*|[A-Z]{1,3}\d[A-Z\d]+", re.IGNORECASE)
_WEBSITE = re.compile(
    r"(?:https?:/{1,2})?(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE
)
_MIXED = frozenset(("website", "organisation_code", "list_size", "belongs_to"))
_ENOUGH = 3
_IN_BRACKETS = re.compile(r"\([^()]*\)")
Cells = Sequence[Sequence[str]]


def with_places(columns: list[Column], cells: Cells, table: Table) -> list[Column]:
    """The columns of a list of organisations, and of one with organisations beside people; any other as they are."""
    if not table.headed:
        return columns
    at = _name_column(columns, cells)
    if at is not None:
        return _settled(columns, cells, at)
    if not _has_places_alone(columns, table):
        return columns
    return [
        _to_field(column, held, _MIXED) if column.field == NOTES else column
        for column, held in zip(columns, cells, strict=True)
    ]


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
        and plain(columns[at].name) not in headings.ANY_NAME
        and not all(map(says_nothing, cells[at]))
    ]
    if people:
        return None
    own = [
        at
        for at in filled
        if columns[at].field == "organisation"
        and not _is_above(columns[at].name)
        and not _are_codes(cells[at])
    ]
    nouns = [
        at
        for at in filled
        if columns[at].field in (NOTES, "town", "organisation", "name")
        and _NAMED.fullmatch(plain(columns[at].name))
        and not _is_above(columns[at].name)
        and _may_be_names(cells[at])
    ]
    any_name = [
        at
        for at in filled
        if plain(columns[at].name) in headings.ANY_NAME
        and columns[at].field in ("name", "role", "title", "maybe_name")
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
        or (column.field == "title" and contents.are_titles(held))
        or letters in _ASKED_FOR
        or (letters in LAST_RESORT and contents.are_names(held))
    )


_ASKED_FOR = frozenset(LAST_RESORT[: LAST_RESORT.index("practicemanager")])


def _score(columns: Sequence[Column], cells: Cells) -> int:
    """How much the columns beside the name speak of organisations, by what only they or only people have."""
    names = [plain(one.name) for one, held in zip(columns, cells, strict=True) if held]
    found = min(2, sum(1 for name in names if name in headings.CLUES))
    for column, held in zip(columns, cells, strict=True):
        field = _field_of(column.name, held) if held else ""
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
    return bool(_PLACE_WORDS.search(cell))


def _is_above(name: str) -> bool:
    """Whether a column says what organisations belong to."""
    return plain(name).startswith("parent ") or bare(name) in _in(headings.BELONGS_TO)[0]


def _are_codes(held: Sequence[str]) -> bool:
    return contents.share(held, _CODE.fullmatch) >= 0.7


def _may_be_names(held: Sequence[str]) -> bool:
    """Words, and not the same few again and again."""
    words = contents.share(held, lambda cell: any(map(str.isalpha, cell)) and len(cell) < 150)
    return (
        words >= 0.7
        and not _are_codes(held)
        and not contents.say_yes_or_no(held)
        and not contents.are_emails(held)
        and (len(held) < 4 or len(set(held)) * 2 > len(held))
    )


# -- where its columns go --------------------------------------------------------------------------


def _settled(columns: Sequence[Column], cells: Cells, at: int) -> list[Column]:
    found = list(columns)
    found[at] = replace(found[at], field="organisation_name", why=BY_LIST, kind="", pair="")
    free = (
        NOTES,
        "tags",
        "name",
        "organisation",
        "role",
        "region",
        LEFT_OUT,
        "department",
        "maybe_name",
    )
    for place, (column, held) in enumerate(zip(columns, cells, strict=True)):
        if place == at or column.field not in free or not held:
            continue
        told = _to_field(column, held)
        if told is column and column.field in (
            "name",
            "organisation",
            "role",
            "maybe_name",
            "department",
        ):
            told = replace(column, field=NOTES, why=BY_LIST, kind="", pair="")
        found[place] = told
    found = _with_records(found, cells)
    return _one_of_each(_without_area_in_address(found), cells)


def _with_records(columns: list[Column], cells: Cells) -> list[Column]:
    """\u201cParentId\u201d beside \u201cId\u201d: which row of the list an organisation belongs to, by the number of its record."""
    above = [
        at for at, one in enumerate(columns) if bare(one.name) in _PARENT_RECORDS and cells[at]
    ]
    records = [at for at, one in enumerate(columns) if bare(one.name) in _RECORDS and cells[at]]
    pair = next(
        (
            (one, other)
            for other in above
            for one in records
            if not set(cells[one]).isdisjoint(cells[other])
        ),
        None,
    )
    if pair is None:
        return columns
    fields = dict(zip(pair, ("record", "belongs_to_record"), strict=True))
    return [
        replace(one, field=fields[at], why=BY_NAME) if at in fields else one
        for at, one in enumerate(columns)
    ]


_RECORDS = frozenset(
    ("id", "recordid", "accountid", "companyid", "internalcontactid", "contactid", "accountnumber")
)
_PARENT_RECORDS = frozenset(
    (
        *("parentid", "parentaccountid", "parentcompanyid", "parentrecordid", "parentcontactid"),
        *("parentorganisationid", "parentorganizationid"),
    )
)


def _to_field(column: Column, held: Sequence[str], only: frozenset[str] | None = None) -> Column:
    field = _field_of(column.name, held)
    if not field and only is None and column.field == NOTES:
        field = _part_of_address(column.name)
    if not field or (only is not None and field not in only):
        return column
    return replace(column, field=field, why=BY_NAME, kind="", pair="")


def _part_of_address(name: str) -> str:
    """\u201cLocation Street Address\u201d, \u201cLibrary postcode\u201d: as in other lists, once that word is gone."""
    words = plain(name)
    noun = next((one for one in headings.BEGINNINGS if words.startswith(f"{one} ")), "")
    field = read(words.removeprefix(noun)).field if noun else ""
    return "street" if field == "address" else field if field in _REACH else ""


_REACH = ADDRESS_PARTS | {"phone", "email", "fax"}


def _without_area_in_address(columns: list[Column]) -> list[Column]:
    """\u201cRegion\u201d beside the local authority is a part of the country, which no envelope has."""
    if not any(one.field == "area" for one in columns):
        return columns
    return [
        replace(one, field=NOTES) if one.field == "region" and plain(one.name) == "region" else one
        for one in columns
    ]


def _one_of_each(columns: list[Column], cells: Cells) -> list[Column]:
    """Where several columns may be the kind, the code or what it belongs to, the one that says most is; the others are notes."""
    found = list(columns)
    for field, ranks in (
        ("organisation_kind", headings.KIND),
        ("organisation_code", headings.CODE),
        ("belongs_to", headings.BELONGS_TO),
        ("website", ()),
    ):
        places = [at for at, one in enumerate(found) if one.field == field]
        if field == "organisation_kind":
            said = [at for at in places if not _say_no_kind(found[at].name, cells[at])]
            for at in set(places) - set(said):
                found[at] = replace(found[at], field=NOTES)
            places = said
        places.sort(key=lambda at, ranks=ranks: _rank(found[at].name, ranks))  # type: ignore[misc]
        for at in places[1:]:
            found[at] = replace(found[at], field=NOTES)
    return found


def _say_no_kind(name: str, held: Sequence[str]) -> bool:
    """What other programs say of accounts, or a branch of trade, unless kinds that are known stand in it."""
    is_trade = _rank(name, headings.KIND) == len(headings.KIND) - 1
    if is_trade and contents.share(held, kinds.is_known) < 0.3:
        return True
    return contents.share(held, kinds.says_no_kind) >= 0.6


def _rank(name: str, ranks: Sequence[str]) -> int:
    words = _letters(name)
    every = _in(tuple(ranks)) if ranks else ()
    return next((rank for rank, names in enumerate(every) if words in names), len(every))


def _letters(name: str) -> str:
    return bare(_IN_BRACKETS.sub(" ", name)) or bare(name)


@cache
def _in(ranks: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(one.replace(" ", "").split("|")) for one in ranks)


def _field_of(name: str, held: Sequence[str]) -> str:
    """The field that a column of a list of organisations goes to; "" for one that is as in other lists."""
    words = plain(_IN_BRACKETS.sub(" ", name)) or plain(name)
    letters = words.replace(" ", "")
    tests: tuple[tuple[str, Sequence[str], Callable[[Sequence[str]], object]], ...] = (
        ("belongs_to_code", (headings.BELONGS_TO_CODE,), _may_be_codes),
        ("organisation_code", headings.CODE, _may_be_codes),
        ("belongs_to", headings.BELONGS_TO, _may_be_above),
        ("list_size", (headings.LIST_SIZE,), _are_counts),
        ("area", (headings.AREA,), contents.are_words),
        ("organisation_kind", headings.KIND, _may_be_kinds),
    )
    for field, ranks, fits in tests:
        if any(letters in names for names in _in(tuple(ranks))):
            return field if fits(held) else ""
    parts = set(words.split())
    is_website = not parts.isdisjoint(headings.WEBSITE_WORDS) or words in headings.WEBSITE.split(
        "|"
    )
    if is_website and parts.isdisjoint(headings.NO_WEBSITE_WORDS) and _are_websites(held):
        return "website"
    return ""


def _are_websites(held: Sequence[str]) -> bool:
    return contents.share(held, lambda cell: _WEBSITE.fullmatch(cell.strip())) >= 0.5


def _may_be_codes(held: Sequence[str]) -> bool:
    return contents.share(
        held, lambda cell: len(cell) <= 20 and any(map(str.isdigit, cell))
    ) >= 0.6 or (
        contents.share(held, lambda cell: cell.isupper() and len(cell) <= 8 and " " not in cell)
        >= 0.8
    )


def _may_be_above(held: Sequence[str]) -> bool:
    return (
        contents.share(held, lambda cell: any(map(str.isalpha, cell)) and len(cell) > 2) >= 0.7
        and not contents.say_yes_or_no(held)
        and contents.share(held, contents.is_somebody) < 0.8
        and not _are_codes(held)
    )


def _are_counts(held: Sequence[str]) -> bool:
    return (
        contents.share(held, lambda cell: cell.replace(",", "").replace(" ", "").isdigit()) >= 0.7
    )


def _may_be_kinds(held: Sequence[str]) -> bool:
    """Words that come again, or few; none so long as a description."""
    short = contents.share(held, lambda cell: len(cell) <= 60) >= 0.8
    return short and not contents.say_yes_or_no(held) and not contents.are_emails(held)
