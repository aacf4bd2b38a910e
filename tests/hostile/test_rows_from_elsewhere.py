"""Rows of a data file that came from elsewhere: built as ours are, and yet not what a person would have written."""

import json
import shutil
import uuid
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from outreach_desktop.db.beside import seal
from outreach_desktop.db.engine.refusals import DamagedError
from outreach_desktop.db.file import data_file as files
from outreach_desktop.db.history import journal_limits
from outreach_desktop.db.shape import statements
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.events import Event
from outreach_desktop.domain.safety.moments import may_stand_in, moment
from outreach_desktop.services import contacts, data_file, events, this_computer
from outreach_desktop.services.safety import backup, recovery
from tests.hostile import plants
from tests.hostile.test_schema_plants import NOW, TODAY
from tests.timing import soon

TIMES = (
    "2026-01-01 00:00", "2451545", "now", "12:00", "2026-02-31T10:00:00Z", "0000-01-01T00:00:00Z", "2026-01-01T00:00:00",
    "9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+12:00", "-4713-11-24", "2026-13-01T00:00:00Z", "", "\u0662\u0660\u0662\u0666-01-01T00:00:00Z",
    "2026-01-01T24:00:00Z", "2026-01-01T00:00:00Z\n", "2026-01-01T00:00:00.0000000Z",
)  # fmt: skip


def _file(path: Path) -> Path:
    db = data_file.open_data(path, remember=False)
    contacts.add(db, ContactDraft(first_name="Ann", last_name="Ng"))
    contacts.add(db, ContactDraft(first_name="Jan", last_name="Luczak", do_not_contact=True))
    backup.back_up(db, now=NOW)
    data_file.close(db)
    return path


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _file(tmp_path_factory.mktemp("ready") / "Mine.outreach")


@pytest.fixture
def path(ready: Path, tmp_path: Path) -> Path:
    """A data file of one's own, and its backup."""
    shutil.copytree(ready.parent, tmp_path, dirs_exist_ok=True)
    return tmp_path / ready.name


@pytest.mark.parametrize("time", TIMES)
def test_a_time_that_is_none_is_found_and_bears_nothing_at_closing(path: Path, time: str) -> None:
    text = time.replace("'", "''")
    plants.plant(path, plants.off_the_record(f"UPDATE actions SET made_at = '{text}'"))
    with pytest.raises(DamagedError, match="no date that can be read"):
        data_file.open_data(path, remember=False)

    assert moment(time) is None


@pytest.mark.parametrize(
    "column",
    ["contacts.created_at", "contacts.updated_at", "contacts.deleted_at", "copies.made_at", "actions.made_at"],
)  # fmt: skip
def test_so_it_is_in_every_table(path: Path, column: str) -> None:
    table, name = column.split(".")
    plants.plant(path, plants.off_the_record(f"UPDATE {table} SET {name} = '2451545'"))

    with pytest.raises(DamagedError, match="no date that can be read"):
        data_file.open_data(path, remember=False)
    problem = backup.backup_at(path).problem or next(iter(_tested(path)), "")
    assert "no date that can be read" in problem


def _tested(path: Path) -> list[str]:
    folder = path.parent / "other" / "Backups"
    folder.mkdir(parents=True)
    shutil.copyfile(path, folder / "Mine 2026-11-01 10.00.00.outreach")
    return [row.problem for row in backup.test(folder.parent / "Mine.outreach")]


@pytest.mark.parametrize("time", TIMES)
def test_closing_closes_whatever_the_history_says(
    path: Path, time: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_limits, "is_due", lambda db: True)
    db = data_file.open_data(path, remember=False)
    db.execute("UPDATE actions SET made_at = ?", [time])
    data_file.close(db)

    known = seal.read(path)
    assert known is not None
    assert known.state == "closed"
    files.open_file(path, create=False, accept=True, secret=this_computer.secret()).close()


class _MistakeError(Exception):
    pass


@pytest.mark.parametrize("where", ["journal_limits", "before", "journal", "sealing"])
def test_closing_closes_whatever_goes_wrong_and_tells_it(
    path: Path, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(*_: object, **__: object) -> None:
        raise _MistakeError

    db = data_file.open_data(path, remember=False)
    watch = db.watch
    assert watch
    match where:
        case "journal_limits":
            monkeypatch.setattr(journal_limits, "is_due", wrong)
        case "before":
            monkeypatch.setattr(watch, "before_closing", wrong)
        case "journal":
            monkeypatch.setattr(type(db), "_leave_no_journal", wrong)
        case _:
            monkeypatch.setattr(seal, "write", wrong)
    with pytest.raises(_MistakeError):
        data_file.close(db)
    monkeypatch.undo()

    again = data_file.open_data(path, remember=False)  # the lock was given back
    assert contacts.count(again) == 2
    data_file.close(again)


def _points_elsewhere(db: Any) -> None:
    """Searching for Ann finds Jan, and the index fits the words that it was given."""
    words = dict(db.execute("SELECT row, words FROM search_rows WHERE subject = 'contacts'"))
    (one, its), (other, others) = words.items()
    db.execute("DELETE FROM search_rows")
    for row, said in ((one, others), (other, its)):
        db.execute(
            "INSERT INTO search_rows (subject, row, words) VALUES ('contacts', ?, ?)", [row, said]
        )


def _hides(db: Any) -> None:
    db.execute("DELETE FROM search_rows WHERE words LIKE '%Ann%'")


def _invents(db: Any) -> None:
    db.execute(
        "INSERT INTO search_rows (subject, row, words) VALUES ('contacts', 'nobody', 'Ann Ng')"
    )


@pytest.mark.parametrize("does", [_points_elsewhere, _hides, _invents])
def test_an_index_that_leads_to_others_is_made_anew(
    path: Path, does: Callable[[Any], None]
) -> None:
    plants.plant(path, does)
    with closing(data_file.look_at(path)) as looked_at:
        assert _names(looked_at) == ["Ng"]

    db = data_file.open_data(path, remember=False)
    assert "rebuilt" in " ".join(data_file.news(db))
    assert _names(db) == ["Ng"]
    data_file.close(db)


def _names(db: data_file.Data) -> list[str]:
    return [contacts.get(db, one).last_name for one in contacts.find(db, "ann", today=TODAY)]


def test_a_seal_that_came_with_the_file_opens_nothing_unread(path: Path) -> None:
    """It says of the file what is true, and was written by whoever changed it."""
    plants.plant(path, plants.off_the_record("UPDATE actions SET made_at = '2451545'"))
    theirs = json.dumps(
        {
            "state": "closed", "since": NOW.isoformat(), "rescued": "", "mark": "0" * 64,
            "holder": {"device": this_computer.name(), "computer": "", "pid": 1},
            "closing": {
                "sha256": seal.digest(path), "size": path.stat().st_size, "closed_at": NOW.isoformat(), "computer": "",
                "content": {"action": 2, "action_id": "", "people": 2},
            },
        }
    )  # fmt: skip
    seal.place(path).write_text(theirs)
    assert seal.read(path) is not None

    with pytest.raises(DamagedError, match="no date that can be read"):
        data_file.open_data(path, remember=False)


def test_a_file_that_another_computer_closed_is_read_and_opened_without_a_question(
    path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "of another"))
    told: list[str] = []
    db = data_file.open_data(path, remember=False, told=told.append)
    assert data_file.news(db) == ()
    data_file.close(db)
    assert any("another computer closed it last" in said for said in told)

    told.clear()
    data_file.close(data_file.open_data(path, remember=False, told=told.append))
    assert told == []


def every_event(db: data_file.Data) -> list[Event]:
    return [
        row.event
        for row in events.rows(db, [row for (row,) in db.execute("SELECT id FROM events")])
    ]


DAYS = ("0000-01-01", "-0001-01-01", "now", "2451545", "2026-02-30", "2026-01-01 ", "2026-01-01T10:00", "\u0662026-01-01", "", "2026-01-01" + "0" * 200_000)  # fmt: skip


TIMES_OF_DAY = ("now", "24:00", "10:00:00", "2026-01-01T10:00", "10:60", "1\u0660:00")


def _with_talks(path: Path, column: str, texts: Iterable[str]) -> None:
    """Written by somebody who had the file check nothing."""
    talks = [
        {"id": str(uuid.uuid4()), "title": "Talk", "date": "2026-01-01", column: text}
        for text in texts
    ]
    rows = ", ".join(
        "(" + ", ".join(f"'{value}'" for value in talk.values()) + ")" for talk in talks
    )
    plants.plant(
        path,
        plants.off_the_record(
            "PRAGMA ignore_check_constraints = ON",
            f"INSERT INTO events ({', '.join(talks[0])}) VALUES {rows}",
        ),
    )


@pytest.mark.parametrize("day", ["0000-01-01", "now"])
def test_a_day_that_is_in_no_calendar_is_refused(path: Path, day: str) -> None:
    _with_talks(path, "date", [day])
    with pytest.raises(DamagedError):
        data_file.open_data(path, remember=False)
    with pytest.raises(DamagedError):
        data_file.look_at(path)


def test_the_rest_of_its_row_is_saved(path: Path) -> None:
    assert not any(may_stand_in("events", "date", day) for day in DAYS)
    _with_talks(path, "date", DAYS)
    saved = recovery.salvage(path, now=NOW)
    with closing(data_file.look_at(saved.path)) as db:
        assert [event.date for event in every_event(db)] == [TODAY] * len(DAYS)


def test_so_it_is_with_a_time_of_day(path: Path) -> None:
    assert not any(may_stand_in("events", "ends_at", time) for time in TIMES_OF_DAY)
    _with_talks(path, "starts_at", TIMES_OF_DAY)
    with pytest.raises(DamagedError):
        data_file.open_data(path, remember=False)
    saved = recovery.salvage(path, now=NOW)
    with closing(data_file.look_at(saved.path)) as db:
        assert [event.starts_at for event in every_event(db)] == [None] * len(TIMES_OF_DAY)


@pytest.mark.parametrize("day", ["0001-01-01", "1583-10-15", "2024-02-29", "9999-12-31"])
def test_every_day_of_the_calendar_is_one(day: str) -> None:
    assert may_stand_in("events", "date", day)
    assert may_stand_in("roles", "ends_on", day)


def test_looking_judges_as_opening_does(path: Path) -> None:
    plants.plant(path, plants.off_the_record("UPDATE actions SET made_at = '2451545'"))

    with pytest.raises(DamagedError, match="no date that can be read"):
        data_file.look_at(path)


def test_an_index_of_another_make_is_refused_and_the_rest_saved(path: Path) -> None:
    """SQLite will not say of such a file whether it holds together."""
    plants.plant(path, plants.does("UPDATE search_config SET v = 99 WHERE k = 'version'"))
    with pytest.raises(DamagedError, match="cannot be read"):
        data_file.open_data(path, remember=False)
    with pytest.raises(DamagedError, match="cannot be read"):
        data_file.look_at(path)

    saved = recovery.salvage(path, now=NOW)
    with closing(data_file.look_at(saved.path)) as db:
        assert _names(db) == ["Ng"]


WISHES = ("2", "-1", "'yes'", "x'01'", "1.5", "1e999", "NULL", "9223372036854775807")


def test_a_wish_that_cannot_be_read_is_kept_and_told(path: Path) -> None:
    """Nobody hears from us because of what stands in a file."""
    rows = ", ".join(
        f"('{uuid.uuid4()}', 'Nr {at}', {wish}, 'x')" for at, wish in enumerate(WISHES)
    )
    columns = "id, last_name, do_not_contact, large_print"
    plants.plant(
        path, plants.loosely("contacts", f"INSERT INTO contacts ({columns}) VALUES {rows}")
    )
    with pytest.raises(DamagedError):
        data_file.open_data(path, remember=False)
    with pytest.raises(DamagedError):
        data_file.look_at(path)

    saved = recovery.salvage(path, now=NOW)
    theirs = {f"Nr {at}": True for at in range(len(WISHES))}
    assert _people(saved.path) == {"Ng": False, "Luczak": True, **theirs}
    assert {
        name for name in theirs if f"{name}: whether they wish" in " ".join(saved.sentences)
    } == set(theirs)


@pytest.mark.parametrize("name", ["x'ff00fe'", "7"])
def test_a_person_with_half_a_name_is_a_person(path: Path, name: str) -> None:
    plants.plant(path, plants.loosely("contacts", f"UPDATE contacts SET first_name = {name}"))

    assert _people(recovery.salvage(path, now=NOW).path) == {"Ng": False, "Luczak": True}


def test_a_wish_about_a_channel_outlives_its_id(path: Path) -> None:
    wish = (
        "INSERT INTO wishes (id, contact_id, channel, state)"
        " SELECT x'aa', id, 'email', 'no' FROM contacts WHERE last_name = 'Ng'"
    )
    plants.plant(path, plants.loosely("wishes", wish))

    with closing(data_file.look_at(recovery.salvage(path, now=NOW).path)) as db:
        assert db.execute("SELECT channel, state FROM wishes").fetchall() == [("email", "no")]


def _people(path: Path) -> dict[str, bool]:
    with closing(data_file.look_at(path)) as db:
        people = [contacts.get(db, one) for one in contacts.find(db, today=TODAY)]
    return {person.last_name: person.do_not_contact for person in people}


@pytest.mark.parametrize(
    "says",
    [
        plants.loosely("settings", "INSERT INTO settings VALUES ('big', zeroblob(61000000))"),
        plants.does("UPDATE search_data SET block = zeroblob(61000000) WHERE id = 1"),
        plants.loosely(
            "file_contents", "INSERT INTO file_contents VALUES ('x', zeroblob(61000000))"
        ),
    ],
)
def test_what_would_fill_the_memory_is_never_read(path: Path, says: plants.Plant) -> None:
    plants.plant(path, says)
    with pytest.raises(DamagedError, match="far larger than they can be"):
        data_file.open_data(path, remember=False)
    with pytest.raises(DamagedError, match="far larger than they can be"):
        data_file.look_at(path)

    assert _people(recovery.salvage(path, now=NOW).path) == {"Ng": False, "Luczak": True}


@pytest.mark.parametrize("named", ["", "/", ".", "a\0b"])
def test_a_document_that_is_said_to_lie_nowhere_keeps_no_file_closed(
    path: Path, named: str
) -> None:
    half = (
        "INSERT INTO documents (id, contact_id, template, template_sha256, path, sha256, state, made_at)"
        f" SELECT '{uuid.uuid4()}', id, 'A', '', '{named}', '', 'writing', '{NOW.isoformat()}' FROM contacts LIMIT 1"
    )
    plants.plant(path, plants.off_the_record(half.replace("\0", "' || char(0) || '")))

    db = data_file.open_data(path, remember=False)
    assert contacts.count(db) == 2
    data_file.close(db)


@pytest.mark.parametrize("sign", ["[", "'a ", '"', "`", "/*", "("])
def test_a_statement_of_signs_that_are_never_closed_is_read_at_once(sign: str) -> None:
    with soon(1):
        statements.columns("CREATE TABLE contacts (" + sign * 50_001)
