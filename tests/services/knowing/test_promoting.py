"""Who has just become one of the core people, by whatever was done."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.labour import outcome
from outreach_desktop.domain.lists.meanings import CORE
from outreach_desktop.services import contacts, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.duplicates import merging
from outreach_desktop.services.importing import imports
from outreach_desktop.services.knowing import core, promoting
from outreach_desktop.services.living import joining
from outreach_desktop.services.many import changes
from outreach_desktop.services.many.changes import ManyChange, Way
from outreach_desktop.services.safety import bin as binned
from outreach_desktop.services.settings import lists
from tests import builders

PRIORITY = {"Priority": "tier"}


def surnames(db: Data, do: Callable[[], object]) -> list[str]:
    """Who is said to have become core by this."""
    before = promoting.mark(db)
    do()
    _, made = outcome(promoting.since(db, before))
    return [one.last_name for one in made.people] if made else []


def at_once(steps: object) -> None:
    for _ in steps:  # type: ignore[attr-defined]
        pass


def a_list(folder: Path, *rows: str) -> Path:
    path = folder / "people.csv"
    path.write_text("\n".join(["First name,Surname,Email,Priority", *rows]), encoding="utf-8")
    return path


def test_every_way_to_give_someone_a_priority_is_seen(
    db: Data, today: date, tmp_path: Path
) -> None:
    adams, brown = builders.person(db, "Adams"), builders.person(db, "Brown", tier="active")
    cole, dunn = builders.person(db, "Cole"), builders.person(db, "Dunn", tier="inner ring")
    lists.add(db, "tier", "inner ring", "")
    many = ManyChange("contacts", "tier", Way.SET, "core")
    plan = imports.plan(
        db, a_list(tmp_path, "Eve,Eden,,core", "Flo,Ford,,wider"), today=today, chosen=PRIORITY
    )

    assert surnames(db, lambda: contacts.add(db, ContactDraft(last_name="New", tier="core"))) == [
        "New"
    ]
    assert surnames(db, lambda: contacts.change(db, replace(adams, tier="Core"))) == ["Adams"]
    assert surnames(db, lambda: at_once(changes.change(db, [brown.id, adams.id], many))) == [
        "Brown"
    ]
    partner = ContactDraft(last_name="Partner", tier="core")
    assert surnames(db, lambda: joining.add_living_with(db, adams.id, partner)) == ["Partner"]
    assert surnames(db, lambda: at_once(imports.apply(db, plan))) == ["Eden"]
    assert surnames(db, lambda: core.move(db, cole.id, "core")) == ["Cole"]
    assert surnames(db, lambda: lists.count_as(db, "tier", "inner ring", CORE)) == ["Dunn"]
    assert dunn.id in [one.contact.id for one in core.board(db, today=today).people]


def test_a_merge_that_makes_the_one_who_stays_core_is_seen(db: Data) -> None:
    one, other = builders.person(db, "Adams"), builders.person(db, "Adams", tier="core")

    def merge() -> None:
        merging.merge(db, "contacts", one.id, other.id)

    assert surnames(db, merge) == ["Adams"]
    assert contacts.get(db, one.id).tier == "core"


def test_what_makes_nobody_core_says_nothing(db: Data) -> None:
    adams = builders.person(db, "Adams", tier="core")
    assert surnames(db, lambda: contacts.change(db, replace(adams, notes="Rang back"))) == []
    assert surnames(db, lambda: contacts.change(db, replace(adams, tier="active"))) == []
    assert surnames(db, lambda: undo.undo(db)) == []
    assert surnames(db, lambda: lists.reword(db, "tier", "core", "heart")) == []
    assert surnames(db, lambda: builders.person(db, "Brown", tier="heart")) == ["Brown"]
    assert surnames(db, lambda: builders.person(db, "Cole", tier="heart", deceased=True)) == []


def test_who_comes_back_counts_again(db: Data) -> None:
    """From the bin, or because it was a mistake that they had died."""
    adams = builders.person(db, "Adams", tier="core")
    brown = builders.person(db, "Brown", tier="core", deceased=True)
    contacts.remove(db, [adams.id])

    assert surnames(db, lambda: binned.bring_back(db, [adams.id])) == ["Adams"]
    alive = replace(contacts.get(db, brown.id), deceased=False)
    assert surnames(db, lambda: contacts.change(db, alive)) == ["Brown"]
    assert surnames(db, lambda: contacts.remove(db, [adams.id])) == []


def test_nothing_is_said_of_whom_it_is_known_that_they_fit_while_there_is_room(db: Data) -> None:
    builders.person(db, "Brown", tier="core")

    def promote() -> None:
        builders.person(db, "Adams", tier="core", fit="goes both ways")

    assert surnames(db, promote) == []
    core.set_most(db, 2)
    assert surnames(db, promote) == ["Adams"]


def test_the_count_and_who_is_still_to_be_asked_stand_there(db: Data) -> None:
    core.set_most(db, 1)
    before = promoting.mark(db)
    builders.person(db, "Adams", tier="core", fit="goes both ways")
    builders.person(db, "Brown", tier="core")
    builders.person(db, "Cole", tier="core", fit_note="Sends no one, so far")
    now, made = outcome(promoting.since(db, before))

    assert made is not None
    assert [one.last_name for one in made.unasked] == ["Brown"]
    assert (made.count, made.most) == (3, 1)
    assert outcome(promoting.since(db, now)) == (now, None)


@pytest.mark.parametrize("most", [12, 2])
def test_an_import_says_before_it_begins_who_will_be_core(
    db: Data, today: date, tmp_path: Path, most: int
) -> None:
    core.set_most(db, most)
    builders.person(db, "Already", tier="core", email="already@a.example")
    builders.person(db, "Known", email="known@a.example")
    path = a_list(
        tmp_path,
        "Ann,Adams,ann@a.example,core",
        ",Known,known@a.example,Core",
        ",Already,already@a.example,core",
        "Bob,Brown,bob@a.example,wider",
        "Ann,Adams,ann@a.example,core",
    )
    plan = imports.plan(db, path, today=today, chosen=PRIORITY)

    assert plan.core.startswith(
        f"This list makes 2 people core people: Ann Adams, Dr Ann Known. Core network: 3 of {most}."
    )
    assert plan.core.endswith("That is more than you set as the most.") == (most == 2)
    at_once(imports.apply(db, plan))
    again = imports.plan(db, path, today=today, chosen=PRIORITY)
    assert again.core == ""
