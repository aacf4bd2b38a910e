"""What the organisations of a list belong to: by code, by the path of names, or by ID; in whatever order their rows stand."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from outreach_desktop.domain.fields import folded
from outreach_desktop.domain.organisations import OrganisationDraft, place_key
from outreach_desktop.exchange.places.told import ToldPlace
from outreach_desktop.words import local, say

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowOfPlace:
    """A row of the list that is an organisation: its key, and what it tells of where it belongs."""

    line: int
    key: str
    name: str
    told: ToldPlace
    town: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPlaces:
    """Those that are kept, by key: their names, the names they belong to as keys of names, and the key of what they belong to."""

    names: Mapping[str, str]
    paths: Mapping[str, Path]
    parents: Mapping[str, str]
    by_code: Mapping[str, str]
    by_id: Mapping[str, str]


class Belonging:
    """Who is below whom once the list is in; `refused` has, by line, why a row cannot come in."""

    def __init__(self, rows: Sequence[RowOfPlace], kept: KeptPlaces) -> None:
        self.refused: dict[int, str] = {}
        self.parents: dict[str, str] = {}
        """What changes: the key of what an organisation will belong to."""
        self._kept = kept
        self._names = dict(kept.names) | {row.key: row.name for row in rows}
        self._made: dict[str, OrganisationDraft] = {}
        self._said: set[str] = set()
        self._of_name: dict[str, list[tuple[Path, str]]] = defaultdict(list)
        telling = [row for row in rows if _tells(row.told)]
        if not telling:
            return
        self._towns = {row.key: row.town for row in rows}
        self._by_row_id = {row.told.id: row.key for row in rows if row.told.id}
        for row in rows:
            path = tuple(map(place_key, row.told.belongs_to))
            self._of_name[place_key(row.name)].append((path, row.key))
        for key, name in kept.names.items():
            self._of_name[place_key(name)].append((kept.paths.get(key, ()), key))
        for row in telling:
            self._settle(row)
        self._refuse_circles(rows)

    def told(self, key: str, *, is_new: bool) -> list[str]:
        """What is said of an organisation that comes to belong to another, once."""
        if key not in self.parents or key in self._said:
            return []
        self._said.add(key)
        name = self._names[self.parents[key]]
        before = "" if is_new else self._kept.parents.get(key, "")
        if before:
            return [
                say(
                    "Belongs to: {old} \u2192 {name}",
                    old=self._names.get(before, ""),
                    name=name,
                )
            ]
        return [say("Belongs to: {name}", name=name)]

    def name_of(self, key: str) -> str:
        """The name of what it belongs to once the list is in, "" for nothing."""
        above = self.parents.get(key) or self._kept.parents.get(key, "")
        return self._names.get(above, "")

    def made(self, key: str) -> Iterable[str]:
        """The keys of those above it that are neither in the list nor kept."""
        found: list[str] = []
        while (key := self.parents.get(key, "")) and key not in found:
            if key in self._made:
                found.append(key)
        return found

    def draft(self, key: str) -> OrganisationDraft:
        """What is known of one that others belong to and that has no row."""
        return self._made[key]

    # -- within ------------------------------------------------------------------------------------

    def _settle(self, row: RowOfPlace) -> None:
        parent = self._parent(row)
        now = self._kept.parents.get(row.key, "")
        if not parent or parent in (row.key, now) or row.key in self.parents:
            return
        if row.told.is_own or not now:
            self.parents[row.key] = parent

    def _parent(self, row: RowOfPlace) -> str:
        told = row.told
        if found := self._kept.by_code.get(folded(told.belongs_to_code)):
            return found
        if not told.belongs_to:
            return "" if told.is_own else self._by_row_id.get(told.parent_id, "")
        if found := self._named(told.belongs_to, told.parent_id, of=row):
            return found
        if told.parent_id and (found := self._by_row_id.get(told.parent_id, "")):
            return found
        if place_key(told.belongs_to[-1]) == place_key(row.name) and not told.is_own:
            return ""  # many lists name who runs a place there, which is the place itself
        return self._make(told.belongs_to, told.belongs_to_code)

    def _named(self, names: Path, parent_id: str = "", of: RowOfPlace | None = None) -> str:
        """The one of this name whose own path fits best; of several, the one with the ID, else the one in the town of the row."""
        path = tuple(map(place_key, names[:-1]))
        there = [
            one for one in self._of_name.get(place_key(names[-1]), ()) if not of or one[1] != of.key
        ]
        exact = [key for other, key in there if other == path]
        fitting = exact or [key for other, key in there if _fit(other, path)]
        meant = {self._by_row_id.get(parent_id, ""), self._kept.by_id.get(parent_id, "")}
        near = (key for key in fitting if of and of.town and self._towns.get(key) == of.town)
        first = next(near, next(iter(fitting), ""))
        return next((key for key in fitting if key in meant), first)

    def _make(self, names: Path, code: str) -> str:
        """Whichever of these is not there yet, each below the one before."""
        above = ""
        for end in range(1, len(names) + 1):
            key = self._named(names[:end])
            if not key:
                path = tuple(map(place_key, names[:end]))
                key = "\n^".join(path)
                is_last = end == len(names)
                self._made[key] = OrganisationDraft(
                    name=names[end - 1], code=code if is_last else ""
                )
                self._names[key] = names[end - 1]
                self._of_name[path[-1]].append((path[:-1], key))
                if above:
                    self.parents[key] = above
            above = key
        return above

    def _refuse_circles(self, rows: Sequence[RowOfPlace]) -> None:
        lines: dict[str, list[int]] = defaultdict(list)
        for row in rows:
            lines[row.key].append(row.line)
        for start in [*self.parents]:
            circle = self._circle(start)
            told = sorted(line for key in circle for line in lines.get(key, ()))
            if not circle or not told:
                continue
            names = [self._names[key] for key in circle]
            why = (
                say(
                    "Rows {rows} belong to each other in a circle. Correct what they belong to.",
                    rows=local.list_of([str(line) for line in told]),
                )
                if len(told) > 1
                else say(
                    "\u201c{name}\u201d cannot belong to \u201c{parent}\u201d, which is itself part of it.",
                    name=names[0],
                    parent=self._names[self.parents[start]],
                )
            )
            for key in circle:
                self._refuse(lines.get(key, ()), why)
                self.parents.pop(key, None)
        self._refuse_those_below(lines)

    def _refuse_those_below(self, lines: Mapping[str, Sequence[int]]) -> None:
        """What would belong to a row that cannot come in, and to nothing else."""
        refused = {key for key, of in lines.items() if of and of[0] in self.refused}
        refused -= self._kept.names.keys()
        more = True
        while more:
            below = {key for key, above in self.parents.items() if above in refused} - refused
            for key in below:
                row = lines[self.parents[key]][0]
                why = say("It belongs to row {row}, which cannot be imported.", row=str(row))
                self._refuse(lines.get(key, ()), why)
            more = bool(below)
            refused |= below

    def _refuse(self, lines: Iterable[int], why: str) -> None:
        self.refused |= dict.fromkeys(lines, why)

    def _circle(self, start: str) -> list[str]:
        """Those from `start` up to itself; nothing where the way up ends elsewhere."""
        line, key = [start], start
        while key := self.parents.get(key) or self._kept.parents.get(key, ""):
            if key == start:
                return line
            if key in line:
                return []
            line.append(key)
        return []


def _tells(told: ToldPlace) -> bool:
    return bool(told.belongs_to or told.belongs_to_code or (told.parent_id and not told.is_own))


def _fit(one: Path, other: Path) -> bool:
    """Whether one path is the end of the other: lists name what an organisation belongs to as far up as they like."""
    shorter = min(len(one), len(other))
    return one[len(one) - shorter :] == other[len(other) - shorter :]
