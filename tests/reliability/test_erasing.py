"""Who is erased is gone from every file to the last byte, whenever the program is killed meanwhile."""

import datetime as dt
import os
import signal
import sys
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.drafts import Typing
from outreach_desktop.domain.erasing.stages import Stage
from outreach_desktop.domain.labour import outcome
from outreach_desktop.domain.wishes.wishes import WishDraft
from outreach_desktop.services import contacts, data_file, drafts, files, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.erasing import erasing
from outreach_desktop.services.health.on_opening import STEPS
from outreach_desktop.services.knowing import wishes
from tests import builders
from tests.reliability.counts import Counted, proof

TODAY = dt.date(2026, 3, 2)
_EVERY = 50
_LOOKS = 1_250
"""So often SQLite looks whether it is to stop."""
_ANEW = 500
"""The same while it writes the file anew."""
_LETTERS = "abdeghiklmnoprstuvwz"


def opened(path: Path) -> Data:
    return data_file.open_data(path, remember=False, on_opening=STEPS)


def word(chance: Random) -> str:
    return "".join(chance.choice(_LETTERS) for _ in range(12))


def someone(db: Data, chance: Random) -> tuple[str, list[str]]:
    """A person of whom much is kept, and the words that are nobody else's."""
    first, last, old, street, note, said, typed, number = (word(chance) for _ in range(8))
    phone = f"01632 {chance.randrange(100_000, 1_000_000)}"
    email = f"{word(chance)}@{word(chance)}.example"
    one = contacts.add(db, ContactDraft(first_name=first, last_name=old, email=email))
    address = Address(street=f"{chance.randrange(1, 900)} {street}", town="Ashby")
    kept = replace(one, last_name=last, phone=phone, notes=note, address=address)
    contacts.change(db, kept)
    builders.call(db, one, TODAY, said)
    builders.role(db, one, builders.organisation(db, f"Surgery {chance.random()}"), email=email)
    files.attach(db, one.id, f"{number}.txt", number.encode())
    wishes.add(db, one.id, WishDraft(channel="post", reason=said), today=TODAY)
    typing = Typing(
        id=one.id, form="contacts.edit", subject_id=one.id, title="E", typed={"n": typed}, before={}
    )
    drafts.keep(db, typing)
    contacts.add_tag(db, [one.id], "core")
    undo.undo(db)
    return one.id, [first, last, old, street, note, said, typed, number, phone, email]


def parts(words: list[str]) -> list[str]:
    """Of long words the halves too: an index keeps words without what they share with the one before."""
    long = [one for one in words if one.isalpha()]
    return [*words, *(one[:8] for one in long), *(one[4:] for one in long)]


def hits(folder: Path, words: list[str]) -> int:
    """How often one of the words is in a file below the folder, in either shape of text."""
    contents = [path.read_bytes().lower() for path in folder.rglob("*") if path.is_file()]
    return sum(
        one.encode() in content or one.encode("utf-16-le") in content
        for one in words
        for content in contents
    )


@proof("S13", "people erased, then looked for in every file", quick=20, full=500)
def test_nothing_is_left_of_who_was_erased(
    count: int, chance: Random, counted: Counted, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    db = opened(folder / "My group.outreach")
    people = [someone(db, chance) for _ in range(count * 2)]
    gone, stay = people[:count], people[count:]
    chance.shuffle(gone)
    for contact_id, _ in gone:
        erasing.erase(db, contact_id, today=TODAY)
    data_file.close(db)

    found = sum(hits(folder, parts(words)) for _, words in gone)
    whole = sum(all(hits(folder, [one]) for one in words) for _, words in stay)
    counted(erased=count, hits=found, others_whole=whole)
    assert found == 0
    assert whole == count


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _erase_and_be_killed(path: Path, contact_id: str, chance: Random) -> None:
    """What the process does that is killed: while SQLite works, between two steps, or while the file is written anew."""
    db = opened(path)
    steps, anew = -1, 0
    match chance.randrange(4):
        case 0:
            anew = chance.randrange(1, _ANEW)
        case 1:
            steps = chance.randrange(24, 30)
        case _:
            _die_while_asked(db, chance.randrange(_LOOKS // 2, _LOOKS))
    for number, step in enumerate(erasing.erasing_of(db, contact_id, today=TODAY), 1):
        if number == steps:
            _die()
        if anew and step and step[0] is Stage.TRACES:
            _die_while_asked(db, anew)
    data_file.close(db)


def _die_while_asked(db: Data, at: int) -> None:
    """After so many looks of SQLite at whether it is to stop."""
    looks = 0

    def look() -> int:
        nonlocal looks
        looks += 1
        if looks == at:
            _die()
        return 0

    db.conn.set_progress_handler(look, _EVERY)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")
@proof("S13", "kill -9 during an erasure", quick=10, full=400)
def test_killed_meanwhile_all_of_it_is_done_or_nothing(
    count: int, chance: Random, counted: Counted, tmp_path: Path
) -> None:
    nothing = whole = 0
    for number in range(count):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = folder / "My group.outreach"
        db = opened(path)
        contact_id, words = someone(db, chance)
        for _ in range(3):
            someone(db, chance)
        data_file.close(db)
        child = os.fork()
        if child == 0:
            _erase_and_be_killed(path, contact_id, chance)
            os._exit(0)
        os.waitpid(child, 0)

        again = opened(path)
        is_there = bool(contacts.get_all(again, [contact_id]))
        told = (
            outcome(erasing.preview(again, contact_id, now=dt.datetime.now(dt.UTC))).goes
            if is_there
            else ()
        )
        data_file.close(again)
        if is_there:
            nothing += 1
            assert all(hits(folder, [one]) for one in words)
            assert dict(told)["interactions"] == 1
        else:
            whole += 1
            assert hits(folder, parts(words)) == 0
    counted(kills=count, nothing_done=nothing, all_done=whole)
    assert nothing + whole == count
