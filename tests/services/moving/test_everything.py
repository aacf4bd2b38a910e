"""Everything goes into one file, and makes the same group on another computer; what is hostile or cut short makes nothing."""

import datetime as dt
import io
import json
import tracemalloc
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from outreach_desktop.domain.labour import outcome
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, data_file, files, group
from outreach_desktop.services.making import letters
from outreach_desktop.services.moving import everything
from tests import builders

TODAY = dt.date(2026, 11, 30)
NOW = dt.datetime(2026, 11, 30, 10, 30).astimezone()


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The folder of the computer that everything leaves."""
    folder = tmp_path / "old"
    (folder / "Templates").mkdir(parents=True)
    with closing(_Open(folder / "Our group.outreach")) as opened:
        builders.sample_group(opened.db, TODAY)
        ann = builders.person(opened.db)
        files.attach(opened.db, ann.id, "cv.pdf", b"%PDF-1.4 cv")
        builders.template(folder / "Templates" / "Our letter.docx", "Dear {{ contact.last_name }}")
    return folder


class _Open:
    """A data file that is closed in order."""

    def __init__(self, path: Path) -> None:
        self.db = data_file.open_data(path, remember=False)

    def close(self) -> None:
        """As the program does."""
        data_file.close(self.db)


def packed(old: Path, out: Path) -> everything.MovedOut:
    with closing(_Open(old / "Our group.outreach")) as opened:
        return outcome(everything.pack(opened.db, out))


def dump(path: Path) -> list[str]:
    with closing(_Open(path)) as opened:
        db = opened.db
        people = contacts.get_all(db, contacts.find(db, today=TODAY))
        found = [repr(one) for one in people]
        kept = [
            files.content(db, one.id) for person in people for one in files.attached(db, person.id)
        ]
        return [*found, repr(kept), repr(group.profile(db)), repr(group.senders(db))]


def test_a_new_computer_has_the_same_group_and_makes_letters(old: Path, tmp_path: Path) -> None:
    out, new = tmp_path / "all.everything.zip", tmp_path / "new"
    done = packed(old, out)
    came = outcome(everything.unpack(out, new))

    assert (done.templates, [one.name for one in came.templates]) == (1, ["Our letter.docx"])
    assert came.people == done.people > 30
    assert came.path == new / "Our group.outreach"
    assert dump(came.path) == dump(old / "Our group.outreach")
    with closing(_Open(came.path)) as opened:
        ids = contacts.find(opened.db, today=TODAY)[:1]
        choice = letters.choice("Our letter", opened.db)
        plan = letters.plan(opened.db, ids, [choice], today=TODAY)
        (made,) = letters.make(opened.db, plan, tmp_path / "letters", now=NOW)
        assert made.path is not None
        assert made.path.is_file()


def test_nothing_that_is_there_is_replaced(old: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.everything.zip"
    packed(old, out)
    before = {one.name: one.read_bytes() for one in old.iterdir() if one.suffix == ".outreach"}
    (old / "Templates" / "Our letter.docx").write_bytes(b"changed since")

    came = outcome(everything.unpack(out, old))

    assert came.path.name == "Our group (2).outreach"
    assert [one.name for one in came.templates] == ["Our letter (2).docx"]
    assert (old / "Templates" / "Our letter.docx").read_bytes() == b"changed since"
    assert (old / "Our group.outreach").read_bytes() == before["Our group.outreach"]
    again = outcome(everything.unpack(out, old))
    assert [one.name for one in again.templates] == ["Our letter (2).docx"]


def test_an_export_is_never_written_over_and_leaves_nothing_when_stopped(
    old: Path, tmp_path: Path
) -> None:
    out = tmp_path / "all.everything.zip"
    out.write_bytes(b"mine")
    with pytest.raises(OutreachError, match="already"):
        packed(old, out)
    out.unlink()
    with closing(_Open(old / "Our group.outreach")) as opened:
        steps = everything.pack(opened.db, out)
        next(steps)
        steps.close()

    assert sorted(one.name for one in tmp_path.iterdir()) == ["old"]


def test_an_import_that_is_stopped_leaves_nothing(old: Path, tmp_path: Path) -> None:
    out, new = tmp_path / "all.everything.zip", tmp_path / "new"
    packed(old, out)
    steps = everything.unpack(out, new)
    next(steps)
    steps.close()

    assert list(new.iterdir()) == []


Change = Callable[[dict[str, bytes], dict[str, Any]], None]


def _rewritten(path: Path, change: Change) -> bytes:
    with zipfile.ZipFile(path) as plain:
        members = {one: plain.read(one) for one in plain.namelist()}
    told = json.loads(members["everything.json"])
    change(members, told)
    members["everything.json"] = json.dumps(told).encode()
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in members.items():
            new.writestr(name, content)
    return kept.getvalue()


def _climbs(members: dict[str, bytes], told: dict[str, Any]) -> None:
    members["Templates/../../evil.docx"] = b"x"
    told["files"].append({"name": "Templates/../../evil.docx", "size": 1, "sha256": ""})


def _is_absolute(members: dict[str, bytes], told: dict[str, Any]) -> None:
    told["data_name"] = "/etc/evil.outreach"
    del members


def _is_no_template(members: dict[str, bytes], told: dict[str, Any]) -> None:
    members["Templates/run.exe"] = b"x"
    told["files"].append({"name": "Templates/run.exe", "size": 1, "sha256": ""})


def _has_more(members: dict[str, bytes], _: dict[str, Any]) -> None:
    members["hidden.txt"] = b"x"


def _is_a_bomb(members: dict[str, bytes], told: dict[str, Any]) -> None:
    members["Templates/bomb.docx"] = bytes(101 << 20)
    told["files"].append({"name": "Templates/bomb.docx", "size": 101 << 20, "sha256": ""})


def _the_last_was_changed(members: dict[str, bytes], told: dict[str, Any]) -> None:
    """After a template that is as it was packed."""
    members["Templates/Zuletzt.docx"] = b"changed"
    told["files"].append({"name": "Templates/Zuletzt.docx", "size": 7, "sha256": "0" * 64})


def _says_less(_: dict[str, bytes], told: dict[str, Any]) -> None:
    told["files"][0]["size"] = 100


def _was_changed(members: dict[str, bytes], _: dict[str, Any]) -> None:
    data = bytearray(members["data.outreach"])
    data[5000] ^= 1
    members["data.outreach"] = bytes(data)


def _is_no_data_file(members: dict[str, bytes], told: dict[str, Any]) -> None:
    import hashlib

    members["data.outreach"] = b"SQLite format 3\0 but nothing more"
    content = members["data.outreach"]
    digest = hashlib.sha256(content).hexdigest()
    told["files"][0] |= {"size": len(content), "sha256": digest}


@pytest.mark.parametrize(
    "change",
    [
        _climbs,
        _is_absolute,
        _is_no_template,
        _has_more,
        _is_a_bomb,
        _the_last_was_changed,
        _says_less,
        _was_changed,
        _is_no_data_file,
    ],
)
def test_what_is_hostile_or_changed_makes_nothing(
    old: Path, tmp_path: Path, change: Change
) -> None:
    out, new = tmp_path / "all.everything.zip", tmp_path / "new"
    packed(old, out)
    out.write_bytes(_rewritten(out, change))

    with pytest.raises(OutreachError) as refused:
        outcome(everything.unpack(out, new))

    assert "imported" in str(refused.value) or "not used" in str(refused.value)
    assert not list(new.iterdir())
    assert not list(tmp_path.rglob("evil*"))


def test_a_template_too_large_to_come_in_is_named_before_it_goes_out(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(everything, "_LARGEST_TEMPLATE", 100)

    with pytest.raises(OutreachError, match=r"Our letter\.docx.* is larger than"):
        packed(old, tmp_path / "all.everything.zip")
    assert [one.name for one in tmp_path.iterdir()] == ["old"]


@pytest.mark.parametrize("length", [0, 100, 20_000, -30])
def test_one_that_is_cut_short_is_refused(old: Path, tmp_path: Path, length: int) -> None:
    out, new = tmp_path / "all.everything.zip", tmp_path / "new"
    packed(old, out)
    out.write_bytes(out.read_bytes()[:length])

    with pytest.raises(OutreachError, match="not complete"):
        outcome(everything.unpack(out, new))
    assert not list(new.iterdir())


def test_another_zip_is_told_apart(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "photos.zip", "w") as new:
        new.writestr("a.png", b"x")

    with pytest.raises(OutreachError, match="was not made by Export everything"):
        outcome(everything.unpack(tmp_path / "photos.zip", tmp_path / "new"))


def test_templates_are_never_whole_in_memory(old: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.everything.zip"
    (old / "Templates" / "Large.docx").write_bytes(bytes(40 << 20))
    packed(old, out)
    tracemalloc.start()
    came = outcome(everything.unpack(out, tmp_path / "new"))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [one.stat().st_size for one in came.templates if one.name == "Large.docx"] == [40 << 20]
    assert most < 20 << 20
