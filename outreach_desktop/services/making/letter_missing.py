"""Who lacks what: found before anything is made, for each person and each field that is printed."""

from outreach_desktop.domain.documents.letters import Lack
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.making.letter_check import lacks_of, stopped_by
from outreach_desktop.services.making.letter_plan import Plan
from outreach_desktop.words import say


def lacks(plan: Plan) -> list[Lack]:
    """Every field of ours that a document would print and that is not known, whatever its rule.

    In the order of the people. Those who get no document anyhow lack nothing.
    """
    found: list[Lack] = []
    for letter in plan.letters():
        stop = stopped_by(letter)
        if stop is None or stop.template:
            found += lacks_of(letter)
    return found


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
