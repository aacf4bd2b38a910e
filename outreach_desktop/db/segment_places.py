"""Choosing organisations, and who works there, by what is known of each in rows of their own: how they refer, what they need, their house rules."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from outreach_desktop.db.search import plain
from outreach_desktop.db.segment_columns import RowFacts
from outreach_desktop.db.segment_people import Choice
from outreach_desktop.domain.fields import Fields, in_words
from outreach_desktop.domain.knowing import needs, referral_routes
from outreach_desktop.domain.segments import NO, yes_or_no
from outreach_desktop.domain.wishes.of_places import CLOSED, EMAILS, LETTERS, STANDINGS

if TYPE_CHECKING:
    from outreach_desktop.db.segment_facts import PeopleFacts

_SAID: Final = {
    "referral_routes": (
        "referral_kind",
        "method",
        "how",
        "address",
        "requires",
        "criteria",
        "limits",
    ),
    "needs": ("kind", "text", "evidence", "answer"),
}
_FIELDS: Final = {"referral_routes": referral_routes.FIELDS, "needs": needs.FIELDS}
_OWNERS: Final = {
    "referral_routes": ("organisation_id",),
    "needs": ("organisation_id", "contact_id"),
}
ROWS: Final = """
    SELECT x.organisation_id FROM search JOIN search_rows s ON s.number = search.rowid
    JOIN {table} x ON x.id = s.row WHERE search MATCH :{table}
"""
SEARCHED: Final = ("referral_routes", "needs", "house_rules")
"""Tables whose rows are an organisation's, and are looked through by words."""


def rows_of_places() -> str:
    """SQL for the ids of organisations of which a row has the words asked for, each table by its value of its own name."""
    return " UNION ALL ".join(ROWS.format(table=table) for table in SEARCHED)


def where_they_work(table: str) -> "Callable[[PeopleFacts, str], Choice]":
    """Who works at one of those, or has such a row of their own."""

    def meet(facts: "PeopleFacts", value: str) -> Choice:
        chosen = facts.at(owners(facts, table, value))
        if "contact_id" in _OWNERS[table]:
            chosen |= facts.people.with_ids(owners(facts, table, value, "contact_id"))
        return facts.people.all ^ chosen if yes_or_no(value) == NO else chosen

    return meet


def at_one_that_wishes(facts: "PeopleFacts", value: str) -> Choice:
    """Who works where letters or emails are not wanted, or which closed."""
    chosen = facts.at(wishing(facts, value))
    return facts.people.all ^ chosen if yes_or_no(value) == NO else chosen


def wishing(facts: RowFacts, value: str) -> list[str]:
    """The ids of organisations that do not want this, or closed, in any of the words for it; a word that means nothing finds none."""
    wanted = plain(value)
    held = next((word for word, said in STANDINGS if wanted in (word, plain(said))), "")
    asked = " OR ".join(_WISHES.values()) if yes_or_no(value) else _WISHES.get(held, "0")
    sql = f"SELECT id FROM organisations WHERE deleted_at IS NULL AND ({asked})"
    return [one for (one,) in facts.rows(sql)]


_WISHES: Final = {
    LETTERS: "no_letters = 1",
    EMAILS: "no_emails = 1",
    CLOSED: "closed_on <= :today",
}


def owners(facts: RowFacts, table: str, value: str, owner: str = "organisation_id") -> list[str]:
    """Whose row says this, or any that has one where yes or no is asked."""
    said, wanted = _said(facts, table, owner), plain(value)
    return [one for one, words in said if yes_or_no(value) or wanted in words]


def _said(facts: RowFacts, table: str, owner: str) -> list[tuple[str, str]]:
    """Whose each row is, and all its words."""
    columns = _SAID[table]

    def read() -> list[tuple[str, str]]:
        rows = facts.db.execute(
            f"SELECT {owner}, {', '.join(columns)} FROM {table}"
            f" WHERE {owner} IS NOT NULL AND deleted_at IS NULL"
        )
        return [(one, _words(_FIELDS[table], columns, values)) for one, *values in rows]

    depends_on = {table: (owner, "deleted_at", *columns)}
    return facts.fact(("said", table, owner), depends_on, read)


def _words(fields: Fields, columns: tuple[str, ...], values: list[str]) -> str:
    """As they are kept, and as people read them."""
    pairs = list(zip(columns, values, strict=True))
    shown = (in_words(fields[name], value) for name, value in pairs if fields[name].values)
    return plain(" \n ".join((*values, *shown)))
