"""The section of a person's card on what they are to the group; only what is known is shown."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.contacts import FIELDS, Contact
from outreach_desktop.domain.fields import alone, begun, in_words
from outreach_desktop.services.knowing.people import Named, Ties
from outreach_desktop.ui.widgets.card import Card
from outreach_desktop.ui.widgets.forms.dates import short_date
from outreach_desktop.ui.widgets.labels import Chips, LinkLabel, label
from outreach_desktop.ui.widgets.layouts import column
from outreach_desktop.words import say

Show = Callable[[str], object]
"""Shows the person with this id."""


def add_relationship(
    card: Card, person: Contact, ties: Ties, change: Callable[[], object], show: Show
) -> None:
    """Add the section, with where it is changed."""
    card.add_section(say("Relationship"), say("Change\u2026"), change)
    told = [(name, value) for name, value in _told(person, ties, show) if value]
    if told:
        card.add_details(told)
    else:
        card.add(
            label(
                say(
                    "Nothing noted yet: whether you want to win them, who of you keeps in touch, what matters to them."
                ),
                "muted",
            )
        )


def _told(person: Contact, ties: Ties, show: Show) -> Iterable[tuple[str, str | QWidget]]:
    yield FIELDS["target"].label, _with(alone(FIELDS["target"], person.target), person.target_why)
    yield FIELDS["stage"].label, alone(FIELDS["stage"], person.stage)
    yield FIELDS["lead_id"].label, ties.lead[1] if ties.lead else ""
    yield FIELDS["champion_since"].label, short_date(person.champion_since)
    by = [ties.introduced_by] if ties.introduced_by else []
    yield FIELDS["introduced_by_id"].label, _links(by, show)
    yield say("Has introduced"), _links(ties.introduced, show)
    yield FIELDS["fit"].label, _fit(person)
    yield FIELDS["aim"].label, person.aim
    conditions = person.conditions.splitlines()
    yield FIELDS["conditions"].label, Chips(map(begun, conditions)) if conditions else ""
    yield FIELDS["challenges"].label, person.challenges
    yield FIELDS["needs"].label, person.needs
    yield FIELDS["checked_on"].label, short_date(person.checked_on)
    yield FIELDS["keep_until_on"].label, _with(short_date(person.keep_until_on), person.keep_why)
    yield FIELDS["code"].label, person.code


def _with(words: str, more: str) -> str:
    """\u201cB: next \u00b7 sees the men nobody has time for\u201d."""
    return " \u00b7 ".join(filter(None, (words, more)))


def _fit(person: Contact) -> str:
    """What speaks for them, a line each, and the note below."""
    lines = in_words(FIELDS["fit"], person.fit).splitlines()
    return "\n".join(
        [*(f"\u2713 {begun(line)}" for line in lines), *filter(None, [person.fit_note])]
    )


def _links(people: Sequence[Named], show: Show) -> QWidget | str:
    if not people:
        return ""
    links = []
    for row_id, name in people:
        link = LinkLabel(name, name=say("Show {name}", name=name))
        link.clicked.connect(partial(show, row_id))
        links.append(link)
    return column(*links)
