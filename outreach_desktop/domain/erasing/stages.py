"""What is being done while someone is erased, and until when it can be stopped."""

from enum import Enum

from outreach_desktop.words import say


class Stage(Enum):
    """In this order."""

    LOOKING = "looking"
    """Through the texts of others: until its end nothing is changed."""
    TAKING_OUT = "taking out"
    SEARCH = "search"
    TRACES = "traces"

    @property
    def can_be_stopped(self) -> bool:
        """Whether nothing has happened yet."""
        return self is Stage.LOOKING


def said(stage: Stage) -> str:
    """What is done, for who waits for it."""
    return {
        Stage.LOOKING: say(
            "Looking for their name in the texts of others \u2026 You can still cancel."
        ),
        Stage.TAKING_OUT: say("Taking them out \u2026 From here on it cannot be stopped."),
        Stage.SEARCH: say("Clearing the search index of them \u2026 This cannot be stopped."),
        Stage.TRACES: say("Writing the file again without them \u2026 This cannot be stopped."),
    }[stage]
