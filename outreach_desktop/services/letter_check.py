"""What is wrong with a plan, found by making every document in memory; nothing is written."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from outreach_desktop.domain.letters import Finding, cautions, no_address, nothing_to_thank_for
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.letter_plan import Letter, Plan

# What is the same on every document: said once, not once for each person.
_SHARED = ("group", "sender", "events", "people", "today", "language")


def check(plan: Plan) -> list[Finding]:
    """Everything to know before making: what concerns all first, then in the order of the people."""
    found: list[Finding] = []
    for letter in plan.letters():
        if letter.choice == plan.documents[0]:
            found += cautions(letter.recipient.contact)
        found += _findings(letter)
    shared = _SHARED if plan.event else (*_SHARED, "event")
    return _said_once(found, shared)


def stopped_by(letter: Letter) -> Finding | None:
    """What leaves a document out whatever its template says, if anything does."""
    contact = letter.recipient.contact
    for caution in cautions(contact):
        if caution.stops:
            return caution
    if letter.gives_thanks and letter.recipient.thanks is None and letter.missing == "stop":
        return nothing_to_thank_for(contact, letter.choice.title)
    return None


def _findings(letter: Letter) -> Iterator[Finding]:
    stop = stopped_by(letter)
    if stop is not None:
        if stop.template:  # the others are cautions, and told already
            yield stop
        return
    if letter.lacks_address:
        yield no_address(letter.recipient.contact, letter.choice.title)
    try:
        letter.render()
    except OutreachError as error:
        yield _finding(letter, str(error), "")


def _finding(letter: Letter, message: str, field: str) -> Finding:
    return Finding(
        contact_id=letter.recipient.contact_id,
        name=letter.recipient.name,
        template=letter.choice.title,
        field=field,
        message=message,
        stops=True,
    )


def _said_once(found: Iterable[Finding], shared: Iterable[str]) -> list[Finding]:
    """What is missing for everybody becomes one finding about nobody, in front."""
    roots = frozenset(shared)
    of_all: dict[tuple[str, str], Finding] = {}
    of_people = []
    for finding in found:
        if finding.field.partition(".")[0] in roots:
            of_all.setdefault(
                (finding.template, finding.field), replace(finding, contact_id=None, name="")
            )
        else:
            of_people.append(finding)
    return [*of_all.values(), *of_people]
