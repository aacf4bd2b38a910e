"""Whether someone who is entered, or stands in a list, is one who was erased: told by hashes, for nothing else is kept."""

from collections.abc import Iterable

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.erasing import suppressions
from outreach_desktop.db.erasing.suppressions import Suppressed
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.erasing.otherwise import spelt_otherwise
from outreach_desktop.domain.erasing.traces import Trace, recognised, told


def known(db: Data) -> Suppressed:
    """Whom the file knows as erased; false where that is nobody."""
    return suppressions.known(db)


def remark(suppressed: Suppressed, draft: ContactDraft) -> str:
    """\u201cSomeone with this email asked to be erased in March 2026.\u201d; "" for who is not known."""
    return remark_on(suppressed, spelt_otherwise([draft])) if suppressed else ""


def remark_on(suppressed: Suppressed, known_by: Iterable[Trace]) -> str:
    """The same of what someone is known by, the surest first."""
    found = recognised(known_by, suppressed.since)
    if not found:
        return ""
    # Words bring the languages of the world, so not before they are asked.
    from outreach_desktop.words.local import date_like

    return told(found[0], date_like(found[1], "MMMM y"))
