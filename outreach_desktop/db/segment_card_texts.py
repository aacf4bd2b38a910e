"""The words that people and organisations are found by, kept in memory as the search index has them."""

from typing import Final

from outreach_desktop.db.kept_texts import KeptTexts, TextSource
from outreach_desktop.db.segment_people import organisations, people
from outreach_desktop.db.segment_places import SEARCHED
from outreach_desktop.db.subjects.roles import HELD_TODAY

_INDEXED: Final = "(SELECT s.words FROM search_rows s WHERE s.row = r.id)"

_OF_PEOPLE: Final = (
    TextSource("contacts", "id", _INDEXED),
    TextSource("roles", "contact_id", _INDEXED, HELD_TODAY),
    TextSource("memberships", "contact_id", _INDEXED),
)
_OF_PLACES: Final = (TextSource("organisations", "id", _INDEXED),)
_AT_PLACES: Final = tuple(TextSource(table, "organisation_id", _INDEXED) for table in SEARCHED)

PEOPLE: Final = KeptTexts(people, lambda _db: _OF_PEOPLE)
"""What stands on a card: of the person, of what they do now, of memberships."""
PLACES: Final = KeptTexts(organisations, lambda _db: _OF_PLACES)
"""Of the organisation itself."""
AT_PLACES: Final = KeptTexts(organisations, lambda _db: _AT_PLACES)
"""Of its ways to refer, its needs and its house rules."""
