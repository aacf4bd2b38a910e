"""Which columns hold people's names, where none is called so."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from outreach_desktop.exchange import contents
from outreach_desktop.exchange.sheets import SheetRow

# In this order: what may be a name where no column has names for certain.
LAST_RESORT = (
    "contact",
    "contacts",
    "keycontact",
    "attention",
    "attn",
    "fao",
    "who",
    "practicemanager",
    "practicemanagername",
    "manager",
    "managername",
    "seniorpartner",
    "leadgp",
    "owner",
    "director",
)


_OF_A_FIRM = re.compile(
    r"\bname of (?:the |your |our |an? )?(?:organi[sz]ation|company|charity|firm|employer|group)\b",
    re.IGNORECASE,
)


def asks_for_a_firm(header: str, held: Sequence[str]) -> bool:
    """“What is the name of the organisation you wish to add?”, over words that are no people for certain."""
    return bool(_OF_A_FIRM.search(header)) and contents.share(held, contents.is_somebody) < 0.25


class _Column(Protocol):
    @property
    def field(self) -> str: ...
    @property
    def filled(self) -> int: ...


def named_columns(
    columns: Sequence[_Column],
    cells: Sequence[Sequence[str]],
    *,
    headed: bool,
    rows: Sequence[SheetRow],
) -> dict[int, str]:
    """Fields by place for columns of words without a field.

    They are names, and in a table without column names titles, organisations, streets and towns too.
    """
    free = [
        place for place, column in enumerate(columns) if column.field == "notes" and cells[place]
    ]
    found: dict[int, str] = {}
    if not headed:
        found = _titles_and_places(free, cells)
        free = [place for place in free if place not in found]
    most = max((len(held) for held in cells), default=0)
    free = [place for place in free if len(cells[place]) * 2 >= most]
    whole = next((place for place in free if _are_different_names(cells[place])), None)
    if whole is not None:
        return found | {whole: "name"}
    single = [place for place in free if contents.are_single_words(cells[place])]
    pair = next(((a, b) for a, b in pairwise(single) if b == a + 1), None)
    if pair is None or (headed and not _in_emails(pair, columns, rows)):
        return found
    first, last = pair
    if _comes_last(first, last, columns, rows, cells):
        first, last = last, first
    found |= {first: "first_name", last: "last_name"}
    return found | _towns(columns, cells, found, headed=headed)


def _are_different_names(held: Sequence[str]) -> bool:
    """Names, and not the same few again: everybody came to “Summer Evening”."""
    return contents.are_names(held) and (len(held) < 2 or len(set(held)) * 2 > len(held))


def _titles_and_places(free: Sequence[int], cells: Sequence[Sequence[str]]) -> dict[int, str]:
    found: dict[int, str] = {}
    for field, fits in (
        ("title", contents.are_titles),
        ("street", contents.are_streets),
        ("organisation", contents.are_places),
    ):
        place = next((one for one in free if one not in found and fits(cells[one])), None)
        if place is not None:
            found[place] = field
    return found


def _towns(
    columns: Sequence[_Column],
    cells: Sequence[Sequence[str]],
    found: dict[int, str],
    *,
    headed: bool,
) -> dict[int, str]:
    """The column of words right before the postcode."""
    postcode = next((place for place, one in enumerate(columns) if one.field == "postcode"), 0)
    before = postcode - 1
    if headed or before < 0 or before in found or columns[before].field != "notes":
        return {}
    return {before: "town"} if contents.are_words(cells[before]) else {}


def _mailboxes(columns: Sequence[_Column], rows: Sequence[SheetRow]) -> list[tuple[str, list[str]]]:
    place = next((place for place, one in enumerate(columns) if one.field == "email"), None)
    if place is None:
        return []
    return [(row.cells[place].partition("@")[0].casefold(), row.cells) for row in rows[:300]]


def _in_emails(pair: tuple[int, int], columns: Sequence[_Column], rows: Sequence[SheetRow]) -> bool:
    """Whether the words of both columns stand in the e-mail addresses, as names do."""
    boxes = [(box, cells) for box, cells in _mailboxes(columns, rows) if box]
    return (
        bool(boxes)
        and contents.share(
            [str(number) for number in range(len(boxes))],
            lambda number: all(
                _letters(boxes[int(number)][1][place]) in _letters(boxes[int(number)][0])
                for place in pair
            ),
        )
        >= 0.5
    )


def _comes_last(
    first: int,
    last: int,
    columns: Sequence[_Column],
    rows: Sequence[SheetRow],
    cells: Sequence[Sequence[str]],
) -> bool:
    """Whether the left one of two columns is the surname: in capitals, or second in the addresses."""
    if all(cell.isupper() for cell in cells[first]) and not all(
        cell.isupper() for cell in cells[last]
    ):
        return True
    left = right = 0
    for box, row in _mailboxes(columns, rows):
        one, two = _letters(row[first]), _letters(row[last])
        here, there = _letters(box).find(one), _letters(box).find(two)
        if one and two and here >= 0 and there >= 0:
            left += here < there
            right += there < here
    return right > left


def _letters(text: str) -> str:
    return re.sub(r"[\W\d_]+", "", text.casefold())
