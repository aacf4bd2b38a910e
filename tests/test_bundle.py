"""A folder for a laptop that never has internet."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from packaging.tags import Tag
from packaging.utils import canonicalize_name, parse_wheel_filename

from tools.bundle import targets
from tools.bundle.__main__ import ROOT, BundleError, lay_out, make

SYSTEMS = list(targets.TARGETS)
PINNED = ROOT / "requirements" / "run.txt"


def names(text: str) -> set[str]:
    return {line.split("==")[0] for line in text.splitlines()}


def test_every_pinned_package_comes_along_with_its_hashes() -> None:
    (windows,) = targets.TARGETS["windows"]
    pinned = PINNED.read_text(encoding="utf-8")

    wanted = targets.needed(PINNED, windows, "3.12")

    assert names(wanted) == {each.line.split("==")[0] for each in targets.requirements(PINNED)}
    assert wanted.count("--hash=sha256:") == pinned.count("--hash=sha256:")
    assert ";" not in wanted


def test_what_another_computer_needs_is_decided_for_that_computer() -> None:
    of = {
        target.platform_machine: names(targets.needed(PINNED, target, "3.12"))
        for target in targets.TARGETS["macos"]
    }

    assert of["arm64"] - of["x86_64"] == {"pysqlite3"}


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_bundle_has_one_file_to_start_and_a_page_that_names_it(
    tmp_path: Path, system: str
) -> None:
    lay_out(tmp_path / "out", system, targets.PYTHONS)

    there = {path.name: path for path in (tmp_path / "out").iterdir()}
    assert there.pop("program").is_dir()
    text = there.pop("Read me first.html").read_text(encoding="utf-8")
    ((name, start),) = there.items()
    assert name.startswith("Start Outreach Desktop.")
    assert Path(name).stem in text
    assert "3.11, 3.12, 3.13 or 3.14" in text
    assert "@" not in text + start.read_text().replace("@echo", "").replace('"$@"', "")
    assert "3.14 3.13 3.12 3.11" in start.read_text()


def test_only_windows_has_the_line_ends_of_windows(tmp_path: Path) -> None:
    for system in SYSTEMS:
        lay_out(tmp_path / system, system, ("3.12",))

    ends = {path.suffix: b"\r\n" in path.read_bytes() for path in tmp_path.glob("*/Start*")}
    assert ends == {".bat": True, ".command": False, ".sh": False}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such shell")
@pytest.mark.parametrize(("system", "name"), [("linux", ".sh"), ("macos", ".command")])
def test_without_python_the_start_says_where_to_read_on(
    tmp_path: Path, system: str, name: str
) -> None:
    lay_out(tmp_path, system, ("3.12",))
    sh = shutil.which("sh")
    assert sh is not None

    ran = subprocess.run(
        [sh, f"Start Outreach Desktop{name}"],
        cwd=tmp_path,
        env={"PATH": str(_only(tmp_path, "dirname"))},
        capture_output=True,
        text=True,
    )

    assert ran.returncode == 1
    assert "Read me first.html" in ran.stdout


def _only(folder: Path, program: str) -> Path:
    """A folder with one program of the system in it."""
    tools = folder / "only"
    tools.mkdir()
    where = shutil.which(program)
    assert where is not None
    (tools / program).symlink_to(where)
    return tools


def test_what_is_there_already_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")

    with pytest.raises(BundleError, match="already there"):
        make("linux", targets.PYTHONS, tmp_path / "out")

    assert (tmp_path / "out" / "mine.txt").read_text() == "mine"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BundleError, match="There is no folder"):
        make("linux", targets.PYTHONS, tmp_path / "no" / "out")


@pytest.mark.slow
@pytest.mark.parametrize("system", SYSTEMS)
def test_a_bundle_holds_every_pinned_wheel(tmp_path: Path, system: str) -> None:
    make(system, targets.PYTHONS, tmp_path / "out")

    wheels = [
        parse_wheel_filename(path.name)
        for path in (tmp_path / "out" / "program" / "wheels").iterdir()
    ]
    for target in targets.TARGETS[system]:
        for python in targets.PYTHONS:
            for line in targets.needed(PINNED, target, python).splitlines():
                name, version = line.split()[0].split("==")
                assert any(
                    (canonicalize_name(name), version) == (wheel, str(found))
                    and any(_serves(tag, python, target) for tag in tags)
                    for wheel, found, _, tags in wheels
                ), (name, python, target.platform_machine)


def _serves(tag: Tag, python: str, target: targets.Target) -> bool:
    """Whether a wheel with this tag runs there, by the rules of the tags and not by pip's."""
    major, minor = python.split(".")
    of_python = (
        tag.interpreter in ("py3", f"cp{major}{minor}")
        or tag.interpreter == "py2.py3"
        or (tag.abi == "abi3" and int(tag.interpreter.removeprefix("cp3")) <= int(minor))
    )
    machine = {"AMD64": "amd64"}.get(target.platform_machine, target.platform_machine)
    of_system = tag.platform == "any" or (
        tag.platform.startswith(
            {"win32": "win", "darwin": "macosx", "linux": "manylinux"}[target.sys_platform]
        )
        and (tag.platform.endswith(machine) or tag.platform.endswith("universal2"))
    )
    return of_python and of_system


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="a network can be taken away on Linux only")
def test_a_bundle_starts_without_any_network(tmp_path: Path) -> None:
    alone = ["unshare", "--net"] if os.getuid() == 0 else ["unshare", "--net", "--map-root-user"]
    if not shutil.which("unshare") or subprocess.run([*alone, "true"]).returncode != 0:
        pytest.skip("this system does not let us take the network away")
    make("linux", ("{}.{}".format(*sys.version_info[:2]),), tmp_path / "out")

    ran = subprocess.run(
        [*alone, "sh", "Start Outreach Desktop.sh", "demo", "--out", str(tmp_path / "made")],
        cwd=tmp_path / "out",
        env={"HOME": str(tmp_path), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
    )

    assert ran.returncode == 0, ran.stderr
    assert len(list((tmp_path / "made").rglob("*.docx"))) > 60
