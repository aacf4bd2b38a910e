"""Words of one's own for a reader: how they are kept tidy."""

import pytest

from outreach_desktop.domain.documents.paragraphs import MOST, tidy


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  You rang me.  \n", "You rang me."),
        ("One.\n\n\n\nTwo.", "One.\n\nTwo."),
        ("One. \nTwo.", "One.\nTwo."),
        (" \n \n", ""),
        ("", ""),
    ],
)
def test_blanks_around_words_and_several_empty_lines_are_not_kept(typed: str, kept: str) -> None:
    assert tidy(typed) == kept


def test_a_whole_page_that_was_pasted_is_cut() -> None:
    assert len(tidy("word " * 2000)) <= MOST
