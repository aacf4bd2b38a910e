"""What is counted in the bytes of a list before anything is made of them, which takes several times their size."""

from collections.abc import Mapping, Sequence

from outreach_desktop.errors import OutreachError
from outreach_desktop.exchange.sheets import MOST_COLUMNS, MOST_PEOPLE, MOST_ROWS
from outreach_desktop.words import say

SPLIT = say("Take out the empty lines, or split it into smaller files.")
TOO_WIDE = say("Only the first {limit} columns were read.", limit=MOST_COLUMNS)
"""What is told of a list with more columns than are read."""

_MOST_CELLS = 4_000_000
"""Of rows that each name their own columns: 50,000 people with eighty."""
_TOO_LONG = {
    "rows": say(
        "Only the first {limit} rows were read: a list of people has no more. Split it.",
        limit=MOST_PEOPLE,
    ),
    "cards": say(
        "Only the first {limit} cards were read: a list of people has no more. Split it.",
        limit=MOST_PEOPLE,
    ),
    "people": say(
        "Only the first {limit} people were read: a list of people has no more. Split it.",
        limit=MOST_ROWS,
    ),
    "entries": say(
        "Only the first {limit} entries were read: a list of people has no more. Split it.",
        limit=MOST_ROWS,
    ),
}


def too_long(what: str = "rows") -> str:
    """The same of one with more rows, cards, people or entries."""
    return _TOO_LONG[what]


def see_that_lines_are_few(data: bytes, name: str, most: int) -> None:
    """Refuse what has more lines than `most`, whichever way it ends them."""
    lines = max(data.count(b"\n"), data.count(b"\r"))
    if lines > most:
        raise OutreachError(
            say(
                "\u201c{name}\u201d has {lines} lines, more than any list of people has.",
                name=name,
                lines=lines,
            ),
            hint=SPLIT,
        )


def see_that_tags_are_few(data: bytes, name: str, most: int, longest: int) -> None:
    """Refuse a web page with more tags than `most`, or with one that goes on for more than `longest` bytes."""
    tags = data.count(b"<")
    runs = (len(piece) - piece.index(b"<") for piece in data.split(b">") if b"<" in piece)
    if tags > most or max(runs, default=0) > longest or data.count(b"&") > most:
        raise OutreachError(
            say(
                "\u201c{name}\u201d is a web page with far more in it than any list of people has.",
                name=name,
            ),
            hint=say("Export the list itself, as CSV or as a spreadsheet."),
        )


def columns_of(
    rows: Sequence[Mapping[str, object]], name: str
) -> tuple[list[str], tuple[str, ...]]:
    """The columns of rows that each name their own, and what is to be told where not all of them are read."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    if min(len(columns), MOST_COLUMNS) * len(rows) > _MOST_CELLS:
        raise OutreachError(
            say(
                "\u201c{name}\u201d has more rows and columns than any list of people has.",
                name=name,
            ),
            hint=say("Split it into smaller files."),
        )
    if len(columns) <= MOST_COLUMNS:
        return columns, ()
    note = say(
        "Only the first {limit} of {count} columns were read.",
        limit=MOST_COLUMNS,
        count=len(columns),
    )
    return columns[:MOST_COLUMNS], (note,)
