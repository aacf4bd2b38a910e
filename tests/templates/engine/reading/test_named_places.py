"""The named places of our own templates: for who writes one, and in no document; what others put in stays."""

from typing import Any

import pytest

from outreach_desktop.templates import WordTemplate
from tests.templates.audit import mistakes
from tests.templates.word import body, everything, part

HINT = '<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>Click or tap here to enter text.</w:t></w:r>'
LOOK = "<w:rPr><w:b/></w:rPr>"


def run(text: str, look: str = "") -> str:
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def place(field: str, inside: str, more: str = "", name: str = "Name of the person") -> str:
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{name}"/><w:tag w:val="od:{field}"/><w:id w:val="7"/>{more}'
        f"</w:sdtPr><w:sdtEndPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    )


def made(xml: str, **context: Any) -> bytes:
    template = body(f"{xml}<w:p/>")
    finished = WordTemplate(template).render({"language": "en_GB", **context})
    assert mistakes(finished) <= mistakes(template)
    return finished


ANN = {"contact": {"name": "Ann & Bob", "lines": ["A", "B"]}}


def test_what_stands_in_a_place_is_filled_in_and_the_place_goes() -> None:
    finished = made(
        f"<w:p>{run('Dear ')}{place('contact.name', run('{{ contact.name }}'))}{run(',')}</w:p>",
        **ANN,
    )

    assert everything(finished)[0] == "Dear Ann & Bob,"
    assert "w:sdt" not in part(finished)
    assert part(finished).count("<w:r>") == 1


@pytest.mark.parametrize(
    "inside",
    [
        run("{{ contact") + '<w:proofErr w:type="spellStart"/>' + run(".name }}"),
        run("{{ ", LOOK) + run("contact.name", "<w:rPr><w:i/></w:rPr>") + run(" }}"),
        run("{")
        + '<w:bookmarkStart w:id="3" w:name="_GoBack"/><w:bookmarkEnd w:id="3"/>'
        + run("{ contact.name }}"),
        run("{{ contact.name }}") + run(""),
    ],
    ids=["checked", "formatted", "bookmark", "empty run"],
)
def test_a_field_that_word_has_cut_up_inside_is_filled_in(inside: str) -> None:
    finished = made(f"<w:p>{place('contact.name', inside)}{run(' again')}</w:p>", **ANN)

    assert everything(finished)[0] == "Ann & Bob again"


def test_a_field_that_begins_before_the_place_is_filled_in() -> None:
    finished = made(
        f"<w:p>{run('{{ contact')}{place('contact.name', run('.name }}'))}</w:p>", **ANN
    )

    assert everything(finished)[0] == "Ann & Bob"


def test_words_typed_in_the_place_of_a_field_stay() -> None:
    finished = made(f"<w:p>{place('contact.name', run('Dear all', LOOK))}</w:p>", **ANN)

    assert everything(finished)[0] == "Dear all"
    assert "w:sdt" not in part(finished)
    assert "<w:b/>" in part(finished)


@pytest.mark.parametrize(
    "around",
    [
        "<w:p><w:r><w:t>{line}</w:t></w:r></w:p>",
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p><w:r><w:t>{line}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    ],
    ids=["paragraph", "table"],
)
def test_a_place_around_whole_blocks_goes(around: str) -> None:
    block = around.format(line="{{ contact.name }}")
    finished = made(place("contact.name", block) + "<w:p/>", **ANN)

    assert "Ann & Bob" in everything(finished)
    assert "w:sdt" not in part(finished)


def test_places_in_a_loop_go_with_their_locks() -> None:
    inner = place("line", run("{{ line }}"), '<w:lock w:val="sdtLocked"/>', "Line")
    finished = made(
        f"<w:p>{run('{% for line in contact.lines %}')}</w:p><w:p>{inner}</w:p><w:p>{run('{% endfor %}')}</w:p>",
        **ANN,
    )

    assert everything(finished)[:2] == ["A", "B"]
    assert "w:lock" not in part(finished)


def test_a_control_of_the_writer_stays_inside_a_place_and_around_it() -> None:
    own = "<w:sdt><w:sdtPr><w:alias w:val='Mine'/><w:tag w:val='mine'/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    finished = made(
        f"<w:p>{place('contact.name', own.format(run('x')) + run('{{ contact.name }}'))}</w:p>"
        + own.format(f"<w:p>{place('contact.name', run('{{ contact.name }}'))}</w:p>"),
        **ANN,
    )

    assert everything(finished)[:2] == ["xAnn & Bob", "Ann & Bob"]
    assert part(finished).count("<w:sdt>") == 2
    assert "od:" not in part(finished)


def test_a_place_named_by_its_writer_like_a_field_is_filled_by_what_stands_in_it() -> None:
    text = place("contact.name", run("{{ contact.name }}"), name="contact.phone")
    assert everything(made(f"<w:p>{text}</w:p>", **ANN))[0] == "Ann & Bob"


@pytest.mark.parametrize("wrapped", [True, False], ids=["line", "block"])
def test_an_emptied_place_prints_no_prompt_and_is_told_of(wrapped: bool) -> None:
    empty = "<w:showingPlcHdr/>"
    inside = place("contact.name", HINT if wrapped else f"<w:p>{HINT}</w:p>", empty)
    block = f"<w:p>{run('To: ')}{inside}</w:p>" if wrapped else inside
    template = WordTemplate(body(f"<w:p>{run('{{ contact.name }}')}</w:p>{block}<w:p/>"))

    (told,) = template.problems(ANN, ["contact.name"])
    assert str(told) == (
        "Paragraph 2: The place \u201cName of the person\u201d is empty, so nothing is printed there."
        " Type {{ contact.name }} to have it again, or delete the place."
    )
    assert not told.stops
    finished = template.render(ANN)
    assert everything(finished)[:2] == ["Ann & Bob", "To: " if wrapped else ""]
    assert "w:sdt" not in part(finished)


def test_a_place_that_libreoffice_has_saved_without_its_name_goes_too() -> None:
    forgotten = f"<w:sdt><w:sdtPr></w:sdtPr><w:sdtContent><w:r/>{run('{{ contact.name }}')}</w:sdtContent></w:sdt>"
    finished = made(f"<w:p>{forgotten}</w:p>", **ANN)

    assert everything(finished)[0] == "Ann & Bob"
    assert "w:sdt" not in part(finished)
    kept = forgotten.replace("<w:sdtPr>", "<w:sdtPr><w:id w:val='5'/>")
    assert "w:sdt" in part(made(f"<w:p>{kept}</w:p>", **ANN))


def test_an_emptied_place_goes_from_a_part_without_any_field() -> None:
    template = WordTemplate(body(f"<w:p>{place('today | date', HINT, '<w:showingPlcHdr/>')}</w:p>"))

    assert "w:sdt" not in part(template.render({}))
    assert len(template.problems()) == 1


def test_a_field_typed_into_the_prompt_is_filled_in() -> None:
    typed = place("contact.name", run("{{ contact.name }}"), "<w:showingPlcHdr/>")
    assert everything(made(f"<w:p>{typed}</w:p>", **ANN))[0] == "Ann & Bob"


def test_no_place_is_left_in_a_file_for_many() -> None:
    template = WordTemplate(body(f"<w:p>{place('contact.name', run('{{ contact.name }}'))}</w:p>"))
    finished = template.render_together([ANN, {"contact": {"name": "Cy"}}])

    assert [one for one in everything(finished) if one] == ["Ann & Bob", "Cy"]
    assert "w:sdt" not in part(finished)
