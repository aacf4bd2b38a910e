"""Where Letters stands, told as sentences: no window, and no data file but for one plan to go by."""

import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from outreach_desktop.domain.documents.batches import Batch
from outreach_desktop.domain.documents.before.goes_with import NOTHING
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters
from outreach_desktop.services.making.letters import Plan, TemplateChoice
from outreach_desktop.ui.pages.letters import state
from outreach_desktop.ui.pages.letters.state import LettersState, Phase, Wanted, lacking
from tests import builders

NOTE = TemplateChoice(name="note", title="Note", path=Path("note.docx"), builtin=False)
INVITATION = replace(NOTE, name="invitation", title="Invitation", needs_event=True)
BATCH = Batch(
    id="one",
    name="notes",
    kinds=("Note",),
    begun_at=datetime(2026, 3, 2, 9, 0),
    documents=3,
    made=1,
    out=Path("Letters"),
    together=None,
    new_sheets=False,
)
CHOOSING = LettersState()


def wanted(
    *documents: TemplateChoice, to: tuple[str, ...] = ("ann",), event_id: str | None = None
) -> Wanted:
    return Wanted(
        contact_ids=to,
        templates=documents,
        event_id=event_id,
        sender_id=None,
        missing="stop",
        policies={},
        thanks_for=None,
        copies=(),
        beside=NOTHING,
    )


@pytest.fixture
def plan(db: Data, today: date, tmp_path: Path) -> Plan:
    """A note for two people."""
    people = [builders.person(db, name).id for name in ("Marsh", "Tarn")]
    note = letters.choice(str(builders.template(tmp_path / "note.docx", "Dear friend,")))
    return letters.plan(db, contact_ids=people, templates=[note], today=today)


@pytest.fixture
def planned(plan: Plan) -> LettersState:
    return CHOOSING.chosen(wanted(NOTE)).planned(plan, is_awaited=False)


@pytest.fixture
def made(planned: LettersState) -> LettersState:
    return planned.making(wanted(NOTE)).made()


def test_it_is_known_without_a_window() -> None:
    read = f"import sys, {state.__name__}; print([one for one in sys.modules if 'PySide6' in one])"
    done = subprocess.run([sys.executable, "-c", read], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("chosen", "begins"),
    [
        (wanted(to=()), "Choose people and documents"),
        (wanted(), "Choose a document"),
        (wanted(NOTE, to=()), "Choose people, and"),
        (wanted(INVITATION), "Choose the event"),
    ],
)
def test_what_is_still_to_be_chosen_is_said_and_nothing_is_planned(
    chosen: Wanted, begins: str
) -> None:
    now = CHOOSING.chosen(chosen)
    assert now.phase is Phase.LACKING
    assert now.sentence == lacking(chosen)
    assert now.sentence.startswith(begins)
    assert now.ready == 0


@pytest.mark.parametrize("chosen", [wanted(NOTE), wanted(INVITATION, event_id="evening")])
def test_people_documents_and_their_event_are_enough_to_plan_by(chosen: Wanted) -> None:
    assert lacking(chosen) == ""
    assert CHOOSING.chosen(chosen).phase is Phase.PLANNING


def test_a_few_documents_are_checked_at_once(planned: LettersState, plan: Plan) -> None:
    assert planned.phase is Phase.CHECKING
    assert planned.plan is plan
    assert planned.ready == 2


def test_many_are_checked_when_somebody_wants_to_know_and_once(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(state, "CHECKED_AT_ONCE", 1)
    many = CHOOSING.chosen(wanted(NOTE)).planned(plan, is_awaited=False)
    assert many.phase is Phase.PLANNED
    assert many.checking().phase is Phase.CHECKING
    assert many.checking().checking() == many.checking()
    assert CHOOSING.planned(plan, is_awaited=True).phase is Phase.CHECKING


def test_what_the_check_finds_is_left_out_of_what_is_ready(
    planned: LettersState, plan: Plan
) -> None:
    checked = planned.found(plan, [], [], 1)
    assert checked.phase is Phase.CHECKED
    assert (checked.ready, checked.left_out) == (1, 1)


def test_the_check_of_an_older_plan_is_passed_over(planned: LettersState, plan: Plan) -> None:
    newer = planned.planned(replace(plan, planned=object()), is_awaited=False)
    assert newer.found(plan, [], [], 1) is newer
    assert planned.chosen(wanted(INVITATION)).found(plan, [], [], 1).left_out == 0


def test_what_cannot_be_planned_says_why(planned: LettersState) -> None:
    refused = planned.chosen(wanted(NOTE)).refused("There is no such document.")
    assert (refused.phase, refused.sentence) == (Phase.REFUSED, "There is no such document.")
    assert refused.ready == 0


def test_choosing_again_plans_again_though_nothing_else_is_chosen(planned: LettersState) -> None:
    again = planned.chosen(wanted(NOTE))
    assert (again.phase, again.plan, again.left_out) == (Phase.PLANNING, None, 0)


def test_rules_for_single_fields_hold_while_the_documents_are_the_same() -> None:
    now = CHOOSING.chosen(wanted(NOTE))
    assert not now.is_about_other_documents(wanted(NOTE, to=("ben",)))
    assert now.is_about_other_documents(wanted(INVITATION))


def test_while_documents_are_made_nothing_chosen_changes_anything(planned: LettersState) -> None:
    making = planned.making(wanted(NOTE))
    assert making.is_making
    assert not making.takes_choices
    assert making.chosen(wanted(INVITATION)) is making


def test_a_check_that_ends_while_documents_are_made_does_not_ask_to_make_them_again(
    planned: LettersState, plan: Plan, made: LettersState
) -> None:
    assert planned.making(wanted(NOTE)).found(plan, [], [], 1).is_making
    assert made.found(plan, [], [], 1).is_made


def test_results_are_shown_until_something_else_is_wanted(made: LettersState) -> None:
    assert made.is_made
    assert made.takes_choices
    assert made.chosen(wanted(INVITATION)) is made
    assert not made.is_outdated_by(wanted(NOTE))
    assert made.is_outdated_by(wanted(NOTE, to=("ben",)))
    assert made.put_away().chosen(wanted(NOTE)).phase is Phase.PLANNING


def test_results_are_put_away_once(made: LettersState, planned: LettersState) -> None:
    assert not made.put_away().is_made
    assert made.put_away().put_away() == made.put_away()
    assert planned.put_away() is planned


def test_with_the_rest_of_a_batch_in_hand_nothing_chosen_changes_anything(plan: Plan) -> None:
    rest = CHOOSING.taken(BATCH).planning_rest()
    assert rest.phase is Phase.PLANNING
    assert rest.chosen(wanted(NOTE)) is rest
    assert rest.planned(plan, is_awaited=True).in_hand == BATCH
    assert rest.taken(None).chosen(wanted(NOTE)).phase is Phase.PLANNING


def test_results_stay_until_the_rest_of_another_batch_is_planned(
    made: LettersState, plan: Plan
) -> None:
    rest = made.taken(BATCH).planning_rest()
    assert rest.is_made
    assert rest.plan is None
    assert rest.planned(plan, is_awaited=True).phase is Phase.CHECKING


def test_after_the_rest_is_made_no_batch_is_in_hand(plan: Plan) -> None:
    rest = CHOOSING.taken(BATCH).planning_rest().planned(plan, is_awaited=True)
    assert rest.making(wanted()).made().in_hand is None


def test_nothing_that_happens_changes_a_state_that_stands(planned: LettersState) -> None:
    before = replace(planned)
    planned.making(wanted(NOTE))
    planned.chosen(wanted())
    planned.taken(BATCH)
    assert planned == before
