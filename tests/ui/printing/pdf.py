"""Reads a PDF that Qt wrote, as far as tests ask: its pages, their sizes and words, its fonts and colours."""

import re
import unicodedata
import zlib
from dataclasses import dataclass
from pathlib import Path

_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_SHOWN = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9a-fA-F]+)>")
_RANGE = re.compile(rb"<([0-9a-fA-F]{4})> <([0-9a-fA-F]{4})> (\[[^]]*\]|<[0-9a-fA-F]+>)")
_COLOUR = re.compile(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:scn|rg|SCN|RG)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page. In `text` one line follows the other without a blank."""

    size: tuple[float, float]
    text: str
    content: bytes


class Pdf:
    """The pages in order, and what they share."""

    def __init__(self, file: Path | bytes) -> None:
        data = file if isinstance(file, bytes) else file.read_bytes()
        assert data.rstrip().endswith(b"%%EOF"), "the file is not whole"
        self._objects = {int(number): body for number, body in _OBJECT.findall(data)}
        self.fonts = sorted(set(re.findall(rb"/BaseFont /(\S+)", data)))
        self.embedded = data.count(b"/FontFile")
        self.title = self._title()
        kids = next(body for body in self._objects.values() if b"/Type /Pages" in body)
        listed = re.search(rb"/Kids\s*\[(.*?)\]", kids, re.DOTALL)
        assert listed is not None
        self.pages = [self._page(int(one)) for one in re.findall(rb"(\d+) 0 R", listed[1])]

    @property
    def texts(self) -> list[str]:
        return [page.text for page in self.pages]

    @property
    def is_grey(self) -> bool:
        """Whether no page has any colour."""
        triples = (triple for page in self.pages for triple in _COLOUR.findall(page.content))
        return all(len(set(map(float, triple))) == 1 for triple in triples)

    def _title(self) -> str:
        for body in self._objects.values():
            found = re.search(
                rb"/Title\s*(?:\(((?:[^\\)]|\\.)*)\)|<FEFF([0-9a-fA-F]*)>)", body, re.DOTALL
            )
            if found and found[2] is not None:
                return bytes.fromhex(found[2].decode()).decode("utf-16-be")
            if found and found[1].startswith(b"\xfe\xff"):
                letters = re.sub(rb"\\(.)", rb"\1", found[1].removeprefix(b"\xfe\xff"))
                return letters.decode("utf-16-be")
        return ""

    def _page(self, number: int) -> Page:
        body = self._objects[number]
        box = re.search(rb"/MediaBox \[([\d. ]+)\]", body)
        content = re.search(rb"/Contents (\d+) 0 R", body)
        resources = re.search(rb"/Resources (\d+) 0 R", body)
        assert box is not None
        assert content is not None
        assert resources is not None
        left, top, right, bottom = map(float, box[1].split())
        drawn = self._stream(int(content[1]))
        return Page(
            size=(right - left, bottom - top),
            text=self._text(drawn, self._fonts_of(int(resources[1]))),
            content=drawn,
        )

    def _stream(self, number: int) -> bytes:
        found = _STREAM.search(self._objects[number])
        assert found is not None
        return zlib.decompress(found[1])

    def _fonts_of(self, number: int) -> dict[bytes, dict[int, str]]:
        listed = re.search(rb"/Font <<(.*?)>>", self._objects[number], re.DOTALL)
        named = re.findall(rb"/(F\d+) (\d+) 0 R", listed[1] if listed else b"")
        return {name: self._letters(int(font)) for name, font in named}

    def _letters(self, font: int) -> dict[int, str]:
        to_unicode = re.search(rb"/ToUnicode (\d+) 0 R", self._objects[font])
        if to_unicode is None:
            return {}
        found: dict[int, str] = {}
        table = _STREAM.search(self._objects[int(to_unicode[1])])
        assert table is not None
        for first, last, listed in _RANGE.findall(table[1]):
            letters = [int(letter, 16) for letter in re.findall(rb"[0-9a-fA-F]+", listed)]
            if not listed.startswith(b"["):  # one after the other
                letters = [letters[0] + step for step in range(int(last, 16) - int(first, 16) + 1)]
            found.update({int(first, 16) + step: chr(one) for step, one in enumerate(letters)})
        return found

    def _text(self, content: bytes, fonts: dict[bytes, dict[int, str]]) -> str:
        said: list[str] = []
        letters: dict[int, str] = {}
        for font, shown in _SHOWN.findall(content):
            if font:
                letters = fonts.get(font, {})
            codes = (int(shown[place : place + 4], 16) for place in range(0, len(shown), 4))
            said.extend(letters.get(code, "?") for code in codes)
        # Letters that were joined; and Qt notes its blanks as tabs.
        return unicodedata.normalize("NFKC", "".join(said)).replace("\t", " ")
