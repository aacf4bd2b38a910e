"""A row with its doubtful wishes settled: what somebody said when they were asked what the words mean."""

from collections.abc import Set
from dataclasses import replace

from outreach_desktop.domain.wishes import CHANNELS, WishDraft
from outreach_desktop.exchange.entries import Entry, doubts

_KEPT_ANYWAY = ("Notes: ", "Tag: ")
"""Where words come from that stay with the person whatever they mean."""


def answered(entry: Entry, refused: Set[str]) -> Entry:
    """The row with wishes about the channels in `refused` ("all" is any contact) in place of its doubtful ones.

    Where nothing is refused, the words are kept in the notes: they said something after all.
    """
    contact = entry.contact
    certain = tuple(wish for wish in contact.wishes if wish not in entry.doubtful)
    words = list(dict.fromkeys(wish.reason for wish in entry.doubtful))
    settled = {wish.channel for wish in certain}
    day = next((wish.asked_on for wish in entry.doubtful if wish.asked_on), None)
    asked = tuple(
        WishDraft(channel=channel, reason="; ".join(words), asked_on=day)
        for channel in CHANNELS
        if channel in refused and channel not in settled
    )
    wishes = (*certain, *asked)
    of_all = next((wish for wish in wishes if wish.channel == "all"), None)
    reason = "Deceased" if contact.deceased else of_all.reason if of_all else ""
    kept = [] if asked else [word for word in words if not word.startswith(_KEPT_ANYWAY)]
    return replace(
        entry,
        contact=replace(
            contact,
            wishes=wishes,
            do_not_contact=contact.deceased or of_all is not None,
            do_not_contact_reason=reason,
            notes="\n".join(filter(None, [contact.notes, *kept])),
        ),
        doubtful=(),
        notes=tuple(note for note in entry.notes if note not in doubts(entry.doubtful)),
    )
