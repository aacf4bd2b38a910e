"""The columns of the tree of organisations: the usual three, and all others that can be chosen."""

from collections.abc import Sequence
from typing import Any, Final

from outreach_desktop.domain import addresses
from outreach_desktop.domain.fields import alone, in_short
from outreach_desktop.domain.organisations import FIELDS
from outreach_desktop.domain.own_fields.entered import Own
from outreach_desktop.domain.own_fields.own_fields import OwnField
from outreach_desktop.services.organisations import OrganisationListed
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.widgets.forms.dates import ago, short_date
from outreach_desktop.ui.widgets.lists.field_columns import field_columns
from outreach_desktop.ui.widgets.lists.paged import ListColumn
from outreach_desktop.ui.widgets.own_fields.columns import own_columns
from outreach_desktop.words import say

_ELSEWHERE: Final = frozenset(("name", "kind", "town", "notes", "policy"))
"""Fields that have a column of their own here, or are too long for one."""


def place_columns(
    today: Clock, own: Sequence[OwnField] = ()
) -> Sequence[ListColumn[OrganisationListed]]:
    """All there are; those that are no extra ones are shown where nobody chose."""
    return (
        ListColumn(
            heading=say("Organisation"),
            text=lambda row: row.organisation.name,
            key="name",
            width=192,
            least=192,
            stretches=True,
        ),
        ListColumn(
            heading=say("Kind"),
            text=lambda row: alone(FIELDS["kind"], row.organisation.kind),
            order="kind",
            width=144,
            gives_way=1,
        ),
        *_of_people(today),
        *_of_others(),
        *field_columns(FIELDS, _value, without=_ELSEWHERE),
        *own_columns(own, _own),
    )


def _own(row: OrganisationListed) -> Own:
    return row.organisation.own


def _of_people(today: Clock) -> Sequence[ListColumn[OrganisationListed]]:
    """Who works there, and when one of them was last in touch."""
    return (
        ListColumn(
            heading=say("People"),
            text=lambda row: str(row.people or ""),
            order="people",
            width=80,
            right=True,
            gives_way=2,
            value=lambda row: row.people,
        ),
        ListColumn(
            heading=say("Champions"),
            text=lambda row: str(row.champions or ""),
            order="champions",
            width=96,
            right=True,
            is_extra=True,
            value=lambda row: row.champions,
        ),
        ListColumn(
            heading=say("Last contact"),
            text=lambda row: ago(row.last_contact, today()),
            tip=lambda row: short_date(row.last_contact) or say("No contact yet"),
            order="last_contact",
            width=132,
            right=True,
            is_extra=True,
            value=lambda row: row.last_contact,
        ),
    )


def _of_others() -> Sequence[ListColumn[OrganisationListed]]:
    """What it belongs to, who of us leads, and where post for it goes."""
    return (
        ListColumn(
            heading=FIELDS["parent_id"].label,
            text=lambda row: row.belongs_to,
            order="parent_id",
            is_extra=True,
        ),
        ListColumn(
            heading=in_short(FIELDS["lead_id"]),
            text=lambda row: row.lead,
            order="lead_id",
            is_extra=True,
        ),
        ListColumn(
            heading=say("Town"), text=lambda row: row.town, order="town", width=128, is_extra=True
        ),
    )


def _value(row: OrganisationListed, name: str) -> Any:
    one = row.organisation
    return getattr(one.address if name in addresses.FIELDS else one, name)
