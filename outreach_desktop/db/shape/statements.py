"""SQL as a data file keeps it, read without running any of it: its words, and the columns of a table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

Word = tuple[str, str]
"""What kind of word, and what it says: two statements of the same words mean the same."""

_WORD: Final = re.compile(
    r"(?P<blank>\s+|--[^\n]*(?:\n|\Z)|/\*.*?(?:\*/|\Z))"
    r"|(?P<text>[xX]?'(?:[^']|'')*')"
    r'|(?P<quoted>"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*(?:\]|\Z))'
    r"|(?P<name>[^\W\d][\w$]*)"
    r"|(?P<number>\d[\w.]*)"
    r"|(?P<sign>.)",
    re.DOTALL,
)
_PLAIN: Final = re.compile(r"[^\W\d][\w$]*")

# Words that say something else between quotation marks: there they are a name, or even a text.
_RESERVED: Final = frozenset(
    [
        "add",
        "all",
        "alter",
        "always",
        "and",
        "as",
        "autoincrement",
        "between",
        "case",
        "check",
        "collate",
        "commit",
        "constraint",
        "create",
        "cross",
        "current_date",
        "current_time",
        "current_timestamp",
        "default",
        "deferrable",
        "delete",
        "distinct",
        "drop",
        "else",
        "escape",
        "except",
        "exists",
        "false",
        "foreign",
        "from",
        "full",
        "generated",
        "group",
        "having",
        "if",
        "in",
        "index",
        "indexed",
        "inner",
        "insert",
        "intersect",
        "into",
        "is",
        "isnull",
        "join",
        "left",
        "like",
        "limit",
        "natural",
        "not",
        "nothing",
        "notnull",
        "null",
        "on",
        "or",
        "order",
        "outer",
        "primary",
        "raise",
        "references",
        "returning",
        "right",
        "rowid",
        "select",
        "set",
        "table",
        "then",
        "to",
        "transaction",
        "true",
        "union",
        "unique",
        "update",
        "using",
        "values",
        "view",
        "virtual",
        "when",
        "where",
        "with",
    ]
)
_OF_THE_TABLE: Final = frozenset({"constraint", "primary", "unique", "check", "foreign"})
_NAMED: Final = "name"


@dataclass(frozen=True, slots=True)
class ToldColumn:
    """A column as its table's statement tells it; one that is worked out anew each time is not stored."""

    name: str
    kind: str
    needed: bool
    is_key: bool
    is_stored: bool


def words(statement: str) -> tuple[Word, ...]:
    """`statement` without what makes no difference: blanks, remarks, capitals of reserved words, marks around plain names.

    What makes a difference stays, to the letter: texts, numbers, signs, and reserved words in quotation marks. So
    do names: to SQLite their capitals are one, and to who looks for a name in its lists they are not.
    """
    return tuple(_words(statement))


def _words(statement: str) -> Iterator[Word]:
    for found in _WORD.finditer(statement):
        kind, text = str(found.lastgroup), found[0]
        match kind:
            case "blank":
                continue
            case "quoted":
                yield _unquoted(text)
            case "name":
                is_reserved = folded(text) in _RESERVED
                yield ("reserved", folded(text)) if is_reserved else (_NAMED, text)
            case _:
                yield kind, text


def _unquoted(text: str) -> Word:
    mark = text[0]
    inside = text[1:].removesuffix("]") if mark == "[" else text[1:-1].replace(mark * 2, mark)
    is_plain = _PLAIN.fullmatch(inside) is not None and folded(inside) not in _RESERVED
    return (_NAMED if is_plain else "quoted"), inside


def folded(name: str) -> str:
    """SQLite takes capitals for small letters in ASCII alone."""
    return "".join(char.lower() if char.isascii() else char for char in name)


def columns(statement: str) -> list[ToldColumn]:
    """The columns that a CREATE TABLE statement tells of, in small letters; none where it is no such statement."""
    every = words(statement)
    if [text for _, text in every[:2]] != ["create", "table"]:
        return []
    return [_column(part) for part in _parts(every[2:]) if _is_column(part)]


def _parts(every: tuple[Word, ...]) -> Iterator[list[Word]]:
    """What stands between the commas of the first pair of brackets."""
    depth, part = 0, list[Word]()
    for word in every:
        opens, closes = word == ("sign", "("), word == ("sign", ")")
        depth -= closes
        if depth == 0 and closes:
            yield part
            return
        if word == ("reserved", "as") and depth == 0:
            return  # made of what a query finds, which nobody is going to ask
        if depth == 1 and word == ("sign", ","):
            yield part
            part = []
        elif depth:
            part.append(word)
        depth += opens


def _is_column(part: list[Word]) -> bool:
    return bool(part) and not (part[0][0] == "reserved" and part[0][1] in _OF_THE_TABLE)


def _column(part: list[Word]) -> ToldColumn:
    rest = [folded(text) for kind, text in part[1:] if kind in ("reserved", _NAMED)]
    pairs = list(pairwise(rest))
    kind = part[1][1].upper() if len(part) > 1 and part[1][0] == _NAMED else ""
    is_worked_out = "as" in rest
    return ToldColumn(
        name=folded(part[0][1]),
        kind=kind,
        needed=("not", "null") in pairs,
        is_key=("primary", "key") in pairs,
        is_stored=not is_worked_out or "stored" in rest,
    )
