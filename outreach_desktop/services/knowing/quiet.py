"""People with whom the group had no contact for years: whom to keep, and who may go."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from outreach_desktop.db import segments
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.knowing import quiet as rows
from outreach_desktop.db.subjects import contacts as kept
from outreach_desktop.db.subjects import group, list_items, organisations, roles
from outreach_desktop.domain.contacts import CHAMPION
from outreach_desktop.domain.group import problems
from outreach_desktop.domain.knowing import core
from outreach_desktop.domain.lists.meanings import CORE
from outreach_desktop.domain.roles import main_role
from outreach_desktop.domain.segments import cutoff, parse
from outreach_desktop.errors import stop_for
from outreach_desktop.words import local, say

SEGMENT: Final = "last:>{years}y"
"""Who was not in touch for so long, or never."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietPerson:
    """Somebody not in touch for long, or kept until a day that is over. `stays` is why they are kept, "" where they may go."""

    id: str
    name: str
    organisation: str
    last_contact: date | None
    due: str
    stays: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """All of them, who may go first, after how many years."""

    years: int
    people: tuple[QuietPerson, ...]

    @property
    def may_go(self) -> tuple[str, ...]:
        """The ids of those of whom nothing says that they stay."""
        return tuple(one.id for one in self.people if not one.stays)


def quiet(db: Data, *, today: date) -> Quiet:
    """Who was entered more than so many years ago and not in touch since, and whose day to keep them until is over."""
    years = group.profile(db).quiet_years
    silent = segments.find(db, parse(SEGMENT.format(years=years)), today=today)
    before, _ = cutoff(f"{years}y", today)
    over = rows.kept_too_long(db, today)
    old = rows.entered_before(db, silent, before)
    ids = list(dict.fromkeys([*over, *(one for one in silent if one in old)]))
    found = _told(db, ids, frozenset(over), today)
    return Quiet(years=years, people=tuple(sorted(found, key=_place)))


def count(db: Data, *, today: date) -> tuple[int, int]:
    """How many of them may go, and after how many years."""
    found = quiet(db, today=today)
    return len(found.may_go), found.years


def set_years(db: Data, years: int) -> None:
    """Say after how many years without contact people are listed."""
    profile = replace(group.profile(db), quiet_years=years)
    stop_for([one for one in problems(profile) if one.field == "quiet_years"])
    with changing(db, say("Change after how many years without contact people are listed")):
        group.save(db, profile)


def _place(one: QuietPerson) -> tuple[bool, date]:
    return bool(one.stays), one.last_contact or date.min


def _told(db: Data, ids: Sequence[str], over: frozenset[str], today: date) -> list[QuietPerson]:
    held, seen = roles.of_all(db, ids), kept.last_contacts(db, ids, today)
    main = {one: main_role(each, today) for one, each in held.items()}
    places = organisations.some(db, {role.organisation_id for role in main.values() if role})
    ahead = rows.ahead(db, ids, today)
    words = list_items.meaning(db, "tier", CORE)
    found = []
    for one in kept.get_all(db, ids):
        role = main[one.id]
        if core.is_core(one.tier, words):
            stays = say("one of your core people")
        elif one.champion == CHAMPION:
            stays = say("a champion")
        elif one.keep_until_on and one.keep_until_on >= today:
            day = local.short_date(one.keep_until_on)
            stays = (
                say("kept until {day}: {why}", day=day, why=one.keep_why)
                if one.keep_why
                else say("kept until {day}", day=day)
            )
        elif one.id in ahead:
            stays = say("comes to an event on {day}", day=local.short_date(ahead[one.id]))
        elif one.do_not_contact:
            stays = say("asked not to be contacted, which must not be forgotten")
        else:
            stays = ""
        due = (
            say("kept until {day}, which is over", day=local.short_date(one.keep_until_on))
            if one.id in over and one.keep_until_on
            else ""
        )
        found.append(
            QuietPerson(
                id=one.id,
                name=one.name,
                organisation=places[role.organisation_id].name if role else "",
                last_contact=seen.get(one.id),
                due=due,
                stays=stays,
            )
        )
    return found
