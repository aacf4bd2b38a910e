"""LibreOffice, where it is installed: it makes a PDF of a Word document, in a process of its own that asks nobody."""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from outreach_desktop import given, paths, writing
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import lent_copies
from outreach_desktop.words import say

_SECONDS: Final = 180.0
_LARGEST: Final = 500 << 20
_MAC: Final = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")


def place() -> Path | None:
    """Where it is; None where it is not installed."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return Path(found)
    if sys.platform == "win32":
        roots = (os.environ.get(name, "") for name in ("ProgramFiles", "ProgramFiles(x86)"))
        usual = [Path(root) / "LibreOffice/program/soffice.com" for root in roots if root]
    else:
        usual = [_MAC]
    return next((one for one in usual if paths.is_file(one)), None)


def as_pdf(document: bytes, office: Path) -> bytes:
    """The Word document as a PDF. OutreachError where LibreOffice makes none."""
    return as_pdfs([document], office)[0]


def as_pdfs(documents: Sequence[bytes], office: Path) -> list[bytes]:
    """Word documents as PDFs, made by one process, as to start it takes longer than a letter does.

    OutreachError where LibreOffice makes none of one of them.
    """
    folder = lent_copies.place()
    sources = [folder / f"{number}.docx" for number in range(len(documents))]
    for source, document in zip(sources, documents, strict=True):
        writing.write_new(source, document)
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    command = [str(office), "--headless", home, "--convert-to", "pdf", "--outdir", str(folder)]
    try:
        subprocess.run(  # noqa: S603 - the words are ours
            [*command, *map(str, sources)],
            check=True,
            capture_output=True,
            timeout=_SECONDS,
            env={**os.environ, **_with_our_fonts(folder)},
        )
        made = [given.read(one.with_suffix(".pdf"), at_most=_LARGEST) for one in sources]
    except (OSError, subprocess.SubprocessError, given.TooLargeError) as error:
        raise OutreachError(
            say("LibreOffice made no PDF ({why}).", why=_in_short(error)),
            hint=say("Keep the Word document instead: Word and LibreOffice make a PDF of it."),
        ) from error
    with contextlib.suppress(OSError):  # they are gone at the end of the program anyway
        shutil.rmtree(folder)
    return made


def _with_our_fonts(folder: Path) -> dict[str, str]:
    """On Linux it is told of the fonts that the program brings; elsewhere they cannot be lent."""
    if sys.platform != "linux":
        return {}
    settings = folder / "fonts.conf"
    fonts, usual = (
        paths.resource("fonts"),
        os.environ.get("FONTCONFIG_FILE", "/etc/fonts/fonts.conf"),
    )
    text = (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f'<include ignore_missing="yes">{escape(usual)}</include><dir>{escape(str(fonts))}</dir></fontconfig>'
    )
    writing.write_new(settings, text.encode())
    return {"FONTCONFIG_FILE": str(settings)}


def _in_short(error: Exception) -> str:
    if isinstance(error, subprocess.TimeoutExpired):
        return say("it took more than {seconds} seconds", seconds=f"{_SECONDS:.0f}")
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return type(error).__name__
