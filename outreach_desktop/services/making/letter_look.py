"""How our letters look: what the documents that come with the program are dressed in, and one to look at."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, cast

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import senders
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.documents.colours import GroupColours
from outreach_desktop.domain.group import default_sender
from outreach_desktop.domain.post import address_block
from outreach_desktop.domain.post.address_block import Addressed
from outreach_desktop.domain.post.letter_look import LetterLook, envelope_of, sheet_of
from outreach_desktop.services.making import trust
from outreach_desktop.services.making.letter_context import shared_facts
from outreach_desktop.templates import Missing
from outreach_desktop.templates.dressing.dress import Dress

if TYPE_CHECKING:
    from outreach_desktop.domain.documents.look import Look

_SHOWN: Final = trust.STARTERS / "introduction.docx"
Facts = Mapping[str, object]


def dress_of(look: LetterLook, paper: str) -> Dress:
    """How the documents that come with the program are to look."""
    sheet, envelope = sheet_of(paper), envelope_of(look, paper)
    colours = GroupColours(main=look.colour, second=look.second_colour)
    return Dress(
        sheet=sheet.name,
        envelope=None if envelope == sheet.envelope else envelope,
        colours=None if colours == GroupColours() else colours,
        font=look.font,
    )


def example(db: Data, *, today: dt.date) -> Facts:
    """What a letter of ours to Dr Ann O'Neil, who is invented, is filled with."""
    from outreach_desktop.templates.library.fields import sample

    return {**sample(), **shared_facts(db, today, default_sender(senders.every(db)))}


def _addressed(facts: Facts, look: LetterLook, paper: str) -> Facts:
    """The same with as many lines of her address as the window shows, as in a letter that is made."""
    her = cast("dict[str, str]", facts["contact"])
    address = Address(street=her["street"], town=her["town"], postcode=her["postcode"])
    lines = address_block.block(
        Addressed(
            name=her["name"],
            role=her["role"],
            department=her["department"],
            organisation=her["organisation"],
            address=address,
        ),
        most=sheet_of(paper).zone(envelope_of(look, paper)).lines,
        home_country=frozenset(),
        american=str(facts["language"]).endswith("_US"),
    )
    return {**facts, "contact": {**her, "address_block": list(lines)}}


def drawn(facts: Facts, look: LetterLook, paper: str) -> "Look":
    """The letter as it would look; `facts` come from `example`."""
    from outreach_desktop.templates.engine.look import look as look_of

    template = trust.template_at(_SHOWN, dress=dress_of(look, paper))
    return look_of(template.render(_addressed(facts, look, paper), missing=Missing(rule="blank")))
