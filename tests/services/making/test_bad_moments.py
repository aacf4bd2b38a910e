"""What goes wrong while letters are made: a held file, a full disk, a name too long. The rest is made, and can be finished."""

import datetime as dt
import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from outreach_desktop import given, writing
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters
from tests import builders

TODAY = dt.date(2026, 3, 2)
NOW = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
Write = Callable[..., None]


def people(db: Data, count: int) -> list[Contact]:
    return [builders.person(db, f"Person {number:03}") for number in range(count)]


def planned(db: Data, some: list[Contact], tmp_path: Path) -> letters.Plan:
    note = letters.choice(str(builders.template(tmp_path / "note.docx", "Dear friend")))
    return letters.plan(db, [one.id for one in some], [note], today=TODAY)


def refusing(
    monkeypatch: pytest.MonkeyPatch, error: int, wanted: Callable[[int, Path], bool]
) -> None:
    """Let writing fail as the system does, for the files that are `wanted` by number and path."""
    real, count = writing.write_new, [0]

    def write(path: Path, content: bytes, **more: bool) -> None:
        count[0] += 1
        if wanted(count[0], path):
            raise writing.trouble(OSError(error, "refused"), path)
        real(path, content, **more)

    monkeypatch.setattr(writing, "write_new", write)


def test_a_file_that_another_program_holds_is_told_and_made_when_gone_on_with(
    db: Data, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = planned(db, people(db, 5), tmp_path)
    with monkeypatch.context() as patch:
        refusing(patch, errno.EACCES, lambda _, path: "Person 002" in path.name)
        found = list(letters.make(db, plan, tmp_path / "out", now=NOW))

    (bad,) = [one for one in found if one.problem]
    assert "Person 002" in bad.name
    assert bad.problem.endswith(".")
    assert len(list((tmp_path / "out").iterdir())) == 4

    (batch,) = letters.unfinished(db)
    rest = letters.go_on(db, batch.id, today=TODAY)
    assert [one.problem for one in letters.make(db, rest, batch.out, now=NOW)] == [""]
    assert len(list((tmp_path / "out").iterdir())) == 5
    assert letters.unfinished(db) == []


def test_a_disk_that_is_full_at_the_317th_leaves_the_others_to_be_finished(
    db: Data, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = planned(db, people(db, 400), tmp_path)
    with monkeypatch.context() as patch:
        refusing(patch, errno.ENOSPC, lambda number, _: number >= 317)
        found = list(letters.make(db, plan, tmp_path / "out", now=NOW))

    assert [bool(one.problem) for one in found] == [False] * 316 + [True] * 84
    assert len({one.problem for one in found[318:]}) == 1
    assert "full" in found[-1].problem
    assert len(list((tmp_path / "out").iterdir())) == 316

    (batch,) = letters.unfinished(db)
    assert (batch.made, batch.left) == (316, 84)
    rest = letters.go_on(db, batch.id, today=TODAY)
    list(letters.make(db, rest, batch.out, now=NOW))
    assert len(list((tmp_path / "out").iterdir())) == 400
    assert letters.unfinished(db) == []


def test_a_printable_file_that_is_refused_takes_nothing_from_the_others(
    db: Data, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, together = planned(db, people(db, 3), tmp_path), tmp_path / "all.docx"
    with monkeypatch.context() as patch:
        refusing(patch, errno.EACCES, lambda _, path: path == together)
        found = list(letters.make(db, plan, tmp_path / "out", together=together, now=NOW))

    assert [bool(one.path) for one in found] == [True, True, True, False]
    (batch,) = letters.unfinished(db)
    rest = letters.go_on(db, batch.id, today=TODAY)
    (printable,) = letters.make(db, rest, batch.out, together=batch.together, now=NOW)
    assert printable.path == together
    assert letters.unfinished(db) == []


def test_a_template_that_may_not_be_read_is_named(
    db: Data, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    some = people(db, 1)
    note = letters.choice(str(builders.template(tmp_path / "note.docx", "Held {{ today }}")))
    builders.template(note.path, "Held by Word {{ today }}")  # so it is read anew
    real = Path.open

    def held(self: Path, *how: str, **more: object) -> object:
        if self.name == "note.docx":
            raise PermissionError(errno.EACCES, "Permission denied", str(self))
        return real(self, *how, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", held)
    monkeypatch.setattr(given, "read", lambda path, **_: held(path))

    with pytest.raises(OutreachError, match=r"Note.*cannot be read"):
        letters.plan(db, [one.id for one in some], [note], today=TODAY)


def test_a_folder_with_a_name_of_300_letters_is_refused_before_anything_is_made(
    db: Data, tmp_path: Path
) -> None:
    plan = planned(db, people(db, 2), tmp_path)
    with pytest.raises(OutreachError) as refused:
        list(letters.make(db, plan, tmp_path / ("f" * 300), now=NOW))

    assert "too long" in str(refused.value)
    assert letters.unfinished(db) == []


def test_a_name_of_300_letters_makes_a_file_with_a_shorter_one(db: Data, tmp_path: Path) -> None:
    long = builders.person(db, "Wrigglesworth " * 21)
    (made,) = letters.make(db, planned(db, [long], tmp_path), tmp_path / "out", now=NOW)

    assert made.path is not None
    assert made.path.is_file()
    assert len(made.path.name) < 256
