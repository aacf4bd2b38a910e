"""Everything held about one person, as pages to hand out and as JSON."""

from collections.abc import Iterator, Sequence

from outreach_desktop.domain.documents.papers import (
    OwnPaper,
    PaperBlock,
    PaperFacts,
    PaperPart,
    PaperTable,
    PaperWords,
    columns_of,
)
from outreach_desktop.domain.holding.held import HeldChange, HeldOn, HeldRow, HeldTable
from outreach_desktop.services.holding.collecting import day
from outreach_desktop.words import local, say, say_many

_COLUMNS = 6
"""More of them are too narrow to read: each row is told under a heading of its own."""
_LONG = 160
"""Letters of a text that belongs into no narrow column."""
_MOST = 36
"""Letters of its text that a column is made wide for, at most."""
_PAGE = 88
"""Letters of a line from one edge of the page to the other, the room between columns taken off."""
_WORD, _DAY = 16, 12
"""Letters of a word that no column cuts, and of a text that stands in one line."""


def paper(held: HeldOn) -> OwnPaper:
    """The pages: who holds it and why, each table, what it said before, where else they are named."""
    today = local.long_date(held.made_on)
    group = held.group["name"] or say("our group")
    return OwnPaper(
        title=say("Everything we hold about {name}", name=held.name),
        lines=(say("{group}, {day}", group=group, day=today),),
        parts=tuple(
            part
            for part in (
                _about(held),
                *(_table(table) for table in held.tables),
                _of_others(held),
                _history(held.history),
                _mentions(held),
                _rights(held),
            )
            if part.blocks
        ),
        foot=say("Everything we hold about {name}, {day}", name=held.name, day=today),
        paper=held.group["paper"],
    )


def as_json(held: HeldOn) -> dict[str, object]:
    """The same for programs: fields by their names in the data file, values as they are kept."""
    return {
        "person": held.name,
        "id": held.person_id,
        "made_on": held.made_on.isoformat(),
        "held_by": {
            name: held.group[name] for name in ("name", "address", "phone", "email", "privacy_line")
        },
        "held": {
            table.table: [
                {
                    **({"of": row.of_other} if row.of_other else {}),
                    **{fact.name: fact.kept for fact in row.facts},
                    **{
                        name: value
                        for name, value in (
                            ("entered", row.entered),
                            ("changed", row.changed),
                            ("in_the_bin_since", row.binned),
                        )
                        if value
                    },
                }
                for row in table.rows
            ]
            for table in held.tables
        },
        "history": [
            {
                "when": change.moment.isoformat(),
                "action": change.action,
                "entry": change.entry,
                "field": change.label,
                "before": change.before,
                "after": change.after,
            }
            for change in held.history
        ],
        "named_elsewhere": [
            {"entry": each.entry, "field": each.label, "text": each.text} for each in held.mentions
        ],
    }


def _about(held: HeldOn) -> PaperPart:
    group = held.group
    reach = [
        (say("Kept by"), "\n".join(filter(None, [group["name"], group["address"]]))),
        (say("Phone"), group["phone"]),
        (say("Email"), group["email"]),
        (say("Why we write to you"), group["privacy_line"]),
        (
            say("Where it is kept"),
            say("In one file on the group\u2019s own computer, and in copies of it."),
        ),
        (say("How long"), _how_long(held)),
        (say("Date of this copy"), local.long_date(held.made_on)),
    ]
    return PaperPart(
        heading=say("About this copy"),
        blocks=(PaperFacts(tuple((label, text) for label, text in reach if text)),),
    )


def _how_long(held: HeldOn) -> str:
    facts = {fact.name: fact.shown for row in held.rows("contacts")[:1] for fact in row.facts}
    if until := facts.get("keep_until_on"):
        return say("Until {day}.", day=until)
    return say_many(
        "After {count} year without contact we check whether we still need it.",
        "After {count} years without contact we check whether we still need it.",
        held.quiet_years,
    )


def _table(table: HeldTable) -> PaperPart:
    rows = [row for row in table.rows if not row.of_other]
    return PaperPart(heading=table.heading, blocks=tuple(_blocks(rows)))


def _of_others(held: HeldOn) -> PaperPart:
    rows: list[tuple[str, ...]] = [
        ("" if table.table == "contacts" else table.heading, row.of_other, fact.label)
        for table in held.tables
        for row in table.rows
        if row.of_other
        for fact in row.facts
    ]
    header: tuple[str, ...] = (say("Where"), say("Entry of"), say("You are named as"))
    if not any(where for where, *_ in rows):  # their own entries, which "Entry of" says already
        header, rows = header[1:], [row[1:] for row in rows]
    return PaperPart(
        heading=say("Entries of others that refer to you"),
        blocks=(PaperTable(header, tuple(rows)),) if rows else (),
    )


def _blocks(rows: Sequence[HeldRow]) -> Iterator[PaperBlock]:
    told = [_told(row) for row in rows]
    labels = columns_of(told)
    is_short = all(len(text) <= _LONG for row in told for _, text in row)
    if len(rows) > 1 and len(labels) <= _COLUMNS and is_short:
        lines = tuple(tuple(dict(row).get(one, "") for one in labels) for row in told)
        if shares := _shares([*zip(labels, *lines, strict=True)]):
            yield PaperTable(labels, lines, shares)
            return
    for row, facts in zip(rows, told, strict=True):
        if len(rows) > 1:
            yield PaperWords(row.called or facts[0][1], "heading")
        yield PaperFacts(tuple(facts))


def _shares(columns: Sequence[tuple[str, ...]]) -> tuple[float, ...]:
    """How wide each is: room for its longest word first, then for the rest of its text; () where the page has no room."""
    least = [_longest_word(column) for column in columns]
    wanted = [
        min(max(map(len, column)), _MOST) - word
        for column, word in zip(columns, least, strict=True)
    ]
    rest = _PAGE - sum(least)
    if rest < 0:
        return ()
    part = min(1.0, rest / max(sum(max(one, 0) for one in wanted), 1))
    return tuple(word + part * max(more, 0) for word, more in zip(least, wanted, strict=True))


def _longest_word(column: tuple[str, ...]) -> int:
    """A heading is bold, which takes a little more; a day such as 18 Nov 2026 stands in one line."""
    heading, *texts = column
    words = [max(map(len, heading.split()), default=0) + 2]
    for text in texts:
        words += [len(text)] if len(text) <= _DAY else map(len, text.split())
    return min(max(words), _WORD)


def _told(row: HeldRow) -> list[tuple[str, str]]:
    facts = [(fact.label, fact.shown) for fact in row.facts if fact.shown]
    stamps = [
        (say("Entered"), day(row.entered)),
        (say("Last changed"), "" if row.changed[:10] == row.entered[:10] else day(row.changed)),
        (say("In the bin since"), day(row.binned)),
    ]
    return [*facts, *((label, text) for label, text in stamps if text)]


def _history(history: Sequence[HeldChange]) -> PaperPart:
    rows = []
    before: object = None
    for change in history:
        here = change.moment.astimezone()
        same = (change.moment, change.action) == before
        when = "" if same else f"{local.short_date(here.date())} {here:%H:%M}"
        entry = change.entry if not change.label else f"{change.entry}: {change.label}"
        rows.append((when, "" if same else change.action, entry, change.before, change.after))
        before = (change.moment, change.action)
    header = (say("When"), say("What was done"), say("Entry"), say("Before"), say("After"))
    blocks = (
        PaperWords(say("Every change that is still known, the oldest first."), "muted"),
        PaperTable(header, tuple(rows), (2, 3, 3, 3, 3)),
    )
    return PaperPart(
        heading=say("What was changed, and what it said before"), blocks=blocks if rows else ()
    )


def _mentions(held: HeldOn) -> PaperPart:
    rows = tuple((each.entry, each.label, each.text) for each in held.mentions)
    header = (say("Entry"), say("Field"), say("What it says"))
    return PaperPart(
        heading=say("Where else your name is written"),
        blocks=(PaperTable(header, rows, (3, 2, 6)),) if rows else (),
    )


def _rights(held: HeldOn) -> PaperPart:
    ask = held.group["email"] or held.group["phone"] or held.group["address"]
    words = [
        say(
            "You may ask us to correct what is wrong, to erase what we hold, to use less of it, or to stop writing to you."
        ),
        say("Ask us here: {where}", where=" ".join(ask.split())) if ask else "",
        say(
            "You may also complain to the authority for data protection. In the United Kingdom that is the Information Commissioner (ico.org.uk)."
        ),
    ]
    return PaperPart(
        heading=say("What you may ask of us"),
        blocks=tuple(PaperWords(one) for one in words if one),
    )
