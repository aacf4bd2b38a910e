"""How long a list takes to go out: `python benchmarks/exporting.py 100000 10000`, beside what the bare libraries take for the same rows.

The second number is that of organisations, which come back into an empty file too.
"""

import csv
import io
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from finding_people import TODAY, fill

from outreach_desktop import beginning
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.subjects import house_rules
from outreach_desktop.db.subjects import organisations as kept
from outreach_desktop.db.subjects.places import needs, referral_routes
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.knowing.house_rules import HouseRuleDraft
from outreach_desktop.domain.knowing.needs import NeedDraft
from outreach_desktop.domain.knowing.referral_routes import ReferralRouteDraft
from outreach_desktop.domain.labour import outcome
from outreach_desktop.domain.organisations import OrganisationDraft
from outreach_desktop.services import contacts, organisations
from outreach_desktop.services.data_file import Data, open_in_memory
from outreach_desktop.services.exporting import exports, places
from outreach_desktop.services.importing import imports


def seconds(labour: Callable[[], object]) -> tuple[float, float]:
    """On the clock, and of the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    labour()
    return time.perf_counter() - clock, time.process_time() - processor


def main() -> None:
    beginning.collect_seldom()  # as the program does
    beginning.keep_what_is_read()
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    db = open_in_memory()
    fill(db, people)
    ids = contacts.find(db, today=TODAY)
    with tempfile.TemporaryDirectory() as folder:
        for name, version in (("a.csv", ""), ("a.vcf", "4.0"), ("old.vcf", "3.0"), ("a.xlsx", "")):
            path = Path(folder) / name

            def write(path: Path = path, version: str = version) -> None:
                outcome(exports.write(db, path, ids, today=TODAY, vcard=version or "4.0"))

            clock, processor = seconds(write)
            size = path.stat().st_size / 1_000_000
            print(f"{clock:7.2f} s ({processor:.2f} of the processor) {size:7.1f} MB  {name}")
        with (Path(folder) / "a.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        bare = csv.writer(io.StringIO(), quoting=csv.QUOTE_ALL)
        print(f"{seconds(lambda: bare.writerows(rows))[0]:7.2f} s  the same rows by csv alone")
    organisations_out(int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)


def organisations_out(count: int) -> None:
    """Trusts of nine hospitals each, every one with a way to refer, a need and a house rule; out, and back into an empty file."""
    db = open_in_memory()
    fill_places(db, count)
    ids = organisations.find(db, today=TODAY)
    with tempfile.TemporaryDirectory() as folder:
        for name in ("places.csv", "places.xlsx"):
            path = Path(folder) / name
            one_file(db, path, ids)
            back(path)


def one_file(db: Data, path: Path, ids: Sequence[str]) -> None:
    """Write these organisations."""
    clock, processor = seconds(lambda: outcome(places.write(db, path, ids)))
    size = path.stat().st_size / 1_000_000
    what = f"{len(ids)} organisations, {path.name}"
    print(f"{clock:7.2f} s ({processor:.2f} of the processor) {size:7.1f} MB  {what}")


def back(path: Path) -> None:
    """Take them into an empty file, and look through them again."""
    db = open_in_memory()
    plans: list[imports.ImportPlan] = []

    def look() -> None:
        plans.append(imports.plan(db, path, today=TODAY))

    told(look, lambda: f"looked through for an empty file: {plans[0].new} new")
    told(lambda: [*imports.apply(db, plans[0])], lambda: "taken in")
    told(look, lambda: f"looked through again: {plans[1].unchanged} unchanged")


def told(labour: Callable[[], object], words: Callable[[], str]) -> None:
    """Say how long it took."""
    clock, processor = seconds(labour)
    print(f"{clock:7.2f} s ({processor:.2f} of the processor)  {words()}")


def fill_places(db: Data, count: int) -> None:
    """That many organisations in one action."""
    with changing(db, "Fill"):
        trusts = kept.keep_all(
            db, [OrganisationDraft(name=f"Trust {number}") for number in range(count // 10)]
        )
        below = [
            OrganisationDraft(
                name=f"Hospital {number}",
                parent_id=trusts[number % len(trusts)],
                kind="hospital",
                address=Address(street=f"{number} Mill Lane", town="Tarn", postcode=f"WE{number}"),
                phone=f"01632 {number:06}",
                conditions="prostate cancer\nbladder cancer",
                code=f"R{number:05}",
                notes="What was said in spring, and what came of it.",
            )
            for number in range(count - len(trusts))
        ]
        for row_id in (*trusts, *kept.keep_all(db, below)):
            referral_routes.add(db, ReferralRouteDraft(organisation_id=row_id, how="by letter"))
            needs.add(db, NeedDraft(organisation_id=row_id, text="Fewer calls at night"))
            house_rules.add(db, HouseRuleDraft(organisation_id=row_id, rule="no leaflets"))


if __name__ == "__main__":
    main()
