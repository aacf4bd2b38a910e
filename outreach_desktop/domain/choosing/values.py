"""What each key of the language may be given, as far as the program itself knows: yes and no, its own words, spans of days."""

from collections.abc import Mapping
from typing import Final

from outreach_desktop.domain.choosing.completing import Offered
from outreach_desktop.domain.contacts import FIELDS as PERSON
from outreach_desktop.domain.fields import Field
from outreach_desktop.domain.interactions import FIELDS as INTERACTION
from outreach_desktop.domain.interactions import NOTE
from outreach_desktop.domain.knowing.came_back import SEARCHED
from outreach_desktop.domain.knowing.needs import FIELDS as NEED
from outreach_desktop.domain.knowing.referral_routes import FIELDS as ROUTE
from outreach_desktop.domain.organisations import FIELDS as ORGANISATION
from outreach_desktop.domain.roles import FIELDS as ROLE
from outreach_desktop.domain.segments import NO, OWED, SAID, YES
from outreach_desktop.domain.wishes.of_places import STANDINGS
from outreach_desktop.domain.wishes.wishes import FIELDS as WISH
from outreach_desktop.words import say


def _of(field: Field, *left_out: str) -> tuple[Offered, ...]:
    return tuple(Offered(value, words) for value, words in field.values if value not in left_out)


_SPANS: Final = (
    Offered("<30d", say("in the last 30 days")),
    Offered(">30d", say("more than 30 days ago, or never")),
    Offered(">90d", say("more than 90 days ago, or never")),
    Offered(">6m", say("more than 6 months ago, or never")),
    Offered(">1y", say("more than a year ago, or never")),
)
_KNOWN: Final = (Offered(YES, say("known")), Offered(NO, say("not known")))
_ANY: Final = (Offered(YES, say("any of them")), Offered(NO, say("none")))
KEPT: Final[Mapping[str, tuple[Offered, ...]]] = {
    "decision": _of(ROLE["decision"]),
    "kind": _of(ORGANISATION["kind"]),
    "tier": _of(PERSON["tier"]),
    "target": (*_of(PERSON["target"]), *_ANY),
    "lead": (Offered(YES, say("anyone")), Offered(NO, say("no one"))),
    "code": _KNOWN,
    "champion": (
        Offered(YES, say("yes")),
        Offered(NO, say("no")),
        *_of(PERSON["champion"], "champion"),
    ),
    "deceased": (Offered(YES, say("yes")), Offered(NO, say("no"))),
    "channel": _of(PERSON["preferred_channel"]),
    "route": (*_KNOWN, *_of(ROUTE["method"])),
    "need": (*_KNOWN, *_of(NEED["kind"])),
    "last": _SPANS,
    "added": (
        Offered("<30d", say("in the last 30 days")),
        Offered("<12m", say("in the last 12 months")),
        Offered(">1y", say("more than a year ago")),
    ),
    "source": _KNOWN,
    "never": _of(INTERACTION["kind"], NOTE),
    "email": _KNOWN,
    "phone": _KNOWN,
    "address": _KNOWN,
    "letter": (Offered(YES, say("any letter")), Offered(NO, say("no letter"))),
    "thanks": (
        Offered(OWED, say("owed")),
        Offered(SAID, say("said")),
        Offered(YES, say("owed or said")),
        Offered(NO, say("neither")),
    ),
    "told": (Offered(YES, say("any service")), Offered(NO, say("no service"))),
    "post": (Offered(SEARCHED, say("came back")),),
    "wish": (
        *(Offered(word, words) for word, words in STANDINGS),
        Offered(YES, say("any of these")),
        Offered(NO, say("none of these")),
    ),
    "wants": _of(WISH["channel"], "all"),
}
"""What is offered for a key whether anyone has it or not, in its usual order; nothing for the others."""
