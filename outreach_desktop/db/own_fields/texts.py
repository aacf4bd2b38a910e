"""What stands in fields of a group's own as the search for words looks at it: an index would cost every import three times as much for each of them."""

import json
from functools import partial
from typing import Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.kept_texts import KeptTexts, TextSource
from outreach_desktop.db.own_fields import described, entered
from outreach_desktop.db.segment_people import organisations, people
from outreach_desktop.domain.own_fields.own_fields import OwnKind

_SEARCHED: Final = (OwnKind.TEXT, OwnKind.LIST)
"""Nobody looks for a day or a yes by typing it as a word."""


def _sources(db: Data, about: str) -> tuple[TextSource, ...]:
    fields = sorted(one.id for one in described.every(db, about) if one.kind in _SEARCHED)
    if not fields:
        return ()
    of_these = "r.deleted_at IS NULL AND r.field_id IN (SELECT value FROM json_each(:fields))"
    asked = (("fields", json.dumps(fields)),)
    return (TextSource(entered.TABLE, "owner_id", "r.value", of_these, asked),)


OWN_TEXTS: Final = {
    about: KeptTexts(everyone, partial(_sources, about=about))
    for about, everyone in (("contacts", people), ("organisations", organisations))
}
"""Of the fields of people, and of organisations."""
