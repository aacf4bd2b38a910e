"""Organisations: what is wrong with a draft, and lists typed one point a line."""

from outreach_desktop.domain.organisations import OrganisationDraft, points, problems


def test_an_organisation_needs_a_name_and_a_real_e_mail_address() -> None:
    assert problems(OrganisationDraft(name=" ", email="info")) == [
        "Type the organisation's name.",
        "Check the e-mail address: it needs a name, an @ and a place, like ann@example.org.",
    ]
    assert problems(OrganisationDraft(name="Lakeside General")) == []


def test_points_are_lines_without_bullets_or_blanks() -> None:
    typed = "- Fewer missed visits\n\n\u2022 Somebody to talk to\n  \u2013 Leaflets in Polish  \nT-shirts"

    assert points(typed) == (
        "Fewer missed visits",
        "Somebody to talk to",
        "Leaflets in Polish",
        "T-shirts",
    )


def test_an_empty_field_has_no_points() -> None:
    assert points(" \n-\n") == ()
