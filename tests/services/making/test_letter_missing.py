"""What is missing is known before anything is made, and each field has its own rule."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from docx import Document as WordFile

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters
from outreach_desktop.services.making.letters import Outcome, Plan
from tests import builders
from tests.conftest import TODAY

NOW = dt.datetime(2026, 3, 2, 10, 30, tzinfo=dt.UTC)


@pytest.fixture
def people(db: Data) -> list[Contact]:
    """Ann has a telephone, Ben an e-mail address, Cy neither."""
    return [
        builders.person(db, phone="01632 960001"),
        builders.person(db, "Fox", first_name="Ben", email="ben@example.org"),
        builders.person(db, "Dale", first_name="Cy"),
    ]


@pytest.fixture
def planned(db: Data, people: list[Contact], tmp_path: Path) -> Any:
    path = builders.template(
        tmp_path / "card.docx", "Tel {{ contact.phone }}", "Mail {{ contact.email }}"
    )

    def planned(**more: Any) -> Plan:
        ids = [one.id for one in people]
        return letters.plan(db, ids, [letters.choice(str(path))], today=TODAY, **more)

    return planned


def made(db: Data, plan: Plan, tmp_path: Path) -> list[Outcome]:
    return list(letters.make(db, plan, tmp_path / "out", now=NOW))


def text(path: Path | None) -> list[str]:
    assert path is not None
    return [paragraph.text for paragraph in WordFile(str(path)).paragraphs]


def test_who_lacks_what_is_told_whatever_the_rule(planned: Any) -> None:
    expected = [
        ("Dr Ann O'Neil", "contact.email"),
        ("Dr Ben Fox", "contact.phone"),
        ("Dr Cy Dale", "contact.phone"),
        ("Dr Cy Dale", "contact.email"),
    ]

    for plan in (planned(), planned(missing="blank"), planned(policies={"contact.phone": "mark"})):
        assert [(lack.name, lack.field) for lack in letters.lacks(plan)] == expected
    assert letters.lacks(planned())[1].words == "phone"
    assert letters.lacks(planned())[1].meaning == "phone, of the role if it has one"


def test_each_field_follows_its_own_rule(db: Data, planned: Any, tmp_path: Path) -> None:
    plan = planned(policies={"contact.phone": "mark", "contact.email": "skip"})

    ann, ben, cy = made(db, plan, tmp_path)

    assert text(ben.path)[0] == "Tel [phone?]"
    assert (ann.path, cy.path) == (None, None)
    assert "email" in ann.problem


def test_blank_and_mark_leave_nobody_out(db: Data, planned: Any, tmp_path: Path) -> None:
    plan = planned(policies={"contact.phone": "blank", "contact.email": "mark"})

    texts = ["\n".join(text(one.path)) for one in made(db, plan, tmp_path)]

    assert texts[1] == "Tel \nMail ben@example.org"
    assert all("None" not in one and "{" not in one for one in texts)
    assert not [finding for finding in letters.check(plan) if finding.stops]


def test_a_field_that_must_be_there_stops_everything(
    db: Data, planned: Any, tmp_path: Path
) -> None:
    plan = planned(missing="blank", policies={"contact.phone": "stop"})

    with pytest.raises(OutreachError) as caught:
        made(db, plan, tmp_path)

    assert "Dr Ben Fox, Dr Cy Dale" in caught.value.message
    assert "Ann" not in caught.value.message
    assert not (tmp_path / "out").exists()
    about_all = [one for one in letters.check(plan) if one.contact_id is None and one.stops]
    assert [one.message for one in about_all] == [
        "Fill in what is missing for 2 people: phone. Until then nothing is made."
    ]


def test_a_rule_for_a_field_that_no_document_prints_is_refused(planned: Any) -> None:
    with pytest.raises(OutreachError) as caught:
        planned(policies={"contact.fone": "blank"})

    assert caught.value.hint == "Did you mean contact.phone?"


def test_the_page_that_is_looked_at_follows_the_rules(planned: Any, people: list[Contact]) -> None:
    plan = planned(policies={"contact.phone": "blank"})

    look = str(letters.look(plan, people[2].id, plan.documents[0]))

    assert "Tel" in look
    assert "?]" in look


def test_a_field_that_nobody_has_is_a_mistake_and_nothing_that_people_lack(
    db: Data, people: list[Contact], tmp_path: Path
) -> None:
    path = builders.template(tmp_path / "odd.docx", "{{ contact.fone }} {{ contact.phone }}")
    plan = letters.plan(db, [people[2].id], [letters.choice(str(path))], today=TODAY)

    assert [lack.field for lack in letters.lacks(plan)] == ["contact.phone"]
    stopping = [one for one in letters.check(plan) if one.stops]
    assert [one.in_template for one in stopping] == [True, False]
    assert stopping[1].field == "contact.phone"
