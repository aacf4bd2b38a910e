"""What stops a membership from being saved."""

from outreach_desktop.domain.memberships import MembershipDraft, problems


def test_a_membership_is_of_a_body_with_a_name() -> None:
    assert problems(MembershipDraft(contact_id="ann", body="BAUS")) == ()
    (problem,) = problems(MembershipDraft(contact_id="ann", body="  "))
    assert (problem.field, problem.sentence) == ("body", "Type the name of the body.")
