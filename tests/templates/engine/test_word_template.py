"""A template as a whole: what it is made from, what comes out, what it says about itself."""

import io
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import TemplateField, WordTemplate
from tests.templates.audit import mistakes
from tests.templates.word import changed, document, fill, names, new, paragraphs, part, saved

LETTER = document("Dear {{ contact.salutation }},", "{{ text }}", "Yours")
ANN = {"contact": {"salutation": "Dr O'Neil"}, "text": "Hello"}


def test_one_template_makes_many_documents() -> None:
    template = WordTemplate(LETTER)

    for name in ("Dr A", "Dr B"):
        made = template.render({"contact": {"salutation": name}, "text": "x"})
        assert paragraphs(made) == [f"Dear {name},", "x", "Yours"]


def test_the_same_data_gives_the_same_bytes() -> None:
    assert WordTemplate(LETTER).render(ANN) == WordTemplate(LETTER).render(ANN)


def test_threads_may_share_a_template() -> None:
    template = WordTemplate(document("{% for x in xs %}", "{{ x }}", "{% endfor %}", "{{ n }}"))

    def made(number: int) -> list[str]:
        return paragraphs(template.render({"xs": [number] * 3, "n": number}))

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(made, range(40))) == [[str(n)] * 4 for n in range(40)]


def test_a_path_and_its_bytes_are_the_same_template(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_bytes(LETTER)

    assert WordTemplate(tmp_path / "letter.docx").sha256 == WordTemplate(LETTER).sha256


def test_parts_without_tags_are_copied_as_they_were_packed() -> None:
    with zipfile.ZipFile(io.BytesIO(WordTemplate(LETTER).render(ANN))) as made:
        with zipfile.ZipFile(io.BytesIO(LETTER)) as old:
            untouched = {name for name in made.namelist() if name.startswith("word/")}
            assert {"word/styles.xml", "word/numbering.xml"} < untouched
            untouched -= {"word/document.xml", "word/_rels/document.xml.rels"}
            for name in untouched:
                numbered = b"rsid" in old.read(name) and not name.startswith("word/styles")
                if numbered or name.endswith(".rels"):
                    continue  # sittings are left out, and links written as Word writes them
                assert made.read(name) == old.read(name)
                assert made.getinfo(name).compress_size == old.getinfo(name).compress_size
        assert {entry.date_time for entry in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_word_template_file_becomes_a_document() -> None:
    types = part(LETTER, "[Content_Types].xml").replace("document.main+xml", "template.main+xml")
    dotx = changed(LETTER, {"[Content_Types].xml": types})

    made = WordTemplate(dotx).render(ANN)

    assert "template.main" not in part(made, "[Content_Types].xml")
    assert paragraphs(made)[0] == "Dear Dr O'Neil,"


def test_headers_footers_and_notes_of_every_kind_are_filled() -> None:
    made = new()
    section = made.sections[0]
    section.different_first_page_header_footer = True
    for where in (
        section.header,
        section.first_page_header,
        section.footer,
        section.first_page_footer,
    ):
        where.paragraphs[0].text = "{{ x }}"

    finished = WordTemplate(saved(made)).render({"x": "here"})

    filled = [name for name in names(finished) if "header" in name or "footer" in name]
    assert len(filled) == 4
    assert all(">here<" in part(finished, name) for name in filled)


def test_every_missing_field_is_named_with_each_of_its_places() -> None:
    with pytest.raises(OutreachError) as caught:
        fill(document("{{ a.b }}", "{{ a.b }} {{ c }}", [["x", "{{ d }}"]]), a={}, c=None)

    assert caught.value.message == (
        "3 values are missing: a.b (Paragraph 1; Paragraph 2), c (Paragraph 2), "
        "d (Table 1, row 1, second cell)."
    )


def test_a_condition_may_ask_for_what_is_missing() -> None:
    template = document("{% if a.b.c %}yes{% elif a is defined %}there{% else %}no{% endif %}")

    assert fill(template) == ["no"]
    assert fill(template, a=1) == ["there"]
    assert fill(template, a={"b": {"c": 1}}) == ["yes"]


def test_what_is_missing_is_neither_more_nor_less_than_anything() -> None:
    template = document(
        "{% if a.n > 5 or a.n < 5 or b >= 1 %}yes{% elif a.n is none and b is none %}no{% endif %}"
    )

    assert fill(template) == ["no"]
    assert fill(template, a={"n": None}, b=None) == ["no"]


def test_a_rule_for_missing_values_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(ValueError, match="missing must be"):
        WordTemplate(LETTER).render(ANN, missing="guess")


def test_the_fields_of_a_template_are_told_with_what_they_are() -> None:
    template = document(
        "{{ a.name }} {{ day|date }} {{ a.items|list }} {% if vip %}!{% endif %}",
        "{% for e in events|sort(attribute='date') if e.open %}", "{{ e.title }}", "{{ e.at|time }}",
        "{% for p in e.people %}", "{{ p }} {{ loop.index }}", "{% endfor %}", "{% endfor %}",
        "{% set first = events|first %}", "{{ first.place }} {{ n|number(2) }}",
    )  # fmt: skip

    assert WordTemplate(template).fields() == [
        TemplateField(path="a.name", kind="text"),
        TemplateField(path="day", kind="date"),
        TemplateField(path="a.items", kind="list of texts"),
        TemplateField(path="vip", kind="yes or no"),
        TemplateField(path="events", kind="list of rows"),
        TemplateField(path="events[].date", kind="yes or no"),
        TemplateField(path="events[].open", kind="yes or no"),
        TemplateField(path="events[].title", kind="text"),
        TemplateField(path="events[].at", kind="time"),
        TemplateField(path="events[].people", kind="list of texts"),
        TemplateField(path="events[].place", kind="text"),
        TemplateField(path="n", kind="number"),
    ]


def test_a_finished_document_is_as_valid_as_its_template() -> None:
    template = document(
        "{{ a }}", "{% for x in xs %}", "{{ x }}\n{{ a }}", "{% endfor %}",
        [["{% for x in xs %}{{ x }}", "{{ a }}{% endfor %}"]], "{{ none }}",
    )  # fmt: skip

    made = WordTemplate(template).render({"a": "1\n2\t3", "xs": ["p", ""]}, missing="mark")

    assert mistakes(made) <= mistakes(template)


def test_the_shape_of_the_data_is_told_as_it_would_stand_in_json() -> None:
    template = document(
        "{{ a.name }}{{ day|date }}{% if a.vip %}!{% endif %}{% if n > 2 %}many{% endif %}",
        "{% for e in events %}", "{{ e.title }}{{ e.who|join }}", "{% endfor %}",
        "{% for p in a.people %}{{ p }}{% endfor %}",
    )  # fmt: skip

    assert WordTemplate(template).shape() == {
        "a": {"name": "text", "vip": "yes or no", "people": ["text"]},
        "day": "date",
        "n": "number",
        "events": [{"title": "text", "who": ["text"]}],
    }
