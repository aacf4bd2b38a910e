"""What is known of an organisation beyond what it is and where it stands."""

from outreach_desktop.domain.fields import Field, FieldKind, described
from outreach_desktop.domain.knowing import both
from outreach_desktop.words import say

FIELDS = described(
    both.code("RXQ01"),
    both.conditions("organisation"),
    both.stage(),
    both.target(),
    both.target_why(),
    both.lead(),
    Field("source", say("Where you know it from"), short=say("Source")),
    both.checked(),
    Field(
        "audience",
        say("Whom they reach"),
        published="organisation.audience",
        meaning=say("whom they reach"),
        example=say("men over 50 in Marrowby"),
    ),
    Field(
        "audience_size",
        say("How many people that is"),
        FieldKind.NUMBER,
        short=say("People reached"),
        published="organisation.audience_size",
        meaning=say("how many people they reach, about"),
        example=2400,
    ),
    Field("list_size", say("Registered patients"), FieldKind.NUMBER),
    Field(
        "understands_us",
        say("They understand what you do"),
        short=say("Understands our role"),
        values=(("yes", say("yes")), ("partly", say("partly")), ("no", say("no"))),
    ),
    both.preferred_channel(),
    both.best_times("organisation"),
    both.route_through("organisation"),
    both.secure_email("organisation"),
    Field("e_referral_system", say("Electronic referral system"), short=say("Referral system")),
    Field(
        "e_referral_address",
        say("Your name or address there"),
        short=say("Address in the referral system"),
    ),
    Field(
        "referral_limits",
        say("Limits on whom they may refer to"),
        short=say("Limits"),
        help=say("Distance, contracts, specialties."),
    ),
    Field(
        "refers_now_to",
        say("Where they refer now"),
        published="organisation.refers_now_to",
        meaning=say("where they refer now"),
        example=say("the regional cancer centre"),
    ),
    Field(
        "would_refer",
        say("Whom they would send you"),
        published="organisation.would_refer",
        meaning=say("whom they would send you"),
        example=say("men who have just been diagnosed"),
    ),
    Field(
        "refer_criteria",
        say("By which criteria"),
        short=say("Criteria"),
        published="organisation.refer_criteria",
        meaning=say("the criteria they refer by"),
        example=say("diagnosis confirmed, and they agreed to be called"),
    ),
    Field(
        "procedure_asked_on",
        say("Asked for their referral procedure on"),
        FieldKind.DATE,
        short=say("Procedure asked for"),
    ),
    Field(
        "procedure_came_on",
        say("Answer came on"),
        FieldKind.DATE,
        short=say("Procedure came"),
    ),
    Field(
        "procedure_note",
        say("What came back"),
        short=say("What came of the procedure"),
    ),
)
