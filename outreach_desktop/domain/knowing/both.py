"""What is known of people and of places alike."""

from typing import Final

from outreach_desktop.domain.fields import Field, FieldKind, ReachedBy, Searched
from outreach_desktop.words import say, say_in

TARGETS: Final = (
    ("A", say("A: first of all")),
    ("B", say("B: next")),
    ("C", say("C: when there is time")),
)
NOT_APPROACHED: Final = "not approached"
STAGES: Final = (
    (NOT_APPROACHED, say("not approached yet")),
    ("introduced", say("introduced")),
    ("meeting", say("met or meeting agreed")),
    ("first referral", say("first referral")),
    ("regular", say("refers regularly")),
)
"""How far an approach has come, from the first to the last."""


def code(example: str) -> Field:
    """The number or code under which a register has them."""
    return Field("code", say("Code in the register"), short=say("Code"), example=example)


def stage() -> Field:
    """How far the approach has come."""
    return Field("stage", say("Stage"), help=say("How far you have come."), values=STAGES)


def target() -> Field:
    """Whom to win first."""
    return Field(
        "target",
        say("Target"),
        help=say("Whom you want to win, and in which order."),
        values=TARGETS,
    )


def target_why() -> Field:
    """Why they are to be won."""
    return Field("target_why", say("Why they matter"))


def conditions(subject: str) -> Field:
    """The illnesses that they work with."""
    return Field(
        "conditions",
        say("Conditions they work with"),
        FieldKind.LINES,
        short=say_in("illness", "Conditions"),
        searched=Searched.WORDS,
        published=f"{subject}.conditions",
        meaning=say("the conditions they work with"),
    )


def secure_email(subject: str) -> Field:
    """Where anything about a person referred goes."""
    return Field(
        "secure_email",
        say("Secure email"),
        reached_by=ReachedBy.EMAIL,
        help=say("Anything about a person referred goes there, and nowhere else."),
        published=f"{subject}.secure_email",
        meaning=say("their address for what is confidential"),
        example="referrals.urology@secure.wendvalleyhospitals.example",
    )


REACHED: Final = ("preferred_channel", "best_times", "route_through")
"""How somebody is reached: the person's own word stands before that of where they work."""


def preferred_channel() -> Field:
    """How they like to hear from us."""
    return Field(
        "preferred_channel",
        say("Prefers"),
        values=(
            ("letter", say("letter")),
            ("email", say("email")),
            ("phone", say("phone")),
            ("in person", say("in person")),
            ("text message", say("text message")),
        ),
        imported_as="preferred_channel",
    )


def best_times(subject: str) -> Field:
    """When they can be reached."""
    return Field(
        "best_times",
        say("Best times"),
        published=f"{subject}.best_times",
        meaning=say("when they can be reached"),
        example=say("Tuesday afternoons, not on clinic days"),
    )


def route_through(subject: str) -> Field:
    """Who to go through."""
    return Field(
        "route_through",
        say("Reach them through"),
        published=f"{subject}.route_through",
        meaning=say("who to go through"),
        example=say("their secretary, Mrs Dale"),
    )


def lead() -> Field:
    """Who of us keeps in touch with them."""
    return Field(
        "lead_id", say("Lead"), FieldKind.REFERENCE, help=say("Who of you keeps in touch.")
    )


def checked() -> Field:
    """When somebody last looked whether all of this is still true."""
    return Field("checked_on", say("Last checked on"), FieldKind.DATE, short=say("Checked"))
