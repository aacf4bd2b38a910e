"""Lists that are no table of one row for each person: on their side, as cards, or as addresses for labels."""

import re
from collections.abc import Callable, Sequence

from outreach_desktop.domain.names.name_words import is_place
from outreach_desktop.domain.names.names import parsed
from outreach_desktop.exchange import contents
from outreach_desktop.exchange.sheets import Record
from outreach_desktop.words import say

_MOST_KEYS = 60
"""Names of columns down the side; more rows are a table."""
_LONGEST_BLOCK = 9
_BLOCK_HEADER = ["Name", "Organisation", "Address", "Email", "Phone"]
_SAYS_WHERE = re.compile(r"\d|@")

Known = Callable[[Sequence[str]], int]
"""How many of these cells are names of columns."""


def upright(records: Sequence[Record], known: Known) -> tuple[Sequence[Record], list[str]]:
    """`records` as a table with a row for each person, and a sentence where they were none."""
    if not records or known(records[0][1]) >= 2:
        return records, []
    if turned := _turned(records, known):
        return turned, [
            say(
                "The names of the columns are on the left: each column is read as a person, and "
                "the numbers of the rows are those of the columns."
            )
        ]
    if cards := _cards(records, known):
        return cards, [
            say("Each block of lines with the same names on the left is read as a person.")
        ]
    if blocks := _blocks(records, known):
        return blocks, [
            say(
                "There are no columns: {count} addresses one below the other were read, each with its name in the first line.",
                count=len(blocks) - 1,
            )
        ]
    return records, []


def _side(records: Sequence[Record]) -> list[str]:
    return [cells[0].strip(" :") if cells else "" for _, cells in records]


def _is_named_down_the_side(side: Sequence[str], known: Known) -> bool:
    held = [cell for cell in side if cell]
    found = known(held)
    return found >= 3 and found * 3 >= len(set(held)) * 2


def _turned(records: Sequence[Record], known: Known) -> list[Record]:
    """Rows for columns, where the first column has the names and each of the others is somebody."""
    side = _side(records)
    width = max(len(cells) for _, cells in records)
    if width < 3 or len(records) > _MOST_KEYS or len(set(side)) < len(side):
        return []
    if not _is_named_down_the_side(side, known):
        return []
    if any(known(cells[1:]) >= 2 for _, cells in records[:_MOST_KEYS]):
        return []  # a heading below a title, and “GP”, “Doctor” in its first column
    columns = [
        [cells[place] if place < len(cells) else "" for _, cells in records]
        for place in range(width)
    ]
    people = [(place + 1, cells) for place, cells in enumerate(columns) if place and any(cells)]
    return [(1, side), *people]


def _cards(records: Sequence[Record], known: Known) -> list[Record]:
    """“Name: …, Email: …” line by line, again for each person."""
    if any(len([cell for cell in cells if cell]) > 2 for _, cells in records):
        return []
    side = _side(records)
    if not _is_named_down_the_side(side, known):
        return []
    header = list(dict.fromkeys(side))
    people: list[Record] = []
    seen: set[str] = set()
    for (line, cells), key in zip(records, side, strict=True):
        if not people or key in seen:
            people.append((line, [""] * len(header)))
            seen = set()
        seen.add(key)
        people[-1][1][header.index(key)] = next((cell for cell in cells[1:] if cell), "")
    return [(records[0][0], header), *people]


def _blocks(records: Sequence[Record], known: Known) -> list[Record]:
    """Addresses as for labels, with blank lines between them."""
    lines = [(line, ", ".join(cell for cell in cells if cell)) for line, cells in records]
    if known([text for _, text in lines[:_MOST_KEYS]]) or any(
        len([cell for cell in cells if cell]) > 3 for _, cells in records
    ):
        return []
    blocks: list[list[tuple[int, str]]] = []
    for line, text in lines:
        if not blocks or line > blocks[-1][-1][0] + 1:
            blocks.append([])
        blocks[-1].append((line, text))
    if len(blocks) < 2 or max(map(len, blocks)) > _LONGEST_BLOCK:
        return []
    tall = sum(1 for block in blocks if len(block) >= 3)
    with_where = sum(1 for block in blocks if any(_SAYS_WHERE.search(text) for _, text in block))
    with_name = sum(1 for block in blocks if _is_heading_of_block(block[0][1]))
    if min(tall, with_where, with_name) * 3 < len(blocks) * 2:
        return []
    return [(blocks[0][0][0], list(_BLOCK_HEADER)), *map(_of_block, blocks)]


def _is_heading_of_block(text: str) -> bool:
    return bool(parsed(text).title) or contents.are_names([text]) or is_place(text)


def _of_block(block: Sequence[tuple[int, str]]) -> Record:
    (line, name), rest = block[0], [text for _, text in block[1:]]
    email = [text for text in rest if contents.are_emails([text])]
    phone = [text for text in rest if text not in email and contents.are_phones([text])]
    where = [text for text in rest if text not in (*email, *phone)]
    place = where.pop(0) if where and is_place(where[0]) else ""
    return line, [name, place, "\n".join(where), "; ".join(email), "; ".join(phone)]
