"""The table of docs/reliability.md, and the lines at the end of a test run."""

import os
import platform
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from sqlite_utils.utils import sqlite3

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reliability.md"
BEGIN, END = "<!-- proofs: begin -->", "<!-- proofs: end -->"
_IN_FULL, _HOLDS = "in full", "holds"
_HEAD = ("Proof", "What is done", "Tried", "Counted", "Result", "Seconds", "On")


@dataclass
class Row:
    """What the tests of one proof with the same words came to, added up."""

    name: str
    what: str
    tests: int
    in_full: bool
    seen: int = 0
    failed: int = 0
    skipped: str = ""
    seconds: float = 0.0
    numbers: dict[str, int] = field(default_factory=dict)

    def add(self, report: pytest.TestReport, numbers: Mapping[str, int]) -> None:
        """A test has ended, or failed to begin, or failed to clear up after itself."""
        self.seen += report.when != "teardown"
        self.failed += report.failed
        self.seconds += report.duration
        if report.skipped and isinstance(report.longrepr, tuple):
            self.skipped = str(report.longrepr[2]).removeprefix("Skipped: ")
        if report.when == "teardown":
            return
        for name, number in numbers.items():
            self.numbers[name] = self.numbers.get(name, 0) + number

    @property
    def is_whole(self) -> bool:
        """Whether all its tests came to an end: a run that was stopped proves nothing."""
        return self.seen >= self.tests

    @property
    def counted(self) -> str:
        """The numbers in words: "2,000 flips, 2,000 found"."""
        return ", ".join(f"{number:,} {_said(name)}" for name, number in self.numbers.items())

    @property
    def result(self) -> str:
        if self.failed:
            return f"**{self.failed} of {self.tests} parts failed**"
        return f"not tried: {self.skipped}" if self.skipped else _HOLDS


def _said(name: str) -> str:
    return name.replace("_", " ")


def order(row: Row) -> tuple[str, int, str]:
    """R2 before R10, and S after R."""
    return _place(row.name, row.what)


def _place(name: str, what: str) -> tuple[str, int, str]:
    letters = name.rstrip("0123456789")
    return letters, int(name[len(letters) :] or 0), what


def lines(rows: Sequence[Row]) -> list[str]:
    """One line a proof: "R6   200 flips, 200 found; 20 truncations, 20 found"."""
    parts: dict[str, list[str]] = {}
    for row in rows:
        said = row.counted or "nothing counted"
        parts.setdefault(row.name, []).append(
            said if row.result == _HOLDS else f"{said} ({row.result.strip('*')})"
        )
    return [f"{name:<4} {'; '.join(said)}" for name, said in parts.items()]


def write(rows: Sequence[Row]) -> None:
    """Put the rows of the proofs just tried in the place of their old ones; the others stay."""
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(with_rows(text, rows, date.today()), encoding="utf-8")


def with_rows(text: str, rows: Sequence[Row], today: date) -> str:
    """The page `text` with `rows` in its table; a trial that holds leaves the row of a full run."""
    before, _, rest = text.partition(BEGIN)
    old, _, after = rest.partition(END)
    lines_by_row = {
        _key(line): line for line in re.findall(r"^\| [A-Z]+\d+ .*$", old, re.MULTILINE)
    }
    in_full = {key for key, line in lines_by_row.items() if f"| {_IN_FULL} |" in line}
    new = {
        (row.name, row.what): _table_line(_cells(row, today))
        for row in rows
        if row.in_full or row.result != _HOLDS or (row.name, row.what) not in in_full
    }
    told = {(row.name, row.what) for row in rows}
    names = {row.name for row in rows}
    kept = {key: line for key, line in lines_by_row.items() if key[0] not in names or key in told}
    table = [
        _table_line(_HEAD),
        _table_line(["---"] * len(_HEAD)),
        *(line for _, line in sorted({**kept, **new}.items(), key=lambda item: _place(*item[0]))),
    ]
    return "\n".join([f"{before}{BEGIN}", _machine(today), "", *table, f"{END}{after}"])


def _cells(row: Row, today: date) -> list[str]:
    seconds = f"{row.seconds:,.0f}"
    tried = _IN_FULL if row.in_full else "few"
    return [row.name, row.what, tried, row.counted, row.result, seconds, today.isoformat()]


def _table_line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _key(line: str) -> tuple[str, str]:
    name, what = line.split("|")[1:3]
    return name.strip(), what.strip()


def _machine(today: date) -> str:
    return (
        f"Last written on {today.isoformat()}: Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}, {os.cpu_count()} cores, {platform.system()}."
    )
