"""Columns that mean something by what stands beside them: ways of being in touch, and parts of one address."""

from dataclasses import replace

from outreach_desktop.domain.wishes.wish_answers import may_be_of_a_channel
from outreach_desktop.exchange.column import Column
from outreach_desktop.exchange.fields import WISHES
from outreach_desktop.exchange.headings import ADDRESS_PARTS
from outreach_desktop.words import say

BY_TOGETHER = say("Recognised by its name and by the columns beside it.")


def one_channel_each(columns: list[Column], cells: list[list[str]]) -> list[Column]:
    """“Email”, “Post” and “Phone” side by side over yes and no alone ask whether we may, each about its own."""
    asking = [
        place
        for place, (column, held) in enumerate(zip(columns, cells, strict=True))
        if column.field != WISHES and may_be_of_a_channel(column.name, held)
    ]
    others = sum(1 for column in columns if column.field == WISHES)
    if len(asking) + others < 2 or not asking:
        return columns
    found = list(columns)
    for place in asking:
        found[place] = replace(columns[place], field=WISHES, why=BY_TOGETHER, kind="", pair="")
    return found


_OF_A_STREET = frozenset(("address", "street", "house_name", "house_number", "po_box"))


def one_address(columns: list[Column]) -> list[Column]:
    """“Home address” beside “Town” and “Postcode” is one address, of the column of streets before them."""
    fields = {kind: {one.field for one in columns if one.kind == kind} for kind in _kinds(columns)}
    loose = fields.get("", set())
    if not loose & {"town", "postcode"} or loose & _OF_A_STREET:
        return columns
    first = next(
        place
        for place, one in enumerate(columns)
        if not one.kind and one.field in ("town", "postcode")
    )
    before = [
        one.kind
        for one in columns[:first]
        if one.kind and one.field in _OF_A_STREET and not fields[one.kind] & {"town", "postcode"}
    ]
    if not before:
        return columns
    return [
        replace(one, kind=before[-1]) if not one.kind and one.field in ADDRESS_PARTS else one
        for one in columns
    ]


def _kinds(columns: list[Column]) -> set[str]:
    return {one.kind for one in columns if one.field in ADDRESS_PARTS}
