"""Long work says what it does, in a sentence at a time, to whoever watches; who watches may stop it there."""

from collections.abc import Callable

Told = Callable[[str], object]
"""Given a sentence before each step. It raises `Stopped` where the step is not to be begun."""


class Stopped(Exception):  # noqa: N818 - nothing is wrong
    """Somebody asked for the work to be left. Not an OutreachError: what is damaged is no reason to go on all the same."""


def nobody(_: str) -> None:
    """Nobody watches."""
