"""What someone who lies in the bin had wished for, and how it goes over to an entry that turns out to be theirs."""

from dataclasses import fields, replace
from typing import TypeVar

from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.erasing.traces import ADDRESS, EMAIL, NAME, PHONE
from outreach_desktop.domain.wishes.wishes import (
    WishDraft,
    is_older,
    refused_in_words,
    standing,
)
from outreach_desktop.words import say

D = TypeVar("D", bound=ContactDraft)

REFUSED_BEFORE = say(
    "Someone with this email, or this name and postcode, asked not to be contacted before they "
    "were removed."
)


def is_weaker(draft: ContactDraft, gone: ContactDraft) -> bool:
    """Whether an entry allows what the one in the bin did not: letters would go to someone who refused them."""
    if draft.do_not_contact or draft.deceased:
        return False
    return gone.do_not_contact or gone.deceased or bool(_refusals(draft, gone))


def carried(draft: D, gone: ContactDraft) -> D:
    """The entry with what the one in the bin had refused, and with what else was known of their wishes."""
    wishes = (*draft.wishes, *map(anew, _refusals(draft, gone)))
    known = {wish.channel for wish in standing(wishes)}
    others = (wish for wish in standing(gone.wishes) if wish.channel not in known)
    draft = replace(draft, wishes=(*wishes, *map(anew, others)))
    if draft.do_not_contact or not (gone.do_not_contact or gone.deceased):
        return draft
    reason = gone.do_not_contact_reason or REFUSED_BEFORE
    return replace(draft, do_not_contact=True, do_not_contact_reason=reason)


def anew(wish: WishDraft) -> WishDraft:
    """The same wish, for an entry of its own."""
    parts = {part.name: getattr(wish, part.name) for part in fields(WishDraft)}
    return WishDraft(**parts)


def told(by: str) -> str:
    """What is said of somebody who is entered while someone in the bin is known by the same."""
    return {
        EMAIL: say("Someone with this email is in the bin, and did not want to hear from you."),
        PHONE: say(
            "Someone with this phone number is in the bin, and did not want to hear from you."
        ),
        ADDRESS: say(
            "Someone with this name and address is in the bin, and did not want to hear from you."
        ),
        NAME: say("Someone of this name is in the bin, and did not want to hear from you."),
    }[by]


def known_of(gone: ContactDraft) -> str:
    """\u201cAnn Doe: do not contact (asked on the phone), no post.\u201d"""
    said = []
    if gone.deceased:
        said.append(say("has died"))
    if gone.do_not_contact:
        reason = gone.do_not_contact_reason.strip()
        said.append(
            say("do not contact ({reason})", reason=reason) if reason else say("do not contact")
        )
    said += [refused_in_words(wish.channel) for wish in _refused(gone)]
    return say("{name}: {wishes}.", name=gone.name, wishes=", ".join(dict.fromkeys(said)))


def _refused(gone: ContactDraft) -> list[WishDraft]:
    return [wish for wish in standing(gone.wishes) if wish.state == "no"]


def _refusals(draft: ContactDraft, gone: ContactDraft) -> list[WishDraft]:
    """What was refused and the entry does not refuse, but for what they said something newer of."""
    own = standing(draft.wishes)
    refused = {wish.channel for wish in own if wish.state == "no"}
    return [
        wish
        for wish in _refused(gone)
        if not refused & {wish.channel, "all"}
        and not any(one.channel in (wish.channel, "all") and is_older(wish, one) for one in own)
    ]
