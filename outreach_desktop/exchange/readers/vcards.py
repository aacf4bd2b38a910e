"""vCards of phones and address books, versions 2.1, 3.0 and 4.0, as a sheet with a row for each card.

Read here and not by a library: what phones write (soft breaks without a blank, parameters without a
name, labels with an encoding of their own) has to be put right before any of them can read a card,
and little is left to do then. A card that cannot be read is refused alone. Nothing is ever fetched.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from outreach_desktop.domain.telling import Told, nobody
from outreach_desktop.errors import OutreachError
from outreach_desktop.exchange.own import cards as own
from outreach_desktop.exchange.own import own_fields
from outreach_desktop.exchange.own.columns import COLUMNS
from outreach_desktop.exchange.readers import vcard_cut as cut
from outreach_desktop.exchange.readers.bounds import see_that_lines_are_few, too_long
from outreach_desktop.exchange.readers.encodings import decoded
from outreach_desktop.exchange.readers.vcard_lines import (
    PICTURES,
    BadLineError,
    Property,
    properties,
)
from outreach_desktop.exchange.sheets import MOST_PEOPLE, Book, ListSheet, Record, Refused
from outreach_desktop.words import say

_NAMES = ("Last Name", "First Name", "Middle Name", "Name Prefix", "Name Suffix")
_ADDRESS = ("PO Box", "Extended Address", "Street", "City", "Region", "Postal Code", "Country")
# What a card may say beside, and what people call it.
_BESIDE = {
    "NOTE": "Notes",
    "NICKNAME": "Nickname",
    "BDAY": "Birthday",
    "ANNIVERSARY": "Anniversary",
    "DEATHDATE": "Date of death",
    "GENDER": "Gender",
    "LANG": "Language",
    "URL": "Website",
    "IMPP": "Messages",
    "X-ABDATE": "Date",
    **{
        f"X-{service}": "Messages"
        for service in ("AIM", "ICQ", "JABBER", "MSN", "YAHOO", "GTALK", "QQ", "SKYPE", "GADUGADU")
    },
    "X-OUTREACH-DO-NOT-CONTACT": "Do not contact",
    "X-OUTREACH-DO-NOT-CONTACT-REASON": "Do not contact: reason",
    "X-OUTREACH-DECEASED": "Deceased",
    "X-OUTREACH-WISH": "Wishes",
    "X-OUTREACH-OWN": "Own fields",
    "X-SOCIALPROFILE": "Social profile",
    "RELATED": "Related person",
    "X-ABRELATEDNAMES": "Related person",
    **{
        f"X-{program}{who.upper()}": who
        for program in ("", "EVOLUTION-", "MS-", "KADDRESSBOOK-X-", "MOZILLA-")
        for who in ("Spouse", "Spousesname", "Assistant", "Manager", "Anniversary")
    },
}
_OWN = {column.key: column.heading for column in COLUMNS}
_SEVERAL = " ::: "
_MOST_LINES, _MOST_LINES_OF_OURS = 3_000_000, 6_000_000
"""A thousand pictures in lines of 76 letters have 1,300,000; a hundred thousand people with all there is of them 5,000,000."""
_BEGINNING = 500
_MOST = 10
"""Emails, telephones and addresses of one card that have columns of their own."""


@dataclass(slots=True)
class _CardsFound:
    """What stands in the cards of a file. Rows are of our own columns where all cards are ours, else of Google\u2019s."""

    rows: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    lists: int = 0
    pictures: int = 0
    foreign: set[str] = field(default_factory=set)
    is_cut: bool = False
    beside: tuple[str, ...] = ()
    """What is told of what stands between cards."""


class _AnotherProgramsError(Exception):
    """A card of another program in what began as an export of ours."""


def read(data: bytes, name: str, encoding: str = "", told: Told = nobody) -> Book:
    """The cards in `data`. OutreachError where there is none that can be read."""
    may_be_ours = own.PRODUCT.encode() in data[:_BEGINNING].replace(b"\x00", b"")
    see_that_lines_are_few(data, name, _MOST_LINES_OF_OURS if may_be_ours else _MOST_LINES)
    told(say("Reading \u201c{name}\u201d", name=name))
    text = decoded(data, name, encoding)
    try:
        found, is_ours = _found(text.text, name, told, as_ours=may_be_ours), may_be_ours
    except _AnotherProgramsError:
        found, is_ours = _found(text.text, name, told, as_ours=False), False
    if not found.rows and not found.refused:
        raise OutreachError(
            say("\u201c{name}\u201d has no cards in it.", name=name),
            hint=say("Export the list again."),
        )
    if not found.rows:
        line, _, reason = found.refused[0]
        raise OutreachError(
            say(
                "No card in \u201c{name}\u201d can be read. Line {line}: {reason}",
                name=name,
                line=str(line),
                reason=reason,
            ),
            hint=say("Export the list again."),
        )
    said = dict.fromkeys(column for _, row in found.rows for column in row)
    header = list(dict.fromkeys([*_OWN.values(), *said])) if is_ours else list(said)
    sheet = ListSheet(
        records=tuple(_records(found.rows, header)),
        refused=tuple(found.refused),
        notes=(
            *_notes(found.lists, found.pictures, set() if is_ours else found.foreign),
            *found.beside,
            *([too_long("cards")] if found.is_cut else ()),
        ),
    )
    return Book(kind="vCard", sheets=(sheet,), encoding=text.encoding, notes=text.notes)


def _found(text: str, name: str, told: Told, *, as_ours: bool) -> _CardsFound:
    found = _CardsFound()
    cards = cut.Cards(text)
    for line, card in cards:
        count = len(found.rows) + len(found.refused)
        if count % 500 == 0:
            told(say("Reading \u201c{name}\u201d, {cards} cards", name=name, cards=len(found.rows)))
        try:
            cut.see_that_it_begins(card)
            held = list(properties(card))
            cut.see_that_it_is_one(held)
            _take(found, line, held, as_ours=as_ours)
        except BadLineError as error:
            found.refused.append((line, cut.named(card), str(error)))
        found.is_cut = len(found.rows) + len(found.refused) > MOST_PEOPLE
        if found.is_cut:
            break
    found.beside = tuple(cut.told(cards.between, cards.within))
    return found


def _take(found: _CardsFound, line: int, held: list[Property], *, as_ours: bool) -> None:
    """Put a card with the others of its file."""
    if _kind(held) in ("group", "location", "application", "device"):
        found.lists += 1
        return
    found.pictures += sum(1 for one in held if one.name in PICTURES)
    if as_ours:
        if not own.is_ours((one.name, (), one.value) for one in held):
            raise _AnotherProgramsError
        row = _of_ours(held)
    else:
        found.foreign |= {one.name for one in held if _is_foreign(one)}
        row = _row(held)
    if row:
        found.rows.append((line, row))
    else:
        why = say("The card has no name, organisation, email or phone.")
        found.refused.append((line, "", why))


def _notes(lists: int, pictures: int, foreign: set[str]) -> Iterator[str]:
    if lists:
        yield say("Cards of lists or places, not of people, are left out: {lists}.", lists=lists)
    if pictures:
        yield say("Pictures, sounds and keys are left out: {pictures}.", pictures=pictures)
    if foreign:
        named = sorted(foreign)
        shown = ", ".join(named[:_MOST])
        if len(named) > _MOST:
            shown = say("{names} and {count} more", names=shown, count=len(named) - _MOST)
        yield say(
            "Left out, as only the program that wrote the cards knows what it means: {names}.",
            names=shown,
        )


def _records(rows: list[tuple[int, dict[str, str]]], header: list[str]) -> list[Record]:
    told = [(line, [row.get(column, "") for column in header]) for line, row in rows[:MOST_PEOPLE]]
    return [(0, header), *told]


def _of_ours(held: list[Property]) -> dict[str, str]:
    """A card of our own as our columns have it; nothing for one in which nobody is left."""
    said = [_said(one) for one in held]
    row = {_heading(key): cell for key, cell in own.cells_of(said).items()}
    return row if len(row) > 1 else {}


def _heading(key: str) -> str:
    """The heading of a column by its key, of a field of the group's own by its name."""
    if key.startswith(own.OWN):
        return own_fields.HEADING.format(name=key.removeprefix(own.OWN))
    return _OWN[key]


def _said(one: Property) -> own.Said:
    """A line as our own cards are read: its types are told apart, its value is as it is written."""
    types = [kind for kinds in one.params.get("TYPE", []) for kind in kinds.casefold().split(",")]
    return one.name, types, one.value


def _is_foreign(one: Property) -> bool:
    """Whether a line is one program's own, and holds something."""
    return (
        one.name.startswith("X-")
        and not one.name.startswith(("X-AB", "X-PHONETIC", "X-CUSTOM"))
        and one.name not in _BESIDE
        and one.name != "X-ADDRESSBOOKSERVER-KIND"
        and bool(one.text)
    )


def _kind(held: list[Property]) -> str:
    kinds = [
        one.value.casefold() for one in held if one.name in ("KIND", "X-ADDRESSBOOKSERVER-KIND")
    ]
    return kinds[0] if kinds else ""


def _row(held: list[Property]) -> dict[str, str]:
    """A card as columns called as Google calls them; empty where it is nobody's."""
    row: dict[str, str] = {}
    by_name: dict[str, list[Property]] = defaultdict(list)
    for one in held:
        by_name[one.name].append(one)
    labels = {one.group: one.text for one in by_name["X-ABLABEL"] if one.group}
    _name(row, by_name)
    _work(row, by_name, held)
    for what, column in (("EMAIL", "E-mail"), ("TEL", "Phone")):
        for number, one in enumerate(by_name[what][:_MOST], 1):
            row[f"{column} {number} - Label"] = one.label(labels)
            row[f"{column} {number} - Value"] = one.text
    for number, one in enumerate(by_name["ADR"][:_MOST], 1):
        row[f"Address {number} - Label"] = one.label(labels)
        parts = dict(zip(_ADDRESS, one.parts(), strict=False))
        row |= {f"Address {number} - {part}": value for part, value in parts.items() if value}
        if shown := "\n".join(one.params.get("LABEL", [])):
            row[f"Address {number} - Formatted"] = shown
    if not by_name["ADR"] and by_name["LABEL"]:
        row["Address 1 - Formatted"] = by_name["LABEL"][0].text
    if not any(row.values()):
        return {}
    more = [one.text for what in ("EMAIL", "TEL", "ADR") for one in by_name[what][_MOST:]]
    row["More of the card"] = ", ".join(more)[:2000]
    _beside(row, held, labels)
    return {column: value for column, value in row.items() if value}


def _name(row: dict[str, str], by_name: dict[str, list[Property]]) -> None:
    if by_name["FN"]:
        row["Full Name"] = by_name["FN"][0].text
    if by_name["N"]:
        row |= dict(zip(_NAMES, by_name["N"][0].parts(), strict=False))


def _work(row: dict[str, str], by_name: dict[str, list[Property]], held: list[Property]) -> None:
    orgs = [one.parts() for one in by_name["ORG"]]
    row["Organization Name"] = _SEVERAL.join(parts[0] for parts in orgs if parts and parts[0])
    row["Organization Department"] = _SEVERAL.join(
        ", ".join(filter(None, parts[1:])) for parts in orgs if any(parts[1:])
    )
    titles = [one.text for one in by_name["TITLE"] if one.text]
    roles = [one.text for one in by_name["ROLE"] if one.text]
    row["Job Title"] = _SEVERAL.join(titles or roles)
    row["Profession"] = _SEVERAL.join(roles if titles else [])
    shows_company = any(one.value.upper() == "COMPANY" for one in by_name["X-ABSHOWAS"])
    if _kind(held) == "org" or shows_company:
        row["Contact Type"] = "Organization"
        row["Organization Name"] = row["Organization Name"] or row.get("Full Name", "")
        if row.get("Full Name") == row["Organization Name"]:
            del row["Full Name"]


def _beside(row: dict[str, str], held: list[Property], labels: dict[str, str]) -> None:
    several: dict[str, list[str]] = defaultdict(list)
    for one in held:
        if one.name == "CATEGORIES":
            several["Labels"] += one.values()
        elif column := _BESIDE.get(one.name):
            said = labels.get(one.group, "") if one.group else ""
            label = said.strip("_$!<>") if one.name != "NOTE" else ""
            several[column].append(f"{one.text} ({label})" if label and one.text else one.text)
    for column, values in several.items():
        between = "\n" if column == "Notes" else _SEVERAL
        row[column] = between.join(dict.fromkeys(filter(None, values)))
