"""The gate: only an ordinary, harmless Word document comes in, and only as much of it as is needed.

Templates are e-mailed from group to group, so a file is judged before anything in it is used. What
would run, phone home or fill the memory is refused in one sentence; links of Word's own that say
where the template used to live are taken out of our copy.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates.moving import parent_of
from outreach_desktop.templates.ooxml import A, R, inside, parse, serialise, w
from outreach_desktop.templates.package import DEFLATED, STORED, Member, packed

_SAVE_AS_DOCX = "Open it in Word or LibreOffice and save it as a Word document (.docx)."
_MAX_FILE = 20 << 20
_MAX_PARTS = 2000
_MAX_XML = 16 << 20
_MAX_TOTAL = 128 << 20
_MAX_RATIO = 250
_RATIO_MATTERS = 1 << 20

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE_MAIN = _MAIN.replace("document.main", "template.main")
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"

_RUNS = {
    "vbaProject": "macros",
    "attachedToolbars": "macros",
    "control": "ActiveX controls",
    "activeXControlBinary": "ActiveX controls",
    "aFChunk": "another document inside it",
    "subDocument": "another document inside it",
}
_DROPPED = frozenset({"attachedTemplate", "mailMergeSource", "mailMergeHeaderSource", "frame"})
_FIELDS = re.compile(
    r"\s*(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|LINK|DATABASE|IMPORT|MACROBUTTON)\b", re.IGNORECASE
)


def opened(source: Path | str | bytes) -> tuple[bytes, dict[str, Member]]:
    """The bytes of a Word file and its harmless members, in their order."""
    data = source if isinstance(source, bytes) else _read(Path(source))
    _refuse_other_kinds(data)
    try:
        members = {member.name: member for member in _members(data)}
    except (zipfile.BadZipFile, zlib.error, struct.error, OSError, ValueError, EOFError) as error:
        raise OutreachError(
            "This Word file is damaged: its parts cannot be unpacked.",
            hint="Ask for it again, or open it in Word, let Word repair it, and save it.",
        ) from error
    _judge(members)
    return data, members


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MAX_FILE:
            raise _too_large()
        return path.read_bytes()
    except FileNotFoundError as error:
        raise OutreachError(
            f"There is no file {path}.", hint="Check its name and folder."
        ) from error
    except OSError as error:
        raise OutreachError(
            f"{path.name} cannot be read: {error.strerror}.",
            hint="Close it in other programs and check that you may open it.",
        ) from error


def _too_large() -> OutreachError:
    return OutreachError(
        "This Word file is too large for a template.",
        hint="Make its pictures smaller (in Word: Picture Format, Compress Pictures).",
    )


def _refuse_other_kinds(data: bytes) -> None:
    """A sentence with the way out for each kind of file that is often taken for a .docx."""
    if len(data) > _MAX_FILE:
        raise _too_large()
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise OutreachError(
                "This Word file is locked with a password.",
                hint="Open it in Word, remove the password (File, Info, Protect Document), and save it.",
            )
        raise OutreachError("This is a Word file of the old kind (.doc).", hint=_SAVE_AS_DOCX)
    if data.startswith(b"{\\rtf"):
        raise OutreachError("This is an RTF file.", hint=_SAVE_AS_DOCX)
    if data.startswith(b"%PDF"):
        raise OutreachError(
            "This is a PDF, which cannot be filled in.", hint="Use the Word file it was made from."
        )
    if data.startswith(b"PK") and b"application/vnd.oasis.opendocument" in data[:200]:
        raise OutreachError("This is an OpenDocument file (.odt).", hint=_SAVE_AS_DOCX)
    if not data.startswith(b"PK\3\4"):
        raise OutreachError(
            "This is not a Word document." if data else "This file is empty.",
            hint="Choose a template that was saved as a Word document (.docx).",
        )


def _members(data: bytes) -> Iterator[Member]:
    """Every file in the zip with its content checked; refuses what no word processor writes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(entries) > _MAX_PARTS or sum(e.file_size for e in entries) > _MAX_TOTAL:
            raise _too_large()
        if sum(entry.compress_size for entry in entries) > len(data):
            raise zipfile.BadZipFile
        seen: set[str] = set()
        for entry in entries:
            _check_entry(entry, seen)
            content = archive.read(entry)
            raw = _raw(data, entry)
            if entry.compress_type in (STORED, DEFLATED):
                yield Member(entry.filename, entry.compress_type, entry.CRC, len(content), raw)
            else:
                yield packed(entry.filename, content)


def _check_entry(entry: zipfile.ZipInfo, seen: set[str]) -> None:
    name = entry.filename
    if entry.flag_bits & 1:
        raise OutreachError(
            "This Word file is locked with a password.",
            hint="Open it, remove the password, and save it again.",
        )
    odd = name.startswith(("/", "\\")) or "\\" in name or ":" in name or ".." in name.split("/")
    if odd or name.casefold() in seen:
        raise OutreachError(
            "This Word file is put together in a way that Word never does, so it is not used.",
            hint="Make the template again in Word and save it as .docx.",
        )
    seen.add(name.casefold())
    if name.casefold().endswith((".xml", ".rels")) and entry.file_size > _MAX_XML:
        raise _too_large()
    if entry.file_size > _RATIO_MATTERS and entry.file_size > _MAX_RATIO * entry.compress_size:
        raise _too_large()


def _raw(data: bytes, entry: zipfile.ZipInfo) -> bytes:
    """The packed bytes of `entry`, found by way of its own local header."""
    start = entry.header_offset
    name_length, extra_length = struct.unpack_from("<2H", data, start + 26)
    begin = start + 30 + name_length + extra_length
    return data[begin : begin + entry.compress_size]


def _judge(members: dict[str, Member]) -> None:
    """Refuse what runs or fetches; drop Word's links to where the template came from."""
    main = _main_part(members)
    if _STRICT in members[main].data()[:4000]:
        raise OutreachError(
            "This file was saved as “Strict Open XML”.",
            hint="Open it in Word and save it as an ordinary Word document (.docx).",
        )
    for name in [name for name in members if name.endswith(".rels")]:
        _judge_links(members, name)
    for name in [name for name in members if _holds_text(name)]:
        _judge_fields(members, name)


def _main_part(members: dict[str, Member]) -> str:
    """The name of the document part; the content type of a .dotx becomes that of a .docx."""
    types = members.get("[Content_Types].xml")
    if types is None or "word/document.xml" not in members:
        raise OutreachError(
            "This is not a Word document.",
            hint="Choose a template that was saved as a Word document (.docx).",
        )
    text = types.data()
    if b"macroEnabled" in text or b"vbaProject" in text:
        raise _refused("macros")
    if _TEMPLATE_MAIN.encode() in text:
        text = text.replace(_TEMPLATE_MAIN.encode(), _MAIN.encode())
        members[types.name] = packed(types.name, text)
    if _MAIN.encode() not in text:
        raise OutreachError("This is not a Word document.", hint=_SAVE_AS_DOCX)
    parse(text, types.name)
    return "word/document.xml"


def _refused(what: str) -> OutreachError:
    return OutreachError(
        f"This template contains {what}, so it is not used.",
        hint="Open it in Word, take that out, and save it as a Word document (.docx).",
    )


def _judge_links(members: dict[str, Member], name: str) -> None:
    root = parse(members[name].data(), name)
    changed = False
    for link in list(root):
        kind = str(link.get("Type", "")).rpartition("/")[2]
        outside = link.get("TargetMode") == "External"
        if kind in _RUNS:
            raise _refused(_RUNS[kind])
        if kind == "oleObject" and outside:
            raise _refused("a link to a file elsewhere")
        if kind in _DROPPED or (outside and kind == "image"):
            root.remove(link)
            changed = True
            _forget(members, name, str(link.get("Id")))
    if changed:
        members[name] = packed(name, serialise(root))


def _forget(members: dict[str, Member], links: str, link: str) -> None:
    """Take the use of a dropped link out of the part it belongs to."""
    name = links.replace("_rels/", "").removesuffix(".rels")
    if name not in members:
        return
    root = parse(members[name].data(), name)
    for element in list(root.iter()):
        if link not in (element.get(f"{{{R}}}id"), element.get(f"{{{R}}}link")):
            continue
        if element.tag == f"{{{A}}}blip":
            del element.attrib[f"{{{R}}}link"]
        elif element.getparent() is not None:
            parent_of(element).remove(element)
    for merge in list(root.iter(w("mailMerge"))):
        parent_of(merge).remove(merge)
    members[name] = packed(name, serialise(root))


def _holds_text(name: str) -> bool:
    return name.startswith("word/") and name.endswith(".xml") and name.count("/") == 1


def _judge_fields(members: dict[str, Member], name: str) -> None:
    """Refuse Word fields that fetch or start something, however they are split over runs."""
    data = members[name].data()
    if b"instrText" not in data and b"fldSimple" not in data:
        return
    root = parse(data, name)
    codes = [str(simple.get(w("instr"), "")) for simple in root.iter(w("fldSimple"))]
    for paragraph in root.iter(w("p")):
        code = ""
        for element in inside(paragraph):
            if element.tag == w("fldChar"):
                codes.append(code)
                code = ""
            elif element.tag == w("instrText"):
                code += element.text or ""
        codes.append(code)
    for code in codes:
        if found := _FIELDS.match(code):
            raise _refused(f"the Word field {found[1].upper()}")
