"""How our letters look: what the documents that come with the program are dressed in, and one to look at."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from outreach_desktop import given
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.subjects import files, senders
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.documents.colours import GroupColours
from outreach_desktop.domain.documents.documents import LARGEST_FILE
from outreach_desktop.domain.group import GroupProfile, default_sender
from outreach_desktop.domain.post import address_block
from outreach_desktop.domain.post.address_block import Addressed
from outreach_desktop.domain.post.from_letterhead import FromLetterhead, looking_like
from outreach_desktop.domain.post.letter_look import LetterLook, envelope_of, sheet_of
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import group
from outreach_desktop.services.making import trust
from outreach_desktop.services.making.letter_context import shared_facts
from outreach_desktop.templates import Missing
from outreach_desktop.templates.dressing.dress import Dress
from outreach_desktop.templates.dressing.letterhead import has_letterhead
from outreach_desktop.templates.dressing.letterhead_looks import looks_of
from outreach_desktop.words import say

if TYPE_CHECKING:
    from outreach_desktop.domain.documents.look import Look

_SHOWN: Final = trust.STARTERS / "introduction.docx"
_LETTERHEAD: Final = trust.STARTERS.with_name("letterhead.docx")
Facts = Mapping[str, object]


def letterhead(db: Data, profile: GroupProfile) -> bytes:
    """The Word file with the group's own letterhead as it came through the gate; b"" where it has none.

    OutreachError where it is not harmless: a data file may have come from elsewhere.
    """
    if profile.letterhead_id is None:
        return b""
    return trust.harmless(files.content(db, profile.letterhead_id)).content


def tried_letterhead(content: bytes) -> bytes:
    """A Word file as it came through the gate; OutreachError where it is not harmless, or shows nothing at the head of its first page."""
    harmless = trust.harmless(content).content
    if not has_letterhead(harmless):
        raise OutreachError(
            say("This Word file has nothing at the head of its first page."),
            hint=say(
                "Open it in Word, put your letterhead into the header, save it, and choose it again."
            ),
        )
    return harmless


def from_letterhead(db: Data) -> FromLetterhead:
    """What letters take from the group's letterhead; nothing where it has none, or one that is not used."""
    try:
        content = letterhead(db, group.profile(db))
    except OutreachError:
        return FromLetterhead()  # the Check step and the dialog say why
    return looks_of(content) if content else FromLetterhead()


def taken_from(content: bytes) -> FromLetterhead:
    """The same of a Word file as it was chosen."""
    return looks_of(tried_letterhead(content)) if content else FromLetterhead()


def to_change() -> bytes:
    """A letterhead to be changed in Word, and chosen then."""
    return given.read(_LETTERHEAD, at_most=LARGEST_FILE)


def keep(db: Data, looks: Mapping[str, Any], letterhead: tuple[str, bytes] | None = None) -> None:
    """Keep how letters look, by the names of the profile's fields; `letterhead` is the name and content of another Word file, with content b"" for none."""
    with changing(db, say("Change how letters look")):
        group.save_profile(db, replace(group.profile(db), **looks))
        if letterhead is not None:
            name, content = letterhead
            if content:
                tried_letterhead(content)
            group.set_letterhead(db, name, content or None)


def dress_of(look: LetterLook, paper: str, letterhead: bytes = b"", *, language: str = "") -> Dress:
    """How the documents that come with the program are to look; `letterhead` came through the gate, `language` is like "en_US".

    What the group chose neither font nor colour for has those of its letterhead.
    """
    if letterhead:
        look = looking_like(look, looks_of(letterhead))
    sheet, envelope = sheet_of(paper), envelope_of(look, paper)
    colours = GroupColours(main=look.colour, second=look.second_colour)
    return Dress(
        sheet=sheet.name,
        envelope=None if envelope == sheet.envelope else envelope,
        colours=None if colours == GroupColours() else colours,
        font=look.font,
        letterhead=letterhead,
        american=language.endswith("_US"),
    )


class LookExample(NamedTuple):
    """A letter of ours to Dr Ann O'Neil, who is invented: what it is filled with, and the name and content of our letterhead."""

    facts: Facts
    letterhead: tuple[str, bytes]


def example(db: Data, *, today: dt.date) -> LookExample:
    """What a letter can be drawn with in any look."""
    from outreach_desktop.templates.library.fields import sample

    facts = {**sample(), **shared_facts(db, today, default_sender(senders.every(db)))}
    kept = group.profile(db).letterhead_id
    letterhead = (files.get(db, kept).name, files.content(db, kept)) if kept else ("", b"")
    return LookExample(facts, letterhead)


def address_lines(facts: Facts, look: LetterLook, paper: str) -> tuple[str, ...]:
    """As many lines of her address as the window shows, as in a letter that is made."""
    her = cast("dict[str, str]", facts["contact"])
    address = Address(street=her["street"], town=her["town"], postcode=her["postcode"])
    return address_block.block(
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


def drawn(facts: Facts, look: LetterLook, paper: str, letterhead: bytes = b"") -> "Look":
    """The letter as it would look; `facts` come from `example`, `letterhead` is a Word file as it was chosen."""
    from outreach_desktop.templates.engine.look import look as look_of

    her = cast("dict[str, object]", facts["contact"])
    lines = list(address_lines(facts, look, paper))
    facts = {**facts, "contact": {**her, "address_block": lines}}
    template = trust.template_at(
        _SHOWN, dress=dress_of(look, paper, letterhead and tried_letterhead(letterhead))
    )
    return look_of(template.render(facts, missing=Missing(rule="blank")))
