"""What is wrong with a plan, found by making every document in memory; nothing is written."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from outreach_desktop.domain.letters import (
    Finding,
    cautions,
    done_without,
    must_be_there,
    no_address,
    no_event,
    nothing_known,
    nothing_to_thank_for,
)
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.letter_doubles import written_to_twice
from outreach_desktop.services.letter_plan import Letter, Plan
from outreach_desktop.templates import Problem

# What differs from person to person; all else is said once for everybody.
_OWN = frozenset({"contact", "organisation", "thanks"})


def check(plan: Plan) -> list[Finding]:
    """Everything to know before making: what concerns all first, then in the order of the people."""
    found = [*(plan.earlier.notes if plan.earlier else ()), *_mistakes(plan)]
    found += written_to_twice(plan)
    last = ""
    for letter in plan.letters():
        if letter.recipient.contact_id != last:
            last = letter.recipient.contact_id
            found += cautions(letter.recipient.contact)
        found += _findings(letter)
    found = list(_without_echoes(found))
    found += _must_be_there(plan, found)
    stopped = {finding.field for finding in found if finding.stops}
    found += done_without(gap for gap in plan.gaps if gap.field not in stopped)
    return _said_once(found)


def left_out(findings: Sequence[Finding], plan: Plan) -> int:
    """How many documents will not be made: what stops a person stops all of theirs."""
    asked = {(one.recipient.contact_id, one.choice.title) for one in plan.letters()}
    titles = {choice.title for choice in plan.documents}
    every = {recipient.contact_id for recipient in plan.recipients}
    stopped: set[tuple[str, str]] = set()
    for found in findings:
        if found.stops:
            people = every if found.contact_id is None else {found.contact_id}
            kinds = {found.template} if found.template in titles else titles
            stopped |= {(person, kind) for person in people for kind in kinds}
    return len(stopped & asked)


def _without_echoes(found: Sequence[Finding]) -> Iterator[Finding]:
    """A field that does not exist is a mistake of the template, not something each person lacks."""
    mistakes = {(one.template, one.message.partition(". ")[0]) for one in found if one.in_template}
    for finding in found:
        field = finding.field.replace("[]", "")
        told = any(
            template == finding.template and message.rstrip(".").endswith(f"no field {field}")
            for template, message in mistakes
        )
        if not (finding.contact_id and field and told):
            yield finding


def _must_be_there(plan: Plan, found: Sequence[Finding]) -> Iterator[Finding]:
    """One finding about everybody for each field without which nothing at all is made."""
    for field, policy in plan.policies.items():
        of = [one.name for one in found if one.field == field and one.stops]
        if policy == "stop" and of:
            yield must_be_there(field, list(dict.fromkeys(of)))


def stopped_by(letter: Letter) -> Finding | None:
    """What leaves a document out whatever its template says, if anything does."""
    contact = letter.recipient.contact
    for caution in cautions(contact):
        if caution.stops:
            return caution
    if (
        letter.gives_thanks
        and letter.recipient.thanks is None
        and letter.missing.of("thanks.reason") == "stop"
    ):
        return nothing_to_thank_for(contact, letter.choice.title)
    return None


def _mistakes(plan: Plan) -> Iterator[Finding]:
    """What is wrong in the templates themselves, such as a field that does not exist."""
    from outreach_desktop.templates.fields import fields

    for choice, template in zip(plan.documents, plan.templates, strict=True):
        for problem in template.problems(fields=fields()):
            yield Finding(
                contact_id=None,
                name="",
                template=choice.title,
                message=str(problem),
                stops=problem.stops,
            )


def explained(letter: Letter, error: OutreachError) -> list[Finding]:
    """What a rendering that was refused means for this person, each missing field by itself."""
    from outreach_desktop.templates.fields import meanings
    from outreach_desktop.templates.problems import MissingValuesError

    contact, title = letter.recipient.contact, letter.choice.title
    if not isinstance(error, MissingValuesError):
        return [
            Finding(
                contact_id=contact.id,
                name=contact.name,
                template=title,
                message=str(error),
                stops=True,
            )
        ]
    known = meanings()
    return [
        no_event(contact, title)
        if field.startswith("event.") and letter.contexts.event is None
        else nothing_known(contact, title, field=field, meaning=known.get(field, ""), places=places)
        for field, places in error.places.items()
    ]


def _findings(letter: Letter) -> Iterator[Finding]:
    stop = stopped_by(letter)
    if stop is not None:
        if stop.template:  # the others are cautions, and told already
            yield stop
        return
    if letter.lacks_address:
        yield no_address(letter.recipient.contact, letter.choice.title)
    notes: list[Problem] = []
    try:
        letter.render(notes=notes)
    except OutreachError as error:
        yield from explained(letter, error)
    yield from (_noted(letter, note) for note in notes)


def _noted(letter: Letter, note: Problem) -> Finding:
    """What is left out of a value, which stops nothing."""
    contact = letter.recipient.contact
    return Finding(
        contact_id=contact.id,
        name=contact.name,
        template=letter.choice.title,
        field="",
        message=str(note),
        stops=False,
    )


def _said_once(found: Iterable[Finding]) -> list[Finding]:
    """What everybody's document lacks becomes one finding about nobody, in front."""
    of_all: dict[tuple[str, str], Finding] = {}
    of_people = []
    for finding in found:
        subject = finding.field.partition(".")[0]
        if finding.contact_id is None or (finding.field and subject not in _OWN):
            key = finding.template, finding.field or finding.message
            of_all.setdefault(key, replace(finding, contact_id=None, name=""))
        else:
            of_people.append(finding)
    return [*of_all.values(), *of_people]
