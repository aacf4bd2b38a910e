"""Lists as strangers keep them: an organisation is no person, two people are not one, and nothing is told that is not so."""

from datetime import date
from pathlib import Path

import pytest

from outreach_desktop.db.subjects import contacts, organisations, roles
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.importing import imports
from outreach_desktop.services.importing.imports import ImportPlan

TODAY = date(2026, 11, 30)


def taken_in(db: Data, folder: Path, text: str) -> ImportPlan:
    path = folder / "list.csv"
    path.write_text(text, "utf-8")
    plan = imports.plan(db, path, today=TODAY)
    for _ in imports.apply(db, plan):
        pass
    return plan


def people(db: Data) -> dict[str, str]:
    where = {one.id: one.name for one in organisations.every(db)}
    return {
        one.name: ", ".join(where[role.organisation_id] for role in roles.of(db, one.id))
        for one in contacts.every(db)
    }


def places(db: Data) -> list[str]:
    return sorted(one.name for one in organisations.every(db))


def fields(plan: ImportPlan) -> dict[str, str]:
    return {column.name: column.chosen for column in plan.columns}


LIBRARIES = (
    "Name,Type,City,{},Website,Phone\n"
    "Mere Library,Library,Mere,Ann Orpen,https://mere.example.org,01632 960001\n"
    "Tarn Law Library,Library,Tarn,Ian Brill,https://tarn.example.org,01632 960002\n"
    "Penn College,Library,Penn,,https://penn.example.org,01632 960003\n"
)


@pytest.mark.parametrize("asked", ["Contact", "Manager", "Contact name", "Director"])
def test_who_is_to_be_asked_for_is_the_person_and_the_name_is_where(
    db: Data, tmp_path: Path, asked: str
) -> None:
    taken_in(db, tmp_path, LIBRARIES.format(asked))

    assert people(db) == {"Ann Orpen": "Mere Library", "Ian Brill": "Tarn Law Library"}
    assert places(db) == ["Mere Library", "Penn College", "Tarn Law Library"]


PLACES_OF_EUROPE = (
    "Name;Straße;PLZ;Ort\nStadtbücherei Augsburg;Weg 1;86150;Augsburg\nSt.-Anna-Apotheke;Weg 2;86150;Augsburg\n",
    "Nombre;Dirección;Municipio\nBiblioteca Ana María Matute;Calle A 1;Madrid\nCentro de Salud Juan de Austria;Calle B 2;Madrid\n",
    "Nom;Adresse;Commune\nMédiathèque Jean Ferrat;1 rue A;Lyon\nPharmacie Martin Dupont;2 rue B;Lyon\n",
    "Nazwa;Adres;Telefon\nSzpital Jana Pawła;ul. A 1;12 1\nApteka Anna Kowalska;ul. B 2;12 2\n",
    "Namn;Adress;Ort\nVårdcentralen Anna Lind;A 1;Solna\nSolna stadsbibliotek;B 2;Solna\n",
    "Naam;Adres;Plaats\nMaasstad Ziekenhuis;A 1;Rotterdam\nBibliotheek Anna Blaman;B 2;Rotterdam\n",
    "Nimi;Osoite;Kaupunki\nJorvin sairaala;A 1;Espoo\nSello kirjasto;B 2;Espoo\n",
    "Nome;Indirizzo;Città\nOspedale Luigi Sacco;Via A 1;Milano\nBiblioteca Carlo Levi;Via B 2;Milano\n",
)


@pytest.mark.parametrize("text", PLACES_OF_EUROPE)
def test_places_whose_columns_do_not_say_what_they_are(db: Data, tmp_path: Path, text: str) -> None:
    taken_in(db, tmp_path, text)

    assert people(db) == {}
    assert len(places(db)) == 2


def test_people_with_the_names_of_places_stay_people(db: Data, tmp_path: Path) -> None:
    taken_in(
        db,
        tmp_path,
        "Name,Town\nJohn Church,Mere\nJane Abbey,Mere\nTom Hall,Tarn\nPeter Spital,Tarn\nMere Library,Mere\n",
    )

    assert sorted(people(db)) == ["Jane Abbey", "John Church", "Peter Spital", "Tom Hall"]
    assert places(db) == ["Mere Library"]


def test_a_list_of_people_with_a_manager_stays_one_of_people(db: Data, tmp_path: Path) -> None:
    taken_in(
        db,
        tmp_path,
        "Name,Type,City,Manager\nAnn Orpen,Volunteer,Mere,Joy Marsh\nIan Brill,Volunteer,Tarn,Joy Marsh\n",
    )

    assert sorted(people(db)) == ["Ann Orpen", "Ian Brill"]
    assert places(db) == []


def test_revenue_and_headquarters_are_of_companies(db: Data, tmp_path: Path) -> None:
    taken_in(
        db,
        tmp_path,
        "NAME,ADDRESS,CITY,STATE_HEADQUARTERED,REVENUE\n"
        "Orpencare,1 Lake Shore,Mere,IL,20365500.00\nBlue Tarn,2 Lake Shore,Mere,IL,1305000.00\n",
    )

    assert people(db) == {}
    assert places(db) == ["Blue Tarn", "Orpencare"]


def test_what_people_say_who_work_at_companies_with_revenue_stays_theirs(
    db: Data, tmp_path: Path
) -> None:
    taken_in(
        db,
        tmp_path,
        "Name,Company,Headquarters,Revenue\nXochitl Quang,Orpencare,Mere,10\nBao Tranh,Blue Tarn,Mere,20\n",
    )

    assert people(db) == {"Xochitl Quang": "Orpencare", "Bao Tranh": "Blue Tarn"}


def test_a_kind_of_account_is_no_answer_to_whether_it_is_an_organisation(
    db: Data, tmp_path: Path
) -> None:
    plan = taken_in(
        db,
        tmp_path,
        "Name,Account Type\nAnn Orpen,Health\nIan Brill,Business\nJoy Marsh,Law\nKay Tarn,Music\n",
    )

    assert fields(plan)["Account Type"] == "tags"
    assert len(people(db)) == 4


TOWNS = (
    "Service name,Service type,Street,Town\n"
    "Hill Nursery,Nursery,1 Park Road,Mere\n"
    "Hill Nursery,Nursery,7 Masters Avenue,Tarn\n"
    "Lake Nursery,Nursery,3 Lake Road,Penn\n"
    "Wood Nursery,Nursery,3 Wood Road,Penn\n"
)


def test_organisations_of_one_name_in_two_towns_are_two(db: Data, tmp_path: Path) -> None:
    first = taken_in(db, tmp_path, TOWNS)
    again = taken_in(db, tmp_path, TOWNS)

    assert places(db) == ["Hill Nursery", "Hill Nursery", "Lake Nursery", "Wood Nursery"]
    assert {one.address.town for one in organisations.every(db)} == {"Mere", "Tarn", "Penn"}
    assert [row.verdict for row in first.rows] == ["new"] * 4
    assert {row.verdict for row in again.rows} == {"unchanged"}


def test_an_organisation_that_moved_is_still_the_one_of_its_name(db: Data, tmp_path: Path) -> None:
    taken_in(db, tmp_path, TOWNS)
    taken_in(
        db,
        tmp_path,
        "Service name,Service type,Street,Town\nLake Nursery,Nursery,9 New Road,Mere\n",
    )

    assert places(db).count("Lake Nursery") == 1


SURVEY = (
    "StartDate,Q1,Q2\n"
    "Start Date,What is the name of the organisation that you work for?,What is your email address?\n"
    '"{""ImportId"":""startDate""}","{""ImportId"":""QID4_TEXT""}","{""ImportId"":""QID5_TEXT""}"\n'
    "2026-05-06,Future Fit Homes,fit@example.org\n"
    "2026-05-07,Lake Retrofit Hub,lake@example.org\n"
)


def test_a_survey_begins_below_its_questions_and_asks_for_organisations(
    db: Data, tmp_path: Path
) -> None:
    plan = taken_in(db, tmp_path, SURVEY)

    assert [row.line for row in plan.rows] == [4, 5]
    assert people(db) == {}
    assert places(db) == ["Future Fit Homes", "Lake Retrofit Hub"]


def test_which_phone_somebody_prefers_is_no_number(db: Data, tmp_path: Path) -> None:
    plan = taken_in(
        db,
        tmp_path,
        "First name,Last name,Phone,Preferred phone\nAnn,Orpen,01632 960001,home\nIan,Brill,01632 960002,mobile\n",
    )

    assert fields(plan)["Preferred phone"] == "notes"
    assert all(not row.reason for row in plan.rows)
    assert {one.phone for one in contacts.every(db)} == {"01632 960001", "01632 960002"}


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("(250) 723-2471", False),
        ("345-840-9409", False),
        ("7700900123", True),
        ("7700 900123", True),
    ],
)
def test_a_number_in_american_groups_has_lost_no_zero(
    db: Data, tmp_path: Path, number: str, *, told: bool
) -> None:
    plan = taken_in(db, tmp_path, f"First name,Last name,Phone\nAnn,Orpen,{number}\n")

    assert ("may have removed" in plan.rows[0].reason) == told


def test_fractions_are_no_telephone_numbers(db: Data, tmp_path: Path) -> None:
    plan = taken_in(
        db,
        tmp_path,
        "First name,Last name,Quality\nAnn,Orpen,0.36280967419034615\nIan,Brill,0.7862229178329115\n",
    )

    assert fields(plan)["Quality"] == "notes"


def test_a_dash_is_no_title(db: Data, tmp_path: Path) -> None:
    plan = taken_in(db, tmp_path, "Name,Remark path\nAnn Orpen,-\nIan Brill,-\nJoy Marsh,-\n")

    assert fields(plan)["Remark path"] != "title"
    assert sorted(people(db)) == ["Ann Orpen", "Ian Brill", "Joy Marsh"]
