"""Lists of organisations with no person in a row, as registers, councils, maps and other programs write them."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from outreach_desktop.db.subjects import contacts, organisations
from outreach_desktop.db.subjects.places import needs as kept_needs
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.organisations import Organisation
from outreach_desktop.domain.own_fields.own_fields import ORGANISATIONS
from outreach_desktop.services import undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.importing import imports
from outreach_desktop.services.importing.imports import ImportPlan
from tests import builders

TODAY = date(2026, 11, 30)


def plan_of(
    db: Data, folder: Path, text: str, chosen: Mapping[str, str] | None = None
) -> ImportPlan:
    path = folder / "list.csv"
    path.write_text(text, "utf-8")
    return imports.plan(db, path, today=TODAY, chosen=chosen)


def taken_in(db: Data, folder: Path, text: str) -> ImportPlan:
    plan = plan_of(db, folder, text)
    for _ in imports.apply(db, plan):
        pass
    return plan


def places(db: Data) -> dict[str, Organisation]:
    return {one.name: one for one in organisations.every(db)}


def fields(plan: ImportPlan) -> dict[str, str]:
    return {column.name: column.chosen for column in plan.columns}


LISTS = {
    "a register of hospitals": (
        (
            "OrganisationID,OrganisationCode,OrganisationType,Sector,OrganisationName,Address1,City,County,Postcode,"
            "Latitude,ParentODSCode,ParentName,Phone,Website\n"
            "17,NDA07,Hospital,Independent Sector,Walton Community Hospital,Rodney Road,Walton,Surrey,KT12 3LD,51.3,NDA,"
            "Riverside Care Ltd,01932 496000,http://walton.example\n"
        ),
        {
            "Walton Community Hospital": (
                "hospital",
                "NDA07",
                "http://walton.example",
                "Riverside Care Ltd",
            )
        },
    ),
    "a directory of care homes": (
        (
            "Name,Also known as,Address,Postcode,Phone number,Service's website (if available),Service types,Provider name,"
            "Local authority,Region,CQC Location ID (for office use only),CQC Provider ID (for office use only)\n"
            'Abbey Court,,"Falcon Way, Bourne",PE10 0GT,01778 496001,www.abbey.example,Nursing homes,Barton Healthcare Ltd,'
            "Lincolnshire,East Midlands,1-125,1-101\n"
            'Acorn Lodge,,"15 Atherton Road, Hull",HU5 2EJ,01482 496002,,Residential homes,Mrs A Smith,Hull,Yorkshire,1-126,1-102\n'
        ),
        {
            "Abbey Court": ("Nursing homes", "1-125", "www.abbey.example", "Barton Healthcare Ltd"),
            "Acorn Lodge": ("Residential homes", "1-126", "", ""),
        },
    ),
    "locations with words before each part": (
        (
            "Location ID,Care home?,Location Name,Location ODS Code,Location Telephone Number,Registered manager,"
            "Location Web Address,Location Street Address,Location City,Location Postal Code,Provider ID,Provider Name\n"
            '1-1,Y,Kingswood House,VM4G9,01234 496003,"Smith, Jane",www.kingswood.example,21 Chapel Road,Rye,TN37 6HR,1-101,Kingswood Care Ltd\n'
        ),
        {"Kingswood House": ("", "VM4G9", "www.kingswood.example", "Kingswood Care Ltd")},
    ),
    "hospitals in capitals": (
        (
            '"Facility ID","Facility Name","Address","City/Town","State","ZIP Code","County/Parish","Telephone Number","Hospital Type"\n'
            '"010001","SOUTHEAST HEALTH HOSPITAL","1108 ROSS CLARK CIRCLE","DOTHAN","AL","36301","HOUSTON","(334) 555-8701","Acute Care Hospitals"\n'
        ),
        {"Southeast Health Hospital": ("hospital", "010001", "", "")},
    ),
    "hospices by a heading alone": (
        (
            "Hospice,Address,Town,Postcode,Telephone,Website,Email\n"
            "St Luke's,Stamford Road,Tarn,PL9 9XA,01752 496004,www.lukes.example,info@lukes.example\n"
            "Rowcroft,Avenue Road,Mere,TQ2 5LS,01803 496005,,\n"
        ),
        {"St Luke's": ("", "", "www.lukes.example", ""), "Rowcroft": ("", "", "", "")},
    ),
    "libraries of a council": (
        (
            "Local authority,Library name,Address 1,Address 3,Postcode,Statutory,Contact email,URL of library website\n"
            "Barnet,Burnt Oak,Watling Avenue,Edgware,HA8 0UB,Yes,burntoak@barnet.example,https://barnet.example/libraries\n"
            "Barnet,Osidge,Brunswick Road,London,N11 1EY,No,osidge@barnet.example,\n"
        ),
        {
            "Burnt Oak": ("", "", "https://barnet.example/libraries", ""),
            "Osidge": ("", "", "", ""),
        },
    ),
    "places from a map": (
        (
            "title,category,address,website,phone,review_count,latitude,longitude,place_id\n"
            'Priory Medical Group,Medical group,"Cornlands Road, York YO24 3WX",http://priory.example/,01904 496006,52,53.9,-1.1,Ch1\n'
            'Boots,Pharmacy,"43 Coney St, York YO1 9QL",https://boots.example/,01904 496007,200,53.9,-1.0,Ch2\n'
        ),
        {
            "Priory Medical Group": ("GP practice", "", "http://priory.example/", ""),
            "Boots": ("pharmacy", "", "https://boots.example/", ""),
        },
    ),
    "places from another map": (
        (
            "@id,name,amenity,addr:street,addr:city,addr:postcode,phone,website,operator,opening_hours\n"
            "node/1,York Hospital,hospital,Wigginton Road,York,YO31 8HE,01904 496008,,York Teaching Hospitals NHS Trust,24/7\n"
            "node/2,Dalton Terrace,doctors,Glentworth,York,YO24 4DB,,https://dalton.example,,\n"
        ),
        {
            "York Hospital": ("hospital", "", "", "York Teaching Hospitals NHS Trust"),
            "Dalton Terrace": ("GP practice", "", "https://dalton.example", ""),
        },
    ),
    "accounts of a program": (
        (
            '"Id","IsDeleted","Name","Type","ParentId","BillingStreet","BillingCity","BillingPostalCode","Phone","AccountNumber","Website"\n'
            '"001","0","Riverside Hospice","Partner","","12 Mill Lane","Marrowby","WE1 2AB","01632 960100","A-1","www.riverside.example"\n'
            '"002","0","Marrowby Day Unit","Partner","001","14 Mill Lane","Marrowby","WE1 2AB","01632 960101","A-2",""\n'
        ),
        {
            "Riverside Hospice": ("hospice", "", "www.riverside.example", ""),
            "Marrowby Day Unit": ("", "", "", "Riverside Hospice"),
        },
    ),
    "accounts with the name of what they belong to": (
        (
            "Account Name,Parent Account,Type,Billing Street,Billing City,Phone,Website,Account Owner\n"
            "Marrowby Day Unit,Riverside Hospice,Partner,14 Mill Lane,Marrowby,01632 960101,,Jo Dale\n"
            "Riverside Hospice,,Partner,12 Mill Lane,Marrowby,01632 960100,www.riverside.example,Jo Dale\n"
        ),
        {
            "Riverside Hospice": ("hospice", "", "www.riverside.example", ""),
            "Marrowby Day Unit": ("", "", "", "Riverside Hospice"),
        },
    ),
    "companies": (
        (
            "Record ID,Company name,Company owner,Phone Number,City,Industry,Website URL,Type,Parent Company\n"
            "7,Lakeside Clinic,Jo Dale,01632 960300,Marrowby,HOSPITAL_HEALTH_CARE,lakeside.example,Partner,\n"
            "8,Tarn Pharmacy,Jo Dale,01632 960301,Tarn,RETAIL,,Other,Lakeside Clinic\n"
        ),
        {
            "Lakeside Clinic": ("", "", "lakeside.example", ""),
            "Tarn Pharmacy": ("pharmacy", "", "", "Lakeside Clinic"),
        },
    ),
    "a register of charities": (
        (
            "charity_number,charity_name,contact_address1,contact_postcode,contact_phone,contact_web\n"
            "1001,THE WEND VALLEY CANCER TRUST,The Old Hall,WE3 1AA,01632 960600,www.wvct.example\n"
        ),
        {"The Wend Valley Cancer Trust": ("", "1001", "www.wvct.example", "")},
    ),
    "a German list": (
        (
            "Name;Art;Stra\u00dfe;PLZ;Ort;Telefon;Webseite;Tr\u00e4ger;IK-Nummer\n"
            "Klinikum Lindenau;Krankenhaus;Parkstr. 1;04177;Leipzig;0341 12345;www.lindenau.example;Klinikverbund gGmbH;261400001\n"
            "St. Elisabeth;Hospiz;Am Ring 3;04179;Leipzig;0341 12346;;;\n"
        ),
        {
            "Klinikum Lindenau": (
                "hospital",
                "261400001",
                "www.lindenau.example",
                "Klinikverbund gGmbH",
            ),
            "St. Elisabeth": ("hospice", "", "", ""),
        },
    ),
    "a French list": (
        (
            "Nom;Type;Adresse;Code postal;Ville;T\u00e9l\u00e9phone;Site web;N\u00b0 FINESS;Rattach\u00e9 \u00e0\n"
            "H\u00f4pital Saint-Louis;CHU;1 avenue Vellefaux;75010;Paris;01 42 49 49 49;https://louis.example;750100042;AP-HP\n"
            "EHPAD Les Tilleuls;EHPAD;12 rue des Lilas;75011;Paris;01 43 00 00 00;;750100043;\n"
        ),
        {
            "H\u00f4pital Saint-Louis": ("hospital", "750100042", "https://louis.example", "AP-HP"),
            "EHPAD Les Tilleuls": ("EHPAD", "750100043", "", ""),
        },
    ),
    "names and numbers alone": (
        (
            "Name,Phone\nMarrowby General Hospital,01632 960201\nThe Old Vicarage,01632 960202\n"
            "Lakeside Hospice,01632 960203\nTarn Medical Practice,01632 960204\n"
        ),
        {
            "Marrowby General Hospital": ("hospital", "", "", ""),
            "The Old Vicarage": ("", "", "", ""),
            "Lakeside Hospice": ("hospice", "", "", ""),
            "Tarn Medical Practice": ("GP practice", "", "", ""),
        },
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_each_row_becomes_an_organisation(db: Data, tmp_path: Path, name: str) -> None:
    text, wanted = LISTS[name]
    plan = taken_in(db, tmp_path, text)

    assert all(row.is_organisation and row.verdict == "new" for row in plan.rows), name
    found = places(db)
    by_id = {one.id: one.name for one in found.values()}
    assert {
        called: (one.kind, one.code, one.website, by_id.get(one.parent_id or "", ""))
        for called, one in found.items()
        if called in wanted
    } == wanted
    assert not contacts.every(db)
    again = taken_in(db, tmp_path, text)
    assert {row.verdict for row in again.rows} == {"unchanged"}
    undo.undo(db)
    assert not organisations.every(db)


def test_addresses_in_capitals_are_written_as_people_do(db: Data, tmp_path: Path) -> None:
    taken_in(db, tmp_path, LISTS["hospitals in capitals"][0])

    place = places(db)["Southeast Health Hospital"]
    assert place.address == Address(
        street="1108 Ross Clark Circle", town="Dothan", region="AL", postcode="36301"
    )
    assert place.phone == "(334) 555-8701"


def test_a_list_is_known_by_code_before_name_and_nothing_kept_is_emptied(
    db: Data, tmp_path: Path
) -> None:
    kept = builders.organisation(
        db, "Densham Surgery", code="A81001", phone="01642 960000", email="desk@densham.example"
    )
    text = (
        "Practice Code,Practice Name,Address Line 1,Town,Postcode,Telephone,List Size\n"
        'A81001,The Old Densham Practice,1 Lawson Street,Tarn,TS18 1HU,01642 960111,"4,203"\n'
        "A81002,Densham Surgery,9 Farrer Street,Tarn,TS18 2AW,01642 960222,900\n"
    )

    plan = taken_in(db, tmp_path, text)

    assert [row.verdict for row in plan.rows] == ["updated", "new"]
    after = organisations.get(db, kept.id)
    assert (after.name, after.email, after.list_size) == (
        "Densham Surgery",
        "desk@densham.example",
        4203,
    )
    assert after.phone == "01642 960111"
    assert "Other name: The Old Densham Practice" in after.notes
    assert "Phone: 01642 960000 \u2192 01642 960111" in plan.rows[0].changes
    assert len(organisations.every(db)) == 2


def test_the_same_name_elsewhere_is_another(db: Data, tmp_path: Path) -> None:
    text = (
        "Name,Type,Address,Postcode,Website\n"
        "Boots,Pharmacy,1 High Street,WE1 1AA,www.boots.example\n"
        "Boots,Pharmacy,2 Low Street,WE2 2BB,www.boots.example\n"
    )

    assert [row.verdict for row in taken_in(db, tmp_path, text).rows] == ["new", "new"]
    assert [row.verdict for row in taken_in(db, tmp_path, text).rows] == ["unchanged"] * 2


def test_a_row_that_says_less_empties_nothing_and_other_words_go_to_the_notes(
    db: Data, tmp_path: Path
) -> None:
    kept = builders.organisation(
        db, "Mere Surgery", kind="clinic", code="M1", address=Address(town="Mere")
    )

    taken_in(
        db,
        tmp_path,
        "Name,Type,Code,Town,Website,Email\nMere Surgery,GP practice,,Mere,,\n",
    )

    after = organisations.get(db, kept.id)
    assert (after.kind, after.code) == ("clinic", "M1")
    assert after.notes == "Other kind: GP practice"


def test_a_row_without_a_name_is_kept_under_its_email_or_refused(db: Data, tmp_path: Path) -> None:
    text = (
        "Library name,Postcode,Email,Website,Opening hours\n"
        "Burnt Oak,HA8 0UB,a@barnet.example,www.barnet.example,9-5\n"
        ",HA8 0UC,b@barnet.example,www.barnet.example,9-5\n"
        ",,,,9-5\n"
    )

    plan = taken_in(db, tmp_path, text)

    assert [row.verdict for row in plan.rows] == ["new", "new", "rejected"]
    assert set(places(db)) == {"Burnt Oak", "b@barnet.example"}
    assert "no name" in plan.rows[2].reason


def test_people_and_organisations_in_one_list_stay_what_they_are(db: Data, tmp_path: Path) -> None:
    text = (
        "Contact Type,Sort Name,Organization Name,Street Address,City,Postal Code,Phone,Email,Website\n"
        "Organization,Marrowby Scouts,Marrowby Scouts,Hut Lane,Marrowby,WE1 1AA,01632 960400,,http://scouts.example\n"
        "Organization,Cub Pack,Marrowby Scouts,Hut Lane,Marrowby,WE1 1AA,01632 960401,,\n"
        'Individual,"Orpen, Ann",,2 High Street,Tarn,WE3 1AA,01632 960402,ann@orpen.example,\n'
    )

    plan = taken_in(db, tmp_path, text)

    assert [row.is_organisation for row in plan.rows] == [True, True, False]
    found = places(db)
    assert found["Marrowby Scouts"].website == "http://scouts.example"
    assert found["Cub Pack"].parent_id == found["Marrowby Scouts"].id
    assert [one.name for one in contacts.every(db)] == ["Ann Orpen"]


def test_a_desk_changes_nothing_of_its_organisation(db: Data, tmp_path: Path) -> None:
    kept = builders.organisation(db, "Mere Surgery", phone="01632 960001")

    taken_in(db, tmp_path, "Name,Organisation,Phone\nReception,Mere Surgery,01632 960002\n")

    after = organisations.get(db, kept.id)
    assert after.phone == "01632 960001"
    assert after.notes == "Other phone: 01632 960002"


def test_a_list_of_people_stays_one(db: Data, tmp_path: Path) -> None:
    for text in (
        "Name,Website,Type\nAnn Orpen,www.orpen.example,Friend\nIan Tarn,,Friend\nKay Brill,,\n",
        "Full name,School,Postcode\nAnn Orpen,Tarn School,WE1 1AA\n",
        "Name,Practice,Website\nDr Ann Orpen,Mere Surgery,www.mere.example\n",
    ):
        plan = plan_of(db, tmp_path, text)
        assert not any(row.is_organisation for row in plan.rows), text


def test_anyone_can_say_that_a_column_names_organisations(db: Data, tmp_path: Path) -> None:
    text = "Wer,Ort\nAlte Post,Leipzig\nGoldener Hirsch,Leipzig\n"

    plan = plan_of(db, tmp_path, text, {"Wer": "organisation_name"})

    assert [(row.name, row.is_organisation) for row in plan.rows] == [
        ("Alte Post", True),
        ("Goldener Hirsch", True),
    ]


def test_what_two_rows_belong_to_in_a_circle_is_refused(db: Data, tmp_path: Path) -> None:
    text = "Organisation,Part of,Website\nOne Trust,Two Trust,www.one.example\nTwo Trust,One Trust,www.two.example\n"

    plan = plan_of(db, tmp_path, text)

    assert {row.verdict for row in plan.rows} == {"rejected"}
    assert plan.rows[0].reason.startswith("Rows 2 and 3 belong to each other in a circle.")


def test_what_runs_itself_belongs_to_nothing(db: Data, tmp_path: Path) -> None:
    text = (
        "Name,Provider name,Type,Website\nTarn Hospice,Tarn Hospice Ltd,Hospice,www.tarn.example\n"
    )

    taken_in(db, tmp_path, text)

    assert [one.parent_id for one in organisations.every(db)] == [None]


def test_a_field_of_the_groups_own_is_filled(db: Data, tmp_path: Path) -> None:
    field = builders.own_field(db, "Parking", about=ORGANISATIONS)
    text = "Library name,Parking,Website\nBurnt Oak,at the back,www.barnet.example\n"

    plan = taken_in(db, tmp_path, text)

    assert fields(plan)["Parking"] == f"own.{field.key}"
    assert places(db)["Burnt Oak"].own == ((field.id, "at the back"),)


def test_the_file_is_where_they_are_known_from(db: Data, tmp_path: Path) -> None:
    taken_in(db, tmp_path, LISTS["places from a map"][0])

    assert places(db)["Boots"].source == "list.csv, 2026-11-30"


def test_a_patient_in_a_need_of_an_organisation_is_told_and_left_out(
    db: Data, tmp_path: Path
) -> None:
    text = (
        "Name,Kind,Needs,ID of the organisation in Outreach Desktop\n"
        'Mere Surgery,,"kind=need; text=a lift for NHS number 943 476 5919",1\n'
    )

    plan = taken_in(db, tmp_path, text)

    assert "Left out" in plan.rows[0].reason
    place = places(db)["Mere Surgery"]
    assert not any("943" in need.text for need in kept_needs.of(db, [place.id]).get(place.id, ()))


def test_a_number_that_two_lists_give_to_two_places_makes_them_no_one_place(
    db: Data, tmp_path: Path
) -> None:
    first = "Code,Library name,Postcode,Website\n12345,Burnt Oak,HA8 0UB,www.barnet.example\n"
    other = "Code,Hospice,Postcode,Website\n12345,Rowcroft,TQ2 5LS,www.rowcroft.example\n"

    taken_in(db, tmp_path, first)
    taken_in(db, tmp_path, other)

    assert {name: one.code for name, one in places(db).items()} == {
        "Burnt Oak": "12345",
        "Rowcroft": "12345",
    }


REAL = {
    "a head beside a school": (
        (
            "URN,EstablishmentName,TypeOfEstablishment (name),Street,Town,Postcode,SchoolWebsite,HeadTitle (name),HeadLastName\n"
            "100000,The Aldgate School,Voluntary aided school,Duke's Place,London,EC3A 5DE,www.aldgate.example,Miss,Allan\n"
        ),
        "HeadTitle (name): Miss",
    ),
    "codes of areas": (
        (
            "name,address,postcode,lat,lng,url,lsoa_code\n"
            'Barking,"2 Town Square, Barking",IG11 7NB,51.5,0.07,www.barking.example,E01000010\n'
        ),
        "lsoa_code: E01000010",
    ),
    "another name": (
        (
            "Hospital ID,Formal Name,Other Name,Location Address,Suburb,Postcode,Agency Type\n"
            "5488,Albert Road Clinic,The Albert,31 Albert Road,South Melbourne,3205,Private Hospital\n"
        ),
        "Other Name: The Albert",
    ),
}


@pytest.mark.parametrize("name", REAL)
def test_what_has_no_field_is_in_the_notes(db: Data, tmp_path: Path, name: str) -> None:
    text, note = REAL[name]

    taken_in(db, tmp_path, text)

    [place] = organisations.every(db)
    assert note in place.notes.splitlines()
    assert place.address.town
    assert place.phone == ""
