"""What looks like a patient's is seen, and what people at work write of one another is not taken for it."""

import csv
from pathlib import Path

import pytest

from outreach_desktop.domain.safety.patients import is_insured_number, is_nhs_number, sighting
from outreach_desktop.paths import resource

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("about 943 476 5919 today", "943 476 5919"),
        ("NHS no. 123 456 7890", "NHS no. 123 456 7890"),
        ("DOB 12/03/1950", "DOB 12/03/1950"),
        ("PID=82994", "PID=82994"),
        ("Patientin Frau Schmidt rief an", "Patientin Frau Schmidt"),
        ("geb. 3.4.1950", "geb. 3.4.1950"),
        ("Arthur Brown, a patient of hers", "Arthur Brown, a patient"),
        ("Diagnosed with prostate cancer 2021, on chemo", "Diagnosed with prostate cancer 2021"),
        ("Kind. Was first diagnosed in 2019", "Was first diagnosed in 2019"),
        ("Drives; on hormone therapy since March", "on hormone therapy since"),
        ("patient", "patient"),
        ("Former prostate cancer patient", "Former prostate cancer patient"),
        ("patient-john-smith.pdf", "patient-john-smith"),
        ("scans/pt_mr_john_smith 2.docx", "pt_mr_john_smith"),
        ("carer-of-mary-jones.jpg", "carer-of-mary-jones"),
        ("Patient's name is Robert Crane", "Patient's name is Robert Crane"),
        (
            "The patient\u2019s full name was Robert Crane.",
            "patient\u2019s full name was Robert Crane",
        ),
        ("Patient name: Robert Crane", "Patient name: Robert Crane"),
        ("Patient is called Jim Hall", "Patient is called Jim Hall"),
        ("Patient's name is Xolani Mbeki", "Patient's name is Xolani Mbeki"),
        ("patient known as Jim Hall", "patient known as Jim Hall"),
        ("Die Patientin hei\u00dft Anna Berg", "Patientin hei\u00dft Anna Berg"),
        ("patient: J. Smith", "patient: J. Smith"),
        ("Patient J. R. Smith rang", "Patient J. R. Smith"),
        ("pt: J Smith", "pt: J Smith"),
        ("carer of J. Smith", "carer of J. Smith"),
        ("John Smith, PSA 9.4, Gleason 7", "John Smith, PSA 9.4"),
        ("John Smith (72): PSA is 9,4", "John Smith (72): PSA is 9,4"),
        ("John Smith has a PSA of 12", "John Smith has a PSA of 12"),
        ("J. Smith, Gleason score 3+4", "J. Smith, Gleason score 3"),
        ("Smith, John PSA 9.4", "John PSA 9.4"),
        ("Mr Smith - T2a N0", "Mr Smith - T2a N0"),
        ("PSA 9.4, Gleason 7 - John Smith", "Gleason 7 - John Smith"),
        ("versichertennummer A123456789", "versichertennummer A123456789"),
        ("KVNR: m 310 119 806", "KVNR: m 310 119 806"),
        ("die Karte A123456780 lag bei", "A123456780"),
        ("Patientennummer 83921", "Patientennummer 83921"),
    ],
)
def test_the_words_are_told_as_they_stand(text: str, words: str) -> None:
    found = sighting(text)
    assert found is not None
    assert found.words == words


@pytest.mark.parametrize(
    "text",
    [
        "Tel 943 476 5919",
        "+44 943 476 5919",
        "943 476 5918",
        "NHS 111",
        "see http://pages.example.org/content.php?pid=82994",
        "Patient Advice and Liaison Service",
        "Patient representative",
        "Patients",
        "For men who were diagnosed in 2021",
        "Newly diagnosed: what next?",
        "Trains nurses on hormone therapy since 2019",
        "Miss Okafor's surgery list is full",
        "Dr Jones had surgery, back in May",
        "patient-information-leaflet.pdf",
        "patient-led-walks-john.pdf",
        "client-art-group.docx",
        "Patient of the month: a walk",
        "Patient name badges for John",
        "Patients are called by name, says Ann Orpen",
        "Referral: J. Smith will post the forms",
        "Client: Lakeside General",
        "The client is called Lakeside General",
        "Patient: Prostate Cancer UK",
        "Ann Orpen, PSA testing lead",
        "Ann Orpen, 2 PSA tests",
        "Ann Orpen: PSA 50 tests in May",
        "John Smith, PSA 2024 conference",
        "Lakeside General, stage 2 of the plan",
        "PSA 4 and above is referred by Dr Hale",
        "Gleason 7 explained by Miss Okafor",
        "Tom Briggs, Room T2",
        "A123456781",
        "Bestellung K1234567890",
        "XA123456780",
        "",
    ],
)
def test_what_is_no_patients_is_let_be(text: str) -> None:
    assert sighting(text) is None


def test_only_what_is_new_is_seen() -> None:
    before = "patient John Smith\nasked for a lift"

    assert sighting(f"{before} and tea", before) is None
    found = sighting(f"{before}\nand patient Mary Jones", before)
    assert found is not None
    assert "Mary Jones" in found.words


def test_a_check_digit_is_the_one_of_the_nhs() -> None:
    assert is_nhs_number("9434765919")
    assert not is_nhs_number("9434765918")
    assert not is_nhs_number("4444444444")
    assert not is_nhs_number("943476591")


def test_a_check_digit_is_the_one_of_a_german_insurance() -> None:
    assert is_insured_number("A123456780")
    assert is_insured_number("A000500015")
    assert not is_insured_number("A123456789")
    assert not is_insured_number("B123456780")
    assert not is_insured_number("a123456780")
    assert not is_insured_number("A12345678")
    every = sum(is_insured_number(f"M31011{number:04}") for number in range(10_000))
    assert every == 1_000  # one in ten, whatever stands before


def test_a_page_pasted_by_mistake_is_looked_at_soon() -> None:
    assert sighting("patient " * 100_000) is None
    assert sighting("Mr " * 100_000) is None
    assert sighting("1" * 100_000) is None
    assert sighting("Aa " * 100_000) is None
    assert sighting("A-" * 100_000) is None
    assert sighting("patient-" * 100_000) is None
    assert sighting("A1234567" * 100_000) is None
    assert sighting("patient name " * 100_000) is None
    assert sighting("PSA 9, " * 100_000) is None
    assert sighting("J. " * 100_000) is None
    assert sighting("Aa Bb, 72, " * 50_000) is None


def test_what_is_written_below_a_long_note_is_seen_too() -> None:
    before = "\n".join(f"{number} went well" for number in range(5_000))

    found = sighting(f"{before}\npatient John Smith", before)
    assert found is not None
    assert found.words == "patient John Smith"


def test_two_lines_that_name_no_one_name_no_one_together() -> None:
    assert sighting("asked about a patient\nAnn Orpen") is None


def test_what_the_program_itself_says_and_the_sample_group_keeps_is_let_be() -> None:
    """Ten thousand lines that people wrote about this work: the manual, the docs, the sample group."""
    texts = []
    for path in [*ROOT.glob("resources/manual/*.md"), *ROOT.glob("docs/*.md")]:
        texts += path.read_text(encoding="utf-8").splitlines()
    for name in ("people", "interactions", "roles"):
        with resource("sample", f"{name}.csv").open(encoding="utf-8", newline="") as file:
            texts += [cell for row in csv.reader(file) for cell in row]
    found = [text for text in texts if sighting(text)]

    assert len(texts) > 5_000
    assert len(found) < len(texts) * 0.001, found
