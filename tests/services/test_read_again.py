"""The first document of a batch, and every printable file, is opened and read before it is written."""

import datetime as dt
import json
from pathlib import Path

import pytest

from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters, templates
from outreach_desktop.templates.engine.filling import proof
from tests import builders

TODAY = dt.date(2026, 3, 2)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The length of each file that was read again."""
    found: list[int] = []
    read_again = proof._read_again

    def counted(data: bytes, printed: dict[str, list[proof.Shown]]) -> None:
        found.append(len(data))
        read_again(data, printed)

    monkeypatch.setattr(proof, "_read_again", counted)
    return found


def test_one_of_each_kind_and_the_file_to_print(db: Data, tmp_path: Path, reads: list[int]) -> None:
    people = [builders.person(db), builders.person(db, "Fox", first_name="Ben")]
    note, card = (
        letters.choice(str(builders.template(tmp_path / f"{name}.docx", "{{ contact.name }}")))
        for name in ("note", "card")
    )
    plan = letters.plan(db, [one.id for one in people], [note, card], today=TODAY)
    now = dt.datetime(2026, 3, 2, 10)

    list(letters.make(db, plan, tmp_path / "out", now=now))
    assert len(reads) == 2

    list(letters.make(db, plan, None, together=tmp_path / "all.docx", now=now))
    assert len(reads) == 2 + 2 + 2  # the first of each is tried before the files to print are made


def test_any_template_with_any_data(tmp_path: Path, reads: list[int]) -> None:
    path = builders.template(tmp_path / "note.docx", "{{ name }}")
    data = json.loads('[{"name": "Ann"}, {"name": "Bo"}, {"name": "Cy"}]')

    list(templates.render(path, data, tmp_path / "out"))
    assert len(reads) == 1

    list(templates.render(path, data[0], tmp_path / "one.docx"))
    list(templates.render(path, data, tmp_path / "all.docx", together=True))
    assert len(reads) == 3
