"""The sections of an organisation's card on what it is to the group and how it refers; only what is known is shown."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.fields import alone, begun
from outreach_desktop.domain.knowing.both import REACHED
from outreach_desktop.domain.organisations import FIELDS, Organisation
from outreach_desktop.services.organisations import OrganisationCard
from outreach_desktop.ui.widgets.card import Card
from outreach_desktop.ui.widgets.forms.dates import short_date
from outreach_desktop.ui.widgets.labels import Chips, label
from outreach_desktop.words import say

Told = Iterable[tuple[str, str | QWidget]]


def add_known(card: Card, content: OrganisationCard, change: Callable[[], object]) -> None:
    """Add both sections, with where they are changed; the second only where something of it is known."""
    place = content.organisation
    lead = content.lead[1] if content.lead else ""
    card.add_section(say("Relationship"), say("Change\u2026"), change)
    relationship = [one for one in _relationship(place, lead) if one[1]]
    if relationship:
        card.add_details(relationship)
    else:
        card.add(
            label(
                say(
                    "Nothing noted yet: whether you want to win it, who of you keeps in touch, whom it reaches."
                ),
                "muted",
            )
        )
    referrals = [one for one in _referrals(place) if one[1]]
    if referrals:
        card.add_section(say("Referrals"), say("Change\u2026"), change)
        card.add_details(referrals)


def _relationship(place: Organisation, lead: str) -> Told:
    why = (alone(FIELDS["target"], place.target), place.target_why)
    yield FIELDS["target"].label, " \u00b7 ".join(filter(None, why))
    yield FIELDS["stage"].label, alone(FIELDS["stage"], place.stage)
    yield FIELDS["lead_id"].label, lead
    conditions = place.conditions.splitlines()
    yield FIELDS["conditions"].label, Chips(map(begun, conditions)) if conditions else ""
    yield FIELDS["audience"].label, _with_number(place.audience, place.audience_size)
    yield FIELDS["list_size"].label, _number(place.list_size)
    yield FIELDS["understands_us"].label, alone(FIELDS["understands_us"], place.understands_us)
    for name in REACHED:
        yield FIELDS[name].label, alone(FIELDS[name], getattr(place, name))
    yield FIELDS["source"].label, place.source
    yield FIELDS["code"].label, place.code
    yield FIELDS["checked_on"].label, short_date(place.checked_on)


def _referrals(place: Organisation) -> Told:
    for name in (
        "secure_email",
        "e_referral_system",
        "e_referral_address",
        "referral_limits",
        "refers_now_to",
        "would_refer",
        "refer_criteria",
    ):
        yield FIELDS[name].label, getattr(place, name)
    yield FIELDS["procedure_asked_on"].label, short_date(place.procedure_asked_on)
    yield FIELDS["procedure_came_on"].label, short_date(place.procedure_came_on)
    yield FIELDS["procedure_note"].label, place.procedure_note


def _number(number: int | None) -> str:
    from outreach_desktop.words import local  # which brings the languages of the world

    return "" if number is None else local.number(number)


def _with_number(words: str, number: int | None) -> str:
    """\u201cmen over 50 in Marrowby \u00b7 about 2,400\u201d."""
    about = "" if number is None else say("about {number}", number=_number(number))
    return " \u00b7 ".join(filter(None, (words, about)))
