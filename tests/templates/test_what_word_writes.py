"""What Word writes around every document comes in unnoticed, and nothing of its writers goes out."""

import io
import re

from docx import Document

from outreach_desktop.templates import WordTemplate
from tests.templates.skeleton import mark_sittings, word_like
from tests.templates.word import body, changed, everything, names, opened, paragraphs, part, saved

ABOUT_WRITERS = (
    "A. Writer",
    "writer",
    "Ask her first",
    "0x0101",
    "00A77B3E",
    "FFFFF82B",
    "0E820D9E",
)


def letter(*, comments: bool = False) -> bytes:
    made = Document(io.BytesIO(word_like(comments=comments)))
    made.add_paragraph("Dear {{ name }},")
    made.add_paragraph("Yours")
    mark_sittings(made)
    made.core_properties.author = made.core_properties.last_modified_by = "A. Writer"
    return saved(made)


def test_a_file_as_word_leaves_it_is_filled_in_without_a_word() -> None:
    template = WordTemplate(letter())

    assert template.problems() == []
    assert paragraphs(template.render({"name": "Ann"})) == ["Dear Ann,", "Yours"]
    both = opened(template.render_together([{"name": "Ann"}, {"name": "Bo"}]))
    assert [one.text for one in both.paragraphs] == ["Dear Ann,", "Yours", "Dear Bo,", "Yours"]


def test_its_comments_properties_and_template_are_left_out_and_told() -> None:
    told = [problem.message for problem in WordTemplate(letter(comments=True)).problems()]

    assert sorted(told) == [
        "The comments in it are left out of the documents made.",
        "The document properties of its writers' own are left out of the documents made.",
        "The link to the template it was made from is left out of the documents made.",
    ]


def test_nothing_of_who_wrote_it_goes_out() -> None:
    made = WordTemplate(letter(comments=True)).render({"name": "Ann"})

    texts = {name: part(made, name) for name in names(made) if name.endswith((".xml", ".rels"))}
    assert [
        (name, who) for name, text in texts.items() for who in ABOUT_WRITERS if who in text
    ] == []


def test_controls_keep_their_words_without_the_data_behind_them() -> None:
    made = WordTemplate(letter()).render({"name": "Ann"})

    assert "[Document title]" in part(made, "word/header1.xml")
    assert "dataBinding" not in part(made, "word/header1.xml")
    assert not [name for name in names(made) if name.startswith("customXml/")]


def test_a_control_that_shows_a_filled_property_stays_bound_to_it() -> None:
    made = Document(io.BytesIO(word_like()))
    made.core_properties.title = "For {{ name }}"

    finished = WordTemplate(saved(made)).render({"name": "Ann"})

    assert "ns0:title[1]" in part(finished, "word/header1.xml")
    assert opened(finished).core_properties.title == "For Ann"
    assert "dataBinding" not in part(finished, "word/footer1.xml")


def test_a_text_in_another_programs_prefix_is_filled_in_too() -> None:
    template = body("<w:p><w:r><w:t>Dear {{ n }}</w:t></w:r></w:p><w:p/>")
    other = re.sub(r"(?<=[<:/ ])w(?=[:=])", "ns0", part(template))
    template = changed(template, {"word/document.xml": other})
    assert "<ns0:body>" in other

    assert everything(WordTemplate(template).render({"n": "Ann"}))[0] == "Dear Ann"
    both = WordTemplate(template).render_together([{"n": "Ann"}, {"n": "Bob"}])
    assert [line for line in everything(both) if line] == ["Dear Ann", "Dear Bob"]


def test_a_prefix_that_an_attribute_inside_names_stays_declared() -> None:
    compatible = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    w15 = "http://schemas.microsoft.com/office/word/2012/wordml"
    inside = (
        f'<w:p xmlns:mc="{compatible}" xmlns:w15="{w15}" mc:Ignorable="w15"><w:r><w:t>{{{{ name }}}}</w:t></w:r></w:p>'
        f'<w:p><w:r><mc:AlternateContent xmlns:mc="{compatible}"><mc:Choice xmlns:sign="urn:sign" Requires="sign">'
        "<w:t>a</w:t></mc:Choice><mc:Fallback><w:t>b</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )

    template = WordTemplate(body(inside))

    for made in (template.render({"name": "Ann"}), template.render_together([{"name": "Ann"}] * 2)):
        assert f'xmlns:w15="{w15}"' in part(made)
        assert 'xmlns:sign="urn:sign"' in part(made)
