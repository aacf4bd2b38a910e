"""The names in letters for Word's own mail merge mean fields of ours."""

import pytest

from outreach_desktop.services.making.mail_merge import fields_of
from outreach_desktop.templates.library.fields import fields


@pytest.mark.parametrize(
    ("names", "meanings"),
    [
        (
            "Title, First_Name, Last_Name, Suffix, Company_Name, Job_Title, Department",
            "title, first_name, last_name, post_nominals, organisation, role, department",
        ),
        ("City, State, ZIP_Code, Country_or_Region", "town, region, postcode, country"),
        ("Town, County, Post_Code, Business_Phone", "town, region, postcode, phone"),
        ("Home_Phone, Mobile_Phone, E_mail_Address", "phone, mobile, email"),
        ("Forename, Surname, Practice, Dear", "first_name, last_name, organisation, salutation"),
        (
            "Anrede, Vorname, Nachname, Firma, Abteilung, Straße, PLZ, Ort, Land",
            "title, first_name, last_name, organisation, department, street, postcode, town, country",
        ),
        (
            "Civilité, Prénom, Nom, Société, Code_postal, Ville, Adresse_de_messagerie",
            "title, first_name, last_name, organisation, postcode, town, email",
        ),
        ("Nombre, Apellidos, Dirección, Ciudad", "first_name, last_name, street, town"),
        ("Nome, Cognome, Indirizzo, CAP", "first_name, last_name, street, postcode"),
        ("Voornaam, Achternaam, Plaats, Bedrijf", "first_name, last_name, town, organisation"),
        ("Nom", "name"),
        ("Frist_Name, Organistion", "first_name, organisation"),
        ("contact.first_name, contact_email", "first_name, email"),
        ("Recipient.Salutation, List.Sheet1.Last name", "salutation, last_name"),
    ],
)
def test_names_of_lists_mean_what_the_import_takes_them_for(names: str, meanings: str) -> None:
    asked = names.split(", ")

    found = fields_of(asked)

    assert found == dict(
        zip(asked, (f"contact.{one}" for one in meanings.split(", ")), strict=True)
    )


def test_names_of_letters_mean_the_day_the_event_and_who_signs() -> None:
    names = {
        "Date": "today",
        "Our_Ref": "reference",
        "Event_Date": "event.date",
        "Venue": "event.place",
        "Sender.JobTitle": "sender.role",
        "Your Name": "sender.name",
        "GreetingLine": "contact.salutation",
    }

    assert fields_of(list(names)) == names
    assert set(names.values()) <= set(fields())


def test_an_address_block_holds_name_place_and_address() -> None:
    (block,) = fields_of(["AddressBlock"]).values()

    assert block == "([contact.name, contact.organisation] + contact.address_lines) | lines"


def test_an_address_alone_is_all_of_it_and_beside_a_town_the_street() -> None:
    assert fields_of(["Address"]) == {"Address": "contact.address_lines | lines"}
    assert fields_of(["Address", "Town"])["Address"] == "contact.street"


def test_the_last_line_of_an_address_takes_what_is_left() -> None:
    assert fields_of(["Address1", "Address_Line_2"]) == {
        "Address1": 'contact.address_lines[0] | default("")',
        "Address_Line_2": 'contact.address_lines[1:] | join(", ")',
    }
    assert fields_of(["Address_1", "Postcode"])["Address_1"] == (
        'contact.street.splitlines()[0:] | join(", ")'
    )


@pytest.mark.parametrize(
    "name",
    ["Membership_No", "Donation", "Fax", "Notes", "Middle_Name", "FeeEarner.FullName", "Matter.Reference",
     "Spouse", "Manager_Name", "=item.title", "A"],
)  # fmt: skip
def test_what_we_know_nothing_of_means_nothing(name: str) -> None:
    assert name not in fields_of([name])


def test_every_field_meant_is_in_the_catalogue() -> None:
    known = set(fields())
    names = "Title, Name, Suffix, Greeting, Profession, Specialty, Company, Role, Department, Email, Phone, Mobile"

    assert set(fields_of(names.split(", ")).values()) <= known
