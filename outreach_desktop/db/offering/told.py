"""Who was told of a service: by a document that names it and went out, or by a contact with them that names it."""

import json

from outreach_desktop.db import search
from outreach_desktop.db.offering import our_services
from outreach_desktop.db.search import plain
from outreach_desktop.db.segment_facts import PeopleFacts
from outreach_desktop.db.segment_people import Choice
from outreach_desktop.db.subjects.contacts import IN_TOUCH
from outreach_desktop.domain.segments import NO, yes_or_no


def told(facts: PeopleFacts, value: str) -> Choice:
    """Told of the services whose names have this in them, or of any at all; a name that none has is looked for as it is."""
    answer, wanted = yes_or_no(value), plain(value)
    names = [one.name for one in our_services.every(facts.db)]
    if not answer:
        names = [name for name in names if wanted in plain(name)] or [value]
    noted = [one for name in names for one in search.found(facts.db, name, "interactions")]
    theirs = facts.asked(
        f"""
        WITH said AS (
            SELECT id, contact_id FROM documents d
            WHERE sent_on IS NOT NULL AND state = 'made' AND deleted_at IS NULL
              AND EXISTS (SELECT 1 FROM json_each(:names) n WHERE instr(d.words, n.value))
        )
        SELECT contact_id FROM said WHERE contact_id IS NOT NULL UNION
        SELECT i.contact_id FROM said JOIN interactions i ON i.document_id = said.id
        WHERE i.deleted_at IS NULL AND i.contact_id IS NOT NULL UNION
        SELECT i.contact_id FROM json_each(:noted) n JOIN interactions i ON i.id = n.value
        WHERE i.contact_id IS NOT NULL AND {IN_TOUCH}
        """,
        names=json.dumps([plain(name) for name in names]),
        noted=json.dumps(noted),
    )
    return facts.people.all ^ theirs if answer == NO else theirs
