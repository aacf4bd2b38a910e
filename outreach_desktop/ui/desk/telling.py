"""Long work in the data thread, watched from the window: what it says, and how it is left."""

from collections.abc import Callable

from outreach_desktop.domain.telling import Stopped


class Telling:
    """Given to a service as `told`. Whoever holds it may `stop` the work before its next step."""

    def __init__(self, say: Callable[[str], object]) -> None:
        self._say = say
        self.is_stopped = False

    def stop(self) -> None:
        """Begin no further step; the one in hand comes to its end."""
        self.is_stopped = True

    def __call__(self, sentence: str) -> None:
        """Called by the work, in its own thread."""
        if self.is_stopped:
            raise Stopped
        self._say(sentence)
