"""What becomes of a text in a row that is not theirs, but may name someone who is to be erased.

Names, addresses and emails in such a row say what the other is called and how to reach them: they are the other's. What
people wrote in it goes where it surely means the one, and is asked about where it may mean someone else.
"""

from collections.abc import Iterable
from enum import Enum
from typing import Final

from outreach_desktop.domain.erasing.spellings import NamedBy, Says

OTHERS_OWN: Final = frozenset(
    [
        "title",
        "first_name",
        "last_name",
        "post_nominals",
        "salutation",
        "name",
        "dear",
        "heading",
        "word",
        "became",
        "street",
        "town",
        "region",
        "postcode",
        "country",
        "address",
        "place",
        "website",
        "email",
        "secure_email",
        "e_referral_address",
        "referral_email",
        "phone",
        "mobile",
        "referral_phone",
        "code",
        "charity_number",
        "path",
        "reference",
        "template",
        "words",
        "about",
        "kind",
    ]
)
"""Columns that say what something is called, or how to reach it: of others they are the others' own."""

OF_NO_ONE: Final = frozenset(["segments"])
"""Tables whose rows are about whom they name: a saved search that names someone goes as a whole."""
_CLOSEST: Final = frozenset((NamedBy.EMAIL, NamedBy.PHONE))


class Fate(Enum):
    """What becomes of it."""

    GOES = "goes"
    """The name is taken out of it, unless somebody takes the tick away."""
    ASKED = "asked"
    """It stays, unless somebody ticks it."""
    TOLD = "told"
    """It stays, for people to change it themselves."""
    STAYS = "stays"


def fate(
    table: str,
    column: str,
    says: Says,
    ways: Iterable[NamedBy],
    *,
    is_past: bool,
    is_namesakes: bool,
) -> Fate:
    """What becomes of a text in `column` of a row of a table that is not theirs; `is_past` of what it said before."""
    told = frozenset(ways)
    if says is Says.NOTHING:
        return Fate.STAYS
    if is_namesakes and not told & _CLOSEST:
        return Fate.STAYS
    if column not in OTHERS_OWN or table in OF_NO_ONE:
        return Fate.GOES if says is Says.SURELY else Fate.ASKED
    if not is_past:
        return Fate.TOLD if says is Says.SURELY else Fate.STAYS
    if told & _CLOSEST and says is Says.SURELY:  # typed into the wrong entry, and put right
        return Fate.GOES
    return Fate.ASKED if says is Says.SURELY else Fate.STAYS
