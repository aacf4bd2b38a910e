"""The one error that is meant for people."""

from collections.abc import Iterable


class OutreachError(Exception):
    """Something a person can mend; every other exception is a bug and flies.

    `message` says what happened and where, `hint` what to do next; both are whole sentences.
    """

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".rstrip()


def stop_for(problems: Iterable[object]) -> None:
    """Raise one OutreachError that says each of `problems` once; with none of them, go on."""
    sentences = dict.fromkeys(map(str, problems))
    if sentences:
        raise OutreachError(" ".join(sentences))
