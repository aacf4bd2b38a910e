"""What the steps of Letters ask for, as they stand: enough to plan by, or a sentence about what is lacking."""

from typing import TypedDict

from outreach_desktop.services.making.letters import TemplateChoice
from outreach_desktop.ui.pages.letters.missing import MissingFields
from outreach_desktop.ui.pages.letters.what import WhatStep
from outreach_desktop.ui.pages.letters.who import WhoStep


class Wanted(TypedDict):
    """As `services.letters.plan` takes it."""

    contact_ids: tuple[str, ...]
    templates: tuple[TemplateChoice, ...]
    event_id: str | None
    sender_id: str | None
    missing: str
    policies: dict[str, str]
    thanks_for: str | None


def asked(who: WhoStep, what: WhatStep, missing: MissingFields) -> Wanted:
    """What is chosen now."""
    return Wanted(
        contact_ids=who.chosen,
        templates=what.documents,
        event_id=what.event_id,
        sender_id=what.sender_id,
        missing=what.missing.value(),
        policies=dict(missing.policies),
        thanks_for=what.thanks_for,
    )


def lacking(who: WhoStep, what: WhatStep) -> str:
    """What is to be chosen before anything can be planned; "" where nothing is."""
    if who.chosen and not what.documents:
        return "Choose a document, and the finished page appears here."
    if what.documents and not who.chosen:
        return "Choose people, and the finished page of each appears here."
    if not who.chosen:
        return "Choose people and documents, and the finished page appears here."
    if what.lacks_event:
        return "Choose the event that the documents are about."
    return ""
