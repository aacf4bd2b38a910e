"""What is to be known of what goes with letters, before they are made."""

from collections.abc import Iterator

from outreach_desktop.domain.documents.before import goes_with
from outreach_desktop.domain.documents.documents import title_in_words
from outreach_desktop.domain.documents.letters import Finding
from outreach_desktop.services.making.letter_plan import Plan, fields_of


def told_of_what_goes_with(plan: Plan) -> Iterator[Finding]:
    """Enclosures that cannot be printed, and what no document chosen has a place for."""
    yield from filter(None, map(goes_with.told, plan.enclosed))
    yield from filter(None, [goes_with.printed_behind(plan.enclosed)])
    kinds = list(zip(plan.documents, map(fields_of, plan.templates), strict=True))
    for place, given in ((goes_with.TIMES, plan.times), (goes_with.ENCLOSURES, plan.enclosed)):
        titles = [title_in_words(choice.title) for choice, _ in kinds]
        is_said = any(place in fields or f"{place}[]" in fields for _, fields in kinds)
        if given and not is_said:
            found = goes_with.not_said(titles, enclosures=place == goes_with.ENCLOSURES)
            yield from filter(None, [found])
    if plan.question and not any(goes_with.QUESTION in fields for _, fields in kinds):
        yield goes_with.not_quoted([title_in_words(choice.title) for choice, _ in kinds])
