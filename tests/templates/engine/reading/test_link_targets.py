"""Tags in the addresses of links and in the codes of Word's own fields."""

import re

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from tests.templates.audit import mistakes
from tests.templates.word import body, changed, everything, part
from tests.timing import soon

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINK = f'<w:p><w:hyperlink xmlns:r="{_R}" r:id="rIdTyped"><w:r><w:t>our site</w:t></w:r></w:hyperlink></w:p>'


def linked(target: str, xml: str = LINK) -> bytes:
    """A file with a link that was drawn in Word and leads to `target`."""
    plain = body(xml + "<w:p/>")
    name = "word/_rels/document.xml.rels"
    new = f'<Relationship Id="rIdTyped" Type="{_R}/hyperlink" Target="{target}" TargetMode="External"/>'
    return changed(plain, {name: part(plain, name).replace("</Rel", f"{new}</Rel")})


def addresses(data: bytes) -> list[str]:
    links = part(data, "word/_rels/document.xml.rels")
    return re.findall(r'/hyperlink" Target="([^"]*)"', links)


def code(*pieces: str) -> str:
    """A paragraph with a Word field whose code is split over runs."""

    def run(inside: str) -> str:
        return f"<w:r>{inside}</w:r>"

    edges = [run(f'<w:fldChar w:fldCharType="{edge}"/>') for edge in ("begin", "separate", "end")]
    words = "".join(run(f'<w:instrText xml:space="preserve">{one}</w:instrText>') for one in pieces)
    return f"<w:p>{edges[0]}{words}{edges[1]}{run('<w:t>shown</w:t>')}{edges[2]}</w:p><w:p/>"


def codes(data: bytes) -> str:
    return "".join(re.findall(r"<w:instrText[^>]*>([^<]*)<", part(data)))


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("{{ group.web }}", "https://example.org/a"),
        ("http://{{ group.web }}", "https://example.org/a"),
        ("%7B%7B%20group.web%20%7D%7D", "https://example.org/a"),
        ("../My%20letters/%7B%7B%20group.web%20%7D%7D", "https://example.org/a"),  # LibreOffice
        ("../../%7B%7B%20group.web%20%7D%7D/b?c=1", "https://example.org/a/b?c=1"),
        ("letters/%7B%7B%20group.web%20%7D%7D", "https://example.org/a"),
        ("file:///home/jane/letters/%7B%7B%20group.web%20%7D%7D", "https://example.org/a"),
        ("file:///C:\\jane\\%7b%7b%20group.web%20%7d%7d", "https://example.org/a"),  # Word
        ("C:\\jane\\%7b%7b%20group.web%20%7d%7d", "https://example.org/a"),
        ("x.org/n/{{ contact.name }}", "https://x.org/n/Ann%20%26%20Bob"),
        ("mailto:{{ contact.email }}", "mailto:ann@example.org"),
        ("https://x.org/?n={{ contact.name }}&amp;m=1", "https://x.org/?n=Ann%20%26%20Bob&amp;m=1"),
    ],
)
def test_a_link_drawn_in_word_may_lead_to_a_field(target: str, address: str) -> None:
    template = linked(target)
    data = {
        "group": {"web": "https://example.org/a"},
        "contact": {"email": "ann@example.org", "name": "Ann & Bob"},
    }

    finished = WordTemplate(template).render(data)

    assert addresses(finished) == [address]
    assert everything(finished)[0] == "our site"
    assert mistakes(finished) <= mistakes(template)


def test_each_person_and_each_round_of_a_loop_has_the_right_address() -> None:
    loop = "<w:p><w:r><w:t>{{% {} %}}</w:t></w:r></w:p>"
    xml = loop.format("for p in people") + LINK + loop.format("endfor")
    template = WordTemplate(linked("{{ p }}", xml))

    finished = template.render({"people": ["a.org", "b.org"]})
    together = template.render_together([{"people": ["c.org"]}, {"people": ["d.org"]}])

    assert addresses(finished) == ["https://a.org", "https://b.org"]
    assert addresses(together) == ["https://c.org", "https://d.org"]
    assert "{{" not in part(together, "word/_rels/document.xml.rels")


def test_a_link_without_an_address_is_only_its_words() -> None:
    template = WordTemplate(linked("{{ web }}"))

    for finished in (template.render({"web": ""}), template.render({}, missing="blank")):
        assert everything(finished)[0] == "our site"
        assert "r:id" not in part(finished).partition("<w:sectPr")[0]
    with pytest.raises(OutreachError, match="A value is missing: web"):
        template.render({})


@pytest.mark.parametrize(
    ("typed", "value", "address"),
    [
        ("tel:{{ x }}", "+44 1632 960001", "tel:+441632960001"),
        ("mailto:{{ x }}", "a+b@c.org?bcc=d@e.org", "mailto:a+b@c.org%3Fbcc%3Dd@e.org"),
        ("mailto:{{ x }}?subject=Dear {{ x }}", "a@b.org", "mailto:a@b.org?subject=Dear%20a%40b.org"),
        ("{{ x }}/{{ x }}", "x.org", "https://x.org/x.org"),
        ("https://x.org/?n={{ x }}", 5, "https://x.org/?n=5"),
        ("https://x.org/?n={{ x }}", "", "https://x.org/?n="),
    ],
)  # fmt: skip
def test_a_value_is_written_as_its_kind_of_address_wants_it(
    typed: str, value: object, address: str
) -> None:
    assert addresses(WordTemplate(linked(typed)).render({"x": value})) == [address]


@pytest.mark.parametrize(
    "typed", ["mailto:{{ web }}?subject=Hello", "tel:{{ web }}", "http://{{ web }}/"]
)
def test_an_address_that_leads_nowhere_without_its_value_is_only_its_words(typed: str) -> None:
    template = WordTemplate(linked(typed))

    for finished in (template.render({"web": ""}), template.render({}, missing="blank")):
        assert everything(finished)[0] == "our site"
        assert "r:id" not in part(finished).partition("<w:sectPr")[0]
    with pytest.raises(OutreachError, match="A value is missing: web"):
        template.render({})


def test_what_is_said_of_an_address_shows_it_as_it_was_typed() -> None:
    template = WordTemplate(linked("{{ site }}/{{ page }}"))

    with pytest.raises(OutreachError) as told:
        template.render({"site": "c:", "page": "x"})
    assert told.value.message == (
        "Paragraph 1, address of the link: {{ site }}/{{ page }}: “c:/x” is nothing that a letter can lead to: "
        "a link can lead to https://…, an email address or a phone number."
    )
    with pytest.raises(OutreachError, match=r"\{\{ site \}\}/\{\{ page \}\}: this is a group"):
        template.render({"site": {"a": 1}, "page": ""})
    with pytest.raises(OutreachError, match="A value is missing: page"):
        template.render({"site": "x.org"})


@pytest.mark.parametrize("evil", ["javascript:alert(1)", "file:///c:/x", "\\\\host\\share"])
def test_an_address_from_the_data_is_judged(evil: str) -> None:
    with pytest.raises(OutreachError, match="nothing that a letter can lead to"):
        WordTemplate(linked("{{ web }}")).render({"web": evil})
    with pytest.raises(OutreachError, match="nothing that a letter can lead to"):
        WordTemplate(body(code('HYPERLINK "{{ web }}"'))).render({"web": evil})


def test_the_check_knows_fields_in_addresses_and_says_where_they_stand() -> None:
    template = WordTemplate(linked("https://x.org/{{ contact.nmae }}"))

    assert [field.path for field in template.fields()] == ["contact.nmae"]
    (problem,) = template.problems(fields=["contact.name"])
    assert problem.place == "Paragraph 1, address of the link"
    assert "Did you mean contact.name?" in problem.message


def test_the_address_of_a_hyperlink_field_may_hold_tags_split_over_runs() -> None:
    template = body(code(' HYPERLINK "https://x.org/{{ a', '.b }}" \\o "{{ c }}" '))

    finished = WordTemplate(template).render({"a": {"b": "Ann & Co"}, "c": 'say "hi"'})

    assert codes(finished) == """ HYPERLINK "https://x.org/Ann%20%26%20Co" \\o "say 'hi'" """
    assert mistakes(finished) <= mistakes(template)


def test_a_hyperlink_field_forgets_the_folder_it_was_typed_in() -> None:
    template = body(code(' HYPERLINK "..\\\\jane\\\\%7B%7B%20', 'web %7D%7D" '))

    finished = WordTemplate(template).render({"web": "https://x.org"})

    assert codes(finished) == ' HYPERLINK "https://x.org" '
    assert WordTemplate(template).problems() == []


def test_a_value_cannot_leave_its_place_in_a_field_code() -> None:
    template = body(code('IF "{{ x }}" = "" "none" "some"'))

    finished = WordTemplate(template).render({"x": '" \\* MERGEFORMAT\n"'})

    assert codes(finished) == """IF "' \\\\* MERGEFORMAT '" = "" "none" "some\""""


@pytest.mark.parametrize("marks", ["\u201c\u201d", "\u201e\u201c", "\u201f\u201d"])
def test_curly_marks_that_word_takes_for_straight_ones_leave_no_place_either(marks: str) -> None:
    finished = WordTemplate(body(code('QUOTE "{{ x }}"'))).render({"x": marks.join("abc")})

    assert not set(codes(finished).strip('QUOTE "')) & set('"\u201c\u201d\u201e\u201f')


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("HYPERLINK {{ web }}", 'HYPERLINK "https://x.org/a"'),
        ('HYPERLINK \\n "{{ web }}"', 'HYPERLINK \\n "https://x.org/a"'),
        ('HYPERLINK \\o "{{ tip }}" "{{ web }}"', 'HYPERLINK \\o "a \'tip\'" "https://x.org/a"'),
        ('HYPERLINK \\l "b" \\t c {{ web }} \\h', 'HYPERLINK \\l "b" \\t c "https://x.org/a" \\h'),
        ('HYPERLINK {{ web|default("x y") }}', 'HYPERLINK "https://x.org/a"'),
        ("HYPERLINK http://x.org/?id={{ tip }}", 'HYPERLINK "http://x.org/?id=a%20%22tip%22"'),
    ],
)
def test_an_address_is_one_wherever_it_stands_in_the_code(before: str, after: str) -> None:
    template = WordTemplate(body(code(before)))

    assert codes(template.render({"web": "https://x.org/a", "tip": 'a "tip"'})) == after
    assert template.problems() == []
    if "web" in before:
        with pytest.raises(
            OutreachError, match=r"Paragraph 1, code of a Word field: .*nothing that a"
        ):
            template.render({"web": "file:///c:/x", "tip": ""})


def test_a_simple_field_may_hold_tags() -> None:
    simple = '<w:p><w:fldSimple w:instr="QUOTE &quot;{{ x }}&quot;"><w:r><w:t>y</w:t></w:r></w:fldSimple></w:p>'

    finished = WordTemplate(body(simple)).render({"x": 'a "b" <c>'})

    assert "w:instr=\"QUOTE &quot;a 'b' &lt;c&gt;&quot;\"" in part(finished)


def test_a_condition_in_a_field_code_is_told() -> None:
    template = WordTemplate(body(code('IF "{% if x %}"')))

    (problem,) = (one for one in template.problems() if one.stops)
    assert problem.message == "Only {{ fields }} can stand here."
    assert problem.place == "Paragraph 1, code of a Word field"


def test_a_tag_cannot_be_the_name_of_a_field() -> None:
    with pytest.raises(OutreachError, match="whose name a tag makes up"):
        WordTemplate(body(code("{{ x }} 5")))


@pytest.mark.parametrize("begins", [' HYPERLINK "', ' HYPERLINK \\l "', " HYPERLINK \\l "])
def test_a_link_of_many_tags_that_is_never_closed_is_no_work(begins: str) -> None:
    """Each tag could end at the end of every later one, so that thirty of them took hours."""
    with soon(1):
        template = WordTemplate(body(code(begins + "{{ a }}" * 30)))
    assert [field.path for field in template.fields()] == ["a"]
