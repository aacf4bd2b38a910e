"""Ways to refer, needs and house rules that a list tells of organisations: what is new of them, and keeping it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import contacts, group, house_rules
from outreach_desktop.db.subjects.places import needs, referral_routes
from outreach_desktop.domain.duplicates.same_rows import are_one, filled
from outreach_desktop.domain.fields import folded, in_words
from outreach_desktop.domain.group import Point
from outreach_desktop.domain.knowing import house_rules as of_rules
from outreach_desktop.domain.knowing import needs as of_needs
from outreach_desktop.domain.knowing import referral_routes as of_routes
from outreach_desktop.domain.knowing.house_rules import HouseRuleDraft
from outreach_desktop.domain.knowing.needs import NeedDraft
from outreach_desktop.domain.knowing.referral_routes import ReferralRouteDraft
from outreach_desktop.domain.labour import Steps
from outreach_desktop.domain.problems import Problem
from outreach_desktop.exchange.entries import Entry
from outreach_desktop.exchange.own.places.hung_rows import KINDS, HungKind
from outreach_desktop.exchange.places.told import HungRow
from outreach_desktop.words import local, say, say_many

_DRAFTS: Final = {
    "referral_routes": ReferralRouteDraft,
    "needs": NeedDraft,
    "house_rules": HouseRuleDraft,
}
_SUBJECTS: Final[dict[str, Any]] = {
    "referral_routes": referral_routes,
    "needs": needs,
    "house_rules": house_rules,
}
_PROBLEMS: Final[dict[str, Any]] = {
    "referral_routes": of_routes.problems,
    "needs": of_needs.problems,
    "house_rules": of_rules.problems,
}
_DIRECTIONS: Final = {
    folded(word): value
    for value, words in of_routes.FIELDS["direction"].values
    for word in (value, words)
}
_LIAISON: Final = "liaison"
_POINT: Final = "point"
_LONGEST: Final = 80
"""Letters of a row that are told."""


class Hanging:
    """What the rows of a list tell, held against what is kept; a row that is there already is filled, and none is taken away."""

    def __init__(self, db: Data) -> None:
        self._db = db
        self._held: dict[str, dict[str, list[Any]]] = {}
        self._people: dict[str, str] = {}
        self._bank: Mapping[str, Point] | None = None
        self._unknown: list[str] = []
        self._odd: list[str] = []
        self._new: dict[str, list[tuple[str, Any]]] = defaultdict(list)
        self._changed: dict[str, list[tuple[str, Any]]] = defaultdict(list)

    def look(self, entries: Sequence[Entry], ids: Mapping[str, str]) -> Steps[None]:
        """What is kept of organisations with these ids, by their keys, and who is named in the rows."""
        telling = [
            one.told_place
            for one in entries
            if one.told_place and any(one.told_place.hung.values())
        ]
        if telling:
            wanted = list(ids.values())
            self._held = {
                table: subject.of(self._db, wanted) for table, subject in _SUBJECTS.items()
            }
        asked = {
            folded(row[_LIAISON])
            for told in telling
            for row in told.hung.get("referral_routes", ())
            if row.get(_LIAISON)
        }
        named = yield from contacts.ids_by_name(self._db, asked)
        # A name that several have leads nowhere.
        self._people = {name: next(iter(every)) for name, every in named.items() if len(every) == 1}
        self._unknown = sorted(
            {
                row[_LIAISON]
                for told in telling
                for row in told.hung.get("referral_routes", ())
                if row.get(_LIAISON) and folded(row[_LIAISON]) not in self._people
            }
        )

    def learn(self, key: str, place_id: str, entry: Entry) -> tuple[list[str], list[str]]:
        """What is new of an organisation, in words, and what of it cannot be kept; `place_id` is "" for one that is not there yet."""
        if entry.told_place is None:
            return [], []
        told: list[str] = []
        self._odd, is_own = [], entry.told_place.is_own
        for kind in KINDS:
            rows = entry.told_place.hung.get(kind.table, ())
            if not rows:
                continue
            new, changed, kept = self._of(kind, key, place_id, rows)
            if new and kept and is_own:  # another list need not have all there is
                told.append(
                    say_many(
                        "{what}: {new} added beside {count} that is kept and not in the list",
                        "{what}: {new} added beside {count} that are kept and not in the list",
                        len(kept),
                        what=kind.heading,
                        new=len(new),
                    )
                )
                if len(new) == len(kept) == 1:  # most likely one in other words; nobody can know
                    self._odd.append(_beside(kind, new[0], kept[0]))
            elif new:
                told.append(say("{what}: {count} added", what=kind.heading, count=len(new)))
            if changed:
                told.append(say("{what}: {count} filled in", what=kind.heading, count=changed))
        return told, self._odd

    def _of(
        self, kind: HungKind, key: str, place_id: str, rows: Sequence[HungRow]
    ) -> tuple[list[HungRow], int, list[Any]]:
        """Which are new, how many get more than they had, and which are kept that the list does not have."""
        held = [*self._held.get(kind.table, {}).get(place_id, ())]
        changed, new = 0, list[HungRow]()
        for row in rows:
            draft = self._draft(kind, place_id, row)
            if wrong := _PROBLEMS[kind.table](draft):
                self._odd.append(_left_out(kind, row, wrong))
                continue
            same = next((one for one in held if _are_one(kind, one, draft)), None)
            if same is None:
                self._new[key].append((kind.table, draft))
                new.append(row)
                continue
            held.remove(same)
            more = filled(kind.table, _columns(same), _columns(draft), {})
            if kind.table == "referral_routes" and same.liaison_id is None and draft.liaison_id:
                more["liaison_id"] = draft.liaison_id
            if more:
                self._changed[key].append((kind.table, replace(same, **more)))
                changed += 1
        return new, changed, held

    def _draft(self, kind: HungKind, place_id: str, row: HungRow) -> Any:
        parts = kind.parts(row)
        if kind.table == "referral_routes":
            parts["liaison_id"] = self._people.get(folded(row.get(_LIAISON, "")))
            parts["direction"] = _DIRECTIONS.get(folded(parts["direction"]), of_routes.IN)
        if kind.table == "needs" and (point := folded(row.get(_POINT, ""))):
            texts = {folded(one.text): row_id for row_id, one in self._points().items()}
            parts["point_id"] = texts.get(point)
        return _DRAFTS[kind.table](organisation_id=place_id, **parts)

    def _points(self) -> Mapping[str, Point]:
        """The points of our text bank, read where a row names one."""
        if self._bank is None:
            self._bank = group.points_by_id(self._db)
        return self._bank

    def notes(self) -> tuple[str, ...]:
        """Whom to ask for by the file, and nobody here or several are called so, as a sentence."""
        if not self._unknown:
            return ()
        return (
            say(
                "No one here is called so, or several are, so they are left out as whom to ask for: {names}."
                " Import the people first, or this list again after them.",
                names=local.list_of(self._unknown),
            ),
        )

    def write(self, ids: Mapping[str, str]) -> None:
        """Keep what hangs on organisations that are kept by now, by their keys; a table at a time."""
        new: dict[str, list[Any]] = defaultdict(list)
        for key, place_id in ids.items():
            for table, draft in self._new.pop(key, ()):
                new[table].append(replace(draft, organisation_id=place_id))
            for table, row in self._changed.pop(key, ()):
                _SUBJECTS[table].change(self._db, row)
        for table, drafts in new.items():
            _SUBJECTS[table].keep_all(self._db, drafts)


def _beside(kind: HungKind, row: HungRow, kept: Any) -> str:
    """Which row comes beside which: the one that is kept may have been added since, so it stays."""
    return say(
        "In \u201c{what}\u201d, \u201c{new}\u201d comes beside \u201c{kept}\u201d. If it is the same in other words, remove the old one afterwards.",
        what=kind.heading,
        new=_in_words(kind, row),
        kept=_in_words(kind, kind.row(kept, {})),
    )


def _in_words(kind: HungKind, row: HungRow) -> str:
    words = ", ".join(
        in_words(kind.fields[kind.names[name]], text) for name, text in row.items() if text
    )
    return " ".join(words.split())[:_LONGEST]


def _left_out(kind: HungKind, row: HungRow, wrong: Sequence[Problem]) -> str:
    words = ", ".join(filter(None, row.values()))
    return say(
        "\u201c{words}\u201d is left out of \u201c{what}\u201d: {why}",
        words=words[:_LONGEST],
        what=kind.heading,
        why=" ".join(map(str, wrong)),
    )


def _are_one(kind: HungKind, one: Any, other: Any) -> bool:
    return are_one(kind.table, _columns(one), _columns(other))


def _columns(row: Any) -> dict[str, Any]:
    names = next(names for draft, names in _NAMES.items() if isinstance(row, draft))
    return {name: getattr(row, name) for name in names}


_NAMES: Final = {
    draft: tuple(part.name for part in fields(draft) if part.name != "position")
    for draft in (ReferralRouteDraft, NeedDraft, HouseRuleDraft)
}
"""What is compared, by the class of a draft: a row that is kept is one, too."""
