"""A subject that did not exist before: one step, one entry, and everything that is done with subjects is done with it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from outreach_desktop.cli.commands import commands
from outreach_desktop.db import search
from outreach_desktop.db.engine import rows
from outreach_desktop.db.engine.connection import connect_in_memory
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.shape import migrations, shape, soundness
from outreach_desktop.domain.fields import Field, FieldKind, Searched, described
from outreach_desktop.domain.subjects import SUBJECTS, Subject
from outreach_desktop.services import data_file, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.safety import backup, recovery
from tests import builders, released

NOW = datetime(2026, 11, 22, 10, 30).astimezone()
RAFFLES = "raffles"

FIELDS = described(
    Field("prize", "Prize", searched=Searched.WORDS),
    Field("drawn_on", "Drawn on", FieldKind.DATE),
)
RAFFLE = Subject(
    table=RAFFLES,
    one="raffle",
    many="raffles",
    counted=lambda count: f"{count} raffle" if count == 1 else f"{count} raffles",
    fields=FIELDS,
    name=("prize",),
    is_named=True,
    in_backups=True,
)


def raffles(db: Data) -> None:
    """The step that brings the table."""
    db.execute("""
        CREATE TABLE raffles (
            id TEXT NOT NULL PRIMARY KEY,
            prize TEXT NOT NULL DEFAULT '',
            drawn_on TEXT CHECK (drawn_on IS date(drawn_on)),
            created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
            updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
            device TEXT NOT NULL DEFAULT '',
            deleted_at TEXT
        ) STRICT
    """)


@pytest.fixture(autouse=True)
def _a_subject_more(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    newest = migrations.NEWEST + 1
    monkeypatch.setitem(SUBJECTS, RAFFLES, RAFFLE)
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, raffles))
    monkeypatch.setattr(migrations, "NEWEST", newest)
    monkeypatch.setattr(migrations, "_migrations", migrations._steps(newest))
    migrations._new_one.cache_clear()
    shape._expected.cache_clear()
    yield
    migrations._new_one.cache_clear()
    shape._expected.cache_clear()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "My group.outreach"


@contextmanager
def opened(path: Path) -> Iterator[Data]:
    db = data_file.open_data(path, remember=False)
    try:
        yield db
    finally:
        data_file.close(db)


@pytest.fixture
def db(path: Path) -> Iterator[Data]:
    with opened(path) as db:
        yield db


def add(db: Data, prize: str) -> str:
    with changing(db, f"Add raffle {prize}"):
        return rows.keep(db, RAFFLES, {"prize": prize, "drawn_on": "2026-12-01"})


def change(db: Data, raffle: str, **columns: object) -> None:
    with changing(db, "Change raffle"):
        rows.change(db, RAFFLES, raffle, columns)


def remove(db: Data, raffle: str) -> None:
    with changing(db, "Remove raffle"):
        rows.put_in_bin(db, RAFFLES, [raffle])


def found(db: Data, words: str) -> list[str]:
    return search.found(db, words, RAFFLES)


def last_told(db: Data) -> tuple[str, ...]:
    return undo.details(db, undo.history(db)[0].id).sentences


def ruin(path: Path, page: int) -> None:
    content = bytearray(path.read_bytes())
    content[page * 4096 : (page + 1) * 4096] = bytes(4096)
    path.write_bytes(content)


def prizes(path: Path) -> set[str]:
    with opened(path) as db:
        kept = db.execute("SELECT prize FROM raffles WHERE deleted_at IS NULL").fetchall()
    return {prize for (prize,) in kept}


def test_what_is_done_to_it_is_undone_and_done_again(db: Data) -> None:
    hamper = add(db, "A hamper")
    change(db, hamper, prize="Two hampers")

    assert undo.undo(db).name == "Change raffle"
    assert rows.one(db, RAFFLES, hamper)["prize"] == "A hamper"
    undo.undo(db)
    assert db.execute("SELECT count(*) FROM raffles").fetchone() == (0,)
    undo.redo(db)
    assert undo.redo(db).kept == ()
    assert rows.one(db, RAFFLES, hamper)["prize"] == "Two hampers"


def test_the_history_names_it_and_its_fields(db: Data) -> None:
    hamper = add(db, "A hamper")
    assert last_told(db) == ("\u201cA hamper\u201d: added (drawn on 1 Dec 2026)",)
    change(db, hamper, prize="Two hampers", drawn_on="2026-12-02")

    assert last_told(db) == (
        "\u201cTwo hampers\u201d: prize A hamper \u2192 Two hampers",
        "\u201cTwo hampers\u201d: drawn on 1 Dec 2026 \u2192 2 Dec 2026",
    )
    remove(db, hamper)
    assert last_told(db) == ("\u201cTwo hampers\u201d: removed",)
    with pytest.raises(Exception, match="This raffle is no longer there"):
        rows.one(db, RAFFLES, hamper)


def test_undo_names_what_it_leaves(db: Data) -> None:
    hamper = add(db, "A hamper")
    first = undo.history(db)[0].id
    change(db, hamper, drawn_on="2026-12-02")

    assert undo.undo(db, first).kept == (
        "\u201cA hamper\u201d was changed since, so it was kept as it is.",
    )


def test_it_is_found_by_its_words_and_only_while_it_is_there(db: Data) -> None:
    hamper = add(db, "A h\u00e1mper")
    assert found(db, "hamp") == [hamper]
    change(db, hamper, prize="A cake")
    assert (found(db, "hamper"), found(db, "cake")) == ([], [hamper])
    remove(db, hamper)
    assert found(db, "cake") == []
    undo.undo(db)

    assert found(db, "cake") == [hamper]
    assert search.is_as_made_anew(db)
    assert soundness.faults(db) == []


def test_an_old_column_can_be_searched_from_a_later_step_on(
    tmp_path: Path, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    fields = SUBJECTS["events"].fields
    access = replace(fields["access"], searched=Searched.WORDS, searched_from=migrations.NEWEST)
    monkeypatch.setitem(fields, "access", access)
    older = migrations.NEWEST - 1
    new = connect_in_memory()
    migrations.build(new, older)
    assert shape.digest(new) == shape.KNOWN[older]

    with opened(released.unpacked(older, tmp_path)) as db:
        evening = builders.open_evening(db, today, access="Ramp from Fellgate Lane")
        assert search.found(db, "fellgate", "events") == [evening.id]
        assert search.found(db, "loop", "events")  # of those that were there before
        assert shape.strangers(db) == []


def test_backups_count_it_and_commands_say_so(db: Data, path: Path) -> None:
    add(db, "A hamper")
    remove(db, add(db, "A cake"))
    backup.back_up(db, now=NOW)
    (kept,) = backup.backups(path)
    assert kept.counts[RAFFLES] == 1

    run = partial(CliRunner().invoke, commands)
    listed = run(["--data", str(path), "backup", "--list", "--json"]).stdout
    assert [item[RAFFLES] for item in json.loads(listed)["items"]] == [1]
    heads = run(["--data", str(path), "backup", "--list"]).stdout.splitlines()[0]
    assert "Raffles" in heads.split()


def test_a_comparison_before_a_restore_names_what_would_be_lost(path: Path) -> None:
    with opened(path) as db:
        add(db, "A hamper")
        cake = add(db, "A cake")
        made = backup.back_up(db, now=NOW)
        change(db, cake, drawn_on=None)
        add(db, "A radio")
        compared = recovery.compare(db, made)

    assert (compared.lost, compared.gained, compared.changed) == (("A radio",), (), ("A cake",))
    assert (compared.present.rows[RAFFLES], compared.backup.rows[RAFFLES]) == (3, 2)
    recovery.restore(path, made, now=NOW)
    assert prizes(path) == {"A hamper", "A cake"}


def test_what_a_backup_is_too_old_to_know_would_be_lost(
    db: Data, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = tmp_path / "older.outreach"
    with monkeypatch.context() as before:
        before.setattr(migrations, "NEWEST", migrations.NEWEST - 1)
        before.setattr(migrations, "STEPS", migrations.STEPS[:-1])
        before.setattr(migrations, "_migrations", migrations._steps(migrations.NEWEST))
        migrations._new_one.cache_clear()
        data_file.close(data_file.open_data(older, remember=False))
    migrations._new_one.cache_clear()
    add(db, "A hamper")

    assert "A hamper" in recovery.compare(db, older).lost
    assert prizes(older) == set()


def test_it_is_salvaged_from_a_damaged_file(path: Path) -> None:
    with opened(path) as db:
        add(db, "A hamper")
        add(db, "A cake")
    ruin(path, 0)

    done = recovery.salvage(path, now=NOW)

    assert "2 raffles could be read" in done.sentences[0]
    assert prizes(done.path) == {"A hamper", "A cake"}
