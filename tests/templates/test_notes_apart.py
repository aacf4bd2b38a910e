"""In a file for many people the notes of each begin again and stand with that person's pages."""

import re

import pytest

from outreach_desktop.templates import WordTemplate
from tests.templates.audit import new_mistakes
from tests.templates.differential.stories import notes
from tests.templates.listed import paragraph
from tests.templates.word import body, changed, names, part, with_part

PEOPLE = [{"n": one} for one in "ABC"]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def called(kind: str, number: int = 1) -> str:
    return f'<w:p><w:r><w:t>{{{{ n }}}}</w:t></w:r><w:r><w:{kind}Reference w:id="{number}"/></w:r></w:p>'


def noted(kind: str, xml: str, settings: str = "", text: str = "Note for {{ n }}") -> bytes:
    template = with_part(body(xml), f"{kind}s", f"{kind}s", notes(f"{kind}s", text))
    old = part(template, "word/settings.xml")
    at = old.index("<w:compat")
    return changed(template, {"word/settings.xml": old[:at] + settings + old[at:]})


def together(template: bytes) -> bytes:
    made = WordTemplate(template).render_together(PEOPLE)
    assert not new_mistakes(made, template)
    return made


def sections(made: bytes, name: str) -> list[str]:
    """How the notes of each section are numbered; "" where it does not say so."""
    found = re.findall(r"<w:sectPr.*?</w:sectPr>", part(made))
    said = [re.search(rf'<w:{name}>.*?numRestart w:val="(\w+)"', one) for one in found]
    return [one[1] if one else "" for one in said]


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_begin_again_with_each_person(kind: str) -> None:
    made = together(noted(kind, called(kind)))

    assert sections(made, f"{kind}Pr") == ["eachSect"] * 3
    assert f"<w:{kind}Pr>" in part(made, "word/settings.xml")
    assert '<w:numRestart w:val="eachSect"/>' in part(made, "word/settings.xml")
    assert [f"Note for {one}" in part(made, f"word/{kind}s.xml") for one in "ABC"] == [True] * 3


def test_endnotes_stand_at_the_end_of_each_persons_pages() -> None:
    made = together(noted("endnote", called("endnote")))

    assert '<w:pos w:val="sectEnd"/>' in part(made, "word/settings.xml")
    assert "noEndnote" not in part(made)


def test_endnotes_wait_for_the_last_section_of_the_person() -> None:
    landscape = '<w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr>'
    template = noted("endnote", called("endnote") + paragraph("x", landscape) + paragraph("end"))

    made = together(template)

    found = re.findall(r"<w:sectPr.*?</w:sectPr>", part(made))
    assert ["noEndnote" in one for one in found] == [True, False] * 3
    assert sections(made, "endnotePr") == ["eachSect", "continuous"] * 3


def test_settings_that_a_file_has_not_are_added() -> None:
    template = noted("endnote", called("endnote"))
    links = part(template, "word/_rels/document.xml.rels")
    types = part(template, "[Content_Types].xml")
    template = changed(
        template,
        {
            "word/settings.xml": None,
            "word/_rels/document.xml.rels": re.sub(
                r"<Relationship [^>]*settings.xml[^>]*>", "", links, count=1
            ),
            "[Content_Types].xml": re.sub(
                r'<Override PartName="/word/settings.xml"[^>]*>', "", types
            ),
        },
    )
    assert "word/settings.xml" not in names(template)

    made = WordTemplate(template).render_together(PEOPLE)

    assert '<w:pos w:val="sectEnd"/>' in part(made, "word/settings.xml")
    assert 'Target="settings.xml"' in part(made, "word/_rels/document.xml.rels")
    assert 'PartName="/word/settings.xml"' in part(made, "[Content_Types].xml")


@pytest.mark.parametrize("way", ["eachPage", "eachSect"])
def test_notes_that_begin_again_by_themselves_are_left_alone(way: str) -> None:
    settings = f'<w:footnotePr><w:numRestart w:val="{way}"/></w:footnotePr>'
    made = together(noted("footnote", called("footnote"), settings))

    assert sections(made, "footnotePr") == [""] * 3
    assert part(made, "word/settings.xml").count(f'<w:numRestart w:val="{way}"/>') == 1


def test_a_section_that_numbers_its_notes_in_its_own_way_goes_on_so() -> None:
    own = '<w:footnotePr><w:numFmt w:val="lowerLetter"/><w:numRestart w:val="eachPage"/></w:footnotePr>'
    template = noted("footnote", called("footnote"))
    template = changed(
        template, {"word/document.xml": part(template).replace("<w:pgSz", f"{own}<w:pgSz")}
    )

    assert sections(together(template), "footnotePr") == ["eachPage"] * 3


def test_a_file_without_notes_keeps_its_settings() -> None:
    template = body(paragraph("{{ n }}"))
    made = WordTemplate(template).render_together(PEOPLE)

    assert part(made, "word/settings.xml") == part(
        WordTemplate(template).render(PEOPLE[0]), "word/settings.xml"
    )
    assert "numRestart" not in part(made)


def test_numbers_of_notes_are_single_also_where_word_says_what_is_usual() -> None:
    template = noted("footnote", called("footnote"), text="The same for all")
    usual = part(template, "word/footnotes.xml").replace('w:id="1"', 'w:type="normal" w:id="1"')
    separator = '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
    usual = usual.replace("<w:footnote ", f"{separator}<w:footnote ", 1)

    made = together(changed(template, {"word/footnotes.xml": usual}))

    called_in_text = re.findall(r'footnoteReference w:id="(\d+)"', part(made))
    told = re.findall(r'w:type="normal" w:id="(\d+)"', part(made, "word/footnotes.xml"))
    assert called_in_text == told == ["1", "2", "3"]
    assert part(made, "word/footnotes.xml").count("separator") == 1


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_content_controls_in_notes_have_no_number_that_would_repeat(kind: str) -> None:
    control = '<w:sdt><w:sdtPr><w:id w:val="77"/></w:sdtPr><w:sdtContent><w:r><w:t>17</w:t></w:r></w:sdtContent></w:sdt>'
    made = together(noted(kind, called(kind), text=f"Page</w:t></w:r>{control}<w:r><w:t>."))

    assert part(made, f"word/{kind}s.xml").count("<w:t>17</w:t>") > 1
    assert 'w:val="77"' not in part(made, f"word/{kind}s.xml")
