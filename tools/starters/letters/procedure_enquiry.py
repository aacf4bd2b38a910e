"""The enquiry about a referral procedure: what we would like to know, with room to write, and what we have found so far."""

from tools.starters.forms import answer_page, form_rows
from tools.starters.skeletons import ended, letter, packed
from tools.starters.writing import Strong, repeated, when, write

_ASKED = (
    "For which people: inpatients, outpatients, after discharge?",
    "How: form, letter, phone, email, electronic system?",
    "Where to, and to whom?",
    "What you need from us, such as consent or a contract",
    "Who may be referred, and who not",
    "How long until we hear from you",
    "Whom to ask for when something is unclear",
    "When we should ask again",
)


def draw() -> bytes:
    """The .docx of the enquiry."""
    document = letter("Your referral procedure", "How may we refer to you, and you to us?")
    write(
        document,
        "Lead",
        Strong("Please tell us how referrals work with you: "),
        "write it behind the questions overleaf and send the page back, or ring us.",
    )
    write(
        document,
        "Normal",
        "We want to follow your rules, and to ask you once instead of many times. What you write goes to those of us "
        "who need it, and we ask again only when it may have changed.",
    )
    with when(document, "organisation.routes"):
        write(document, "Normal", Strong("This is what we have found. Please correct it:"))
        with repeated(document, "route in organisation.routes"):
            write(
                document,
                "List Bullet",
                Strong("{{ (route.kind or 'referrals') | capitalize }}: "),
                "{{ route.how }}{% if route.address %}, {{ route.address }}{% endif %}",
            )
    ended(document)
    with answer_page(document, "Your referral procedure"):
        form_rows(document, _ASKED, says="What we would like to know, with room to write")
    return packed(document)
