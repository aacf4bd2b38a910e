"""Which sheet of a workbook is taken, and what is said of the others."""

from collections.abc import Sequence
from pathlib import Path

from outreach_desktop.errors import OutreachError
from outreach_desktop.exchange import tables
from outreach_desktop.exchange.own.places import sheets as own_places
from outreach_desktop.exchange.sheets import ListSheet
from outreach_desktop.words import say, say_many


def taken(path: Path, held: Sequence[ListSheet], name: str) -> ListSheet:
    """The sheet of this name, or the one that looks most like a list of people. OutreachError for none."""
    if not name:
        seen = [one for one in held if not one.hidden] or held
        return max(seen, key=tables.is_list_of_people) if len(seen) > 1 else seen[0]
    found = next((one for one in held if one.name.casefold() == name.casefold()), None)
    if found is None:
        names = ", ".join(f"\u201c{one.name}\u201d" for one in held)
        raise OutreachError(
            say(
                "\u201c{name}\u201d has no sheet \u201c{sheet}\u201d that holds anything.",
                name=path.name,
                sheet=name,
            ),
            hint=say("Its sheets are: {names}.", names=names),
        )
    return found


def told(held: Sequence[ListSheet], taken: ListSheet, *, chosen: bool) -> list[str]:
    """Which sheet was read, which were not, and which of those look like people too."""
    is_whole = own_places.is_of_organisations(taken)  # what hangs on them is read with them
    others = [
        one for one in held if one is not taken and not (is_whole and own_places.is_beside(one))
    ]
    if not others:
        return []
    names = ", ".join(
        say("\u201c{name}\u201d (hidden)", name=one.name)
        if one.hidden
        else f"\u201c{one.name}\u201d"
        for one in others
    )
    found = [
        say(
            "Read from the sheet \u201c{name}\u201d. Not read: {others}.",
            name=taken.name,
            others=names,
        )
        if chosen
        else say(
            "Read from the sheet \u201c{name}\u201d, which looks most like a list of people. Not read: {others}.",
            name=taken.name,
            others=names,
        )
    ]
    people = [
        f"\u201c{one.name}\u201d" for one in others if not one.hidden and tables.names_people(one)
    ]
    if people:
        found.append(
            say_many(
                "{names} looks like a list of people too: import the file again for it.",
                "{names} look like lists of people too: import the file again for it.",
                len(people),
                names=", ".join(people),
            )
        )
    return found
