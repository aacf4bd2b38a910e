"""What is said of backups before a person is erased: few by their names, many by their number."""

import datetime as dt

from outreach_desktop.domain.erasing.erasure import BackupLeft, Erasure
from outreach_desktop.domain.erasing.telling import ErasurePart, told

FIRST = dt.date(2026, 9, 1)


def erasure(*backups: BackupLeft) -> Erasure:
    return Erasure(
        person_id="1",
        name="Ann Orpen",
        goes=(),
        same=(),
        loosened=0,
        history=0,
        mentions=(),
        papers=(),
        backups=backups,
        elsewhere=(),
    )


def backup(number: int, *, stays: bool = False) -> BackupLeft:
    made = FIRST + dt.timedelta(days=number)
    until = None if stays else made + dt.timedelta(days=60)
    return BackupLeft(name=f"Backup {number}", made_on=made, until=until)


def of_backups(*backups: BackupLeft) -> ErasurePart:
    parts = told(erasure(*backups), dt.date.isoformat)
    return next(part for part in parts if part.title == "Backups that may still hold them")


def test_many_are_counted_and_can_be_read_one_by_one() -> None:
    part = of_backups(*(backup(number) for number in range(8)), backup(8, stays=True))

    assert part.lines == (
        "9 backups, made from 2026-09-01 to 2026-09-09",
        "8 go by themselves, the last about 2026-11-07, if a backup is made on most days",
        "1 stays until you delete it",
        "A backup that is restored does not bring them back: they are erased from it again.",
    )
    assert len(part.each) == 9
    assert part.each[0] == "Backup 0: until about 2026-10-31, if a backup is made on most days"
    assert part.each[8] == "Backup 8: stays until you delete it"


def test_a_few_are_named_at_once() -> None:
    part = of_backups(backup(0), backup(1, stays=True))

    assert part.lines[:2] == (
        "Backup 0: until about 2026-10-31, if a backup is made on most days",
        "Backup 1: stays until you delete it",
    )
    assert part.each == ()
