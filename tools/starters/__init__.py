"""The drawing of the starters: python-docx scripts, run by `python -m tools.starters`.

A starter is an ordinary Word file and may be changed in Word; these scripts are how it came to
be, and how a change to the furniture that all share reaches all.
"""

from collections.abc import Callable
from functools import partial

from outreach_desktop.domain.documents.shipped import SMALL_SUFFIX, SMALL_TOO
from outreach_desktop.domain.post.sheets import A5
from outreach_desktop.templates.dressing.dress import Dress, dressed
from tools.starters.desk import (
    meeting_notes,
    phone_script,
    pre_visit_brief,
    relationship_plan,
    volunteer_brief,
)
from tools.starters.letters import (
    after_event,
    annual_review,
    covering_letter,
    data_request_reply,
    enquiry_reply,
    event_invitation,
    information_packet,
    introduction,
    meeting_request,
    new_details,
    privacy_notice,
    procedure_enquiry,
    proposal,
    referral_thanks,
    removal_confirmed,
    speaker_invitation,
    thank_you,
)
from tools.starters.sheets import (
    attendance_certificate,
    coming_dates,
    contact_cards,
    feedback_form,
    flyer,
    how_to_refer,
    newsletter,
    poster,
    referrer_questions,
    services_sheet,
    sign_in,
    sign_up,
    signposting,
    talk_handout,
    what_to_expect,
    who_we_are,
)

_DRAWN: dict[str, Callable[[], bytes]] = {
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
    "talk-handout": talk_handout.draw,
    "sign-in-sheet": sign_in.draw,
    "sign-up-sheet": sign_up.draw,
    "attendance-certificate": attendance_certificate.draw,
    "feedback-form": feedback_form.draw,
    "information-packet": information_packet.draw,
    "proposal": proposal.draw,
    "how-to-refer": how_to_refer.draw,
    "referrer-questions": referrer_questions.draw,
    "services": services_sheet.draw,
    "who-we-are": who_we_are.draw,
    "what-to-expect": what_to_expect.draw,
    "find-help": signposting.draw,
    "newsletter": newsletter.draw,
    "coming-dates": coming_dates.draw,
    "poster": poster.draw,
    "tear-off-poster": poster.draw_with_strips,
    "flyer": flyer.draw,
    "contact-cards": contact_cards.draw,
    "privacy-notice": privacy_notice.draw,
    "data-request-reply": data_request_reply.draw,
    "removal-confirmed": removal_confirmed.draw,
    "pre-visit-brief": pre_visit_brief.draw,
    "phone-script": phone_script.draw,
    "meeting-notes": meeting_notes.draw,
    "relationship-plan": relationship_plan.draw,
    "volunteer-brief": volunteer_brief.draw,
}


def _small(name: str) -> bytes:
    """The same on A5."""
    return dressed(_DRAWN[name](), Dress(sheet=A5.name))


STARTERS = _DRAWN | {f"{name}{SMALL_SUFFIX}": partial(_small, name) for name in SMALL_TOO}
"""A starter's name, and what draws it: the bytes of a .docx on A4 for a DL envelope, or on A5; the program puts it on other paper."""
