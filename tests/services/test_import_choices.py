"""Rows that somebody leaves out of a list, and wishes that they were asked about."""

from collections.abc import Mapping, Sequence, Set
from datetime import date
from pathlib import Path

import pytest

from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.subjects import contacts as kept
from outreach_desktop.domain.contacts import Contact, ContactDraft
from outreach_desktop.domain.telling import Stopped
from outreach_desktop.services import undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.importing import import_memory, imports
from outreach_desktop.services.importing.imports import ImportPlan
from tests.builders import organisation, role

_DOUBLE = "Name,Email\nAnn Quellow,ann@example.org\nAnn Quellow,ann@example.org\nBob Tarn,\n"
_NEWS = "Name,Email,Newsletter,Notes\nAnn Quellow,ann@example.org,no,\nBob Tarn,bob@example.org,,do not post\n"


def looked_through(
    db: Data,
    path: Path,
    today: date,
    *,
    without: Set[int] = frozenset(),
    answers: Mapping[int, Set[str]] | None = None,
) -> ImportPlan:
    understood = imports.understood(imports.read(path))
    *_, plan = imports.looked_through(db, understood, today=today, without=without, answers=answers)
    assert isinstance(plan, ImportPlan)
    return plan


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "list.csv"


def everybody(db: Data) -> dict[str, Contact]:
    return {contact.name: contact for contact in kept.every(db)}


def wishes(contact: Contact) -> list[tuple[str, str]]:
    return [(wish.channel, wish.reason) for wish in contact.wishes]


def test_a_row_left_out_is_shown_and_not_written(db: Data, today: date, path: Path) -> None:
    path.write_text(_DOUBLE, "utf-8")

    plan = looked_through(db, path, today, without={4})
    list(imports.apply(db, plan))

    assert [(row.line, row.verdict) for row in plan.rows] == [
        (2, "new"),
        (3, "unchanged"),
        (4, "omitted"),
    ]
    assert (plan.rows[2].name, plan.rows[2].dear) == ("Bob Tarn", "Bob Tarn")
    assert [*everybody(db)] == ["Ann Quellow"]
    assert undo.history(db)[0].name == "Import 1 person from list.csv"


def test_who_stands_in_two_rows_comes_in_with_the_one_that_is_not_left_out(
    db: Data, today: date, path: Path
) -> None:
    path.write_text(_DOUBLE, "utf-8")

    plan = looked_through(db, path, today, without={2})

    assert [row.verdict for row in plan.rows] == ["omitted", "new", "new"]
    assert plan.rows[1].reason == ""
    assert imports.plan(db, path, today=today).rows[1].reason != ""


def test_a_list_of_which_every_row_is_left_out_writes_nothing(
    db: Data, today: date, path: Path
) -> None:
    path.write_text(_DOUBLE, "utf-8")

    list(imports.apply(db, looked_through(db, path, today, without={2, 3, 4})))

    assert everybody(db) == {}
    assert undo.history(db) == []


def test_an_organisation_left_out_keeps_its_name_in_the_list(
    db: Data, today: date, path: Path
) -> None:
    path.write_text("Name,Practice Name,Postcode\n,Fells Surgery,QX1 2AB\nBob Tarn,,\n", "utf-8")

    plan = looked_through(db, path, today, without={2})

    assert (plan.rows[0].name, plan.rows[0].is_organisation) == ("Fells Surgery", True)


def test_a_doubtful_wish_is_what_somebody_answers(db: Data, today: date, path: Path) -> None:
    path.write_text(_NEWS, "utf-8")
    asked = looked_through(db, path, today).rows[0]
    assert [(wish.channel, wish.reason) for wish in asked.doubtful] == [("all", "Newsletter: no")]

    plan = looked_through(db, path, today, answers={2: {"email"}})
    list(imports.apply(db, plan))

    ann = everybody(db)["Ann Quellow"]
    assert wishes(ann) == [("email", "Newsletter: no")]
    assert not ann.do_not_contact
    assert "Check whether" not in plan.rows[0].reason
    assert plan.rows[0].doubtful == ()


def test_words_that_are_no_wish_are_kept_in_the_notes(db: Data, today: date, path: Path) -> None:
    path.write_text(_NEWS, "utf-8")

    list(imports.apply(db, looked_through(db, path, today, answers={2: frozenset()})))

    ann = everybody(db)["Ann Quellow"]
    assert (ann.wishes, ann.do_not_contact, ann.do_not_contact_reason) == ((), False, "")
    assert ann.notes == "Newsletter: no"


def test_no_contact_at_all_marks_the_person(db: Data, today: date, path: Path) -> None:
    path.write_text(_NEWS, "utf-8")

    list(imports.apply(db, looked_through(db, path, today, answers={2: {"all"}})))

    ann = everybody(db)["Ann Quellow"]
    assert (ann.do_not_contact, ann.do_not_contact_reason) == (True, "Newsletter: no")


def test_an_answer_leaves_wishes_that_are_certain(db: Data, today: date, path: Path) -> None:
    path.write_text("Name,Do not mail,Newsletter\nAnn Quellow,yes,no\n", "utf-8")

    list(imports.apply(db, looked_through(db, path, today, answers={2: frozenset()})))

    assert wishes(everybody(db)["Ann Quellow"]) == [("post", "Do not mail: yes")]


def test_nobody_is_asked_about_a_channel_that_is_certain(db: Data, today: date, path: Path) -> None:
    path.write_text("Name,Newsletter,Do not contact\nAnn Quellow,no,yes\n", "utf-8")

    [row] = looked_through(db, path, today).rows

    assert row.doubtful == ()


def test_a_day_in_the_words_is_kept_with_the_answer(db: Data, today: date, path: Path) -> None:
    path.write_text("Name,Contact preference\nAnn Quellow,post only since 2025-03-12\n", "utf-8")
    [row] = looked_through(db, path, today).rows
    assert {wish.asked_on for wish in row.doubtful} == {date(2025, 3, 12)}

    list(imports.apply(db, looked_through(db, path, today, answers={2: {"phone"}})))

    [wish] = everybody(db)["Ann Quellow"].wishes
    assert (wish.channel, wish.asked_on) == ("phone", date(2025, 3, 12))


def test_a_wish_that_is_certain_wants_nobody_to_look(db: Data, today: date, path: Path) -> None:
    path.write_text(
        "Name,Do not mail,Email\nAnn Quellow,yes,ann@example.org\nBob Tarn,,see reception\n",
        "utf-8",
    )

    ann, bob = looked_through(db, path, today).rows

    assert (ann.wishes, ann.to_look_at) == (("no post",), False)
    assert ann.reason == "No post (Do not mail: yes)."
    assert (bob.wishes, bob.to_look_at) == ((), True)


def test_what_was_chosen_is_remembered_without_an_import(path: Path) -> None:
    path.write_text("Wer,Was\nAnn Quellow,Nurse\n", "utf-8")
    found = imports.read(path)

    imports.remember(found, {"Was": "profession"})

    assert import_memory.recalled(found.table.header) == {"Was": "profession"}
    assert [column.field for column in imports.columns_of(found)][1] == "profession"


def test_looking_through_a_long_list_says_how_far_it_is(db: Data, today: date, path: Path) -> None:
    path.write_text("Name\n" + "".join(f"Ann Lee{number}\n" for number in range(450)), "utf-8")

    steps = list(imports.looked_through(db, imports.understood(imports.read(path)), today=today))

    assert steps[:-1] == [200, 400]


def test_everyone_who_is_kept_is_read_in_steps(
    db: Data, today: date, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with changing(db, "Fill"):
        kept.keep_all(db, [ContactDraft(last_name=f"Lee{number}") for number in range(1_100)])
    path.write_text("Name\nAnn Quellow\n", "utf-8")
    plan = looked_through(db, path, today)
    read: list[int] = []
    get_all = kept.get_all

    def counted(db: Data, ids: Sequence[str]) -> list[Contact]:
        read.append(len(ids))
        return get_all(db, ids)

    monkeypatch.setattr(kept, "get_all", counted)
    for labour in (
        imports.looked_through(db, imports.understood(imports.read(path)), today=today),
        imports.apply(db, plan),
    ):
        in_step: list[int] = []
        for _ in labour:
            in_step.append(sum(read))
            read.clear()
        assert (sum(in_step) + sum(read), max(in_step)) == (1_100, 500)
        read.clear()


def test_what_others_add_while_a_list_is_looked_through_does_not_stop_it(
    db: Data, today: date, path: Path
) -> None:
    with changing(db, "Fill"):
        drafts = [ContactDraft(last_name=f"Lee{number}") for number in range(600)]
        ids = kept.keep_all(db, drafts)
    path.write_text("Name,Organisation\nAnn Quellow,Mere Surgery\n", "utf-8")
    steps = imports.looked_through(db, imports.understood(imports.read(path)), today=today)

    next(steps)
    place = organisation(db, "Fells Infirmary")
    for one_id in (ids[0], ids[-1]):
        role(db, kept.get(db, one_id), place)
    *_, plan = steps

    assert isinstance(plan, ImportPlan)
    assert [(row.verdict, row.name) for row in plan.rows] == [("new", "Ann Quellow")]
    list(imports.apply(db, plan))
    assert "Ann Quellow" in everybody(db)


def test_reading_and_understanding_can_be_stopped(path: Path) -> None:
    path.write_text("Name\n" + "".join(f"Ann Lee{number}\n" for number in range(450)), "utf-8")
    found = imports.read(path)
    told: list[str] = []

    def stop_at_the_third(sentence: str) -> None:
        told.append(sentence)
        if len(told) == 3:
            raise Stopped

    with pytest.raises(Stopped):
        imports.understood(found, told=stop_at_the_third)

    assert told[-1] == "Reading row 400 of 450"


def test_words_that_nobody_can_read_are_asked_about_and_decide_nothing(
    db: Data, today: date, path: Path
) -> None:
    path.write_text("Name,Mailing?\nAnn Quellow,gave raffle prize\nBo Ek,Y\nCy Orr,Y\n", "utf-8")
    row, *others = looked_through(db, path, today).rows
    assert [(one.state, one.reason) for one in row.doubtful] == [
        ("unknown", "Mailing?: gave raffle prize")
    ]
    assert not any(one.doubtful or one.wishes for one in others)

    list(imports.apply(db, looked_through(db, path, today, answers={2: frozenset()})))

    people = everybody(db)
    assert not any(one.wishes or one.do_not_contact for one in people.values())
    assert people["Ann Quellow"].notes == "Mailing?: gave raffle prize"


def test_without_an_answer_such_words_are_left_to_the_notes(
    db: Data, today: date, path: Path
) -> None:
    path.write_text("Name,Remark\nAnn Quellow,Spoke at our May meeting\nBo Ek,no\n", "utf-8")

    list(imports.apply(db, imports.plan(db, path, today=today, chosen={"Remark": "wishes"})))

    people = everybody(db)
    assert not any(one.wishes or one.do_not_contact for one in people.values())
    assert people["Ann Quellow"].notes == "Remark: Spoke at our May meeting"
    assert people["Bo Ek"].notes == "Remark: no"


def test_what_somebody_prefers_forbids_nothing_and_is_kept(
    db: Data, today: date, path: Path
) -> None:
    path.write_text("Name,Notes\nAnn Quellow,prefers post\n", "utf-8")
    list(imports.apply(db, imports.plan(db, path, today=today)))

    ann = everybody(db)["Ann Quellow"]
    assert (ann.preferred_channel, ann.wishes, ann.notes) == ("letter", (), "prefers post")
    assert imports.plan(db, path, today=today).unchanged == 1
