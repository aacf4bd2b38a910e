"""Roles: a person at an organisation, for a time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.fields import Field, FieldKind, ReachedBy, Searched, described
from outreach_desktop.domain.knowing.day_bounds import out_of_bounds
from outreach_desktop.domain.knowing.part_dates import ends_before
from outreach_desktop.domain.organisations import PARTS, Organisation, institution, postal_address
from outreach_desktop.domain.problems import Problem
from outreach_desktop.domain.reach import unkept
from outreach_desktop.words import say, say_in

FIELDS = described(
    Field(
        "organisation_id",
        say("Organisation"),
        FieldKind.REFERENCE,
        help=say("An organisation that is not in the list yet is added to it."),
    ),
    Field(
        "title",
        say("Job title"),
        searched=Searched.WORDS,
        imported_as="role",
        published="contact.role",
        meaning=say("their title in the main current role"),
        example="Consultant urological surgeon",
    ),
    Field(
        "department",
        say("Department"),
        searched=Searched.WORDS,
        imported_as="department",
        published="contact.department",
        meaning=say("their department in it"),
        example="Department of Urology",
    ),
    Field("phone", say("Phone there"), short=say("Phone"), reached_by=ReachedBy.PHONE),
    Field(
        "email",
        say("Email there"),
        short=say("Email"),
        reached_by=ReachedBy.EMAIL,
        searched=Searched.WORDS,
    ),
    Field(
        "decision",
        say("Part in referrals"),
        values=(
            ("decides", say("decides")),
            ("influences", say("influences")),
            ("refers", say("refers")),
            ("gatekeeper", say("gatekeeper")),
            ("other", say_in("role", "other")),
        ),
    ),
    Field(
        "is_main",
        say("Letters go to this organisation"),
        FieldKind.YES_NO,
        short=say("Letters go here"),
    ),
    Field("starts_on", say("From"), FieldKind.DATE, may_come=True),
    Field(
        "ends_on",
        say("Until"),
        FieldKind.DATE,
        help=say("The last day. Leave it empty while the role continues."),
        may_come=True,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleDraft:
    """What somebody does somewhere. An open end is None."""

    contact_id: str
    organisation_id: str
    title: str = ""
    department: str = ""
    phone: str = ""
    email: str = ""
    decision: str = ""
    is_main: bool = False
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(RoleDraft):
    """A saved role. `id` is UUID text."""

    id: str


def problems(draft: RoleDraft) -> tuple[Problem, ...]:
    """What stops this role from being saved, in reading order."""
    found = []
    if not draft.organisation_id:
        found.append(Problem("organisation_id", say("Choose an organisation.")))
    found += unkept(FIELDS, draft)
    found += out_of_bounds(FIELDS, draft)
    if draft.starts_on and draft.ends_on and ends_before(draft.starts_on, draft.ends_on):
        found.append(Problem("ends_on", say("Choose an end that is not before the start.")))
    return tuple(found)


def is_current(role: RoleDraft, today: date) -> bool:
    """Whether the role is held on `today`; the last day still counts, and of an end known in part all of that month or year."""
    started = role.starts_on is None or role.starts_on <= today
    return started and (role.ends_on is None or not ends_before(today, role.ends_on))


def main_role(roles: Iterable[Role], today: date) -> Role | None:
    """The role whose address a letter uses: current, marked main, else the one begun last."""
    current = [role for role in roles if is_current(role, today)]
    return max(
        current, key=lambda role: (role.is_main, role.starts_on or date.min, role.id), default=None
    )


def address_lines(
    role: Role | None,
    line: Sequence[Organisation],
    own: Address,
    *,
    home_country: frozenset[str] = frozenset(),
    parts: frozenset[str] = PARTS,
) -> tuple[str, ...]:
    """What stands on the envelope below the name: where they work, else where they live.

    `line` leads from the outermost organisation to the role's own. All are named from the department or
    ward up to the institution, or on to the first above it that has an address.
    """
    if role is None or not line or not (address := postal_address(line[-1], line[:-1])):
        return own.lines(home_country=home_country) if own else ()
    house = institution(line[-1], line[:-1], parts)
    names = [role.department.strip()]
    found_house = found_address = False
    for organisation in reversed(line):
        names.append(organisation.name)
        found_house = found_house or organisation == house
        found_address = found_address or bool(organisation.address)
        if found_house and found_address:
            break
    named = tuple(name for name in dict.fromkeys(names) if name)
    return (*named, *address.lines(home_country=home_country))
