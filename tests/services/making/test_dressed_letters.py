"""Documents that come with the program are made on the group's paper, and in large print for whoever asked for it."""

import datetime as dt
import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.post.letter_look import envelope_of
from outreach_desktop.domain.post.sheets import A4, A5, HALF_LETTER, LETTER
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, group, group_file
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters
from tests import builders
from tests.services.letter_steps import GREETING, NOW, note, planned

PACKET = letters.choice("information-packet")
PROPOSAL = letters.choice("proposal")


@pytest.fixture(autouse=True)
def _named(db: Data) -> None:
    """A group whose letters can be made."""
    ours = replace(group.profile(db), name="Lakeside", phone="01632 960000", email="a@example.org")
    group.save_profile(db, ours)


@pytest.fixture
def ann(db: Data, people: list[Contact]) -> Contact:
    """She wants large print; Ben does not."""
    contacts.change(db, replace(people[0], large_print=True))
    return contacts.get(db, people[0].id)


def least(content: bytes) -> float:
    """Points of running text."""
    size = docx.Document(io.BytesIO(content)).styles["Normal"].font.size
    return float(size.pt)


def made(
    db: Data,
    people: list[Contact],
    choice: letters.TemplateChoice,
    out: Path,
    together: Path | None = None,
) -> list[letters.Outcome]:
    plan = planned(db, people, choice)
    return list(letters.make(db, plan, out, together=together, now=NOW))


def test_who_asked_for_large_print_gets_it_and_nobody_else(
    db: Data, people: list[Contact], ann: Contact, out: Path
) -> None:
    outcomes = made(db, [ann, people[1]], PROPOSAL, out)
    sizes = [least(one.path.read_bytes()) for one in outcomes if one.path]
    assert sizes == [16, 12]


def test_a_household_gets_large_print_where_one_of_them_asked_for_it(
    db: Data, ann: Contact, people: list[Contact]
) -> None:
    builders.household(db, people[1], ann)
    plan = planned(db, [people[1], ann], PROPOSAL)
    assert [letter.is_enlarged for letter in plan.letters()] == [True]


def test_the_printable_file_has_large_print_in_a_file_of_its_own(
    db: Data, people: list[Contact], ann: Contact, tmp_path: Path, out: Path
) -> None:
    together = tmp_path / "All, to print.docx"
    made(db, [ann, people[1]], PROPOSAL, out, together=together)
    large = tmp_path / "All, to print, large print.docx"
    assert (least(together.read_bytes()), least(large.read_bytes())) == (12, 16)
    said = [
        "\n".join(one.text for one in docx.Document(str(path)).paragraphs)
        for path in (together, large)
    ]
    assert ["Dear Dr O'Neil" in one for one in said] == [False, True]
    assert ["Dear Dr Fox" in one for one in said] == [True, False]


def test_where_all_want_large_print_the_printable_file_is_large(
    db: Data, ann: Contact, tmp_path: Path, out: Path
) -> None:
    together = tmp_path / "All, to print.docx"
    made(db, [ann], PROPOSAL, out, together=together)
    assert least(together.read_bytes()) == 16
    assert [one.name for one in tmp_path.glob("*.docx")] == [together.name]


def test_a_template_of_the_group_s_own_is_left_as_it_is_and_the_check_says_to_enlarge_it(
    db: Data, people: list[Contact], ann: Contact, tmp_path: Path
) -> None:
    plan = planned(db, [ann, people[1]], note(tmp_path, GREETING))
    found = [one for one in letters.check(plan) if one.field == "contact.large_print"]
    assert [one.contact_id for one in found] == [ann.id]
    assert "Enlarge the pages" in found[0].message
    shipped = letters.check(planned(db, [ann, people[1]], PROPOSAL))
    assert not [one for one in shipped if one.field == "contact.large_print"]


def test_an_american_group_s_letters_are_on_its_paper_with_the_address_in_its_window(
    db: Data, people: list[Contact]
) -> None:
    profile = group.profile(db)
    group.save_profile(db, replace(profile, paper="Letter", language="en_US"))
    there = Address(street="120 Oak Street", town="Ithaca", region="NY", postcode="14850")
    contacts.change(db, replace(people[0], address=there))
    (letter,) = planned(db, people[:1], PACKET).letters()
    block = letter.context["contact"]["address_block"]  # type: ignore[index]
    assert block[-2:] == ["120 Oak Street", "ITHACA NY 14850"]
    (other,) = planned(db, people[:1], PROPOSAL).letters()
    said = [one.text for one in docx.Document(io.BytesIO(other.render())).paragraphs]
    assert "Sincerely," in said
    assert "Yours sincerely," not in said
    document = docx.Document(io.BytesIO(letter.render()))
    width = document.sections[0].page_width
    assert width is not None
    assert width.mm == pytest.approx(LETTER.width, abs=0.1)
    shown = [one.text for one in document.tables[0].rows[0].cells[0].paragraphs]
    assert shown == block


def test_an_address_has_at_most_the_lines_that_a_window_shows(db: Data) -> None:
    hospital = builders.organisation(
        db,
        "Wend Valley and Western Dales General Hospital",
        kind="hospital",
        address=Address(street="Level 2\nEast Wing\nPriory Road", town="Marrowby", region="Wendshire", postcode="QX1 2AB"),
    )  # fmt: skip
    person = builders.person(db, "Marsh", title="Dr")
    builders.role(db, person, hospital, title="Consultant", department="Urology", is_main=True)
    (letter,) = planned(db, [person], PACKET).letters()
    block = letter.context["contact"]["address_block"]  # type: ignore[index]
    assert len(block) <= 6
    assert block[-2:] == ["MARROWBY", "QX1 2AB"]
    assert "Wendshire" not in " ".join(block)


def test_who_has_no_address_or_one_too_long_for_the_window_is_told_before_anything_is_made(
    db: Data,
) -> None:
    nowhere = builders.person(db, "Marsh")
    whole = Address(street="3 High Street", town="Ashby", postcode="QX1 2AB")
    fine = builders.person(db, "Hill", address=whole)
    long = "The Old Corn Store and Community Centre of Marrowby-under-Wend"
    street = "\n".join(f"{part}, {long}" for part in ("Level 2", "Room 14", "East Wing"))
    much = builders.person(db, "Field", address=replace(whole, street=street))
    found = letters.check(planned(db, [nowhere, fine, much], PACKET))
    told = {(one.contact_id, one.field) for one in found}
    assert (nowhere.id, "contact.address_lines") in told
    assert (much.id, "contact.address_block") in told
    assert not any(who == fine.id and "address" in field for who, field in told)
    assert not any(one.stops for one in found if "address" in one.field)


def chosen(db: Data, **look: Any) -> None:
    """The group has chosen how its letters look."""
    group.save_profile(db, replace(group.profile(db), **look))


def test_large_print_has_the_size_that_the_group_chose(
    db: Data, people: list[Contact], ann: Contact, out: Path
) -> None:
    chosen(db, large_points=18)
    outcomes = made(db, [ann, people[1]], PROPOSAL, out)
    assert [least(one.path.read_bytes()) for one in outcomes if one.path] == [18, 12]


def test_letters_are_in_the_colours_and_the_font_of_the_group(
    db: Data, people: list[Contact], out: Path
) -> None:
    chosen(db, colour="C0392B", second_colour="2980B9", font="Georgia")
    (one,) = made(db, people[:1], letters.choice("introduction"), out)
    assert one.path is not None
    with zipfile.ZipFile(one.path) as file:
        styles, theme = (file.read(f"word/{name}").decode() for name in ("styles.xml", "theme.xml"))
    assert 'w:val="C0392B"' in styles
    assert 'val="2980B9"' in theme
    assert 'typeface="Georgia"' in theme


def test_the_address_stands_where_the_window_of_the_group_shows_it(
    db: Data, people: list[Contact], out: Path
) -> None:
    chosen(db, window_left=20, window_foot=20, window_width=90, window_height=32)
    envelope = envelope_of(group.profile(db), "A4")
    (one,) = made(db, people[:1], letters.choice("introduction"), out)
    assert one.path is not None
    zone = A4.zone(envelope)
    heights = [
        row.height.mm
        for table in docx.Document(str(one.path)).tables
        for row in table.rows
        if row.height
    ]
    assert pytest.approx(zone.foot - zone.top, abs=0.1) in heights
    assert zone != A4.zone()


def test_a_low_window_takes_fewer_lines_of_the_address(db: Data, people: list[Contact]) -> None:
    street = (
        "Level 2, the East Wing of the house\nPriory Road beside the weir\nWendside in the valley"
    )
    far = replace(people[1], address=Address(street=street, town="Marrowby", postcode="QX1 2AB"))
    contacts.change(db, far)

    def lines() -> int:
        plan = planned(db, [far], letters.choice("introduction"))
        return len(plan.contexts.address_block(plan.recipients[0]))

    assert lines() == 6
    chosen(db, window_left=20, window_foot=20, window_width=90, window_height=26)
    assert lines() == A4.zone(envelope_of(group.profile(db), "A4")).lines < 6


CARD = letters.choice("covering-letter-a5")


def _wide(content: bytes) -> float:
    width = docx.Document(io.BytesIO(content)).sections[0].page_width
    assert width is not None
    return float(width.mm)


def test_a_card_is_on_a5_and_large_print_of_it_on_the_whole_sheet(
    db: Data, people: list[Contact], ann: Contact, out: Path
) -> None:
    outcomes = made(db, [ann, people[1]], CARD, out)
    contents = [one.path.read_bytes() for one in outcomes if one.path]
    assert [_wide(one) for one in contents] == pytest.approx([A4.width, A5.width], abs=0.1)
    assert [least(one) for one in contents] == [16, 12]
    found = [
        one
        for one in letters.check(planned(db, [ann, people[1]], CARD))
        if one.field == "contact.large_print"
    ]
    assert [one.contact_id for one in found] == [ann.id]
    assert "on a whole sheet" in found[0].message
    assert not found[0].stops


def test_where_the_paper_is_letter_a_card_is_half_of_it(
    db: Data, people: list[Contact], out: Path
) -> None:
    chosen(db, paper="Letter")
    (one,) = made(db, people[:1], CARD, out)
    assert one.path is not None
    assert _wide(one.path.read_bytes()) == pytest.approx(HALF_LETTER.width, abs=0.1)


def test_no_window_is_too_small_for_what_has_none(db: Data) -> None:
    long = "The Old Corn Store and Community Centre of Marrowby-under-Wend"
    street = "\n".join(f"{part}, {long}" for part in ("Level 2", "Room 14", "East Wing"))
    much = builders.person(
        db, "Field", address=Address(street=street, town="Ashby", postcode="QX1 2AB")
    )
    found = letters.check(planned(db, [much], CARD))
    assert "contact.address_block" not in {one.field for one in found}


def test_what_does_not_go_on_a5_says_why_and_what_does() -> None:
    with pytest.raises(OutreachError, match="\u201cProposal\u201d does not go on A5") as refused:
        letters.choice("proposal-a5")
    assert "thank-you-a5" in (refused.value.hint or "")


def test_a_group_with_a5_is_told_at_check_what_stays_on_a4(db: Data, today: dt.date) -> None:
    ours = replace(group.profile(db), name="Tarn", purpose="We meet.", phone="1", small_sheets=True)
    group.save_profile(db, ours)
    ann = builders.person(db)
    chosen = [letters.choice("introduction"), letters.choice("poster")]
    made = letters.on_our_paper(chosen, small_sheets=True)

    found = letters.check(letters.plan(db, [ann.id], made, today=today))

    about = [one.message for one in found if one.message.startswith("On A4")]
    assert about == ["On A4, because A5 is too small: \u201cIntroduction letter\u201d."]
    assert group_file.told(db)["small_sheets"] is True
