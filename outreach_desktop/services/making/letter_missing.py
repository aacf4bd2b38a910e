"""Who lacks what: found before anything is made, for each person and each field that is printed."""

from collections.abc import Iterator, Mapping

from outreach_desktop.domain.documents.letters import Lack
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.making.letter_check import stopped_by
from outreach_desktop.services.making.letter_plan import Letter, Plan
from outreach_desktop.templates import Missing
from outreach_desktop.words import say


def lacks(plan: Plan) -> list[Lack]:
    """Every field of ours that a document would print and that is not known, whatever its rule.

    In the order of the people. Those who get no document anyhow lack nothing.
    """
    from outreach_desktop.templates.library.own_fields import meanings

    known = meanings(plan.contexts.own_fields)
    return [lack for letter in plan.letters() for lack in _of(letter, known)]


def _of(letter: Letter, known: Mapping[str, str]) -> Iterator[Lack]:
    from outreach_desktop.templates import MissingValuesError

    stop = stopped_by(letter)
    if stop is not None and not stop.template:
        return
    try:
        letter.render(Missing())
    except MissingValuesError as error:
        for field in error.places:
            speaks_of_none = field.startswith("event.") and letter.contexts.event is None
            if field in known and not speaks_of_none:
                yield Lack(
                    contact_id=letter.recipient.contact_id,
                    name=letter.recipient.name,
                    template=letter.choice.title,
                    field=field,
                    meaning=known[field],
                )
    except OutreachError:
        return  # a mistake, which `check` tells


def refuse_while_missing(plan: Plan) -> None:
    """Raise where a field is missing for which nothing at all may be made."""
    stopping = [field for field, policy in plan.policies.items() if policy == "stop"]
    if not stopping:
        return
    found: dict[str, list[str]] = {}
    for lack in lacks(plan):
        if lack.field in stopping and lack.name not in found.setdefault(lack.words, []):
            found[lack.words].append(lack.name)
    if found:
        told = "; ".join(f"{words}: {', '.join(names)}" for words, names in found.items())
        raise OutreachError(
            say(
                "Nothing was made, because something that must be there is missing. {told}.",
                told=told,
            ),
            hint=say("Fill it in, or choose skip, blank or mark for it."),
        )
