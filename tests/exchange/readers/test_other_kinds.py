"""Lists in LDIF, in web pages and in JSON are read; what else there is is refused by its own name."""

import os
from pathlib import Path

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.exchange import tables
from outreach_desktop.exchange.columns import recognised
from outreach_desktop.exchange.filling import filler
from outreach_desktop.exchange.found import FoundCells
from outreach_desktop.exchange.readers import reading


def founds(data: str | bytes) -> list[FoundCells]:
    book = reading.parse(data.encode() if isinstance(data, str) else data)
    table = tables.table(book.sheets[0])
    take = filler(recognised(table))
    return [take(row.cells) for row in table.rows]


def test_an_ldif_of_an_address_book_is_read_without_its_lists() -> None:
    (wilma,) = founds(
        "dn: cn=Wilma Marsh,mail=w@example.org\nobjectclass: top\nobjectclass: person\n"
        "givenName: Wilma\nsn:: TWFyc2jDqQ==\ncn: Wilma\n  Marsh\u00e9\nmail: w@example.org\n"
        "mozillaSecondEmail: w2@example.org\ntelephoneNumber: 01632 960001\nmobile: 07700 900001\n"
        "o: Mere Practice\nl: Mere\nmozillaHomeStreet: 1 Low Lane\nmozillaNickname: Billie\n\n"
        "dn: cn=Everybody\nobjectclass: groupOfNames\ncn: Everybody\nmember: cn=Wilma\n"
    )

    assert (wilma.first_name, wilma.last_name, wilma.full_name) == (
        "Wilma",
        "Marshé",
        "Wilma Marshé",
    )
    assert [cell for _, cell in wilma.emails] == ["w@example.org", "w2@example.org"]
    assert wilma.organisation == "Mere Practice"
    assert {(one.label, one.parts.town or one.parts.street) for one in wilma.addresses} == {
        ("work", "Mere"),
        ("home", "1 Low Lane"),
    }
    assert wilma.left == [("Nickname", "Billie")]


def test_the_table_of_a_web_page_is_read_whatever_the_file_is_called() -> None:
    (wilma,) = founds(
        "<html><head><style>td {}</style></head><body><table><tr><th>Name<th>Email</tr>"
        "<tr><td>Dr Wilma&nbsp;Marsh<td>w@example.org<br></table></body></html>"
    )

    assert (wilma.full_name, wilma.emails) == ("Dr Wilma Marsh", [("", "w@example.org")])


def test_a_list_in_json_is_read_with_what_stands_within() -> None:
    (wilma,) = founds(
        '{"people": [{"first_name": "Wilma", "address": {"town": "Mere", "postcode": "QX1 2AB"},'
        ' "tags": ["GP", "Core"], "large_print": true, "age": null}]}'
    )

    assert wilma.first_name == "Wilma"
    assert wilma.addresses[0].parts.postcode == "QX1 2AB"
    assert wilma.tags == ["GP", "Core"]
    assert wilma.large_print


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7", "is a PDF"),
        (b"!BDN....", "is an Outlook data file"),
        (b"\x00\x01\x00\x00Standard ACE DB", "is an Access database"),
        (b"\x1f\x8b\x08", "is a packed file"),
        (b"\x89PNG\r\n", "is a picture"),
        (b"\xff\xd8\xff\xe1", "is a picture"),
        (b"GIF89a\x01\x00", "is a picture"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "is a picture"),
        (b"BM\x46\x00\x00\x00\x00\x00\x00\x00", "is a picture"),
        (b"II*\x00\x08\x00", "is a picture"),
        (b"\x00\x00\x00\x18ftypheic", "is a picture"),
        (b'<svg xmlns="http://www.w3.org/2000/svg">', "is a picture"),
        (b"<?xml version='1.0'?>\n<!-- drawn, by hand -->\n<svg width='1'>", "is a picture"),
        (b"BEGIN:VCALENDAR\r\n", "is a calendar"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "is an XML spreadsheet",
        ),
        (b"<html><body><p>Hello</p></body></html>", "is a web page without a table"),
        (b'{"a": 1', "is not JSON: line 1, character 8"),
        (b"[" * 5000 + b'{"a"', "more than 100 deep"),
        (b'["a", "b"]', "is JSON without a list of people"),
    ],
)
def test_what_is_no_list_is_refused_by_its_own_name(data: bytes, message: str) -> None:
    with pytest.raises(OutreachError, match=message) as refused:
        reading.parse(data, name="list.csv")
    assert refused.value.hint


def test_a_list_may_begin_with_letters_that_begin_a_picture_too() -> None:
    for begun in ("BMI", "GIF8 no", "RIFF", "MM", "II"):
        book = reading.parse(f"{begun},Surname\n1,Quellow\n".encode(), name="list.csv")
        assert book.sheets[0].records[0][1][0] == begun


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders here")
def test_a_pipe_and_a_folder_are_refused_without_waiting(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)

    for path, message in (
        (pipe, "is a pipe, not a file"),
        (tmp_path, "is a folder"),
        (Path("/dev/null"), "is a device"),
    ):
        with pytest.raises(OutreachError, match=message):
            reading.read(path)
