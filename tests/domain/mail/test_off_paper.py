"""An email made of a letter says nothing of a page that it does not have."""

import pytest

from outreach_desktop.domain.documents.shipped import SHIPPED
from outreach_desktop.domain.mail.off_paper import by_email
from outreach_desktop.domain.mail.plain_text import plain_letter
from outreach_desktop.services.making import trust
from outreach_desktop.templates import Missing
from outreach_desktop.templates.dressing.dress import Dress
from outreach_desktop.templates.engine.look import look
from outreach_desktop.templates.library.fields import sample

_OF_PAPER = ("overleaf", "next page", "the page back", "Scan it to answer", "send it back to")


@pytest.mark.parametrize(
    ("on_paper", "said"),
    [
        ("Ring, write, or answer overleaf.", "Ring, write, or answer below."),
        ("Call, write, or answer on the next page.", "Call, write, or answer below."),
        (
            "Write your answers overleaf and send the page back.",
            "Write your answers below and reply to this email.",
        ),
        ("Or write a line on this letter and send it back.", "Or write a line in your reply."),
        (
            "Please send it back to Lakeside: 1 Weir Lane",
            "Please reply to this email",
        ),
        ("Scan it to answer by email.", ""),
        ("We sent the book back overnight.", "We sent the book back overnight."),
    ],
)
def test_words_of_paper_are_those_of_an_email(on_paper: str, said: str) -> None:
    assert by_email(on_paper) == said


@pytest.mark.parametrize("american", [False, True])
def test_no_document_that_comes_with_the_program_says_it_in_an_email(american: bool) -> None:
    for one in SHIPPED:
        template = trust.template_at(
            trust.STARTERS / f"{one.name}.docx", dress=Dress(american=american)
        )
        text = plain_letter(look(template.render(sample(), missing=Missing(rule="blank")))).text
        assert [word for word in _OF_PAPER if word in text] == [], one.name
