"""The columns of the list of people: the usual four, and all others that can be chosen."""

from collections.abc import Sequence
from typing import Any

from outreach_desktop.domain import addresses
from outreach_desktop.domain.contacts import CHAMPION, FIELDS
from outreach_desktop.domain.fields import alone, in_short
from outreach_desktop.domain.organisations import FIELDS as ORGANISATION
from outreach_desktop.domain.own_fields.entered import Own
from outreach_desktop.domain.own_fields.own_fields import OwnField
from outreach_desktop.domain.roles import FIELDS as ROLE
from outreach_desktop.services.contacts import ContactRow
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.widgets.forms.dates import ago, short_date
from outreach_desktop.ui.widgets.lists.field_columns import field_columns
from outreach_desktop.ui.widgets.lists.paged import ListColumn
from outreach_desktop.ui.widgets.own_fields.columns import own_columns
from outreach_desktop.words import say

_ELSEWHERE = frozenset(("profession", "town", "notes"))
"""Fields that have a column of their own here, or are too long for one."""


def people_columns(today: Clock, own: Sequence[OwnField] = ()) -> Sequence[ListColumn[ContactRow]]:
    """All there are; those that are no extra ones are shown where nobody chose."""
    return (
        ListColumn(
            heading=say("Name"),
            text=lambda row: row.name,
            order="name",
            width=200,
            icon=_icon,
            tip=summary,
        ),
        ListColumn(
            heading=say("Profession"), text=_work, order="profession", width=128, gives_way=1
        ),
        ListColumn(
            heading=say("Organisation"),
            text=lambda row: row.organisation,
            order="organisation",
            stretches=True,
            least=112,
            gives_way=2,
        ),
        ListColumn(
            heading=say("Last contact"),
            text=lambda row: ago(row.last_contact, today()),
            tip=lambda row: short_date(row.last_contact) or say("No contact yet"),
            order="last_contact",
            width=132,
            right=True,
            gives_way=3,
            value=lambda row: row.last_contact,
        ),
        *_of_work(),
        ListColumn(
            heading=in_short(FIELDS["lead_id"]),
            text=lambda row: row.lead,
            order="lead_id",
            is_extra=True,
        ),
        ListColumn(
            heading=in_short(FIELDS["introduced_by_id"]),
            text=lambda row: row.introduced_by,
            order="introduced_by_id",
            is_extra=True,
        ),
        ListColumn(
            heading=say("Tags"), text=lambda row: ", ".join(row.tags), key="tags", is_extra=True
        ),
        ListColumn(
            heading=say("Town"), text=lambda row: row.town, order="town", width=128, is_extra=True
        ),
        *field_columns(FIELDS, _value, without=_ELSEWHERE),
        *own_columns(own, _own),
    )


def _own(row: ContactRow) -> Own:
    return row.contact.own


def _of_work() -> Sequence[ListColumn[ContactRow]]:
    return (
        ListColumn(
            heading=ROLE["title"].label, text=lambda row: row.role, order="role", is_extra=True
        ),
        ListColumn(
            heading=ROLE["department"].label,
            text=lambda row: row.work.department if row.work else "",
            order="department",
            is_extra=True,
        ),
        ListColumn(
            heading=say("Kind of organisation"),
            text=lambda row: alone(ORGANISATION["kind"], row.place.kind) if row.place else "",
            order="place_kind",
            is_extra=True,
        ),
        ListColumn(
            heading=ORGANISATION["area"].label,
            text=lambda row: row.place.area if row.place else "",
            order="place_area",
            is_extra=True,
        ),
    )


def _value(row: ContactRow, name: str) -> Any:
    return getattr(row.contact.address if name in addresses.FIELDS else row.contact, name)


def _icon(row: ContactRow) -> str:
    if row.mark:
        return "ban"
    return "star" if row.champion == CHAMPION else ""


def _work(row: ContactRow) -> str:
    work = row.profession or row.role
    return work[:1].upper() + work[1:]


def summary(row: ContactRow) -> str:
    """A whole row in words, for the tooltip and for screen readers."""
    marks = [row.mark] if row.mark else []
    marks += [say("champion")] if row.champion == CHAMPION else []
    parts = [row.name, row.profession, row.role, row.organisation, *marks]
    return ", ".join(part for part in parts if part)
