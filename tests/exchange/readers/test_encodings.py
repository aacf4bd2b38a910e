"""How a file's letters are written is known by what they make, and told where it is a guess."""

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.exchange.readers import csv
from outreach_desktop.exchange.readers.encodings import decoded, examples, ranked_encodings
from tests.timing import soon

WORDS = {
    "cp1252": "Siân Llewellyn;Zoë Brontë;O’Dowd;Müller;Núñez;€50",
    "mac_roman": "Siân Llewellyn;Zoë Brontë;O’Dowd;Müller;Núñez",
    "cp1250": "Łukasz Wójcik;Dvořák;Świątek;Žižka;Kovács Ödön",
    "iso8859_15": "Željka;Œuvre",
    "cp850": "Renée;Müller;Núñez",
}


@pytest.mark.parametrize("encoding", WORDS)
def test_words_are_read_in_the_encoding_that_makes_words_of_them(encoding: str) -> None:
    data = ("Name;Town\n" + WORDS[encoding].replace(";", ";x\n") + ";x\n").encode(encoding)

    found = decoded(data, "list.csv")

    assert found.encoding == encoding
    assert found.encodings[0] == encoding
    assert bool(found.notes) == (encoding != "cp1252")


def test_a_guess_is_told_with_two_words_to_judge_by() -> None:
    found = decoded("Dvořák\nŽižka\nNovák\n".encode("cp1250"), "list.csv")

    assert "“Dvořák”, “Žižka”" in found.notes[0]
    assert examples("Dvořák\n".encode("cp1250"), "cp1252") == ["Dvoøák"]


def test_lines_in_two_encodings_are_each_read_in_their_own() -> None:
    data = "René\n".encode() + "Jörg\n".encode("cp1252") + b"Ann\n"

    found = decoded(data, "list.csv")

    assert found.text == "René\nJörg\nAnn\n"
    assert "1 are in Windows" in found.notes[0]


@pytest.mark.parametrize("text", ["Renée", "O’Dowd", "Łukasz – “Wójcik”", "Zoë £20"])
def test_unicode_that_was_read_as_windows_text_before_is_put_right(text: str) -> None:
    spoilt = text.encode().decode("cp1252", errors="replace")
    if "\ufffd" in spoilt:
        spoilt = text.encode().decode("latin-1")

    found = decoded(f"Name\n{spoilt}\n".encode(), "list.csv")

    assert found.text == f"Name\n{text}\n"
    assert "are corrected" in found.notes[0]


def test_what_only_looks_spoilt_stays() -> None:
    for text in ("Ângela", "Ærø", "São João", "Ãguila 5", "ΑΒΓ", "日本"):
        assert decoded(f"Name\n{text}\n".encode(), "x").text == f"Name\n{text}\n"


def test_an_encoding_may_be_chosen() -> None:
    assert csv.parse("Name\nDvořák\n".encode("cp1250"), encoding="cp1252").sheets[0].records[1][
        1
    ] == ["Dvoøák"]
    with pytest.raises(OutreachError, match="is not utf-8 text"):
        csv.parse("Name\nDvořák\n".encode("cp1250"), encoding="utf-8")
    with pytest.raises(OutreachError, match="\u201cklingon\u201d is not an encoding that lists"):
        csv.parse(b"Name\nLee\n", encoding="klingon")


def test_of_encodings_that_read_the_same_the_usual_one_leads() -> None:
    assert ranked_encodings("Renée\n".encode("cp1252"))[0] == "cp1252"


def test_a_word_of_a_million_letters_holds_up_nobody() -> None:
    with soon():
        read = csv.parse(b"a" * 1_000_000 + b",caf\xe9\n", name="list")

    assert read.encodings[0][1] == "caf\u00e9"


def test_a_blank_that_does_not_break_before_a_number_is_no_letter() -> None:
    found = decoded(b"Name,Phone\nAnn Orpen,\xa0(415) 555-0157\n", "list.csv")

    assert found.encoding == "cp1252"
    assert "\u00a0(415)" in found.text
