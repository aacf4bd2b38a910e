"""A Word file with Jinja tags, compiled once and rendered many times."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from jinja2 import StrictUndefined, Template
from jinja2.exceptions import TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from outreach_desktop.errors import OutreachError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class WordTemplate:
    """An immutable template, from a path or the bytes of a .docx."""

    def __init__(self, source: Path | bytes) -> None:
        data = source if isinstance(source, bytes) else source.read_bytes()
        environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
        self._parts: dict[str, bytes | Template] = {}
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                for name in package.namelist():
                    part = package.read(name)
                    text = name.startswith("word/") and name.endswith(".xml") and b"{{" in part
                    self._parts[name] = environment.from_string(_joined(part)) if text else part
        except (zipfile.BadZipFile, etree.XMLSyntaxError, TemplateError) as error:
            raise OutreachError(f"This is not a Word template: {error}.") from error

    def render(self, context: Mapping[str, object]) -> bytes:
        """The bytes of a finished .docx, with `context` filled in."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            for name, part in self._parts.items():
                try:
                    data = part if isinstance(part, bytes) else part.render(context).encode()
                except TemplateError as error:
                    raise OutreachError(
                        f"{error.message}.", hint="Check the field's name."
                    ) from error
                package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
        return out.getvalue()


def _joined(part: bytes) -> str:
    """The part with each paragraph's tags in one piece of text, as Word's runs split them."""
    root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    for paragraph in root.iter(f"{_W}p"):
        texts = list(paragraph.iter(f"{_W}t"))
        if "{{" in (whole := "".join(text.text or "" for text in texts)):
            texts[0].text = whole
            for text in texts[1:]:
                text.text = ""
    return str(etree.tostring(root, encoding="unicode"))
