"""Ten million providers are read from a stream and searched from the disk, and no search takes longer than people wait."""

import io
import statistics
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from benchmarks.made_registers import npi, nppes_lines
from benchmarks.registers import searches
from outreach_desktop.domain.labour import outcome
from outreach_desktop.exchange.registers.sources import RegisterSource
from outreach_desktop.services.registers import finding, reading
from tests.reliability.counts import Counted, proof

_MOST = 0.1
"""Seconds of the processor: what the clock says hangs on who else is at work."""
_BYTES_EACH = 1150
_SEARCHES = 160


class _Lines(io.RawIOBase):
    """A file that is made while it is read."""

    def __init__(self, lines: Iterator[str]) -> None:
        super().__init__()
        self._lines = lines
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, into: bytearray) -> int:  # type: ignore[override]  # any buffer there is
        while len(self._rest) < len(into) and (line := next(self._lines, "")):
            self._rest += line.encode()
        taken, self._rest = self._rest[: len(into)], self._rest[len(into) :]
        into[: len(taken)] = taken
        return len(taken)


@proof("N1", "searches among made-up providers of NPPES, read from a stream", quick=3_000, full=10_000_000, shares=1)  # fmt: skip
def test_a_search_among_millions_is_answered_at_once(
    count: int, counted: Counted, tmp_path: Path
) -> None:
    folder = tmp_path / "Registers"
    file = io.BufferedReader(_Lines(nppes_lines(count)))  # type: ignore[type-var]  # a raw file all the same
    source = RegisterSource(file, "npidata_pfile.csv", count * _BYTES_EACH)
    outcome(reading.read_from(folder, source, Path("npidata_pfile.csv"), now=datetime(2026, 3, 2)))

    taken = []
    for words in searches(_SEARCHES):
        began = time.process_time()
        finding.find(folder, words)
        taken.append(time.process_time() - began)
    slow = statistics.quantiles(taken, n=20)[-1]
    assert finding.registers(folder)[0].count == count
    code = npi((count - 1) * 7919)
    assert [one.code for one in finding.find(folder, code)] == [code]
    assert slow < _MOST, f"95 of 100 searches took up to {slow * 1000:.0f} ms"
    counted(providers=count, searches=_SEARCHES)
