"""Households: people who live together and may get one letter."""

from dataclasses import dataclass

from outreach_desktop.domain.fields import Field, FieldKind, described
from outreach_desktop.words import say

FIELDS = described(
    Field("one_letter", say("One letter for both"), FieldKind.YES_NO, short=say("One letter")),
    Field(
        "name",
        say("The envelope says"),
        short=say("On the envelope"),
        help=say("Leave it empty, unless the grey text is wrong."),
        example=say("Mr and Mrs J Smith"),
    ),
    Field(
        "dear",
        say("Letters to both begin: Dear"),
        short=say("Greeting of both"),
        help=say("Leave it empty, unless the grey text is wrong."),
        example=say("John and Mary"),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdDraft:
    """A household as typed; what is empty is worked out from those who live there."""

    one_letter: bool = True
    name: str = ""
    dear: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Household(HouseholdDraft):
    """A saved household. `id` is UUID text."""

    id: str
