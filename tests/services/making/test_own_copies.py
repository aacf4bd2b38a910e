"""A document that comes with the program becomes the group's own, and is put away and back."""

import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from outreach_desktop.domain.post.sheets import LETTER, SMALL
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import data_file, group
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters
from outreach_desktop.services.making.own import copies


@pytest.fixture
def kept(tmp_path: Path) -> Data:
    """A data file of its own."""
    return data_file.open_data(tmp_path / "Lakeside.outreach", remember=False)


def test_a_copy_lies_in_templates_with_the_paper_of_the_group_and_is_listed(kept: Data) -> None:
    group.save_profile(kept, replace(group.profile(kept), paper="Letter"))
    path = copies.copy_to_change(kept, letters.choice("thank-you"))
    again = copies.copy_to_change(kept, letters.choice("thank-you"))
    assert (path.parent.name, path.name) == ("Templates", "Thank-you note, our own.docx")
    assert again.name == "Thank-you note, our own (2).docx"
    width = docx.Document(io.BytesIO(path.read_bytes())).sections[0].page_width
    assert width is not None
    assert width.mm == pytest.approx(LETTER.width, abs=0.1)
    own = [one for one in letters.choices(kept) if not one.builtin]
    assert [one.path for one in own] == [path, again]
    data_file.close(kept)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_copy_of_what_is_on_a5_is_on_half_of_the_group_s_paper(kept: Data, paper: str) -> None:
    group.save_profile(kept, replace(group.profile(kept), paper=paper))
    path = copies.copy_to_change(kept, letters.choice("thank-you-a5"))
    assert path.name == "Thank-you note, on A5, our own.docx"
    width = docx.Document(str(path)).sections[0].page_width
    assert width is not None
    assert width.mm == pytest.approx(SMALL[paper].width, abs=0.1)
    data_file.close(kept)


def test_what_is_put_away_is_off_the_list_and_comes_back_as_it_was(kept: Data) -> None:
    path = copies.copy_to_change(kept, letters.choice("poster"))
    content = path.read_bytes()
    away = copies.put_away(path)
    assert away == path.parent / "Put away" / path.name
    assert all(one.builtin for one in letters.choices(kept))
    assert copies.put_back(away) == path
    assert path.read_bytes() == content
    data_file.close(kept)


def test_what_is_no_longer_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(OutreachError):
        copies.put_away(tmp_path / "gone.docx")


def test_without_a_data_file_there_is_no_folder_for_a_copy(db: Data) -> None:
    with pytest.raises(OutreachError, match="no folder"):
        copies.copy_to_change(db, letters.choice("poster"))
