"""Content controls whose tag or title is a field are filled in without braces."""

import datetime as dt
import io
import re
from typing import Any

import pytest
from docx.oxml import parse_xml
from docx.shared import Cm

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from tests.templates.audit import mistakes
from tests.templates.word import body, everything, new, opened, part, png, saved

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
HINT = "<w:r><w:rPr><w:color w:val='888888'/></w:rPr><w:t>Click here</w:t></w:r>"
CITIES = (
    '<w:{0}><w:listItem w:displayText="Ashcombe" w:value="a"/>'
    '<w:listItem w:displayText="Lakeside" w:value="b"/></w:{0}>'
)
DATE = (
    '<w:date w:fullDate="2001-01-01T00:00:00Z"><w:dateFormat w:val="dddd, d MMMM yyyy"/></w:date>'
)
BOX = (
    '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
)


def control(name: str, kind: str = "<w:text/>", inside: str = HINT, more: str = "") -> str:
    return (
        f'<w:sdt {SPACES}><w:sdtPr><w:tag w:val="{name}"/><w:id w:val="7"/><w:showingPlcHdr/>'
        f"{more}{kind}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    )


def line(*controls: str) -> str:
    return f"<w:p><w:r><w:t>x </w:t></w:r>{''.join(controls)}</w:p>"


def filled(xml: str, **context: Any) -> bytes:
    template = body(xml + "<w:p/>")
    finished = WordTemplate(template).render({"language": "en_GB", **context})
    assert mistakes(finished) <= mistakes(template)
    return finished


@pytest.mark.parametrize("kind", ["<w:text/>", "<w:richText/>", ""])
def test_a_control_is_filled_by_its_tag(kind: str) -> None:
    finished = filled(line(control("contact.name", kind)), contact={"name": "Ann & Bob"})

    assert everything(finished)[0] == "x Ann & Bob"
    assert "showingPlcHdr" not in part(finished)
    assert "888888" not in part(finished)


def test_a_control_is_filled_by_its_title_where_its_tag_is_no_field() -> None:
    titled = control("Name").replace("<w:tag", '<w:alias w:val="contact.name"/><w:tag')

    assert everything(filled(line(titled), contact={"name": "Ann"}))[0] == "x Ann"


def test_a_single_word_needs_braces_and_filters_may_follow() -> None:
    finished = filled(line(control("Company"), control("{{ name|upper }}")), name="Ann")

    assert everything(finished)[0] == "x Click hereANN"


def test_a_control_around_a_paragraph_keeps_its_style_and_its_place() -> None:
    inside = '<w:p><w:pPr><w:pStyle w:val="Quote"/></w:pPr>' + HINT + "</w:p><w:p/>"

    finished = filled(control("a.b", "", inside), a={"b": "one\ntwo"})

    assert everything(finished) == ["onetwo", ""]
    assert '<w:pStyle w:val="Quote"/>' in part(finished)
    assert "<w:br/>" in part(finished)


def test_rich_text_in_a_control_around_a_paragraph_becomes_paragraphs() -> None:
    finished = filled(control("a.b|rich", "", f"<w:p>{HINT}</w:p>"), a={"b": "one\n\n- two"})

    assert everything(finished) == ["one", "two", ""]


@pytest.mark.parametrize(("member", "sign", "state"), [(True, "☒", "1"), (False, "☐", "0")])
def test_a_box_is_ticked_where_its_field_holds(member: bool, sign: str, state: str) -> None:
    finished = filled(line(control("contact.member", BOX)), contact={"member": member})

    assert everything(finished)[0] == f"x {sign}"
    assert f'<w14:checked w14:val="{state}"/>' in part(finished)
    assert 'w:ascii="MS Gothic"' in part(finished)


def test_a_box_without_a_value_stays_empty_and_stops_nothing() -> None:
    assert everything(filled(line(control("contact.member", BOX)), contact={}))[0] == "x ☐"


def test_a_box_of_two_fonts_gets_one() -> None:
    odd = BOX.replace('"2612" w14:font="MS Gothic"', '"00FE" w14:font="Wingdings"')

    finished = filled(line(control("a.b", odd)), a={"b": True})

    assert everything(finished)[0] == "x ☒"
    assert "Wingdings" not in part(finished)


@pytest.mark.parametrize("value", ["Lakeside", "lakeside", "b"])
@pytest.mark.parametrize("kind", ["dropDownList", "comboBox"])
def test_a_list_shows_the_words_of_the_item_that_is_meant(kind: str, value: str) -> None:
    finished = filled(line(control("a.town", CITIES.format(kind))), a={"town": value})

    assert everything(finished)[0] == "x Lakeside"


def test_a_combo_takes_other_words_and_a_closed_list_names_what_it_offers() -> None:
    combo = filled(line(control("a.town", CITIES.format("comboBox"))), a={"town": "Elsewhere"})
    assert everything(combo)[0] == "x Elsewhere"

    with pytest.raises(OutreachError, match=r"offers Ashcombe and Lakeside\."):
        filled(line(control("a.town", CITIES.format("dropDownList"))), a={"town": "Elsewhere"})


@pytest.mark.parametrize("day", [dt.date(2026, 3, 4), "2026-03-04"])
def test_a_date_is_written_in_the_pattern_of_its_control_and_kept_beside_it(day: object) -> None:
    finished = filled(line(control("event.date", DATE)), event={"date": day})

    assert everything(finished)[0] == "x Wednesday, 4\u00a0March 2026"
    assert 'w:fullDate="2026-03-04T00:00:00Z"' in part(finished)


def test_a_date_that_is_missing_leaves_no_day_behind() -> None:
    template = WordTemplate(body(line(control("event.date", DATE)) + "<w:p/>"))

    assert "fullDate" not in part(template.render({"event": {}}, missing="blank"))
    assert everything(template.render({"event": {}}, missing="mark"))[0].startswith("x [event.date")
    with pytest.raises(OutreachError, match=r"A value is missing: event\.date"):
        template.render({"event": {}})
    with pytest.raises(OutreachError, match="not a date"):
        template.render({"event": {"date": "soon"}})


def test_a_picture_control_shows_the_picture_of_its_field() -> None:
    template = new()
    run = template.add_paragraph().add_run()
    run.add_picture(io.BytesIO(png()), Cm(2))
    run._r.addnext(parse_xml(control("group.logo", "<w:picture/>", "")))
    holder = run._r.getnext()
    assert holder is not None
    holder[-1].append(run._r)

    finished = WordTemplate(saved(template)).render(
        {"group": {"logo": {"picture": png(8, 8, 99), "name": "logo.png"}}}
    )

    assert 'descr="group logo"' in part(finished)
    assert len(re.findall("r:embed", part(finished))) == 1


def test_what_a_control_was_bound_to_is_forgotten() -> None:
    binding = '<w:dataBinding w:xpath="/a" w:storeItemID="{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"/>'
    typed = HINT.replace("Click here", "{{ a.b }}")

    finished = filled(
        line(control("a.b", more=binding), control("Title", inside=typed, more=binding)),
        a={"b": "new"},
    )

    assert everything(finished)[0] == "x newnew"
    assert "dataBinding" not in part(finished)


def test_controls_stand_in_loops_and_tables_and_for_many_people() -> None:
    row = f"<w:tr><w:tc><w:p>{control('p.name')}</w:p></w:tc><w:tc><w:p>{control('p.in', BOX)}</w:p></w:tc></w:tr>"
    table = (
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
        "<w:tr><w:tc><w:p><w:r><w:t>{% for p in people %}</w:t></w:r></w:p></w:tc>"
        f"<w:tc><w:p/></w:tc></w:tr>{row}"
        "<w:tr><w:tc><w:p><w:r><w:t>{% endfor %}</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>"
        "</w:tbl>"
    )
    people = {"people": [{"name": "Ann", "in": True}, {"name": "Bob", "in": False}]}

    finished = filled(table, **people)

    cells = [cell.text for row in opened(finished).tables[0].rows for cell in row.cells]
    assert len(cells) == 4
    assert everything(finished)[:4] == ["Ann", "☒", "Bob", "☐"]
    together = WordTemplate(body(table + "<w:p/>")).render_together([people, people])
    assert everything(together).count("Ann") == 2
    assert mistakes(together) == set()


def test_a_holder_of_other_controls_is_left_as_it_is() -> None:
    outer = control("section.one", "", f"<w:p>{control('a.b')}</w:p>")

    assert everything(filled(outer, a={"b": "in"})) == ["in", ""]


def test_the_contract_and_the_check_know_controls() -> None:
    template = WordTemplate(body(line(control("a.b"), control("a.c", BOX), control("a.d", DATE))))

    assert {(field.path, field.kind) for field in template.fields()} == {
        ("a.b", "text"), ("a.c", "yes or no"), ("a.d", "date"),
    }  # fmt: skip
    (problem,) = template.problems(fields=["a.bb", "a.c", "a.d"])
    assert problem.message == "There is no field a.b. Did you mean a.bb?"
    assert problem.place == "Paragraph 1"


STRANGER = control("cc.plain_text", inside="<w:r><w:t>Sehr geehrte</w:t></w:r>")


def test_a_control_that_names_nothing_in_the_data_keeps_what_it_holds() -> None:
    template = WordTemplate(body(line(STRANGER, control("contact.name")) + "<w:p/>"))

    made = template.render({"contact": {"name": "Ann"}})
    assert everything(made)[0] == "x Sehr geehrteAnn"
    assert "showingPlcHdr" in part(made)  # so that Word still takes the words for a prompt

    assert everything(template.render({"cc": {"plain_text": "Dear"}, "contact": {"name": "Ann"}}))[0] == "x DearAnn"  # fmt: skip
    both = template.render_together([{"contact": {"name": "Ann"}}, {"contact": {"name": "Bo"}}])
    assert everything(both)[0::2] == ["x Sehr geehrteAnn", "x Sehr geehrteBo"]
    assert "w:id" not in part(both).partition("<w:sdtPr>")[2].partition("</w:sdtPr>")[0]


def test_a_control_of_a_known_group_is_a_field_that_may_be_missing() -> None:
    template = WordTemplate(body(line(control("contact.nmae")) + "<w:p/>"))

    with pytest.raises(OutreachError, match=r"A value is missing: contact\.nmae"):
        template.render({"contact": {"name": "Ann"}})
    (problem,) = template.problems(fields=["contact.name"])
    assert problem.stops
    assert "Did you mean contact.name?" in problem.message


def test_a_control_of_a_loops_own_name_is_a_field() -> None:
    tags = ["<w:p><w:r><w:t>{% for s in events %}</w:t></w:r></w:p>", "<w:p><w:r><w:t>{% endfor %}</w:t></w:r></w:p>"]  # fmt: skip
    template = WordTemplate(body(tags[0] + line(control("s.title")) + tags[1] + "<w:p/>"))

    assert everything(template.render({"events": [{"title": "Talk"}]}))[0] == "x Talk"


def test_the_check_says_which_controls_keep_what_they_hold() -> None:
    like = control("contcat.name")
    template = WordTemplate(body(line(STRANGER, like) + line(control("goog.rdk")) + "<w:p/>"))

    told = template.problems(fields=["contact.name"])

    assert [(problem.stops, problem.message) for problem in told] == [
        (False, "The content control “contcat.name” names no field, so it keeps the words it holds. Did you mean contact.name?"),
        (False, "2 content controls, such as “cc.plain_text”, name no field, so they keep the words they hold."),
    ]  # fmt: skip
    assert template.problems() == []
