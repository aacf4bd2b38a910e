"""How long it takes to choose people out of many: `python benchmarks/finding_people.py 100000`."""

import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date

from outreach_desktop.db.engine import rows
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.subjects import contacts as kept
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.services import contacts, undo
from outreach_desktop.services.data_file import Data, open_in_memory

TODAY = date(2026, 3, 2)
SEGMENTS = (
    "smith",
    "ann smith",
    "obrien",
    "royal",
    "profession:urologist",
    "tag:core",
    "profession:urologist tag:core -tag:moved",
    "place:leeds",
    "a",
    "",
)
_FIRST = ("Ann", "Ben", "Chidi", "Dilys", "Eilidh", "Farah", "Gwen", "Hassan", "Iona", "Łukasz")
_LAST = ("Smith", "O'Brien", "Okafor", "Patel", "Jones", "Kowalska", "Ng", "Hughes", "Singh")
_PROFESSIONS = ("GP", "Urologist", "Nurse specialist", "Radiographer", "Pharmacist", "Oncologist")
_TOWNS = ("Leeds", "York", "Hull", "Whitby", "Ripon", "Selby", "Malton", "Goole", "Otley")
_HOUSES = ("Royal Infirmary", "General Hospital", "Health Centre", "Surgery", "Clinic")


def fill(db: Data, people: int) -> None:
    """People, each at one of many organisations, some of them tagged."""
    chance = random.Random(7)
    with changing(db, "Import people"):
        ids = kept.keep_all(db, [_person(chance, number) for number in range(people)])
        places = rows.keep_all(
            db,
            "organisations",
            [
                {"name": f"{chance.choice(_TOWNS)} {chance.choice(_HOUSES)} {number}"}
                for number in range(max(1, people // 50))
            ],
        )
        rows.keep_all(
            db,
            "roles",
            [
                {"contact_id": person, "organisation_id": chance.choice(places), "title": "Lead"}
                for person in ids
            ],
        )
        for tag, share in (("core", 20), ("moved", 50)):
            tagged = [person for person in ids if chance.randrange(share) == 0]
            contacts.add_tag(db, tagged, tag)


def _person(chance: random.Random, number: int) -> ContactDraft:
    return ContactDraft(
        title="Dr",
        first_name=chance.choice(_FIRST),
        last_name=f"{chance.choice(_LAST)}{chance.choice(('', '-Hall', 'son', 'e'))}",
        profession=chance.choice(_PROFESSIONS),
        email=f"person{number}@example.org",
        phone=f"01632 96{number % 10000:04}",
        address=Address(town=chance.choice(_TOWNS)),
    )


def milliseconds(labour: Callable[[], object], times: int = 5) -> float:
    """The median of a few runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        labour()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def main() -> None:
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    db = open_in_memory()
    print(f"{people} people kept in {milliseconds(lambda: fill(db, people), 1):.0f} ms")
    for segment in SEGMENTS:
        found = contacts.find(db, segment, today=TODAY)
        taken = milliseconds(lambda: contacts.find(db, segment, today=TODAY))  # noqa: B023
        print(f"{taken:8.1f} ms  {len(found):7} found  {segment!r}")
    for order in ("profession", "organisation", "last_contact"):
        taken = milliseconds(lambda: contacts.find(db, today=TODAY, order=order), 1)  # noqa: B023
        print(f"{taken:8.1f} ms  everybody by {order}")
    page = contacts.find(db, today=TODAY)[:50]
    print(
        f"{milliseconds(lambda: contacts.rows(db, page, today=TODAY)):8.1f} ms  a page of 50 rows"
    )
    print(f"{milliseconds(lambda: contacts.card(db, page[0], today=TODAY)):8.1f} ms  one card")
    print(f"{milliseconds(lambda: undo.undo(db), 1):8.1f} ms  undo of the import")
    print(f"{milliseconds(lambda: undo.redo(db), 1):8.1f} ms  redo of it")


if __name__ == "__main__":
    main()
