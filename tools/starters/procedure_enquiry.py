"""The enquiry about a referral procedure: what we would like to know, with room to write, and what we have found so far."""

from docx.document import Document

from tools.starters.furniture import address, closing, footers, last_line, letterhead
from tools.starters.package import blank, packed
from tools.starters.page import TEXT_WIDTH
from tools.starters.writing import Strong, after_table, form_rows, repeated, when, write

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
    document = blank(title="Your referral procedure")
    letterhead(document)
    footers(document, pages=2)
    address(document)
    write(document, "Subject", "How may we refer to you, and you to us?")
    write(document, "Salutation", "Dear {{ contact.salutation }},")
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
    closing(document)
    last_line(document)
    _form(document)
    return packed(document)


def _form(document: Document) -> None:
    heading = write(document, "Heading 1", "Your referral procedure")
    heading.paragraph_format.page_break_before = True
    heading.paragraph_format.space_before = 0
    write(
        document,
        "Normal",
        Strong("From: "),
        "{{ contact.name }}{% if contact.organisation %}, {{ contact.organisation }}{% endif %}",
    )
    form_rows(document, _ASKED, TEXT_WIDTH, says="What we would like to know, with room to write")
    after_table(document)
    where = '{% if group.address_lines %}{{ group.address_lines | join(", ") }}{% elif group.email %}{{ group.email }}{% endif %}'
    write(document, "Normal", Strong("Please send it back to {{ group.name }}: "), where)
    write(document, "Normal", "Reference {{ reference }}")
