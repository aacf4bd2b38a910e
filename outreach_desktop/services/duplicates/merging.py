"""Two entries side by side, what somebody says of them, and one made of two."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.making import letter_runs
from outreach_desktop.db.own_fields import described as own_fields
from outreach_desktop.db.own_fields import entered
from outreach_desktop.db.subjects import contacts, links, list_items, organisations, roles, senders
from outreach_desktop.db.subjects import duplicates as kept_apart
from outreach_desktop.domain import contacts as people
from outreach_desktop.domain import organisations as places
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.duplicates import merging as rules
from outreach_desktop.domain.duplicates import own_fields as own_rules
from outreach_desktop.domain.duplicates.merging import MergeField, Side
from outreach_desktop.domain.duplicates.pairs import ORGANISATIONS, PEOPLE, Reason, in_words
from outreach_desktop.domain.fields import FieldKind, Fields, folded
from outreach_desktop.domain.organisations import Organisation
from outreach_desktop.domain.subjects import SUBJECTS, counted
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.knowing import households
from outreach_desktop.services.safety.backup import before_many
from outreach_desktop.services.safety.known_before import NOT_ASKED, Answered, settled
from outreach_desktop.words import say

_FIELDS: Final[Mapping[str, Fields]] = {PEOPLE: people.FIELDS, ORGANISATIONS: places.FIELDS}
_TOLD: Final = ("roles", "interactions", "participants", "memberships", "documents", "files", PEOPLE, ORGANISATIONS, "events")  # fmt: skip
"""What is told of what hangs on an entry, in this order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeSide:
    """One of two entries. `beside` says what hangs on it: roles with their organisations, entries, files."""

    id: str
    name: str
    tags: tuple[str, ...]
    works: tuple[str, ...]
    beside: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """Two entries to judge. The first is the one that is kept where they are merged; `stays` is what nobody can choose."""

    table: str
    kept: MergeSide
    away: MergeSide
    fields: tuple[MergeField, ...]
    stays: tuple[str, ...]


def side_by_side(db: Data, table: str, one_id: str, other_id: str) -> SideBySide:
    """Both entries with what is chosen of each field beforehand; the one that more hangs on is kept."""
    # Words bring the languages of the world, so not before they are asked.
    from outreach_desktop.words import local

    sides = [
        (_get(db, table, row_id), _hanging(db, table, row_id)) for row_id in (one_id, other_id)
    ]
    sides.sort(key=lambda side: -_weight(side[0], side[1]))
    (kept, on_kept), (away, on_away) = sides
    names = _names(db, (kept, away))
    stays: list[str] = []
    if isinstance(kept, Contact) and isinstance(away, Contact):
        stays = [*rules.stricter(kept, away), *households.told_of_merging(db, kept, away)]
    return SideBySide(
        table=table,
        kept=_side(db, kept, on_kept),
        away=_side(db, away, on_away),
        fields=(
            *rules.merge_fields(kept, away, _FIELDS[table], names, local.short_date, _tiers(db)),
            *own_rules.merge_fields(
                kept.own, away.own, own_fields.every(db, table), local.short_date
            ),
        ),
        stays=tuple(stays),
    )


def are_there(db: Data, table: str, one_id: str, other_id: str) -> bool:
    """Whether neither of two entries was removed, or merged elsewhere."""
    return len(kept_apart.read(db, table, (one_id, other_id))) == 2


def are_open(db: Data, table: str, one_id: str, other_id: str) -> bool:
    """Whether both are there and nobody said that they are two: they are still to be judged."""
    apart = kept_apart.apart_from(db, table, one_id)
    return are_there(db, table, one_id, other_id) and other_id not in apart


def merge(
    db: Data,
    table: str,
    kept_id: str,
    away_id: str,
    *,
    chosen: Mapping[str, Side] | None = None,
    keep_others: bool = True,
    answered: Answered = NOT_ASKED,
) -> None:
    """Make one entry of two: everything that refers to the other refers to the kept one, and the other goes to the bin.

    A field that is not `chosen` gets what is sensible; `keep_others` notes the other ways to reach them. No wish is weakened.
    KnownBeforeError, as in `contacts.change`, where what is chosen of both tells of someone else.
    """
    if kept_id == away_id:
        raise OutreachError(say("Choose two different entries."))
    kept, away = _get(db, table, kept_id), _get(db, table, away_id)
    if table == ORGANISATIONS:
        before_many(db, links.people_at(db, away_id), "changing")
    name = say("Merge {other} into {name}", other=_called(away), name=_called(kept))
    with changing(db, name):
        mains = _mains(db, kept_id) if table == PEOPLE else []
        value = rules.merged(
            kept, away, _FIELDS[table], chosen or {}, tiers=_tiers(db), keep_others=keep_others
        )
        own, left = own_rules.merged(kept.own, away.own, own_fields.every(db, table), chosen or {})
        lost = [*(left if keep_others else ()), *_home_that_is_lost(db, kept, away)]
        notes = [*filter(None, [value.notes]), *(one for one in lost if one not in value.notes)]
        value = replace(value, own=own, notes="\n".join(notes))
        value = _without_itself(db, value, kept, away)
        if isinstance(kept, Contact) and isinstance(away, Contact):
            value = settled(db, value, before=[kept, away], answered=answered)
        _change(db, value)
        links.move(db, table, away_id, kept_id)
        entered.replace(
            db, {kept_id: own}
        )  # what was chosen to be empty did not come with the other
        if table == PEOPLE:
            _leave_one_main(db, kept_id, mains)
        for other_id in kept_apart.apart_from(db, table, away_id) - {kept_id}:
            kept_apart.keep_apart(db, table, kept_id, other_id)
        if isinstance(kept, Contact) and isinstance(away, Contact):
            households.settle_merged(db, kept, away)
            letter_runs.hand_copies_on(db, away_id, kept_id)
        kept_apart.note_merged(db, table, kept_id, away_id)
        (contacts if table == PEOPLE else organisations).remove(db, [away_id])


def _tiers(db: Data) -> list[str]:
    """The group's priorities, the closest first."""
    return [one.word for one in list_items.listed(db, "tier").words]


def keep_apart(db: Data, table: str, one_id: str, other_id: str) -> None:
    """Remember that these two are not one: they are not offered as duplicates again."""
    if one_id == other_id:
        raise OutreachError(say("Choose two different entries."))
    one, other = _get(db, table, one_id), _get(db, table, other_id)
    name = say("Mark {name} and {other} as not duplicates", name=_called(one), other=_called(other))
    with changing(db, name):
        kept_apart.keep_apart(db, table, one_id, other_id)


def labels(db: Data, table: str, ids: Sequence[str]) -> dict[str, str]:
    """What a list of pairs calls these entries: \u201cDr Ann O'Neil, Lakeside General\u201d; who is gone is left out."""
    if table == ORGANISATIONS:
        wanted = set(ids)
        return {row_id: name for row_id, name in organisations.names(db) if row_id in wanted}
    held = roles.of_all(db, ids)
    named = organisations.some(
        db, {role.organisation_id for each in held.values() for role in each}
    )
    found = {}
    for person in contacts.get_all(db, ids):
        at = [named[role.organisation_id].name for role in held[person.id][:1]]
        found[person.id] = ", ".join([person.name, *at])
    return found


def why(reasons: Iterable[Reason]) -> str:
    """\u201csame email and initials fit\u201d, in the reader's language."""
    # Words bring the languages of the world, so not before they are asked.
    from outreach_desktop.words import local

    return local.list_of([in_words(reason) for reason in reasons])


def _get(db: Data, table: str, row_id: str) -> Contact | Organisation:
    if table == ORGANISATIONS:
        return organisations.get(db, row_id)
    return contacts.get(db, row_id)


def _home_that_is_lost(
    db: Data, kept: Contact | Organisation, away: Contact | Organisation
) -> list[str]:
    """With whom the other lives, where the kept one lives elsewhere."""
    if not (isinstance(kept, Contact) and isinstance(away, Contact)):
        return []
    homes = kept.household_id, away.household_id
    home = households.of(db, away) if all(homes) and len(set(homes)) > 1 else None
    others = home.others(away.id) if home else ()
    beside = {folded(one.sort_name) for one in _living_with(db, kept)}
    return [
        f"{say('Lives with')}: {one.name}"
        for one in others
        if one.id != kept.id and folded(one.sort_name) not in beside
    ]


def _living_with(db: Data, one: Contact) -> tuple[Contact, ...]:
    home = households.of(db, one)
    return home.others(one.id) if home else ()


def _change(db: Data, value: Contact | Organisation) -> None:
    if isinstance(value, Contact):
        contacts.change(db, value)
    else:
        organisations.change(db, value)


def _hanging(db: Data, table: str, row_id: str) -> dict[str, int]:
    """How many rows of which table are an entry's; what stands in its own fields is shown like the rest of it."""
    counts = links.counts(db, table, row_id)
    return {name: count for name, count in counts.items() if name != entered.TABLE}


def _called(value: Contact | Organisation) -> str:
    return value.name.strip()


def _weight(value: Contact | Organisation, hanging: Mapping[str, int]) -> int:
    """How much would have to move: what more is known of stays."""
    known = sum(bool(getattr(value, name, None)) for name in _FIELDS[_table(value)])
    return known + len(value.own) + 2 * sum(hanging.values())


def _table(value: Contact | Organisation) -> str:
    return PEOPLE if isinstance(value, Contact) else ORGANISATIONS


def _references(value: Contact | Organisation) -> list[str]:
    described = _FIELDS[_table(value)]
    return [each.name for each in described.values() if each.kind is FieldKind.REFERENCE]


def _without_itself(db: Data, value: Any, kept: Any, away: Any) -> Any:
    """The entry, which does not refer to itself: where it would, to what the other of the two referred to."""
    if isinstance(value, Organisation):
        every = organisations.nodes(db)
        return replace(value, parent_id=rules.parent(kept, away, value.parent_id, every))
    changes: dict[str, Any] = {}
    for name in _references(value):
        choices = (getattr(each, name) for each in (value, kept, away))
        others = (choice for choice in choices if choice not in (None, kept.id, away.id))
        changes[name] = next(others, None) if getattr(value, name) else getattr(value, name)
    return replace(value, **changes)


def _mains(db: Data, contact_id: str) -> list[str]:
    return [role.id for role in roles.of(db, contact_id) if role.is_main]


def _leave_one_main(db: Data, contact_id: str, mains: Sequence[str]) -> None:
    """Letters go where they went; where nothing was said, to the first that the other had."""
    held = roles.of(db, contact_id)
    marked = [role for role in held if role.is_main]
    stays = next((role.id for role in marked if role.id in mains), marked[0].id if marked else "")
    for role in marked:
        if role.id != stays:
            roles.change(db, replace(role, is_main=False))


def _names(db: Data, both: Iterable[Contact | Organisation]) -> dict[str, str]:
    """The names of those whom one of them refers to."""
    ids = [getattr(each, name) for each in both for name in _references(each)]
    wanted = [row_id for row_id in ids if row_id]
    found = {row_id: one.name for row_id, one in organisations.some(db, wanted).items()}
    found |= {one.id: one.name for one in senders.every(db)}
    return found | {one.id: one.name for one in contacts.get_all(db, wanted)}


def _side(db: Data, value: Contact | Organisation, hanging: Mapping[str, int]) -> MergeSide:
    told = [table for table in _TOLD if table != "roles" or isinstance(value, Organisation)]
    beside = [counted(table, hanging[table]) for table in told if table in hanging]
    beside += [
        counted(table, count)
        for table, count in hanging.items()
        if table not in _TOLD and table in SUBJECTS
    ]
    works: tuple[str, ...] = ()
    if isinstance(value, Contact):
        held = roles.of(db, value.id)
        named = organisations.some(db, {role.organisation_id for role in held})
        works = tuple(
            ", ".join(filter(None, (role.title, role.department, named[role.organisation_id].name)))
            for role in held
        )
    return MergeSide(
        id=value.id,
        name=_called(value),
        tags=value.tags if isinstance(value, Contact) else (),
        works=works,
        beside=tuple(beside),
    )
