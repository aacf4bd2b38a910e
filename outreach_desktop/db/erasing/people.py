"""The entries of one person at all times: as they stand, as the journal has them, and those merged into it."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import ContactDraft

_NUMBERS: Final = ("phone", "mobile")
_END: Final = 9
"""Figures at the end of two numbers that make them one."""
_BETWEEN: Final = dict.fromkeys(map(ord, " -()./"), "")


def at_all_times(db: Data, ids: Sequence[str], keys: Iterable[str]) -> list[ContactDraft]:
    """What these entries say and said; `keys` are the ids of all rows that are the person's."""
    found = [_draft(row) for row in _states(db, "contacts", ids)]
    last = found[0].last_name if found else ""
    for row in _states(db, "roles", keys):
        email, phone = _text(row, "email"), _text(row, "phone")
        found.append(ContactDraft(last_name=last, email=email, phone=phone))
    return list(dict.fromkeys(found))


def _states(db: Data, table: str, ids: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Each row as it is, then as it was before each change, one column put back after the other."""
    for one in ids:
        row = next(iter(db.query(f"SELECT * FROM {table} WHERE id = ?", [one])), {})
        if row:
            yield row
        journal = "SELECT before, after FROM journal WHERE tbl = ? AND row = ? ORDER BY number DESC"
        for texts in db.execute(journal, [table, one]).fetchall():
            for text in texts:
                if text is not None:
                    row = {**row, **json.loads(text)}
                    yield row


def _draft(row: dict[str, Any]) -> ContactDraft:
    return ContactDraft(
        title=_text(row, "title"),
        first_name=_text(row, "first_name"),
        last_name=_text(row, "last_name"),
        email=_text(row, "email"),
        secure_email=_text(row, "secure_email"),
        phone=_text(row, "phone"),
        mobile=_text(row, "mobile"),
        address=Address(
            street=_text(row, "street"),
            town=_text(row, "town"),
            postcode=_text(row, "postcode"),
        ),
    )


def _text(row: dict[str, Any], name: str) -> str:
    return str(row.get(name) or "")


def _number_in(value: str) -> str:
    """A telephone number without what people put between its figures; "" for anything else."""
    left = value.translate(_BETWEEN)
    return left if left.removeprefix("+").isdecimal() else ""


def _squeezed(column: str) -> str:
    """SQL for the same of a column."""
    for sign in map(chr, _BETWEEN):
        column = f"replace({column}, '{sign}', '')"
    return column


def _same_number(column: str, number: str) -> str:
    """SQL for whether a column has this number, written with a country\u2019s code or without."""
    if len(number) < _END:
        return f"{_squeezed(column)} = :squeezed"
    return f"substr({_squeezed(column)}, -{_END}) = :end"


def shared_by_others(db: Data, ids: Sequence[str], values: Iterable[str]) -> set[str]:
    """Those of these emails, numbers and streets that others have too, such as a practice and all who work there."""
    columns = {
        "contacts": ("email", "secure_email", "phone", "mobile", "street"),
        "organisations": ("email", "phone", "street", "website"),
        "roles": ("email", "phone"),
        "senders": ("email", "phone"),
        "group_profile": ("email", "phone", "street"),
    }
    own = json.dumps(list(ids))
    found = set()
    for value in dict.fromkeys(values):
        number = _number_in(value)
        for table, names in columns.items():
            key = {"contacts": "id", "roles": "contact_id"}.get(table)
            others = f" AND {key} NOT IN (SELECT value FROM json_each(:own))" if key else ""
            same = " OR ".join(
                _same_number(name, number) if number else f"lower({name}) = lower(:value)"
                for name in names
                if not number or name in _NUMBERS
            )
            asked = f"SELECT 1 FROM {table} WHERE ({same}){others} LIMIT 1"
            given = {"value": value, "squeezed": number, "end": number[-_END:], "own": own}
            if same and db.execute(asked, given).fetchone():
                found.add(value)
                break
    return found
