"""Words of lists come in as the group's own, in whatever spelling, number and language a file has them."""

from pathlib import Path

import pytest

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.services import contacts, organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.importing import imports
from outreach_desktop.services.importing.imports import ImportPlan
from outreach_desktop.services.settings import lists
from tests.conftest import TODAY


def taken(
    db: Data, tmp_path: Path, column: str, cell: str, field: str = ""
) -> tuple[Contact, ImportPlan]:
    path = tmp_path / "list.csv"
    path.write_text(f'Name,{column}\nAnn Lee,"{cell}"\nBo Ek,\n', encoding="utf-8")
    plan = imports.plan(db, path, today=TODAY, chosen={column: field} if field else None)
    list(imports.apply(db, plan))
    (one,) = contacts.find(db, "lee", today=TODAY)
    return contacts.get(db, one), plan


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("post", "letter"),
        ("E-Mail", "email"),
        ("phone calls", "phone"),
        ("LETTER", "letter"),
        ("Besuch", "in person"),
        ("Textnachricht", "text message"),
        ("WhatsApp", "WhatsApp"),
        ("email or phone", "email or phone"),
    ],
)
def test_a_way_to_reach_somebody_is_the_word_of_the_list(
    db: Data, tmp_path: Path, cell: str, kept: str
) -> None:
    person, _ = taken(db, tmp_path, "Way", cell, "preferred_channel")
    assert person.preferred_channel == kept


@pytest.mark.parametrize(
    ("cell", "kept"),
    [("post", "letter"), ("per E-Mail", "email"), ("Anruf", "phone"), ("WhatsApp", "")],
)
def test_a_column_that_asks_for_the_way_is_known_by_itself(
    db: Data, tmp_path: Path, cell: str, kept: str
) -> None:
    person, _ = taken(db, tmp_path, "Preferred contact", cell)
    assert person.preferred_channel == kept
    assert cell in person.notes  # and is not lost


@pytest.mark.parametrize(("cell", "kept"), [("by post", "Brief an die Praxis"), ("FAX", "Fax")])
def test_the_words_of_the_group_are_known(db: Data, tmp_path: Path, cell: str, kept: str) -> None:
    lists.reword(db, "channel", "letter", "Brief an die Praxis")
    lists.add(db, "channel", "Fax")
    person, _ = taken(db, tmp_path, "Way", cell, "preferred_channel")
    assert person.preferred_channel == kept


@pytest.mark.parametrize(
    ("cell", "kept"), [("Wider circle", "wider"), ("CORE", "core"), ("VIP", "VIP")]
)
def test_a_priority_is_the_word_of_the_list(db: Data, tmp_path: Path, cell: str, kept: str) -> None:
    assert taken(db, tmp_path, "Circle", cell, "tier")[0].tier == kept


@pytest.mark.parametrize(
    ("cell", "kept", "notes"),
    [
        ("Yes", "champion", ""),
        ("x", "champion", ""),
        ("Prospect", "prospect", ""),
        ("no", "", ""),
        ("maybe one day", "", "Champion: maybe one day"),
    ],
)
def test_a_champion_is_one_or_a_sentence_says_what_was_read(
    db: Data, tmp_path: Path, cell: str, kept: str, notes: str
) -> None:
    person, plan = taken(db, tmp_path, "Star", cell, "champion")
    assert (person.champion, person.notes) == (kept, notes)
    told = plan.rows[0].reason
    assert ("none of the choices" in told) is bool(notes)


def test_organisations_get_the_words_of_the_list_too(db: Data, tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text(
        "Organisation,Kind,Town\nQuay Surgery,HOSPITAL,Selby\nRoyal,Krankenhaus,York\n",
        encoding="utf-8",
    )
    chosen = {"Organisation": "organisation_name", "Kind": "organisation_kind"}
    list(imports.apply(db, imports.plan(db, path, today=TODAY, chosen=chosen)))
    every = [organisations.get(db, one) for one in organisations.find(db, today=TODAY)]
    assert [(one.name, one.kind) for one in every] == [
        ("Quay Surgery", "hospital"),
        ("Royal", "hospital"),
    ]
