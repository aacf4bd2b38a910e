"""The partnership proposal: a summary on the first page, and what stands behind it on the next ones."""

from docx.document import Document

from tools.starters import styles
from tools.starters.furniture import (
    address,
    closing,
    footers,
    last_line,
    letterhead,
    steps,
)
from tools.starters.package import blank, packed
from tools.starters.page import TEXT_WIDTH
from tools.starters.writing import (
    Strong,
    after_table,
    listing,
    number,
    repeated,
    when,
    write,
)


def draw() -> bytes:
    """The .docx of the proposal."""
    document = blank(title="A proposal for working together")
    letterhead(document)
    footers(document, pages=3, number_first=True)
    _summary(document)
    with when(document, "organisation.needs or organisation.shared_goals"):
        _context(document)
    with when(document, "group.offers"):
        _offers(document)
    with when(document, "group.benefits"):
        _benefits(document)
    with when(document, "group.refer_steps"):
        write(document, "Heading 1", "How a referral works")
        steps(document)
    with when(document, "group.measures"):
        _measures(document)
    with when(document, "group.next_steps"):
        _next_steps(document)
    return packed(document)


def _summary(document: Document) -> None:
    """A letter of one page: what we ask stands in its first two lines."""
    address(document)
    write(document, "Subject", "Working together: a proposal from {{ group.name }}")
    write(document, "Salutation", "Dear {{ contact.salutation }},")
    with when(document, "group.next_steps"):
        write(
            document,
            "Lead",
            Strong("We ask you for one thing. "),
            "{{ group.next_steps[0].heading | sentence }} {{ group.next_steps[0].text }}",
        )
    with when(document, "not group.next_steps"):
        write(
            document,
            "Lead",
            Strong("We ask you for one thing: "),
            "a short meeting about how we could work together.",
        )
    write(
        document,
        "Normal",
        "{% if group.purpose %}{{ group.purpose }} {% endif %}",
        "We propose to work with "
        "{% if contact.organisation %}{{ contact.organisation }}{% else %}you{% endif %} "
        "so that the people you care for hear of us in good time, "
        "through somebody they trust, and so that you can see what came of it.",
    )
    with when(document, "group.offers"):
        write(
            document, "Normal", Strong("What you would get from us:")
        ).paragraph_format.keep_with_next = True
        with repeated(document, "offer in group.offers"):
            write(document, "List Bullet", "{{ offer.heading }}")
    write(document, "Normal", "The pages behind this letter say how it would work.")
    closing(document)
    last_line(document)


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
    with when(document, "organisation.shared_goals"):
        write(document, "Heading 2", "What we both want")
        with repeated(document, "goal in organisation.shared_goals"):
            write(document, "List Bullet", "{{ goal }}")


def _offers(document: Document) -> None:
    write(document, "Heading 1", "What we offer")
    listing(
        document,
        "offer in group.offers",
        (
            ("Offer", 52, ("*{{ offer.heading }}",)),
            ("What it means in practice", TEXT_WIDTH - 52, ("{{ offer.text }}",)),
        ),
        says="What we offer, and what each offer means in practice",
    )
    after_table(document)


def _benefits(document: Document) -> None:
    write(document, "Heading 1", "What it brings")
    third = TEXT_WIDTH / 3
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


def _measures(document: Document) -> None:
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
            ("How it is measured", TEXT_WIDTH - 96, ("{{ measure.text }}",)),
            ("Target", 40, ("{{ measure.more }}",)),
        ),
        says="Measures, how each is measured, and its target",
    )
    after_table(document)


def _next_steps(document: Document) -> None:
    write(document, "Heading 1", "What happens next")
    with repeated(document, "step in group.next_steps"):
        step = write(
            document, "List Number", Strong("{{ step.heading | sentence }} "), "{{ step.text }}"
        )
        number(step, styles.STEPS).paragraph_format.keep_with_next = True
