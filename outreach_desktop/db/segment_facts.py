"""What people are chosen by, read once and kept side by side in memory until it is changed."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import compress
from operator import itemgetter
from typing import Final, NamedTuple

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history import since
from outreach_desktop.db.history.since import HistoryMark
from outreach_desktop.db.search import plain
from outreach_desktop.db.segment_columns import RowFacts, first, joined
from outreach_desktop.db.segment_people import MANY, NO_ONE, Choice, Kept, ValueColumn, people
from outreach_desktop.db.segment_touch import Touch
from outreach_desktop.db.subjects.roles import HELD_TODAY

_KINDS: Final = "interaction_kind"
_TAGS: Final = 60
"""Of so many it is kept who has them."""


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
    town: str
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
            said = self.db.execute(
                "SELECT contact_id, channel, state FROM wishes"
                " WHERE deleted_at IS NULL AND lifted_on IS NULL AND (until IS NULL OR until >= ?)",
                [self.today],
            )
            places = self.people.places
            return [(places[one], *rest) for one, *rest in said if one in places]

        columns = ("contact_id", "channel", "state", "until", "lifted_on", "deleted_at")
        return self.fact(("wishes", self.today), {"wishes": columns}, read)

    def tagged(self, fits: Callable[[str], bool]) -> Choice:
        """Who has a tag that fits, as tags are compared."""
        chosen = 0
        for _, choice in self._tagged(fits):
            chosen |= choice
        return chosen

    def read_tags(self) -> Iterator[None]:
        """Get to know who has each tag, as far as it is kept."""
        for number, _ in self._tagged(lambda _: True):
            yield
            if number == _TAGS:
                break

    def _tagged(self, fits: Callable[[str], bool]) -> Iterator[tuple[int, Choice]]:
        """Each tag that fits: which it is of them, and who has it."""
        marks = {"contact_tags": ("contact_id", "tag_id", "deleted_at")}
        tags = self.db.execute("SELECT id, folded FROM tags").fetchall()
        for number, tag_id in enumerate((one for one, name in tags if fits(name)), 1):
            kept: dict[str, Choice] = self.fact("tagged", marks, dict)
            if tag_id not in kept:
                sql = "SELECT contact_id FROM contact_tags WHERE tag_id = :tag"
                kept[tag_id] = self.asked(sql, tag=tag_id)
                while len(kept) > _TAGS:
                    del kept[next(iter(kept))]
            yield number, kept.get(tag_id, 0)

    # -- of what they do now -----------------------------------------------------------------------

    def held(self) -> tuple[dict[str, int], list[int]]:
        """The place of each role by its id, and whose it is, who may be in the bin; `NO_ONE` has one that is not held today."""
        name, now = ("held", self.today), since.mark(self.db)
        kept = self.people.facts.get(name)
        written = since.written(self.db, kept.as_of, now, "roles", at_most=MANY) if kept else None
        whose = f"SELECT r.id, CASE WHEN {HELD_TODAY} THEN r.contact_id END FROM roles r"
        if kept is None or written is None:
            kept = Kept(({}, []), now)
            self._hold(kept.fact, self.rows(whose))
            for one in ("posts", "main", "roles"):  # these go by the places of roles
                self._forget(one)
        elif written:
            again = self.rows(
                f"{whose} WHERE r.id IN (SELECT value FROM json_each(:ids))",
                ids=json.dumps(written),
            )
            self._hold(kept.fact, {**dict.fromkeys(written), **dict(again)}.items())
        self.people.facts[name] = kept._replace(as_of=now)
        held: tuple[dict[str, int], list[int]] = kept.fact
        return held

    def _forget(self, about: str) -> None:
        for name in [one for one in self.people.facts if one[0] == about]:
            del self.people.facts[name]

    def _hold(
        self,
        held: tuple[dict[str, int], list[int]],
        said: Iterable[tuple[str, str | None]],
    ) -> None:
        """Note whose these roles are, new ones and others."""
        places, whose = held
        for role, contact_id in said:
            place = places.setdefault(role, len(whose))
            if place == len(whose):
                whose.append(NO_ONE)
            whose[place] = self.people.places.get(contact_id or "", NO_ONE)

    def of_roles(self, name: str) -> ValueColumn:
        """A column of roles, with a value for those too that are not held now."""
        places, _ = self.held()
        return self.kept_column(("roles", self.today, name), name, places, "roles")

    def holders(self, flags: bytes) -> Choice:
        """Who holds one of these roles today."""
        _, whose = self.held()
        return self.people.these(compress(whose, flags))

    # -- of what passed between us ------------------------------------------------------------------

    def kinds_of_contact(self) -> list[str]:
        """Every kind of entry that the group's list has or that is in use, and of those in the bin."""
        listed = (one.word for one in self.listed(_KINDS).words)
        return list(dict.fromkeys([*listed, *self._kinds_in_use()]))

    def _kinds_in_use(self) -> set[str]:
        """Among a million entries they take a while to be asked for, so what is logged adds its own."""
        name, now, kept = "kinds of contact", since.mark(self.db), None
        if (known := self.people.facts.get(name)) is not None:
            kept = since.entries(
                self.db,
                known.as_of,
                now,
                "interactions",
                "j.before ->> '$.kind', i.kind",
                "LEFT JOIN interactions i ON i.id = j.row",
                at_most=MANY,
            )
        if known is None or kept is None or any(was is not None or not kind for was, kind in kept):
            used = self.db.execute("SELECT DISTINCT kind FROM interactions")
            known = Kept(set(first(used)), now)
        else:
            known.fact.update(kind for _, kind in kept)
        self.people.facts[name] = known._replace(as_of=now)
        kinds: set[str] = known.fact
        return kinds

    def in_touch_by(self, kind: str) -> Choice:
        """Who was in touch in this way, ever."""
        return self.people.chosen(self.in_touch().by(self.db, self.today, kind))

    def in_touch_from(self, day: str) -> Choice | None:
        """Who was in touch on this day or later; None for the first who asks, whom SQL answers sooner."""
        touch = self.in_touch()
        touch.asked += 1
        if touch.asked == 1:
            return None
        return self.people.chosen(bytes(one >= day for one in touch.days(self.db, self.today)))

    def in_touch(self) -> Touch:
        """What passed between us, with what was logged, changed or taken away since it was asked for."""
        name = ("in touch", self.today)
        kept, now = self.people.facts.get(name), since.mark(self.db)
        touch = Touch(self.people) if kept is None else kept.fact
        if kept is not None and not self._keep_up(touch, kept.as_of, now):
            touch = Touch(self.people)
        self.people.facts[name] = Kept(touch, now)
        return touch

    def read_touch(self) -> Iterator[None]:
        """Get to know what passed between us, some people at a time; what is changed meanwhile is added."""
        kept = self.people.facts.get(("in touch", self.today))
        if kept is not None and kept.fact.knows_all:
            return
        begun, touch = since.mark(self.db), Touch(self.people)
        yield from touch.read(self.db, self.today)
        now = since.mark(self.db)
        if people(self.db) is self.people and self._keep_up(touch, begun, now):
            touch.asked = 1  # what is known is quicker than SQL from now on
            self.people.facts["in touch", self.today] = Kept(touch, now)

    def _keep_up(self, touch: Touch, as_of: HistoryMark, now: HistoryMark) -> bool:
        """False where it has to be asked again: too much was logged, or other kinds of entry count."""
        kinds = since.written(self.db, as_of, now, "list_items", at_most=0)
        return kinds == [] and touch.keep_up(self.db, self.today, as_of, now)

    # -- of organisations --------------------------------------------------------------------------

    def places(self) -> list[Site]:
        """Every organisation."""

        def read() -> list[Site]:
            rows = self.db.execute(
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
                    named[1],
                    plain(lines),
                    bool(lines.strip(" ")),
                    plain(conditions),
                )
                for one, parent, kind, area, name, *named, lines, conditions in rows
            ]

        columns = ("parent_id", "kind", "area", "name", *ADDRESS, "conditions", "deleted_at")
        return self.fact("organisations", {"organisations": columns}, read)

    def kinds(self) -> list[str]:
        """Every kind of organisation in use, and of those in the bin."""

        def read() -> list[str]:
            return first(self.db.execute("SELECT DISTINCT kind FROM organisations"))

        return self.fact("kinds", {"organisations": ("kind",)}, read)

    def _parts(self) -> dict[str, list[str]]:
        """The ids of the parts of each organisation that has some."""

        def read() -> dict[str, list[str]]:
            parts: dict[str, list[str]] = {}
            for one in self.places():
                parts.setdefault(one.parent, []).append(one.id)
            return parts

        return self.fact("parts", {"organisations": ("parent_id", "deleted_at")}, read)

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

    def wholes(self) -> dict[str, str]:
        """What each organisation that is a part belongs to."""

        def read() -> dict[str, str]:
            return {one.id: one.parent for one in self.places() if one.parent}

        return self.fact("wholes", {"organisations": ("parent_id", "deleted_at")}, read)

    def where(self, chosen: Choice) -> set[str]:
        """The ids of organisations where one of these people works now, there or at a part of it."""
        at, _, pick = self._posts()
        flags = self.people.flags(chosen) + b"\0"
        return self._with_wholes(compress(at, pick(flags)))

    def where_held(self, flags: bytes) -> set[str]:
        """The ids of organisations at which one of these roles is held today, there or at a part of it."""
        at, held, _ = self._posts()
        both = int.from_bytes(flags, "big") & held
        return self._with_wholes(compress(at, both.to_bytes(len(at), "big")))

    def _posts(self) -> tuple[list[int], int, Callable[[bytes], Sequence[int]]]:
        """Where each role is, as `of_roles` numbers the organisations; which are held; and what picks out of flags of people those of whose each is."""

        def read() -> tuple[list[int], int, Callable[[bytes], Sequence[int]]]:
            _, whose = self.held()
            there = self.people.flags(self.people.all) + b"\0"  # at the end, for `NO_ONE`
            held = int.from_bytes(bytes(there[place] for place in whose), "big")
            pick = itemgetter(*whose) if len(whose) > 1 else partial(_each, whose)
            return [*self.of_roles("organisation_id").codes], held, pick

        columns = {"roles": (*HELD, "organisation_id"), "contacts": ("deleted_at",)}
        return self.fact(("posts", self.today), columns, read)

    def _with_wholes(self, codes: Iterable[int]) -> set[str]:
        ids, wholes = self.of_roles("organisation_id").values, self.wholes()
        found = set[str]()
        for one in (ids[code] for code in set(codes)):
            while one and one not in found:
                found.add(one)
                one = wholes.get(one, "")
        return found


def _each(places: Sequence[int], flags: bytes) -> Sequence[int]:
    return [flags[place] for place in places]


HELD: Final = ("contact_id", "starts_on", "ends_on", "deleted_at")
TOUCH: Final = ("contact_id", "date", "kind", "document_id", "back_on", "deleted_at")
ADDRESS: Final = ("street", "town", "region", "postcode")
