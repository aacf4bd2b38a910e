"""What is known of a person beyond who they are and how to reach them."""

from typing import Final

from outreach_desktop.domain.fields import Field, FieldKind, described
from outreach_desktop.domain.knowing import both, came_back
from outreach_desktop.words import say, say_in

FIT: Final = (
    ("shared values", say("we share values")),
    ("professional respect", say("there is respect for each other\u2019s work")),
    ("would refer to them", say("we would send our own people to them")),
    ("goes both ways", say("it goes both ways")),
    ("audiences overlap", say("the people they reach are those we want to reach")),
)
"""What to ask before somebody is counted among the closest."""

FIELDS = described(
    both.code("G9012345"),
    both.conditions("contact"),
    both.stage(),
    both.target(),
    both.target_why(),
    both.lead(),
    Field("champion_since", say("Champion since"), FieldKind.DATE),
    Field("introduced_by_id", say("Introduced by"), FieldKind.REFERENCE),
    Field(
        "fit",
        say("Do they fit?"),
        FieldKind.LINES,
        short=say_in("people", "Fit"),
        help=say("Worth asking before someone becomes one of your core people."),
        values=FIT,
    ),
    Field("fit_note", say("What speaks for or against it"), short=say("Note on the fit")),
    Field(
        "aim",
        say("Aim for this year"),
        example=say("one joint evening for newly diagnosed men"),
    ),
    Field(
        "challenges",
        say("Their challenges"),
        FieldKind.LINES,
        help=say("What they said is hard, one a line. They may ask to read it."),
        published="contact.challenges",
        meaning=say("what they said is hard in their work"),
    ),
    Field(
        "needs",
        say("What would help them"),
        FieldKind.LINES,
        help=say("One a line."),
        published="contact.needs",
        meaning=say("what would help them"),
    ),
    both.best_times("contact"),
    both.route_through("contact"),
    both.secure_email("contact"),
    both.checked(),
    Field(
        "keep_until_on",
        say("Keep until"),
        FieldKind.DATE,
        may_come=True,
        help=say("Leave it empty, unless a day was agreed or your rules name one."),
    ),
    Field("keep_why", say("Why until then"), example=say("agreed on the phone, 3 March")),
    *came_back.FIELDS.values(),
)
