"""Cards of phones and address books become people; one that cannot be read is named, and alone left out."""

import textwrap

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.exchange import tables
from outreach_desktop.exchange.columns import recognised
from outreach_desktop.exchange.filling import filler
from outreach_desktop.exchange.found import FoundCells
from outreach_desktop.exchange.layouts import People, people
from outreach_desktop.exchange.readers import reading


def book_of(text: str) -> bytes:
    return textwrap.dedent(text).lstrip().replace("\n", "\r\n").encode()


def founds(text: str) -> list[FoundCells]:
    table = tables.table(reading.parse(book_of(text)).sheets[0])
    take = filler(recognised(table))
    return [take(row.cells) for row in table.rows]


def only(text: str) -> FoundCells:
    (found,) = founds(f"BEGIN:VCARD\n{textwrap.dedent(text).strip()}\nEND:VCARD\n")
    return found


def told(data: bytes) -> People:
    book = reading.parse(data)
    table = tables.table(book.sheets[0])
    return people(table, recognised(table), layout=book.kind)


def test_an_android_card_with_soft_breaks_and_bare_types_is_read() -> None:
    found = only(
        """
        VERSION:2.1
        N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=4D=C3=BC=
        =6C=6C=65=72;Max;;Dr.;
        TEL;CELL;PREF:+447700900123
        TEL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=43=61=72):01632 960001
        TEL;WORK;FAX:01632 960009
        EMAIL;INTERNET:max@example.org
        ADR;WORK;QUOTED-PRINTABLE:;;1 Low=0D=0ALane;Mere;;QX1 2AB;UK
        PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQ
        ABAAAAAAD

        NOTE;ENCODING=QUOTED-PRINTABLE:hello=0D=0A=
        there
        """
    )

    assert (found.title, found.first_name, found.last_name) == ("Dr.", "Max", "Müller")
    assert found.phones == [
        ("* mobile", "+447700900123"),
        ("Car", "01632 960001"),
        ("work fax", "01632 960009"),
    ]
    assert found.emails == [("", "max@example.org")]
    (address,) = found.addresses
    assert address.label == "work"
    assert (address.parts.street, address.parts.town, address.parts.postcode) == (
        "1 Low\nLane",
        "Mere",
        "QX1 2AB",
    )
    assert found.notes == "hello\nthere"


def test_an_apple_card_with_groups_labels_and_folded_lines_is_read() -> None:
    found = only(
        """
        VERSION:3.0
        N:Marsh;Wilma;Jane;Dr;FRCS
        FN:Dr Wilma Marsh
        item1.EMAIL;type=INTERNET:w@example.org
        item1.X-ABLabel:_$!<Work>!$_
        EMAIL;TYPE=HOME,PREF:wh@example.org
        ORG:Mere;Urology;Ward 4
        TITLE:Consultant
        NOTE:a\\, b\\nc
        CATEGORIES:GP,Open day
        URL:https://example.org/a
         /long
        item2.X-ABRELATEDNAMES:Ian
        item2.X-ABLabel:_$!<Spouse>!$_
        X-SOCIALPROFILE;type=x:https://example.org/x
        """
    )

    assert (found.full_name, found.post_nominals) == ("Dr Wilma Marsh", "FRCS")
    assert found.emails == [("Work", "w@example.org"), ("* home", "wh@example.org")]
    assert (found.organisation, found.department, found.role) == (
        "Mere",
        "Urology, Ward 4",
        "Consultant",
    )
    assert found.notes == "a, b\nc"
    assert found.tags == ["GP", "Open day"]
    assert dict(found.left) == {
        "Website": "https://example.org/a/long",
        "Related person": "Ian (Spouse)",
        "Social profile": "https://example.org/x",
    }


def test_a_card_of_version_4_is_read() -> None:
    found = only(
        """
        VERSION:4.0
        KIND:org
        FN:Mere Practice
        TEL;VALUE=uri;TYPE="work,voice";PREF=1:tel:+44-1632-960001
        ADR;LABEL="1 Low Lane^nMere":;;;;;;
        """
    )

    assert found.is_organisation
    assert (found.organisation, found.full_name) == ("Mere Practice", "")
    assert found.phones == [("* work", "tel:+44-1632-960001")]
    assert [address.whole for address in found.addresses] == ["1 Low Lane\nMere"]


@pytest.mark.parametrize("shown", ["X-ABShowAs:COMPANY", "KIND:org"])
def test_a_company_is_an_organisation_and_nobody(shown: str) -> None:
    found = only(f"VERSION:3.0\nN:;;;;\nFN:Mere Practice\nORG:Mere Practice;\n{shown}")

    assert (found.is_organisation, found.organisation, found.full_name) == (
        True,
        "Mere Practice",
        "",
    )


def test_one_bad_card_of_many_is_named_and_the_others_come_in() -> None:
    cards = [f"BEGIN:VCARD\nVERSION:3.0\nN:Lee{n};Ann;;;\nEND:VCARD" for n in range(499)]
    cards.insert(100, "BEGIN:VCARD\nVERSION:3.0\nFN:Bad One\nthis is junk\nEND:VCARD")

    found = told("\n".join(cards).encode())

    assert len(found.entries) == 499
    ((line, name, reason),) = found.ragged
    assert (line, name) == (401, "Bad One")
    assert "“this is junk”" in reason


def test_a_card_that_is_cut_off_is_named() -> None:
    found = told(b"BEGIN:VCARD\nFN:Ann Lee\nEND:VCARD\nBEGIN:VCARD\nFN:Bo Ek\nTEL:016")

    assert [row[1] for row in found.ragged] == ["Bo Ek"]


def test_lists_and_pictures_are_told_and_left_out() -> None:
    found = told(
        b"BEGIN:VCARD\nFN:Ann Lee\nPHOTO;VALUE=URI:https://example.org/ann.jpg\nEND:VCARD\n"
        b"BEGIN:VCARD\nKIND:group\nFN:Everybody\nEND:VCARD\n"
    )

    assert len(found.entries) == 1
    assert "Cards of lists or places, not of people, are left out: 1." in found.notes
    assert "Pictures, sounds and keys are left out: 1." in found.notes


def test_lines_that_end_twice_and_lines_of_other_programs_spoil_no_card() -> None:
    found = told(
        b"BEGIN:VCARD\r\r\nFN:Ann\r\r\n  Lee\r\r\nX-MS-OL-DESIGN:<card/>\r\r\nX-SKYPE:ann\r\r\nEND:VCARD\r\r\n"
    )

    assert found.entries[0].contact.name == "Ann Lee"
    assert found.entries[0].contact.notes == "Messages: ann"
    assert any("X-MS-OL-DESIGN" in note for note in found.notes)


def test_a_file_in_utf_16_and_one_without_cards() -> None:
    assert len(told("BEGIN:VCARD\nFN:Zoë Lee\nEND:VCARD\n".encode("utf-16")).entries) == 1
    with pytest.raises(OutreachError, match="has no cards"):
        told(b"BEGIN:VCARD\nKIND:group\nFN:All\nEND:VCARD\n")


def test_a_stray_sign_at_the_end_of_a_note_swallows_no_end_of_a_card() -> None:
    found = founds(
        """
        BEGIN:VCARD
        VERSION:2.1
        FN:Ann Lee
        NOTE;ENCODING=QUOTED-PRINTABLE:by the mill=
        END:VCARD
        BEGIN:VCARD
        VERSION:2.1
        FN:Bo Ek
        END:VCARD
        """
    )
    assert [(one.full_name, one.notes) for one in found] == [
        ("Ann Lee", "by the mill"),
        ("Bo Ek", ""),
    ]


def test_what_many_cards_have_before_the_colon_is_read_alike_in_each() -> None:
    long = "X-" + "A" * 300
    cards = [
        [
            *("BEGIN:VCARD", "VERSION:3.0", f"N:Orpen{number};Anna;;;", f"{long}:1"),
            f"EMAIL;TYPE=WORK:anna{number}@example.org",
            f'TEL;TYPE="work:main, ward (3)":01632 96000{number}',
            "END:VCARD\n",
        ]
        for number in range(3)
    ]
    found = founds("".join(map("\n".join, cards)))
    assert [(one.last_name, one.emails, one.phones) for one in found] == [
        (
            f"Orpen{number}",
            [("work", f"anna{number}@example.org")],
            [("work:main  ward (3)", f"01632 96000{number}")],
        )
        for number in range(3)
    ]


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\r\r\n"])
def test_lines_may_end_as_every_program_ends_them(end: str) -> None:
    lines = ["BEGIN:VCARD", "VERSION:3.0", "N:Orpen;Anna;;;", "NOTE:one", " line", "END:VCARD", ""]
    (entry,) = told(end.join(lines).encode()).entries
    assert (entry.contact.name, entry.contact.notes) == ("Anna Orpen", "oneline")


def card(name: str, *lines: str) -> str:
    return "\n".join(["BEGIN:VCARD", "VERSION:3.0", f"N:{name};Ann;;;", *lines, "END:VCARD"])


def names(found: People) -> list[str]:
    return [one.contact.last_name for one in found.entries]


def test_a_card_without_a_beginning_is_named_with_its_place() -> None:
    cards = [card(f"Lee{n}") for n in range(499)]
    cards.insert(100, "VERSION:3.0\nN:Ek;Bo;;;\nEND:VCARD")

    found = told("\n".join(cards).encode())

    assert len(found.entries) == 499
    ((line, name, reason),) = found.ragged
    assert (line, name) == (401, "Ek Bo")
    assert "no beginning" in reason


BROKEN = {
    "the beginning of the first is missing": (
        "VERSION:3.0\nN:Ek;Bo;;;\nEND:VCARD\n" + card("Lee"),
        ["Lee"],
        [(1, "Ek Bo")],
    ),
    "an end without anything": (card("Lee") + "\nEND:VCARD\n" + card("Orr"), ["Lee", "Orr"], []),
    "a beginning within a card": (
        "BEGIN:VCARD\nFN:Bo Ek\n" + card("Lee"),
        ["Lee"],
        [(1, "Bo Ek")],
    ),
    "the file ends within a card": (
        card("Lee") + "\nBEGIN:VCARD\nFN:Bo Ek\nTEL:016",
        ["Lee"],
        [(5, "Bo Ek")],
    ),
    "the file ends after a beginning": (card("Lee") + "\nBEGIN:VCARD", ["Lee"], [(5, "")]),
    "neither an end nor a beginning between two": (
        "BEGIN:VCARD\nVERSION:3.0\nN:Ek;Bo;;;\nVERSION:3.0\nN:Orr;Di;;;\nEND:VCARD\n" + card("Lee"),
        ["Lee"],
        [(1, "Ek Bo")],
    ),
    "files put together without a break": (card("Lee") + card("Orr"), ["Lee", "Orr"], []),
    "indented": (
        card("Lee") + "\n  BEGIN:VCARD\nN:Orr;Di;;;\n  END:VCARD\n" + card("Poe"),
        ["Lee", "Orr", "Poe"],
        [],
    ),
    "a stray sign before the next card": (
        "BEGIN:VCARD\nFN:Bo Ek\nNOTE;ENCODING=QUOTED-PRINTABLE:mill=\n" + card("Lee"),
        ["Lee"],
        [(1, "Bo Ek")],
    ),
    "marks of the beginning of a file between": (
        card("Lee") + "\n\ufeff" + card("Orr"),
        ["Lee", "Orr"],
        [],
    ),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_no_card_is_lost_without_a_word(kind: str) -> None:
    text, come_in, refused = BROKEN[kind]
    found = told(text.encode())
    assert names(found) == come_in
    assert [row[:2] for row in found.ragged] == refused


def test_text_above_between_and_below_cards_is_told_with_its_line() -> None:
    text = f"Cards of Mill Clinic\n\n{card('Lee')}\n-- copied by hand --\n{card('Orr')}\nThe end"
    found = told(text.encode())
    assert names(found) == ["Lee", "Orr"]
    (note,) = [one for one in found.notes if "Between the cards" in one]
    for line in (
        "line 1 “Cards of Mill Clinic”",
        "line 7 “-- copied by hand --”",
        "line 12 “The end”",
    ):
        assert line in note


def test_the_card_of_an_assistant_within_a_card_is_told_and_the_card_comes_in() -> None:
    inner = "AGENT:\n" + card("Ek")
    found = told(f"{card('Lee', inner, 'TEL:01632 960001')}\n{card('Orr')}".encode())
    assert names(found) == ["Lee", "Orr"]
    assert found.entries[0].contact.phone
    assert "Cards within the cards of others are left out: “Ek Ann”." in found.notes


def test_a_list_with_a_card_in_a_cell_is_still_a_list() -> None:
    book = reading.parse(b'Name,Notes\nAnn Lee,"BEGIN:VCARD\nEND:VCARD"\n')
    assert book.kind == "CSV"
