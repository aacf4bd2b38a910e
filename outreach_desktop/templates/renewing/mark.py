"""The mark in a copy by which it is known again when someone gives it another name: which document it was, and which version of it.

Word and LibreOffice keep it when they save, among the properties of the file; no document that is made from the copy has it.
"""

import io
import zipfile
from typing import Final, NamedTuple

from lxml import etree

from outreach_desktop import zips
from outreach_desktop.templates.dressing.parts import Parts, Relation

_PART: Final = "docProps/custom.xml"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_PROPERTIES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_WHOSE: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""What every property has that people may see in Word."""
_STARTER, _VERSION = "outreach.starter", "outreach.version"
_MOST: Final = 1 << 16


class StarterMark(NamedTuple):
    """The name of the document as the program calls it, and the hash of it as it came."""

    starter: str
    version: str


def marked(content: bytes, mark: StarterMark) -> bytes:
    """The .docx with this mark, in the place of another one."""
    file = Parts.read(content)
    if _PART not in file.content:
        file.add(_PART, f'<Properties xmlns="{_PROPERTIES}"/>'.encode(), _TYPE)
        file.refer("", "outreach", Relation("custom-properties", _PART, is_outside=False))
    root = file.tree(_PART)
    for one in [one for one in root if one.get("name") in (_STARTER, _VERSION)]:
        root.remove(one)
    first = max((int(one.get("pid", "1")) for one in root), default=1) + 1
    for number, (name, value) in enumerate(
        ((_STARTER, mark.starter), (_VERSION, mark.version)), first
    ):
        said = {"fmtid": _WHOSE, "pid": str(number), "name": name}
        one = etree.SubElement(root, f"{{{_PROPERTIES}}}property", said)
        etree.SubElement(one, f"{{{_VALUES}}}lpwstr", nsmap={"vt": _VALUES}).text = value
    return file.packed()


def mark_of(content: bytes) -> StarterMark | None:
    """The mark in a file; None where it has none, or is no Word file that can be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file, file.open(_PART) as part:
            said = part.read(_MOST + 1)
        if len(said) > _MOST:
            return None
        root = etree.fromstring(said, etree.XMLParser(resolve_entities=False, no_network=True))
    except (*zips.DAMAGE, etree.XMLSyntaxError):
        return None
    found = {one.get("name"): "".join(map(str, one.itertext())).strip() for one in root}
    starter, version = found.get(_STARTER, ""), found.get(_VERSION, "")
    return StarterMark(starter, version) if starter else None
