"""Batches: what one press of Make was asked for, kept until it has come to its end."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.rows import CLOCK
from outreach_desktop.db.engine.values import Row
from outreach_desktop.domain.documents.batches import Batch
from outreach_desktop.domain.documents.documents import NOBODY

Asked = dict[str, Any]

_OF_EACH_KIND: Final = ("name", "title", "path", "sha256")
_ENCLOSURES: Final = "enclosures"
_PERHAPS: Final = ("event", "sender", "thanks_for", "out", "together")

# A batch that was taken back is nothing to go on with.
_OPEN = (
    "SELECT *, (SELECT count(*) FROM documents d WHERE d.batch_id = batches.id AND d.state = 'made'"
    " AND d.deleted_at IS NULL) AS made FROM batches WHERE ended_at IS NULL"
    " AND action IN (SELECT number FROM actions WHERE state = 'done')"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A document of a batch whose file stands; `template` is its title."""

    contact_id: str
    """The id of whom it is for, be it an organisation, or what stands for nobody."""
    template: str
    reference: str
    thanks_id: str | None


def begin(
    db: Data,
    batch_id: str,
    *,
    name: str,
    asked: Mapping[str, object],
    documents: int,
    begun_at: datetime,
    action: int,
) -> None:
    """Keep what was asked for; `action` is the one in the journal that makes it."""
    db.execute(
        "INSERT INTO batches (id, name, asked, documents, begun_at, action, device)"
        " VALUES (?, ?, ?, ?, ?, ?, (SELECT device FROM now_doing))",
        [batch_id, name, json.dumps(asked), documents, begun_at.isoformat(), action],
    )


def done_by(db: Data, batch_id: str, action: int) -> None:
    """The batch goes on as this action."""
    db.execute("UPDATE batches SET action = ? WHERE id = ?", [action, batch_id])


def end(db: Data, batch_id: str) -> None:
    """It came to its end; what was asked for is forgotten, because ten thousand names take room, but for what is enclosed."""
    kept = {_ENCLOSURES: found} if (found := enclosures(db, batch_id)) else {}
    db.execute(
        f"UPDATE batches SET asked = ?, ended_at = {CLOCK} WHERE id = ? AND ended_at IS NULL",
        [json.dumps(kept), batch_id],
    )


def enclosures(db: Data, batch_id: str) -> list[str]:
    """The ids of the files that go with its letters; none of an older program, or where a strange one wrote."""
    row = db.execute("SELECT asked FROM batches WHERE id = ?", [batch_id]).fetchone()
    try:
        found = json.loads(row[0]).get(_ENCLOSURES) if row else None
    except (ValueError, AttributeError, RecursionError):
        return []
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []


def unfinished(db: Data) -> list[Batch]:
    """Those that stopped half-way, oldest first; one of which nobody can read what was asked for is nothing to go on with."""
    return [
        _batch(row) for row in db.query(f"{_OPEN} ORDER BY begun_at, id") if _is_clear(row["asked"])
    ]


def asked(db: Data, batch_id: str) -> tuple[Batch, Asked, int] | None:
    """A batch that stopped, what it was asked for, and the number of its action; None once it is over."""
    row = next(iter(db.query(f"{_OPEN} AND id = ?", [batch_id])), None)
    if row is None or not _is_clear(row["asked"]):
        return None
    return _batch(row), json.loads(row["asked"]), row["action"]


def also_for(db: Data, batch_id: str | None) -> Mapping[str, Sequence[str]]:
    """Whom else the letters of a batch are for, where a household gets one: by the person whose document it is."""
    row = db.execute("SELECT asked FROM batches WHERE id = ?", [batch_id]).fetchone()
    if row is None or not _is_clear(row[0]):
        return {}
    return at_home(json.loads(row[0]), "also")


def at_home(asked: Asked, name: str) -> Mapping[str, Sequence[str]]:
    """Lists of people by a person, of what was asked for; none where an older program did not say, or a strange one."""
    told = asked.get(name)
    if not isinstance(told, dict):
        return {}
    lists = {person: others for person, others in told.items() if isinstance(others, list)}
    return {
        person: [one for one in others if isinstance(one, str)] for person, others in lists.items()
    }


def handed_on(asked: Asked, gone: Collection[str], served: Collection[str]) -> dict[str, object]:
    """What was asked for without those who are gone: the letter of a household is the next one's of it who was chosen.

    Not that of those who are `served`: it was made, and nobody gets it twice.
    """
    heirs, kept = dict[str, str](), dict[str, object](asked)
    chosen = at_home(asked, "chosen")
    for person in gone:
        left = [one for one in chosen.get(person, ()) if one not in gone]
        if left and person not in served:
            heirs[person] = left[0]
    people = asked.get("people")
    if isinstance(people, list):
        kept["people"] = [heirs.get(one, one) for one in people if one not in gone or one in heirs]
    if isinstance(copies := asked.get("copies"), list):
        kept["copies"] = [one for one in copies if one not in gone]
    for name in ("also", "chosen"):
        lists = at_home(asked, name)
        kept |= {name: dict(_without(lists, heirs, gone))} if lists else {}
    return kept


def _without(
    lists: Mapping[str, Sequence[str]], heirs: Mapping[str, str], gone: Collection[str]
) -> Iterator[tuple[str, list[str]]]:
    for person, others in lists.items():
        heir = heirs.get(person, person)
        left = [one for one in others if one not in gone and one != heir]
        if heir not in gone and left:
            yield heir, left


def made(db: Data, batch_id: str) -> list[Made]:
    """Its documents that are on timelines."""
    found = db.query(
        "SELECT coalesce(contact_id, organisation_id, :nobody) AS contact_id, template, reference, thanks_id"
        " FROM documents"
        " WHERE batch_id = :batch AND state = 'made' AND deleted_at IS NULL ORDER BY made_at, reference",
        {"batch": batch_id, "nobody": NOBODY},
    )
    return [Made(**row) for row in found]


def every(db: Data) -> list[tuple[str, str, datetime]]:
    """Id, name and moment of all that have documents on timelines, whether they came to their end or not, newest first."""
    found = db.execute(
        "SELECT id, name, begun_at FROM batches WHERE EXISTS (SELECT 1 FROM documents d"
        " WHERE d.batch_id = batches.id AND d.state = 'made' AND d.deleted_at IS NULL)"
        " ORDER BY begun_at DESC, id"
    ).fetchall()
    return [(row[0], row[1], datetime.fromisoformat(row[2])) for row in found]


def is_being_written(db: Data, batch_id: str) -> bool:
    """Whether documents of it are announced and not settled, because their folder is not to be seen."""
    half = "SELECT 1 FROM documents WHERE batch_id = ? AND state = 'writing' AND deleted_at IS NULL"
    return db.execute(half, [batch_id]).fetchone() is not None


def _is_clear(asked: str) -> bool:
    """Whether it says all that it takes to go on: a file from elsewhere may say anything there."""
    try:
        wanted = json.loads(asked)
        kinds = [each[name] for each in wanted["documents"] for name in _OF_EACH_KIND]
        texts = [*wanted["people"], *kinds, *wanted["policies"].values(), wanted["missing"]]
        date.fromisoformat(wanted["today"])
        together = wanted["together"]
        return (
            all(isinstance(text, str) for text in texts)
            and all(isinstance(wanted[name], str | None) for name in _PERHAPS)
            and (not together or Path(together).name != "")
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return False


def _batch(row: Row) -> Batch:
    wanted = json.loads(row["asked"])
    return Batch(
        id=row["id"],
        name=row["name"],
        kinds=tuple(kind["title"] for kind in wanted["documents"]),
        begun_at=datetime.fromisoformat(row["begun_at"]),
        documents=row["documents"],
        made=row["made"],
        out=_path(wanted["out"]),
        together=_path(wanted["together"]),
        new_sheets=wanted.get("new_sheets", False),  # an older program did not ask
    )


def _path(text: str | None) -> Path | None:
    return Path(text) if text else None
