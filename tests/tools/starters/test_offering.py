"""What the starters print of services, of the content bank and of what we bring; and what they say where there is nothing."""

import io
from typing import Any

import docx

from outreach_desktop.templates import WordTemplate
from outreach_desktop.templates.library.fields import sample
from tests.tools.starters.contexts import sparse
from tools.starters.__main__ import SHIPPED


def words(name: str, context: dict[str, Any]) -> str:
    """Every paragraph and cell of its body, a line each."""
    made = WordTemplate(SHIPPED / f"{name}.docx").render(context, missing="blank")
    document = docx.Document(io.BytesIO(made))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def without(*lists: str) -> dict[str, Any]:
    """The sample without some lists of the content bank."""
    context: dict[str, Any] = sample()
    context["content"] = {**context["content"], **{name: [] for name in lists}}
    return context


def test_the_services_sheet_says_cost_wait_and_what_is_new_only_where_it_is_known() -> None:
    known = words("services", sample())
    assert "Cost: \u00a33 for tea and the room" in known
    assert "Wait now: 21 days" in known
    assert "No wait" in known
    assert "New since 3 February 2026" in known
    assert known.count("New since") == 1

    context = sample()
    service = {**context["services"][0], "cost": "", "waiting_days": None}  # type: ignore[index]
    unknown = words("services", {**context, "services": [service]})
    assert not any(word in unknown for word in ("Cost:", "Wait now", "No wait", "New since"))
    assert "What we offer is being settled." in words("services", sparse())


def test_help_for_who_is_in_danger_stands_above_the_table_and_not_in_it() -> None:
    found = words("find-help", sample())
    assert found.count("Wendshire Listening Line") == 1
    assert found.index("Listening Line") < found.index("What you need")
    assert "2\u00a0Mar 2026" in found


def test_questions_come_from_the_content_bank_and_else_are_our_own() -> None:
    assert "Is there a cost?" in words("referrer-questions", sample())
    assert "Whom is it for?" not in words("referrer-questions", sample())
    own = words("referrer-questions", without("questions"))
    assert "Whom is it for?" in own
    assert "Is there a cost?" not in own


def test_a_newsletter_has_a_story_else_a_quote_else_neither() -> None:
    quote = "better questions than I could have given them"
    with_story = words("newsletter", sample())
    assert "I went on a Tuesday" in with_story
    assert quote not in with_story
    assert quote in words("newsletter", without("stories"))
    assert "In their own words" not in words("newsletter", without("stories", "quotes"))


def test_an_introduction_says_what_we_bring_for_the_need_and_else_only_the_need() -> None:
    context: dict[str, Any] = sample()
    context["letter"] = {**context["letter"], "personal": ""}
    need = context["organisation"]["needs"][0]
    assert "What we bring: A helpline that is open until ten" in words("introduction", context)

    context["organisation"] = {**context["organisation"], "value_points": []}
    plain = words("introduction", context)
    assert "What we bring" not in plain
    assert f"We have heard that this is on your mind: {need}" in plain
