"""The words in use for each key of the language for choosing people or organisations, those of most people first."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final, NamedTuple
from weakref import WeakKeyDictionary

from outreach_desktop.db import segment_towns
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history import since
from outreach_desktop.db.history.since import HistoryMark
from outreach_desktop.db.making import letters_made
from outreach_desktop.db.own_fields import entered
from outreach_desktop.db.search import plain
from outreach_desktop.db.subjects import contacts, saved_searches, tags
from outreach_desktop.db.subjects.roles import HELD_TODAY
from outreach_desktop.domain.organisations import points
from outreach_desktop.domain.own_fields.own_fields import OwnField, OwnKind
from outreach_desktop.domain.segments import SAVED

Counted = list[tuple[str, int]]


class InUse(NamedTuple):
    """A word in use, how it is compared, and how many people have it where that is known."""

    word: str
    spelt: str
    people: int | None


class _Kept(NamedTuple):
    words: tuple[InUse, ...]
    as_of: HistoryMark


class _Asked(NamedTuple):
    counted: Callable[[Data, str], Counted]
    depends_on: Mapping[str, tuple[str, ...]]
    is_of_people: bool = False
    """Whether the numbers are those of people, and none in the bin is among them."""


def _counted(sql: str) -> Callable[[Data, str], Counted]:
    return lambda db, today: db.execute(
        f"{sql} GROUP BY 1 ORDER BY 2 DESC, 1", {"today": today} if ":today" in sql else {}
    ).fetchall()


def _lines(db: Data, *tables: str) -> Counted:
    """The conditions that stand in these tables, a line each."""
    counts = Counter[str]()
    for table in tables:
        found = db.execute(f"SELECT conditions, count(*) FROM {table} GROUP BY 1")
        for text, count in found:
            for line in points(text):
                counts[line] += count
    return counts.most_common()


_PLACES: Final = """
    SELECT word, sum(uses) FROM (
        SELECT town AS word, count(*) AS uses FROM contacts GROUP BY 1
        UNION ALL SELECT town, count(*) FROM organisations WHERE deleted_at IS NULL GROUP BY 1
        UNION ALL SELECT o.name, count(*) FROM organisations o
            LEFT JOIN roles r ON r.organisation_id = o.id
            WHERE o.deleted_at IS NULL GROUP BY o.id
    )
"""
_EMPLOYERS: Final = """
    SELECT o.name, count(*) FROM organisations o JOIN roles r ON r.organisation_id = o.id
    WHERE o.deleted_at IS NULL AND r.deleted_at IS NULL
"""
_AREAS: Final = """
    SELECT word, count(*) FROM (
        SELECT region AS word FROM contacts
        UNION ALL SELECT area FROM organisations WHERE deleted_at IS NULL
    )
"""
_ASKED: Final[Mapping[str, _Asked]] = {
    "profession": _Asked(
        lambda db, _: contacts.professions(db),
        {"contacts": ("profession", "deleted_at")},
        is_of_people=True,
    ),
    "specialty": _Asked(
        _counted("SELECT specialty, count(*) FROM contacts"), {"contacts": ("specialty",)}
    ),
    "letter": _Asked(
        lambda db, _: letters_made.counted(db), {"documents": ("template", "state", "deleted_at")}
    ),
    "told": _Asked(
        _counted("SELECT name, count(*) FROM services WHERE deleted_at IS NULL"),
        {"services": ("name", "deleted_at")},
    ),
    "role": _Asked(
        _counted(f"SELECT title, count(*) FROM roles r WHERE {HELD_TODAY}"),
        {"roles": ("title", "starts_on", "ends_on", "deleted_at")},
    ),
    "decision": _Asked(
        _counted(f"SELECT decision, count(*) FROM roles r WHERE {HELD_TODAY}"),
        {"roles": ("decision", "starts_on", "ends_on", "deleted_at")},
    ),
    "tag": _Asked(
        lambda db, _: tags.counts(db),
        {
            "contacts": ("deleted_at",),
            "contact_tags": ("tag_id", "deleted_at"),
            "tags": ("name", "deleted_at"),
        },
        is_of_people=True,
    ),
    "place": _Asked(
        _counted(_PLACES),
        {
            "contacts": ("town",),
            "organisations": ("name", "town", "deleted_at"),
            "roles": ("organisation_id", "deleted_at"),
        },
    ),
    "town": _Asked(segment_towns.counted_people, segment_towns.OF_PEOPLE, is_of_people=True),
    "organisation": _Asked(
        _counted(_EMPLOYERS),
        {
            "organisations": ("name", "deleted_at"),
            "roles": ("organisation_id", "deleted_at"),
        },
    ),
    "area": _Asked(
        _counted(_AREAS),
        {"contacts": ("region",), "organisations": ("area", "deleted_at")},
    ),
    "kind": _Asked(
        _counted("SELECT kind, count(*) FROM organisations WHERE deleted_at IS NULL"),
        {"organisations": ("kind", "deleted_at")},
    ),
    SAVED: _Asked(
        lambda db, _: [(one.name, 0) for one in saved_searches.every(db)],
        {"segments": ("name", "deleted_at")},
    ),
    "condition": _Asked(
        lambda db, _: _lines(db, "contacts", "organisations"),
        {"contacts": ("conditions",), "organisations": ("conditions",)},
    ),
    "lead": _Asked(
        _counted(
            "SELECT s.name, count(*) FROM senders s JOIN contacts c ON c.lead_id = s.id"
            " AND c.deleted_at IS NULL WHERE s.deleted_at IS NULL"
        ),
        {"senders": ("name", "deleted_at"), "contacts": ("lead_id", "deleted_at")},
        is_of_people=True,
    ),
    "source": _Asked(_counted("SELECT source, count(*) FROM contacts"), {"contacts": ("source",)}),
    "tier": _Asked(_counted("SELECT tier, count(*) FROM contacts"), {"contacts": ("tier",)}),
    "channel": _Asked(
        _counted("SELECT preferred_channel, count(*) FROM contacts"),
        {"contacts": ("preferred_channel",)},
    ),
}
_OF_ORGANISATIONS: Final[Mapping[str, _Asked]] = {
    "place": _Asked(
        _counted(
            """
            SELECT word, count(*) FROM (
                SELECT town AS word FROM organisations WHERE deleted_at IS NULL
                UNION ALL SELECT name FROM organisations WHERE deleted_at IS NULL
            )
            """
        ),
        {"organisations": ("name", "town", "deleted_at")},
    ),
    "town": _Asked(segment_towns.counted_organisations, segment_towns.OF_ORGANISATIONS),
    "condition": _Asked(
        lambda db, _: _lines(db, "organisations"), {"organisations": ("conditions",)}
    ),
    "lead": _Asked(
        _counted(
            "SELECT s.name, count(*) FROM senders s JOIN organisations o ON o.lead_id = s.id"
            " AND o.deleted_at IS NULL WHERE s.deleted_at IS NULL"
        ),
        {"senders": ("name", "deleted_at"), "organisations": ("lead_id", "deleted_at")},
    ),
    "source": _Asked(
        _counted("SELECT source, count(*) FROM organisations"), {"organisations": ("source",)}
    ),
    "channel": _Asked(
        _counted("SELECT preferred_channel, count(*) FROM organisations"),
        {"organisations": ("preferred_channel",)},
    ),
    "area": _Asked(
        _counted("SELECT area, count(*) FROM organisations WHERE deleted_at IS NULL"),
        {"organisations": ("area", "deleted_at")},
    ),
}
"""Where organisations are chosen by what people are chosen by too, and find fewer words."""
_kept: WeakKeyDictionary[Data, dict[tuple[str, str, date], _Kept]] = WeakKeyDictionary()


def of_own(db: Data, field: OwnField) -> tuple[InUse, ...]:
    """What stands in a field of the group's own, that of most first; a day is chosen by its year.

    Nothing of one that holds yes or no, or text: there may be as many texts as people.
    """
    if field.kind not in (OwnKind.LIST, OwnKind.DATE):
        return ()
    every = _kept.setdefault(db, {})
    name = (field.about, field.id, date.min)
    depends_on = {entered.TABLE: ("field_id", "value", "deleted_at")}
    kept = every.get(name)
    as_of = since.unchanged(db, kept.as_of, depends_on) if kept else None
    if kept is None or as_of is None:
        as_of = since.mark(db)
        letters = 4 if field.kind is OwnKind.DATE else -1
        words = entered.most_used(db, field.id, letters)
        kept = _Kept(tuple(InUse(word, plain(word), None) for word in words), as_of)
    every[name] = kept._replace(as_of=as_of)
    return kept.words


def in_use(db: Data, key: str, today: date, subject: str = "contacts") -> tuple[InUse, ...]:
    """Each word that `key` finds a row of the subject by; asked again only where one may have changed."""
    of_people = subject == "contacts" or key not in _OF_ORGANISATIONS
    asked = _ASKED.get(key) if of_people else _OF_ORGANISATIONS[key]
    if asked is None:
        return ()
    every = _kept.setdefault(db, {})
    name = (subject, key, today)
    kept = every.get(name)
    as_of = since.unchanged(db, kept.as_of, asked.depends_on) if kept else None
    if kept is None or as_of is None:
        as_of = since.mark(db)
        found = sorted(asked.counted(db, today.isoformat()), key=lambda one: -one[1])
        kept = _Kept(
            tuple(
                InUse(word, plain(word), count if asked.is_of_people else None)
                for word, count in found
                if word
            ),
            as_of,
        )
    every[name] = kept._replace(as_of=as_of)
    return kept.words
