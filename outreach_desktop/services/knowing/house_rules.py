"""House rules of organisations: kept, changed, and told wherever somebody writes to or visits who works there."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.subjects import house_rules, organisations
from outreach_desktop.domain.knowing.house_rules import (
    HouseRule,
    HouseRuleDraft,
    all_told,
    problems,
)
from outreach_desktop.domain.organisations import Organisation
from outreach_desktop.errors import stop_for
from outreach_desktop.words import say


def get(db: Data, rule_id: str) -> HouseRule:
    """The rule with this id."""
    return house_rules.get(db, rule_id)


def of(db: Data, organisation_id: str) -> list[HouseRule]:
    """The rules of an organisation itself, by topic."""
    return house_rules.of(db, [organisation_id]).get(organisation_id, [])


def add(db: Data, draft: HouseRuleDraft) -> HouseRule:
    """Keep a rule."""
    stop_for(problems(draft))
    with changing(db, say("Add house rule of {name}", name=_whose(db, draft))):
        return house_rules.add(db, draft)


def change(db: Data, rule: HouseRule) -> HouseRule:
    """Keep what a rule has become."""
    stop_for(problems(rule))
    with changing(db, say("Change house rule of {name}", name=_whose(db, rule))):
        return house_rules.change(db, rule)


def remove(db: Data, rule_id: str) -> None:
    """Put a rule into the bin."""
    rule = house_rules.get(db, rule_id)
    with changing(db, say("Remove house rule of {name}", name=_whose(db, rule))):
        house_rules.remove(db, rule_id)


def told(db: Data, places: Sequence[Organisation], today: date) -> tuple[tuple[str, str], ...]:
    """The rules of these organisations, a name and all its rules for each that has some."""
    every: Mapping[str, Iterable[HouseRule]] = house_rules.of(db, [one.id for one in places])
    found = ((one.name, all_told(one.policy, every.get(one.id, ()), today)) for one in places)
    return tuple((name, "\n".join(rules)) for name, rules in found if rules)


def _whose(db: Data, rule: HouseRuleDraft) -> str:
    return organisations.get(db, rule.organisation_id).name
