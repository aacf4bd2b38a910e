"""Conditions on what is known of people and of organisations alike: codes, targets, stages, who of us leads, when they were entered."""

from collections.abc import Callable
from typing import Final

from outreach_desktop.db.search import plain
from outreach_desktop.db.segment_columns import RowFacts
from outreach_desktop.db.segment_people import Choice
from outreach_desktop.db.segment_words import kept_as
from outreach_desktop.domain.contacts import FIELDS as PERSON
from outreach_desktop.domain.fields import Field, folded
from outreach_desktop.domain.knowing import both
from outreach_desktop.domain.lists.meanings import NOT_APPROACHED
from outreach_desktop.domain.segments import NO, first_and_last, yes_or_no


def code(facts: RowFacts, value: str) -> Choice:
    """With this code in the register, or one that has it as a part."""
    return _yes_no_or(facts, "code", value, lambda: _holding(facts, "code", value))


def target(facts: RowFacts, value: str) -> Choice:
    """To be won: A, B, C, or any of them."""
    return _yes_no_or(facts, "target", value, lambda: list_word(facts, both.target(), value))


def stage(facts: RowFacts, value: str) -> Choice:
    """How far the approach has come; who has no stage yet was not approached."""
    column = facts.column("stage")
    listed = facts.listed("stage")
    stages = set(kept_as(filter(None, column.values), both.stage(), value, listed))
    if set(map(folded, stages)) & listed.meaning(NOT_APPROACHED):
        stages.add("")
    return facts.everyone.chosen(column.one_of(stages))


def lead(facts: RowFacts, value: str) -> Choice:
    """Who of us keeps in touch, by a part of the name; or anyone at all."""
    wanted = plain(value)

    def led() -> Choice:
        these = (one for one, name in facts.senders().items() if wanted in name)
        return facts.everyone.chosen(facts.column("lead_id").one_of(these))

    return _yes_no_or(facts, "lead_id", value, led)


def source(facts: RowFacts, value: str) -> Choice:
    """How they were met, by a word of the list, whole or else begun; or whether that is written down."""
    return _yes_no_or(
        facts, "source", value, lambda: list_word(facts, PERSON["source"], value, "source")
    )


def added(facts: RowFacts, value: str) -> Choice:
    """Entered on these days, as the clock of this computer has them."""
    first, last = (day.isoformat() for day in first_and_last(value, facts.day))
    column = facts.added_on()
    return facts.everyone.chosen(column.flags(first <= day <= last for day in column.values))


def channel(facts: RowFacts, value: str) -> Choice:
    """How they like to hear from us."""
    return list_word(facts, PERSON["preferred_channel"], value, "channel")


def works_with(facts: RowFacts, value: str) -> Choice:
    """What they work with, or a part of it."""
    return _holding(facts, "conditions", value)


def list_word(facts: RowFacts, field: Field, value: str, listed_in: str = "") -> Choice:
    """In whose column stands a word that `value` names; `listed_in` is the list it is a word of."""
    column, listed = facts.column(field.name), facts.listed(listed_in) if listed_in else None
    words = filter(None, kept_as(column.values, field, value, listed))
    return facts.everyone.chosen(column.one_of(words))


def _holding(facts: RowFacts, name: str, value: str) -> Choice:
    return facts.everyone.chosen(facts.column(name).holding(plain(value), plain))


def _yes_no_or(facts: RowFacts, name: str, value: str, otherwise: Callable[[], Choice]) -> Choice:
    answer = yes_or_no(value)
    if not answer:
        return otherwise()
    known = facts.everyone.chosen(facts.column(name).filled())
    return facts.everyone.all ^ known if answer == NO else known


KNOWN: Final[dict[str, Callable[[RowFacts, str], Choice]]] = {
    "code": code,
    "target": target,
    "stage": stage,
    "lead": lead,
    "source": source,
    "added": added,
    "channel": channel,
    "condition": works_with,
}
"""By the keys of both languages."""
