"""How many of very many cases a test tries: few in the ordinary suite, more or all with `pytest --times 20`."""

from collections.abc import Iterable
from typing import TypeVar

from hypothesis import HealthCheck, settings

T = TypeVar("T")

times = 1


def few(count: int) -> settings:
    """So many cases in the ordinary suite; they may take as long as they need."""
    too_slow = [HealthCheck.too_slow]
    return settings(max_examples=count * times, deadline=None, suppress_health_check=too_slow)


def some(cases: Iterable[T], one_of: int) -> list[T]:
    """One of so many cases that are much alike, and the newest, which stands last; with `--times` that many times as many."""
    every = list(cases)
    return every[:: -max(1, one_of // times)][::-1]
