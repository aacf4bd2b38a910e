"""What is chosen as a run that can be kept, and a run put back as what is chosen."""

from collections.abc import Sequence

from outreach_desktop.domain.documents.letter_runs import LetterRun
from outreach_desktop.ui.pages.letters.missing import MissingFields
from outreach_desktop.ui.pages.letters.people.who import WhoStep
from outreach_desktop.ui.pages.letters.what import WhatStep


def as_run(name: str, who: WhoStep, what: WhatStep, missing: MissingFields) -> LetterRun:
    """Everything that is chosen, with the search that is typed as its people."""
    return LetterRun(
        name=name,
        whom=who.kind,
        people=who.segment,
        documents="\n".join(f"{one.title} = {one.name}" for one in what.chosen),
        event_id=what.event_id,
        sender_id=what.sender_id,
        thanks_for=what.thanks_for or "",
        missing=str(what.missing.value()),
        copies="\n".join(what.copies.value()),
        times="\n".join(what.goes_with.times),
        question=what.goes_with.question,
        whole_sheets=what.whole.value(),
        enclosures="\n".join(what.goes_with.enclosures),
        rules="\n".join(f"{field}={rule}" for field, rule in missing.policies.items()),
    )


def put_back(
    run: LetterRun,
    contact_ids: Sequence[str],
    who: WhoStep,
    what: WhatStep,
    missing: MissingFields,
) -> None:
    """Choose what the run says, for these people; an event or a sender that is gone is not chosen."""
    what.begin_again()
    what.parts.set_order(run.names)
    for name in run.names:
        what.tick(name)
    what.about.set_value(run.event_id or "")
    what.signer.set_value(run.sender_id or "")
    what.thanks.set_value(run.thanks_for)
    what.missing.set_value(run.missing)
    what.times.set_value(run.times)
    what.question.set_value(run.question)
    what.whole.set_value(run.whole_sheets)
    what.enclosures.set_value(run.enclosed)
    what.copy_to(run.copies_to)
    what.reload()  # names the event and the sender
    missing.restore(run.policies)
    who.choose(contact_ids, run.whom)
