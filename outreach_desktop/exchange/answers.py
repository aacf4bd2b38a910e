"""A row with its doubtful wishes settled: what somebody said when they were asked what the words mean."""

from collections.abc import Set
from dataclasses import replace

from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.wishes.wishes import CHANNELS, WishDraft
from outreach_desktop.exchange.entries import Entry, doubts


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
    kept = [] if asked else [word for word in words if not _is_kept(word, contact)]
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


def _is_kept(word: str, contact: ContactDraft) -> bool:
    """Whether words stay with the person whatever they mean: as a tag, or in the notes as they came."""
    where, _, said = word.partition(": ")
    return where == "Tag" or said in " ".join(contact.notes.split())
