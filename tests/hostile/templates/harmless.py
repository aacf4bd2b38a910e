"""What is true of every document that leaves the engine, whatever came in."""

import io
import posixpath
import re
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from docx import Document
from lxml import etree

from outreach_desktop.templates.engine.word.package.allowed import FIELDS
from tests.hostile.templates.files import W
from tests.templates.word import part

_SAFE = ("http:", "https:", "mailto:", "tel:", "#")
_NEVER = ("vba", "activex", "afchunk", "altchunk", "attachedtemplate", "ddeauto", "macroenabled")


class _Watch:
    """Notes what the interpreter is asked to do; a hook cannot be taken out again, so it is one."""

    def __init__(self) -> None:
        self.on = False
        self.seen: list[str] = []
        sys.addaudithook(self.note)

    def note(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.on and event.startswith(("os.", "subprocess.", "socket.", "shutil.", "ctypes.")):
            self.seen.append(event)
        elif self.on and event == "open" and _is_write(arguments):
            self.seen.append(f"open {arguments[0]}")


def _is_write(arguments: tuple[object, ...]) -> bool:
    mode = str(arguments[1] or "") if len(arguments) > 1 else ""
    return any(letter in mode for letter in "wax+")


_WATCH = _Watch()
_ALLOWED = {"os.listdir", "os.scandir", "os.putenv", "os.unsetenv"}  # Python looking for a module


@contextmanager
def without_effects() -> Iterator[None]:
    """Fail if a file is written, a process or connection begun, or a folder changed.

    A module of ours that is needed here for the first time is not kept compiled: that would be a file, too.
    """
    _WATCH.seen.clear()
    keeps_none, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    _WATCH.on = True
    try:
        yield
    finally:
        _WATCH.on = False
        sys.dont_write_bytecode = keeps_none
    assert set(_WATCH.seen) <= _ALLOWED, _WATCH.seen


def check_harmless(data: bytes) -> None:
    """A document that opens, all of whose parts can be read, and that runs and fetches nothing."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert len(names) == len(set(names))
        for name in names:
            assert not any(word in name.casefold() for word in _NEVER), name
            if name.endswith((".xml", ".rels")):
                assert b"<!DOCTYPE" not in archive.read(name)
                _check_part(etree.fromstring(archive.read(name)), name)


def check_fields(data: bytes) -> None:
    """No part of a document has a field in it that is not on the list, or the marks of half a field."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith(".xml"):
                _check_fields(etree.fromstring(archive.read(name)), name)


def _check_fields(root: etree._Element, name: str) -> None:
    """Read plainly, without the program: all codes between marks, what was crossed out too."""
    open_: list[list[str]] = []
    for element in root.iter():
        tag = str(element.tag).rpartition("}")[2]
        assert tag not in _FORM_TRICKS, (name, tag)
        if tag == "fldSimple":
            _check_code(str(element.get(f"{{{W}}}instr")), name)
        elif tag == "fldChar":
            kind = element.get(f"{{{W}}}fldCharType")
            if kind == "begin":
                open_.append([])
                continue
            assert open_, (name, "a field without a beginning")
            _check_code("".join(open_[-1]), name)
            if kind == "end":
                open_.pop()
        elif tag in ("instrText", "delInstrText", "t", "delText") and open_:
            open_[-1].append(element.text or "")
    assert not open_, (name, "a field without an end")


_FORM_TRICKS = ("entryMacro", "exitMacro", "helpText", "statusText", "fldData", "del", "moveFrom")


def _check_code(code: str, name: str) -> None:
    word = re.match(r"\s*(=|[A-Za-z]*)", code)
    assert word, (name, code)
    assert word[1].upper() in FIELDS, (name, code)


_FETCHED = ("src", "althref", "base", "schemaLocation", "embeddedHtml", "action", "gfxdata")


def check_package(data: bytes) -> None:
    """One document, every part led to by its name letter by letter, and no address that is fetched."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = set(archive.namelist())
        assert len({name.casefold() for name in parts}) == len(parts)
        led = {"[Content_Types].xml", "_rels/.rels"}
        for name in sorted(parts):
            content = archive.read(name)
            is_xml = name.endswith((".xml", ".rels"))
            assert is_xml or not content.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \n").startswith(b"<"), name  # fmt: skip
            if is_xml:
                led |= _led_to(etree.fromstring(content), name, content)
        assert parts <= led, parts - led


def _led_to(root: etree._Element, name: str, content: bytes) -> set[str]:
    """The parts that a list of links leads to, and the lists that those may have; other parts have no address."""
    if name.endswith(".rels"):
        folder = posixpath.dirname(posixpath.dirname(name))
        inside = [str(link.get("Target")) for link in root if link.get("TargetMode") is None]
        assert not any(re.match(r"\s*([a-z]+:|[/\\\\]{2})", one, re.IGNORECASE) for one in inside), inside  # fmt: skip
        whole = {posixpath.normpath(posixpath.join("/", folder, one)).lstrip("/") for one in inside}
        return whole | {posixpath.join(posixpath.dirname(one), "_rels", f"{posixpath.basename(one)}.rels") for one in whole}  # fmt: skip
    assert content.count(b"<?") <= 1, name
    for element in root.iter():
        for key, value in element.attrib.items():
            short = str(key).rpartition("}")[2]
            assert short not in _FETCHED, (name, key, value)
            assert short != "href" or str(value).startswith(_SAFE), (name, value)
    return set()


def check_opens(data: bytes) -> None:
    """Another library than ours opens the document."""
    Document(io.BytesIO(data))


def texts(finished: bytes, name: str = "word/document.xml") -> list[str]:
    """The paragraphs of a part as a reader sees them."""
    signs = {f"{{{W}}}br": "\n", f"{{{W}}}tab": "\t"}
    root = etree.fromstring(part(finished, name).encode())
    return [
        "".join(
            (one.text or "") if one.tag == f"{{{W}}}t" else signs.get(str(one.tag), "")
            for one in paragraph.iter()
        )
        for paragraph in root.iter(f"{{{W}}}p")
    ]


def _check_part(root: etree._Element, name: str) -> None:
    for element in root.iter():
        tag = str(element.tag).rpartition("}")[2]
        assert tag not in ("altChunk", "subDoc", "control"), (name, tag)
        if tag == "Relationship":
            kind = str(element.get("Type")).rpartition("/")[2]
            assert kind.casefold() not in _NEVER, kind
            if str(element.get("TargetMode", "")).casefold() == "external":
                assert kind == "hyperlink", (name, kind)
                assert str(element.get("Target")).strip().casefold().startswith(_SAFE), name
