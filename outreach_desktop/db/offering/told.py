"""Who was told of a service: by a document that names it and went out, or by a contact with them that names it."""

import json

from outreach_desktop.db import search
from outreach_desktop.db.offering import our_services
from outreach_desktop.db.search import plain
from outreach_desktop.db.segment_facts import PeopleFacts
from outreach_desktop.db.segment_people import Choice
from outreach_desktop.db.subjects.contacts import IN_TOUCH
from outreach_desktop.domain.offering.our_services import names_of
from outreach_desktop.domain.segments import NO, yes_or_no


def told(facts: PeopleFacts, value: str) -> Choice:
    """Told of the services whose names have this in them, or of any at all, by whatever they were called then.

    A name that none has is one that a service had, or is looked for as it is.
    """
    answer, wanted = yes_or_no(value), plain(value)
    every = our_services.every(facts.db)
    called = [names_of(one, every) for one in every]
    if not answer:
        called = [some for some in called if wanted in plain(some[0])] or [
            some for some in called if any(wanted in plain(one) for one in some)
        ]
    names = [name for some in called for name in some] or ([] if answer else [value])
    noted = [one for name in names for one in search.found(facts.db, name, "interactions")]
    theirs = facts.asked(
        f"""
        WITH said AS (
            SELECT id, contact_id FROM documents d
            WHERE sent_on IS NOT NULL AND state = 'made' AND deleted_at IS NULL
              AND EXISTS (SELECT 1 FROM json_each(:names) n WHERE instr(d.words, n.value))
        )
        SELECT contact_id FROM said WHERE contact_id IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM interactions b WHERE b.document_id = said.id AND b.contact_id = said.contact_id
            AND b.back_on IS NOT NULL AND b.deleted_at IS NULL
        ) UNION
        SELECT i.contact_id FROM said JOIN interactions i ON i.document_id = said.id
        WHERE i.deleted_at IS NULL AND i.back_on IS NULL AND i.contact_id IS NOT NULL UNION
        SELECT i.contact_id FROM json_each(:noted) n JOIN interactions i ON i.id = n.value
        WHERE i.contact_id IS NOT NULL AND {IN_TOUCH}
        """,
        names=json.dumps([plain(name) for name in names]),
        noted=json.dumps(noted),
    )
    return facts.people.all ^ theirs if answer == NO else theirs
