"""The gate: only an ordinary, harmless Word document comes in, and only as much of it as is needed.

Templates are e-mailed from group to group, so a file is judged before anything in it is used. What
would run, phone home or fill the memory is refused in one sentence; what earlier writers left in it
is taken out of our copy.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from outreach_desktop import given, zips
from outreach_desktop.errors import OutreachError
from outreach_desktop.templates.engine.opening.author_traces import without_traces
from outreach_desktop.templates.engine.opening.building_blocks import without_building_blocks
from outreach_desktop.templates.engine.opening.harmful_parts import (
    refuse_harmful_package,
    refuse_harmful_parts,
)
from outreach_desktop.templates.engine.opening.hidden_text import without_hidden_text
from outreach_desktop.templates.engine.opening.left_out import LeftOut
from outreach_desktop.templates.engine.opening.outside_links import without_links
from outreach_desktop.templates.engine.opening.own_properties import filled_in
from outreach_desktop.templates.engine.opening.plain_fields import without_fields
from outreach_desktop.templates.engine.opening.remarks import remarks
from outreach_desktop.templates.engine.opening.revisions import without_changes
from outreach_desktop.templates.engine.opening.source_fields import sources_become_text
from outreach_desktop.templates.engine.word.package.contents import Contents
from outreach_desktop.templates.engine.word.package.links import compared, decoded
from outreach_desktop.templates.engine.word.package.own_ids import keep_free
from outreach_desktop.templates.engine.word.package.package import DEFLATED, STORED, Member, packed
from outreach_desktop.templates.engine.word.package.straight import never_so
from outreach_desktop.templates.engine.word.package.usual import looks_like_xml, make_usual
from outreach_desktop.words import say

_SAVE_AS_DOCX = say("Open it in Word or LibreOffice and save it as a Word document (.docx).")
_MAX_FILE = 20 << 20
_MAX_PARTS = 2000
_MAX_XML = 16 << 20
_MAX_TOTAL = 128 << 20
_MAX_RATIO = 250
_RATIO_MATTERS = 1 << 20


def opened(
    source: Path | str | bytes, *, without_hidden: bool = False
) -> tuple[bytes, Contents, list[str]]:
    """The bytes of a Word file, its harmless parts in their order, and what to say of them.

    Hidden text is taken out where that is wanted, and told where it stays.
    """
    data = source if isinstance(source, bytes) else read(Path(source))
    _refuse_other_kinds(data)
    try:
        contents = Contents(_members(data))
    except zips.DAMAGE as error:
        raise OutreachError(
            say("This Word file is damaged: its parts cannot be unpacked."),
            hint=say("Ask for it again, or open it in Word, let Word repair it, and save it."),
        ) from error
    make_usual(contents)
    keep_free(contents)
    refuse_harmful_package(contents)
    # Only now are codes put together, and judged when nothing is taken out any more: what goes may join two.
    told = list(without_changes(contents))
    if without_hidden:
        without_hidden_text(contents)
    sources_become_text(contents, filled_in(contents))
    left_out = LeftOut()
    without_links(contents, left_out)
    of_fields = without_fields(contents, left_out)
    told += [*left_out.sentences(), *of_fields, *without_traces(contents)]
    refuse_harmful_parts(contents)
    if blocks := without_building_blocks(contents):
        refuse_harmful_parts(contents)
    told += blocks
    return data, contents, [*told, *remarks(contents)]


def read(path: Path) -> bytes:
    """The bytes of a file that may be a template, if it is not too large to be one."""
    try:
        return given.read(path, at_most=_MAX_FILE)
    except given.TooLargeError as error:
        raise _too_large() from error
    except FileNotFoundError as error:
        raise OutreachError(
            say("There is no file {path}.", path=path), hint=say("Check its name and folder.")
        ) from error
    except OSError as error:
        raise OutreachError(
            say("{name} cannot be read: {reason}.", name=path.name, reason=error.strerror),
            hint=say("Close it in other programs and check that you may open it."),
        ) from error


def _too_large() -> OutreachError:
    return OutreachError(
        say("This Word file is too large for a template."),
        hint=say("Make its pictures smaller (in Word: Picture Format, Compress Pictures)."),
    )


def _refuse_other_kinds(data: bytes) -> None:
    """A sentence with the way out for each kind of file that is often taken for a .docx."""
    if len(data) > _MAX_FILE:
        raise _too_large()
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise OutreachError(
                say("This Word file is locked with a password."),
                hint=say(
                    "Open it in Word, remove the password (File, Info, Protect Document), and save it."
                ),
            )
        raise OutreachError(say("This is a Word file of the old kind (.doc)."), hint=_SAVE_AS_DOCX)
    if data.startswith(b"{\\rtf"):
        raise OutreachError(say("This is an RTF file."), hint=_SAVE_AS_DOCX)
    if data.startswith(b"%PDF"):
        raise OutreachError(
            say("This is a PDF, which cannot be filled in."),
            hint=say("Use the Word file it was made from."),
        )
    if data.startswith(b"PK") and b"application/vnd.oasis.opendocument" in data[:200]:
        raise OutreachError(say("This is an OpenDocument file (.odt)."), hint=_SAVE_AS_DOCX)
    if not data.startswith(b"PK\3\4"):
        raise OutreachError(
            say("This is not a Word document.") if data else say("This file is empty."),
            hint=say("Choose a template that was saved as a Word document (.docx)."),
        )


def _members(data: bytes) -> Iterator[tuple[Member, bytes]]:
    """Every file in the zip and its content, checked; refuses what no word processor writes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = [entry for entry in archive.infolist() if not _name(entry).endswith("/")]
        if len(entries) > _MAX_PARTS or sum(e.file_size for e in entries) > _MAX_TOTAL:
            raise _too_large()
        if sum(entry.compress_size for entry in entries) > len(data):
            raise zipfile.BadZipFile
        seen: set[str] = set()
        for entry in entries:
            _check_entry(entry, seen)
            if entry.compress_type in (STORED, DEFLATED):
                member, content = _as_packed(data, entry)
            else:
                content = archive.read(entry)
                member = packed(_name(entry), content)
            if len(content) > _MAX_XML and looks_like_xml(content):
                raise _too_large()
            yield member, content


def _name(entry: zipfile.ZipInfo) -> str:
    """The name of a part; some programs for Windows write a backslash between folder and file."""
    return entry.filename.replace("\\", "/")


def _check_entry(entry: zipfile.ZipInfo, seen: set[str]) -> None:
    name = _name(entry)
    if entry.flag_bits & 1:
        raise OutreachError(
            say("This Word file is locked with a password."),
            hint=say("Open it, remove the password, and save it again."),
        )
    plain = decoded(name)
    odd = plain.startswith("/") or ":" in plain or ".." in plain.split("/") or "\0" in plain
    same = compared(name)
    if odd or same in seen:
        raise never_so()
    seen.add(same)
    if same.endswith((".xml", ".rels")) and entry.file_size > _MAX_XML:
        raise _too_large()
    if entry.file_size > _RATIO_MATTERS and entry.file_size > _MAX_RATIO * entry.compress_size:
        raise _too_large()


def _as_packed(data: bytes, entry: zipfile.ZipInfo) -> tuple[Member, bytes]:
    """A member as it lies in the file, and its content, which must be just what the file says."""
    start = entry.header_offset
    signature, flags = data[start : start + 4], data[start + 7]
    name_length, extra_length = struct.unpack_from("<2H", data, start + 26)
    begin = start + 30 + name_length + extra_length
    name = data[start + 30 : start + 30 + name_length].decode("utf-8" if flags & 8 else "cp437")
    raw = content = data[begin : begin + entry.compress_size]
    if entry.compress_type == DEFLATED:
        press = zlib.decompressobj(-15)
        content = press.decompress(raw, entry.file_size + 1)
        if not press.eof or press.unused_data:
            raise zipfile.BadZipFile
    right = (entry.file_size, entry.CRC) == (len(content), zlib.crc32(content))
    if signature != b"PK\3\4" or name != entry.orig_filename or not right:
        raise zipfile.BadZipFile
    return Member(_name(entry), entry.compress_type, entry.CRC, len(content), raw), content
