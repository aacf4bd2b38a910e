"""Lets a test hear the program in another language."""

import contextlib
from collections.abc import Iterator

import pytest

from outreach_desktop.words import local, saying

_KEPT = (
    saying._language,
    saying._catalogue,
    saying.translated,
    local._locale,
    local.short_date,
    local.long_date,
    local.weekday_date,
    local.time_of_day,
)


@contextlib.contextmanager
def speaking(language: str) -> Iterator[None]:
    """What is said within is said in `language`; what modules said when they were read stays English."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(saying.VARIABLE, language)
        _forget()
        yield
    _forget()


def _forget() -> None:
    for kept in _KEPT:
        kept.cache_clear()
