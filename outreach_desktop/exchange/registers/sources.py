"""The text of a register file, a piece at a time: a CSV file itself, or the one in a zip as it was downloaded.

Nothing is unpacked to the disk, and nothing grows with the file: a piece is about a megabyte of whole lines.
"""

import contextlib
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import IO, Final

from outreach_desktop import given, zips
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

PIECE: Final = 1 << 20
_LONGEST_LINE: Final = 4 << 20
_MOST_FOLD: Final = 60
"""How many times its packed size a file in a zip may have; registers have eight to twelve."""
_ALWAYS_ALLOWED: Final = 64 << 20
_NOT_THE_LIST: Final = re.compile(
    r"fileheader|othername|pl_pfile|endpoint|readme|macosx", re.IGNORECASE
)
_PACKINGS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
"""Windows packs what is over two gigabytes by Deflate64, which is none of these."""
_TEXT: Final = (".csv", ".txt")
_BOM: Final = b"\xef\xbb\xbf"


class RegisterSource:
    """An open register file: the name of the list in it, how many bytes that has, and how many were read so far."""

    def __init__(
        self, file: IO[bytes], name: str, size: int, *, most: int = 0, inside: str = ""
    ) -> None:
        self.name = name
        """What it is called where something is said of it."""
        self.file = PurePath(inside or name).name
        """The name of the list itself, which may say which register it is."""
        self.size = size
        self.done = 0
        self.nulls = 0
        """Empty characters that were left out."""
        self.is_damaged_text = False
        """Whether it holds lines in no Unicode, read as Windows text."""
        self._file = file
        self._most = most
        self._rest = b""

    def pieces(self) -> Iterator[str]:
        """Its text in pieces that end where a line does; the last one may not."""
        is_first = True
        while True:
            try:
                data = self._file.read(PIECE)
            except zips.DAMAGE as error:
                raise cut_short(self.name) from error
            self.done += len(data)
            if self._most and self.done > self._most:
                raise OutreachError(
                    say(
                        "\u201c{name}\u201d unpacks to far more than a register has.",
                        name=self.name,
                    ),
                    hint=say("Download it again from where it is published."),
                )
            if is_first and data.startswith(_BOM):
                data = data[len(_BOM) :]
            is_first = False
            whole = self._whole_lines(data)
            if whole:
                yield self._text(whole)
            if not data:
                return

    def _whole_lines(self, data: bytes) -> bytes:
        if not data:
            whole, self._rest = self._rest, b""
            return whole
        end = data.rfind(b"\n") + 1
        if not end:
            self._rest += data
            if len(self._rest) > _LONGEST_LINE:
                raise no_register(self.name)
            return b""
        whole, self._rest = self._rest + data[:end], data[end:]
        return whole

    def _text(self, data: bytes) -> str:
        if b"\x00" in data:
            nulls = data.count(b"\x00")
            if nulls * 20 > len(data):
                raise no_register(self.name)
            self.nulls += nulls
            data = data.replace(b"\x00", b"")
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            return "".join(map(self._line, data.splitlines(keepends=True)))

    def _line(self, line: bytes) -> str:
        try:
            return line.decode("utf-8")
        except UnicodeDecodeError:
            self.is_damaged_text = True
            return line.decode("cp1252", errors="replace")


@contextlib.contextmanager
def opened(path: Path) -> Iterator[RegisterSource]:
    """The list at `path`, or in the zip at `path`. OutreachError says what is wrong with it."""
    with given.stream(path) as file:
        beginning = file.read(4)
        file.seek(0)
        if beginning.startswith(b"PK"):
            with _in_zip(file, path.name) as source:
                yield source
            return
        size = file.seek(0, io.SEEK_END)
        file.seek(0)
        if not size:
            raise OutreachError(
                say("\u201c{name}\u201d is empty.", name=path.name),
                hint=say("Download it again from where it is published."),
            )
        yield RegisterSource(file, path.name, size)


@contextlib.contextmanager
def _in_zip(file: IO[bytes], name: str) -> Iterator[RegisterSource]:
    try:
        packed = zipfile.ZipFile(file)
    except zips.DAMAGE as error:
        raise cut_short(name) from error
    with packed:
        chosen = _chosen(packed.infolist(), name)
        called = say("{file} in {archive}", file=chosen.filename, archive=name)
        try:
            inner = packed.open(chosen)
        except zips.DAMAGE as error:
            raise _why_not_unpacked(chosen, name) from error
        most = max(_ALWAYS_ALLOWED, chosen.compress_size * _MOST_FOLD)
        with inner:
            yield RegisterSource(inner, called, chosen.file_size, most=most, inside=chosen.filename)


def _chosen(inside: list[zipfile.ZipInfo], name: str) -> zipfile.ZipInfo:
    """The largest list: beside it lie pages about it, headings alone, and lists of other things."""
    lists = [
        one
        for one in inside
        if one.filename.lower().endswith(_TEXT) and not _NOT_THE_LIST.search(one.filename)
    ]
    if not lists:
        raise OutreachError(
            say("There is no CSV file in \u201c{name}\u201d.", name=name),
            hint=say("Choose the zip as it was downloaded, or the CSV file in it."),
        )
    return max(lists, key=lambda one: one.file_size)


def _why_not_unpacked(one: zipfile.ZipInfo, name: str) -> OutreachError:
    if one.flag_bits & 1:
        return OutreachError(
            say("\u201c{name}\u201d is locked with a password.", name=name),
            hint=say("Unpack it first, then choose the CSV file in it."),
        )
    if one.compress_type not in _PACKINGS:
        return OutreachError(
            say("\u201c{name}\u201d is packed in a way that is not known here.", name=name),
            hint=say("Unpack it first, then choose the CSV file in it."),
        )
    return cut_short(name)


def cut_short(name: str, line: int = 0) -> OutreachError:
    """What is said of a file whose end is missing."""
    if line:
        message = say(
            "\u201c{name}\u201d is cut short: line {line} is incomplete.",
            name=name,
            line=str(line),
        )
    else:
        message = say("\u201c{name}\u201d is cut short or damaged.", name=name)
    return OutreachError(
        message,
        hint=say("Download it again; what was read of this register before stays as it is."),
    )


def no_register(name: str) -> OutreachError:
    """What is said of a file that is no register."""
    return OutreachError(
        say("\u201c{name}\u201d is not a register that is known here.", name=name),
        hint=say(
            "Registers are the CSV files of NHS ODS (such as epraccur or etr) and of NPPES"
            " (npidata_pfile), also zipped. A list of people comes in by File > Import a list of people."
        ),
    )
