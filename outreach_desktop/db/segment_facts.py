"""What people are chosen by, read once and kept side by side in memory until it is changed."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import compress
from typing import Final, NamedTuple

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history import since
from outreach_desktop.db.search import plain
from outreach_desktop.db.segment_columns import RowFacts, first, joined
from outreach_desktop.db.segment_people import NO_ONE, Choice, Kept, ValueColumn, people
from outreach_desktop.db.segment_touch import COUNTED, Touch
from outreach_desktop.db.subjects import list_items
from outreach_desktop.db.subjects.roles import HELD_TODAY
from outreach_desktop.domain.lists import lists

_KINDS: Final = "interaction_kind"


class Site(NamedTuple):
    """An organisation that is not in the bin."""

    id: str
    parent: str
    kind: str
    name: str
    served: str
    """Its area, as texts are compared."""
    named: str
    """All that `place:` looks through, a line each, as texts are compared."""
    lines: str
    """Its address, as texts are compared."""
    has_lines: bool
    conditions: str
    """What is worked with there, as texts are compared."""


class PeopleFacts(RowFacts):
    """What is known of everyone on a day."""

    table = "contacts"

    def __init__(self, db: Data, today: date) -> None:
        super().__init__(db, today, people(db))
        self.people = self.everyone

    # -- of people themselves ----------------------------------------------------------------------

    def wishes(self) -> list[tuple[int, str, str]]:
        """The place of a person, a channel and what was said of it, for each wish that stands."""

        def read() -> list[tuple[int, str, str]]:
            said = self._db.execute(
                "SELECT contact_id, channel, state FROM wishes"
                " WHERE deleted_at IS NULL AND lifted_on IS NULL"
            )
            places = self.people.places
            return [(places[one], *rest) for one, *rest in said if one in places]

        columns = ("contact_id", "channel", "state", "lifted_on", "deleted_at")
        return self._fact("wishes", {"wishes": columns}, read)

    # -- of what they do now -----------------------------------------------------------------------

    def _held(self) -> tuple[dict[int, int], list[int]]:
        """The place of each role by its number, and whose it is; `NO_ONE` has one that is not held today."""

        def read() -> tuple[dict[int, int], list[int]]:
            rows = self._db.execute(
                f"SELECT r.rowid, CASE WHEN {HELD_TODAY} THEN r.contact_id END FROM roles r",
                {"today": self._today},
            )
            numbers, whose = dict[int, int](), list[int]()
            for number, contact_id in rows:
                numbers[number] = len(whose)
                whose.append(self.people.places.get(contact_id, NO_ONE))
            return numbers, whose

        return self._fact(("held", self._today), {"roles": _HELD}, read)

    def of_roles(self, name: str) -> ValueColumn:
        """A column of roles, with a value for those too that are not held now."""
        numbers, whose = self._held()

        def read() -> ValueColumn:
            rows = self._db.execute(f"SELECT rowid, {name} FROM roles")
            return ValueColumn(rows, numbers, len(whose))

        return self._fact(("roles", name), {"roles": (name, "deleted_at")}, read)

    def holders(self, flags: bytes) -> Choice:
        """Who holds one of these roles today."""
        _, whose = self._held()
        return self.people.these(compress(whose, flags))

    def orders(self, name: str) -> Sequence[int]:
        """The places of everyone in another order than that of their names, those without a value first."""
        ways: dict[str, tuple[Callable[[], Sequence[int]], Mapping[str, Sequence[str]]]] = {
            "profession": (self._by_profession, {"contacts": ("profession",)}),
            "organisation": (
                self._by_organisation,
                {
                    "roles": (*_HELD, "organisation_id", "is_main"),
                    "organisations": ("name", "deleted_at"),
                },
            ),
            "last_contact": (self._by_last_contact, {"interactions": _TOUCH, **COUNTED}),
        }
        read, depends_on = ways[name]
        return self._fact((name, self._today), depends_on, read)

    def _by_profession(self) -> list[int]:
        column = self.column("profession")
        ranks = _ranks(column.values)
        return self._ranked([ranks[column.values[code]] for code in column.codes])

    def _by_organisation(self) -> list[int]:
        """By the main organisation of today, as a list of people shows it."""
        _, whose = self._held()
        names = {one.id: one.name for one in self.places()}
        column = self.of_roles("organisation_id")
        named = [names.get(one) for one in column.values]
        main: dict[int, str] = {}
        several = set[int]()
        for place, code in zip(whose, column.codes, strict=True):
            name = named[code]
            if place != NO_ONE and name is not None:
                if place in main:
                    several.add(place)
                main[place] = name
        main |= self._main_of(several)
        ranks = _ranks(set(main.values()))
        return self._ranked(
            [
                ranks[main[place]] if place in main else NO_ONE
                for place in range(len(self.people.ids))
            ]
        )

    def _main_of(self, places: Iterable[int]) -> dict[int, str]:
        """The name of the main organisation of those with several, as a list of people shows it."""
        rows = self.rows(
            "SELECT r.contact_id, o.name FROM json_each(:ids) wanted"
            " JOIN roles r ON r.contact_id = wanted.value"
            " JOIN organisations o ON o.id = r.organisation_id AND o.deleted_at IS NULL"
            f" WHERE {HELD_TODAY} ORDER BY r.is_main, r.starts_on, r.id",
            ids=json.dumps([self.people.ids[place] for place in places]),
        )
        return {self.people.places[one]: name for one, name in rows}

    def _by_last_contact(self) -> list[int]:
        days = self._touch().days(self._db, self._today)
        return sorted(range(len(days)), key=days.__getitem__)

    def _ranked(self, ranks: Sequence[int]) -> list[int]:
        return sorted(range(len(ranks)), key=ranks.__getitem__)

    # -- of what passed between us ------------------------------------------------------------------

    def kinds_of_contact(self) -> list[str]:
        """Every kind of entry that the group's list has or that is in use, and of those in the bin."""

        def read() -> list[str]:
            listed = lists.arranged(lists.LISTS[_KINDS], list_items.of(self._db, _KINDS))
            used = first(self._db.execute("SELECT DISTINCT kind FROM interactions"))
            return list(dict.fromkeys([*(one.word for one in listed), *used]))

        depends_on = {"interactions": ("kind",), **COUNTED}
        return self._fact("kinds of contact", depends_on, read)

    def in_touch_by(self, kind: str) -> Choice:
        """Who was in touch in this way, ever."""
        return self.people.chosen(self._touch().by(self._db, self._today, kind))

    def in_touch_from(self, day: str) -> Choice | None:
        """Who was in touch on this day or later; None for the first who asks, whom SQL answers sooner."""
        touch = self._touch()
        touch.asked += 1
        if touch.asked == 1:
            return None
        return self.people.chosen(bytes(one >= day for one in touch.days(self._db, self._today)))

    def _touch(self) -> Touch:
        """What passed between us, with what was logged, changed or taken away since it was asked for."""
        name = ("in touch", self._today)
        kept = self.people.facts.get(name)
        now = since.mark(self._db)
        touch = Touch(self.people) if kept is None else kept.fact
        if kept is not None and now != kept.as_of:
            as_of = since.unchanged(self._db, kept.as_of, COUNTED)
            if as_of is None or not touch.keep_up(self._db, self._today, kept.as_of.number):
                touch = Touch(self.people)
        self.people.facts[name] = Kept(touch, now)
        return touch

    # -- of organisations --------------------------------------------------------------------------

    def places(self) -> list[Site]:
        """Every organisation."""

        def read() -> list[Site]:
            rows = self._db.execute(
                f"""
                SELECT o.id, o.parent_id, o.kind, o.area, o.name, o.name || ', ' || p.name,
                o.town, o.area, o.region, {joined([f"o.{one}" for one in ADDRESS])}, o.conditions
                FROM organisations o LEFT JOIN organisations p ON p.id = o.parent_id
                WHERE o.deleted_at IS NULL
                """
            )
            return [
                Site(
                    one,
                    parent or "",
                    kind,
                    name,
                    plain(area),
                    "\n".join(plain(text) for text in (name, *named) if text),
                    plain(lines),
                    bool(lines.strip(" ")),
                    plain(conditions),
                )
                for one, parent, kind, area, name, *named, lines, conditions in rows
            ]

        columns = ("parent_id", "kind", "area", "name", *ADDRESS, "conditions", "deleted_at")
        return self._fact("organisations", {"organisations": columns}, read)

    def kinds(self) -> list[str]:
        """Every kind of organisation in use, and of those in the bin."""

        def read() -> list[str]:
            return first(self._db.execute("SELECT DISTINCT kind FROM organisations"))

        return self._fact("kinds", {"organisations": ("kind",)}, read)

    def _parts(self) -> dict[str, list[str]]:
        """The ids of the parts of each organisation that has some."""

        def read() -> dict[str, list[str]]:
            parts: dict[str, list[str]] = {}
            for one in self.places():
                parts.setdefault(one.parent, []).append(one.id)
            return parts

        return self._fact("parts", {"organisations": ("parent_id", "deleted_at")}, read)

    def with_parts(self, organisations: Iterable[str]) -> set[str]:
        """The ids of these and of all that belongs to them."""
        parts = self._parts()
        within, waiting = set[str](), list(organisations)
        while waiting:
            one_id = waiting.pop()
            if one_id not in within:
                within.add(one_id)
                waiting += parts.get(one_id, ())
        return within

    def at(self, organisations: Iterable[str]) -> Choice:
        """Who works now at one of these, or at a part of one."""
        return self.holders(self.of_roles("organisation_id").one_of(self.with_parts(organisations)))

    def _wholes(self) -> dict[str, str]:
        """What each organisation that is a part belongs to."""

        def read() -> dict[str, str]:
            return {one.id: one.parent for one in self.places() if one.parent}

        return self._fact("wholes", {"organisations": ("parent_id", "deleted_at")}, read)

    def where(self, chosen: Choice) -> set[str]:
        """The ids of organisations where one of these people works now, there or at a part of it."""
        _, whose = self._held()
        flags = self.people.flags(chosen) + b"\0"  # at the end, for `NO_ONE`
        return self._with_wholes(compress(self._at(), map(flags.__getitem__, whose)))

    def where_held(self, flags: bytes) -> set[str]:
        """The ids of organisations at which one of these roles is held today, there or at a part of it."""
        _, whose = self._held()
        held = (flag and place != NO_ONE for flag, place in zip(flags, whose, strict=True))
        return self._with_wholes(compress(self._at(), held))

    def _at(self) -> Iterable[int]:
        """Where each role is, as `of_roles` numbers the organisations."""
        return self.of_roles("organisation_id").codes

    def _with_wholes(self, codes: Iterable[int]) -> set[str]:
        ids, wholes = self.of_roles("organisation_id").values, self._wholes()
        found = set[str]()
        for one in (ids[code] for code in set(codes)):
            while one and one not in found:
                found.add(one)
                one = wholes.get(one, "")
        return found


_HELD: Final = ("contact_id", "starts_on", "ends_on", "deleted_at")
_TOUCH: Final = ("contact_id", "date", "kind", "document_id", "deleted_at")
ADDRESS: Final = ("street", "town", "region", "postcode")


def _ranks(values: Iterable[str]) -> dict[str, int]:
    """Which comes first, as SQLite compares without capitals; equal ones have one rank."""
    by_letters = {value: value.encode("utf-8", "surrogatepass").lower() for value in values}
    ranks = {letters: rank for rank, letters in enumerate(sorted(set(by_letters.values())))}
    return {value: ranks[letters] for value, letters in by_letters.items()}
