"""Documents already made, looked at again."""

from pathlib import Path

from outreach_desktop import given
from outreach_desktop.domain.documents.documents import LARGEST_DOCUMENT
from outreach_desktop.domain.documents.look import Look
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say


def look_at(path: Path) -> Look:
    """The look of a document already made."""
    from outreach_desktop.templates.engine.look import look as look_of

    try:
        return look_of(given.read(path, at_most=LARGEST_DOCUMENT))
    except given.TooLargeError as error:
        raise OutreachError(
            say("The file \u201c{name}\u201d is too large to be shown.", name=path.name),
            hint=say("Open it in Word."),
        ) from error
    except OSError as error:
        raise OutreachError(
            say(
                "The file \u201c{name}\u201d cannot be read: {reason}.",
                name=path.name,
                reason=error.strerror or error,
            ),
            hint=say("Check whether it was moved or renamed, or make the document again."),
        ) from error
