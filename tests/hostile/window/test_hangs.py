"""The window goes on answering, whatever file is looked at: real threads, a real page, a real file."""

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from outreach_desktop.services.making import trust
from outreach_desktop.ui.pages.letters.page import LettersPage
from tests.hostile import odd
from tests.hostile.templates.files import HARMLESS, REFUSED, STRIPPED
from tests.reliability.counts import Counted, Share, proof
from tests.ui.pages.letters.real import on_the_sample_group

LONGEST_GAP = 0.2
"""Seconds that the window's thread works without looking whether somebody pressed a key."""

_KEYS = (
    Qt.Key.Key_PageDown,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_Plus,
    Qt.Key.Key_Home,
    Qt.Key.Key_0,
)
Made = Callable[[], bytes]


def _files() -> list[tuple[str, Made]]:
    """All that are looked at, well mixed, in the same order on every computer."""
    found: list[tuple[str, Made]] = []
    for name, text in odd.SCRIPTS.items():
        found += [(f"{n:,} letters: {name}", partial(odd.script(text), n)) for n in (8_000, 50_000)]
    for name, made in odd.STRUCTURES.items():
        found += [(f"{n:,} {name}", partial(made, n)) for n in (300, 1_500)]
    found += [(hostile.name, hostile.made) for hostile in REFUSED]
    found += [*STRIPPED.items(), *HARMLESS.items()]
    found += [(path.name, path.read_bytes) for path in sorted(trust.STARTERS.glob("*.docx"))]
    Random(16).shuffle(found)
    return found


class Watch(QObject):
    """How long the window's thread works at one stretch, whatever else the computer does meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.thread_time()
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._look)
        self._clock.start(0)

    def _look(self) -> None:
        now = time.thread_time()
        self.longest = max(self.longest, now - self._last)
        self._last = now


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path, today: date) -> Iterator[LettersPage]:
    """On the sample group, in a file, with somebody ticked."""
    with on_the_sample_group(qtbot, tmp_path, today) as page:
        page.resize(1120, 760)
        page.who.model.tick(page.who.table.paged.ids[:1], on=True)
        yield page


@pytest.fixture
def only_new_things_collected() -> Iterator[None]:
    """Python looks for circles among what is made meanwhile, not among all that these thousands of tests hold.

    What they hold is many times what the program holds, and looking through it takes longer than a gap may last.
    """
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("only_new_things_collected")
@proof("S16", "odd files looked at in the window", quick=2, full=240)
def test_the_window_answers_while_any_file_is_looked_at(
    page: LettersPage, qtbot: QtBot, tmp_path: Path, share: Share, count: int, counted: Counted
) -> None:
    """Each is added, shown, and scrolled from end to end, as people do."""
    slow = []
    for place, (name, made) in enumerate(_files()[share.number :: share.shares][:count]):
        path = tmp_path / f"odd {place}.docx"
        path.write_bytes(made())
        gap = _looked_at(page, qtbot, path)
        if gap > LONGEST_GAP:
            slow.append(f"{name}: {gap:.2f} s")
        counted(files=1, answering=int(gap <= LONGEST_GAP))
    assert slow == []


def _looked_at(page: LettersPage, qtbot: QtBot, path: Path) -> float:
    """The longest stretch while this file is looked at."""
    view = page.viewer.pages
    page.what.list.untick()
    qtbot.waitUntil(lambda: view.sentence.startswith("Choose a document"))
    seen: list[object] = []
    with _told(page, seen):
        watch = Watch()
        page.what.add_template(path)
        qtbot.waitUntil(lambda: bool(seen) or not view.sentence.startswith("Choose a document"))
        for key in _KEYS:
            QTest.keyClick(view.pages, key)
            qtbot.waitUntil(lambda: not view.pages.ground.is_painting)
    return watch.longest


@contextmanager
def _told(page: LettersPage, seen: list[object]) -> Iterator[None]:
    """Note when a page was laid out, or a file refused."""

    def note(*what: object) -> None:
        seen.append(what)

    page.runner.failed.connect(note)
    page.viewer.laid_out.connect(note)
    yield
    page.runner.failed.disconnect(note)
    page.viewer.laid_out.disconnect(note)
