"""What was typed, in words."""

from outreach_desktop.domain.drafts import Typing, as_text, edited, excerpt, overtaken, ticked

ID = "0b0f4a4e-3f6a-4c1c-9c53-1d8b9f1f7f11"


def test_only_what_differs_from_the_beginning_was_typed() -> None:
    draft = Typing(
        id="",
        form="contacts.edit",
        before={"first_name": "Ann", "phone": "", "tier": ""},
        typed={"first_name": "Ann", "phone": "01632 960001", "tier": ""},
    )
    assert edited(draft) == {"phone": "01632 960001"}
    assert as_text(draft) == "Phone: 01632 960001"


def test_a_draft_is_known_again_by_its_first_words() -> None:
    typed = {"title": "Dr", "first_name": "Ann", "organisation": [ID], "notes": "Met\nat the " * 9}
    assert excerpt(Typing(id="", form="contacts.new", typed=dict(typed))) == (
        "Dr Ann Met at the Met at the Met at the\u2026"
    )
    assert excerpt(Typing(id="", form="contacts.new", typed={"large_print": True})) == ""


def test_rows_that_are_ticked_are_counted_and_a_place_that_was_picked_is_none() -> None:
    typed = {"ticked": [ID, ID[::-1]], "organisation": [ID]}
    assert ticked(Typing(id="", form="events.people", typed=dict(typed))) == 2
    assert ticked(Typing(id="", form="contacts.new", typed={"organisation": [ID]})) == 0


def test_what_became_something_else_meanwhile_is_named() -> None:
    draft = Typing(
        id="",
        form="contacts.edit",
        before={"phone": "1", "email": "a@example.org", "town": ""},
        typed={"phone": "2", "email": "b@example.org", "town": "Marrow"},
    )
    assert overtaken(draft, {"phone": "3", "email": "a@example.org", "town": "Marrow"}) == ["phone"]
