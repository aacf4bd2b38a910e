"""How long it takes to find who is there twice: `python -m benchmarks.duplicates --people 100000`.

The people are made, five of a hundred twice and five with somebody who is only like them; so it is known what should be found.
Printed are seconds by the clock and of the processor, the longest step between two others of which the window can be answered, the
peak of memory, how many of those who are there twice are found, and how many of what is found is right. Then how soon a letter that is
typed into the form of a new person is answered.
"""

import argparse
import resource
import statistics
import time
from collections.abc import Iterator

from outreach_desktop.beginning import collect_seldom
from outreach_desktop.db.engine import rows
from outreach_desktop.db.history.journal import changing
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.duplicates.pairs import PEOPLE, Pair
from outreach_desktop.services.data_file import Data, open_in_memory
from outreach_desktop.services.duplicates import scanning, while_typing
from tests.made_duplicates import Made, made

_TYPED = ("Ann Smith", "Bill Jones", "Kate Patel", "Cy Nobody")


def fill(db: Data, known: Made) -> None:
    """Keep the made people with the organisations where they work."""
    places = {place for held in known.roles.values() for place, *_ in held}
    with changing(db, "Made people"):
        rows.keep_all(db, "organisations", ({"id": one, "name": one} for one in sorted(places)))
        people = ({**row, "sort_name": _sort_name(row)} for row in known.people)
        rows.keep_all(db, PEOPLE, people)
        roles = (
            {"contact_id": person, "organisation_id": place}
            for person, held in known.roles.items()
            for place, *_ in held
        )
        rows.keep_all(db, "roles", roles)


def _sort_name(row: dict[str, str]) -> str:
    return f"{row['last_name']}, {row['first_name']}".casefold()


def steps(db: Data) -> Iterator[tuple[float, scanning.Looked]]:
    """Each step of the search, with how long it took."""
    begun = time.perf_counter()
    for looked in scanning.looked_through(db, PEOPLE):
        yield time.perf_counter() - begun, looked
        begun = time.perf_counter()


def main() -> None:
    """Make the people, look through them, and print what it took and what was found."""
    collect_seldom()  # as the program does
    asked = argparse.ArgumentParser()
    asked.add_argument("--people", type=int, default=100_000)
    count = asked.parse_args().people
    known, db = made(round(count / 1.1)), open_in_memory()  # with those who are there twice
    fill(db, known)
    clock, processor = time.perf_counter(), time.process_time()
    every = [*steps(db)]
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(known.people)} people: {clock:.1f} s, {processor:.1f} of the processor, {memory:.0f} MB"
    )
    slowest = sorted((seconds * 1000 for seconds, _ in every), reverse=True)[:3]
    print(f"{len(every)} steps, the longest ms: {', '.join(f'{one:.0f}' for one in slowest)}")
    tell(known, every[-1][1].pairs)
    typed(db)


def tell(known: Made, pairs: tuple[Pair, ...]) -> None:
    """How much of what is there twice was found, and how much of what was found is right."""
    found = {(pair.one_id, pair.other_id) for pair in pairs}
    likely = {(pair.one_id, pair.other_id) for pair in pairs if pair.is_likely}
    hit, sure = found & known.same.keys(), likely & known.same.keys()
    print(f"found {len(hit)} of {len(known.same)} ({len(hit) / len(known.same):.1%})")
    print(f"right {len(hit)} of {len(found)} pairs ({len(hit) / len(found):.1%}),")
    print(f"of the very likely ones {len(sure)} of {len(likely)} ({len(sure) / len(likely):.1%})")


def typed(db: Data) -> None:
    """What the form of a new person asks for each letter."""
    times = []
    for name in _TYPED:
        first, _, last = name.partition(" ")
        for length in range(1, len(last) + 1):
            draft = ContactDraft(first_name=first, last_name=last[:length], phone="01632 960001")
            begun = time.process_time()
            while_typing.person(db, draft)
            times.append((time.process_time() - begun) * 1000)
    times.sort()
    print(f"a letter typed: {statistics.median(times):.0f} ms, 95th {times[-2]:.0f}")


if __name__ == "__main__":
    main()
