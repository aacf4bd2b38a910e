"""A hostile file is refused in a sentence, or what is hostile in it is left out; nothing else happens."""

from collections.abc import Callable

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from tests.hostile.templates.files import DATA, HARMLESS, REFUSED, STRIPPED, Hostile
from tests.hostile.templates.harmless import check_harmless, texts, without_effects
from tests.templates.word import everything, part
from tests.templates.word import names as parts_of
from tests.timing import soon

Made = Callable[[], bytes]


@pytest.mark.parametrize("hostile", REFUSED, ids=lambda hostile: hostile.name)
def test_what_runs_fetches_or_fills_the_memory_is_refused(hostile: Hostile) -> None:
    data = hostile.made()

    with (
        soon(),
        without_effects(),
        pytest.raises(OutreachError, match=hostile.refused or ".") as caught,
    ):
        WordTemplate(data)

    assert caught.value.hint


@pytest.mark.parametrize("name", STRIPPED)
def test_what_is_left_from_elsewhere_reaches_no_document(name: str) -> None:
    data = STRIPPED[name]()

    with soon(), without_effects():
        finished = WordTemplate(data).render(DATA)

    check_harmless(finished)
    for each in parts_of(finished):
        if each.endswith((".xml", ".rels")):
            assert "spy" not in part(finished, each), each
    assert "Dear Ann & Bo <x>," in everything(finished)
    assert ("kept" in part(data)) == ("kept" in part(finished))


@pytest.mark.parametrize("name", [*STRIPPED, *HARMLESS])
def test_the_printable_file_is_as_harmless(name: str) -> None:
    template = WordTemplate((STRIPPED | HARMLESS)[name]())

    with soon(), without_effects():
        finished = template.render_together([DATA, {**DATA, "name": "Cy"}])

    check_harmless(finished)
    assert [text for text in texts(finished) if text.startswith("Dear ")] == [
        "Dear Ann & Bo <x>,",
        "Dear Cy,",
    ]


@pytest.mark.parametrize("name", HARMLESS)
def test_what_is_only_unusual_is_let_in(name: str) -> None:
    data = HARMLESS[name]()

    with soon(), without_effects():
        finished = WordTemplate(data).render(DATA)

    check_harmless(finished)
    text = part(finished)
    assert "Ann &amp; Bo &lt;x&gt;" in text
    assert "cake" in text


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a picture on another computer", "would fetch from 127.0.0.1:9 is"),
        ("where the template used to live", "link to the template it was made from"),
        ("a source for mail merge", "Word's own mail merge"),
        ("a link to a file", "link to “spy.exe”"),
        ("a field that fetches a picture", "pasted from elsewhere"),
        ("comments", "comments in it"),
        ("what was crossed out", "crossed out"),
    ],
)
def test_what_is_left_out_is_said(name: str, said: str) -> None:
    problems = WordTemplate(STRIPPED[name]()).problems()

    assert [problem.stops for problem in problems] == [False]
    assert said in problems[0].message


def test_a_paragraph_crossed_out_at_its_end_goes_on_in_the_next() -> None:
    finished = WordTemplate(STRIPPED["a paragraph and a row crossed out"]()).render(DATA)

    assert everything(finished)[0] == "kept too"


def test_nothing_is_said_of_an_ordinary_file() -> None:
    assert WordTemplate(HARMLESS["the ordinary file"]()).problems() == []


def test_there_are_sixty_hostile_files_and_more() -> None:
    assert len({hostile.name for hostile in REFUSED}) + len(STRIPPED) >= 60
