"""python start.py bundle --for windows|macos|linux [--python 3.12] OUT."""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.bundle.targets import PYTHONS, TARGETS, Target, needed

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
PROGRAM = (
    "start.py",
    "pyproject.toml",
    "outreach_desktop",
    "resources",
    "requirements/run.txt",
    "docs",
    "README.md",
    "CHANGELOG.md",
    "LICENSE",
    "NOTICES.md",
)
NAME = "Start Outreach Desktop"
START_FILES = {"windows": ".bat", "macos": ".command", "linux": ".sh"}
SYSTEMS = {"windows": "Windows 10 or 11", "macos": "macOS 13 or newer", "linux": "Linux (PC)"}
NEEDED_BYTES = 700 << 20


def main() -> int:
    """Make the folder; its exit code."""
    words = _words()
    pythons: tuple[str, ...] = (words.python,) if words.python else PYTHONS
    try:
        make(words.system, pythons, words.out)
    except BundleError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"\u201c{words.out}\u201d is ready. Copy the whole folder; its page says what to do.")
    return 0


class BundleError(Exception):
    """What a person can do something about, as a sentence."""


def _words() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="start.py bundle",
        description="Make a folder that starts the program on a computer that never has internet.",
    )
    parser.add_argument("--for", dest="system", required=True, choices=TARGETS)
    parser.add_argument(
        "--python", choices=PYTHONS, help="the Python there; without it, any of these"
    )
    parser.add_argument("out", type=Path, metavar="OUT", help="the folder to make")
    return parser.parse_args()


def make(system: str, pythons: tuple[str, ...], out: Path) -> None:
    """Make the folder `out`, whole or not at all. Raises BundleError."""
    if out.exists():
        raise BundleError(f"\u201c{out}\u201d is already there. Choose another name.")
    if not out.parent.is_dir():
        raise BundleError(f"There is no folder \u201c{out.parent}\u201d.")
    if shutil.disk_usage(out.parent).free < NEEDED_BYTES:
        raise BundleError(
            f"The disk of \u201c{out.parent}\u201d needs {NEEDED_BYTES >> 20} MB free for it."
        )
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".~bundle") as name:
        folder = Path(name) / out.name
        lay_out(folder, system, pythons)
        for target in TARGETS[system]:
            for python in pythons:
                _fetch(target, python, folder / "program" / "wheels")
        folder.rename(out)


def lay_out(folder: Path, system: str, pythons: tuple[str, ...]) -> None:
    """Everything but the packages: the program, the file to double-click, the page that says what to do."""
    _copy_program(folder / "program")
    _write_start(folder, system, pythons)


def _copy_program(folder: Path) -> None:
    folder.mkdir(parents=True)
    unwanted = shutil.ignore_patterns("__pycache__", "*.pyc", "pictures")
    for part in PROGRAM:
        source, place = ROOT / part, folder / part
        place.parent.mkdir(exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, place, ignore=unwanted)
        else:
            shutil.copy2(source, place)


def _fetch(target: Target, python: str, wheels: Path) -> None:
    """Bring the pinned wheels of one kind of computer and Python; pip checks each against its hash."""
    print(f"Fetching the packages for {target.tags[0]}, Python {python} ...", file=sys.stderr)
    abi = f"cp{python.replace('.', '')}"
    options = [f"--platform={tag}" for tag in target.tags]
    options += [f"--python-version={python}", "--implementation=cp"]
    options += [f"--abi={one}" for one in (abi, "abi3", "none")]
    with tempfile.TemporaryDirectory() as name:
        wanted = Path(name) / "wanted.txt"
        wanted.write_text(needed(ROOT / "requirements" / "run.txt", target, python), "utf-8")
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        command += ["--disable-pip-version-check", "--only-binary=:all:", "--require-hashes"]
        done = subprocess.run([*command, *options, "-r", str(wanted), "-d", str(wheels)])
    if done.returncode != 0:
        raise BundleError(
            "The packages could not be fetched. Check that this computer is online, then run the same command again."
        )


def _write_start(folder: Path, system: str, pythons: tuple[str, ...]) -> None:
    start = folder / f"{NAME}{START_FILES[system]}"
    text = _text(f"{system}{START_FILES[system]}").replace("@PYTHONS@", " ".join(reversed(pythons)))
    start.write_bytes(text.replace("\n", "\r\n" if system == "windows" else "\n").encode("ascii"))
    start.chmod(0o755)
    page = _text("read-me.html")
    for mark, words in {
        "@VERSION@": _version(),
        "@SYSTEM@": SYSTEMS[system],
        "@PYTHON@": _text(f"python-{system}.html").replace("@PYTHONS@", _listed(pythons)),
        "@START@": _text(f"start-{system}.html"),
    }.items():
        page = page.replace(mark, words)
    (folder / "Read me first.html").write_text(page, encoding="utf-8")


def _text(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def _listed(pythons: tuple[str, ...]) -> str:
    return pythons[0] if len(pythons) == 1 else f"{', '.join(pythons[:-1])} or {pythons[-1]}"


def _version() -> str:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


if __name__ == "__main__":
    sys.exit(main())
