"""Organisations and people of the data file that were given the code of a register."""

import json
from collections.abc import Iterable

from outreach_desktop.db.engine.connection import Data

_THERE = "SELECT id, code FROM {table} WHERE deleted_at IS NULL AND code <> ''"


def places(db: Data, codes: Iterable[str] | None = None) -> dict[str, str]:
    """The organisations that have one of these codes, or any: code by id."""
    return _with_codes(db, "organisations", codes)


def people(db: Data, codes: Iterable[str] | None = None) -> dict[str, str]:
    """The same of people."""
    return _with_codes(db, "contacts", codes)


def _with_codes(db: Data, table: str, codes: Iterable[str] | None) -> dict[str, str]:
    sql = _THERE.format(table=table)
    if codes is None:
        return dict(db.execute(sql).fetchall())
    some = f"{sql} AND code IN (SELECT value FROM json_each(?)) ORDER BY created_at DESC, id"
    return dict(db.execute(some, [json.dumps(list(codes))]).fetchall())
