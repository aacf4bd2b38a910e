"""Choosing organisations: which meet every condition, by what they are themselves and by who works there now."""

from collections.abc import Callable
from datetime import date
from typing import Final

from outreach_desktop.db import search, segment_people
from outreach_desktop.db import segment_card_texts as card_texts
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.own_fields.texts import OWN_TEXTS
from outreach_desktop.db.search import plain
from outreach_desktop.db.segment_columns import RowFacts
from outreach_desktop.db.segment_conditions import (
    called,
    condition,
    first_day,
    in_touch_by,
    in_touch_since,
)
from outreach_desktop.db.segment_facts import TOUCH, PeopleFacts, Site
from outreach_desktop.db.segment_known import KNOWN, list_word
from outreach_desktop.db.segment_own import own
from outreach_desktop.db.segment_people import Choice, lower
from outreach_desktop.db.segment_places import SEARCHED, owners, rows_of_places, wishing
from outreach_desktop.db.segment_touch import COUNTED
from outreach_desktop.db.segment_towns import organisations_in
from outreach_desktop.db.segment_words import (
    filled,
    holding_part,
    kept_as,
    phone_line,
    phone_parts,
)
from outreach_desktop.db.subjects import organisations
from outreach_desktop.db.subjects.contacts import IN_TOUCH
from outreach_desktop.domain.interactions import FIELDS as ENTRY
from outreach_desktop.domain.organisations import FIELDS, TreeLine, in_tree_order
from outreach_desktop.domain.roles import FIELDS as ROLE
from outreach_desktop.domain.segments import NO, OWN, YES, Term, yes_or_no


class OrganisationFacts(RowFacts):
    """What is known of every organisation on a day, and of everyone who works there."""

    table = "organisations"

    def __init__(self, db: Data, today: date) -> None:
        super().__init__(db, today, segment_people.organisations(db))
        self.of_people = PeopleFacts(db, today)

    def tree(self) -> list[TreeLine]:
        """All of them, parents before children."""

        def read() -> list[TreeLine]:
            every = in_tree_order(organisations.nodes(self.db))
            return [TreeLine(one.id, one.name, depth) for one, depth in every]

        columns = ("name", "parent_id", "deleted_at")
        return self.fact("tree", {"organisations": columns}, read)

    def whole(self, fits: Callable[[Site], bool]) -> Choice:
        """Those that fit, and what belongs to them."""
        sites = (one.id for one in self.of_people.places() if fits(one))
        return self.everyone.with_ids(self.of_people.with_parts(sites))

    def with_people(self, chosen: Choice) -> Choice:
        """Those where one of these people works now, there or at a part of it."""
        return self.everyone.with_ids(self.of_people.where(chosen))

    def with_roles(self, flags: bytes) -> Choice:
        """Those at which one of these roles is held today, there or at a part of it."""
        return self.everyone.with_ids(self.of_people.where_held(flags))

    def entries(self) -> list[tuple[str, str, str]]:
        """An organisation, a kind of entry of it as such, and the last day of one that counts as a contact."""

        def read() -> list[tuple[str, str, str]]:
            return self.db.execute(
                "SELECT i.organisation_id, i.kind, max(i.date) FROM interactions i"
                f" WHERE i.organisation_id IS NOT NULL AND {IN_TOUCH} GROUP BY 1, 2",
                {"today": self.today},
            ).fetchall()

        depends_on = {"interactions": ("organisation_id", *TOUCH), **COUNTED}
        return self.fact(("entries", self.today), depends_on, read)

    def in_touch_itself(self, kind: str = "", first: str = "") -> Choice:
        """Those with an entry of this kind, of it as such or of a part of it, since that day."""
        wholes, found = self.of_people.wholes(), set[str]()
        for one, of_kind, day in self.entries():
            if day >= first and kind in ("", of_kind):
                while one and one not in found:
                    found.add(one)
                    one = wholes.get(one, "")
        return self.everyone.with_ids(found)

    def outline(self, chosen: Choice) -> list[TreeLine]:
        """Those that were chosen, and what they belong to."""
        lines = self.tree()
        if chosen == self.everyone.all:
            return lines
        found = frozenset(self.everyone.by_name(chosen))
        wholes, shown = self.of_people.wholes(), set(found)
        for one in found:
            parent = wholes.get(one, "")
            while parent and parent not in shown:
                shown.add(parent)
                parent = wholes.get(parent, "")
        return [
            line if line.id in found else line._replace(is_found=False)
            for line in lines
            if line.id in shown
        ]

    def known(self, those: Choice, answer: str) -> Choice:
        """Those, or all others where it is asked who is not among them."""
        return self.everyone.all ^ those if answer == NO else those


def count(db: Data) -> int:
    """How many organisations there are."""
    return len(segment_people.organisations(db).in_order)


def condition_of(facts: OrganisationFacts, term: Term) -> Choice | None:
    """Which meet one condition that goes through no saved search; None for a word that asks for nothing."""
    if term.key.startswith(OWN):
        return own(facts, term.key, term.value)
    if term.key:
        return _CONDITIONS[term.key](facts, term.value)
    if not search.match(term.value, "organisations"):
        return None
    return facts.recent(term.value, lambda: _word(facts, term.value))


def _word(facts: OrganisationFacts, value: str) -> Choice:
    """A word of its own, of its ways to refer, needs and house rules, or of a field of the group's own."""
    own = OWN_TEXTS["organisations"].read(facts.db, facts.day).chosen(value)
    return called(facts.db, facts.day, value) | _said(facts, value) | own


def _said(facts: OrganisationFacts, value: str) -> Choice:
    """Those of which a row has these words."""
    texts = card_texts.AT_PLACES.known(facts.db, facts.day)
    if texts is not None:
        return texts.chosen(value)
    asked = {table: search.match(value, table) for table in SEARCHED}
    return facts.asked(rows_of_places(), **asked)


def _kind(facts: OrganisationFacts, value: str) -> Choice:
    return list_word(facts, FIELDS["kind"], value, "organisation_kind")


def _condition(facts: OrganisationFacts, value: str) -> Choice:
    """What is worked with there, or at what it is a part of."""
    wanted = plain(value)
    return facts.whole(lambda one: wanted in one.conditions)


def _place(facts: OrganisationFacts, value: str) -> Choice:
    """It or one that it is a part of is called so, or is in that town."""
    wanted = plain(value)
    return facts.whole(lambda one: wanted in one.named)


def _town(facts: OrganisationFacts, value: str) -> Choice:
    return organisations_in(facts.of_people, facts.everyone, value)


def _area(facts: OrganisationFacts, value: str) -> Choice:
    wanted = plain(value)
    return facts.whole(lambda one: wanted in one.served)


def _champion(facts: OrganisationFacts, value: str) -> Choice:
    """Yes where a champion works, no where none does; or one of the other states."""
    answer = yes_or_no(value)
    there = facts.with_people(_people(facts, "champion", YES if answer else value))
    return facts.known(there, answer)


def _people(facts: OrganisationFacts, key: str, value: str) -> Choice:
    return condition(facts.of_people, Term(key=key, value=value), facts.day) or 0


def _of_people(key: str) -> Callable[[OrganisationFacts, str], Choice]:
    """Those where someone works whom this key of the language for people finds."""
    return lambda facts, value: facts.with_people(_people(facts, key, value))


def _role(facts: OrganisationFacts, value: str) -> Choice:
    """What someone is called there; what they are elsewhere does not count."""
    return facts.with_roles(holding_part(facts.of_people.of_roles("title"), value))


def _of_rows(table: str) -> Callable[[OrganisationFacts, str], Choice]:
    """Those with such a row, and what belongs to them; yes and no ask whether there is any."""

    def meet(facts: OrganisationFacts, value: str) -> Choice:
        there = facts.of_people.with_parts(owners(facts, table, value))
        return facts.known(facts.everyone.with_ids(there), yes_or_no(value))

    return meet


def _decision(facts: OrganisationFacts, value: str) -> Choice:
    column = facts.of_people.of_roles("decision")
    words = kept_as(column.values, ROLE["decision"], value, facts.listed("decision"))
    return facts.with_roles(filled(column, words))


def _wish(facts: OrganisationFacts, value: str) -> Choice:
    """What it does not want, or that it closed; a part of what closed is closed."""
    found = facts.everyone.with_ids(facts.of_people.with_parts(wishing(facts, value)))
    return facts.known(found, yes_or_no(value))


def _last(facts: OrganisationFacts, value: str) -> Choice:
    """With whom nobody was in touch, ever, counts as longer ago than anything."""
    in_touch, is_before = in_touch_since(facts.of_people, value, facts.day)
    first = first_day(value, facts.day).isoformat()
    there = facts.with_people(in_touch) | facts.in_touch_itself(first=first)
    return facts.everyone.all ^ there if is_before else there


def _never(facts: OrganisationFacts, value: str) -> Choice:
    in_touch = in_touch_by(facts.of_people, value)
    if in_touch is None:
        return 0
    there = facts.with_people(in_touch)
    kinds = facts.of_people.kinds_of_contact()
    for kind in kept_as(kinds, ENTRY["kind"], value, facts.listed("interaction_kind")):
        there |= facts.in_touch_itself(kind) if kind else 0
    return facts.everyone.all ^ there


def _email(facts: OrganisationFacts, value: str) -> Choice:
    column = facts.column("email")
    if answer := yes_or_no(value):
        return facts.known(facts.everyone.chosen(column.filled()), answer)
    return facts.everyone.chosen(column.holding(lower(value), lower))


def _phone(facts: OrganisationFacts, value: str) -> Choice:
    """A part of a number, however either is grouped."""
    column, found = facts.column("phone"), 0
    for part in (parts := phone_parts(value)):
        found |= facts.everyone.chosen(column.holding(part, phone_line))
    if parts:
        return found
    answer = yes_or_no(value)
    return facts.known(facts.everyone.chosen(column.filled()), answer) if answer else 0


def _address(facts: OrganisationFacts, value: str) -> Choice:
    """Its own address, or that of one that it is a part of: letters go there."""
    if answer := yes_or_no(value):
        return facts.known(facts.whole(lambda one: one.has_lines), answer)
    wanted = plain(value)
    return facts.whole(lambda one: wanted in one.lines)


_CONDITIONS: Final[dict[str, Callable[[OrganisationFacts, str], Choice]]] = {
    "kind": _kind,
    "place": _place,
    "town": _town,
    "area": _area,
    "champion": _champion,
    **{key: _of_people(key) for key in ("tier", "profession", "specialty", "tag")},
    "role": _role,
    "route": _of_rows("referral_routes"),
    "need": _of_rows("needs"),
    "decision": _decision,
    "last": _last,
    "wish": _wish,
    "never": _never,
    "email": _email,
    "phone": _phone,
    "address": _address,
    **KNOWN,
    "condition": _condition,
}
"""For each key of the language for organisations."""
