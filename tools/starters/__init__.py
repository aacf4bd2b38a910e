"""The drawing of the starters: python-docx scripts, run by `python -m tools.starters`.

A starter is an ordinary Word file and may be changed in Word; these scripts are how it came to
be, and how a change to the furniture that all share reaches all.
"""

from collections.abc import Callable

from tools.starters.letters import (
    after_event,
    annual_review,
    covering_letter,
    enquiry_reply,
    event_invitation,
    information_packet,
    introduction,
    meeting_request,
    new_details,
    procedure_enquiry,
    proposal,
    referral_thanks,
    speaker_invitation,
    thank_you,
)
from tools.starters.sheets import how_to_refer, who_we_are

STARTERS: dict[str, Callable[[], bytes]] = {
    "introduction": introduction.draw,
    "meeting-request": meeting_request.draw,
    "covering-letter": covering_letter.draw,
    "enquiry-reply": enquiry_reply.draw,
    "thank-you": thank_you.draw,
    "referral-thanks": referral_thanks.draw,
    "annual-review": annual_review.draw,
    "new-details": new_details.draw,
    "procedure-enquiry": procedure_enquiry.draw,
    "event-invitation": event_invitation.draw,
    "speaker-invitation": speaker_invitation.draw,
    "after-event": after_event.draw,
    "information-packet": information_packet.draw,
    "proposal": proposal.draw,
    "how-to-refer": how_to_refer.draw,
    "who-we-are": who_we_are.draw,
}
"""A starter's name, and what draws it: the bytes of a .docx on A4 for a DL envelope; the program puts it on other paper."""
