"""Papers of the program as Word documents: what a table says of itself, and that none loses a row."""

import io
import shutil
import struct
import subprocess
import zlib
from pathlib import Path

import pytest
from docx import Document
from docx.table import Table

from outreach_desktop.domain.documents.papers import (
    OwnPaper,
    PaperBlock,
    PaperFacts,
    PaperPart,
    PaperPicture,
    PaperTable,
)
from outreach_desktop.templates.papers import word

COUNT = 11
ROWS = tuple((f"Name {number}", f"ROW {number}") for number in range(COUNT))
TABLE = PaperTable(header=("Name", "What is known"), rows=ROWS, shares=(1, 3))
FACTS = PaperFacts(rows=ROWS)
_ORDER = ("tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblCellMar", "tblLook")
"""As ECMA-376 has them; Word may refuse a file with another order."""


def table(block: PaperBlock) -> Table:
    paper = OwnPaper(title="T", parts=(PaperPart(heading="People", blocks=(block,)),))
    (found,) = Document(io.BytesIO(word.made(paper))).tables
    return found


@pytest.mark.parametrize("block", [TABLE, FACTS])
def test_what_a_table_says_of_itself_stands_once_and_in_order(block: PaperBlock) -> None:
    told = [one.tag for one in table(block)._tbl.tblPr]
    names = [tag.rpartition("}")[2] for tag in told]
    assert names == [name for name in _ORDER if name in names]


@pytest.mark.parametrize("block", [TABLE, FACTS])
def test_the_first_row_never_stands_alone_at_the_end_of_a_page(block: PaperBlock) -> None:
    first, *others = table(block).rows
    assert all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in first.cells)
    assert not any(cell.paragraphs[0].paragraph_format.keep_with_next for cell in others[-1].cells)


def picture(height: int) -> bytes:
    """A white PNG 4,000 pixels wide, to push a table down by a tenth of a millimetre."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", 4000, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress((b"\0" + b"\xff" * 4000) * height)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


@pytest.mark.slow
@pytest.mark.skipif(
    not shutil.which("soffice") or not shutil.which("pdftotext"), reason="no LibreOffice"
)
@pytest.mark.parametrize("block", [TABLE, FACTS])
def test_no_row_is_lost_in_libreoffice_wherever_the_page_ends(
    tmp_path: Path, block: PaperBlock
) -> None:
    for height in range(1950, 1962):  # of 1,955 and 1,956 all rows were lost after a lonely first
        parts = (
            PaperPart(heading="", blocks=(PaperPicture(picture(height)),)),
            PaperPart(heading="The same in words", blocks=(block,)),
        )
        paper = OwnPaper(title="T", lines=("about",), parts=parts, foot="x", is_wide=True)
        (tmp_path / f"{height}.docx").write_bytes(word.made(paper))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    files = sorted(tmp_path.glob("*.docx"))
    command: list[str | Path] = [
        "soffice",
        home,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        tmp_path,
        *files,
    ]
    subprocess.run(command, check=True, timeout=200, capture_output=True)
    for file in files:
        shown: list[str | Path] = ["pdftotext", file.with_suffix(".pdf"), "-"]
        text = subprocess.run(shown, check=True, capture_output=True, timeout=60).stdout.decode()
        assert text.count("ROW") == COUNT, file.name
