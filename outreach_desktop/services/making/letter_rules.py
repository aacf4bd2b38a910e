"""House rules that touch what is being made: told before anything is printed, and never in the way of it."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import house_rules, list_items, organisations
from outreach_desktop.domain.documents.letters import Finding
from outreach_desktop.domain.documents.readers.recipients import Recipient
from outreach_desktop.domain.fields import folded
from outreach_desktop.domain.knowing.house_rules import HouseRule, told
from outreach_desktop.domain.lists.meanings import AT_EVENTS, ELSEWHERE, WITH_THANKS
from outreach_desktop.domain.organisations import Organisation, above
from outreach_desktop.words import say, say_many
from outreach_desktop.words.local import short_date

_NAMED = 3
"""So many parts of a place are named in a sentence."""


def told_of_rules(
    db: Data,
    recipients: Iterable[Recipient],
    asked: Collection[str],
    *,
    today: dt.date,
    event: bool,
) -> tuple[Finding, ...]:
    """What the places where these people work, and those above, want of letters: a remark for each place.

    `asked` are the fields that the documents print, `event` says whether they are about one.
    """
    at: dict[str, list[Recipient]] = {}
    for one in recipients:
        if one.role is not None and not one.contact.mark_on(today):
            at.setdefault(one.role.organisation_id, []).append(one)
    if not at:
        return ()
    every = organisations.with_those_above(db, organisations.some(db, at))
    concerned: dict[str, list[Recipient]] = {}
    below: dict[str, list[str]] = {}
    for place_id, some in at.items():
        for place in (*above(place_id, every), every[place_id]):
            concerned.setdefault(place.id, []).extend(some)
            below.setdefault(place.id, []).append(place_id)
    rules = house_rules.of(db, concerned)
    meant, untouched = (
        list_items.listed(db, "house_rule_topic").meanings(),
        _untouched(asked, event=event),
    )
    topics = {topic for topic, means in meant.items() if means in untouched}
    return tuple(
        Finding(
            contact_id=None,
            name="",
            message=_sentence(
                every[one].name,
                [] if one in at else [every[part].name for part in below[one]],
                words,
            ),
            among=tuple(dict.fromkeys(each.contact_id for each in some)),
        )
        for one, some in concerned.items()
        if (words := "; ".join(_words(every[one], rules.get(one, ()), topics, today)))
    )


def _sentence(name: str, below: Sequence[str], rules: str) -> str:
    """The rules of a place; where nobody written to works there itself, `below` are those of its parts that say why."""
    if not below:
        return say("House rules of {name}: {rules}", name=name, rules=rules)
    more = ["\u2026"] if len(below) > _NAMED else []
    return say_many(
        "House rules of {name}, to which {parts} belongs: {rules}",
        "House rules of {name}, to which {parts} belong: {rules}",
        len(below),
        name=name,
        parts=", ".join([*below[:_NAMED], *more]),
        rules=rules,
    )


def _untouched(asked: Collection[str], *, event: bool) -> set[str]:
    """What topics mean that this does not touch."""
    thanks = any(field.startswith("thanks.") for field in asked)
    others = {AT_EVENTS: event, WITH_THANKS: thanks}
    return {ELSEWHERE, *(means for means, touched in others.items() if not touched)}


def _words(
    place: Organisation, rules: Iterable[HouseRule], untouched: Collection[str], today: dt.date
) -> Iterator[str]:
    if place.policy.strip():
        yield " ".join(place.policy.split())
    for rule in rules:
        if folded(rule.topic) not in untouched:
            known = (
                rule.source,
                say("checked {day}", day=short_date(rule.checked_on)) if rule.checked_on else "",
            )
            about = ", ".join(filter(None, known))
            yield f"{told(rule, today)} ({about})" if about else told(rule, today)
