"""LibreOffice, where it is installed, opens every document and shows the same words as in the peer's."""

import shutil
import subprocess
from pathlib import Path

import pytest

from outreach_desktop.templates import WordTemplate
from tests.templates.differential.shape import by_docxtpl
from tests.templates.differential.test_differential import SHAPES

_OFFICE, _WORDS = shutil.which("soffice"), shutil.which("pdftotext")


@pytest.mark.slow
@pytest.mark.skipif(not (_OFFICE and _WORDS), reason="LibreOffice and poppler are not installed")
def test_printed_pages_say_the_same_in_the_same_places(tmp_path: Path) -> None:
    assert _OFFICE and _WORDS  # noqa: PT018  the mark has seen to it
    for number, shape in enumerate(SHAPES):
        template = shape.made()
        (tmp_path / f"{number}-ours.docx").write_bytes(WordTemplate(template).render(shape.data))
        (tmp_path / f"{number}-theirs.docx").write_bytes(by_docxtpl(template, shape.data))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    files = sorted(map(str, tmp_path.glob("*.docx")))
    command = [_OFFICE, "--headless", home, "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=300)

    for number, shape in enumerate(SHAPES):
        ours, theirs = (
            subprocess.run(
                [_WORDS, "-layout", tmp_path / f"{number}-{whose}.pdf", "-"],
                check=True,
                capture_output=True,
            ).stdout
            for whose in ("ours", "theirs")
        )
        assert ours == theirs, shape.name
