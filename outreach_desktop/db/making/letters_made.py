"""People chosen by the letters made for them, and by the thanks that what they did is owed or had."""

import json
from typing import Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.search import plain
from outreach_desktop.db.segment_facts import PeopleFacts
from outreach_desktop.db.segment_people import Choice
from outreach_desktop.domain.documents.shipped import SHIPPED
from outreach_desktop.domain.segments import NO, OWED, SAID, yes_or_no
from outreach_desktop.words import say

_SHOWN: Final = {one.kept: one.title for one in SHIPPED}
_IS_MADE: Final = "state = 'made' AND deleted_at IS NULL"
_IS_OWED: Final = "thanks_for <> '' AND thanked_on IS NULL"
_IS_SAID: Final = "thanked_on IS NOT NULL"


def counted(db: Data) -> list[tuple[str, int]]:
    """How many letters of each kind were made, by the name that people read."""
    return [(_SHOWN.get(kept, kept), count) for kept, count in _kinds(db)]


def made_for(facts: PeopleFacts, value: str) -> Choice:
    """For whom a letter was made that is called so or says this, or any at all, with everyone of a household it was for."""
    answer, wanted = yes_or_no(value), plain(value)
    fits = (
        "1"
        if answer
        else "instr(words, :words) OR template IN (SELECT value FROM json_each(:kinds))"
    )
    kinds = [one for one, _ in _kinds(facts.db) if wanted in plain(f"{one}\n{_SHOWN.get(one, '')}")]
    theirs = facts.asked(
        f"""
        WITH said AS (SELECT id, contact_id FROM documents WHERE ({fits}) AND {_IS_MADE})
        SELECT contact_id FROM said WHERE contact_id IS NOT NULL UNION
        SELECT i.contact_id FROM said JOIN interactions i ON i.document_id = said.id
        WHERE i.deleted_at IS NULL AND i.contact_id IS NOT NULL
        """,
        **({} if answer else {"words": wanted, "kinds": json.dumps(kinds)}),
    )
    return facts.people.all ^ theirs if answer == NO else theirs


def thanks(facts: PeopleFacts, value: str) -> Choice:
    """Who did something that thanks are owed for, or were said for; "yes" for either, "no" for neither."""
    answer, wanted = yes_or_no(value), plain(value)
    asked = {
        plain(word): sql
        for word, sql in (
            (OWED, _IS_OWED),
            (say("owed"), _IS_OWED),
            (SAID, _IS_SAID),
            (say("said"), _IS_SAID),
        )
    }
    fits = f"{_IS_OWED} OR {_IS_SAID}" if answer else asked.get(wanted)
    if fits is None:
        return 0
    theirs = facts.asked(
        f"SELECT contact_id FROM interactions WHERE ({fits}) AND deleted_at IS NULL AND contact_id IS NOT NULL"
    )
    return facts.people.all ^ theirs if answer == NO else theirs


def _kinds(db: Data) -> list[tuple[str, int]]:
    """The names of the documents made, as they are kept, and how many there are of each."""
    return db.execute(
        f"SELECT template, count(*) FROM documents WHERE {_IS_MADE} GROUP BY 1"
    ).fetchall()
