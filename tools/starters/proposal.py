"""The partnership proposal: a summary on the first page, and what stands behind it on the next ones."""

from docx.document import Document

from tools.starters import styles
from tools.starters.furniture import (
    address,
    closing,
    footers,
    letterhead,
    steps,
)
from tools.starters.package import blank, packed
from tools.starters.page import Paper
from tools.starters.writing import (
    Strong,
    after_table,
    listing,
    number,
    repeated,
    when,
    write,
)


def draw(paper: Paper) -> bytes:
    """The .docx of the proposal."""
    document = blank(paper, title="Working together")
    letterhead(document, paper)
    footers(document, paper, pages=4, number_first=True)
    _summary(document, paper)
    _context(document)
    with when(document, "group.offers"):
        _offers(document, paper)
    with when(document, "group.benefits"):
        _benefits(document, paper)
    with when(document, "group.refer_steps"):
        write(document, "Heading 1", "How a referral works")
        steps(document, paper)
    with when(document, "group.measures"):
        _measures(document, paper)
    _next_step(document)
    return packed(document)


def _summary(document: Document, paper: Paper) -> None:
    address(document, paper)
    write(document, "Title", "Working together")
    write(document, "Subtitle", "A proposal from {{ group.name }}")
    write(
        document,
        "Normal",
        Strong("Prepared for {{ contact.name }}"),
        "{% if contact.department %}, {{ contact.department }}{% endif %}"
        "{% if contact.organisation %}, {{ contact.organisation }}{% endif %}",
    )
    write(document, "Heading 1", "Summary")
    write(
        document,
        "Normal",
        "{% if group.purpose %}{{ group.purpose }} {% endif %}",
        "We propose to work with you so that the people you care for hear of us in good time, "
        "through somebody they trust, and so that you can see what came of it.",
    )
    with when(document, "group.offers"):
        write(document, "Normal", Strong("What you would get from us:"))
        with repeated(document, "offer in group.offers"):
            write(document, "List Bullet", "{{ offer.heading }}")
    with when(document, "group.next_steps"):
        write(
            document,
            "Callout",
            Strong("What we ask: {{ group.next_steps[0].heading | sentence }} "),
            "{{ group.next_steps[0].text }}",
        )
    write(
        document,
        "Normal",
        Strong("{{ sender.name or group.name }}"),
        "{% if sender.role %}, {{ sender.role }}{% endif %}"
        "{% if sender.phone %}, direct line {{ sender.phone }}{% endif %}",
    )


def _context(document: Document) -> None:
    heading = write(document, "Heading 1", "Your context")
    heading.paragraph_format.page_break_before = True
    heading.paragraph_format.space_before = 0
    with when(document, "organisation.needs"):
        write(
            document,
            "Normal",
            "This is what we have understood of your work so far. Please put us right where we are "
            "wrong.",
        )
        with repeated(document, "need in organisation.needs"):
            write(document, "List Bullet", "{{ need }}")
    with when(document, "not organisation.needs"):
        write(
            document,
            "Normal",
            "We do not know your work well enough to describe it to you, and we would sooner ask than "
            "guess. When we meet, two questions would help us most: what takes up your time that need "
            "not, and what do people ask you for that nobody gives them?",
        )
    with when(document, "organisation.shared_goals"):
        write(document, "Heading 2", "What we both want")
        with repeated(document, "goal in organisation.shared_goals"):
            write(document, "List Bullet", "{{ goal }}")


def _offers(document: Document, paper: Paper) -> None:
    write(document, "Heading 1", "What we offer")
    listing(
        document,
        "offer in group.offers",
        (
            ("Offer", 52, ("*{{ offer.heading }}",)),
            ("What it means in practice", paper.text_width - 52, ("{{ offer.text }}",)),
        ),
        says="What we offer, and what each offer means in practice",
    )
    after_table(document)


def _benefits(document: Document, paper: Paper) -> None:
    write(document, "Heading 1", "What it brings")
    third = paper.text_width / 3
    listing(
        document,
        "benefit in group.benefits",
        (
            ("For you", third, ("{{ benefit.heading }}",)),
            ("For your patients", third, ("{{ benefit.text }}",)),
            ("For all of us", third, ("{{ benefit.more }}",)),
        ),
        says="Benefits: for you, for your patients, and shared",
    )
    after_table(document)


def _measures(document: Document, paper: Paper) -> None:
    write(document, "Heading 1", "How we will know that it works")
    why = write(
        document,
        "Normal",
        "We keep these figures, send them to you, and look at them with you. They count people only; "
        "nobody can be recognised in them.",
    )
    why.paragraph_format.keep_with_next = True
    listing(
        document,
        "measure in group.measures",
        (
            ("Measure", 56, ("*{{ measure.heading }}",)),
            ("How it is measured", paper.text_width - 96, ("{{ measure.text }}",)),
            ("Target", 40, ("{{ measure.more }}",)),
        ),
        says="Measures, how each is measured, and its target",
    )
    after_table(document)


def _next_step(document: Document) -> None:
    with when(document, "group.next_steps"):
        write(document, "Heading 1", "What happens next")
        with repeated(document, "step in group.next_steps"):
            step = write(
                document, "List Number", Strong("{{ step.heading | sentence }} "), "{{ step.text }}"
            )
            number(step, styles.STEPS).paragraph_format.keep_with_next = True
    closing(document)
