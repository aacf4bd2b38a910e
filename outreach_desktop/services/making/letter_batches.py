"""Batches that stopped half-way, by a power cut, a kill or a full disk: what was asked for, and the rest of it."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history import undo
from outreach_desktop.db.making import paragraphs
from outreach_desktop.db.subjects import batches, interactions, senders
from outreach_desktop.db.subjects.batches import Asked
from outreach_desktop.domain.documents.batches import Batch
from outreach_desktop.domain.documents.before.goes_with import GoesWith
from outreach_desktop.domain.documents.documents import COPY_MARK
from outreach_desktop.domain.documents.letters import (
    Finding,
    TemplateChoice,
    thanks_as_typed,
    thanks_owed,
)
from outreach_desktop.domain.documents.readers.recipients import Recipient
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.making import letter_context, trust
from outreach_desktop.services.making.letter_context import Contexts
from outreach_desktop.services.making.letter_households import at_home
from outreach_desktop.services.making.letter_plan import Earlier, Plan, fields_of, plan
from outreach_desktop.services.making.letter_settle import settle
from outreach_desktop.words import local, say, say_many


def asked_for(
    plan: Plan, out: Path | None, together: Path | None, *, new_sheets: bool
) -> dict[str, object]:
    """All that it takes to plan the same again, as plain values."""
    kinds = zip(plan.documents, plan.templates, strict=True)
    return {
        "people": [recipient.contact_id for recipient in plan.recipients],
        "copies": [one.contact_id for one in plan.copies.to],
        "times": list(plan.times),
        "question": plan.question,
        "enclosures": [one.id for one in plan.enclosed],
        "also": {
            one.contact_id: [person.id for person in one.together if person.id != one.contact_id]
            for one in plan.recipients
            if one.together
        },
        "chosen": {
            one.contact_id: [
                person.id
                for person in one.together
                if person.id != one.contact_id and person.name not in one.unasked
            ]
            for one in plan.recipients
            if one.together
        },
        "documents": [
            {
                "name": choice.name,
                "title": choice.title,
                "path": "" if choice.builtin else str(choice.path.absolute()),
                "sha256": template.sha256,
                "without_hidden": choice.without_hidden,
            }
            for choice, template in kinds
        ],
        "event": plan.event.id if plan.event else None,
        "sender": plan.sender.id if plan.sender else None,
        "thanks_for": plan.thanks_for,
        "missing": plan.missing.rule,
        "policies": dict(plan.policies),
        "out": str(out) if out else None,
        "together": str(together) if together else None,
        "new_sheets": new_sheets,
        "today": plan.today.isoformat(),
    }


def unfinished(db: Data) -> list[Batch]:
    """The batches that did not come to their end and were not cancelled, oldest first."""
    return batches.unfinished(db)


def told(batch: Batch) -> str:
    """“170 of 500 thank-you notes were made on 22 Nov 2026, then the work was interrupted.”"""
    day = local.short_date(batch.begun_at.date())
    return say_many(
        "{count} of {documents} {name} was made on {day}, then the work was interrupted.",
        "{count} of {documents} {name} were made on {day}, then the work was interrupted.",
        batch.made,
        documents=batch.documents,
        name=batch.name,
        day=day,
    )


def leave(db: Data, batch_id: str) -> None:
    """The rest of it is not wanted; what was made stays."""
    with db.atomic():
        batches.end(db, batch_id)


def go_on(db: Data, batch_id: str, *, today: dt.date) -> Plan:
    """The rest of a batch, to be checked, and made into the folder and the file of `earlier.batch`.

    Everybody is as they are now. What is there already is not made again; a printable file will hold
    it too, as of its own day. OutreachError where the folder or a template is gone.
    """
    settle(db)  # the stick may be plugged in by now
    found = batches.asked(db, batch_id)
    if found is None:
        raise OutreachError(
            say("This batch is over."), hint=say("Choose people and documents again.")
        )
    batch, asked, action = found
    _see_that_folders_are_there(db, batch)
    earlier = _earlier(db, batch, asked, action)
    choices = [_choice(one, batch) for one in asked["documents"]]
    left = [
        contact_id
        for contact_id in earlier.people
        if any((contact_id, choice.title) not in earlier.references for choice in choices)
    ]
    rest = _planned(db, asked, left, choices, today=today)
    notes = tuple(_what_changed(asked, rest, batch))
    earlier = replace(earlier, notes=notes)
    if batch.together is not None:
        earlier = replace(earlier, plan=_as_it_was(db, rest, asked, earlier))
    return replace(rest, earlier=earlier)


def _see_that_folders_are_there(db: Data, batch: Batch) -> None:
    """GoesWith one that is gone, a new one would be begun with half of the batch in it."""
    for folder in (batch.out, batch.together and batch.together.parent):
        if folder is not None and not folder.is_dir():
            raise OutreachError(
                say(
                    (
                        "The folder \u201c{folder}\u201d is not there, so this batch cannot be "
                        "finished."
                    ),
                    folder=folder,
                ),
                hint=say(
                    "Connect the disk it is on, make the folder again, or discard the rest of "
                    "this batch."
                ),
            )
    if batches.is_being_written(db, batch.id):
        raise OutreachError(
            say("A folder that documents of this batch were written to cannot be read."),
            hint=say("Connect the disk it is on, or discard the rest of this batch."),
        )


def _earlier(db: Data, batch: Batch, asked: Asked, action: int) -> Earlier:
    newest = undo.next_undo(db)
    also = batches.also_for(db, batch.id)
    return Earlier(
        batch=batch,
        # Undo takes the newest action back: the batch is one only while nothing came after it.
        action=action if newest and newest["number"] == action else None,
        references={
            (person, made.template): made.reference
            for made in batches.made(db, batch.id)
            if not made.reference.endswith(COPY_MARK)
            for person in (made.contact_id, *also.get(made.contact_id, ()))
        },
        people=tuple(_everyone_chosen(asked)),
        plan=None,
        notes=(),
    )


def _everyone_chosen(asked: Asked) -> Iterator[str]:
    """Those of a household too: whom one letter was to reach may need one each by now."""
    chosen = batches.at_home(asked, "chosen")
    for person in dict.fromkeys(asked["people"]):
        yield person
        yield from chosen.get(person, ())


def _choice(kept: Mapping[str, Any], batch: Batch) -> TemplateChoice:
    builtin = not kept["path"]
    path = trust.STARTERS / f"{kept['name']}.docx" if builtin else Path(kept["path"])
    if not path.is_file():
        raise OutreachError(
            say(
                "The template \u201c{path}\u201d is not there any more, so the other {left} cannot be made.",
                path=path,
                left=batch.left,
            ),
            hint=say("Put it back where it was, or discard the rest of this batch."),
        )
    return TemplateChoice(
        name=kept["name"],
        title=kept["title"],
        path=path,
        builtin=builtin,
        without_hidden=bool(kept.get("without_hidden")),  # a batch of an older program does not say
    )


def _planned(
    db: Data,
    asked: Asked,
    people: Sequence[str],
    choices: Sequence[TemplateChoice],
    *,
    today: dt.date,
) -> Plan:
    """The same again. The default sender signs where the one chosen is gone, and a rule for a field is forgotten with the field."""
    known = {sender.id for sender in senders.every(db)}
    fields = frozenset().union(*(fields_of(trust.template_at(one.path)) for one in choices))
    return plan(
        db,
        people,
        choices,
        today=today,
        event_id=asked["event"],
        sender_id=asked["sender"] if asked["sender"] in known else None,
        missing=asked["missing"],
        policies={path: rule for path, rule in asked["policies"].items() if path in fields},
        thanks_for=asked["thanks_for"],
        copies=_texts(asked, "copies"),
        beside=GoesWith(
            times=_texts(asked, "times"),
            enclosures=_texts(asked, "enclosures"),
            question=str(asked.get("question") or ""),  # an older program did not ask for it
        ),
    )


def _texts(asked: Asked, name: str) -> tuple[str, ...]:
    """A list of texts; an older program did not ask for it."""
    return tuple(one for one in asked.get(name) or () if isinstance(one, str))


def _what_changed(asked: Asked, rest: Plan, batch: Batch) -> list[Finding]:
    """What makes the rest differ from what is there already."""
    found = []
    kinds = zip(asked["documents"], rest.documents, rest.templates, strict=True)
    for kept, choice, template in kinds:
        if kept["sha256"] != template.sha256:
            words = say(
                "The template has changed since the first {made} were made. The rest are made "
                "from it as it is now.",
                made=batch.made,
            )
            found.append(_note(words, choice.title))
    now = rest.sender.id if rest.sender else None
    if asked["sender"] != now:
        found.append(
            _note(
                say(
                    (
                        "The person who signed the first {made} is no longer there, so {name} signs "
                        "the rest."
                    ),
                    made=batch.made,
                    name=rest.sender.name,
                )
                if rest.sender
                else say(
                    (
                        "The person who signed the first {made} is no longer there, so no one signs "
                        "the rest."
                    ),
                    made=batch.made,
                )
            )
        )
    return found


def _note(message: str, template: str = "") -> Finding:
    return Finding(contact_id=None, name="", message=message, template=template)


def _as_it_was(db: Data, rest: Plan, asked: Asked, earlier: Earlier) -> Plan:
    """The documents that are there, for the people as they are now but with the date and thanks they had."""
    day = dt.date.fromisoformat(asked["today"])
    thanks: dict[str, str | None] = {}
    for one in batches.made(db, earlier.batch.id):
        thanks[one.contact_id] = one.thanks_id or thanks.get(one.contact_id)
    typed = thanks_as_typed(asked["thanks_for"], rest.event.date if rest.event else None)
    people = [contact_id for contact_id in earlier.people if contact_id in thanks]
    found = letter_context.recipients(db, people, today=day, event=rest.event, thanks=typed)
    homes = at_home(db, found, today=day)
    return replace(
        rest,
        recipients=tuple(_thanked(db, one, thanks[one.contact_id]) for one in homes.recipients),
        contexts=Contexts(
            db,
            today=day,
            event=rest.event,
            sender=rest.sender,
            asked=frozenset().union(*map(fields_of, rest.templates)),
        ),
        today=day,
        earlier=earlier,
        paragraphs=paragraphs.of_batch(db, earlier.batch.id),
    )


def _thanked(db: Data, recipient: Recipient, thanks_id: str | None) -> Recipient:
    """With the thanks that were said: nobody is owed them any more."""
    noted = interactions.noted(db, thanks_id) if thanks_id else None
    return recipient if noted is None else replace(recipient, thanks=thanks_owed(noted))
