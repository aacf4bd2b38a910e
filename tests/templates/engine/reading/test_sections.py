"""Sections that a condition or a loop leaves out hand on how their pages begin."""

import re
from collections.abc import Iterable

import pytest

from outreach_desktop.templates import WordTemplate
from tests.templates.audit import new_mistakes
from tests.templates.listed import paragraph
from tests.templates.word import body, changed, names, opened, part, with_part

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LANDSCAPE = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
PORTRAIT = '<w:pgSz w:w="11906" w:h="16838"/>'
IF, ENDIF = paragraph("{% if wide %}"), paragraph("{% endif %}")


def section(properties: str = PORTRAIT, *headers: str, flags: str = "") -> str:
    """The properties of a section; a header is "first:first" for the kind and the part's name."""
    named = "".join(
        f'<w:headerReference w:type="{kind}" r:id="rIdNew{name}" {_R}/>'
        for kind, name in (one.split(":") for one in headers)
    )
    return f"<w:sectPr>{named}{properties}{flags}</w:sectPr>"


_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def ends(text: str, sect: str) -> str:
    return paragraph(text, sect)


def template(
    *blocks: str, last: str = section(), headers: Iterable[str] = ("head", "other")
) -> bytes:
    made = body("".join(blocks))
    whole = part(made)
    start, end = whole.rindex("<w:sectPr"), whole.index("</w:body>")
    made = changed(made, {"word/document.xml": whole[:start] + last + whole[end:]})
    for name in headers:
        made = with_part(
            made, name, "header", f"<w:hdr {_W}>{paragraph(f'Head {name} {{{{ n }}}}')}</w:hdr>"
        )
    return made


def heads(data: bytes) -> list[str]:
    return [one.header.paragraphs[0].text for one in opened(data).sections]


LEFT_OUT = (
    paragraph("Intro"),
    IF,
    ends("", section(PORTRAIT, "default:head", flags='<w:pgNumType w:start="5"/><w:titlePg/>')),
    paragraph("Wide table"),
    ends("", section(LANDSCAPE)),
    ENDIF,
    paragraph("End {{ n }}"),
)


@pytest.mark.parametrize(("wide", "shown"), [(True, 3), (False, 1)])
def test_a_section_left_out_hands_its_header_to_the_next(wide: bool, shown: int) -> None:
    made = WordTemplate(template(*LEFT_OUT)).render({"n": "A", "wide": wide})

    assert heads(made) == ["Head head A"] * shown
    assert not new_mistakes(made, template(*LEFT_OUT))


def test_the_section_that_takes_over_begins_as_the_lost_one_began() -> None:
    made = part(WordTemplate(template(*LEFT_OUT)).render({"n": "A", "wide": False}))

    (only,) = re.findall(r"<w:sectPr>.*?</w:sectPr>", made)
    assert "<w:titlePg/>" in only
    assert 'w:start="5"' in only
    assert PORTRAIT in only


def test_a_section_that_goes_with_all_its_text_leaves_the_next_as_it_is() -> None:
    cover = ends("Cover", section(PORTRAIT, "default:head", "first:other", flags="<w:titlePg/>"))
    made = WordTemplate(
        template(IF, paragraph("Title"), cover, ENDIF, paragraph("{{ n }}"))
    ).render({"n": "A", "wide": False})

    assert heads(made) == ["Head head A"]
    assert "<w:titlePg/>" not in part(made)


def test_a_section_keeps_the_header_that_it_names_itself() -> None:
    own = section(PORTRAIT, "default:other")
    made = WordTemplate(template(*LEFT_OUT, last=own)).render({"n": "A", "wide": False})

    assert heads(made) == ["Head other A"]


def test_a_loop_without_rounds_hands_on_too() -> None:
    blocks = (
        paragraph("{% for x in xs %}"),
        paragraph("{{ x }}"),
        ends("", section(LANDSCAPE, "default:head")),
        paragraph("{% endfor %}"),
        paragraph("End"),
    )
    made = WordTemplate(template(*blocks))

    assert heads(made.render({"n": "A", "xs": []})) == ["Head head A"]
    assert heads(made.render({"n": "A", "xs": [1, 2]})) == ["Head head A"] * 3


def test_one_of_two_ends_hands_on_its_own_header() -> None:
    blocks = (
        paragraph("Text"),
        IF,
        ends("a", section(PORTRAIT, "default:head")),
        paragraph("{% else %}"),
        ends("b", section(LANDSCAPE, "default:other")),
        ENDIF,
        paragraph("End"),
    )

    for wide, header in ((True, "head"), (False, "other")):
        made = WordTemplate(template(*blocks)).render({"n": "A", "wide": wide})
        assert heads(made)[0] == f"Head {header} A"


def test_a_template_whose_sections_all_remain_is_left_as_it_is() -> None:
    whole = template(
        paragraph("{{ n }}"), ends("", section(LANDSCAPE, "default:head")), paragraph("End")
    )

    made = part(WordTemplate(whole).render({"n": "A"}))

    before = part(whole).replace(f" {_R}", "")
    assert re.findall("<w:sectPr.*?</w:sectPr>", made) == re.findall(
        "<w:sectPr.*?</w:sectPr>", before
    )


PEOPLE = [{"n": "A", "wide": True, "xs": [1, 2]}, {"n": "B", "wide": False, "xs": []}]


def test_for_many_people_the_first_section_that_remains_begins_the_pages_of_each() -> None:
    made = WordTemplate(template(*LEFT_OUT)).render_together(PEOPLE)

    sections = re.findall(r"<w:sectPr>.*?</w:sectPr>", part(made))
    assert [re.findall(r'<w:type w:val="(\w+)"', one) for one in sections] == [
        ["nextPage"],
        [],
        [],
        ["nextPage"],
    ]
    assert [re.findall(r'w:start="(\d+)"', one) for one in sections] == [["5"], [], [], ["5"]]
    assert heads(made) == ["Head head A"] * 3 + ["Head head B"]
    assert not new_mistakes(made, template(*LEFT_OUT))


def test_pages_begin_again_only_once_for_each_person_however_often_a_section_is_repeated() -> None:
    blocks = (
        paragraph("{% for x in xs %}"),
        paragraph("{{ x }}"),
        ends("", section(LANDSCAPE)),
        paragraph("{% endfor %}"),
        paragraph("End {{ n }}"),
    )
    last = section(PORTRAIT, flags="")
    whole = template(
        *blocks, last=last.replace("<w:sectPr>", '<w:sectPr><w:type w:val="continuous"/>')
    )

    made = part(WordTemplate(whole).render_together(PEOPLE, odd_pages=True))

    kinds = [
        re.findall(r'<w:type w:val="(\w+)"', one)
        for one in re.findall(r"<w:sectPr>.*?</w:sectPr>", made)
    ]
    assert kinds == [["oddPage"], [], ["continuous"], ["oddPage"]]


def test_a_section_that_ends_in_the_last_paragraph_leaves_the_last_one_its_own_place() -> None:
    whole = template(paragraph("{{ n }}"), ends("End", section(LANDSCAPE)))

    made = WordTemplate(whole).render_together(PEOPLE)

    assert not re.search(r"</w:sectPr><w:sectPr", part(made))
    assert len(opened(made).sections) == 4
    assert not new_mistakes(made, whole)


def test_a_body_that_ends_with_the_end_of_a_section_alone_has_no_empty_page_more() -> None:
    whole = template(paragraph("{{ n }}"), ends("End", section(LANDSCAPE)), last="")

    made = WordTemplate(whole).render_together(PEOPLE)

    assert len(opened(made).sections) == 2
    assert part(made).count("landscape") == 2
    assert not new_mistakes(made, whole)


def test_sections_that_begin_on_odd_pages_in_the_template_do_so_for_everybody() -> None:
    odd = section(PORTRAIT).replace("<w:sectPr>", '<w:sectPr><w:type w:val="oddPage"/>')
    made = part(WordTemplate(template(paragraph("{{ n }}"), last=odd)).render_together(PEOPLE))

    assert made.count('w:val="oddPage"') == 2


def test_the_properties_of_a_section_stand_in_the_order_of_the_standard() -> None:
    flags = '<w:pgMar w:top="1" w:right="1" w:bottom="1" w:left="1" w:header="1" w:footer="1" w:gutter="0"/>'
    flags += (
        '<w:pgBorders><w:top w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pgBorders>'
    )
    flags += '<w:lnNumType w:countBy="1"/><w:cols w:num="2" w:space="720"/><w:vAlign w:val="center"/><w:titlePg/>'
    whole = template(
        paragraph("{{ n }}"), last=section(PORTRAIT, "default:head", "first:other", flags=flags)
    )

    made = WordTemplate(whole).render_together(PEOPLE)

    assert not new_mistakes(made, whole)
    (first, _) = re.findall(r"<w:sectPr>.*?</w:sectPr>", part(made))
    assert re.findall(r"<w:(\w+)", first)[3:6] == ["type", "pgSz", "pgMar"]


def test_a_header_of_any_name_is_filled_in_for_each_person() -> None:
    whole = template(
        paragraph("Dear {{ n }}"),
        last=section(PORTRAIT, "default:kopf", "first:tops/up"),
        headers=("kopf", "tops/up"),
    )

    made = WordTemplate(whole).render_together(PEOPLE)

    assert heads(made) == ["Head kopf A", "Head kopf B"]
    assert any("Head tops/up B" in part(made, name) for name in names(made) if "header" in name)


def counted(*blocks: str, last: str = section()) -> tuple[str, str]:
    """The body and the first person's footer of a file in which pages are counted."""
    whole = template(*blocks, last=last, headers=())
    field = '<w:p><w:fldSimple w:instr=" NUMPAGES \\* MERGEFORMAT "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'
    whole = with_part(whole, "footer7", "footer", f"<w:ftr {_W}>{field}</w:ftr>")
    made = WordTemplate(whole).render_together(PEOPLE)
    footer = "word/footer7_2.xml" if b"footer7_2" in made else "word/footer7.xml"
    return part(made), part(made, footer)


def test_pages_of_one_section_are_counted_by_word() -> None:
    last = section(PORTRAIT).replace(
        "<w:sectPr>", f'<w:sectPr><w:footerReference w:type="default" r:id="rIdNewfooter7" {_R}/>'
    )

    assert " SECTIONPAGES \\* MERGEFORMAT " in counted(paragraph("{{ n }}"), last=last)[1]


def test_pages_of_several_sections_are_counted_by_the_number_of_the_last() -> None:
    last = section(PORTRAIT).replace(
        "<w:sectPr>", f'<w:sectPr><w:footerReference w:type="default" r:id="rIdNewfooter7" {_R}/>'
    )
    whole, footer = counted(
        paragraph("{{ n }}"), ends("x", section(LANDSCAPE)), paragraph("End"), last=last
    )

    assert " PAGEREF _LastPage_1 \\* MERGEFORMAT " in footer
    assert re.findall(r'w:name="(_LastPage\w*)"', whole) == ["_LastPage", "_LastPage_1"]
    assert whole.index('"_LastPage"') < whole.index(">B<") < whole.index('"_LastPage_1"')


ANNEX_LAST = (
    paragraph("Dear {{ n }}"),
    IF,
    ends("", section(PORTRAIT, "default:head")),
    paragraph("Wide table"),
    ENDIF,
)


@pytest.mark.parametrize("behind", [(), (paragraph(""),)], ids=["nothing", "an empty paragraph"])
@pytest.mark.parametrize(("wide", "shown"), [(True, ["head", "other"]), (False, ["head"])])
def test_a_last_section_of_which_no_text_is_left_goes_with_its_pages(
    wide: bool, shown: list[str], behind: tuple[str, ...]
) -> None:
    file = template(*ANNEX_LAST, *behind, last=section(LANDSCAPE, "default:other"))
    made = WordTemplate(file).render({"n": "A", "wide": wide})

    assert heads(made) == [f"Head {name} A" for name in shown]
    assert part(made).count('w:orient="landscape"') == int(wide)
    assert not new_mistakes(made, file)


def test_in_one_file_each_person_has_the_pages_of_the_text_that_is_left() -> None:
    file = template(*ANNEX_LAST, last=section(LANDSCAPE, "default:other"))
    people = [{"n": name, "wide": wide} for name, wide in (("A", False), ("B", True), ("C", False))]
    made = WordTemplate(file).render_together(people)

    assert heads(made) == ["Head head A", "Head head B", "Head other B", "Head head C"]
    assert not new_mistakes(made, file)
