"""Each field may have its own rule for where it is missing; nothing ever prints as None or as a tag."""

import pytest

from outreach_desktop.templates import Missing, MissingValuesError, WordTemplate
from tests.templates.word import document, opened, paragraphs

LETTER = document(
    "Tel {{ contact.phone }}", "{{ 'Mail ' ~ contact.email }}",
    "{% for e in events %}", "{{ e.title }} {{ e.place }}", "{% endfor %}",
)  # fmt: skip
DATA = {"contact": {"phone": None, "email": None}, "events": [{"title": "Talk", "place": None}]}


def test_a_field_with_a_rule_of_its_own_follows_it() -> None:
    rule = Missing(fields={"contact.phone": "blank", "contact.email": "mark"})

    with pytest.raises(MissingValuesError) as caught:
        WordTemplate(LETTER).render(DATA, missing=rule)

    assert caught.value.places == {"events[].place": ("Paragraph 4",)}
    assert caught.value.message == "A value is missing: events.place (Paragraph 4)."


def test_marks_say_what_a_field_is_called() -> None:
    words = {
        "contact.phone": "telephone & such",
        "contact.email": "e-mail",
        "events[].place": "room",
    }
    made = WordTemplate(LETTER).render(DATA, missing=Missing(rule="mark", words=words))

    assert paragraphs(made) == ["Tel [telephone & such?]", "Mail [e-mail?]", "Talk [room?]"]
    assert [run.font.highlight_color is not None for run in opened(made).paragraphs[0].runs].count(
        True
    ) == 1


@pytest.mark.parametrize("rule", ["blank", "mark"])
def test_nothing_is_printed_as_none_or_as_a_tag(rule: str) -> None:
    text = "\n".join(paragraphs(WordTemplate(LETTER).render(DATA, missing=rule)))

    assert "None" not in text
    assert "{" not in text


def test_a_rule_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(ValueError, match="missing must be"):
        Missing(fields={"a": "guess"})


def test_the_rules_hold_for_everybody_in_one_file() -> None:
    template = WordTemplate(document("{{ a }} {{ b }}"))

    made = template.render_together(
        [{"a": 1}, {"b": 2}], Missing(rule="mark", fields={"a": "blank"})
    )

    assert [text.strip() for text in paragraphs(made)] == ["1 [b?]", "2"]
