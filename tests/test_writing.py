"""Files are written whole or not at all, never over another, under names every system takes."""

import errno
import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_desktop import private, writing
from outreach_desktop.errors import OutreachError
from outreach_desktop.writing import (
    FreeNames,
    free_name,
    make_folder,
    safe_name,
    write_new,
    write_over,
)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2026-11-22 O'Neil, Ann - Thank-you note", "2026-11-22 O'Neil, Ann - Thank-you note.docx"),
        ("A/B: what? 100%", "A-B- what- 100-.docx"),
        ("line\nbreak\tand tab", "line break and tab.docx"),
        ("\u202egnp.exe", "gnp.exe.docx"),
        ("..", "_.docx"),
        ("", "_.docx"),
        ("con", "_con.docx"),
        ("COM\u00b9.txt", "_COM\u00b9.txt.docx"),
        ("~$letter", "$letter.docx"),
        ("a\u2044b", "a-b.docx"),
        ("e\u0301", "\u00e9.docx"),
    ],
)
def test_a_name_keeps_what_every_system_takes(text: str, name: str) -> None:
    assert safe_name(text, ".docx") == name


@given(st.text(max_size=300))
def test_any_text_makes_a_name_that_can_be_written(text: str) -> None:
    name = safe_name(text, ".docx")

    assert name.endswith(".docx")
    assert len(name.encode()) <= writing.LONGEST_NAME
    assert not set(name) & set('<>:"/\\|?*%')
    assert name[0] not in ".~ "
    assert all(unicodedata.category(char)[0] != "C" for char in name)


@given(st.text(max_size=200))
def test_a_safe_name_is_its_own_safe_name(text: str) -> None:
    once = safe_name(text)
    assert safe_name(once) == once


def test_names_that_are_one_file_elsewhere_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "Smith.docx").touch()
    names = FreeNames(tmp_path)

    taken = [names.take(name).name for name in ("SMITH.docx", "smith.docx", "\u00e9.docx")]
    taken.append(names.take("e\u0301.docx").name)

    assert taken[:3] == ["SMITH (2).docx", "smith (3).docx", "\u00e9.docx"]
    assert taken[3].endswith(" (2).docx")


def test_a_numbered_name_stays_within_the_limit(tmp_path: Path) -> None:
    long = safe_name("\u00e9" * 300, ".docx")
    (tmp_path / long).touch()

    numbered = free_name(tmp_path, long)

    assert numbered.name.endswith(" (2).docx")
    assert len(numbered.name.encode()) <= writing.LONGEST_NAME


def test_a_name_that_a_folder_has_is_taken_too(tmp_path: Path) -> None:
    (tmp_path / "LETTER.docx").mkdir()

    assert free_name(tmp_path, "letter.docx").name == "letter (2).docx"
    with pytest.raises(OutreachError, match="is already in"):
        write_new(tmp_path / "LETTER.docx", b"letter")


def test_in_a_deep_folder_a_name_is_cut_until_windows_takes_the_path(tmp_path: Path) -> None:
    folder = tmp_path
    while len(str(folder)) < 170:
        folder = folder / "deep down"
    folder.mkdir(parents=True)

    path = free_name(folder, safe_name("long " * 40, ".docx"))
    write_new(path, b"letter")

    assert len(str(path)) <= writing.LONGEST_PATH
    assert len(str(writing.part_of(path))) < 260
    assert names_in(folder) == [path.name]


def test_after_a_crash_half_a_file_goes_and_a_whole_one_stays(tmp_path: Path) -> None:
    whole, begun, held = (tmp_path / f"{name}.docx" for name in ("whole", "begun", "held"))
    whole.write_bytes(b"letter")
    held.touch()  # on a disk without links, the place is held first
    for path in (whole, begun, held):
        writing.part_of(path).write_bytes(b"let")
        writing.clear_up(path)

    assert names_in(tmp_path) == ["whole.docx"]


def test_a_new_file_is_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    write_new(tmp_path / "a.txt", b"letter")

    assert (tmp_path / "a.txt").read_bytes() == b"letter"
    assert names_in(tmp_path) == ["a.txt"]


def test_a_taken_name_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"mine")

    with pytest.raises(
        OutreachError, match=r"is already in .* left as it is\. Choose another name"
    ):
        write_new(tmp_path / "a.txt", b"theirs")

    assert (tmp_path / "a.txt").read_bytes() == b"mine"
    assert names_in(tmp_path) == ["a.txt"]


def test_a_disk_without_links_still_overwrites_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    write_new(tmp_path / "a.txt", b"first")
    with pytest.raises(OutreachError, match="already in"):
        write_new(tmp_path / "a.txt", b"second")

    assert (tmp_path / "a.txt").read_bytes() == b"first"
    assert names_in(tmp_path) == ["a.txt"]


def test_a_full_disk_says_so_and_leaves_no_piece(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutreachError, match="The disk is full"):
        write_new(tmp_path / "a.txt", b"letter")

    assert names_in(tmp_path) == []


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutreachError, match="There is no folder"):
        write_new(tmp_path / "gone" / "a.txt", b"letter")
    with pytest.raises(OutreachError, match="There is no folder"):
        make_folder(tmp_path / "gone" / "letters")


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "letters").touch()

    with pytest.raises(OutreachError, match="is a file, not a folder"):
        make_folder(tmp_path / "letters")
    with pytest.raises(OutreachError, match="There is no folder"):
        write_new(tmp_path / "letters" / "a.txt", b"letter")


def test_a_folder_is_made_once(tmp_path: Path) -> None:
    make_folder(tmp_path / "letters")
    make_folder(tmp_path / "letters")

    assert (tmp_path / "letters").is_dir()


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="the administrator may write everywhere"
)
def test_a_read_only_folder_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    with pytest.raises(OutreachError, match="You do not have permission to write in the folder"):
        make_folder(tmp_path)
    with pytest.raises(OutreachError, match="You do not have permission to write in the folder"):
        write_new(tmp_path / "a.txt", b"letter")


def test_what_the_program_notes_for_itself_is_replaced_whole(tmp_path: Path) -> None:
    write_over(tmp_path / "seal", b"open")
    write_over(tmp_path / "seal", b"closed")

    assert (tmp_path / "seal").read_bytes() == b"closed"
    assert names_in(tmp_path) == ["seal"]


def test_a_failed_replacement_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_over(tmp_path / "seal", b"old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutreachError, match="The disk is full"):
        write_over(tmp_path / "seal", b"new")
    assert (tmp_path / "seal").read_bytes() == b"old"
    assert names_in(tmp_path) == ["seal"]


@pytest.mark.parametrize("held", [2, 99])
def test_a_file_that_windows_holds_for_a_moment_is_waited_for_and_not_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: int
) -> None:
    tries = []
    really = Path.replace

    def replace(part: Path, path: Path) -> Path:
        tries.append(part)
        if len(tries) <= held:
            error = PermissionError(errno.EACCES, "held")
            error.winerror = 32  # type: ignore[attr-defined, unused-ignore]
            raise error
        return really(part, path)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(private, "PATIENCE", (0.0, 0.0, 0.0))
    if held > 3:
        with pytest.raises(OutreachError):
            write_over(tmp_path / "seal", b"new")
        assert names_in(tmp_path) == []
    else:
        write_over(tmp_path / "seal", b"new")
        assert (tmp_path / "seal").read_bytes() == b"new"
