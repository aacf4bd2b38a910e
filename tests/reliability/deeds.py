"""The ways in which people save, each an endless row of steps that a data file can be asked about.

A deed yields after every step that the program has acknowledged. `done` reads from the file how many
steps it holds, and finds a step that is only half there.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from pathlib import Path
from threading import Thread
from typing import Any, Protocol

from outreach_desktop.db.history.journal import changing
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.interactions import InteractionDraft
from outreach_desktop.domain.labour import ApartStep, Steps
from outreach_desktop.domain.roles import RoleDraft
from outreach_desktop.services import contacts, drafts, timeline, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.drafts import Typing
from outreach_desktop.services.importing import imports
from outreach_desktop.services.safety import backup

TODAY = date(2026, 3, 2)
CALLS = 3
PEOPLE = 10
"""Below the number that counts as many, before which a backup is made."""
MANY = 30


class Do(Protocol):
    """Does steps for ever; `name` tells one run from another in the same file."""

    def __call__(self, db: Data, name: str, folder: Path) -> Iterator[None]: ...


class Done(Protocol):
    """How many steps of the run `name` the file holds."""

    def __call__(self, db: Data, name: str) -> int: ...


@dataclass(frozen=True, slots=True)
class Deed:
    """One way of saving."""

    do: Do
    done: Done


def save(db: Data, name: str, folder: Path) -> Iterator[None]:
    """Somebody with a tag and a first role at a new place; then three calls, one by one."""
    for number in count():
        person = contacts.add(
            db,
            ContactDraft(last_name=f"{name} {number}", tags=(f"{name} tag",)),
            role=RoleDraft(contact_id="", organisation_id="", title="GP"),
            place=f"{name} place {number}",
        )
        yield
        for call in range(CALLS):
            summary = f"call {call}"
            timeline.log(db, InteractionDraft(contact_id=person.id, date=TODAY, summary=summary))
            yield


def saved(db: Data, name: str) -> int:
    people = _all(
        db,
        "SELECT c.last_name, c.id,"
        " (SELECT count(*) FROM contact_tags t WHERE t.contact_id = c.id) AS tags,"
        " (SELECT count(*) FROM roles r JOIN organisations o ON o.id = r.organisation_id"
        "   WHERE r.contact_id = c.id) AS roles,"
        " (SELECT count(*) FROM interactions i WHERE i.contact_id = c.id) AS calls"
        " FROM contacts c WHERE c.last_name LIKE ? ORDER BY CAST(substr(c.last_name, ?) AS INTEGER)",
        f"{name} %",
        len(name) + 2,
    )
    assert [row["last_name"] for row in people] == [f"{name} {n}" for n in range(len(people))]
    assert all((row["tags"], row["roles"]) == (1, 1) for row in people), "somebody is half there"
    assert all(row["calls"] == CALLS for row in people[:-1]), "a call in the middle is missing"
    return sum(1 + int(row["calls"]) for row in people)


def edit(db: Data, name: str, folder: Path) -> Iterator[None]:
    """One person, whose name, notes, telephone and tag change together."""
    person = contacts.add(db, ContactDraft(last_name=name, **_fields(0, name)))
    yield
    for number in count(1):
        contacts.change(db, replace(person, **_fields(number, name)))
        yield


def _fields(number: int, name: str) -> dict[str, Any]:
    word = f"{number}"
    return {"first_name": word, "notes": word * 50, "phone": word, "tags": (f"{name} {word}",)}


def edited(db: Data, name: str) -> int:
    found = contacts.find(db, name, today=TODAY)
    people = [one for one in contacts.get_all(db, found) if one.last_name == name]
    if not people:
        return 0
    number: int = int(people[0].first_name)
    assert people[0] == replace(people[0], **_fields(number, name)), "a change is half there"
    return number + 1


def delete(db: Data, name: str, folder: Path) -> Iterator[None]:
    """Ten people who are removed together, and brought back by undo, again and again."""
    people = []
    for number in range(PEOPLE):
        people.append(contacts.add(db, ContactDraft(last_name=f"{name} {number}")).id)
        yield
    while True:
        contacts.remove(db, people)
        yield
        undo.undo(db)
        yield


def deleted(db: Data, name: str) -> int:
    rows = _all(db, "SELECT deleted_at FROM contacts WHERE last_name LIKE ?", f"{name} %")
    if len(rows) < PEOPLE:
        assert not any(row["deleted_at"] for row in rows)
        return len(rows)
    return PEOPLE + _removals(db, name, PEOPLE)


def delete_many(db: Data, name: str, folder: Path) -> Iterator[None]:
    """So many people who are removed together that a backup is made first, in steps, as the window walks through them."""
    with changing(db, f"Add {name}"):
        people = [contacts.add(db, ContactDraft(last_name=f"{name} {n}")).id for n in range(MANY)]
    yield
    while True:
        walked_through(
            backup.made_first(
                db, lambda db: undo.followed(db, lambda db: contacts.remove(db, people))
            )
        )
        yield
        undo.undo(db)
        yield


def deleted_many(db: Data, name: str) -> int:
    rows = _all(db, "SELECT id FROM contacts WHERE last_name LIKE ?", f"{name} %")
    assert len(rows) in (0, MANY), "only some were added"
    return 1 + _removals(db, name, MANY) if rows else 0


def walked_through(steps: Steps[Any]) -> None:
    """Walk through labour as the window does: what needs no data file is done in another thread."""
    for step in steps:
        if isinstance(step, ApartStep):
            thread = Thread(target=step.run)
            thread.start()
            thread.join()


def _removals(db: Data, name: str, people: int) -> int:
    """How often these people were removed together and brought back."""
    rows = _all(db, "SELECT deleted_at FROM contacts WHERE last_name LIKE ?", f"{name} %")
    gone = sum(row["deleted_at"] is not None for row in rows)
    assert gone in (0, people), "only some are removed"
    actions = _all(
        db,
        "SELECT state FROM actions WHERE number IN (SELECT j.action FROM journal j"
        " JOIN contacts c ON c.id = j.row WHERE j.change = 'update' AND c.last_name LIKE ?)",
        f"{name} %",
    )
    undone = [row["state"] for row in actions if row["state"] != "done"]
    assert (gone == people) == (len(undone) < len(actions)), "the history tells something else"
    return len(actions) + len(undone)


def take_in(db: Data, name: str, folder: Path) -> Iterator[None]:
    """Files of ten people each, imported one after the other."""
    for number in count():
        path = folder / f"{name}-{number}.csv"
        rows = [f"Ann,{name} {number},ann{n}.{number}@{name}.example" for n in range(PEOPLE)]
        path.write_text("\n".join(["First name,Last name,Email", *rows]), encoding="utf-8")
        for _ in imports.apply(db, imports.plan(db, path, today=TODAY)):
            pass
        yield


def taken_in(db: Data, name: str) -> int:
    rows = _all(
        db,
        "SELECT last_name, count(*) AS people FROM contacts WHERE last_name LIKE ?"
        " GROUP BY last_name",
        f"{name} %",
    )
    assert all(row["people"] == PEOPLE for row in rows), "an import is half there"
    assert {row["last_name"] for row in rows} == {f"{name} {n}" for n in range(len(rows))}
    return len(rows)


def type_in(db: Data, name: str, folder: Path) -> Iterator[None]:
    """Somebody is typed and kept as a draft, then saved, which ends the draft; one after the other."""
    for number in count():
        words = f"{name} {number}"
        drafts.keep(db, Typing(id=words, form="contacts.new", typed={"last_name": words}))
        yield
        draft = ContactDraft(last_name=words)
        drafts.saving(db, words, lambda db, draft=draft: contacts.add(db, draft))  # type: ignore[misc]
        yield


def typed_in(db: Data, name: str) -> int:
    rows = _all(db, "SELECT last_name FROM contacts WHERE last_name LIKE ?", f"{name} %")
    people = {row["last_name"] for row in rows}
    left = [draft.id for draft in drafts.left(db) if draft.id.startswith(f"{name} ")]
    assert people == {f"{name} {n}" for n in range(len(rows))}
    assert left in ([], [f"{name} {len(rows)}"]), "a draft is lost, or there beside what was saved"
    return 2 * len(rows) + len(left)


DEEDS = {
    "save": Deed(save, saved),
    "edit": Deed(edit, edited),
    "delete": Deed(delete, deleted),
    "import": Deed(take_in, taken_in),
    "type": Deed(type_in, typed_in),
}
LARGE_DEEDS = {"delete many": Deed(delete_many, deleted_many)}
"""Those before which the window makes a backup in steps."""


def _all(db: Data, sql: str, *values: object) -> list[dict[str, Any]]:
    return list(db.query(sql, values))
