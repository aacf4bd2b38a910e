"""What stands in the group's own fields as people read it: on cards and in lists."""

from collections.abc import Sequence

from outreach_desktop.domain.own_fields import own_fields
from outreach_desktop.domain.own_fields.entered import Own
from outreach_desktop.domain.own_fields.own_fields import OwnField
from outreach_desktop.ui.widgets.card import Card
from outreach_desktop.ui.widgets.forms.dates import short_date
from outreach_desktop.words import say


def in_words(field: OwnField, value: str) -> str:
    """A kept value as people read it: \u201c4 Mar 2026\u201d, \u201cyes\u201d."""
    return own_fields.in_words(field, value, short_date)


def add_own(card: Card, fields: Sequence[OwnField], own: Own) -> None:
    """A section with the fields in which something stands; none where nothing does."""
    kept = dict(own)
    told = [(one.name, in_words(one, kept[one.id])) for one in fields if kept.get(one.id)]
    if told:
        card.add_section(say("Your own fields"))
        card.add_details(told)
