"""Hashes of what erased people were known by, keyed with a secret of the file: it is a row beside them.

They have no bin and no journal, and are only ever added to. A file that got those of another has two secrets; each
hash is good with one of them.
"""

import datetime as dt
import hmac
import os
from collections.abc import Iterable, Mapping
from typing import Any, Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.domain.erasing.traces import Trace

TABLE: Final = "suppressions"
_KEY: Final = "secret"
_ENTRY: Final = "entry"
_PUT: Final = f"INSERT OR IGNORE INTO {TABLE} (hash, kind, since) VALUES (?, ?, ?)"


class Suppressed:
    """Who was erased, as far as that can be told. False where nobody was."""

    def __init__(self, rows: Iterable[Mapping[str, Any]]) -> None:
        self._secrets: list[bytes] = []
        self._days: dict[bytes, dt.date] = {}
        for row in rows:
            if row.get("kind") == _KEY:
                self._secrets.append(bytes(row["hash"]))
            elif row.get("hash"):
                self._days[bytes(row["hash"])] = _day(row.get("since"))

    def __bool__(self) -> bool:
        """Whether anybody was erased."""
        return bool(self._days)

    def since(self, trace: Trace) -> dt.date | None:
        """When someone who is known by this was erased; None where nobody was."""
        for secret in self._secrets:
            if (day := self._days.get(_hash(secret, trace))) is not None:
                return day
        return None

    def was_erased(self, contact_id: object) -> bool:
        """Whether the entry with this id was erased: an older file still has it."""
        return self.since(Trace(_ENTRY, str(contact_id))) is not None

    def count(self) -> int:
        """How many hashes there are."""
        return len(self._days)


def known(db: Data) -> Suppressed:
    """Whom this file knows."""
    return Suppressed(db.query(f"SELECT * FROM {TABLE}"))


def keep(db: Data, ids: Iterable[str], traces: Iterable[Trace], since: dt.date) -> None:
    """Keep what these entries were known by, and that they were erased."""
    secret = _secret(db)
    every = [*traces, *(Trace(_ENTRY, one) for one in ids)]
    for trace in every:
        db.execute(_PUT, [_hash(secret, trace), trace.kind, since.isoformat()])


def carry(db: Data, rows: Iterable[Mapping[str, Any]]) -> None:
    """See that what another file knows is known here too."""
    every = list(rows)
    if every:
        with db.atomic():
            for row in every:
                day = _day(row.get("since")).isoformat() if row.get("since") else None
                db.execute(_PUT, [row["hash"], row.get("kind") or _ENTRY, day])


def _secret(db: Data) -> bytes:
    asked = f"SELECT hash FROM {TABLE} WHERE kind = ? ORDER BY hash LIMIT 1"
    found = db.execute(asked, [_KEY]).fetchone()
    if found:
        return bytes(found[0])
    secret = os.urandom(32)
    db.execute(_PUT, [secret, _KEY, None])
    return secret


def _hash(secret: bytes, trace: Trace) -> bytes:
    return hmac.digest(secret, f"{trace.kind}\0{trace.text}".encode(), "sha256")


def _day(text: object) -> dt.date:
    try:
        return dt.date.fromisoformat(str(text))
    except ValueError:  # of a damaged file
        return dt.date(1970, 1, 1)
