"""Pin the requirements again, or check that every system and Python finds its files.

    python requirements/pin.py            writes the files beside it from pyproject.toml
    python requirements/pin.py --check    a dry installation for each system and Python; writes nothing

Needs uv (`pip install uv`). No address of an index is written to any file.
"""

import itertools
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
FILES = {
    "run.txt": ["pyproject.toml"],
    "test.txt": ["pyproject.toml", "--extra=test"],
    "bench.txt": ["pyproject.toml", "--extra=test", "--extra=bench"],
    "bundle.txt": ["--group=bundle"],
    "rust-docxtpl.txt": ["--group=rust-docxtpl"],
}
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
# The oldest systems that Qt's own files serve: Debian 12 or Ubuntu 22.04 on PCs, Debian 13 or
# Ubuntu 24.04 on ARM, macOS 13, Windows 10.
SYSTEMS = (
    "x86_64-manylinux_2_34",
    "aarch64-manylinux_2_39",
    "x86_64-pc-windows-msvc",
    "aarch64-apple-darwin",
    "x86_64-apple-darwin",
)


def pin() -> int:
    """Resolve once for all systems, with the hash of every file that may be installed."""
    options = "--universal --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet"
    for name, chosen in FILES.items():
        words = [f"--python-version={PYTHONS[0]}", f"--output-file={HERE / name}"]
        command = ["uv", "pip", "compile", *chosen, *options.split(), *words]
        subprocess.check_call(command, cwd=HERE.parent)
    return 0


def check() -> int:
    """How many pairs of system and Python cannot be served; each is named."""
    failed = 0
    options = ["--dry-run", "--require-hashes", "--only-binary=:all:", "-r", str(HERE / "test.txt")]
    for python, system in itertools.product(PYTHONS, SYSTEMS):
        with tempfile.TemporaryDirectory() as folder:
            words = [f"--python-version={python}", f"--python-platform={system}"]
            command = ["uv", "pip", "install", *options, *words, f"--target={folder}"]
            done = subprocess.run(command, capture_output=True, text=True)
        failed += done.returncode != 0
        print(python, system, "ok" if done.returncode == 0 else done.stderr)
    return failed


if __name__ == "__main__":
    sys.exit(check() if "--check" in sys.argv else pin())
