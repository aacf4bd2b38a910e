"""One printable file: every page says what it should about whom it should."""

import re
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from outreach_desktop.templates.engine.problems import MissingValuesError
from tests.templates.audit import mistakes
from tests.templates.word import (
    body,
    changed,
    document,
    names,
    new,
    opened,
    paragraphs,
    part,
    saved,
    with_part,
)

PEOPLE = [{"name": f"Person {n}", "xs": ["a", "b"]} for n in range(1, 5)]


def field(paragraph: Paragraph, code: str) -> None:
    simple = OxmlElement("w:fldSimple")
    simple.set(qn("w:instr"), code)
    paragraph._p.append(simple)


def letter() -> bytes:
    made = new()
    section = made.sections[0]
    section.header.paragraphs[0].text = "Private: {{ name }}"
    footer = section.footer.paragraphs[0]
    footer.text = "For {{ name }}, page "
    field(footer, "PAGE")
    footer.add_run(" of ")
    field(footer, "NUMPAGES")
    made.add_paragraph("Dear {{ name }},")
    made.add_paragraph("{% for x in xs %}")
    made.add_paragraph("{{ x }}", style="List Number")
    made.add_paragraph("{% endfor %}")
    made.add_paragraph("Yours")
    return saved(made)


def together(template: bytes, people: list[dict[str, Any]] | None = None, **options: Any) -> bytes:
    return WordTemplate(template).render_together(people or PEOPLE, **options)


def test_each_document_is_a_section_with_its_own_header_and_footer() -> None:
    made = opened(together(letter()))

    assert [s.header.paragraphs[0].text for s in made.sections] == [
        f"Private: Person {n}" for n in range(1, 5)
    ]
    assert [s.footer.paragraphs[0].text[:13] for s in made.sections] == [
        f"For Person {n}," for n in range(1, 5)
    ]
    assert [p.text for p in made.paragraphs[:5]] == [
        "Dear Person 1,",
        "a",
        "b",
        "Yours",
        "Dear Person 2,",
    ]
    assert {s.start_type for s in made.sections} == {WD_SECTION.NEW_PAGE}


def test_page_numbers_begin_again_and_count_the_persons_own_pages() -> None:
    made = together(letter())

    assert part(made).count('<w:pgNumType w:start="1"/>') == 4
    assert "SECTIONPAGES" in part(made, "word/footer1_3.xml")
    assert "NUMPAGES" in part(WordTemplate(letter()).render(PEOPLE[0]), "word/footer1.xml")


def test_numbered_lists_begin_again() -> None:
    made = together(letter())

    numbers = re.findall(r'<w:numId w:val="(\d+)"', part(made))
    assert len(numbers) == 8
    assert len(set(numbers)) == 4
    again = set(numbers) - {numbers[0]}
    numbering = part(made, "word/numbering.xml")
    assert all(f'<w:num w:numId="{number}">' in numbering for number in again)
    assert numbering.count('<w:startOverride w:val="1"/>') >= 3


def test_bulleted_lists_are_left_alone() -> None:
    made = new()
    made.add_paragraph("{{ name }}", style="List Bullet")
    template = saved(made)

    assert part(together(template), "word/numbering.xml").count("<w:num ") == part(
        template, "word/numbering.xml"
    ).count("<w:num ")


def test_every_document_can_begin_on_the_front_of_a_sheet() -> None:
    made = opened(together(letter(), odd_pages=True))

    assert {s.start_type for s in made.sections} == {WD_SECTION.ODD_PAGE}


def test_bookmarks_and_drawings_have_ids_of_their_own_and_references_follow() -> None:
    template = body(
        '<w:p><w:bookmarkStart w:id="0" w:name="part"/><w:r><w:t>{{ name }}</w:t></w:r><w:bookmarkEnd w:id="0"/>'
        '<w:hyperlink w:anchor="part"><w:r><w:t>up</w:t></w:r></w:hyperlink>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGEREF part \\h </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )

    made = part(together(template, PEOPLE[:3]))

    assert (
        sorted(re.findall(r'bookmarkStart w:id="(\d+)"', made))
        == sorted(re.findall(r'bookmarkEnd w:id="(\d+)"', made))
        == ["1", "2", "3"]
    )
    for pattern in (r'w:name="(\w+)"', r'w:anchor="(\w+)"', r"PAGEREF (\w+)"):
        assert re.findall(pattern, made)[-3:] == ["part", "part_1", "part_2"]


def test_a_section_without_a_header_does_not_show_the_one_of_the_person_before() -> None:
    made = new()
    made.add_paragraph("Cover for {{ name }}")
    made.add_section(WD_SECTION.NEW_PAGE)
    header = made.sections[1].header
    header.is_linked_to_previous = False
    header.paragraphs[0].text = "About {{ name }}"
    made.add_paragraph("Inside")

    sections = opened(together(saved(made), PEOPLE[:2])).sections

    assert [s.header.paragraphs[0].text for s in sections] == [
        "",
        "About Person 1",
        "",
        "About Person 2",
    ]


def test_a_document_that_ends_in_a_loop_or_a_table_still_ends_its_section() -> None:
    for blocks in (("{% for x in xs %}", "{{ x }}", "{% endfor %}"), ("{{ name }}", [["x"]])):
        made = together(document(*blocks), PEOPLE[:3])
        assert len(opened(made).sections) == 3
        assert mistakes(made) <= mistakes(document(*blocks))


def test_behind_a_table_at_the_end_stands_a_paragraph_for_the_last_person_too() -> None:
    row = ["x", "{%tc for x in xs %}", "{{ x }}", "{%tc endfor %}"]
    for rows in ([["{{ name }}"]], [row, row]):
        plain = document(rows)
        whole = part(plain)
        start, end = whole.index("<w:body>") + len("<w:body>"), whole.index("<w:sectPr")
        table = whole[start:end].rpartition("</w:tbl>")[0] + "</w:tbl>"
        template = changed(plain, {"word/document.xml": whole[:start] + table + whole[end:]})

        made = part(together(template, PEOPLE[:2]))

        assert made.count("</w:tbl>") == len(re.findall(r"</w:tbl><w:p>", made)) == 2


@pytest.mark.parametrize("around", ["{}", "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"])
def test_a_floating_table_is_not_the_first_of_a_persons_pages(around: str) -> None:
    def hairlines(properties: str) -> int:
        row = "<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>{{ name }}</w:t></w:r></w:p></w:tc></w:tr>"
        table = f"<w:tbl><w:tblPr>{properties}</w:tblPr>{row}</w:tbl><w:p/>"
        return part(together(body(around.format(table)), PEOPLE[:3])).count('w:line="20"')

    style, floats = '<w:tblStyle w:val="TableGrid"/>', '<w:tblpPr w:vertAnchor="page"/>'

    assert hairlines(style + floats) == hairlines(floats) == hairlines(style) + 2


def test_notes_are_those_of_the_person() -> None:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    template = body(
        '<w:p><w:r><w:t>{{ name }}</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    )
    notes = (
        f'<w:footnotes {w}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:t>Note for {{ name }}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    template = with_part(template, "footnotes", "footnotes", notes)

    made = together(template, PEOPLE[:2])

    ids = re.findall(r'footnoteReference w:id="(\d+)"', part(made))
    for person, number in zip(PEOPLE[:2], ids, strict=True):
        assert re.search(
            f'<w:footnote w:id="{number}">.*?Note for {person["name"]}<',
            part(made, "word/footnotes.xml"),
        )
    assert part(made, "word/footnotes.xml").count("separator") == 1


def test_document_properties_name_nobody() -> None:
    made = together(document("{{ name }}", title="For {{ name }}"))

    assert opened(made).core_properties.title == "For "


def test_missing_values_are_told_with_the_number_of_the_document() -> None:
    with pytest.raises(MissingValuesError) as caught:
        together(document("{{ name }}"), [{"name": "A"}, {}, {"name": None}])

    assert caught.value.places == {"name": ("document 2, Paragraph 1", "document 3, Paragraph 1")}


def test_nobody_is_told() -> None:
    with pytest.raises(OutreachError, match="no one"):
        WordTemplate(document("{{ name }}")).render_together([])


def test_one_person_is_a_file_of_one() -> None:
    assert paragraphs(together(document("{{ name }}", "."), PEOPLE[:1])) == ["Person 1", "."]


def test_the_file_is_valid_word_and_the_same_each_time() -> None:
    made = together(letter())

    assert made == together(letter())
    assert mistakes(made) <= mistakes(letter())
    assert len(names(made)) == len(set(names(made)))


def test_the_time_grows_with_the_number_of_people_and_no_faster() -> None:
    template = WordTemplate(letter())

    def taken(people: int) -> float:
        began = time.process_time()
        template.render_together(PEOPLE[:1] * people)
        return time.process_time() - began

    taken(50)
    small, large = min(taken(200) for _ in range(3)), min(taken(800) for _ in range(3))
    assert large < 6 * small


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_four_hundred_printed_letters_have_four_hundred_right_footers(tmp_path: Path) -> None:
    people = [{"name": f"Person {n}", "xs": ["a"]} for n in range(1, 401)]
    (tmp_path / "all.docx").write_bytes(together(letter(), people))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "all.docx")], check=True, capture_output=True)
    text = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "all.pdf"), "-"], check=True, capture_output=True
    ).stdout.decode()

    pages = text.split("\f")[:-1]

    assert len(pages) == 400
    for number, page in enumerate(pages, 1):
        assert f"Private: Person {number}\n" in page
        assert f"For Person {number}, page 1 of" in page  # LibreOffice has no SECTIONPAGES
