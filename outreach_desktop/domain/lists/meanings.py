"""What words of lists mean to the rules of the program, so that a group may call them what it likes."""

from collections.abc import Mapping
from typing import Final

from outreach_desktop.words import say

Pairs = tuple[tuple[str, str], ...]

NO_CONTACT: Final = "note"
"""What a kind of entry means that is written about somebody, not to them."""
CORE: Final = "core"
"""What a priority means whose people are the core network."""
PART: Final = "part"
"""What a kind of organisation means that is a part of the one above it, as a department is."""
NOT_APPROACHED: Final = "not approached"
"""What a stage means that comes before the first step; who has no stage is at it."""
BACKGROUND: Final = "background"
"""What a kind of need means that says whom somebody cares for, not what they are short of."""
ELSEWHERE: Final = "elsewhere"
"""What a topic of house rules means that no letter touches."""
AT_EVENTS: Final = "events"
"""What a topic of house rules means that only letters about an event touch."""
WITH_THANKS: Final = "thanks"
"""What a topic of house rules means that only thanks touch."""
PARTS: Final[Mapping[str, str]] = {
    "speaker": "speaking at",
    "host": "hosting",
    "volunteer": "helping at",
    "guest": "coming to",
}
"""What a role at an event means, and how a thank-you says it after \u201cThank you for\u201d."""
ANY_PART: Final = "your part in"
"""How a thank-you names a role that means none of these."""

OF_TIER: Final[Pairs] = (("", say("another priority")), (CORE, say("core network")))
OF_STAGE: Final[Pairs] = (
    ("", say("approached")),
    (NOT_APPROACHED, say("not approached yet")),
)
OF_ORGANISATION_KIND: Final[Pairs] = (
    ("", say("an organisation of its own")),
    (PART, say("part of the organisation above it")),
)
OF_NEED_KIND: Final[Pairs] = (
    ("", say("something they are short of")),
    (BACKGROUND, say("known of them, nothing they are short of")),
)
OF_HOUSE_RULE_TOPIC: Final[Pairs] = (
    ("", say("told before every letter")),
    (WITH_THANKS, say("told before thanks")),
    (AT_EVENTS, say("told before letters about an event")),
    (ELSEWHERE, say("not told before letters")),
)
OF_EVENT_ROLE: Final[Pairs] = (
    ("", say("thanked for their part in it")),
    ("guest", say("thanked for coming")),
    ("speaker", say("thanked for speaking")),
    ("host", say("thanked for hosting")),
    ("volunteer", say("thanked for helping")),
)
OF_CHANNEL: Final[Pairs] = (
    ("", say("another way")),
    ("post", say("post")),
    ("email", say("email")),
    ("phone", say("phone")),
    ("visit", say("visits")),
    ("text", say("text messages")),
)
OF_INTERACTION_KIND: Final[Pairs] = (
    ("", say("a contact with them")),
    (NO_CONTACT, say("about them, no contact")),
)
