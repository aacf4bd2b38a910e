"""Words of lists come in as the group's own, in whatever spelling, number and language a file has them."""

from pathlib import Path

import pytest

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.labour import outcome
from outreach_desktop.services import contacts, data_file, organisations, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.exporting import exports
from outreach_desktop.services.importing import imports
from outreach_desktop.services.importing.imports import ImportPlan
from outreach_desktop.services.knowing import core
from outreach_desktop.services.settings import lists
from tests import builders
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


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx", "out.vcf"])
def test_a_priority_that_counts_as_core_does_so_in_another_file(
    db: Data, tmp_path: Path, name: str
) -> None:
    lists.reword(db, "tier", "core", "VIP")
    builders.person(db, "Lee", tier="VIP")
    builders.person(db, "Ng", tier="active")
    path = tmp_path / name
    outcome(exports.write(db, path, contacts.find(db, "", today=TODAY), today=TODAY))

    other = data_file.open_data(tmp_path / "new.outreach")
    plan = imports.plan(other, path, today=TODAY)
    assert "Lee" in plan.core
    list(imports.apply(other, plan))
    assert [one.contact.last_name for one in core.board(other, today=TODAY).people] == ["Lee"]
    assert [one.word for one in lists.words(other, "tier") if one.means == "core"] == [
        "core",
        "VIP",
    ]
    undo.undo(other)
    assert [one.word for one in lists.words(other, "tier") if one.means == "core"] == ["core"]
    data_file.close(other)


def test_a_priority_that_means_something_else_here_is_told(db: Data, tmp_path: Path) -> None:
    builders.person(db, "Lee", tier="core")
    path = tmp_path / "out.csv"
    outcome(exports.write(db, path, contacts.find(db, "", today=TODAY), today=TODAY))

    other = data_file.open_data(tmp_path / "new.outreach")
    lists.add(other, "tier", "VIP", "core")
    lists.count_as(other, "tier", "core", "")
    plan = imports.plan(other, path, today=TODAY)
    assert "counts as core network where the list comes from" in plan.rows[0].reason
    list(imports.apply(other, plan))
    assert len(core.board(other, today=TODAY).people) == 0
    data_file.close(other)
