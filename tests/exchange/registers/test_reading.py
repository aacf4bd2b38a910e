"""Register files are known by what is in them, and read as they were published, copied or damaged."""

from pathlib import Path

import pytest

from outreach_desktop.domain.registers.kept import COLUMNS, Record
from outreach_desktop.errors import OutreachError
from outreach_desktop.exchange.registers import nppes as nppes_file
from outreach_desktop.exchange.registers import sources
from outreach_desktop.exchange.registers.layouts import recognised
from outreach_desktop.exchange.registers.reading import RegisterReading
from tests.register_files import gp, nppes, practice, provider, text, trust, zipped


def read(path: Path) -> tuple[str, list[tuple[str, ...]], tuple[str, ...]]:
    """Which register the file is, its rows, and what is to be told of it."""
    with sources.opened(path) as source:
        reading = RegisterReading(source)
        rows = [row for portion in reading.portions() for row in portion.rows]
        return reading.layout.register, rows, reading.notes


def read_text(folder: Path, content: str, name: str = "list.csv") -> tuple[str, list[Record]]:
    path = folder / name
    path.write_text(content, encoding="utf-8", newline="")
    register, rows, _ = read(path)
    return register, [Record(*row) for row in rows]


def test_practices_are_known_without_headings_and_without_their_name(tmp_path: Path) -> None:
    register, (one, two) = read_text(
        tmp_path,
        text([practice(), practice("B82020", "CROSS HILLS", status="C", closed="20221130")]),
    )
    assert register == "epraccur"
    assert (one.code, one.name, one.town, one.region, one.parent, one.kind) == (
        "A81001", "THE DENSHAM SURGERY", "STOCKTON-ON-TEES", "CLEVELAND", "00K", "4",
    )  # fmt: skip
    assert (one.closed, two.closed) == ("", "20221130")


def test_the_newer_dialect_says_roles_and_whether_they_are_active(tmp_path: Path) -> None:
    rows = [
        practice(status="ACTIVE", setting="RO80|RO87"),
        practice("A81002", "QUEENS PARK", status="INACTIVE", setting="RO76"),
    ]
    _, (one, two) = read_text(tmp_path, text(rows))
    assert (one.kind, one.closed) == ("RO80|RO87", "")
    assert (two.kind, two.closed) == ("RO76", "closed")


@pytest.mark.parametrize(
    ("rows", "register"),
    [
        ([trust("R0A", "MANCHESTER UNIVERSITY NHS FOUNDATION TRUST")], "etr"),
        ([trust("R0A02", "MANCHESTER ROYAL INFIRMARY")], "ets"),
        ([gp("G0102005", "SMITH JA")], "egpcur"),
        ([practice("FA002", "ROWLANDS PHARMACY")], "edispensary"),
        ([practice("V00002", "DENTAL SURGERY")], "egdpprac"),
        ([["A81001", "A SURGERY", "16C", "TEES", "U12345", "HARTLEPOOL PCN", "16C", "TEES", "20190701", ""]], "epcncorepartnerdetails"),
        ([["G0102005", "A81001", "P", "20190701", ""]], "epracmem"),
        ([["1234567", "JANE", "SMITH", "G0102005", "20190701"]], "egmcmem"),
        ([["1234567", "C1234567", "SMITH", "JA", "F", "101", "S", "R0A02"]], "econcur"),
        ([["U12345", "HARTLEPOOL PCN", "16C", "TEES", "20190701", "", "1 A ROAD", "", "", "HARTLEPOOL", "", "TS1 1AA"]], "epcn"),
    ],
)  # fmt: skip
def test_other_nhs_files_are_known_by_their_codes(
    tmp_path: Path, rows: list[list[str]], register: str
) -> None:
    assert read_text(tmp_path, text(rows))[0] == register


def test_a_site_belongs_to_the_trust_whose_code_begins_its_own(tmp_path: Path) -> None:
    _, (one,) = read_text(tmp_path, text([trust("R0A02", "ROYAL INFIRMARY")]))
    assert one.parent == "R0A"


def test_copies_with_headings_fewer_columns_and_no_quotation_marks_are_read(tmp_path: Path) -> None:
    content = (
        "OrgCode,Name,NationalGrouping,Address1,Address2,Address3,Postcode,CloseDate,StatusCode,Commissioner,TelNo,PrescrSet\n"
        'B82020,CROSS HILLS PRACTICE,Y63,THE CENTRE,"HOLME LANE, CROSS HILLS",KEIGHLEY,BD20 7LG,,A,36J,01632 960444,4\n'
    )
    register, (one,) = read_text(tmp_path, content)
    assert register == "epraccur"
    assert (one.street, one.town, one.phone, one.parent) == ("THE CENTRE\nHOLME LANE, CROSS HILLS", "KEIGHLEY", "01632 960444", "36J")  # fmt: skip


def test_copies_of_statistics_programs_say_na_and_have_days_with_dashes(tmp_path: Path) -> None:
    content = (
        "ods_code,ods_name,region_code,address_line_1,address_line_2,address_line_3,address_line_4,address_line_5,postcode,open_date,close_date\n"
        "R0A,Manchester University NHS Foundation Trust,Y62,COBBETT HOUSE,OXFORD ROAD,NA,MANCHESTER,NA,M13 9WL,2017-10-01,NA\n"
    )
    register, (one,) = read_text(tmp_path, content)
    assert register == "etr"
    assert (one.street, one.town, one.opened, one.closed) == ("COBBETT HOUSE\nOXFORD ROAD", "MANCHESTER", "20171001", "")  # fmt: skip


def test_lists_of_the_nhs_website_bring_emails(tmp_path: Path) -> None:
    names = "OrganisationID\u00acOrganisationCode\u00acOrganisationType\u00acisEPSEnabled\u00acOrganisationName\u00acAddress1\u00acAddress2\u00acAddress3\u00acCity\u00acCounty\u00acPostcode\u00acParentODSCode\u00acParentName\u00acPhone\u00acEmail\u00acWebsite"
    row = "12\u00acA81001\u00acGP\u00acTrue\u00acThe Densham Surgery\u00acThe Health Centre\u00acLawson Street\u00ac\u00acStockton\u00acCleveland\u00acTS18 1HU\u00ac00K\u00acTees\u00ac01632 960301\u00acpost@densham.example\u00acwww.densham.example"
    path = tmp_path / "GP.csv"
    path.write_bytes(f"{names}\r\n{row}\r\n".encode("latin-1"))
    register, rows, _ = read(path)
    one = Record(*rows[0])
    assert register == "nhs-website-gp"
    assert (one.email, one.street, one.town, one.region) == ("post@densham.example", "The Health Centre\nLawson Street", "Stockton", "Cleveland")  # fmt: skip


def test_nppes_columns_are_found_by_name_in_any_order_and_number(tmp_path: Path) -> None:
    ann = provider("1000000004", last="O'NEIL", first="ANN", middle="B", letters="M.D.", street="1 MAIN ST", suite="SUITE 2", town="BOSTON", state="MA", postcode="021150000", phone="6175550100", kind="208800000X", gone="")  # fmt: skip
    names = ["Certification Date", "Provider Sex Code", "A new column", *reversed(list(ann))]
    for content in (nppes([ann]), nppes([ann], names)):
        register, (one,) = read_text(tmp_path, content)
        assert register == "nppes"
        assert (one.code, one.kind, one.is_person, one.name, one.given, one.letters) == ("1000000004", "208800000X", "1", "O'NEIL", "ANN B", "M.D.")  # fmt: skip
        assert (one.street, one.town, one.region, one.postcode) == ("1 MAIN ST\nSUITE 2", "BOSTON", "MA", "021150000")  # fmt: skip


def test_a_copy_that_went_through_a_spreadsheet_is_read_too(tmp_path: Path) -> None:
    rows = nppes([provider("1679576722", last="WIEBE") | {"Entity Type Code": "1.0"}, provider("1497758544", name="COUNTY HOSPITAL") | {"Entity Type Code": "2.0", "Provider Other Organization Name": "<UNAVAIL>"}])  # fmt: skip
    _, (one, two) = read_text(tmp_path, rows.replace('"', ""))
    assert (one.is_person, one.name, two.is_person, two.name) == ("1", "WIEBE", "", "COUNTY HOSPITAL")  # fmt: skip


def test_the_taxonomy_that_is_marked_is_taken_not_the_first(tmp_path: Path) -> None:
    one = provider("1000000004", last="NEIL")
    one |= {"Healthcare Provider Taxonomy Code_1": "207R00000X", "Healthcare Provider Primary Taxonomy Switch_1": "N"}  # fmt: skip
    one |= {"Healthcare Provider Taxonomy Code_15": "208800000X", "Healthcare Provider Primary Taxonomy Switch_15": "Y"}  # fmt: skip
    _, (found,) = read_text(tmp_path, nppes([one]))
    assert found.kind == "208800000X"


def test_quotation_marks_line_breaks_and_commas_in_cells_are_parts_of_them(tmp_path: Path) -> None:
    rows = [
        provider("1000000004", name='THE "GOOD", CLINIC', parent='"BIG" HOLDINGS', town="BOSTON"),
        provider("1000000012", name="TWO\nLINES", town="SALEM"),
        provider("1000000020", name="LAST", parent="HOLDINGS", town="LYNN"),
    ]
    _, found = read_text(tmp_path, nppes(rows))
    assert [(one.name, one.parent_name or one.parent, one.town) for one in found] == [
        ('THE "GOOD", CLINIC', '"BIG" HOLDINGS', "BOSTON"),
        ("TWO\nLINES", "", "SALEM"),
        ("LAST", "HOLDINGS", "LYNN"),
    ]


def test_a_deactivated_number_is_closed_and_one_that_came_back_is_not(tmp_path: Path) -> None:
    gone = provider("1000000004", gone="03/31/2025")
    back = provider("1000000012", last="LEE", gone="03/31/2015") | {"NPI Reactivation Date": "04/30/2015"}  # fmt: skip
    _, (one, two) = read_text(tmp_path, nppes([gone, back]))
    assert (one.closed, two.closed) == ("20250331", "")


def test_a_zip_is_read_as_it_was_downloaded(tmp_path: Path) -> None:
    content = nppes([provider("1000000004", last="LEE")])
    path = zipped(
        tmp_path / "NPPES_Data_Dissemination_March_2026.zip",
        npidata_pfile_20050523_20260309_fileheader__csv=content * 3,
        othername_pfile_20050523_20260309__csv="x" * 99_999,
        npidata_pfile_20050523_20260309__csv=content,
        readme__pdf="%PDF",
    )
    assert [row[0] for row in read(path)[1]] == ["1000000004"]


def test_a_zip_that_unpacks_to_far_more_than_a_register_is_left(tmp_path: Path) -> None:
    line = text([practice()])
    path = zipped(tmp_path / "epraccur.zip", epraccur__csv=line * 900_000)
    with pytest.raises(OutreachError, match="unpacks to far more"):
        read(path)


def test_a_zip_cut_short_or_without_a_list_says_so(tmp_path: Path) -> None:
    whole = zipped(tmp_path / "a.zip", readme__pdf="nothing")
    with pytest.raises(OutreachError, match="no CSV file"):
        read(whole)
    cut = tmp_path / "b.zip"
    cut.write_bytes(zipped(tmp_path / "c.zip", epraccur__csv=text([practice()])).read_bytes()[:-30])
    with pytest.raises(OutreachError, match="cut short or damaged"):
        read(cut)


def test_a_zip_that_windows_packed_by_deflate64_is_to_be_unpacked_first(tmp_path: Path) -> None:
    path = zipped(tmp_path / "npidata.zip", npidata_pfile__csv=nppes([provider("1", last="LEE")]))
    packed = path.read_bytes()
    for header, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = packed.index(header) + place
        packed = packed[:at] + b"\x09\x00" + packed[at + 2 :]
    path.write_bytes(packed)
    with pytest.raises(OutreachError, match="packed in a way that is not known") as raised:
        read(path)
    assert raised.value.hint == "Unpack it first, then choose the CSV file in it."


@pytest.mark.parametrize("kept", [0.3, 0.55, 0.8])
def test_a_file_cut_short_says_in_which_line(tmp_path: Path, kept: float) -> None:
    path = tmp_path / "epraccur.csv"
    content = text([practice(f"A{number:05}") for number in range(500)])
    path.write_text(content[: int(len(content) * kept) + 7], encoding="utf-8", newline="")
    with pytest.raises(OutreachError, match=r"line \d+ is incomplete"):
        read(path)
    many = nppes(
        provider(f"{number}", last="LEE") for number in range(1_000_000_000, 1_000_000_300)
    )
    path.write_text(many[: int(len(many) * kept)], encoding="utf-8", newline="")
    with pytest.raises(OutreachError, match=r"line \d+ is incomplete"):
        read(path)


def test_nul_bytes_and_windows_letters_are_read_and_told(tmp_path: Path) -> None:
    path = tmp_path / "epraccur.csv"
    content = text([practice(f"A{number:05}", "CAF\u00c9 SURGERY") for number in range(50)])
    path.write_bytes(content.encode("cp1252").replace(b"LAWSON", b"LAW\x00SON", 2))
    _, rows, notes = read(path)
    assert (rows[0][3], rows[0][COLUMNS.index("street")]) == ("CAF\u00c9 SURGERY", "THE HEALTH CENTRE\nLAWSON STREET")  # fmt: skip
    assert [note for note in notes if "NUL" in note or "Windows" in note] == list(notes)


@pytest.mark.parametrize(
    "content",
    [
        "Name,Email\nAnn,ann@a.example\n",
        "Code,Name,Postcode\nX1,Ann,TS1 1AA\n",
        "NPI,Name\n1000000004,Ann\n",
        "\x00\x01\x02" * 9000,
        "no comma anywhere",
        "",
        "\n\n",
        "a" * 5_000_000,
    ],
)
def test_what_is_no_register_is_refused_in_a_sentence(tmp_path: Path, content: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(OutreachError, match=r"not a register|is empty"):
        read(path)


def test_a_line_with_a_quotation_mark_too_few_is_left_out_and_told(tmp_path: Path) -> None:
    path = tmp_path / "epraccur.csv"
    rows = text([practice(f"A{number:05}") for number in range(300)])
    path.write_text(rows.replace('"A00100",', '"A00100,', 1), encoding="utf-8", newline="")
    _, found, notes = read(path)
    assert (len(found), *notes) == (299, "1 line was left out: it has more or fewer cells than the others.")  # fmt: skip


def test_a_mark_too_many_in_a_provider_costs_one_line_and_not_those_after_it(
    tmp_path: Path,
) -> None:
    path = tmp_path / "npidata_pfile.csv"
    rows = nppes(
        provider(f"{number}", last="LEE") for number in range(1_000_000_000, 1_000_000_300)
    )
    path.write_text(rows.replace('"1000000100"', '"1000000100', 1), encoding="utf-8", newline="")
    _, found, notes = read(path)
    assert (len(found), *notes) == (299, "1 line was left out: it has more or fewer cells than the others.")  # fmt: skip


def test_a_provider_whose_lines_come_in_two_pieces_is_read_whole(tmp_path: Path) -> None:
    lines = nppes([provider(str(number), name="TWO\nLINES") for number in (1, 2)]).split("\n")
    layout = recognised("npidata_pfile.csv", f"{lines[0]}\n")
    assert layout is not None
    for place in range(2, len(lines)):
        pieces = ["\n".join(lines[1:place]) + "\n", "\n".join(lines[place:])]
        found = list(nppes_file.Cutting(layout).records(iter(pieces)))
        assert [row[3] for row in found if not isinstance(row, int)] == ["TWO\nLINES"] * 2
        assert len(found) == 2
