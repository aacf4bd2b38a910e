"""The documents that come with the program: what each is called, and what it is for."""

from dataclasses import dataclass
from typing import Final

from outreach_desktop.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipped:
    """A document. `name` is what a command and its file call it; `kept` its title as the data file has it, `title` as people read it.

    `many` names several of them, `folder` one in which they lie.
    """

    name: str
    kept: str
    title: str
    many: str
    note: str
    folder: str
    """The same in every language: what was made yesterday is found where it lies."""


SHIPPED: Final = (
    Shipped(
        name="introduction",
        kept="Introduction letter",
        title=say("Introduction letter"),
        many=say("introduction letters"),
        note=say("One page for someone who does not know you: why them, what people get, one ask."),
        folder="Introduction letters",
    ),
    Shipped(
        name="thank-you",
        kept="Thank-you note",
        title=say("Thank-you note"),
        many=say("thank-you notes"),
        note=say("One page that names the one thing it thanks for, and asks for nothing."),
        folder="Thank-you notes",
    ),
    Shipped(
        name="procedure-enquiry",
        kept="Referral procedure enquiry",
        title=say("Referral procedure enquiry"),
        many=say("referral procedure enquiries"),
        note=say("Asks how referrals work with them, with what you know so far and a page to fill in."),
        folder="Referral procedure enquiries",
    ),
    Shipped(
        name="information-packet",
        kept="Information packet",
        title=say("Information packet"),
        many=say("information packets"),
        note=say("Who we are, who we help, coming sessions, how to refer, and a reply slip."),
        folder="Information packets",
    ),
    Shipped(
        name="proposal",
        kept="Proposal",
        title=say("Proposal"),
        many=say("proposals"),
        note=say("What we offer an organisation, drawn from its own needs, with measures and a next step."),
        folder="Proposals",
    ),
    Shipped(
        name="how-to-refer",
        kept="How to refer",
        title=say("How to refer (one sheet)"),
        many=say("sheets on how to refer"),
        note=say("To pin up: the number, the steps, who it is for."),
        folder="How to refer",
    ),
    Shipped(
        name="who-we-are",
        kept="Who we are and are not",
        title=say("Who we are and are not"),
        many=say("sheets on who we are"),
        note=say("What we do, what we leave to clinicians, and how to introduce us."),
        folder="Who we are and are not",
    ),
)  # fmt: skip
"""In the order in which they are offered."""
FOLDERS: Final = {one.name: one.folder for one in SHIPPED}
"""By the names of the documents."""
