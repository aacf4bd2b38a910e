"""Exports of real programs become people: names, work, how to reach them, and what was left out."""

from pathlib import Path

import pytest

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.names.salutation import salutation
from outreach_desktop.errors import OutreachError
from outreach_desktop.exchange import tables
from outreach_desktop.exchange.columns import recognised
from outreach_desktop.exchange.entries import Entry
from outreach_desktop.exchange.layouts import People, people
from outreach_desktop.exchange.readers import reading
from outreach_desktop.exchange.sheets import Book

DATA = Path(__file__).parent.parent / "data"


def people_in(name: str) -> People:
    return told_by(reading.read(DATA / name), name)


def told_by(book: Book, name: str = "The file") -> People:
    table = tables.table(book.sheets[0])
    return people(table, recognised(table), name=name)


def in_text(text: str) -> People:
    return told_by(reading.parse(text.encode()))


def only(text: str) -> Entry:
    (entry,) = in_text(text).entries
    return entry


@pytest.mark.parametrize(
    ("file", "layout", "names"),
    [
        (
            "google.csv",
            "Google Contacts",
            "Dr Ann O'Neil, Miss Ngozi Ada Okafor, Sister Mary Clare Finn, Łukasz Wójcik, Mr Tom Hale, ",
        ),
        (
            "google-older.csv",
            "Google Contacts (older)",
            "Professor James Adeyemi, Dr Zoë Brontë",
        ),
        ("outlook.csv", "Outlook CSV", "Dr Priya Raman"),
        ("outlook-com.csv", "Outlook.com", "Mrs Helen Marsh, Owen Pryce"),
        (
            "outlook-windows.csv",
            "Outlook for Windows",
            "Dr Siân Llewellyn, Mr Daniel Núñez, Ms Grace Whitlock, Mrs Fatima El-Sayed",
        ),
        ("thunderbird.csv", "Thunderbird", "Kwame Mensah"),
        ("thunderbird-uk.csv", "Thunderbird (UK)", "Revd Ruth Amos"),
        ("plain.csv", "Plain table", "Dr Ewa Kowalska, Professor Aoife Byrne"),
    ],
)
def test_an_export_is_known_by_its_columns(file: str, layout: str, names: str) -> None:
    found = people_in(file)

    assert found.layout == layout
    assert ", ".join(entry.contact.name for entry in found.entries) == names
    assert found.ragged == ()


def test_google_gives_work_telephones_labels_and_notes() -> None:
    ann = people_in("google.csv").entries[0]

    assert (ann.organisation, ann.role, ann.department) == (
        "Ashby Royal Hospital",
        "Consultant Urologist",
        "Urology",
    )
    assert ann.contact.post_nominals == "FRCS (Urol)"
    assert ann.contact.email == "ann.oneil@ashby.example.org"
    assert ann.contact.phone == "01632 960101"
    assert ann.contact.mobile == "+44 7700 900101"
    assert ann.contact.tags == ("Champions",)
    assert ann.contact.address == Address(
        street="Castle Road",
        town="Ashby",
        region="Northmere",
        postcode="QX1 2AB",
        country="United Kingdom",
    )


def test_of_several_values_in_a_cell_the_first_leads_and_the_rest_stay_in_the_notes() -> None:
    ngozi = people_in("google.csv").entries[1].contact

    assert ngozi.email == "ngozi.okafor@ashby.example.org"
    assert ngozi.notes == "Other e-mail: ngozi@okafor.example.org"


def test_an_address_kept_in_one_piece_stays_whole() -> None:
    lukasz = people_in("google.csv").entries[3].contact

    assert lukasz.address.lines() == ("4 Stag Lane", "Little Mere", "QX4 7CD")


def test_work_leads_over_home() -> None:
    zoe = people_in("google-older.csv").entries[1].contact

    assert zoe.email == "z.bronte@example.org"
    assert zoe.notes == "Other e-mail: zoe@bronte.example.org"


def test_the_title_in_outlook_is_dr_and_the_job_title_a_role() -> None:
    sian = people_in("outlook-windows.csv").entries[0]

    assert sian.contact.title == "Dr"
    assert sian.role == "Consultant Psychiatrist"
    assert sian.contact.address.street == "Beacon House\n9 Valley Road"
    assert sian.contact.tags == ("Psychology", "Champions")
    assert sian.contact.notes == "Likes short e-mails;\nleaves at 4"


def test_an_inner_exchange_address_gives_way_to_the_one_shown() -> None:
    assert people_in("outlook-windows.csv").entries[1].contact.email == "d.nunez@ashby.example.org"


def test_who_works_somewhere_is_not_written_to_at_home() -> None:
    daniel = people_in("outlook-windows.csv").entries[1]
    owen = people_in("outlook-com.csv").entries[1]

    assert not daniel.contact.address
    assert daniel.notes == ("The home address is not the one for letters; it is in the notes.",)
    assert owen.contact.address.lines() == ("1 Chapel Hill", "Mere", "QX3 4GH")


def test_thunderbird_names_may_stand_in_the_display_name_alone() -> None:
    ruth = people_in("thunderbird-uk.csv").entries[0]

    assert (ruth.contact.title, ruth.contact.first_name, ruth.contact.last_name) == (
        "Revd",
        "Ruth",
        "Amos",
    )
    assert ruth.contact.address.region == "Northmere"


@pytest.mark.parametrize(
    ("text", "title", "role"),
    [
        ("Title,First name,Last name,Role\nDr,Ann,Lee,GP\n", "Dr", "GP"),
        ("Title,First name,Last name\nDr,Ann,Lee\n", "Dr", ""),
        ("Title,First name,Last name\nPractice manager,Ann,Lee\n", "", "Practice manager"),
        ("Salutation,Title,Name\nDr,Practice manager,Ann Lee\n", "Dr", "Practice manager"),
        ("Title,Name\n,Dr Ann Lee\n", "Dr", ""),
    ],
)
def test_a_bare_title_is_what_the_table_shows_it_to_be(text: str, title: str, role: str) -> None:
    entry = only(text)

    assert (entry.contact.title, entry.role) == (title, role)


def test_the_words_others_use_for_our_columns_are_understood() -> None:
    ann = only(
        "Surname,Forename,Speciality,Company,Job Title,Email Address,Telephone,Mobile Number,"
        "Address Line 1,Address Line 2,City,County,Zip,Labels,Comments,Do not contact\n"
        "Lee,Ann,Urology,Ashby Royal,Nurse,ann@example.org,01632 960001,07700 900001,"
        "1 Hill,Flat 2,Ashby,Mereshire,QX1 1AA,a;B; a ,fine,Yes\n"
    )

    assert ann.contact.name == "Ann Lee"
    assert ann.contact.specialty == "Urology"
    assert (ann.organisation, ann.role) == ("Ashby Royal", "Nurse")
    assert ann.contact.address.lines() == ("1 Hill", "Flat 2", "Ashby", "Mereshire", "QX1 1AA")
    assert ann.contact.tags == ("a", "B")
    assert ann.contact.do_not_contact


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Name,Do not contact\nLee,Yes - asked in March\n", "Do not contact: Yes - asked in March"),
        ("Name,Opted out\nLee,2026-03-01\n", "Opted out: 2026-03-01"),
        ("Name,Do not contact,Unsubscribed\nLee,no,TRUE\n", "Unsubscribed: TRUE"),
        ("Name,Tags\nLee,Urology; Do not contact\n", "Tag: Do not contact"),
        ("First Name,Last Name,Labels,Organization Name,Opt-out\nAnn,Lee,,,x\n", "Opt-out: x"),
    ],
)
def test_a_wish_not_to_be_contacted_is_found_however_it_is_written(text: str, reason: str) -> None:
    lee = only(text).contact

    assert lee.do_not_contact
    assert lee.do_not_contact_reason == reason


def test_a_plain_no_is_no_wish() -> None:
    assert not only("Name,Do not contact,Opted out\nLee,No,0\n").contact.do_not_contact


def test_an_organisation_alone_is_nobody() -> None:
    council = people_in("google.csv").entries[-1]

    assert council.contact.name == ""
    assert council.organisation == "Northmere Council"


def test_what_has_no_field_goes_to_the_notes_under_its_name_and_is_told() -> None:
    found = in_text("Name,Shoe size,Blood\nAnn Lee,38,\n")

    assert found.notes == ("Kept in the notes, each with its name: Shoe size.",)
    assert found.entries[0].contact.notes == "Shoe size: 38"


def test_a_number_a_spreadsheet_cut_short_is_left_out_and_said() -> None:
    ann = only("Name,Mobile\nAnn Lee,7.7009E+12\n")

    assert ann.contact.mobile == ""
    assert ann.notes == ("The number 7.7009E+12 was cut short by a spreadsheet and is left out.",)


def test_a_row_with_more_cells_than_columns_is_not_guessed_at() -> None:
    found = in_text("Name,Town,Notes\nAnn Lee,Ashby,yes\nBo Ek,1, Hill,Mere\n")

    ((line, who, reason),) = found.ragged
    assert (line, who) == (3, "Bo Ek 1 Hill")
    assert reason.startswith("The row has 1 cell more than there are columns.")


def test_a_row_with_fewer_cells_is_taken_and_said() -> None:
    found = in_text("Name,Town,Notes\nAnn Lee\nBo Ek,Mere,\n")

    assert found.entries[0].notes == ("The last 2 cells are missing and taken as empty.",)


def test_a_table_with_nobody_in_it_is_refused() -> None:
    with pytest.raises(OutreachError, match="no one below it"):
        in_text("First name,Last name\n")


def test_a_table_without_names_is_refused() -> None:
    with pytest.raises(OutreachError, match="has no column for names"):
        in_text("Organisation Code,Town\nA1,Ashby\n")


@pytest.mark.parametrize(
    ("name", "wishes", "deceased"),
    [
        ("Dr Ann Orpen (do not contact)", ["all"], False),
        ("Dr Ann Orpen - DO NOT MAIL", ["post"], False),
        ("Dr Ann Orpen (deceased)", [], True),
        ("The late Dr Ann Orpen", [], True),
        ("Dr Ann Orpen (left)", [], False),
    ],
)
def test_what_stands_beside_a_name_may_be_a_wish(
    name: str, wishes: list[str], deceased: bool
) -> None:
    contact = only(f"Name,Town\n{name},Mere\n").contact

    assert [wish.channel for wish in contact.wishes] == wishes
    assert contact.deceased is deceased
    assert contact.last_name == "Orpen"


def test_columns_of_yes_and_no_side_by_side_ask_about_a_channel_each() -> None:
    one, two = in_text(
        "Name,E-mail address,Email,Post,Phone\nAnn Orpen,a@example.org,Y,Y,N\nBo Tarn,b@example.org,N,Y,Y\n"
    ).entries

    assert [wish.channel for wish in one.contact.wishes] == ["phone"]
    assert [wish.channel for wish in two.contact.wishes] == ["email"]
    assert (one.contact.email, one.contact.phone) == ("a@example.org", "")


def test_a_street_of_home_goes_with_the_town_and_postcode_behind_it() -> None:
    contact = only("Name,Home address,Town,Postcode\nAnn Orpen,1 Low Lane,Mere,qx12ab\n").contact

    assert contact.address == Address(street="1 Low Lane", town="Mere", postcode="QX1 2AB")


def test_a_column_called_contact_has_the_names_where_no_other_has() -> None:
    one, two, three = in_text(
        "Practice,Contact,Tel\nMere Surgery,Jane (reception),01632 960001\nAshby Surgery,FAO Dr Ann Orpen,01632 960002\n"
        "Tarn Surgery,Secretary to Dr Jones,01632 960003\n"
    ).entries

    assert (one.contact.first_name, one.organisation) == ("Jane", "Mere Surgery")
    assert (two.contact.name, two.organisation) == ("Dr Ann Orpen", "Ashby Surgery")
    assert three.place is not None
    assert three.place.notes == "For: Secretary to Dr Jones"


def test_a_number_among_emails_and_an_email_among_numbers_are_kept_as_what_they_are() -> None:
    contact = only("Name,Email,Tel\nBo Tarn,01632 960001,b@example.org\n").contact

    assert (contact.email, contact.phone) == ("b@example.org", "01632 960001")


@pytest.mark.parametrize(
    ("form", "title", "name", "dear"),
    [
        ("Frau", "", "Anna,Orpen", "Frau Orpen"),
        ("Herrn", "Dr.", "Bernd,Orpen", "Dr Orpen"),
        ("Familie", "", ",Orpen", "Colleague"),
        ("Eheleute", "", "Hans und Eva,Orpen", "Hans and Eva Orpen"),
    ],
)
def test_a_form_of_address_is_no_greeting(form: str, title: str, name: str, dear: str) -> None:
    contact = only(f"Anrede,Titel,Vorname,Nachname\n{form},{title},{name}\n").contact

    assert salutation(contact) == dear


def test_a_row_of_a_company_is_an_organisation() -> None:
    entry = in_text(
        "Anrede,Titel,Nachname,Ort\nFrau,Dr.,Orpen,Mere\nFirma,,Orpen GmbH,Mere\n"
    ).entries[1]

    assert (entry.organisation, entry.contact.name) == ("Orpen GmbH", "")


def test_a_post_that_is_vacant_is_nobody() -> None:
    entry = in_text("Consultant,Hospital\nMr Orpen,St Mary's\nVacant,St Mary's\n").entries[1]

    assert (entry.organisation, entry.contact.name) == ("St Mary's", "")


@pytest.mark.parametrize(
    ("header", "cell", "name"),
    [
        ("Full name (surname first)", "Orpen Anna", "Anna Orpen"),
        ("Nachname Vorname", "van den Berg Jan", "Jan van den Berg"),
        ("Nom et pr\u00e9nom", "Anne Orpen", "Anne Orpen"),
        ("Name", "Orpen Anna", "Orpen Anna"),
    ],
)
def test_a_column_may_say_that_surnames_stand_first(header: str, cell: str, name: str) -> None:
    assert only(f"{header},Email\n{cell},a@example.org\n").contact.name == name


def test_where_somebody_works_may_stand_with_the_name() -> None:
    one = only('Contact name,Tel\n"Dr Ann Orpen, Mere Surgery",01632 960001\n')
    two = only("Contact name,Tel\nBo Tarn (Ashby Hospice),01632 960001\n")

    assert (one.contact.name, one.organisation) == ("Dr Ann Orpen", "Mere Surgery")
    assert (two.contact.name, two.organisation) == ("Bo Tarn", "Ashby Hospice")


def test_each_channel_may_have_its_own_answer_in_one_cell() -> None:
    contact = only(
        'Name,Communication preferences\nAnn Orpen,"Email: Yes, Post: No, Phone: No"\n'
    ).contact

    assert [wish.channel for wish in contact.wishes] == ["post", "phone"]
