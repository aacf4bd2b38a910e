"""Data files that open with a double click: asked of the desktop's own tools, where they are installed."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.services import association, data_file

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="this is how Linux desktops do it")


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home of somebody with GNOME; where its data files lie."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "GNOME")
    return tmp_path


def needs(*programs: str) -> pytest.MarkDecorator:
    missing = [program for program in programs if not shutil.which(program)]
    return pytest.mark.skipif(bool(missing), reason=f"{', '.join(missing)} is not installed")


def asked(*command: object) -> str:
    ran = subprocess.run([*map(str, command)], capture_output=True, text=True, check=True)
    return ran.stdout.strip()


@needs("xdg-mime", "gio", "update-mime-database")
def test_the_desktop_knows_a_data_file_by_its_name_and_what_opens_it(desktop: Path) -> None:
    association.associate()
    file = desktop / "My group.outreach"
    data_file.close(data_file.open_data(file, remember=False))

    kind = asked("xdg-mime", "query", "filetype", file)

    assert kind == "application/x-outreach-desktop"
    assert asked("xdg-mime", "query", "default", kind) == "outreach-desktop.desktop"


@needs("gio", "update-mime-database")
def test_a_data_file_that_lost_its_ending_is_known_by_what_is_in_it(desktop: Path) -> None:
    association.associate()
    file = desktop / "My group"
    data_file.close(data_file.open_data(file, remember=False))

    assert association.KIND in asked("gio", "info", "-a", "standard::content-type", file)


@needs("xdg-mime", "gio", "update-mime-database")
def test_removed_again_the_desktop_knows_nothing_of_it(desktop: Path) -> None:
    written = association.associate().files

    removed = association.forget().files

    assert removed == written
    assert not [path for path in written if path.exists()]
    assert association.forget().files == ()


@needs("desktop-file-validate")
def test_the_entry_of_the_menu_follows_the_specification(desktop: Path) -> None:
    entry = association.associate().files[0]

    assert asked("desktop-file-validate", entry) == ""


@pytest.mark.parametrize(
    "word",
    ["/home/ann/start.py", "/home/ann lee/My group", 'a "b" c', "100% `sure` $HOME", "back\\slash"],
)
def test_any_folder_can_be_named_in_the_entry(word: str) -> None:
    line = association.quoted(word)

    # First as a value of the file, then as Exec lines are read: like the double quotes of a shell.
    as_value = line.replace("%%", "%").replace("\\\\", "\\")
    assert asked("sh", "-c", f"printf %s {as_value}") == word


def test_what_the_entry_starts_is_this_program(desktop: Path) -> None:
    entry = association.associate().files[0].read_text(encoding="utf-8")

    line = next(line for line in entry.splitlines() if line.startswith("Exec="))
    *program, placeholder = shlex.split(line.removeprefix("Exec="))
    assert placeholder == "%f"
    assert asked(*program, "--version").startswith("Outreach Desktop ")


def test_tools_that_are_missing_are_named_with_their_package(
    desktop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", os.devnull)

    (note,) = association.associate().notes

    assert "shared-mime-info, desktop-file-utils, xdg-utils" in note
    assert "run this command again" in note


def test_a_folder_that_cannot_be_made_is_a_sentence(desktop: Path) -> None:
    (desktop / "data").write_text("a file where the folder belongs")

    with pytest.raises(OutreachError):
        association.associate()


def test_elsewhere_it_says_what_to_do_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")

    with pytest.raises(OutreachError, match="Only on Linux") as caught:
        association.associate()

    assert "Open with" in caught.value.hint
