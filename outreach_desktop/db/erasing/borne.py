"""What others have of the names, emails, numbers and streets of someone who is to be erased: it is not theirs alone."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.erasing.people import shared_by_others
from outreach_desktop.db.holding.rows import says_one_of
from outreach_desktop.db.search import plain
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.erasing.spellings import Borne, NamedBy, Spelling

_NAMED_OR_FOUND = {
    "contacts": "street || char(10) || town",
    "organisations": "name || char(10) || street || char(10) || town",
    "senders": "name",
    "group_profile": "name || char(10) || street",
}
"""Where a name may stand that is a company's or a street's, and no person's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Others:
    """What others have, and who of them has the same name."""

    borne: Borne
    namesakes: frozenset[str]
    """The ids of entries of people."""


def by_others(
    db: Data, ids: Sequence[str], people: Iterable[ContactDraft], every: Iterable[Spelling]
) -> Others:
    """What others than `ids` have of all this; in the bin too."""
    every = tuple(every)
    reached = [
        one.text for one in every if one.way in (NamedBy.EMAIL, NamedBy.PHONE, NamedBy.STREET)
    ]
    pairs = {(plain(one.first_name), plain(one.last_name)) for one in people}
    whole = [one for one in every if one.way is NamedBy.NAME and ", " not in one.text]
    same, surnames = _same_names(db, ids, pairs)
    taken = _in_names(db, ids, whole)
    names = {one.text.casefold() for one in whole if same or one in taken}
    return Others(
        borne=Borne(
            values=frozenset(one.casefold() for one in shared_by_others(db, ids, reached)),
            names=frozenset(names),
            surnames=surnames,
        ),
        namesakes=same,
    )


def _same_names(
    db: Data, ids: Sequence[str], pairs: set[tuple[str, str]]
) -> tuple[frozenset[str], frozenset[str]]:
    """Who else has one of these names, and which of the surnames somebody else has."""
    same, surnames = set[str](), set[str]()
    lasts = {last for _, last in pairs if last}
    for last in lasts:
        for other, first, surname in db.execute(
            "SELECT id, first_name, last_name FROM contacts WHERE instr(sort_name, ?)"
            " AND id NOT IN (SELECT value FROM json_each(?))",
            [last, json.dumps(list(ids))],
        ).fetchall():
            if plain(surname) == last:
                surnames.add(surname.casefold())
            if (plain(first), plain(surname)) in pairs or (
                any(
                    f"{one} {last}" == plain(f"{first} {surname}")
                    for one, each in pairs
                    if each == last
                )
            ):
                same.add(other)
    return frozenset(same), frozenset(surnames)


def _in_names(db: Data, ids: Sequence[str], whole: Sequence[Spelling]) -> set[Spelling]:
    found = set[Spelling]()
    for one in whole:
        said, asked = says_one_of("lower(words)", one.needles)
        for table, words in _NAMED_OR_FOUND.items():
            of_others = "id NOT IN (SELECT value FROM json_each(?))"
            rows = db.execute(
                f"SELECT words FROM (SELECT {words} AS words FROM {table} WHERE {of_others}) WHERE {said}",
                [json.dumps(list(ids)), *asked],
            )
            if any(one.text.casefold() in text.casefold() for (text,) in rows.fetchall()):
                found.add(one)
    return found
