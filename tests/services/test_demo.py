"""The demo: the main job for the sample group, in folders, without touching anything of the user's."""

import datetime as dt
from pathlib import Path

import pytest
from docx import Document as WordFile

from outreach_desktop import paths
from outreach_desktop.domain.documents.shipped import FOLDERS
from outreach_desktop.services.demo import PEOPLE, demo, how_many
from outreach_desktop.services.making.letters import Outcome


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paths, "settings_folder", lambda: tmp_path / "settings")
    return tmp_path / "demo"


def made(out: Path, today: dt.date) -> list[Outcome]:
    return list(demo(out, today=today))


def test_it_makes_every_document_for_two_dozen_people_and_one_file_to_print(
    out: Path, today: dt.date
) -> None:
    outcomes = made(out, today)

    assert [outcome.problem for outcome in outcomes if outcome.problem] == []
    assert len({outcome.contact_id for outcome in outcomes}) == PEOPLE + 1
    assert sorted(path.name for path in out.iterdir()) == sorted(
        [*FOLDERS.values(), "Thank-you notes, all in one file to print.docx"]
    )
    assert len(list(out.glob("*/*.docx"))) == sum(map(how_many, FOLDERS))
    assert len(list(out.glob("*/*.docx"))) >= 60
    assert not (out.parent / "settings").exists()


def test_every_note_is_for_its_own_person_and_thing(out: Path, today: dt.date) -> None:
    texts = set()
    for outcome in made(out, today):
        if outcome.template == "Thank-you note" and outcome.contact_id and outcome.path:
            text = "\n".join(line.text for line in WordFile(str(outcome.path)).paragraphs)
            assert "Thank you for " in text
            assert "{{" not in text
            assert "None" not in text
            texts.add(text)
    assert len(texts) == PEOPLE


def test_done_again_it_adds_to_the_folder_and_replaces_nothing(out: Path, today: dt.date) -> None:
    made(out, today)
    first = {path: path.read_bytes() for path in out.rglob("*.docx")}
    made(out, today)

    assert all(path.read_bytes() == content for path, content in first.items())
    assert len(list(out.rglob("*.docx"))) == 2 * len(first)
