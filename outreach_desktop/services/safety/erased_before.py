"""Whether someone who is entered, or stands in a list, is one who was erased: told by hashes, for nothing else is kept."""

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.erasing import suppressions
from outreach_desktop.db.erasing.suppressions import Suppressed
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.erasing.traces import recognised, told
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say


class ErasedBeforeError(OutreachError):
    """Someone who asked to be erased is to be entered again."""


def known(db: Data) -> Suppressed:
    """Whom the file knows as erased; false where that is nobody."""
    return suppressions.known(db)


def remark(suppressed: Suppressed, draft: ContactDraft) -> str:
    """\u201cSomeone with this email asked to be erased in March 2026.\u201d; "" for who is not known."""
    found = recognised(draft, suppressed.since) if suppressed else None
    if not found:
        return ""
    # Words bring the languages of the world, so not before they are asked.
    from outreach_desktop.words.local import date_like

    return told(found[0], date_like(found[1], "MMMM y"))


def see_that_it_is_another(db: Data, draft: ContactDraft) -> None:
    """Raise ErasedBeforeError where a new person is one who asked to be erased."""
    if said := remark(known(db), draft):
        raise ErasedBeforeError(
            said,
            hint=say(
                "Keep them only if this is someone else, or if they came back to you themselves."
            ),
        )
