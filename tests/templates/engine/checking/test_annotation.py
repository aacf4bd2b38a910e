"""A copy of the template says what is wrong as Word comments, each at the words it is about."""

import pytest
from docx.oxml.ns import qn

from outreach_desktop.templates import WordTemplate
from outreach_desktop.templates.engine.checking import annotation
from tests.templates.audit import mistakes
from tests.templates.word import body, document, everything, new, opened, part, runs, saved

FIELDS = {"contact.first_name": "text", "events": "list of rows", "events[].title": "text"}


def comments(data: bytes) -> list[tuple[str, str]]:
    """The words each comment is about, and what it says."""
    made = opened(data)
    found = []
    for comment in made.comments:
        marked, inside = "", False
        for element in made.element.body.iter():
            if element.get(qn("w:id")) == str(comment.comment_id):
                inside = element.tag == qn("w:commentRangeStart")
            elif inside and element.tag == qn("w:t"):
                marked += element.text or ""
        found.append((marked, comment.text))
    return found


def test_each_problem_is_a_comment_at_just_its_tag() -> None:
    template = document(
        "Dear {{ contact.first_nmae }}, we {{ contact.first_name }}",
        "{% for e in events %}", "{{ e.titel }}!", "{% endif %}", [["x", "{{ a b }}"]],
    )  # fmt: skip

    copy = WordTemplate(template).annotated(fields=FIELDS)

    told = comments(copy)
    assert ("{{ contact.first_nmae }}") in [marked for marked, _ in told]
    assert {marked for marked, _ in told} == {
        "{{ contact.first_nmae }}", "{% endif %}", "{% for e in events %}", "{{ a b }}",
    }  # fmt: skip
    assert any("Did you mean contact.first_name?" in text for _, text in told)
    assert everything(copy) == everything(template)
    assert mistakes(copy) <= mistakes(template)


def test_a_tag_split_over_runs_is_marked_whole() -> None:
    template = runs("Dear {", "{ contact.fi", "rst_nmae }", "}, hello")

    assert comments(WordTemplate(template).annotated(fields=FIELDS))[0][0] == (
        "{{ contact.first_nmae }}"
    )


def test_what_is_wrong_where_word_takes_no_comments_is_told_at_the_first_words() -> None:
    made = new()
    made.add_paragraph("First")
    made.sections[0].header.paragraphs[0].text = "{{ a. }}"

    told = comments(WordTemplate(saved(made)).annotated())

    assert [marked for marked, _ in told] == ["First"]
    assert told[0][1].startswith("Header of the first section, paragraph 1: {{ a. }} cannot be")


def test_what_is_wrong_in_a_text_box_is_told_at_its_paragraph() -> None:
    box = (
        '<w:p><w:r><w:t>Here</w:t></w:r><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
        "<v:textbox><w:txbxContent><w:p><w:r><w:t>{{ a b }}</w:t></w:r></w:p></w:txbxContent></v:textbox>"
        "</v:shape></w:pict></w:r></w:p>"
    )

    assert len(comments(WordTemplate(body(box)).annotated())) == 1


def test_what_is_missing_in_a_sample_is_a_comment_too() -> None:
    told = comments(WordTemplate(document("A {{ a }} {{ b|number }}")).annotated({"b": "two"}))

    assert told == [
        ("{{ b|number }}", "b: “two” is not a number."),
        ("{{ a }}", "There is no value for a."),
    ]


def test_an_empty_paragraph_and_a_file_without_problems_are_copied_as_they_are() -> None:
    copy = WordTemplate(document("", "fine {{ a }}")).annotated()

    assert comments(copy) == []
    assert "comment" not in part(copy)


def test_several_problems_of_one_run_are_each_marked_alone() -> None:
    template = document("{{ a b }}, {{ c d }} and {{ a b }} or {{ e f }}")

    assert [marked for marked, _ in comments(WordTemplate(template).annotated())] == [
        "{{ a b }}", "{{ c d }}", "{{ a b }}", "{{ e f }}",
    ]  # fmt: skip


def test_of_more_problems_than_anybody_goes_through_it_is_said_how_many_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(annotation, "MOST_COMMENTS", 2)
    copy = WordTemplate(document("Hello", *["{{ a b }}"] * 5)).annotated()

    *_, (marked, text) = told = comments(copy)

    assert len(told) == 3
    assert (marked, text[:20]) == ("Hello", "There are 3 more. Fi")
