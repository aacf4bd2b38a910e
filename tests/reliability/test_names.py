"""File names made of anything at all: every system takes them, no two are one file, and the file can be made."""

import os
import sys
import unicodedata
from pathlib import Path
from random import Random

from outreach_desktop import writing
from outreach_desktop.writing import FreeNames, safe_name
from tests.reliability.counts import Counted, proof

TO_ONE_FOLDER = 500
LONGEST = 400
_RESERVED = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"} | {
    f"{port}{number}" for port in ("COM", "LPT") for number in "0123456789\u00b9\u00b2\u00b3"
}
_FORBIDDEN = set('<>:"/\\|?*%\u2044\u2215\u29f5\u29f8\u29f9\ufe68\uff0f\uff3c')
# What has spoilt a name before: other scripts, marks on letters, directions, ends of lines, half a pair.
_ODD = (
    *"aZ09 .~-_$%/\\:*?<>|\"'\t\n\r\0\x7f",
    *"\u00e9\u00c9\u00df\u0130\u0131\u017f\u01c5\ufb01\u2126\u212b\u1e9e",
    *"e\u0301a\u030ao\u0308",
    *"\u202e\u200d\u200b\ufeff\u00ad\u2028\u2029\ud800\udfff\ue000",
    *"\u4e2d\u6587\ud55c\uae00\u05d0\u0645\u0e01\U0001f600\U0001f468",
    "con", "COM1", "LPT\u00b9", "nul.", "..", " .", "aux .txt", ".docx", "CONIN$",
)  # fmt: skip


@proof("S9", "names of random characters, each a file", quick=5_000, full=200_000)
def test_every_text_is_a_name_that_every_system_takes(
    count: int, chance: Random, counted: Counted, tmp_path: Path
) -> None:
    made = 0
    for number in range(count):
        if number % TO_ONE_FOLDER == 0:
            folder = tmp_path / str(number)
            folder.mkdir()
            names, keys = FreeNames(folder), set()
        path = names.take(safe_name(_text(chance), ".docx"))
        assert faults(path) == [], ascii(path.name)
        key = unicodedata.normalize("NFC", path.name).casefold()
        assert key not in keys, ascii(path.name)
        keys.add(key)
        path.open("xb").close()
        made += os.path.lexists(path)
    counted(names=count, made=made)


def faults(path: Path) -> list[str]:
    """What some system would say against the name."""
    name = path.name
    found = {
        "an end that Windows drops": name != name.rstrip(". ") or Path(name).suffix != ".docx",
        "hidden, or a lock file of Word's": name[0] in ".~ ",
        "a character some system forbids": bool(_FORBIDDEN & set(name)),
        "a character nobody sees": any(unicodedata.category(char)[0] == "C" for char in name),
        "a device of Windows": name.partition(".")[0].rstrip().upper() in _RESERVED,
        "written in two ways": name != unicodedata.normalize("NFC", name),
        "too long": len(name.encode()) > writing.LONGEST_NAME,
    }
    return [said for said, is_so in found.items() if is_so]


def _text(chance: Random) -> str:
    """Half of it odd on purpose, some of it any character there is, at times very long."""
    length = chance.choice((0, 1, 2, 3, 8, 20, 60, LONGEST))
    return "".join(
        chance.choice(_ODD) if chance.random() < 0.7 else chr(chance.randrange(sys.maxunicode + 1))
        for _ in range(length)
    )
