"""Where the columns of a list of organisations go."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from outreach_desktop.exchange import contents
from outreach_desktop.exchange.column import Column
from outreach_desktop.exchange.fields import LEFT_OUT, NOTES
from outreach_desktop.exchange.header_words import bare, plain, read
from outreach_desktop.exchange.headings import ADDRESS_PARTS
from outreach_desktop.exchange.places import headings, kinds
from outreach_desktop.words import say

Cells = Sequence[Sequence[str]]
BY_LIST = say("This is a list of organisations.")
BY_NAME = say("Recognised by its name.")
NAMED = re.compile(
    rf"(?:(?:official |full )?(?:name|nom|nombre|nome|naam) (?:of |der |des |de |del |de la |della |van )?(?:the )?)?"
    rf"(?:{headings.NOUNS})(?: name| names| title)?"
)
_CODE = re.compile(r"[A-Z]{0,4}[-/ ]?\d[\dA-Z]*(?:[-/.]\d+)*|[A-Z]{1,3}\d[A-Z\d]+", re.IGNORECASE)
_WEBSITE = re.compile(
    r"(?:https?:/{1,2})?(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE
)
_IN_BRACKETS = re.compile(r"\([^()]*\)")


def is_above(name: str) -> bool:
    """Whether a column says what organisations belong to."""
    return plain(name).startswith("parent ") or bare(name) in _in(headings.BELONGS_TO)[0]


def are_codes(held: Sequence[str]) -> bool:
    """Most are letters and digits, as numbers of records and codes are."""
    return contents.share(held, _CODE.fullmatch) >= 0.7


def settled(columns: Sequence[Column], cells: Cells, at: int) -> list[Column]:
    """Each column of a list of organisations, whose names stand in the column `at`."""
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
        if place == at or not held:
            continue
        if column.field in _ONLY_OF_PEOPLE:
            found[place] = replace(column, field=NOTES, why=BY_LIST, kind="", pair="")
        is_code = column.field == "postcode" and bare(column.name) == "code"
        if column.field not in free and not (is_code and _has_postcodes(columns, column)):
            continue
        told = to_field(column, held)
        if told is column and column.field in (
            "name",
            "organisation",
            "role",
            "maybe_name",
            "department",
        ):
            told = replace(column, field=NOTES, why=BY_LIST, kind="", pair="")
        found[place] = told
    found = _with_town(_with_records(found, cells))
    return _one_of_each(_without_area_in_address(found), cells)


def _with_town(columns: list[Column]) -> list[Column]:
    """\u201cSuburb\u201d or \u201cPlace\u201d is the town where no column is called so; numbers of records say nothing."""
    found = [
        replace(one, field=LEFT_OUT, why=BY_NAME)
        if one.field == NOTES and _is_record(one.name)
        else one
        for one in columns
    ]
    if any(one.field in ("town", "address") for one in found):
        return found
    at = next((at for at, one in enumerate(found) if plain(one.name) in headings.TOWN), None)
    if at is not None and found[at].field in (NOTES, "street", "region"):
        found[at] = replace(found[at], field="town", why=BY_NAME)
    return found


def _is_record(name: str) -> bool:
    words = plain(name)
    return words.endswith(" id") and bool(NAMED.fullmatch(words.removesuffix(" id")))


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


def _has_postcodes(columns: Sequence[Column], without: Column) -> bool:
    return any(one.field == "postcode" for one in columns if one is not without)


_ONLY_OF_PEOPLE = frozenset(
    (
        "title",
        "role",
        "department",
        "tier",
        "champion",
        "source",
        "preferred_channel",
        "large_print",
    )
)


def to_field(column: Column, held: Sequence[str], only: frozenset[str] | None = None) -> Column:
    """The column at the field that it goes to in such a list, one of `only` these; else as it is."""
    field = field_of(column.name, held)
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


def field_of(name: str, held: Sequence[str]) -> str:
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
        and not are_codes(held)
    )


def _are_counts(held: Sequence[str]) -> bool:
    return (
        contents.share(held, lambda cell: cell.replace(",", "").replace(" ", "").isdigit()) >= 0.7
    )


def _may_be_kinds(held: Sequence[str]) -> bool:
    """Words that come again, or few; none so long as a description."""
    short = contents.share(held, lambda cell: len(cell) <= 60) >= 0.8
    return short and not contents.say_yes_or_no(held) and not contents.are_emails(held)
