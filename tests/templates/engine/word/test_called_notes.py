"""Each call has the words of its note, by its number as Word finds them and by its turn as LibreOffice does."""

import re

import pytest

from outreach_desktop.templates import WordTemplate
from tests.templates.audit import new_mistakes
from tests.templates.differential.stories import notes
from tests.templates.listed import paragraph
from tests.templates.word import body, part, with_part

KINDS = ["footnote", "endnote"]


def noted(kind: str, text: str = "Free of charge.") -> bytes:
    """A loop over talks with a note on each, and the same note once more after it."""
    call = f'<w:r><w:{kind}Reference w:id="1"/></w:r>'
    xml = "".join(
        (
            paragraph("{%p for one in talks %}"),
            f"<w:p><w:r><w:t>{{{{ one }}}}</w:t></w:r>{call}</w:p>",
            paragraph("{%p endfor %}"),
            f"<w:p><w:r><w:t>All of them</w:t></w:r>{call}</w:p>",
        )
    )
    return with_part(body(xml), f"{kind}s", f"{kind}s", notes(f"{kind}s", text))


def words_called(made: bytes, kind: str) -> list[str]:
    """The words of the notes in the order of their calls, in which they stand and are numbered as well."""
    calls = re.findall(rf'<w:{kind}Reference\b[^>]*w:id="(\d+)"', part(made))
    kept = re.findall(
        rf'<w:{kind} [^>]*?w:id="(\d+)"[^>]*>(.*?)</w:{kind}>',
        part(made, f"word/{kind}s.xml"),
        re.DOTALL,
    )
    assert [number for number, _ in kept[: len(calls)]] == calls
    assert [int(number) for number, _ in kept] == list(range(1, len(kept) + 1))
    words = ["".join(re.findall(r"<w:t\b[^>]*>([^<]*)", note)) for _, note in kept]
    return words[: len(calls)]


@pytest.mark.parametrize("kind", KINDS)
def test_each_round_has_a_note_of_its_own(kind: str) -> None:
    template = noted(kind)

    made = WordTemplate(template).render({"talks": ["Sleep", "Food"]}, read_again=True)

    assert words_called(made, kind) == ["Free of charge."] * 3
    assert not new_mistakes(made, template)


@pytest.mark.parametrize("kind", KINDS)
def test_the_words_of_a_note_may_be_filled_in(kind: str) -> None:
    template = noted(kind, "Ask {{ who }}.")

    made = WordTemplate(template).render({"talks": ["Sleep", "Food"], "who": "Ann"})

    assert words_called(made, kind) == ["Ask Ann."] * 3
    assert not new_mistakes(made, template)


@pytest.mark.parametrize("kind", KINDS)
def test_without_a_round_there_is_one_note(kind: str) -> None:
    made = WordTemplate(noted(kind)).render({"talks": []})

    assert words_called(made, kind) == ["Free of charge."]


@pytest.mark.parametrize("text", ["Free of charge.", "Free for {{ who }}."])
@pytest.mark.parametrize("kind", KINDS)
def test_each_person_of_a_printable_file_has_all_of_them(kind: str, text: str) -> None:
    template = noted(kind, text)
    people = [{"talks": ["Sleep", "Food"], "who": one} for one in ("Ann", "Ben")]

    made = WordTemplate(template).render_together(people)

    told = [text.replace("{{ who }}", str(one["who"])) for one in people]
    assert words_called(made, kind) == [words for words in told for _ in range(3)]
    assert not new_mistakes(made, template)


@pytest.mark.parametrize("kind", KINDS)
def test_a_note_that_a_condition_leaves_out_takes_the_place_of_no_other(kind: str) -> None:
    calls = [f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>' for number in (1, 2, 3)]
    xml = "".join(
        (
            paragraph("{%p if parks %}"),
            f"<w:p><w:r><w:t>Parking</w:t></w:r>{calls[0]}</w:p>",
            paragraph("{%p endif %}"),
            f"<w:p><w:r><w:t>Tea</w:t></w:r>{calls[1]}</w:p>",
            f"<w:p><w:r><w:t>{{% if stays %}}Rooms</w:t></w:r>{calls[2]}<w:r><w:t>{{% endif %}}</w:t></w:r></w:p>",
        )
    )
    told = ("Two pounds.", "Free for {{ who }}.", "Book early.")
    template = with_part(body(xml), f"{kind}s", f"{kind}s", notes(f"{kind}s", *told))
    people = [
        {"who": "Ann", "parks": False, "stays": True},
        {"who": "Ben", "parks": True, "stays": False},
    ]

    alone = WordTemplate(template).render(people[0], read_again=True)
    together = WordTemplate(template).render_together(people)

    assert words_called(alone, kind) == ["Free for Ann.", "Book early."]
    assert words_called(together, kind) == [
        "Free for Ann.",
        "Book early.",
        "Two pounds.",
        "Free for Ben.",
    ]
    assert not new_mistakes(alone, template)
    assert not new_mistakes(together, template)


def test_lines_above_notes_stay_first_and_notes_that_nobody_calls_are_left_out() -> None:
    xml = '<w:p><w:r><w:t>{{ who }}</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    line = (
        '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    )
    part_of_notes = notes("footnotes", "Nobody calls me.", "Called.")
    at = part_of_notes.index("<w:footnote ")
    part_of_notes = part_of_notes[:at] + line + part_of_notes[at:]
    template = with_part(body(xml), "footnotes", "footnotes", part_of_notes)

    made = WordTemplate(template).render({"who": "Ann"})

    told = part(made, "word/footnotes.xml")
    assert re.findall(r'<w:footnote [^>]*w:id="(\d)"', told) == ["0", "1"]
    assert "Called." in told
    assert "Nobody calls me." not in told
    assert re.findall(r'<w:footnoteReference [^>]*w:id="(\d)"', part(made)) == ["1"]


@pytest.mark.parametrize("kind", KINDS)
def test_notes_may_be_called_in_another_order_than_they_were_written(kind: str) -> None:
    calls = "".join(f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>' for number in (2, 1))
    written = notes(f"{kind}s", "{{ first }}", "{{ second }}")
    template = with_part(
        body(f"<w:p><w:r><w:t>{{{{ first }}}}</w:t></w:r>{calls}</w:p>"),
        f"{kind}s",
        f"{kind}s",
        written,
    )
    data = {"first": "Written first.", "second": "Written second."}

    made = WordTemplate(template).render(data, read_again=True)

    assert words_called(made, kind) == ["Written second.", "Written first."]
    assert WordTemplate(template).render_together([data, data])
