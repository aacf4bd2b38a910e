"""One person, one letter."""

import json
from pathlib import Path

from click.testing import CliRunner
from docx import Document

from outreach_desktop.cli import commands


def test_one_person_makes_one_letter(tmp_path: Path) -> None:
    letter = Document()
    letter.add_paragraph("Dear {{ contact.salutation }},")
    letter.save(str(tmp_path / "letter.docx"))
    (tmp_path / "ann.json").write_text(json.dumps({"contact": {"salutation": "Dr O'Neil & Co"}}))

    words = [str(tmp_path / name) for name in ("letter.docx", "ann.json", "out.docx")]
    result = CliRunner().invoke(commands, ["render", *words])

    assert result.exit_code == 0, result.output
    assert Document(str(tmp_path / "out.docx")).paragraphs[0].text == "Dear Dr O'Neil & Co,"
