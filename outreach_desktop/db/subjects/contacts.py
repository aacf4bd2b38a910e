"""People, as they are stored."""

import json
from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date
from typing import Any

from outreach_desktop.db.engine import rows
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.values import Row, from_row, reader, to_row
from outreach_desktop.db.own_fields import entered
from outreach_desktop.db.search import plain
from outreach_desktop.db.subjects import tags, wishes
from outreach_desktop.domain.contacts import Contact, ContactDraft
from outreach_desktop.domain.fields import folded
from outreach_desktop.domain.interactions import DOCUMENT, NOTE
from outreach_desktop.domain.labour import AT_ONCE, Steps
from outreach_desktop.domain.lists.meanings import NO_CONTACT
from outreach_desktop.domain.own_fields.entered import Own
from outreach_desktop.domain.wishes.wishes import Wish


def add(db: Data, draft: ContactDraft) -> Contact:
    """Keep a new person."""
    return get(db, keep_all(db, [draft])[0])


def keep_all(db: Data, drafts: Sequence[ContactDraft]) -> list[str]:
    """Keep new people, and give their ids in the same order."""
    ids = rows.keep_all(db, "contacts", [_columns(draft) for draft in drafts])
    tags.give(db, {key: draft.tags for key, draft in zip(ids, drafts, strict=True)})
    wishes.keep(db, {key: draft.wishes for key, draft in zip(ids, drafts, strict=True)})
    entered.keep(db, {key: draft.own for key, draft in zip(ids, drafts, strict=True)})
    return ids


def change(db: Data, contact: Contact) -> Contact:
    """Keep what a person's entry has become, with tags, wishes and the group's own fields."""
    change_all(db, [contact])
    return get(db, contact.id)


def change_all(db: Data, people: Sequence[Contact]) -> None:
    """Keep what many people's entries have become."""
    for contact in people:
        rows.change(db, "contacts", contact.id, _columns(contact))
    tags.replace(db, {contact.id: contact.tags for contact in people})
    wishes.keep(db, {contact.id: contact.wishes for contact in people})
    entered.replace(db, {contact.id: contact.own for contact in people})


def remove(db: Data, ids: Sequence[str]) -> None:
    """Put people into the bin."""
    rows.put_in_bin(db, "contacts", ids)


def get(db: Data, contact_id: str) -> Contact:
    """The person with this id."""
    row = rows.one(db, "contacts", contact_id)
    marks = tags.of(db, [contact_id])[contact_id]
    return _contact(row, marks, wishes.of(db, [contact_id]), entered.of(db, [contact_id]))


def get_all(db: Data, ids: Sequence[str]) -> list[Contact]:
    """The people with these ids, in that order; who is in the bin is left out."""
    if not ids:
        return []
    marks = tags.of(db, ids)
    wished = wishes.of(db, ids)
    own = entered.of(db, ids)
    read = reader(Contact)
    asked = (
        f"SELECT c.id, {read.selected('c')} FROM json_each(?) wanted"
        " JOIN contacts c ON c.id = wanted.value WHERE c.deleted_at IS NULL"
    )
    found = {key: row for key, *row in db.execute(asked, [json.dumps(list(ids))]).fetchall()}
    return [
        read.value(found[key], tags=marks[key], wishes=wished.get(key, ()), own=own.get(key, ()))
        for key in ids
        if key in found
    ]


def every(db: Data) -> list[Contact]:
    """Everybody, in no promised order."""
    return [person for some in portions(db) for person in some]


def portions(db: Data) -> Iterator[list[Contact]]:
    """Everybody who is there now, as many at a time as are quickly read; who goes to the bin meanwhile is left out."""
    ids = db.execute("SELECT id FROM contacts WHERE deleted_at IS NULL").fetchall()
    for begin in range(0, len(ids), AT_ONCE):
        yield get_all(db, [contact_id for (contact_id,) in ids[begin : begin + AT_ONCE]])


def ids_by_name(db: Data, names: Set[str]) -> Steps[dict[str, set[str]]]:
    """Everyone who is called by one of these names, as they are compared; nothing is read where there are none."""
    found: dict[str, set[str]] = {}
    for people in portions(db) if names else ():
        for person in people:
            if (name := folded(person.name)) in names:
                found.setdefault(name, set()).add(person.id)
        yield 0
    return found


def refused_in_bin(db: Data) -> list[Contact]:
    """People in the bin who did not want to hear from us in some way, without tags and the group's own fields."""
    found = list(
        db.query(
            "SELECT * FROM contacts WHERE deleted_at IS NOT NULL"
            f" AND (do_not_contact OR deceased OR id IN (SELECT contact_id FROM wishes WHERE {wishes.STANDS}))"
        )
    )
    wished = wishes.of(db, [row["id"] for row in found])
    return [_contact(row, (), wished, {}) for row in found]


def first(db: Data, *, at_most: int) -> list[str]:
    """The ids of the first people by name."""
    found = db.execute(
        "SELECT id FROM contacts WHERE deleted_at IS NULL ORDER BY sort_name, id LIMIT ?", [at_most]
    )
    return [contact_id for (contact_id,) in found]


def count(db: Data) -> int:
    """How many people there are, without those in the bin."""
    people: int = db.execute("SELECT count(*) FROM contacts WHERE deleted_at IS NULL").fetchone()[0]
    return people


def introduce(db: Data, contact_id: str, *, by: str) -> None:
    """Keep who introduced a person, and leave all else of them as it is."""
    rows.change(db, "contacts", contact_id, {"introduced_by_id": by})


def introduced_by(db: Data, contact_id: str) -> list[tuple[str, str]]:
    """Id and name of those whom a person introduced, by name."""
    found = db.execute(
        "SELECT id FROM contacts WHERE introduced_by_id = ? AND deleted_at IS NULL"
        " ORDER BY sort_name, id",
        [contact_id],
    )
    return [(one.id, one.name) for one in get_all(db, [one_id for (one_id,) in found])]


def professions(db: Data) -> list[tuple[str, int]]:
    """Every profession, with how many people have it.

    An index has them, but not who is in the bin: those are taken off, where there is anybody.
    """
    counted = "SELECT profession, count(*) AS people FROM contacts WHERE profession <> '' GROUP BY profession"
    if rows.any_in_bin(db, "contacts"):
        counted = (
            f"SELECT profession, sum(people) AS people FROM ({counted}"
            " UNION ALL SELECT profession, -count(*) FROM contacts"
            " WHERE deleted_at IS NOT NULL AND profession <> '' GROUP BY profession)"
            " GROUP BY profession HAVING sum(people) > 0"
        )
    found = db.execute(
        f"SELECT profession, people FROM ({counted}) ORDER BY profession COLLATE NOCASE"
    )
    return [(profession, people) for profession, people in found]


def there(db: Data, ids: Sequence[str]) -> set[str]:
    """Those of these ids whose people are there, and not in the bin."""
    found = db.execute(
        "SELECT c.id FROM json_each(?) wanted JOIN contacts c ON c.id = wanted.value"
        " WHERE c.deleted_at IS NULL",
        [json.dumps(list(ids))],
    )
    return {contact_id for (contact_id,) in found}


def last_contacts(db: Data, ids: Sequence[str], today: date) -> dict[str, date]:
    """When each person was last in touch with us, by `today`; who never was is left out."""
    found = db.execute(
        "SELECT wanted.value, max(i.date) FROM json_each(:ids) wanted"
        f" JOIN interactions i ON i.contact_id = wanted.value AND {IN_TOUCH}"
        " GROUP BY wanted.value",
        {"ids": json.dumps(list(ids)), "today": today.isoformat()},
    )
    return {contact_id: date.fromisoformat(day) for contact_id, day in found}


# Kinds that a group let count otherwise than the program does.
_COUNTED = "SELECT word FROM list_items WHERE list = 'interaction_kind' AND deleted_at IS NULL"
# A row `i` of interactions that counts as having been in touch by `:today`. A file that was only made,
# opened or printed has reached nobody; its entry counts once it says how the document went out. Nor has what came back.
IN_TOUCH = (
    "i.deleted_at IS NULL AND i.date <= :today AND i.back_on IS NULL"
    f" AND i.kind NOT IN ({_COUNTED} AND means = '{NO_CONTACT}')"
    f" AND (i.kind <> '{NOTE}' OR '{NOTE}' IN ({_COUNTED} AND means = ''))"
    f" AND NOT (i.kind = '{DOCUMENT}' AND i.document_id IS NOT NULL)"
)


def _contact(
    row: Row,
    marks: tuple[str, ...],
    wished: Mapping[str, tuple[Wish, ...]],
    own: Mapping[str, Own],
) -> Contact:
    row_id = row["id"]
    return from_row(
        Contact, row, tags=marks, wishes=wished.get(row_id, ()), own=own.get(row_id, ())
    )


def _columns(draft: ContactDraft) -> dict[str, Any]:
    return {**to_row(draft), "sort_name": plain(draft.sort_name)}
