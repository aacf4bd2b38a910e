"""A register file read from its first line to its last: what it is, and all its entries in portions."""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Final, NamedTuple

from outreach_desktop.domain.registers.kept import NPPES, REGISTERS
from outreach_desktop.errors import OutreachError
from outreach_desktop.exchange.registers import nhs, nppes
from outreach_desktop.exchange.registers.layouts import Layout, see_that_it_is_one
from outreach_desktop.exchange.registers.sources import RegisterSource, cut_short, no_register
from outreach_desktop.words import say, say_many

PORTION: Final = 1000
"""Entries: a few milliseconds' work for the data file."""
_BEGINNING: Final = 64 * 1024


class Portion(NamedTuple):
    """Some entries or links, in the order of the file, and how many bytes of it are done."""

    rows: Sequence[tuple[str, ...]]
    done: int


class RegisterReading:
    """What is being read. `layout` is known from the beginning; `notes` are complete at the end."""

    def __init__(self, source: RegisterSource) -> None:
        self.source = source
        self._pieces = source.pieces()
        self._first = next(self._pieces, "")
        self.layout: Layout = see_that_it_is_one(source.file, self._first[:_BEGINNING])
        self.is_of_links = REGISTERS[self.layout.register].is_of_links
        self.odd = 0
        """Lines left out, because they have another number of cells."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What people should know of the file, in sentences."""
        found = []
        if self.odd:
            found.append(say_many("{count} line was left out: it has more or fewer cells than the others.", "{count} lines were left out: they have more or fewer cells than the others.", self.odd))  # fmt: skip
        if self.source.nulls:
            found.append(say("Empty characters (NUL) left out: {zeros}.", zeros=self.source.nulls))
        if self.source.is_damaged_text:
            found.append(say("Some lines are in no Unicode and were read as Windows text."))
        return tuple(found)

    def portions(self) -> Iterator[Portion]:
        """All entries. OutreachError where the file is cut short."""
        records = self._whole(self._us() if self.layout.register == NPPES else self._nhs())
        while made := list(islice(records, PORTION)):
            yield Portion(made, self.source.done)

    def _all_pieces(self) -> Iterator[str]:
        first, self._first = self._first, ""
        yield first
        yield from self._pieces

    def _us(self) -> Iterator[tuple[str, ...] | int]:
        pieces = self._all_pieces()
        first = next(pieces)
        return nppes.Cutting(self.layout).records(chain([first.partition("\n")[2]], pieces))

    def _nhs(self) -> Iterator[tuple[str, ...] | int]:
        pieces = (io.StringIO(piece, newline="\n") for piece in self._all_pieces())
        rows = csv.reader(chain.from_iterable(pieces), delimiter=self.layout.delimiter)
        if self.layout.has_headings:
            next(rows, None)
        of, columns = self.layout, self.layout.columns
        make = nhs.link_of(of) if self.is_of_links else nhs.record_of(of)
        for cells in rows:
            if len(cells) == columns:
                yield make(cells)
            elif any(cells):
                yield len(cells)

    def _whole(self, found: Iterator[tuple[str, ...] | int]) -> Iterator[tuple[str, ...]]:
        """The lines that have as many cells as the first; where the last has fewer, the file is cut short."""
        last = line = 0
        try:
            for line, one in enumerate(found, 1 + self.layout.has_headings):
                last = 0
                if isinstance(one, int):
                    last, self.odd = one, self.odd + 1
                    self._see_that_few_are_odd(line)
                elif one[0]:
                    yield one
        except csv.Error as error:
            raise self._unclosed(line) from error
        if 0 < last < self.layout.columns:
            raise cut_short(self.source.name, line)
        if not line:
            raise OutreachError(
                say("\u201c{name}\u201d has no entries.", name=self.source.name),
                hint=say("Download it again from where it is published."),
            )

    def _see_that_few_are_odd(self, line: int) -> None:
        if self.odd > 100 and self.odd * 20 > line:
            raise no_register(self.source.name)

    def _unclosed(self, line: int) -> OutreachError:
        return OutreachError(
            say(
                "\u201c{name}\u201d, after line {line}: a quotation mark opens there and is never closed.",
                name=self.source.name,
                line=str(line),
            ),
            hint=say("Download it again; what was read of this register before stays as it is."),
        )
