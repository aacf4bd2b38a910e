"""Bookmarks in loops and for many people are single, and what refers to them finds its own."""

import re

import pytest

from outreach_desktop.templates import WordTemplate
from tests.templates.audit import new_mistakes
from tests.templates.listed import paragraph
from tests.templates.word import body, part

ROUNDS = {"xs": ["a", "b", "c"], "n": "A"}
FOR, END = paragraph("{% for x in xs %}"), paragraph("{% endfor %}")

FROM_HERE, TO_HERE = '<w:bookmarkStart w:id="4" w:name="long"/>', '<w:bookmarkEnd w:id="4"/>'


def marked(name: str, number: int = 0) -> str:
    start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    return f'<w:p>{start}<w:r><w:t>{{{{ x }}}}</w:t></w:r><w:bookmarkEnd w:id="{number}"/></w:p>'


def field(*code: str) -> str:
    pieces = "".join(
        f'<w:r><w:instrText xml:space="preserve">{one}</w:instrText></w:r>' for one in code
    )
    edge = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    shown = "<w:r><w:t>1</w:t></w:r>"
    return f"<w:p>{edge.format('begin')}{pieces}{edge.format('separate')}{shown}{edge.format('end')}</w:p>"


def link(name: str) -> str:
    return f'<w:p><w:hyperlink w:anchor="{name}"><w:r><w:t>up</w:t></w:r></w:hyperlink></w:p>'


def text(template: bytes) -> str:
    return part(WordTemplate(template).render(ROUNDS))


def test_each_round_has_a_bookmark_and_references_of_its_own() -> None:
    template = body(
        FOR
        + field(" PAGEREF spot \\h ")
        + marked("spot")
        + field(" REF ", "spot", " \\h ")
        + link("spot")
        + END
    )

    made = text(template)

    for pattern in (r'w:name="(\w+)"', r"PAGEREF (\w+)", r" REF (\w+)", r'w:anchor="(\w+)"'):
        assert re.findall(pattern, made) == ["spot", "spot_r2", "spot_r3"]
    assert sorted(re.findall(r'bookmarkStart w:id="(\d+)"', made)) == ["1", "2", "3"]
    assert not new_mistakes(WordTemplate(template).render(ROUNDS), template)


def test_what_refers_to_a_loop_from_outside_finds_its_first_round() -> None:
    made = text(body(link("spot") + FOR + marked("spot") + END + field(" PAGEREF spot ")))

    assert re.findall(r'w:name="(\w+)"', made) == ["spot", "spot_r2", "spot_r3"]
    assert re.findall(r'w:anchor="(\w+)"', made) == ["spot"]
    assert "PAGEREF spot " in made


def test_a_bookmark_outside_the_loop_is_the_same_for_every_round() -> None:
    made = text(body(marked("spot").replace("{{ x }}", "here") + FOR + link("spot") + END))

    assert re.findall(r'w:anchor="(\w+)"', made) == ["spot"] * 3


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        (" REF Spot ", " REF Spot_1 "),
        (' HYPERLINK \\l "Spot" ', ' HYPERLINK \\l "Spot_1" '),
        (' HYPERLINK "https://example.org/Spot" ', ' HYPERLINK "https://example.org/Spot" '),
        (" TOC \\o 1-3 \\b Spot ", " TOC \\o 1-3 \\b Spot_1 "),
        (" NOTEREF spot \\p ", " NOTEREF spot_1 \\p "),
        (" =SUM(Spot)*2 ", " =SUM(Spot_1)*2 "),
        (" Spot ", " REF Spot_1 "),  # short for it
        (' IF Spot = "Spot" "yes" "no" ', ' IF Spot_1 = "Spot" "yes" "no" '),
        (" SEQ Figure Spot ", " SEQ Figure Spot_1 "),
        (" STYLEREF Spot ", " STYLEREF Spot "),
        (" PAGE ", " PAGE "),
    ],
)
def test_a_field_names_the_bookmark_of_its_own_person(code: str, wanted: str) -> None:
    template = body(marked("Spot").replace("x }}", "n }}") + field(code))

    made = part(WordTemplate(template).render_together([ROUNDS, ROUNDS]))

    first = wanted.replace("Spot_1", "Spot").replace("spot_1", "spot")
    assert re.findall(r"<w:instrText[^>]*>([^<]*)", made) == [first, wanted]


def test_a_simple_field_names_it_too() -> None:
    simple = (
        '<w:p><w:fldSimple w:instr=" PAGEREF Spot "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'
    )
    template = body(marked("Spot").replace("x }}", "n }}") + simple)

    made = part(WordTemplate(template).render_together([ROUNDS, ROUNDS]))

    assert re.findall(r'w:instr="([^"]*)"', made) == [" PAGEREF Spot ", " PAGEREF Spot_1 "]


def test_rounds_and_people_are_told_apart() -> None:
    template = body(FOR + marked("spot") + link("spot") + END + paragraph("{{ n }}"))

    made = part(WordTemplate(template).render_together([ROUNDS, ROUNDS, ROUNDS]))

    names = re.findall(r'w:name="(\w+)"', made)
    assert names == [f"spot{one}{two}" for two in ("", "_1", "_2") for one in ("", "_r2", "_r3")]
    assert re.findall(r'w:anchor="(\w+)"', made) == names
    assert len(set(names)) == len(names)


def test_a_header_names_the_bookmark_of_its_own_person() -> None:
    from docx.oxml import parse_xml

    from tests.templates.word import new, saved

    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    made = new()
    made.add_paragraph("Dear {{ n }}")
    for one in (marked("Who", 7).replace("x }}", "n }}"),):
        made.element.body.insert(0, parse_xml(one.replace("<w:p>", f"<w:p {w}>", 1)))
    header = made.sections[0].header.paragraphs[0]._p
    header.addnext(parse_xml(field(" REF Who ").replace("<w:p>", f"<w:p {w}>", 1)))
    template = saved(made)

    whole = WordTemplate(template).render_together([ROUNDS, ROUNDS])

    assert " REF Who " in part(whole, "word/header1_1.xml")
    assert " REF Who_1 " in part(whole, "word/header1_2.xml")


def test_long_names_stay_single_and_within_what_word_allows() -> None:
    names = [f"A_name_that_is_rather_long_for_number_{one}" for one in (1, 2)]
    template = body(
        "".join(marked(one, at).replace("x }}", "n }}") for at, one in enumerate(names))
        + link(names[1])
    )

    made = part(WordTemplate(template).render_together([ROUNDS] * 3))

    found = re.findall(r'w:name="(\w+)"', made)
    assert len(set(found)) == 6
    assert max(map(len, found)) <= 40
    assert set(re.findall(r'w:anchor="(\w+)"', made)) <= set(found)


def test_a_name_that_ends_like_those_of_other_people_is_not_taken_for_one() -> None:
    template = body(
        "".join(
            marked(one, at).replace("x }}", "n }}") for at, one in enumerate(["Spot", "spot_1"])
        )
        + link("spot_1")
        + field(" REF Spot ")
    )

    made = part(WordTemplate(template).render_together([ROUNDS] * 3))

    names = re.findall(r'w:name="(\w+)"', made)
    assert len({one.casefold() for one in names}) == 6
    assert names[0::2] == re.findall(r" REF (\w+)", made) == ["Spot", "Spot_1", "Spot_2"]
    assert re.findall(r'w:anchor="(\w+)"', made) == names[1::2]


def test_a_name_that_ends_like_those_of_other_rounds_is_not_taken_for_one() -> None:
    there = marked("spot_r2", 1).replace("{{ x }}", "here")

    made = text(body(there + FOR + marked("spot") + END + link("spot_r2") + link("spot")))

    other, *rounds = re.findall(r'w:name="(\w+)"', made)
    assert rounds == ["spot", "spot_r2", "spot_r3"]
    assert re.findall(r'w:anchor="(\w+)"', made) == [other, "spot"]
    assert other not in rounds


EMPTY = "<w:r><w:t>{{ a }}</w:t></w:r>"
EMPTY_LINES = f"{EMPTY}<w:r><w:br/></w:r>{EMPTY}"


@pytest.mark.parametrize(
    "text",
    [
        f"<w:p>{FROM_HERE}{EMPTY}</w:p><w:p><w:r><w:t>x</w:t></w:r>{TO_HERE}</w:p>",
        f"<w:p>{FROM_HERE}<w:r><w:t>x</w:t></w:r></w:p><w:p>{EMPTY}{TO_HERE}</w:p>",
        f"<w:p>{FROM_HERE}<w:r><w:t>x</w:t></w:r></w:p><w:p>{EMPTY_LINES}{TO_HERE}</w:p>",
    ],
    ids=["begins", "ends", "ends in lines"],
)
def test_a_bookmark_of_many_paragraphs_outlives_the_first_or_last_of_them(text: str) -> None:
    template = WordTemplate(body(text + "<w:p/>"))

    made = part(template.render({"a": ""}))

    assert made.count("<w:p>") == 1
    assert made.index('<w:bookmarkStart w:id="4"') < made.index('<w:bookmarkEnd w:id="4"')
    three = part(template.render_together([{"a": ""}] * 3))
    assert len(set(re.findall(r'bookmarkEnd w:id="(\d+)"', three))) == 3


def test_a_bookmark_that_a_closing_line_holds_whole_goes_with_it() -> None:
    template = body(f"<w:p>{FROM_HERE}{EMPTY}{TO_HERE}</w:p><w:p/>")

    assert "bookmark" not in part(WordTemplate(template).render({"a": ""}))


def test_the_end_of_a_bookmark_that_never_began_is_left_out() -> None:
    template = body(
        '<w:p><w:r><w:t>{{ n }}</w:t></w:r><w:bookmarkEnd w:id="9"/></w:p>'
        + FOR
        + marked("a")
        + END
    )

    assert 'bookmarkEnd w:id="9"' not in text(template)
    alone = body('<w:p><w:r><w:t>{{ n }}</w:t></w:r><w:bookmarkEnd w:id="9"/></w:p>')
    assert "bookmarkEnd" not in part(WordTemplate(alone).render_together([ROUNDS, ROUNDS]))


def test_what_word_counts_begins_again_with_each_person() -> None:
    other = " SEQ Table \\* ARABIC \\s 1 "
    template = body(
        paragraph("{{ n }}")
        + FOR
        + field(" SEQ Figure", " \\* ARABIC ")
        + END
        + field(" SEQ Figure \\h ")
        + field(other)
        + field(" SEQ Box \\c ")
        + field(" seq Box ")
    )
    people: list[dict[str, object]] = [
        {"n": "A", "xs": [1, 2]},
        {"n": "B", "xs": [1]},
        {"n": "C", "xs": []},
    ]

    made = re.findall(
        r"<w:instrText[^>]*>([^<]+)", part(WordTemplate(template).render_together(people))
    )

    figures = [one for one in made if "Figure" in one]
    assert figures == [
        *[" SEQ Figure \\* ARABIC "] * 2,
        " SEQ Figure \\h ",
        " SEQ Figure \\r 1 \\* ARABIC ",
        " SEQ Figure \\h ",
        " SEQ Figure \\r 1 \\h ",
    ]
    assert [one for one in made if "Table" in one] == [other] * 3
    assert [one for one in made if "Box" in one][2:4] == [" SEQ Box \\c ", " seq Box \\r 1 "]
    assert "\\r" not in part(WordTemplate(template).render(people[0]))
