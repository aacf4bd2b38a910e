"""The introduction: a letter of one page to somebody who does not know us, with one ask and why it is them we write to."""

from docx.document import Document

from tools.starters.blocks import each, times_offered
from tools.starters.by_work import BY_WORK
from tools.starters.furniture import own_words
from tools.starters.skeletons import ended, letter, packed
from tools.starters.writing import Strong, when, write


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
    each(
        document,
        "What the people you see get from us:",
        "help in group.helps[:2]",
        "{{ help.text }}",
    )
    times_offered(document, "We could come to you at one of these times:")
    with when(document, "group.referral_phone or group.referral_email"):
        write(
            document,
            "Normal",
            Strong("To refer: {{ (group.referral_phone or group.referral_email) | links }}."),
            " Or write a line on this letter and send it back.",
        )
    ended(document)
    return packed(document)


def _why_you(document: Document) -> None:
    work = '(contact.role or contact.profession or "")|lower'
    for turn, (words, sentence) in enumerate(BY_WORK):
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
    heard = "We have heard that this is on your mind: "
    with when(document, "organisation.value_points"):
        one = "organisation.value_points[0]"
        need, ours = f"{{{{ {one}.need | sentence }}}} ", f"{{{{ {one}.text | sentence }}}}"
        write(document, "Normal", heard, need, Strong("What we bring: "), ours)
    with when(document, "organisation.needs and not organisation.value_points"):
        write(document, "Normal", heard, "{{ organisation.needs[0] | sentence }}")
