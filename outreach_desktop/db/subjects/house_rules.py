"""House rules, as they are stored."""

import json
from collections.abc import Iterable

from outreach_desktop.db.engine import rows
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.values import from_row, to_row
from outreach_desktop.domain.knowing.house_rules import HouseRule, HouseRuleDraft

_TABLE = "house_rules"


def add(db: Data, draft: HouseRuleDraft) -> HouseRule:
    """Keep a new rule."""
    return get(db, rows.keep(db, _TABLE, to_row(draft)))


def keep_all(db: Data, drafts: Iterable[HouseRuleDraft]) -> None:
    """Keep new rules."""
    rows.keep_all(db, _TABLE, map(to_row, drafts))


def change(db: Data, rule: HouseRule) -> HouseRule:
    """Keep what a rule has become."""
    rows.change(db, _TABLE, rule.id, to_row(rule))
    return get(db, rule.id)


def remove(db: Data, rule_id: str) -> None:
    """Put a rule into the bin."""
    rows.put_in_bin(db, _TABLE, [rule_id])


def get(db: Data, rule_id: str) -> HouseRule:
    """The rule with this id."""
    return from_row(HouseRule, rows.one(db, _TABLE, rule_id))


def of(db: Data, organisation_ids: Iterable[str]) -> dict[str, list[HouseRule]]:
    """The rules of each of these organisations, by topic; one without any is left out."""
    found: dict[str, list[HouseRule]] = {}
    for row in db.query(
        "SELECT r.* FROM json_each(?) wanted JOIN house_rules r ON r.organisation_id = wanted.value"
        " WHERE r.deleted_at IS NULL ORDER BY r.topic COLLATE NOCASE, r.id",
        [json.dumps(list(organisation_ids))],
    ):
        found.setdefault(row["organisation_id"], []).append(from_row(HouseRule, row))
    return found
