"""How long a keystroke takes until the rows of people or organisations are there, for each key of the language, and putting people in order.

    python -m benchmarks.people
    python -m benchmarks.people --people 100000 --entries 1000000 --file /tmp/many/People.outreach

The second makes the file where it is not there yet (eight minutes) and keeps it; a run works on a copy.

Asked is what the page of people asks the data thread for each letter: who fits, the first rows of them, and how many people there
are, once it has read ahead what it will be asked for, which it does in steps when it is shown; `values` is what the list below the search asks for the same letter. In milliseconds, by the clock and in CPU time: the median
and the 95th of 100 keystrokes. No answer is one that was kept from the letter before.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from benchmarks.window import copied, make_file
from outreach_desktop.db.engine import rows
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.own_fields import entered
from outreach_desktop.domain.choosing.organisations import ORGANISATIONS
from outreach_desktop.domain.contacts import Contact, ContactDraft
from outreach_desktop.domain.interactions import InteractionDraft
from outreach_desktop.domain.own_fields.own_fields import OwnField, OwnFieldDraft, OwnKind
from outreach_desktop.domain.segments import KEYS, OWN, SAVED, term
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, data_file, organisations, timeline, undo
from outreach_desktop.services.choosing import completing
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.own_fields import own_fields

PEOPLE, ENTRIES = 100_000, 1_000_000
TODAY = date(2026, 3, 2)
ROUNDS = 3
ROWS = 48  # of the first page of the list
OFFERED = 8
ORDERS = ("name", "profession", "organisation", "last_contact")
EXTRA = ("town", "role", "department", "place_kind", "place_area", "lead_id", "introduced_by_id", "first_name", "specialty", "email", "phone", "tier", "source", "street", "checked_on")  # fmt: skip
"""Columns that no one sees who does not choose them."""
TYPED = {
    "": ("smith", "ann smith", "obrien", "royal", "urology", "whitby"),
    "profession": ("urologist", "nurse", "pharma"),
    "specialty": ("prostate cancer", "stoma care", "zz"),
    "role": ("clinical lead", "manager", "porter"),
    "decision": ("decides", "influences", "gatekeeper"),
    "tag": ("speaker", "newsletter", "moved"),
    "place": ("leeds", "royal infirmary", "urology 12"),
    "town": ("leeds", "whitby", "zz"),
    "area": ("marches", "north riding", "dales"),
    "kind": ("hospital", "department", "hospice"),
    "tier": ("core", "active", "wider circle"),
    "champion": ("yes", "no", "prospect"),
    "channel": ("email", "letter", "in person"),
    "last": (">90d", "<12m", ">1y", "<30d", ">1000d"),
    "never": ("visit", "phone", "letter"),
    "email": ("no", "yes", "person123@", "@example.org"),
    "phone": ("no", "yes", "01632 96012", "96 45"),
    "address": ("no", "yes", "high street", "leeds"),
    "wants": ("post", "email", "visit"),
    "condition": ("prostate", "stoma"),
    "target": ("a", "yes", "no"),
    "stage": ("introduced", "regular"),
    "lead": ("marsh", "no"),
    "code": ("yes", "no", "G9"),
    "route": ("yes", "no", "email"),
    "need": ("yes", "no", "leaflets"),
    "deceased": ("yes", "no"),
    "source": ("met", "no", "list from"),
    "added": ("<30d", ">1y", "2026-02", "2025..2026-01"),
}
OF_ORGANISATIONS = {
    **TYPED,
    "": ("royal", "urology 12", "surgery", "hospice"),
    "role": ("clinical lead", "porter"),
    "champion": ("yes", "no", "prospect"),
    "last": (">90d", "<12m", "<30d"),
    "never": ("visit", "phone"),
}
TYPED_OWN = {
    OwnKind.TEXT: ("m-0412", "yes", "no", "oak", "77"),
    OwnKind.LIST: ("vegetarian", "no nuts", "yes"),
    OwnKind.DATE: ("2026", "<2027", ">90d", "yes"),
    OwnKind.TICK: ("yes", "no"),
}
"""What is typed behind the key of a field of the group's own, by what it holds."""
WORDS_OF_OWN = ("vegetarian", "oak", "m-0412", "ann vegetarian")
"""Words that stand in such fields alone."""
FIELDS = (
    ("Member number", OwnKind.TEXT, ""),
    ("Diet", OwnKind.LIST, "vegetarian\nhalal\nno nuts\nno wishes"),
    ("Visitor badge until", OwnKind.DATE, ""),
    ("Parking permit", OwnKind.TICK, ""),
    ("Notice board", OwnKind.TEXT, ""),
)
"""Of people and of organisations alike."""
MIXED = (
    'tier:core -champion:yes last:>90d place:"leeds"',
    "profession:nurse wants:post never:visit",
    "kind:hospital email:no -tag:moved",
)


def vary(db: Data) -> None:
    """Give the people of `benchmarks.window` what the other keys ask about."""
    specialties = "prostate cancer|stoma care|palliative care|continence|radiotherapy"
    with changing(db, "Note what is known of everyone"):
        db.execute(
            f"""
            UPDATE contacts SET tier = {_one_of("|core|active|active|wider|wider|dormant")},
            specialty = {_one_of("||" + specialties)},
            source = {_one_of("||Met at an event|Practice website|List from another group")},
            created_at = date('2026-03-01', '-' || (rowid % 1500) || ' days') || 'T10:00:00.000Z',
            preferred_channel = {_one_of("||email|letter|phone|in person")},
            region = {_one_of("|North Riding|West Riding|Marches|Dales")},
            street = CASE rowid % 3 WHEN 0 THEN rowid % 300 || ' Mill Lane' ELSE '' END,
            postcode = CASE rowid % 3 WHEN 0 THEN 'YO' || rowid % 30 || ' 4QX' ELSE '' END,
            champion = {_one_of("||||||champion|prospect|lapsed")},
            email = CASE rowid % 7 WHEN 0 THEN '' ELSE email END,
            phone = CASE rowid % 5 WHEN 0 THEN '' ELSE phone END
            """
        )
        db.execute(
            f"""
            UPDATE roles SET title = {_one_of("Lead|Clinical lead|Practice manager|Matron|Porter|Chair")},
            decision = {_one_of("|||decides|influences|refers|gatekeeper")},
            email = CASE rowid % 4 WHEN 0 THEN 'desk' || rowid || '@hospital.example' ELSE '' END,
            phone = CASE rowid % 4 WHEN 1 THEN '01632 97' || rowid % 9999 ELSE '' END
            """
        )
        db.execute(
            f"""
            UPDATE organisations SET area = {_one_of("|North Riding|Marches|Dales and Moors")},
            preferred_channel = {_one_of("||email|letter|phone")},
            created_at = date('2026-03-01', '-' || (rowid % 1500) || ' days') || 'T10:00:00.000Z',
            kind = CASE kind WHEN 'hospital' THEN {_one_of("hospital|hospital|hospice|GP practice")} ELSE kind END
            """
        )
        people = [one for (one,) in db.execute("SELECT id FROM contacts ORDER BY id")]
        rows.keep_all(
            db,
            "wishes",
            (
                {
                    "contact_id": one,
                    "channel": ("email", "post", "phone", "visit", "all")[number % 5],
                    "state": ("yes", "no", "yes")[number % 3],
                }
                for number, one in enumerate(people[::4])
            ),
        )


def fill_own(db: Data) -> None:
    """Fields of the group's own, each filled in for two of three people and organisations; two are texts that differ."""
    for about in ("contacts", "organisations"):
        made = [
            own_fields.add(db, OwnFieldDraft(about=about, name=name, kind=kind, words=words))
            for name, kind, words in FIELDS
        ]
        ids = [one for (one,) in db.execute(f"SELECT id FROM {about} ORDER BY id")]
        with changing(db, "Fill in what only this group wants to know"):
            entered.keep(db, {one: tuple(_own_of(made, number)) for number, one in enumerate(ids)})


def _own_of(fields: Sequence[OwnField], number: int) -> Iterator[tuple[str, str]]:
    for place, field in enumerate(fields):
        if (number + place) % 3:
            mixed = number * 2654435761 >> 7
            if field.kind is OwnKind.LIST:
                value = field.offered[mixed % len(field.offered)]
            elif field.kind is OwnKind.DATE:
                value = f"{2024 + mixed % 4}-{1 + mixed % 12:02}-{1 + mixed % 28:02}"
            elif field.kind is OwnKind.TICK:
                value = ("yes", "no")[mixed % 2]
            else:
                tree = ("oak", "elm", "lime", "yew")[mixed % 4]
                value = f"M-{number:05}" if not place else f"{tree} board {mixed % 5000}, floor 2"
            yield field.id, value


def _one_of(words: str) -> str:
    """SQL that gives one of these to each row, as by chance."""
    choices = words.split("|")
    cases = " ".join(f"WHEN {place} THEN '{word}'" for place, word in enumerate(choices))
    return f"CASE (rowid * 2654435761 >> 7) % {len(choices)} {cases} END"


class _Taken(NamedTuple):
    clock: float
    cpu: float


def taken(act: Callable[[], object]) -> _Taken:
    """How many milliseconds it takes."""
    clock, cpu = time.perf_counter(), time.process_time()
    act()
    return _Taken((time.perf_counter() - clock) * 1000, (time.process_time() - cpu) * 1000)


def letters(key: str, values: Sequence[str]) -> list[str]:
    """What stands in the search after each letter; of a key from its first letter on, before which nothing can be asked."""
    return [
        term(key, value[:end]) if key else value[:end]
        for value in values
        for end in range(1, len(value) + 1)
        if not value[:end].endswith(" ") and (key != "last" or value[:end][-1] not in "<>")
    ]


def answered(db: Data, segment: str, order: str = "name", *, descending: bool = False) -> int:
    """What the page of people asks; how many fit."""
    found = contacts.find(db, segment, today=TODAY, order=order, descending=descending)
    contacts.rows(db, found[:ROWS], today=TODAY)
    contacts.count(db)
    return len(found)


def listed(db: Data, words: str) -> int:
    """What the page of organisations asks; how many lines are shown."""
    lines = organisations.outline(db, words, today=TODAY)
    organisations.listed(db, [one.id for one in lines[:ROWS]], today=TODAY)
    organisations.count(db)
    return len(lines)


def measure_organisations(db: Data) -> None:
    """Type each key on the page of organisations."""
    listed(db, "")
    print(f"organisations: {organisations.count(db):,}")
    for key in ("", *(one for one in ORGANISATIONS.keys if one != SAVED)):
        typed = letters(key, OF_ORGANISATIONS[key])
        times = [taken(partial(_asked, listed, db, text)) for _ in range(ROUNDS) for text in typed]
        _print(f"{key}:" if key else "words", times)
    _measure_own(db, "organisations", listed)
    both = 'kind:"GP practice" champion:no'
    _print("without a champion", [taken(partial(listed, db, both)) for _ in range(ROUNDS * 3)])


def _measure_own(db: Data, about: str, asked: Callable[[Data, str], int]) -> None:
    """Type each key of the group's own fields, and words that stand in these."""
    _print(
        "words of own fields",
        [
            taken(partial(asked, db, text))
            for _ in range(ROUNDS)
            for text in letters("", WORDS_OF_OWN)
        ],
    )
    for field in own_fields.every(db, about):
        typed = [
            one
            for one in letters(OWN + field.key, TYPED_OWN[field.kind])
            if not one.endswith((":<", ":>"))
        ]
        times = [taken(partial(_asked, asked, db, text)) for _ in range(ROUNDS) for text in typed]
        _print(f"{OWN}{field.key}:", times)


def _asked(asked: Callable[[Data, str], int], db: Data, text: str) -> None:
    with suppress(OutreachError):  # “>9” is no date yet
        asked(db, text)


def _each_step(steps: Iterator[None]) -> Iterator[_Taken]:
    """How long each takes."""
    done = object()
    while True:
        came: list[object] = []
        yield taken(lambda came=came: came.append(next(steps, done)))  # type: ignore[misc]
        if came == [done]:
            return


def measure(db: Data) -> None:
    """Type each key, then put everyone in order."""
    answered(db, "")
    steps = contacts.read_ahead(db, ORDERS, today=TODAY)  # as the page does when it is shown
    _print("read ahead, each step", list(_each_step(steps)))
    completing.offered(db, "place", today=TODAY, at_most=OFFERED)
    keys = [key for key in KEYS if key != SAVED]  # which is as fast as what it says
    for key in ("", *keys):
        typed = letters(key, TYPED[key])
        times = [
            taken(partial(_asked, answered, db, text)) for _ in range(ROUNDS) for text in typed
        ]
        _print(f"{key}:" if key else "words", times)
    _print(
        "several", [taken(partial(answered, db, text)) for _ in range(ROUNDS * 3) for text in MIXED]
    )
    _measure_own(db, "contacts", answered)
    values = [
        taken(partial(completing.offered, db, key, value[:end], today=TODAY, at_most=OFFERED))
        for key in keys
        for value in TYPED[key]
        for end in range(len(value) + 1)
    ]
    _print("values of keys", values)
    own = [OWN + one.id for one in own_fields.every(db, "contacts")]
    names = {OWN + one.id: f"own {one.name}" for one in own_fields.every(db, "contacts")}
    for order in (*ORDERS, *own, *EXTRA):
        first = taken(partial(answered, db, "", order))
        _print(f"  first by {names.get(order, order)}", [first])
        ways = [
            taken(partial(answered, db, "", order, descending=down))
            for down in (False, True) * ROUNDS
        ]
        _print(f"everyone by {names.get(order, order)}", ways)


def measure_after_changes(db: Data) -> None:
    """The first letter after someone was changed, came or went, or an entry was written down."""
    ids = contacts.find(db, "", today=TODAY)
    answered(db, "smith")

    def after(change: Callable[[int], object]) -> list[_Taken]:
        times = []
        for number in range(20):
            change(number)
            times.append(taken(partial(answered, db, ("ann", "leeds")[number % 2])))
        return times

    def person(number: int) -> Contact:
        return contacts.get(db, ids[number * 100])

    def log(number: int) -> None:
        draft = InteractionDraft(contact_id=ids[number], kind="phone", date=TODAY, summary="Rang")
        timeline.log(db, draft)

    changes: dict[str, Callable[[int], object]] = {
        "after an email": lambda number: contacts.change(
            db, replace(person(number), email=f"new{number}@example.org")
        ),
        "after a new name": lambda number: contacts.change(
            db, replace(person(number), last_name=f"Zed{number}")
        ),
        "after a new person": lambda number: contacts.add(
            db, ContactDraft(last_name=f"New{number}")
        ),
        "after one was removed": lambda number: contacts.remove(db, [ids[number * 100 + 1]]),
        "after undo": lambda _: undo.undo(db),
        "after an entry": log,
    }
    for name, change in changes.items():
        _print(name, after(change))


def _print(name: str, times: Sequence[_Taken]) -> None:
    cells = []
    for each in zip(*times, strict=True):
        cells += [statistics.median(each), sorted(each)[int(len(each) * 0.95)]]
    print(f"{name:26}{len(times):6}{''.join(f'{cell:8.0f}' for cell in cells)}", flush=True)


def main() -> None:
    """Make the file or take one, and print a line for each key."""
    words = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    words.add_argument("--people", type=int, default=PEOPLE)
    words.add_argument("--entries", type=int, default=ENTRIES)
    words.add_argument("--file", type=Path, help="made where it is not there yet, and kept")
    given = words.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.file or Path(folder) / "made" / "People.outreach"
        os.environ["XDG_CONFIG_HOME"] = f"{path}.settings"  # it knows the mark of this computer
        os.environ["XDG_CACHE_HOME"] = os.environ["XDG_STATE_HOME"] = folder
        if not path.is_file():
            make_file(path, given.people, given.entries)
            db = data_file.open_data(path, remember=False)
            vary(db)
            fill_own(db)
            data_file.close(db)
        db = data_file.open_data(copied(path, Path(folder) / "copy"), remember=False, accept=True)
        print(f"{path.stat().st_size / 1e6:,.0f} MB, load {os.getloadavg()[0]:.1f}")
        print(f"{'ms':26}{'times':>6}{'clock':>8}{'p95':>8}{'CPU':>8}{'p95':>8}")
        measure(db)
        measure_organisations(db)
        measure_after_changes(db)
        data_file.close(db)


if __name__ == "__main__":
    main()
