"""What Word keeps of contents and cross-references: filled in where that can be right, else blank and told."""

from outreach_desktop.templates import WordTemplate
from tests.templates.engine.reading.mailmerge.letters import field, instr, mark, run, t
from tests.templates.word import body, everything, part


def p(inside: str) -> str:
    return f"<w:p>{inside}</w:p>"


def contents(*lines: str, code: str = r' TOC \o "1-3" \h \z \u ') -> str:
    """A table of contents as Word keeps it: one field over the paragraphs of its lines."""
    begin = run(mark("begin")) + run(instr(code)) + run(mark("separate"))
    texts = [f"{run(t(line))}{run('<w:tab/>')}{run(t('1'))}" for line in lines]
    first, *rest = texts
    return p(begin + first) + "".join(map(p, rest)) + p(run(mark("end")))


def headings(*lines: str) -> str:
    return "".join(p(run(t(line))) for line in lines)


def test_what_belongs_to_a_loop_stays_blank_in_the_contents_and_is_told() -> None:
    template = WordTemplate(
        body(
            contents("About {{ group }}", "Visit to {{ place.name }}")
            + headings(
                "{% for place in places %}", "Visit to {{ place.name }}", "{% endfor %}", "end"
            )
        )
    )

    (told,) = template.problems()
    finished = everything(
        template.render({"group": "Us", "places": [{"name": "A"}, {"name": "B"}]})
    )

    assert finished == ["About Us1", "Visit to 1", "", "Visit to A", "Visit to B", "end"]
    assert told.place == "Paragraph 1"
    assert told.tag == "{{ place.name }}"
    assert "stays blank in the table of contents" in told.message
    assert "press F9" in told.message
    assert not told.stops


def test_a_loop_that_is_torn_in_the_contents_stops_nothing() -> None:
    template = WordTemplate(
        body(
            contents("{% for x in xs %}Part {{ x }}")
            + headings("{% for x in xs %}Part {{ x }}", "text", "{% endfor %}", "end")
        )
    )

    assert [one.stops for one in template.problems()] == [False]
    assert everything(template.render({"xs": ["A"]}))[0] == "Part 1"


def test_contents_without_loops_are_filled_in_and_word_is_said_to_renew_them() -> None:
    template = WordTemplate(body(contents("{% if a %}About {{ a }}{% endif %}") + headings("end")))

    (told,) = template.problems()

    assert "lines and page numbers it had in the template" in told.message
    assert everything(template.render({"a": "us"}))[0] == "About us1"


def test_contents_without_tags_are_not_told() -> None:
    assert WordTemplate(body(contents("About us") + headings("{{ a }}"))).problems() == []


def test_the_name_of_a_loop_is_blank_in_a_cross_reference_too() -> None:
    reference = field(r"REF _Ref1 \h", "see {{ x }} there")
    xml = p(run(t("{{ a }}: ")) + reference) + headings(
        "{% for x in xs %}", "{{ x }}", "{% endfor %}"
    )
    template = WordTemplate(body(xml))

    (told,) = template.problems()

    assert "in the cross-reference" in told.message
    assert everything(template.render({"a": "A", "xs": []}))[0] == "A: see  there"


def test_a_tag_that_word_split_in_the_contents_goes_as_a_whole() -> None:
    begin = run(mark("begin")) + run(instr(" TOC ")) + run(mark("separate"))
    split = p(begin + run(t("a {{ ")) + run(t("x ")) + run(t("}} b")) + run(mark("end")))
    xml = split + headings("{% for x in xs %}", "{{ x }}", "{% endfor %}", "end")

    finished = WordTemplate(body(xml)).render({"xs": ["1"]})

    assert everything(finished) == ["a  b", "1", "end"]
    assert "TOC" in part(finished)
