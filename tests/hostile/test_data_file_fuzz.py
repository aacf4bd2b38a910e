"""Data files with other bytes in their header and in their list of parts: each door opens, or says why not."""

import random
from contextlib import closing, suppress
from pathlib import Path
from random import Random

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.services import data_file
from outreach_desktop.services.safety import backup, recovery
from tests.hostile.test_schema_plants import DOORS, NOW
from tests.reliability.counts import Counted, proof

_HEADER = 100
_PAGE = 4096
_NUMBERS = (0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("good") / "good.outreach"
    data_file.close(data_file.open_data(path, remember=False))
    return path.read_bytes()


@proof(
    "S15", "bytes of the header and of the list of parts changed at random", quick=30, full=50_000
)
def test_every_door_opens_or_says_why_not(
    good: bytes, count: int, chance: Random, counted: Counted, tmp_path: Path
) -> None:
    opened = refused = 0
    for number in range(count):
        path = tmp_path / "From elsewhere.outreach"
        path.write_bytes(changed(good, chance))
        # Looking asks what every door asks, and writes nothing, so that many can be tried.
        doors = DOORS if number % 40 == 0 else (_looks, _is_a_backup)
        for door in doors:
            with suppress(OutreachError):
                door(path)
                opened += 1
                continue
            refused += 1
        if number % 8 == 0:
            with suppress(OutreachError):
                recovery.salvage(path, now=NOW).path.unlink()
        for left in tmp_path.rglob("*"):
            if left.is_file():
                left.unlink()
        for folder in tmp_path.iterdir():
            folder.rmdir()
    assert refused
    counted(mutants=count, doors_opened=opened, doors_shut=refused)


def changed(good: bytes, chance: Random) -> bytes:
    """One to eight places in the header, on the pages of the list, or in its words."""
    data = bytearray(good)
    for _ in range(chance.randint(1, 8)):
        match chance.randrange(5):
            case 0:
                at = chance.randrange(16, _HEADER - 4)
                data[at : at + 4] = chance.choice(_NUMBERS).to_bytes(4, "big")
            case 1:
                data[chance.randrange(_HEADER)] = chance.randrange(256)
            case 2:
                data[chance.randrange(_HEADER, _PAGE)] ^= 1 << chance.randrange(8)
            case 3:
                data[chance.randrange(_HEADER, len(data))] = chance.randrange(256)
            case _:
                word = chance.choice(
                    (b"CREATE", b"TABLE", b"TRIGGER", b"TEXT", b"INDEX", b"NOT", b"contacts")
                )
                places = data.count(word)
                if places:
                    at = -1
                    for _ in range(chance.randint(1, places)):
                        at = data.find(word, at + 1)
                    data[at : at + len(word)] = random.Random(chance.random()).randbytes(len(word))
    return bytes(data)


def _looks(path: Path) -> None:
    with closing(data_file.look_at(path)):
        pass


def _is_a_backup(path: Path) -> None:
    if problem := backup.backup_at(path).problem:
        raise OutreachError(problem)
