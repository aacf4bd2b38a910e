"""While the file is compared, checked, or backed up before a large change, lists are answered, and nothing is lost."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from outreach_desktop.db.backups import backup as copying
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.shape import soundness
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, data_file, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.health import doctor_inside
from outreach_desktop.services.importing import imports
from outreach_desktop.services.safety import backup, recovery
from outreach_desktop.ui.safety.doctor import DoctorDialog
from outreach_desktop.ui.safety.recovery.restore import RestoreDialog
from outreach_desktop.ui.shell.main_window import MainWindow
from tests.builders import person

MANY = 30


class Gate:
    """Stops what comes to it in another thread, until it is opened."""

    def __init__(self) -> None:
        self.is_met = threading.Event()
        self._is_open = threading.Event()

    def before(self, real: Callable[..., object]) -> Callable[..., object]:
        """As `real`, which waits here first."""

        def waits(*words: object, **more: object) -> object:
            self.is_met.set()
            assert self._is_open.wait(60)
            return real(*words, **more)

        return waits

    def open(self) -> None:
        self._is_open.set()


@pytest.fixture
def gate() -> Iterator[Gate]:
    gate = Gate()
    yield gate
    gate.open()


@pytest.fixture
def many(threaded: MainWindow, qtbot: QtBot) -> MainWindow:
    """With thirty people."""

    def add(db: Data) -> None:
        with changing(db, "Begin"):
            for number in range(MANY):
                person(db, f"Ng {number}")

    with qtbot.waitSignal(threaded.runner.changed):
        threaded.runner.do(threaded, add)
    return threaded


def counted(window: MainWindow, qtbot: QtBot) -> int:
    """How many people a list would find just now."""
    answers: list[int] = []
    window.runner.ask(window, contacts.count, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    return answers[0]


def remove_all(db: Data) -> None:
    contacts.remove(db, [row for (row,) in db.execute("SELECT id FROM contacts")])


def made(tmp_path: Path) -> list[tuple[str, int]]:
    return [(row.why, row.contacts) for row in backup.backups(tmp_path / "Lakeside.outreach")]


def parts(tmp_path: Path) -> list[Path]:
    return list(tmp_path.rglob(".~*.part*"))


@pytest.fixture
def held_backup(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> Gate:
    monkeypatch.setattr(copying, "read_back", gate.before(copying.read_back))
    return gate


def test_while_a_backup_is_compared_lists_are_answered_and_people_saved(
    many: MainWindow, qtbot: QtBot, tmp_path: Path, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    many.files.back_up()
    qtbot.waitUntil(lambda: bool(made(tmp_path)))
    with qtbot.waitSignal(many.runner.changed):
        many.runner.do(many, lambda db: person(db, "Marsh"))
    monkeypatch.setattr(recovery, "compare", gate.before(recovery.compare))
    many.action("file.restore").trigger()
    qtbot.waitUntil(gate.is_met.is_set)
    [shown] = many.findChildren(RestoreDialog)
    assert counted(many, qtbot) == MANY + 1
    with qtbot.waitSignal(many.runner.changed):
        many.runner.do(many, lambda db: person(db, "Later"))
    assert counted(many, qtbot) == MANY + 2

    gate.open()
    qtbot.waitUntil(lambda: "You would lose" in shown.view.text())
    assert "Marsh" in shown.view.text()
    assert "Later" not in shown.view.text(), "it is of the moment of its copy"
    qtbot.waitUntil(lambda: not parts(tmp_path))


def test_a_comparison_that_is_left_takes_its_copy_away_and_the_file_can_be_closed(
    many: MainWindow, qtbot: QtBot, tmp_path: Path, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    many.files.back_up()
    qtbot.waitUntil(lambda: bool(made(tmp_path)))
    monkeypatch.setattr(recovery, "compare", gate.before(recovery.compare))
    many.action("file.restore").trigger()
    qtbot.waitUntil(gate.is_met.is_set)
    [shown] = many.findChildren(RestoreDialog)
    shown.reject()
    assert counted(many, qtbot) == MANY

    gate.open()
    many.runner.close()
    assert parts(tmp_path) == []
    data_file.close(data_file.open_data(tmp_path / "Lakeside.outreach"))


def test_while_everything_is_checked_lists_are_answered_and_people_saved(
    many: MainWindow, qtbot: QtBot, tmp_path: Path, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor_inside, "faults", gate.before(soundness.faults))
    many.action("help.check").trigger()
    qtbot.waitUntil(gate.is_met.is_set)
    dialog = many.findChild(DoctorDialog)
    assert isinstance(dialog, DoctorDialog)
    assert counted(many, qtbot) == MANY
    with qtbot.waitSignal(many.runner.changed):
        many.runner.do(many, lambda db: person(db, "Later"))
    assert counted(many, qtbot) == MANY + 1

    gate.open()
    qtbot.waitUntil(lambda: dialog.again_button.isVisible())
    assert f"{MANY} people" in str(dialog.remarks[0]), "it is of the moment of its copy"
    assert parts(tmp_path) == []


def test_a_check_that_is_left_in_the_middle_keeps_nothing_waiting(
    many: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    endless = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    )
    is_met = threading.Event()

    def faults(db: Data) -> list[str]:
        is_met.set()
        db.execute(endless).fetchone()
        return []

    monkeypatch.setattr(doctor_inside, "faults", faults)
    many.action("help.check").trigger()
    qtbot.waitUntil(is_met.is_set)
    dialog = many.findChild(DoctorDialog)
    assert isinstance(dialog, DoctorDialog)
    dialog.close_button.click()

    qtbot.waitUntil(lambda: not parts(tmp_path))
    assert counted(many, qtbot) == MANY


def test_a_large_change_waits_for_its_backup_and_lists_do_not(
    many: MainWindow, qtbot: QtBot, tmp_path: Path, held_backup: Gate
) -> None:
    told: list[str] = []
    many.runner.told.connect(told.append)
    done: list[str] = []
    many.runner.do(many, remove_all, lambda _: done.append("removed"))
    many.runner.do(many, lambda db: person(db, "Marsh"), lambda _: done.append("first"))
    qtbot.waitUntil(held_backup.is_met.is_set)
    many.runner.do(many, lambda db: person(db, "Moss"), lambda _: done.append("second"))
    assert counted(many, qtbot) == MANY
    assert made(tmp_path) == []
    assert told == ["Making a backup first \u2026"]

    held_backup.open()
    qtbot.waitUntil(lambda: len(done) == 3)
    assert done == ["removed", "first", "second"], "each in its turn"
    assert counted(many, qtbot) == 2
    assert made(tmp_path) == [(f"removing {MANY} people", MANY)]
    assert not many.runner.is_alone


def test_where_no_backup_can_be_made_nothing_is_changed_and_what_waits_goes_on(
    many: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "Backups").write_text("in its place")
    failed: list[OutreachError] = []
    many.runner.do(many, remove_all, fails=failed.append)
    many.runner.do(many, lambda db: person(db, "Marsh"))

    qtbot.waitUntil(lambda: bool(failed))
    assert failed[0].message.startswith("Nothing was begun")
    qtbot.waitUntil(lambda: counted(many, qtbot) == MANY + 1)
    assert not many.runner.is_alone


def test_closed_in_the_middle_the_change_and_those_that_wait_are_saved_after_its_backup(
    many: MainWindow, qtbot: QtBot, tmp_path: Path, held_backup: Gate
) -> None:
    many.runner.do(many, remove_all)
    qtbot.waitUntil(held_backup.is_met.is_set)
    many.runner.do(many, lambda db: person(db, "Marsh"))
    held_backup.open()
    many.runner.close()

    db = data_file.open_data(tmp_path / "Lakeside.outreach")
    assert contacts.count(db) == 1
    data_file.close(db)
    assert made(tmp_path) == [(f"removing {MANY} people", MANY)]


def test_a_change_that_waits_is_not_done_in_another_file(
    many: MainWindow, qtbot: QtBot, tmp_path: Path, held_backup: Gate
) -> None:
    failed: list[OutreachError] = []
    many.runner.do(many, remove_all)
    qtbot.waitUntil(held_backup.is_met.is_set)
    many.runner.do(many, lambda db: person(db, "Marsh"), fails=failed.append)
    with qtbot.waitSignal(many.runner.opened):
        many.runner.open(many, tmp_path / "Hillside.outreach")
        held_backup.open()

    qtbot.waitUntil(lambda: bool(failed))
    assert "another file was opened" in failed[0].message
    assert counted(many, qtbot) == 0
    db = data_file.open_data(tmp_path / "Lakeside.outreach", remember=False)
    assert contacts.count(db) == 0, "what was begun is done in its own"
    data_file.close(db)


def test_an_import_waits_for_its_backup_and_lists_do_not(
    many: MainWindow, qtbot: QtBot, tmp_path: Path, held_backup: Gate
) -> None:
    path = tmp_path / "people.csv"
    path.write_text("First name,Last name\nCy,Ho\n")
    today = many.today()
    steps: list[int] = []

    def take_in(db: Data) -> Iterator[object]:
        yield from imports.apply(db, imports.plan(db, path, today=today))

    work = many.runner.work(many, take_in, alone=True)
    work.stepped.connect(steps.append)
    qtbot.waitUntil(held_backup.is_met.is_set)
    assert counted(many, qtbot) == MANY

    held_backup.open()
    qtbot.waitSignal(work.finished)
    qtbot.waitUntil(lambda: counted(many, qtbot) == MANY + 1)
    assert made(tmp_path) == [("an import", MANY)]
    assert steps[-1] == 1


def test_an_import_left_while_its_backup_is_made_brings_nothing(
    many: MainWindow, qtbot: QtBot, tmp_path: Path, held_backup: Gate
) -> None:
    path = tmp_path / "people.csv"
    path.write_text("First name,Last name\nCy,Ho\n")
    today = many.today()
    ended: list[bool] = []

    def take_in(db: Data) -> Iterator[object]:
        yield from imports.apply(db, imports.plan(db, path, today=today))

    work = many.runner.work(many, take_in, alone=True)
    work.finished.connect(ended.append)
    qtbot.waitUntil(held_backup.is_met.is_set)
    work.cancel()
    held_backup.open()

    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [False]
    assert counted(many, qtbot) == MANY
    assert parts(tmp_path) == []


def test_what_concerned_many_is_taken_back_after_its_backup(
    many: MainWindow, qtbot: QtBot, tmp_path: Path, held_backup: Gate
) -> None:
    with qtbot.waitSignal(many.runner.changed):
        held_backup.open()
        many.runner.do(many, remove_all)
    undone: list[undo.Undone] = []
    many.runner.do(many, undo.undo, undone.append)

    qtbot.waitUntil(lambda: bool(undone))
    assert counted(many, qtbot) == MANY
    assert sorted(made(tmp_path)) == [("an undo", 0), (f"removing {MANY} people", MANY)]
