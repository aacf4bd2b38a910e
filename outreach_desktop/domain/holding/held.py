"""Everything held about one person, in words: what each row says, what was changed, where else they are named."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from outreach_desktop.words import say, say_many


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldFact:
    """What one column says: as it is kept, and as people read it. `refers` is the name of what it refers to."""

    name: str
    label: str
    kept: Any
    shown: str
    refers: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRow:
    """A row about the person. Of one that belongs to someone else `facts` has only what is said of the person there."""

    called: str
    facts: tuple[HeldFact, ...]
    entered: str = ""
    changed: str = ""
    binned: str = ""
    """When it was entered, changed and put into the bin, as the data file has it; "" where it was not."""
    of_other: str = ""
    """Whose it is, by name, where it is not theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldTable:
    """The rows of one table."""

    table: str
    heading: str
    rows: tuple[HeldRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldChange:
    """One field that an action changed, or all that a row said when it was made or taken away."""

    moment: dt.datetime
    action: str
    entry: str
    kind: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldMention:
    """A text that is not about the person, and names them."""

    entry: str
    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldOn:
    """All of it. `others` are the names of third people in it."""

    person_id: str
    name: str
    made_on: dt.date
    group: Mapping[str, str]
    """Who holds it: name, address, phone, email, privacy_line, paper and language."""
    quiet_years: int
    tables: tuple[HeldTable, ...]
    history: tuple[HeldChange, ...]
    mentions: tuple[HeldMention, ...]
    others: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many entries there are."""
        return sum(len(table.rows) for table in self.tables)

    def rows(self, table: str) -> tuple[HeldRow, ...]:
        """The rows of one table."""
        return next((each.rows for each in self.tables if each.table == table), ())


_FREE = frozenset(
    ("notes", "detail", "summary", "note", "fit_note", "target_why", "do_not_contact_reason")
)
_NAMES_AT_MOST = 8


def to_look_through(held: HeldOn) -> Iterator[str]:
    """What somebody should read before this is handed out, a sentence each."""
    if held.others:
        names = ", ".join(held.others[:_NAMES_AT_MOST])
        more = len(held.others) - _NAMES_AT_MOST
        yield say_many(
            "{count} other person is named in it. Leave out what is about them alone: {names}",
            "{count} other people are named in it. Leave out what is about them alone: {names}",
            len(held.others),
            names=f"{names} \u2026" if more > 0 else names,
        )
    written = sum(
        1
        for table in held.tables
        for row in table.rows
        for fact in row.facts
        if fact.name in _FREE and fact.shown
    )
    if written:
        yield say_many(
            "{count} note is in your own words. Read it: it may repeat what others told you in confidence.",
            "{count} notes are in your own words. Read them: they may repeat what others told you in confidence.",
            written,
        )
    if held.mentions:
        yield say_many(
            "{count} entry about someone else names them. It is at the end. Leave out what they may not read.",
            "{count} entries about others name them. They are at the end. Leave out what they may not read.",
            len(held.mentions),
        )
    if files := held.rows("files"):
        yield say_many(
            "{count} attached file is named, and not in it. Read the file, and hand it out beside this.",
            "{count} attached files are named, and not in it. Read the files, and hand them out beside this.",
            len(files),
        )
    if letters := held.rows("documents"):
        yield say_many(
            "{count} letter is named, and not in it. If they want a copy, print it from their card.",
            "{count} letters are named, and not in it. If they want copies, print them from their card.",
            len(letters),
        )
    yield say(
        "Backups, papers and mailboxes are not in this file. Look there too before you say that this is everything."
    )
