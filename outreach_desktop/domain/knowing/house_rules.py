"""House rules of an organisation by topic: where leaflets may lie, who may visit, and when it was last looked at."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from outreach_desktop.domain.fields import Field, FieldKind, Searched, begun, described, in_words
from outreach_desktop.domain.knowing.day_bounds import out_of_bounds
from outreach_desktop.domain.problems import Problem
from outreach_desktop.words import say

FIELDS = described(
    Field("organisation_id", say("Organisation"), FieldKind.REFERENCE),
    Field(
        "topic",
        say("About"),
        short=say("Topic"),
        values=(
            ("letters", say("letters")),
            ("visits", say("visits")),
            ("handouts", say("leaflets and posters")),
            ("gifts", say("gifts")),
            ("data", say("data and privacy")),
            ("email", say("email")),
            ("photographs", say("photographs")),
            ("meetings", say("staff meetings")),
        ),
    ),
    Field(
        "rule",
        say("The rule"),
        searched=Searched.WORDS,
        example=say("only through the ward manager, with a version number on the back"),
    ),
    Field("source", say("Who said so"), short=say("Source"), example=say("Sister Nolan")),
    Field("checked_on", say("Last checked on"), FieldKind.DATE, short=say("Checked")),
    Field(
        "review_on", say("To be asked again on"), FieldKind.DATE, short=say("Review"), may_come=True
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseRuleDraft:
    """A rule as typed. Days that nobody set are None."""

    organisation_id: str
    topic: str = ""
    rule: str = ""
    source: str = ""
    checked_on: dt.date | None = None
    review_on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseRule(HouseRuleDraft):
    """A saved rule. `id` is UUID text."""

    id: str


def problems(draft: HouseRuleDraft) -> tuple[Problem, ...]:
    """What stops this rule from being saved, in reading order."""
    said = () if draft.rule.strip() else (Problem("rule", say("Type the rule.")),)
    return (*said, *out_of_bounds(FIELDS, draft))


def told(rule: HouseRuleDraft, today: dt.date) -> str:
    """\u201cLeaflets and posters: only through the ward manager (to be asked again)\u201d."""
    topic = begun(in_words(FIELDS["topic"], rule.topic))
    words = rule.rule.strip()
    if is_due(rule, today):
        words = say("{rule} (to be asked again)", rule=words)
    return f"{topic}: {words}" if topic else words


def is_due(rule: HouseRuleDraft, today: dt.date) -> bool:
    """Whether the day has come on which somebody was to ask again."""
    return rule.review_on is not None and rule.review_on <= today


def all_told(general: str, rules: Iterable[HouseRuleDraft], today: dt.date) -> tuple[str, ...]:
    """Every rule of an organisation as a line: the general ones first, then what to heed before anyone is written to or seen."""
    ordered = sorted(rules, key=lambda rule: rule.topic not in _OF_CONTACT)
    return tuple(filter(None, (general.strip(), *(told(rule, today) for rule in ordered))))


_OF_CONTACT = frozenset(("letters", "visits", "email", "meetings"))
