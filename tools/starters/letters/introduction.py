"""The introduction: a letter of one page to somebody who does not know us, with one ask and why it is them we write to."""

from docx.document import Document

from tools.starters.furniture import own_words
from tools.starters.skeletons import ended, letter, packed
from tools.starters.writing import Strong, repeated, when, write


def draw() -> bytes:
    """The .docx of the introduction."""
    document = letter(
        "An introduction", "Somebody to mention to the people you see: {{ group.name }}"
    )
    write(
        document,
        "Lead",
        Strong("We ask you for one thing. "),
        "{% if group.next_steps %}{{ group.next_steps[0].heading | sentence }} {{ group.next_steps[0].text }}"
        "{% else %}Please mention us to the people you see, and let us visit you for ten minutes.{% endif %}",
    )
    with own_words(document):
        _why_you(document)
    with when(document, "group.purpose"):
        write(document, "Normal", "{{ group.purpose }}")
    with when(document, "group.helps"):
        keep = write(document, "Normal", Strong("What the people you see get from us:"))
        keep.paragraph_format.keep_with_next = True
        with repeated(document, "help in group.helps[:2]"):
            write(document, "List Bullet", "{{ help.text }}")
    with when(document, "group.referral_phone or group.referral_email"):
        write(
            document,
            "Normal",
            Strong("To refer: {{ group.referral_phone or group.referral_email }}."),
            " Or write a line on this letter and send it back.",
        )
    ended(document)
    return packed(document)


_BY_WORK = (
    (("nurse",), "You are the one people ask when the doctor has gone. They ask us the same questions, and we have the time."),
    (("gp", "general practitioner"), "You see people before and long after the hospital does. That is when they ring us."),
    (("consultant", "urolog", "oncolog", "surgeon", "radiolog"), "After your clinic people go home with questions that are not clinical. That is where we begin."),
    (("pharmacist",), "People ask at your counter what they did not ask in clinic. You can hand them our number."),
    (("practice manager", "receptionist", "secretary"), "You decide what lies in the waiting room and who is rung back. A leaflet there reaches people we never would."),
    (("link worker", "social prescrib", "care coordinator", "health coach"), "You look for something in reach for each person. We are that for the people we serve."),
    (("social worker", "case manager", "discharge"), "You send people home. We are somebody they can ring once they are there."),
    (("psycholog", "counsell", "therapist"), "Some of the people you see need somebody who has been through it. Some of ours need you."),
    (("commission", "manager", "director"), "You decide what there is for people here. We can show you what they ask us for."),
)  # fmt: skip
"""Words in a profession or a role, and why somebody of that work hears from us: the first that fits."""


def _why_you(document: Document) -> None:
    work = '(contact.role or contact.profession or "")|lower'
    for turn, (words, sentence) in enumerate(_BY_WORK):
        fits = " or ".join(f'"{word}" in {work}' for word in words)
        write(document, "Template Tag", f"{{% {'elif' if turn else 'if'} {fits} %}}")
        write(document, "Normal", sentence)
    write(document, "Template Tag", "{% else %}")
    write(
        document,
        "Normal",
        "People trust what they hear from you. That is why we write to you first.",
    )
    write(document, "Template Tag", "{% endif %}")
    with when(document, "organisation.needs"):
        write(
            document,
            "Normal",
            "We have heard that this is on your mind: {{ organisation.needs[0] | sentence }}",
        )
