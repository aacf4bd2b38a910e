"""How many pages LibreOffice makes of a file, before and after."""

import re
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

NEEDED = ("soffice", "pdfinfo")
"""The programs that must be installed."""

_AT_ONCE = 20  # files for one start of LibreOffice
_SECONDS = 60  # for each of them


def pages_of(files: Mapping[str, bytes], profile: Path) -> dict[str, int]:
    """The number of pages of each file that LibreOffice can open."""
    found: dict[str, int] = {}
    names = list(files)
    for start in range(0, len(names), _AT_ONCE):
        some = names[start : start + _AT_ONCE]
        found |= _converted({name: files[name] for name in some}, profile)
        for name in [one for one in some if one not in found]:  # one of them may have stopped it
            found |= _converted({name: files[name]}, profile)
    return found


def _converted(files: Mapping[str, bytes], profile: Path) -> dict[str, int]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, data in enumerate(files.values()):
            (folder / f"{number}.docx").write_bytes(data)
        command = ["soffice", "--headless", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", "pdf"]  # fmt: skip
        try:
            subprocess.run(
                [*command, "--outdir", folder, *sorted(folder.glob("*.docx"))],
                capture_output=True,
                timeout=_SECONDS * len(files),
                check=False,
            )
        except subprocess.TimeoutExpired:
            return {}
        return {
            name: _pages(pdf)
            for number, name in enumerate(files)
            if (pdf := folder / f"{number}.pdf").exists()
        }


def _pages(pdf: Path) -> int:
    told = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=False).stdout
    found = re.search(r"Pages:\s+(\d+)", told)
    return int(found[1]) if found else 0
