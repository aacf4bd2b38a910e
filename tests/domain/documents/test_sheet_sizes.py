"""A group that has A5 for what comes on it is told what stays on whole sheets."""

from outreach_desktop.domain.documents.before.sheet_sizes import told_of_whole
from outreach_desktop.domain.documents.shipped import SMALL_TOO, on_either_paper
from outreach_desktop.services.making import letters

INTRODUCTION, POSTER = letters.choice("introduction"), letters.choice("poster")


def test_what_stays_on_the_whole_sheet_is_named_and_why() -> None:
    (told,) = told_of_whole([INTRODUCTION, letters.choice("poster-a5")], "A4")

    assert told.message == "On A4, because A5 is too small: \u201cIntroduction letter\u201d."
    assert not told.stops
    (told,) = told_of_whole([INTRODUCTION], "Letter")
    assert told.message.startswith("On Letter, because Half Letter is too small")


def test_nothing_is_told_of_what_comes_on_both() -> None:
    assert told_of_whole([POSTER], "A4") == ()


def test_what_comes_on_a5_is_made_on_it_and_each_once() -> None:
    both = [POSTER, letters.choice("poster-a5"), INTRODUCTION]

    small = letters.on_our_paper(both, small_sheets=True)
    assert [one.name for one in small] == ["poster-a5", "introduction"]
    assert letters.on_our_paper(both, small_sheets=False) == tuple(both)
    every = letters.on_our_paper([letters.choice(one) for one in SMALL_TOO], small_sheets=True)
    assert all(one.path.is_file() and one.name.endswith("-a5") for one in every)


def test_a_title_is_known_on_either_paper() -> None:
    assert on_either_paper(["Poster", "Our own"]) == ("Our own", "Poster", "Poster, on A5")
    assert on_either_paper(["Poster, on A5"]) == ("Poster", "Poster, on A5")
