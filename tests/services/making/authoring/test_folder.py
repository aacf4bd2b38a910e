"""Templates that are saved in Word, put into the folder and taken away, as the programs do it."""

from pathlib import Path

import pytest

from outreach_desktop.services.making.authoring import folder
from outreach_desktop.services.making.authoring.folder import Changes, Following
from tests import builders


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    made = tmp_path / "Templates"
    made.mkdir()
    builders.template(made / "our-letter.docx", "Dear {{ contact.salutation }},")
    return made


@pytest.fixture
def following(templates: Path) -> Following:
    """It knows what is there."""
    made = Following()
    made.looked(folder.look(templates))
    return made


def _settled(following: Following, templates: Path) -> Changes:
    """What is told once two looks found the same."""
    assert not following.looked(folder.look(templates))
    return following.looked(folder.look(templates))


def save_as_word_does(path: Path, *paragraphs: str) -> None:
    """A new file beside, the old one out of the way, then the new one gets the name; an owner file lies there meanwhile."""
    owner = path.with_name(f"~${path.name[2:]}")
    owner.write_bytes(b"\x05Ann" + bytes(159))
    new = builders.template(path.with_name("~WRD0001.docx"), *paragraphs)
    new = new.rename(path.with_name("~WRD0001.tmp"))
    old = path.rename(path.with_name("~WRL0002.tmp"))
    new.rename(path)
    old.unlink()
    owner.unlink()


def test_nothing_is_told_while_nothing_changes(following: Following, templates: Path) -> None:
    assert not _settled(following, templates)
    assert not following.waits


def test_what_word_saves_is_told_once_and_its_own_files_never(
    following: Following, templates: Path
) -> None:
    path = templates / "our-letter.docx"
    save_as_word_does(path, "Dear {{ contact.name }},")
    (templates / "~$r-letter.docx").write_bytes(b"lock")
    (templates / ".~lock.our-letter.docx#").write_text("Ann")
    save_as_word_does(path, "Dear {{ contact.name }}, again")
    assert _settled(following, templates) == Changes(saved=(path,))
    assert not _settled(following, templates)


def test_a_half_written_file_is_waited_for(following: Following, templates: Path) -> None:
    """LibreOffice writes into the file itself."""
    path = templates / "our-letter.docx"
    whole = builders.template(templates.parent / "whole.docx", "Good morning").read_bytes()
    with path.open("r+b") as file:
        file.truncate()
        file.write(whole[:300])
        file.flush()
        for _ in range(4):
            assert not following.looked(folder.look(templates))
            assert following.waits
        file.write(whole[300:])
    assert _settled(following, templates) == Changes(saved=(path,))
    assert not following.waits


def test_one_that_never_becomes_whole_is_told_in_the_end(
    following: Following, templates: Path
) -> None:
    path = templates / "our-letter.docx"
    path.write_bytes(b"PK\x03\x04 and no more")
    looks = iter(lambda: following.looked(folder.look(templates)), Changes())
    assert list(looks) == []
    while following.waits:
        told = following.looked(folder.look(templates))
    assert told == Changes(saved=(path,))


def test_a_new_file_and_one_taken_away(following: Following, templates: Path) -> None:
    old, new = templates / "our-letter.docx", templates / "visit.docx"
    old.rename(templates.parent / "elsewhere.docx")
    builders.template(new, "Hello")
    told = _settled(following, templates)
    assert told == Changes(new=(new,), gone=(old,))
    assert folder.told(told) == "\u201cOur letter\u201d is no longer in its folder."
    assert "Visit" in folder.told(Changes(new=(new,)))
    assert "Put the file back there" in folder.told_gone(told.gone)


def test_a_folder_that_is_not_there_has_nothing(tmp_path: Path) -> None:
    assert folder.look(tmp_path / "Templates") == {}
    assert folder.look(None, [tmp_path / "gone.docx"]) == {}
