"""Documents laid out in slices: each ends once, with its pages, a refusal or a mistake of ours."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.documents.look import Look
from outreach_desktop.ui.paper import Slices, slices


class _MistakeError(Exception):
    pass


def test_a_mistake_of_ours_is_told_once_and_what_waits_is_laid_out(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumbling(look: Look) -> Iterator[None]:
        yield
        raise _MistakeError

    parent = QObject()
    one = Slices(parent)
    laid_out: list[object] = []
    with monkeypatch.context() as patched:
        patched.setattr(slices, "laying", stumbling)
        with pytest.raises(_MistakeError):
            one.lay(Look(sections=()), laid_out.append, laid_out.append)
    one.lay(Look(sections=()), laid_out.append, laid_out.append)

    qtbot.waitUntil(lambda: bool(laid_out))
    assert laid_out == [[]]
