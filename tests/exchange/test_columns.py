"""Each column goes where its name and its cells say, in the words of programs and of people."""

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.exchange import columns, header_words, tables
from outreach_desktop.exchange.cells.cell_words import seen
from outreach_desktop.exchange.cells.phone_cells import numbers_in
from outreach_desktop.exchange.column import Column
from outreach_desktop.exchange.columns import recognised
from outreach_desktop.exchange.fields import choices, field_named
from outreach_desktop.exchange.filling import filler
from outreach_desktop.exchange.found import FoundCells
from outreach_desktop.exchange.readers import reading
from outreach_desktop.exchange.sheets import Table


def table_of(text: str) -> Table:
    return tables.table(reading.parse(text.encode()).sheets[0])


def columns_of(text: str) -> tuple[Column, ...]:
    return recognised(table_of(text))


def fields_of(text: str) -> dict[str, str]:
    return {column.name: column.chosen for column in columns_of(text)}


def first(text: str) -> FoundCells:
    table = table_of(text)
    return filler(recognised(table))(table.rows[0].cells)


NAMES = {
    "first_name": "Name: First name|First name|FORENAME(S)|Given Name|FNAME|Vorname|Prénom|Voornaam|Christian name|first_name",
    "last_name": "Surname|Last Name|Family name|Nachname|Nom de famille|Apellidos|Cognome|Achternaam|LNAME",
    "name": "Nom et prénom|Nombre a mostrar|Cognome e nome|Full name|Contact Name|What is your full name?|Anzeigename|Nom complet|Nombre completo|Volledige naam",
    "title": "Mr/Mrs/Ms/Dr|Prefix|Individual Prefix|Title 1|Civilité",
    "salutation": "Postal Greeting|Primary Salutation|Greeting",
    "organisation": "GP Practice Name|Hospital / Practice|Practice Name|Account Name|Current Employer|Where do you work?|Firma|Société|Empresa|Bedrijf"
    "|Associated Company|GP Practice|Organization 1 - Name|Name of surgery|Company / Organisation|Hospital",
    "role": "Job Title|Position|Your job title|Funktion|Poste|Puesto|Functie|Organization Title|Ruolo",
    "email": "Courriel principal|E-MAIL ADDRESS|e_mail|Primary Email|Adresse de messagerie|E-Mail 2: Adresse|E-mailadres|Courriel"
    "|Dirección de correo electrónico 2|Indirizzo e-mail|Email Address 1|eMail",
    "phone": "Tel No|Telephone No.|Contact number|Direct dial|Switchboard|WhatsApp|Daytime phone|Haupttelefon|Teléfono",
    "mobile": "Número de móvil|Numero cellulare|Mob No|Mobile No.|Cell|Tél. mobile|Handy|Cellulare|Mobil-Tel.-Nr.|Mobiele telefoon|Mobile Phone",
    "fax": "Fax|Bleep|Pager|Télécopie",
    "home_phone": "Tel (home)|Home Phone 2|Telefon privat|Téléphone 2 (domicile)|Teléfono particular|Telefoon thuis",
    "work_phone": "Work tel|Office Phone|Practice Tel|Telefon geschäftlich|Téléphone (bureau)|Tel. dienstlich"
    "|Teléfono del trabajo|Telefoon op werk|Telefono (uff.)|Company Main Phone",
    "work_email": "NHS Email|Work email|Email (work)",
    "street": "Address Line 5|Street Address|Supplemental Address 1|Address 1: Street 1|Postal Address Line 1|Straße",
    "home_street": "Home Street|Rue (domicile) 2|Straße privat|Huisadres, straat|Via (ab.)",
    "work_street": "Business Street 3|Calle del trabajo|Straße geschäftlich 2|Werkadres, straat",
    "town": "City|Post Town|Mailing City|Ort|Ville|Ciudad|Città|Woonplaats|Town/City|Primary Address City",
    "work_town": "Practice Town|Ville (bureau)|Dienstlich: Ort|Ort geschäftlich",
    "postcode": "Post Code|POSTAL CODE|Zip/Postal Code|Mailing Zip/Postal Code|PLZ|Code postal|CAP|Codice postale",
    "work_postcode": "Practice Postcode|Business Postal Code|Código postal del trabajo|CAP (uff.)",
    "home_postcode": "Thuispostcode|Privat: PLZ|CAP (ab.)",
    "home_address": "Adresse privée|Indirizzo di casa|Privatadresse|Thuisadres",
    "other_street": "Ander adres, straat|Altra via|Weitere Straße",
    "region": "County|State/Province|Bundesland|Provincie|Dép/Région",
    "other_region": "Weiteres/r Bundesland/Kanton|Otra provincia o estado",
    "work_country": "Business Country/Region|Pays/Région (bureau)|País o región del trabajo",
    "work_po_box": "Business Address PO Box|B.P. professionnelle|Apartado postal de la dirección del trabajo",
    "home_po_box": "Boîte postale du domicile|Postfach privat",
    "tags": "Tags|Category|Group Membership|Labels|Kategorien|Catégories|Categorieën",
    "notes": "Notes|Comments|Description|Notizen|Remarques|Opmerkingen|Shoe size|Assistant's Phone|Manager's Name"
    "|Account Owner|Emergency contact|Created By|Referred By|Spouse|Website|Birthday|Skype ID|Membership ID|RefusedGiftAid",
    "": "Contact Owner Id|Photo|E-mail Type|Contact ID|Record ID|Created Date|Phonetic First Name|Given Yomi|Last Modified",
    "extension": "Ext.|Phone Extension",
    "wishes": "Block_Email|BLACKLIST|Marketing|Do Not Mail|Email Opt Out|GDPR consent|OK to contact?|Deceased",
}


@pytest.mark.parametrize(
    ("field", "name"), [(f, n) for f, names in NAMES.items() for n in names.split("|")]
)
def test_a_column_is_known_by_its_name(field: str, name: str) -> None:
    assert fields_of(f"{name};Other\n;x\n")[name] == field


@pytest.mark.parametrize(
    ("column", "cells", "field"),
    [
        ("Title", ["Dr", "Mrs", ""], "title"),
        ("Title", ["GP partner", "Nurse"], "role"),
        ("Salutation", ["Dr.", "Ms."], "title"),
        ("Salutation", ["Dear Wilma", "Dear Dr Tarn"], "salutation"),
        ("Home", ["01632 960001", "01632 960002"], "home_phone"),
        ("Contact", ["w@example.org", "i@example.org"], "email"),
        ("Contact", ["Wilma Marsh", "Ian Tarn"], "name"),
        ("Address", ["w@example.org", "i@example.org"], "email"),
        ("Company", ["yes", "no"], "notes"),
        ("Company", ["Mere Practice", "Ashby Royal"], "organisation"),
        ("Type", ["Individual", "Organization"], "is_organisation"),
        ("Type", ["GP", "Nurse"], "tags"),
        ("Contact Type", ["GP", "Nurse"], "tags"),
        ("Status", ["Unsubscribed", "Active"], "wishes"),
        ("Status", ["Active", "Moved"], "notes"),
        ("Spalte1", ["QX1 2AB", "QX2 3CD"], "postcode"),
        ("Spalte1", ["01632 960001", "+44 7700 900001"], "phone"),
        ("Open day", ["x", ""], "tag"),
        ("Membership no", ["1234567", "7654321"], "notes"),
        ("Attendee #", ["1", "2"], "notes"),
    ],
)
def test_what_stands_in_it_decides_where_a_name_has_two_meanings(
    column: str, cells: list[str], field: str
) -> None:
    rows = "".join(f"{cell};x\n" for cell in cells)

    assert fields_of(f"{column};Surname\n{rows}")[column] == field


@pytest.mark.parametrize(
    ("header", "row", "fields"),
    [
        ("Name,Vorname", "Marsch,Wilma", ("last_name", "first_name")),
        ("Prénom,Nom", "Wilma,Marché", ("first_name", "last_name")),
        ("Nome,Cognome", "Wilma,Marchi", ("first_name", "last_name")),
        ("Nombre,Apellidos", "Wilma,Marcha", ("first_name", "last_name")),
        ("Name,First name", "Wilma Marsh,Wilma", ("name", "first_name")),
        (
            "Name,First name,Surname",
            "Prof Wilma Marsh,Wilma,Marsh",
            ("name", "first_name", "last_name"),
        ),
        ("Nom,Email", "Wilma Marché,w@example.org", ("name", "email")),
        ("Practice,Practice Manager", "Mere Practice,Wilma Marsh", ("organisation", "name")),
    ],
)
def test_a_name_is_the_part_that_no_other_column_has(
    header: str, row: str, fields: tuple[str, ...]
) -> None:
    assert tuple(fields_of(f"{header}\n{row}\n").values()) == fields


def test_a_table_without_column_names_is_known_by_its_cells() -> None:
    table = table_of(
        "Dr,Wilma,Marsh,Mere Practice,w.marsh@example.org,01632 960001,1 Low Lane,Mere,QX1 2AB\n"
        "Mr,Ian,Tarn,Ashby Hospital,i.tarn@example.org,01632 960002,2 High Street,Ashby,QX2 3CD\n"
    )

    assert not table.headed
    assert [column.field for column in recognised(table)] == [
        *(
            "title",
            "first_name",
            "last_name",
            "organisation",
            "email",
            "phone",
            "street",
            "town",
            "postcode",
        )
    ]
    assert len(table.rows) == 2
    assert "No line names the columns" in table.notes[0]


@pytest.mark.parametrize("head", ["", "Contact,Town\n", "Email,Town\n"])
def test_addresses_with_names_before_them_are_both(head: str) -> None:
    found = first(f'{head}"Marsh, Wilma <w@example.org>",Mere\nIan Tarn <i@example.org>;,Ashby\n')

    assert (found.full_name, found.emails) == ("Marsh, Wilma", [("", "w@example.org")])


def test_surnames_that_come_first_are_known_by_the_addresses() -> None:
    assert fields_of("Tarn,Ian,ian.tarn@example.org\nMarsh,Wilma,wilma.marsh@example.org\n") == {
        "Column 1": "last_name",
        "Column 2": "first_name",
        "Column 3": "email",
    }


def test_a_column_tells_three_samples_how_many_there_are_and_why() -> None:
    email, size = columns_of(
        "Email,Shoe size\na@example.org,38\nb@example.org,\nc@x.org,38\nd@x.org,\n"
    )

    assert email.samples == ("a@example.org", "b@example.org", "c@x.org")
    assert (email.filled, email.why) == (4, columns.BY_NAME)
    assert (size.samples, size.filled, size.why) == (("38",), 2, columns.NO_FIELD)


def test_what_somebody_chose_goes_before_what_is_recognised() -> None:
    table = table_of("Wer,Email,Ort\nLee,lee@example.org,Ashby\n")
    chosen = columns.choices(table, ["Wer=surname", "email=", "Ort=home_town"])

    assert chosen == {"Wer": "last_name", "Email": "", "Ort": "home_town"}
    assert [(one.chosen, one.why) for one in recognised(table, chosen)] == [
        ("last_name", columns.CHOSEN),
        ("", columns.CHOSEN),
        ("home_town", columns.CHOSEN),
    ]
    assert recognised(table, {}, {"Wer": "name"})[0].why == columns.REMEMBERED


def test_a_choice_settles_the_other_columns_too() -> None:
    table = table_of("Wer,Wo\nAnn Lee,New Mere\nBo Ek,Old Ashby\n")

    assert [one.field for one in recognised(table)] == ["name", "notes"]
    assert [one.field for one in recognised(table, {"Wo": "name"})] == ["notes", "name"]


@pytest.mark.parametrize(
    ("word", "field"),
    [
        ("first_name", "first_name"),
        ("First name", "first_name"),
        ("address.town", "town"),
        ("home_postcode", "home_postcode"),
        ("Town (home)", "home_town"),
        ("do_not_contact", "wishes"),
        ("-", ""),
        ("", ""),
        ("Notes", "notes"),
        ("E-mail", "email"),
    ],
)
def test_a_field_may_be_said_in_several_ways(word: str, field: str) -> None:
    assert field_named(word) == field


def test_every_choice_is_a_field_of_that_name() -> None:
    assert [field_named(name) for name, _ in choices()] == [name for name, _ in choices()]


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("Email", "does not name a field"),
        ("Nobody=email", "has no column “Nobody”"),
        ("Name=shoe_size", "no field “shoe_size”"),
    ],
)
def test_a_slip_in_a_choice_is_said_with_what_there_is(word: str, message: str) -> None:
    with pytest.raises(OutreachError, match=message) as refused:
        columns.choices(table_of("Name,Town\nAnn Lee,Mere\n"), [word])
    assert refused.value.hint


def test_an_address_is_put_together_as_it_stands_on_an_envelope() -> None:
    found = first(
        "Name;House number;House name;Street;Address 2;Town;Postcode;Home address;Home postcode;PO Box\n"
        "Ann Lee;12;Rose Cottage;Low Lane;Low End;Mere;QX1 2AB;3 Mill Road, Bere;QX3 4EF;7\n"
    )

    own, home = found.addresses
    assert own.parts.street == "Rose Cottage\nPO Box 7\n12 Low Lane\nLow End"
    assert (own.parts.town, own.parts.postcode) == ("Mere", "QX1 2AB")
    assert (home.label, home.whole, home.parts.postcode) == ("home", "3 Mill Road, Bere", "QX3 4EF")


def test_a_whole_address_and_one_in_lines_are_told_apart() -> None:
    assert fields_of("Name,Address\nA B,1 Low Lane\n")["Address"] == "address"
    assert fields_of("Name,Address,Town\nA B,1 Low Lane,Mere\n")["Address"] == "street"
    assert set(
        fields_of("Name,Address,Address 2,Address 3\nA B,1 Low Lane,Mere,QX\n").values()
    ) == {
        "name",
        "street",
    }


def test_an_extension_belongs_to_the_number_before_it_and_a_type_to_its_number() -> None:
    found = first("Name,Phone,Phone Type,Ext.,Mobile\nAnn Lee,01632 960001,Work,23,07700 900001\n")

    assert found.phones == [("Work", "01632 960001 ext 23"), ("Mobile", "07700 900001")]
    assert first("Name,Phone,Ext.\nAnn Lee,,23\n").left == [("Ext.", "23")]


def test_what_several_columns_say_in_other_words_is_said_once() -> None:
    found = first(
        "Display Name,Sort Name,First Name,Last Name,Street Address,Street Number,Street Name\n"
        'Dr Ann Lee,"Lee, Ann",Ann,Lee,1 Low Lane,1,Low Lane\n'
    )

    assert (found.full_name, found.left) == ("Dr Ann Lee", [])
    assert found.addresses[0].parts.street == "1 Low Lane"


@pytest.mark.parametrize(
    ("column", "cells", "field"),
    [
        ("Best telephone number to reach you on", "01632 960001", "phone"),
        ("Phone - mobile", "7700900001", "mobile"),
        ("Email Lists", "Newsletter", "notes"),
        ("How do you like to be called", "Mr", "title"),
    ],
)
def test_a_name_nobody_knows_says_something_if_its_cells_bear_it_out(
    column: str, cells: str, field: str
) -> None:
    assert fields_of(f"Name,{column}\nAnn Lee,{cells}\n")[column] == field


def test_several_values_of_google_in_one_cell_are_several() -> None:
    found = first(
        "First Name,Organization Name,Organization Title,Phone 1 - Label,Phone 1 - Value,"
        "Address 1 - Label,Address 1 - Street,Address 1 - City\n"
        "Wilma,Mere Practice ::: Ashby Royal,GP ::: Lead,Work ::: Mobile,01632 960001 ::: 07700 900001,"
        "Work ::: Home,1 Low Lane ::: 2 High St,Mere ::: Ashby\n"
    )

    assert (found.organisation, found.role) == ("Mere Practice", "GP")
    assert found.left == [("Organization Name", "Ashby Royal"), ("Organization Title", "Lead")]
    assert found.phones == [("Work", "01632 960001"), ("Mobile", "07700 900001")]
    assert [(one.label, one.parts.street, one.parts.town) for one in found.addresses] == [
        ("Work", "1 Low Lane", "Mere"),
        ("Home", "2 High St", "Ashby"),
    ]


def test_a_second_column_of_what_only_one_can_be_goes_to_the_notes() -> None:
    found = first("Name,Company,Employer,Occupation\nAnn Lee,Mere,Ashby,GP\n")

    assert (found.organisation, found.profession) == ("Mere", "GP")
    assert found.left == [("Employer", "Ashby")]


@pytest.mark.parametrize(
    ("cell", "tags"),
    [
        ('"GP","Open day"', ["GP", "Open day"]),
        ('["GP","Open day"]', ["GP", "Open day"]),
        ("GP ::: * My Contacts", ["GP"]),
        ("GP;Nurse|Ward\nStaff", ["GP", "Nurse", "Ward", "Staff"]),
        ("#gp #nurse", ["gp", "nurse"]),
        ("* myContacts", []),
    ],
)
def test_tags_are_parted_and_lose_the_marks_round_them(cell: str, tags: list[str]) -> None:
    quoted = cell.replace('"', '""')
    assert first(f'Name,Tags\nAnn Lee,"{quoted}"\n').tags == tags


def test_a_ticked_column_gives_a_tag_of_its_name() -> None:
    assert first("Name,Open day,Walk\nAnn Lee,x,\n").tags == ["Open day"]


@pytest.mark.parametrize(
    ("column", "cell", "says"),
    [
        ("Is a company", "1", True),
        ("Is a company", "no", False),
        ("Contact Type", "Organization", True),
        ("Contact Type", "Household", False),
        ("Is a person", "yes", False),
        ("Is a company", "", None),
    ],
)
def test_a_column_may_tell_companies_from_people(column: str, cell: str, says: bool | None) -> None:
    assert first(f"Name,{column}\nMere Practice,{cell}\n").is_organisation is says


def test_accents_capitals_and_signs_do_not_tell_names_apart() -> None:
    assert (
        header_words.bare("E-mail 1 - Value") == header_words.bare("EMAIL1VALUE") == "email1value"
    )
    assert header_words.bare("Straße (geschäftlich)") == "strassegeschaftlich"
    assert header_words.plain("firstName2") == "first name 2"


def test_a_column_of_addresses_is_of_emails_whatever_its_name_may_mean() -> None:
    assert fields_of("Namn;E-post\nBritt Berg;b@example.org\nCurt Co;c@example.org\n") == {
        "Namn": "name",
        "E-post": "email",
    }
    assert fields_of("Name,Post\nAnn Lee,ann@example.org\n")["Post"] == "email"
    assert fields_of("Name,Post\nAnn Lee,Registrar\n")["Post"] == "role"


def test_what_everybody_has_alike_is_nobodys_name() -> None:
    rows = "".join(f"{name};Summer Evening\n" for name in ("Vera Vik", "Will Wass", "Ann Lee"))
    assert fields_of(f"Wer;Was\n{rows}") == {"Wer": "name", "Was": "notes"}


def test_the_state_of_a_subscription_is_no_county() -> None:
    assert fields_of("Name,state\nAnn Lee,active\nBo Ek,active\n")["state"] == "notes"
    assert fields_of("Name,state\nAnn Lee,active\nBo Ek,unsubscribed\n")["state"] == "wishes"
    assert fields_of("Name,state\nAnn Lee,MA\nBo Ek,TX\n")["state"] == "region"


@pytest.mark.parametrize("name", ["Default Address Company", "Billing Company", "Mailing Company"])
def test_the_company_of_an_address_is_the_organisation(name: str) -> None:
    assert fields_of(f"Name,{name}\nAnn Lee,Mere Practice\n")[name] == "organisation"


def test_a_sign_that_numbers_the_rows_is_left_out() -> None:
    assert fields_of("#,Name\n1,Ann Lee\n2,Bo Ek\n")["#"] == ""


def test_a_letter_before_a_number_goes() -> None:
    assert numbers_in("Phone", "p:+46700005566").numbers == (("Phone", "+46700005566"),)


def test_a_name_of_one_word_beside_a_last_name_is_the_first_name() -> None:
    assert fields_of("Name,Last name\nAnn,Orpen\nBo,Tarn\n")["Name"] == "first_name"
    assert fields_of("Name,Last name\nAnn Orpen,Orpen\nDr Tarn,Tarn\n")["Name"] == "name"


def test_a_name_with_an_initial_beside_the_first_name_is_whole() -> None:
    found = fields_of("First name,Label name\nAnn,Dr A Orpen\nBo,Mr B Tarn\n")

    assert found["Label name"] == "name"


def test_dutch_small_words_stand_before_the_surname() -> None:
    found = first("Voornaam,Tussenvoegsel,Achternaam\nAnna,van der,Berg\n")

    assert (found.first_name, found.last_name) == ("Anna", "van der Berg")


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Person - Organization", "organisation"),
        ("Contact company", "organisation"),
        ("parent_id/name", "organisation"),
        ("Your full name (incl. title)", "name"),
        ("KeyName", "last_name"),
    ],
)
def test_a_name_is_read_without_what_stands_around_it(header: str, field: str) -> None:
    assert header_words.read(header).field == field


def test_subscribers_are_their_addresses() -> None:
    found = fields_of("Subscriber,Subscribed\na@example.org,No\n")

    assert found == {"Subscriber": "email", "Subscribed": "wishes"}


def test_a_link_of_a_spreadsheet_is_what_it_shows() -> None:
    assert seen('=HYPERLINK("tel:01632960004","01632 960004")') == "01632 960004"
    assert seen('=HYPERLINK("mailto:a@example.org")') == "mailto:a@example.org"
