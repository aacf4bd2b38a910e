"""Commands run as a person runs them, from the words to the exit code, in this process."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from outreach_desktop.cli import commands
from outreach_desktop.cli.exits import ended
from tests.builders import template


@dataclass(frozen=True)
class Ran:
    """What a command left: exit code, and what it said."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in an empty folder, with the data file group.outreach there."""
    monkeypatch.chdir(tmp_path)

    def run(*words: Any, data: str | None = "group.outreach") -> Ran:
        named = ["--data", data] if data else []
        monkeypatch.setattr(sys, "argv", ["outreach-desktop", *named, *map(str, words)])
        capsys.readouterr()
        code = ended(commands)
        return Ran(code, *capsys.readouterr())

    return run


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    return template(tmp_path / "letter.docx", "Dear {{ contact.salutation }},", "{{ today }}")


def said(path: str | Path) -> list[str]:
    return [paragraph.text for paragraph in Document(str(path)).paragraphs]


def refused(ran: Ran, message: str) -> None:
    """One sentence on stderr, nothing on stdout, exit code 1."""
    assert (ran.code, ran.out) == (1, ""), ran
    assert message in ran.err
    assert len(ran.err.splitlines()) == 1
