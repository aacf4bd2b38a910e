"""Rich text, links and QR codes: values that bring a look of their own."""

import re
from typing import Any

import pytest
from docx.oxml.ns import qn
from docx.shared import RGBColor
from hypothesis import given
from hypothesis import strategies as st

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from tests.examples import few
from tests.templates.audit import mistakes
from tests.templates.word import (
    document,
    everything,
    fill,
    names,
    new,
    opened,
    paragraphs,
    part,
    saved,
)

LETTER = "Thank **you** & yours.\n\nBring:\n- tea\n- *time*\n  - and more\n\n1. come\n2. stay"


def made(template: bytes, **context: Any) -> bytes:
    finished = WordTemplate(template).render(context)
    assert mistakes(finished) <= mistakes(template)
    return finished


def lists(data: bytes) -> list[str]:
    """The list of each paragraph of the body; "" for one that is no item."""
    found = (p._p.find(f".//{qn('w:numId')}") for p in opened(data).paragraphs)
    return ["" if one is None else str(one.get(qn("w:val"))) for one in found]


def links(data: bytes, name: str = "document") -> dict[str, str]:
    rels = part(data, f"word/_rels/{name}.xml.rels")
    return dict(re.findall(r'Id="(rIdAddress\d+)"[^>]*? Target="([^"]*)"', rels))


def test_rich_text_alone_in_its_paragraph_becomes_paragraphs_and_lists() -> None:
    finished = made(document("Dear", "{{ body|rich }}", "Bye"), body=LETTER)

    assert paragraphs(finished) == [
        "Dear", "Thank you & yours.", "Bring:", "tea", "time", "and more", "come", "stay", "Bye",
    ]  # fmt: skip
    points, numbers = lists(finished)[3], lists(finished)[6]
    assert points != numbers
    assert lists(finished) == ["", "", "", points, points, points, numbers, numbers, ""]


def test_bold_and_italic_keep_the_font_and_colour_of_the_place() -> None:
    template = new()
    run = template.add_paragraph().add_run("{{ body|rich }}")
    run.font.name, run.font.color.rgb = "Georgia", RGBColor(9, 9, 9)

    (paragraph,) = opened(made(saved(template), body="a **b** *c*")).paragraphs

    looks = [(run.text, run.bold, run.italic) for run in paragraph.runs if run.text.strip()]
    assert looks == [("a ", None, None), ("b", True, None), ("c", None, True)]
    assert {run.font.name for run in paragraph.runs} == {"Georgia"}


def test_paragraphs_keep_the_style_of_the_place() -> None:
    template = new()
    template.add_paragraph("{{ body|rich }}", style="Quote")
    template.add_paragraph("end")

    finished = opened(made(saved(template), body=LETTER))

    assert {p.style.name for p in finished.paragraphs[:-1] if p.style} == {"Quote"}


def test_rich_text_beside_other_words_cuts_the_paragraph_and_loses_none() -> None:
    finished = made(document("Note: {{ body|rich }} (end)", "x"), body="a\n\nb\n- c")

    assert paragraphs(finished) == ["Note: a", "b", "c (end)", "x"]


@pytest.mark.parametrize("empty", ["", "   ", "\n\n"])
def test_empty_rich_text_leaves_no_blank_line(empty: str) -> None:
    assert fill(document("a", "{{ body|rich }}", "b"), body=empty) == ["a", "b"]
    assert fill(document("a", "{{ body|rich }}", "b"), "blank") == ["a", "b"]


def test_a_cell_and_the_end_of_a_document_keep_a_paragraph() -> None:
    template = document("a", [["{{ body|rich }}", "x"]], "{{ body|rich }}")

    finished = opened(made(template, body=""))

    assert finished.tables[0].cell(0, 0).text == ""
    assert [p.text for p in finished.paragraphs] == ["a", ""]


def test_missing_rich_text_is_marked_or_told() -> None:
    template = document("{{ body|rich }}", "b")

    assert fill(template, "mark") == ["[body?]", "b"]
    with pytest.raises(OutreachError, match=r"A value is missing: body \(Paragraph 1\)"):
        WordTemplate(template).render({})


def test_rich_text_inside_a_link_or_control_becomes_lines() -> None:
    template = new()
    paragraph = template.add_paragraph()
    holder = paragraph._p.makeelement(qn("w:hyperlink"), {qn("w:anchor"): "x"})
    paragraph._p.append(holder)
    holder.append(paragraph.add_run("{{ body|rich }}")._r)

    finished = made(saved(template), body="a\n\n- b **c**")

    assert [p.text for p in opened(finished).paragraphs] == ["a\n\n• b c"]


def test_numbered_lists_begin_at_one_for_each_text_and_each_person() -> None:
    template = WordTemplate(document("{{ body|rich }}", "{{ body|rich }}", "end"))
    body = "1. a\n2. b"

    together = template.render_together([{"body": body}, {"body": body}])

    first, same, second, *_ = (one for one in lists(together) if one)
    assert first == same != second
    assert len({one for one in lists(together) if one}) == 4
    assert mistakes(together) == set()


def test_the_last_paragraph_of_a_person_may_be_rich() -> None:
    template = WordTemplate(document("Dear {{ n }}", "{{ body|rich }}"))

    together = template.render_together([{"n": n, "body": LETTER} for n in range(3)])

    assert everything(together).count("stay") == 3
    assert part(together).count("<w:sectPr") == 3


def test_rich_text_without_rich_is_printed_as_it_was_typed() -> None:
    assert fill(document("{{ body }}"), body="**a**") == ["**a**"]
    assert fill(document("{{ (body|rich) ~ '!' }}"), body="**a**") == ["a!"]


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("{{ x|link }}", "https://www.example.org"),
        ("{{ 'our site'|link(x) }}", "https://www.example.org"),
        ("{{ mail|link }}", "mailto:ann@example.org"),
        ("{{ 'Ring'|link(phone) }}", "tel:01632960001"),
        ("{{ body|rich }}", "https://example.org/?a=1&amp;b=2"),
    ],
)
def test_a_link_leads_to_its_address(typed: str, address: str) -> None:
    data = {
        "x": "www.example.org",
        "mail": "ann@example.org",
        "phone": "01632 960001",
        "body": "[see](https://example.org/?a=1&b=2)",
    }

    finished = made(document(f"See {typed}."), **data)

    assert list(links(finished).values()) == [address]
    assert f'r:id="{next(iter(links(finished)))}"' in part(finished)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "\\\\host\\x"])
def test_a_link_leads_to_the_web_a_mailbox_or_a_telephone_only(address: str) -> None:
    with pytest.raises(OutreachError, match="nothing that a letter can lead to"):
        WordTemplate(document("{{ 'x'|link(a) }}")).render({"a": address})

    rich = made(document("{{ x|rich }}"), x=f"[words]({address})")
    assert links(rich) == {}
    assert "words" in paragraphs(rich)[0]


def test_a_link_without_address_is_only_its_words() -> None:
    finished = made(document("{{ 'our site'|link(web) }}"), x=1)

    assert paragraphs(finished) == ["our site"]
    assert "w:hyperlink" not in part(finished)


def test_links_and_codes_in_a_footer_have_their_relationships_there() -> None:
    template = new()
    template.sections[0].footer.paragraphs[0].text = "{{ x|link }} {{ x|qr }}"

    finished = made(saved(template), x="https://example.org")
    together = WordTemplate(saved(template)).render_together(
        [{"x": f"https://example.org/{n}"} for n in "ab"]
    )

    assert list(links(finished, "footer1").values()) == ["https://example.org"]
    assert [list(links(together, f"footer1_{n}").values()) for n in (1, 2)] == [
        ["https://example.org/a"], ["https://example.org/b"],
    ]  # fmt: skip
    assert 'relationships/image"' in part(together, "word/_rels/footer1_2.xml.rels")


def test_a_qr_code_is_a_picture_that_says_what_it_holds() -> None:
    finished = made(document("{{ x|qr }} {{ x|qr(4) }} {{ y|qr }}"), x="https://example.org", y="")

    xml = part(finished)
    assert re.findall(r'<wp:extent cx="(\d+)"', xml) == ["900000", "1440000"]
    assert re.findall(r'<wp:docPr id="(\d+)"', xml) == ["1", "2"]
    assert 'descr="QR code: https://example.org"' in xml
    assert sum(name.startswith("word/media/") for name in names(finished)) == 1


@pytest.mark.parametrize(
    ("typed", "words"),
    [("{{ x|qr }}", "1,000 letters at most"), ("{{ 1|qr(90) }}", "0.5 to 18 centimetres")],
)
def test_a_qr_code_that_nobody_could_read_is_refused(typed: str, words: str) -> None:
    with pytest.raises(OutreachError, match=words):
        WordTemplate(document(typed)).render({"x": "x" * 1001})


def test_the_contract_knows_fields_behind_looks() -> None:
    template = WordTemplate(document("{{ a|rich }} {{ b|link(c) }} {{ d|qr }}", "{{ e|rich }}"))

    assert {(field.path, field.kind) for field in template.fields()} == {
        (name, "text") for name in "abcde"
    }
    (problem,) = template.problems(fields=["a", "b", "c", "d", "body"])
    assert problem.message.startswith("There is no field e.")


@few(25)
@given(st.text(alphabet="ab &<*_[]()\\-1.\n\t\x00\ud800{%}", max_size=80))
def test_any_text_may_be_rich_wherever_its_tag_stands(text: str) -> None:
    finished = WordTemplate(RICH_PLACES).render({"x": text})

    said = "".join(everything(finished))
    assert sorted(re.findall(r"[ab{%}]", said)) == sorted(re.findall(r"[ab{%}]", text) * 3)


RICH_PLACES = document("{{ x|rich }}", "N: {{ x|rich }}.", [["{{ x|rich }}", "c"]], "end".upper())


@pytest.mark.parametrize(
    ("words", "led"),
    [
        ("ann@example.org", {"mailto:ann@example.org"}),
        (
            "01632 960101 \u00b7 o'neil+x@wend.example.org",
            {"mailto:o&#x27;neil+x@wend.example.org"},
        ),
        ("See www.example.org/a_(b), or ring.", {"https://www.example.org/a_(b)"}),
        (
            "(https://example.org/x?a=1&b=2) and \u201cwww.b.example\u201d",
            {"https://example.org/x?a=1&amp;b=2", "https://www.b.example"},
        ),
        ("Ring 01632 960101.", set()),
        ("a@b, @home, 3@ 5, www. example", set()),
    ],
)
def test_addresses_in_a_text_are_live_and_look_like_the_words_around_them(
    words: str, led: set[str]
) -> None:
    template = new()
    run = template.add_paragraph().add_run("To: {{ words | links }}!")
    run.font.name = "Georgia"

    finished = made(saved(template), words=words)

    assert paragraphs(finished) == [f"To: {words}!"]
    targets = set(links(finished).values()) if led else set()
    assert {target.replace("&apos;", "'") for target in targets} == {
        target.replace("&#x27;", "'") for target in led
    }
    faces = set(re.findall(r"<w:rPr>.*?</w:rPr>", part(finished, "word/document.xml")))
    assert len(faces) == 1
    assert 'w:val="0563C1"' not in everything(finished)


@pytest.mark.parametrize("nothing", [None, "", "unknown"])
def test_where_nothing_is_known_there_is_no_link_and_no_word(nothing: str | None) -> None:
    context = {} if nothing == "unknown" else {"words": nothing}
    assert fill(document("a{{ (words or '') | links }}b"), **context) == ["ab"]
