#!/usr/bin/env python3
"""Start Outreach Desktop from a fresh clone: no step before this one.

    python3 start.py            opens the program
    python3 start.py FILE       opens the program on this data file
    python3 start.py demo       makes sample documents without a window
    python3 start.py test       installs and runs every check
    python3 start.py prove R6   proofs that nothing is lost, in full; without names all of them, for an hour
    python3 start.py bundle --for windows FOLDER
                                makes a folder that starts on a computer without internet
    python3 start.py ...        any other words go to the program's command line

Written so that Python 3.7 can read it: an old Python must be able to say that it is too old.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
WHEELS = ROOT / "wheels"  # in a bundle: all packages, for a computer without internet
PIP = ["install", "--quiet", "--disable-pip-version-check"]
APT_INSTALL = ["apt-get", "install", "-y", "--no-install-recommends"]
OLDEST, NEWEST = (3, 11), (3, 14)
ENVIRONMENT = f"{ROOT}\n{sys.version}"

# What a bare Debian or Ubuntu lacks for Qt: the library Qt opens, and the package that holds it.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
PRINTING = {"libcups.so.2": "libcups2"}  # without it the window opens all the same

CHECKS = {
    "format": ["-m", "ruff", "format", "--check", "."],
    "lint": ["-m", "ruff", "check", "."],
    "types": ["-m", "mypy"],
    "import contracts": ["-c", "from importlinter.cli import lint_imports_command as run; run()"],
    "tests": ["-m", "pytest", "-q", "-n", "auto", "--dist", "worksteal"],
    "walks through the window": ["-m", "pytest", "-q", "-n", "auto", "tests/walks"],
}

# Programs that some tests use where they are there, and the package that holds each.
TEST_PROGRAMS = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdg-mime": "xdg-utils",
    "gio": "libglib2.0-bin",
    "update-mime-database": "shared-mime-info",
    "desktop-file-validate": "desktop-file-utils",
}


def main(words: list[str]) -> None:
    """Make the environment ready, then become the program."""
    check_python()
    if words[:1] == ["bundle"]:
        prepare("bundle.txt")
        sys.exit(subprocess.call([str(PYTHON), "-P", "-m", "tools.bundle", *words[1:]]))
    testing = words[:1] in (["test"], ["prove"])
    prepare("test.txt" if testing else "run.txt")
    if testing:
        require_qt_libraries(QT_LIBRARIES)
        offer_test_programs()
        sys.exit(run_checks(words[1:]) if words[0] == "test" else prove(words[1:]))
    if opens_window(words):
        on_x11 = os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY")
        require_qt_libraries({**QT_LIBRARIES, **X11_LIBRARIES} if on_x11 else QT_LIBRARIES)
        offer_printing()
    become([str(PYTHON), "-m", "outreach_desktop", *words])


def opens_window(words: list[str]) -> bool:
    """Whether these words open the window: none, or only the name of a data file."""
    sys.path.insert(0, str(ROOT))
    from outreach_desktop.start_words import file_for_window

    return file_for_window(words) is not None


def say(text: str) -> None:
    """Tell the person at the terminal what is going on; standard output is kept for results."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def stop(text: str) -> None:
    """End with a sentence that a person can act on."""
    say(text)
    sys.exit(1)


def check_python() -> None:
    """Stop where this Python is too old, or newer than the pinned packages know."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        stop(
            "Outreach Desktop needs Python 3.{} to 3.{}; this one is {}.{}. ".format(
                OLDEST[1], NEWEST[1], *sys.version_info[:2]
            )
            + f"Start it with one of those, for example: python3.{NEWEST[1]} start.py"
        )


def prepare(requirements: str) -> None:
    """Make `.venv` hold what the file `requirements` pins; instant where it already does."""
    pinned = ROOT / "requirements" / requirements
    wanted = hashlib.sha256(pinned.read_bytes() + ENVIRONMENT.encode()).hexdigest()
    stamp = VENV / f"{requirements}.installed"
    if text_of(stamp) == wanted:
        return
    make_environment()
    say(
        "Installing what lies beside it; this needs no internet ..."
        if WHEELS.is_dir()
        else "Installing the pinned packages (about 100 MB the first time) ..."
    )
    if subprocess.call([*installer(), "--require-hashes", "-r", str(pinned)]) != 0:
        if WHEELS.is_dir():
            stop(
                "The packages beside it could not be installed. Check that this folder was copied whole, that it was made "
                "for this kind of computer (its page says which), and that the disk has 1 GB free."
            )
        stop(
            "The packages could not be installed. Check that this computer is online for its "
            "first start and that the disk has 1 GB free, then run the same command again."
        )
    stamp.write_text(wanted, encoding="utf-8")
    say("Ready.")


def installer() -> list[str]:
    """The command that installs packages: from the folder beside it where there is one, else from the index."""
    if WHEELS.is_dir():
        return [
            str(PYTHON),
            str(pip_in_wheels() / "pip"),
            *PIP,
            "--no-index",
            f"--find-links={WHEELS}",
        ]
    uv = shutil.which("uv")
    if uv:
        return [uv, "pip", "install", "--quiet", "--python", str(PYTHON)]
    return [str(PYTHON), "-m", "pip", *PIP]


def pip_in_wheels() -> Path:
    """Pip itself, which can be run out of its wheel: Debian's Python does not bring it along."""
    found = sorted(WHEELS.glob("pip-*.whl"))
    if not found:
        stop("The folder is not whole: pip is missing among its packages. Copy it again.")
    return found[-1]


def text_of(path: Path) -> str:
    """The text of a file, or "" where there is none."""
    return path.read_text(encoding="utf-8") if path.exists() else ""


def make_environment() -> None:
    """A virtual environment beside this file that sees the source tree."""
    made_by = VENV / "made-by"
    if PYTHON.exists() and text_of(made_by) == ENVIRONMENT:
        return
    if Path(sys.prefix).resolve() == VENV.resolve():  # it cannot take itself away and go on
        stop(f"Start it with a Python from outside {VENV}, for example: python3 start.py")
    if not os.access(str(ROOT), os.W_OK):
        stop(f"The folder {ROOT} cannot be written to. Copy it to a folder of your own first.")
    say(f"Making an environment for Outreach Desktop in {VENV} ...")
    shutil.rmtree(str(VENV), ignore_errors=True)
    if not (WHEELS.is_dir() or has_venv()):
        install_debian([venv_package()], "Python's venv module is missing.")
    without_pip = ["--without-pip"] if WHEELS.is_dir() else []
    made = subprocess.run(
        [sys.executable, "-m", "venv", *without_pip, str(VENV)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if made.returncode != 0:
        shutil.rmtree(str(VENV), ignore_errors=True)
        reason = made.stdout.decode(errors="replace").strip().splitlines()[-1:]
        stop(f"The environment could not be made. Python says: {' '.join(reason)}")
    packages = subprocess.check_output(
        [str(PYTHON), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    )
    (Path(packages.decode().strip()) / "outreach_desktop.pth").write_text(f"{ROOT}\n", "utf-8")
    made_by.write_text(ENVIRONMENT, encoding="utf-8")


def has_venv() -> bool:
    """Whether this Python can make environments; Debian ships it without `ensurepip`."""
    try:
        __import__("ensurepip")
        __import__("venv")
    except ImportError:
        return False
    return True


def venv_package() -> str:
    """What Debian calls the missing part: of its own Python, or of another version."""
    own = Path("/usr/bin/python3").resolve().name
    this = "python{}.{}".format(*sys.version_info[:2])
    return "python3-venv" if own == this else f"{this}-venv"


def require_qt_libraries(libraries: dict[str, str]) -> None:
    """Make sure that the system libraries Qt opens are there (Linux only)."""
    if not sys.platform.startswith("linux"):
        return
    missing = [package for library, package in libraries.items() if not can_open(library)]
    if missing:
        install_debian(missing, "The window needs system libraries that are missing.")


def can_open(library: str) -> bool:
    """Whether the system's loader finds `library`."""
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_debian(packages: list[str], why: str) -> None:
    """Install `packages` where we may (root on Debian or Ubuntu); else name them and stop."""
    command = " ".join([*APT_INSTALL, *packages])
    if not shutil.which("apt-get"):
        stop(f"{why} Install what Debian calls: {' '.join(packages)}. Then start again.")
    if os.geteuid() != 0:
        stop(f"{why} Run this once, then start again: sudo {command}")
    say(f"{why} Installing {' '.join(packages)} ...")
    if not apt_install(packages):
        stop(f"That did not work. Run it yourself, then start again: {command}")


def apt_install(packages: list[str]) -> bool:
    """Install Debian packages as root, without a question; whether that worked."""
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    subprocess.call(["apt-get", "update"], stdout=subprocess.DEVNULL, env=quiet)
    return subprocess.call([*APT_INSTALL, *packages], stdout=subprocess.DEVNULL, env=quiet) == 0


def offer_printing() -> None:
    """Bring what printers are found with, where we may; where not, say what to install, and go on without."""
    missing = [package for library, package in PRINTING.items() if not can_open(library)]
    if not sys.platform.startswith("linux") or not missing:
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        say(f"Printing needs a library that is missing. Installing {' '.join(missing)} ...")
        if apt_install(missing):
            return
    say(f"To print, install {' '.join(missing)}. Until then documents can be saved as PDF.")


def offer_test_programs() -> None:
    """Bring what some tests use besides, where we may; where not, they say themselves what they go without."""
    if not sys.platform.startswith("linux"):
        return
    missing = [package for name, package in TEST_PROGRAMS.items() if not shutil.which(name)]
    missing += [package for name, package in X11_LIBRARIES.items() if not can_open(name)]
    if not missing:
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        say(f"Some tests use programs that are missing. Installing {' '.join(missing)} ...")
        if apt_install(missing):
            return
    say(f"Some tests do without these Debian packages: {' '.join(missing)}.")


def run_checks(words: list[str]) -> int:
    """Every check in order; the first that fails ends it. `words` go to pytest."""
    for name, command in CHECKS.items():
        say(f"== {name}")
        code = run_check([*command, *(words if name == "tests" else [])])
        if code != 0:
            say(f"The check \u201c{name}\u201d failed.")
            return code
    return 0


def prove(words: list[str]) -> int:
    """The proofs named in `words`, or all, at their full counts; what begins with - goes to pytest."""
    names = [word for word in words if not word.startswith("-")]
    options = [word for word in words if word.startswith("-")]
    asked = f"--prove={','.join(names) or 'all'}"
    return run_check(
        [*CHECKS["tests"], "tests/reliability", "tests/hostile", "tests/walks", asked, *options]
    )


def run_check(command: list[str]) -> int:
    """One check, in the environment, without a screen; its exit code."""
    environment = dict(os.environ)
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    return subprocess.call([str(PYTHON), *command], cwd=str(ROOT), env=environment)


def become(command: list[str]) -> None:
    """Turn into the program, so that signals and exit codes are its own."""
    if os.name == "nt":
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        say("Stopped. The same command goes on from here.")
        sys.exit(130)
