"""Where each column of a table goes, and why: by its name and by what stands in it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from outreach_desktop.domain.own_fields.own_fields import ORGANISATIONS, OwnField, find
from outreach_desktop.domain.own_fields.targets import BY_KEY
from outreach_desktop.domain.wishes.wish_answers import is_about_wishes
from outreach_desktop.domain.wishes.wish_columns import refuses
from outreach_desktop.errors import OutreachError
from outreach_desktop.exchange import contents, header_words
from outreach_desktop.exchange.column import Column
from outreach_desktop.exchange.column_sets import one_address, one_channel_each
from outreach_desktop.exchange.fields import (
    LEFT_OUT,
    NAMED_EMAIL,
    NOTES,
    WISHES,
    field_named,
    parted,
)
from outreach_desktop.exchange.header_words import Reading
from outreach_desktop.exchange.headings import ADDRESS_PARTS, IN_SETS
from outreach_desktop.exchange.name_columns import LAST_RESORT, asks_for_a_firm, named_columns
from outreach_desktop.exchange.own import people as own
from outreach_desktop.exchange.own.places import entries as own_places
from outreach_desktop.exchange.places.recognising import with_places
from outreach_desktop.exchange.sheets import Table
from outreach_desktop.words import say

_LOOKED_AT = 300
"""Cells that say what a column is: more of them change no answer."""
_LOOKED_INTO = 400
"""Characters of a cell that say what it is."""
_SAMPLES = 3

BY_NAME = say("Recognised by its name.")
BY_CONTENT = say("Recognised by what is in it.")
BY_BOTH = say("Recognised by its name and by what is in it.")
NO_FIELD = say("No field of its own: kept in the notes.")
ABOUT_OTHERS = say("About someone else: kept in the notes.")
NOTHING_OF_PEOPLE = say("Says nothing about a person.")
EMPTY = say("Empty.")
CHOSEN = say("Your choice.")
REMEMBERED = say("Your choice last time.")
# What “state” means in lists of subscribers.
_STATES_OF_A_LIST = frozenset(
    (
        "active",
        "inactive",
        "cancelled",
        "canceled",
        "bounced",
        "complained",
        "subscribed",
        "confirmed",
        "pending",
    )
)
# “Preferred phone” says which of somebody’s numbers, and is none itself.
_WHICH_PHONE = frozenset(
    ("home", "work", "mobile", "cell", "office", "business", "landline", "main", "other")
)
_KINDS_OF_ENTRY = frozenset(
    (
        "individual",
        "organization",
        "organisation",
        "household",
        "company",
        "person",
        "business",
        "contact",
    )
)


def recognised(
    table: Table,
    chosen: Mapping[str, str] | None = None,
    remembered: Mapping[str, str] | None = None,
    own_fields: Sequence[OwnField] = (),
) -> tuple[Column, ...]:
    """A Column for each column of `table`. What somebody chose goes before what is recognised.

    `own_fields` are those that the group made for itself, of people and of organisations: a column that nothing else is known of
    is one by its name.
    """
    keys = {f"{BY_KEY}{one.key}" for one in own_fields}
    remembered = {
        name: field
        for name, field in (remembered or {}).items()
        if not field.startswith(BY_KEY) or field in keys
    }
    if ours := own.columns(table) or own_places.columns(table):
        return own.settled(_with_choices(ours, chosen, remembered))
    cells = [_cells(table, place) for place in range(len(table.header))]
    columns = [
        _by_itself(name, held, headed=table.headed)
        for name, held in zip(table.header, cells, strict=True)
    ]
    columns = [
        replace(column, filled=sum(1 for row in table.rows if row.cells[place]))
        for place, column in enumerate(columns)
    ]
    # Before the others are settled, because they depend on it, and after that, because it holds.
    columns = _with_choices(columns, chosen, remembered)
    columns = _together(columns, cells, table)
    columns = _taken_back(columns, cells)
    lists_places = any(column.field == "organisation_name" for column in columns)
    meant = [one for one in own_fields if (one.about == ORGANISATIONS) is lists_places]
    columns = [_of_own_field(column, meant) for column in columns]
    return tuple(_with_choices(columns, chosen, remembered))


def _with_choices(
    columns: list[Column],
    chosen: Mapping[str, str] | None,
    remembered: Mapping[str, str] | None,
) -> list[Column]:
    for choices, why in ((remembered or {}, REMEMBERED), (chosen or {}, CHOSEN)):
        columns = [_chosen(column, choices, why) for column in columns]
    return columns


def choices(table: Table, words: Sequence[str]) -> dict[str, str]:
    """“Column=field” as columns of `table` with their fields. OutreachError for either that is not there."""
    found = {}
    for word in words:
        name, equals, field = word.rpartition("=")
        if not equals:
            raise OutreachError(
                say("\u201c{word}\u201d does not name a field.", word=word),
                hint=say("Write it as \u201cColumn=field\u201d."),
            )
        found[_column_named(table, name.strip())] = field_named(field)
    return found


def _column_named(table: Table, name: str) -> str:
    if name in table.header:
        return name
    letters = header_words.bare(name)
    alike = [header for header in table.header if header_words.bare(header) == letters]
    if len(alike) != 1:
        raise OutreachError(
            say("The file has no column \u201c{name}\u201d.", name=name),
            hint=say("Its columns are: {names}.", names=", ".join(table.header)),
        )
    return alike[0]


def _cells(table: Table, place: int) -> list[str]:
    """What stands in a column: its cells that hold something, down to where they say enough."""
    found = []
    for row in table.rows:
        if cell := row.cells[place]:
            if text := " ".join(cell[:_LOOKED_INTO].split()):
                found.append(text)
            if len(found) == _LOOKED_AT:
                break
    return found


def _column(
    name: str, field: str, why: str, held: Sequence[str], kind: str = "", pair: str = ""
) -> Column:
    samples = tuple(dict.fromkeys(cell[:80] for cell in held if cell))[:_SAMPLES]
    return Column(name=name, field=field, why=why, kind=kind, pair=pair, samples=samples)


def _by_itself(name: str, held: list[str], *, headed: bool) -> Column:
    """A column by its name, borne out or overruled by its cells."""
    reading = header_words.read(name) if headed else Reading()
    if headed and not any(map(str.isalnum, name)) and all(map(str.isdigit, held)):
        return _column(name, LEFT_OUT, NOTHING_OF_PEOPLE, held)  # “#” numbers the rows
    is_address = contents.are_emails(held) and not refuses(name)  # “Subscriber” of a newsletter
    if is_about_wishes(name if headed else "", held) and not is_address:
        return _column(name, WISHES, BY_NAME if headed else BY_CONTENT, held)
    if reading.other:
        return _column(name, NOTES, ABOUT_OTHERS, held)
    if reading.weak:
        field = next((one for one in reading.weak if _bears_out(one, held)), "")
        if field:
            return _column(name, field, BY_BOTH if held else BY_NAME, held, reading.kind)
        reading = Reading()
    if overruling := _overruling(reading.field, held):
        kind = reading.kind if overruling in IN_SETS else ""
        return _column(name, overruling, BY_CONTENT, held, kind)
    if reading.field == "left_out":
        return _column(name, LEFT_OUT, NOTHING_OF_PEOPLE, held)
    if reading.field:
        kind = reading.kind if reading.field in IN_SETS else ""
        return _column(name, reading.field, BY_NAME, held, kind, reading.pair)
    return _column(name, *_by_content(held), held)


def _bears_out(field: str, held: Sequence[str]) -> bool:
    """Whether the cells may be of a field that the name alone does not settle."""
    tests: dict[str, Callable[[Sequence[str]], bool]] = {
        "phone": contents.are_numbers,
        "mobile": contents.are_numbers,
        "fax": contents.are_numbers,
        "email": contents.are_emails,
        "title": lambda cells: not cells or contents.are_titles(cells),
        "role": lambda cells: (
            not (
                contents.say_yes_or_no(cells)
                or contents.may_be_postcodes(cells)
                or contents.are_emails(cells)
            )
        ),
        "salutation": lambda cells: not contents.say_yes_or_no(cells),
        "postcode": contents.may_be_postcodes,
        "name": contents.are_names,
        "organisation": contents.are_places,
        "address": contents.are_streets,
        "town": contents.are_words,
        "region": contents.are_words,
    }
    return tests[field](held)


def _overruling(field: str, held: Sequence[str]) -> str:
    """What the cells plainly are, where the name says something else that they cannot be."""
    if field == "region" and held and {cell.casefold() for cell in held} <= _STATES_OF_A_LIST:
        return NOTES
    if not held or field in (NOTES, "label", "email_display", "left_out"):
        return ""
    if field != "email" and contents.are_emails(held):
        return "email"
    if field in (
        "organisation",
        "role",
        "department",
        "profession",
        "name",
    ) and contents.say_yes_or_no(held):
        return NOTES
    if field == "deleted" and not contents.say_yes_or_no(held):
        return NOTES
    if field in ("first_name", "last_name", "name") and all(cell.isdigit() for cell in held):
        return NOTES
    if field == "email" and not any("@" in cell for cell in held) and contents.are_phones(held):
        return "phone"
    if field in ("phone", "mobile", "fax") and {cell.casefold() for cell in held} <= _WHICH_PHONE:
        return NOTES
    return _of_kinds_of_entry(field, held)


def _of_kinds_of_entry(field: str, held: Sequence[str]) -> str:
    """Whether “Type” says of each row if it is a person, by its words: “Individual”, “Household”."""
    kinds = contents.share(held, lambda cell: cell.casefold() in _KINDS_OF_ENTRY)
    if field == "tags" and kinds == 1:
        return "is_organisation"
    is_other = field == "is_organisation" and kinds < 0.5 and not contents.say_yes_or_no(held)
    return "tags" if is_other else ""


def _by_content(held: Sequence[str]) -> tuple[str, str]:
    """Field and reason for a column whose name says nothing."""
    if not held:
        return NOTES, EMPTY
    for field, fits in (
        ("email", contents.are_emails),
        ("postcode", contents.are_postcodes),
        ("phone", contents.are_phones),
        ("title", contents.are_titles),
        ("tag", contents.are_ticks),
    ):
        if fits(held):
            return field, BY_CONTENT
    return NOTES, NO_FIELD


def _together(columns: list[Column], cells: list[list[str]], table: Table) -> list[Column]:
    """What only all columns together show: which is the name, which “Nom” is a surname."""
    if table.headed:
        columns = one_channel_each(columns, cells)
    columns = with_places(one_address(columns), cells, table)
    fields = {column.field for column in columns}
    columns = [_settled_name(column, columns, cells) for column in columns]
    columns = [_whole_or_street(column, columns) for column in columns]
    if fields.isdisjoint(("first_name", "last_name", "name", "maybe_name", "organisation_name")):
        last_resort = [
            place
            for place, column in enumerate(columns)
            if table.headed
            and column.field == NOTES
            and cells[place]
            and header_words.bare(column.name) in LAST_RESORT
        ]
        last_resort.sort(
            key=lambda place: LAST_RESORT.index(header_words.bare(table.header[place]))
        )
        for place, field in named_columns(
            columns, cells, headed=table.headed, rows=table.rows
        ).items():
            if field == "name" and asks_for_a_firm(columns[place].name, cells[place]):
                field = "organisation"
            columns[place] = replace(columns[place], field=field, why=BY_CONTENT)
        named = [
            place
            for place, column in enumerate(columns)
            if column.field == "email" and contents.are_named_emails(cells[place])
        ]
        if not any(column.field in ("name", "last_name") for column in columns) and named:
            columns[named[0]] = replace(columns[named[0]], field=NAMED_EMAIL, why=BY_CONTENT)
        elif not any(column.field in ("name", "last_name") for column in columns) and last_resort:
            place = last_resort[0]
            columns[place] = replace(columns[place], field="name", why=BY_NAME)
    return columns


def _settled_name(column: Column, columns: list[Column], cells: list[list[str]]) -> Column:
    """“Nom”, “Nome” and “Nombre” are a whole name, or the part that no other column has.

    So is “Name” beside a first name and no last name, unless it holds the first name too.
    """
    if column.field not in ("name", "maybe_name"):
        return column
    fields = {one.field for one in columns}
    if column.field == "maybe_name" and "last_name" in fields:
        return replace(column, field="name" if "first_name" in fields else "first_name")
    if "last_name" in fields and "first_name" not in fields:
        held = next(held for one, held in zip(columns, cells, strict=True) if one is column)
        is_first = contents.are_single_words(held)  # “Name” beside “Last name”
        return replace(column, field="first_name" if is_first else "name", why=BY_BOTH)
    if "first_name" not in fields or "last_name" in fields:
        return replace(column, field="name")
    whole, first = (
        next(held for one, held in zip(columns, cells, strict=True) if one is wanted)
        for wanted in (column, next(one for one in columns if one.field == "first_name"))
    )
    firsts = {name.split()[0].casefold() for name in first}
    initials = {name[:1] for name in firsts}

    def has_first(cell: str) -> bool:
        words = cell.casefold().replace(".", " ").split()
        return not firsts.isdisjoint(words) or (len(words) > 1 and not initials.isdisjoint(words))

    holds_both = contents.share(whole, has_first)
    if holds_both < 0.5 and not any(_is_first_of_names(one, column, columns) for one in columns):
        return replace(column, field="last_name", why=BY_BOTH)
    return replace(column, field="name")


def _is_first_of_names(one: Column, column: Column, columns: list[Column]) -> bool:
    """Whether another column before this one may be the surname as well."""
    return (
        one is not column
        and one.field in ("name", "maybe_name")
        and columns.index(one) < columns.index(column)
    )


def _whole_or_street(column: Column, columns: list[Column]) -> Column:
    """“Address” is a street where its set has the town apart, and “Address 2” where it has a first line."""
    if column.field != "address":
        return column
    others = [one for one in columns if one is not column and one.kind == column.kind]
    fields = {one.field for one in others}
    lines = [one for one in (*others, column) if one.field == "address"]
    is_line = len(lines) > 1 and any(one.name[-1:].isdigit() for one in lines)
    is_second = "street" in fields and column.name[-1:].isdigit()
    if is_line or is_second or ("town" in fields and "street" not in fields):
        return replace(column, field="street")
    return column


def _taken_back(columns: list[Column], cells: list[list[str]]) -> list[Column]:
    """A label without its value, and a second column of what only one can be, have no field."""
    columns = _with_their_labels(columns)
    pairs = {column.pair for column in columns if column.field != "label" and column.pair}
    pairs |= {f"address {one.kind}" for one in columns if one.field in ADDRESS_PARTS}
    labels = {column.pair for column in columns if column.field == "label"}
    found = []
    for column, held in zip(columns, cells, strict=True):
        if column.field == "label" and column.pair not in pairs:
            column = replace(column, field=NOTES, why=NO_FIELD)
        elif column.pair and column.pair not in labels:
            column = replace(column, pair="")
        if not held and column.field == NOTES:
            column = replace(column, why=EMPTY)
        found.append(column)
    return found


def _with_their_labels(columns: list[Column]) -> list[Column]:
    """“Phone Type” beside “Phone” is what that number is called."""
    found = list(columns)
    for label in columns:
        if label.field != "label" or " " in label.pair:
            continue
        for place, one in enumerate(found):
            if one.field == label.pair and not one.pair:
                found[place] = replace(one, pair=label.pair)
                break
    return found


def _of_own_field(column: Column, own_fields: Sequence[OwnField]) -> Column:
    if column.field != NOTES or column.why not in (NO_FIELD, EMPTY):
        return column
    field = find(own_fields, column.name)
    return column if field is None else replace(column, field=BY_KEY + field.key, why=BY_NAME)


def _chosen(column: Column, choices: Mapping[str, str], why: str) -> Column:
    if column.name not in choices:
        return column
    kind, field = parted(choices[column.name])
    kept = kind or (column.kind if field == column.field else "")
    return replace(column, field=field, kind=kept, why=why)
