"""Whether a data file is built as this program builds it: asked before anything that the file brings along is used.

A file that came from elsewhere may hold triggers, views and columns that do what their maker wants as soon as
something is read or saved. So its own list of parts is held against that of a new file of the same shape, word by word.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from functools import cache
from pathlib import Path
from typing import Final

from outreach_desktop import opened
from outreach_desktop.db.engine.connection import Data, connect_in_memory, connect_to_read
from outreach_desktop.db.engine.pages import weight_of_list
from outreach_desktop.db.engine.refusals import StrangeError
from outreach_desktop.db.shape import migrations
from outreach_desktop.db.shape.statements import Word, words
from outreach_desktop.words import say

MISSING: Final = say(
    "It does not have all the parts that Outreach Desktop puts into every data file"
)
STRANGE: Final = say("It holds something that Outreach Desktop did not put there")
CHANGED: Final = say("It has parts that are not as Outreach Desktop makes them")
UNTRUE: Final = say("{changed}: its version number is wrong.", changed=CHANGED)
OVERLOADED: Final = say("Its list of parts is far longer than that of any data file.")
NUMBERING: Final = say("The numbers that it gives to what is done next are not as they should be.")

# What a file of each shape is made of, as the SQLite that most people have keeps it: such a file is known at once.
KNOWN: Final = {
    1: "963b7a3fea6d8956619b0b8de63cf6bc02e308498beebfcf6bf7327949621f03",
    2: "965e6b7c71b795c33d68ad96f38e0d4019fb7f61b0291c2fe950031f1bbff2b2",
    3: "af263abbd4f9bd6e08b72f67c925b25d9b9be0bdd6c956bd29b7ef4134f19903",
    4: "d956ff6d772d30a7a072ace04747a32525fb673ae1bf37b1244160502f6e0023",
    5: "8bec95c9c9c9c8fa0c8fadc135c3518de93506eeacb505a31ee403abadabf72f",
    6: "c8b1902a12b927d3349c2060b038ab94526bccd402d64b3288662887b04e4329",
    7: "48b71aeba935564fb87430b8be14ac6c236c5f44a06abe8e236fa467da2fd880",
    8: "57738952507d0fa8c528a66ff2e4eaa1b1711cb784314b47ed2fd7fd723a216c",
    9: "66aeb1e5a7a1a0103af8c0c546a68ef831d4e404a8cbca886948908998d40397",
    10: "da219d27e47afc066bfb30cf1b3f5b1befc511f8f8bba03aa9b84b0aebeb917f",
    11: "d143c9fcbcfecf2699ae2324c70223b242f066ae1ea8bc83b3c3f07b6295ffe3",
    12: "f636a75407aa212e3099e9f593c3e165b58b11254b5437ed39c5beb172cb97ae",
    13: "9867995182d77b1c0b4742e7c85e2493ef7274ac67dded094b13e6eb1b6003d5",
    14: "dac52d311db8122b45cac80b9e026e0c3717f50455da37b7a191d3057c69b40c",
    15: "1681716452c0fea8b2d4fe5ef0ef0a76b8ff4bf5ebbcc6465138a357fdad3c6d",
    16: "fb29b021e8f4845d1bb03941cb891b8bf4e9512baafbe137656f844a3ecddbad",
    17: "120a5c408fd101a39dba33137ca7446a3a8dda3425a1a8478dac66cc6e5680e6",
    18: "e7e753366e952486bc78693ebd71735689248f5bb9588c7572d5af7a40ea99c7",
    19: "ea756e116180d60a9c3ad90f61d7b732b9cec7e589f17e2d676b4931d8aa1c45",
    20: "d0125b663008af27fd24046b628654aed01cb6f5a6e33f2ba4164270abd60220",
    21: "92aa37377c42ff1de24095af038a384245f0fcd21a01cfa30d8edc647d8351fc",
    22: "f86a0d5c5d84b8e8a2149a670162c9dcb36dd821cb6a949ab4ab7664221fb12c",
    23: "62533088d3e9108845880f7c2735e21d476076bb9832010a8f22234b2fcda0db",
    24: "c8a4778c93c5f6495e51942c622321760227a0f08e268012def36fdb2c638b78",
    25: "c000f8d1b53f3765a7fce9fff5a461efaa95fef6c17baedaf3b004e8f690ffc2",
    26: "adfd21aa9f841a7b7f08d91b056147b4eb3b4369b83919ff8c1bf165378bdfc1",
    27: "8f9728bf3aba72d7f4d0df9d64b72f9e08d22b4468d21dc52108aa9d669f52ea",
    28: "d897370d125b4f8e6ff519d48dce88fedbeecaa5886af43f0a99678f518eb154",
    29: "7acddcca6c2e8677c8a2011c6eeb5b200a5f12570602d23d4fb0202b3d32273b",
    30: "d9dac119878ba40798000d22c84b3556ecc8e7b5640df585b23daca0ed7d676a",
    31: "ca0303cc09b22976c5cab08277472e3202164d0b37b55811b6e011c9756372c4",
    32: "aadd3706830c9db9595a53709e67552fe64f73109509629430dad9e1a6cadff1",
}

_HEAVIEST: Final = 1_000_000  # bytes of a list of parts: ours has 65,000
_TOLD: Final = 3
_LONGEST: Final = 40  # letters of a name that somebody else gave
_MOST: Final = 1 << 53  # of what is numbered one by one

# SQLite's own notes of how to search well, which some tools have it make.
_NOTES: Final = {
    "sqlite_stat1": "CREATE TABLE sqlite_stat1(tbl,idx,stat)",
    "sqlite_stat4": "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)",
}
_NOTED: Final = frozenset(("table", name, name, sql) for name, sql in _NOTES.items())

Part = tuple[str, str]
"""Kind and name: ("trigger", "search_of_roles_insert")."""
_Row = tuple[object, ...]
_Built = dict[Part, tuple[str, tuple[Word, ...]]]


def open_to_read(path: Path) -> Data:
    """As `connect_to_read`, of a file that is built as ours are. StrangeError says what is strange in another."""
    see_that_its_list_is_short(path)
    db = connect_to_read(path)
    try:
        see_that_it_is_ours(db, path)
    except BaseException:
        db.close()
        raise
    return db


def see_that_its_list_is_short(path: Path) -> None:
    """Refuse a list of parts that SQLite would read for minutes; to be asked before it does.

    Where the bytes cannot be got at, SQLite has better words for it.
    """
    if opened.is_open(path):  # it was asked then, and its bytes are not to be read
        return
    with suppress(OSError, IndexError):
        if weight_of_list(path, at_most=_HEAVIEST) > _HEAVIEST:
            raise StrangeError(path, OVERLOADED)


def see_that_it_is_ours(db: Data, path: Path) -> None:
    """Raise StrangeError where the file at `path`, just connected, is built otherwise than this program builds it."""
    if strange := strangers(db):
        raise StrangeError(path, strange[0])


def strangers(db: Data) -> list[str]:
    """How the file differs from one that the migrations made up to its own shape, in sentences; none where it does not.

    Reads the list of its parts and runs nothing of what stands there.
    """
    shape = migrations.version(db)
    if not 0 < shape <= migrations.NEWEST:
        return [UNTRUE]
    rows: list[_Row] = db.execute(
        "SELECT type, name, tbl_name, sql, rootpage FROM sqlite_schema"
    ).fetchall()
    is_known = _digest(rows) == KNOWN.get(shape)
    found = [] if is_known else list(_differences(_built(rows), _expected(shape), rows))
    return found or [*_doubled(rows), *_numbering(db, shape)]


def digest(db: Data) -> str:
    """What `KNOWN` has of a file built like this one."""
    return _digest(db.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall())


def _digest(rows: Iterable[_Row]) -> str:
    told = sorted(repr(row[:4]) for row in rows if row[:4] not in _NOTED)
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def _built(rows: Iterable[_Row]) -> _Built:
    return {
        (str(kind), str(name)): (str(table), _meaning(sql)) for kind, name, table, sql, *_ in rows
    }


def _meaning(sql: object) -> tuple[Word, ...]:
    """Its words; "IF NOT EXISTS" says nothing of something that is there."""
    every = words(str(sql)) if sql is not None else ()
    asked = (("reserved", "if"), ("reserved", "not"), ("reserved", "exists"))
    at = next((at for at in range(1, 4) if every[at : at + 3] == asked), None)
    return every if at is None else every[:at] + every[at + 3 :]


@cache
def _expected(shape: int) -> Mapping[Part, tuple[str, tuple[Word, ...]]]:
    with closing(connect_in_memory()) as new:
        migrations.build(new, shape)
        rows = new.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall()
    return _built([*rows, *_NOTED])


def _differences(
    there: _Built, expected: Mapping[Part, tuple[str, tuple[Word, ...]]], rows: list[_Row]
) -> Iterator[str]:
    strange = [part for part in there if part not in expected]
    changed = [part for part in there if part in expected and there[part] != expected[part]]
    missing = [part for part in expected if part not in there and part[1] not in _NOTES]
    for said, parts in ((STRANGE, strange), (CHANGED, changed), (MISSING, missing)):
        if parts:
            yield say("{finding}: {parts}.", finding=said, parts=_named(parts))
    if not (strange or changed or missing) and len(there) < len(rows):
        yield say("{changed}: some of them are there twice.", changed=CHANGED)


def _named(parts: list[Part]) -> str:
    told = [
        say("the {kind} \u201c{name}\u201d", kind=_shown(kind), name=_shown(name))
        for kind, name in sorted(parts)
    ]
    more = [say("{count} more", count=len(told) - _TOLD)] if len(told) > _TOLD else []
    return ", ".join([*told[:_TOLD], *more])


def _shown(name: str) -> str:
    letters = "".join(char for char in name if char.isprintable())
    return letters if len(letters) <= _LONGEST else f"{letters[:_LONGEST]}\u2026"


def _doubled(rows: list[_Row]) -> Iterator[str]:
    """Every table and index begins on a page of its own, and nothing else does."""
    pages = [row[4] for row in rows if row[4]]
    stored = sum(row[0] in ("table", "index") for row in rows)
    virtual = sum(str(row[3]).startswith("CREATE VIRTUAL") for row in rows)
    if len(set(pages)) != len(pages) or len(pages) != stored - virtual:
        yield say("{changed}: some of them are in the place of others.", changed=CHANGED)


def _numbering(db: Data, shape: int) -> Iterator[str]:
    """The steps it says it has taken, and the numbers it goes on with: at the highest there is nothing could be saved."""
    steps = db.execute("SELECT migration_set, name FROM _sqlite_migrations").fetchall()
    if Counter(steps) != Counter(migrations.names(shape)):
        yield UNTRUE
    counted = db.execute("SELECT name, seq FROM sqlite_sequence").fetchall()
    names = [name for name, _ in counted]
    in_bounds = all(isinstance(last, int) and 0 <= last < _MOST for _, last in counted)
    if not (in_bounds and set(names) <= {"actions", "journal"} and len(set(names)) == len(names)):
        yield NUMBERING
