"""What the points of the text bank are about, where they are printed, and what their columns hold."""

from dataclasses import dataclass
from typing import NamedTuple

from outreach_desktop.words import say


class PrintedIn(NamedTuple):
    """Where points are printed, in a sentence, and another for where there are none yet."""

    sentence: str
    nothing_yet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PointKind:
    """What points are about, where they are printed, and what their two or three columns hold."""

    title: str
    used_in: PrintedIn
    columns: tuple[str, ...]
    field: str
    """The list of the group that templates find them in: `helps` for `group.helps`."""


_IN_PACKET = PrintedIn(
    say("Printed in the information packet."),
    say("Nothing here yet. This part of the information packet stays empty until you write it."),
)
_IN_PROPOSAL = PrintedIn(
    say("Printed in the proposal."),
    say("Nothing here yet. This part of the proposal stays empty until you write it."),
)
_IN_BOTH = PrintedIn(
    say("Printed in the information packet and the proposal."),
    say(
        "Nothing here yet. This part of the information packet and the proposal stays empty until you write it."
    ),
)

POINT_KINDS = {
    "help": PointKind(
        title=say("Who we help"),
        used_in=_IN_PACKET,
        columns=(say("What someone needs"), say("What they get from us")),
        field="helps",
    ),
    "we do": PointKind(
        title=say("What we do"),
        used_in=_IN_PACKET,
        columns=(say("In a word"), say("What we do beside clinical care")),
        field="we_do",
    ),
    "we do not": PointKind(
        title=say("What we leave to clinicians"),
        used_in=_IN_PACKET,
        columns=(say("In a word"), say("What we do not do")),
        field="we_do_not",
    ),
    "refer step": PointKind(
        title=say("How to refer"),
        used_in=_IN_BOTH,
        columns=(say("What to do"), say("How")),
        field="refer_steps",
    ),
    "offer": PointKind(
        title=say("What we offer"),
        used_in=_IN_PROPOSAL,
        columns=(say("What we propose"), say("What it means in practice")),
        field="offers",
    ),
    "benefit": PointKind(
        title=say("What it brings"),
        used_in=_IN_PROPOSAL,
        columns=(say("To them"), say("To their patients"), say("Shared")),
        field="benefits",
    ),
    "measure": PointKind(
        title=say("How we measure"),
        used_in=_IN_PROPOSAL,
        columns=(say("What is measured"), say("How"), say("Target")),
        field="measures",
    ),
    "next step": PointKind(
        title=say("Next steps"),
        used_in=_IN_PROPOSAL,
        columns=(say("What happens"), say("Who does it, and when")),
        field="next_steps",
    ),
    "value": PointKind(
        title=say("What we bring"),
        used_in=PrintedIn(
            say("Letters print what fits the needs of an organisation, by the words of the need."),
            say(
                "Nothing here yet. Letters cannot say what you bring for a need until you write it."
            ),
        ),
        columns=(say("Words of the need, with commas"), say("What we bring for it")),
        field="values",
    ),
}
"""In the order of the screen."""
