"""One thread owns the data file."""

import threading
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, data_file
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.runner import AtOnce, Runner
from tests.builders import person
from tests.ui.executors import Held


def _refuse(db: Data) -> None:
    raise OutreachError("The disk is full.")


@pytest.fixture
def later() -> Held:
    return Held()


def test_an_answer_comes_from_the_data_thread_to_the_threads_of_the_window(
    qtbot: QtBot, tmp_path: Path
) -> None:
    runner, page = Runner(), QObject()
    seen: list[tuple[str, threading.Thread]] = []
    with qtbot.waitSignal(runner.opened):
        runner.open(page, tmp_path / "group.outreach")

    def query(db: Data) -> str:
        return threading.current_thread().name

    runner.ask(page, query, lambda name: seen.append((name, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(seen))

    assert seen[0][0].startswith("data")
    assert seen[0][1] is threading.main_thread()
    runner.close()


def test_an_answer_for_a_page_that_is_gone_is_dropped(db: Data, later: Held, qtbot: QtBot) -> None:
    runner, page = Runner(later, db=db), QWidget()
    seen: list[int] = []
    runner.ask(page, contacts.count, seen.append)

    delete(page)
    later.run()

    assert seen == []


def test_a_newer_question_overtakes_the_older(db: Data, later: Held, qtbot: QtBot) -> None:
    runner, page = Runner(later, db=db), QObject()
    asked: list[str] = []
    seen: list[str] = []

    def find(words: str, db: Data) -> str:
        asked.append(words)
        return words

    for words in ("a", "an", "ann"):
        runner.ask(page, partial(find, words), seen.append, latest="find")

    later.run()

    assert (asked, seen) == (["ann"], ["ann"])


def test_questions_under_different_names_are_all_answered(
    db: Data, later: Held, qtbot: QtBot
) -> None:
    runner, page = Runner(later, db=db), QObject()
    seen: list[str] = []
    runner.ask(page, lambda db: "list", seen.append, latest="find")
    runner.ask(page, lambda db: "card", seen.append, latest="card")

    later.run()

    assert seen == ["list", "card"]


def test_a_change_is_told_even_if_its_page_has_been_closed(
    db: Data, later: Held, qtbot: QtBot
) -> None:
    runner, page = Runner(later, db=db), QWidget()
    runner.do(page, person)

    delete(page)
    with qtbot.waitSignal(runner.changed):
        later.run()

    assert contacts.count(db) == 1


def test_what_a_person_can_mend_goes_to_the_asker_or_to_the_window(
    runner: Runner, qtbot: QtBot
) -> None:
    page = QObject()
    told: list[OutreachError] = []

    runner.ask(page, _refuse, lambda _: None, fails=told.append)
    with qtbot.waitSignal(runner.failed) as failed:
        runner.ask(page, _refuse, lambda _: None)

    assert [str(error) for error in (*told, *(failed.args or []))] == ["The disk is full."] * 2


@pytest.mark.parametrize("quietly", [False, True])
def test_a_refusal_for_a_page_that_is_gone_is_told_by_the_window_unless_no_page_shows_it(
    db: Data, later: Held, qtbot: QtBot, *, quietly: bool
) -> None:
    runner, page = Runner(later, db=db), QObject()
    told: list[OutreachError] = []
    asked: list[OutreachError] = []
    runner.failed.connect(told.append)
    runner.do(page, _refuse, fails=asked.append, quietly=quietly)
    delete(page)

    later.run()

    assert asked == []
    assert len(told) == (0 if quietly else 1)


def test_labour_that_is_refused_after_its_page_is_gone_is_told_by_the_window(
    runner: Runner, qtbot: QtBot
) -> None:
    page = QObject()
    asked: list[OutreachError] = []

    def labour(db: Data) -> Iterator[None]:
        delete(page)
        _refuse(db)
        yield

    with qtbot.waitSignal(runner.failed):
        runner.work(page, labour, fails=asked.append)

    assert asked == []


def test_a_bug_is_raised_in_the_thread_of_the_window(runner: Runner, qtbot: QtBot) -> None:
    with qtbot.captureExceptions() as caught:
        runner.ask(QObject(), lambda db: 1 // 0, lambda _: None)

    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]


def test_labour_walks_to_its_end_and_tells_each_step(runner: Runner, qtbot: QtBot) -> None:
    page = QObject()
    steps: list[int] = []
    work = runner.work(page, lambda db: iter(range(3)))
    work.stepped.connect(steps.append)

    with qtbot.waitSignal(work.finished) as finished:
        pass

    assert (steps, finished.args) == ([0, 1, 2], [True])


def test_cancelled_labour_stops_and_closes_its_generator(
    db: Data, later: Held, qtbot: QtBot
) -> None:
    runner, page = Runner(later, db=db), QObject()
    ended: list[bool] = []

    def endless(db: Data) -> Iterator[int]:
        try:
            while True:
                yield 1
        finally:
            ended.append(True)

    work = runner.work(page, endless)
    qtbot.waitUntil(lambda: bool(later.jobs))
    work.stepped.connect(lambda _: work.cancel())
    with qtbot.waitSignal(work.finished) as finished:
        later.run()

    assert (ended, finished.args) == ([True], [False])


def test_changes_wait_while_labour_has_a_transaction_open(
    db: Data, later: Held, qtbot: QtBot
) -> None:
    runner, page = Runner(later, db=db), QObject()
    order: list[str] = []

    def labour(db: Data) -> Iterator[int]:
        order.append("labour")
        yield 1

    work = runner.work(page, labour, alone=True)
    runner.do(page, lambda db: order.append("change"))
    qtbot.waitUntil(lambda: bool(later.jobs))
    with qtbot.waitSignal(work.finished):
        later.run()
    later.run()

    assert order == ["labour", "change"]


def test_an_answer_out_of_the_file_before_is_dropped(
    qtbot: QtBot, later: Held, tmp_path: Path
) -> None:
    runner, page = Runner(later), QObject()
    seen: list[int | None] = []
    runner.open(page, tmp_path / "one.outreach")
    runner.open(page, tmp_path / "two.outreach")
    runner.ask(page, contacts.count, seen.append)
    later.run()
    assert seen == []

    runner.ask(page, contacts.count, seen.append)
    later.run()
    assert seen == [0]
    runner.shut(page, lambda _: None)
    later.run()


def test_a_file_that_cannot_be_opened_leaves_the_present_one_open(
    qtbot: QtBot, tmp_path: Path
) -> None:
    runner, page = Runner(), QObject()
    told: list[OutreachError] = []
    with qtbot.waitSignal(runner.opened):
        runner.open(page, tmp_path / "one.outreach")
    (tmp_path / "photo.outreach").write_bytes(b"not a data file" * 400)
    runner.open(page, tmp_path / "photo.outreach", fails=told.append)
    qtbot.waitUntil(lambda: bool(told))

    seen: list[int] = []
    runner.ask(page, contacts.count, seen.append)
    qtbot.waitUntil(lambda: seen == [0])
    runner.close()


class Left(NamedTuple):
    """What a job leaves behind that ends with another data file."""

    path: Path


def test_a_job_that_needs_the_file_closed_has_it_closed_and_it_is_open_again_afterwards(
    tmp_path: Path,
) -> None:
    runner, page, path = Runner(AtOnce()), QObject(), tmp_path / "group.outreach"
    runner.open(page, path)
    opened: list[Path | None] = []
    told: list[Left] = []
    runner.opened.connect(opened.append)

    def job() -> Left:
        other = data_file.open_data(path)  # refused while it is open in the window
        person(other)
        data_file.close(other)
        return Left(path)

    runner.open_after(page, path, job, told.append)

    assert (opened, told) == ([path], [Left(path)])
    people: list[int] = []
    runner.ask(page, contacts.count, people.append)
    assert people == [1]
    runner.close()


def test_whichever_way_a_file_is_opened_it_is_put_in_order(tmp_path: Path) -> None:
    put_in_order: list[Path | None] = []
    steps = [lambda db: put_in_order.append(data_file.path_of(db))]
    runner, page, path = Runner(AtOnce(), on_opening=steps), QObject(), tmp_path / "a.outreach"

    def fail() -> Left:
        raise OutreachError("The disk is full.")

    runner.open(page, path)
    assert put_in_order == [path]
    runner.open_after(page, path, lambda: Left(path), lambda _: None)
    assert put_in_order == [path] * 2
    runner.open_after(page, path, fail, lambda _: None, fails=lambda _: None)
    assert put_in_order == [path] * 3
    runner.close()


def test_a_file_that_cannot_be_put_in_order_is_closed_again(tmp_path: Path) -> None:
    def fail(_: Data) -> None:
        raise OutreachError("The disk is full.")

    runner, path = Runner(AtOnce(), on_opening=[fail]), tmp_path / "a.outreach"
    told: list[OutreachError] = []
    runner.open(QObject(), path, fails=told.append)
    assert [error.message for error in told] == ["The disk is full."]
    data_file.close(data_file.open_data(path))


def test_a_job_that_fails_with_the_file_closed_leaves_it_open_as_it_was(tmp_path: Path) -> None:
    runner, page, path = Runner(AtOnce()), QObject(), tmp_path / "group.outreach"
    runner.open(page, path)
    told: list[OutreachError] = []

    def job() -> Left:
        raise OutreachError("The disk is full.")

    runner.open_after(page, path, job, lambda _: None, fails=told.append)

    assert [error.message for error in told] == ["The disk is full."]
    assert runner.is_open
    runner.close()


def test_a_file_that_comes_of_a_job_is_opened_in_place_of_another(tmp_path: Path) -> None:
    runner, page = Runner(AtOnce()), QObject()
    runner.open(page, tmp_path / "group.outreach")
    opened: list[Path | None] = []
    runner.opened.connect(opened.append)
    made = tmp_path / "other.outreach"

    def job() -> Left:
        data_file.close(data_file.open_data(made))
        return Left(made)

    runner.open_after(page, made, job, lambda _: None)

    assert opened == [made]
    runner.close()


def test_a_file_that_is_shut_is_free_for_others_at_once(tmp_path: Path) -> None:
    runner, page, path = Runner(AtOnce()), QObject(), tmp_path / "group.outreach"
    runner.open(page, path)
    told: list[None] = []
    runner.shut(page, told.append)
    data_file.close(data_file.open_data(path))
    assert (runner.is_open, told) == (False, [None])
    runner.close()


def test_what_is_done_quietly_reloads_no_page(db: Data, runner: Runner) -> None:
    told: list[bool] = []
    runner.changed.connect(lambda: told.append(True))
    runner.do(QObject(), person, quietly=True)
    assert (contacts.count(db), told) == (1, [])


def test_labour_whose_file_is_closed_can_leave_it_in_order(qtbot: QtBot, tmp_path: Path) -> None:
    runner, page = Runner(), QObject()
    with qtbot.waitSignal(runner.opened):
        runner.open(page, tmp_path / "group.outreach")
    left: list[str] = []

    def labour(db: Data) -> Iterator[int]:
        try:
            yield from count()
        except GeneratorExit:
            left.append("cancelled")
        finally:
            left.append(f"in order, with {contacts.count(db)} people")

    work = runner.work(page, labour)
    with qtbot.waitSignal(work.stepped):
        pass
    runner.close()

    assert left == ["in order, with 0 people"]


def test_labour_does_not_go_on_in_another_file(qtbot: QtBot, tmp_path: Path) -> None:
    runner, page = Runner(), QObject()
    ended: list[bool] = []
    with qtbot.waitSignal(runner.opened):
        runner.open(page, tmp_path / "one.outreach")
    work = runner.work(page, lambda _: iter(number for number in range(10_000_000)))
    work.finished.connect(ended.append)
    with qtbot.waitSignal(work.stepped):
        pass

    with qtbot.waitSignal(runner.opened):
        runner.open(page, tmp_path / "two.outreach")
    qtbot.wait(20)

    assert ended in ([], [False])
    runner.close()


def test_what_is_asked_while_the_file_is_shut_is_not_answered_any_more(
    later: Held, qtbot: QtBot, tmp_path: Path
) -> None:
    runner, page = Runner(later), QObject()
    runner.open(page, tmp_path / "group.outreach")
    later.run()
    told: list[object] = []
    runner.failed.connect(told.append)
    runner.changed.connect(lambda: runner.ask(page, contacts.count, told.append))
    work = runner.work(page, lambda _: iter(number for number in range(10_000_000)))
    with qtbot.waitSignal(work.finished) as finished:
        qtbot.waitUntil(lambda: bool(later.jobs))
        runner.shut(page, lambda _: None)
        runner.ask(page, contacts.count, told.append)
        later.run()

    assert (finished.args, told) == ([False], [])


def test_changes_do_not_wait_for_labour_whose_file_was_closed(qtbot: QtBot, tmp_path: Path) -> None:
    runner, page = Runner(), QObject()
    with qtbot.waitSignal(runner.opened):
        runner.open(page, tmp_path / "one.outreach")
    work = runner.work(page, lambda _: iter(number for number in range(10_000_000)), alone=True)
    with qtbot.waitSignal(work.stepped):
        pass
    with qtbot.waitSignal(runner.opened):
        runner.open(page, tmp_path / "two.outreach")

    seen: list[int] = []
    runner.do(page, person)
    qtbot.waitUntil(lambda: not runner.is_alone)
    runner.ask(page, contacts.count, seen.append)
    qtbot.waitUntil(lambda: seen == [1])
    runner.close()
