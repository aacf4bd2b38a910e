"""What is being typed, one row a form. It is nobody's action: undo and search know nothing of it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.rows import CLOCK
from outreach_desktop.db.engine.values import Row
from outreach_desktop.domain.drafts import Draft, Typing

_FORGET = "DELETE FROM drafts WHERE id = ?"


def keep(db: Data, typing: Typing) -> None:
    """Keep what stands in a form now in place of what stood there when it was kept last."""
    db.execute(
        "INSERT INTO drafts (id, form, subject_id, title, typed, before, device)"
        " VALUES (?, ?, ?, ?, ?, ?, (SELECT device FROM now_doing)) ON CONFLICT (id)"
        f" DO UPDATE SET typed = excluded.typed, before = excluded.before, kept_at = {CLOCK}",
        [
            typing.id,
            typing.form,
            typing.subject_id,
            typing.title,
            json.dumps(typing.typed),
            json.dumps(typing.before),
        ],
    )


def forget(db: Data, draft_id: str) -> None:
    """Forget a draft; one that was never kept is none."""
    db.execute(_FORGET, [draft_id])


@contextmanager
def forgetting(db: Data, draft_id: str) -> Iterator[None]:
    """What is changed inside is saved and the draft of it forgotten, or neither."""
    with db.atomic():
        yield
        db.execute(_FORGET, [draft_id])


def every(db: Data) -> list[Draft]:
    """All of them, newest first."""
    return [_draft(row) for row in db.query("SELECT * FROM drafts ORDER BY kept_at DESC, id")]


def _draft(row: Row) -> Draft:
    return Draft(
        id=row["id"],
        form=row["form"],
        subject_id=row["subject_id"],
        title=row["title"],
        typed=json.loads(row["typed"]),
        before=json.loads(row["before"]),
        kept_at=datetime.fromisoformat(row["kept_at"]),
    )
