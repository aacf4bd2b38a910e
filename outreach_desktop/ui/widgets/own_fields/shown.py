"""What stands in the group's own fields as people read it: on cards and in lists."""

from collections.abc import Sequence

from outreach_desktop.domain.own_fields.entered import Own
from outreach_desktop.domain.own_fields.own_fields import YES, OwnField, OwnKind, as_day
from outreach_desktop.ui.widgets.card import Card
from outreach_desktop.ui.widgets.forms.dates import short_date
from outreach_desktop.words import say


def in_words(field: OwnField, value: str) -> str:
    """A kept value as people read it: \u201c4 Mar 2026\u201d, \u201cyes\u201d."""
    if field.kind is OwnKind.DATE:
        return short_date(as_day(value)) or value
    if field.kind is OwnKind.TICK and value:
        return say("yes") if value == YES else say("no")
    return value


def add_own(card: Card, fields: Sequence[OwnField], own: Own) -> None:
    """A section with the fields in which something stands; none where nothing does."""
    kept = dict(own)
    told = [(one.name, in_words(one, kept[one.id])) for one in fields if kept.get(one.id)]
    if told:
        card.add_section(say("Your own fields"))
        card.add_details(told)
