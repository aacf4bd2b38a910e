"""The starters filled: for somebody we know well, and for somebody of whom we know only a name."""

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates import WordTemplate
from outreach_desktop.templates.engine.compiling import compiler
from outreach_desktop.templates.engine.compiling.program import by_jinja
from outreach_desktop.templates.library.fields import fields, sample
from tests.templates.audit import mistakes
from tests.tools.starters.contexts import LETTERS, bare, sparse
from tools.starters import STARTERS
from tools.starters.__main__ import SHIPPED

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

each = pytest.mark.parametrize("name", STARTERS)
each_letter = pytest.mark.parametrize("name", LETTERS)


def _template(name: str) -> WordTemplate:
    return WordTemplate(SHIPPED / f"{name}.docx")


def _words(document: bytes) -> str:
    """Every word of every part, a paragraph a line."""
    lines = []
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        for name in package.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                paragraphs = etree.fromstring(package.read(name)).iter(f"{_W}p")
                lines += [
                    "".join(text.text or "" for text in one.iter(f"{_W}t")) for one in paragraphs
                ]
    return "\n".join(lines)


@each
def test_a_starter_has_no_mistakes_and_asks_for_nothing_outside_the_catalogue(name: str) -> None:
    template = _template(name)
    assert template.problems(sample=sample(), fields=fields()) == []
    assert {field.path.removesuffix("[]") for field in template.fields()} <= fields().keys()


@each
@pytest.mark.parametrize("context", [sample, sparse, bare], ids=["known", "sparse", "bare"])
def test_a_filled_starter_is_valid_and_leaves_no_tag_and_no_none(
    name: str, context: Any, tmp_path: Path
) -> None:
    path = tmp_path / "filled.docx"
    path.write_bytes(_template(name).render(context()))
    assert mistakes(path.read_bytes()) == set()
    words = _words(path.read_bytes())
    assert not any(trace in words for trace in ("{{", "{%", "None", "TemplateTag"))
    assert ", ," not in words
    assert "  \n" not in words


@each
def test_a_starter_says_the_same_by_our_program_and_by_jinjas(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = [_template(name).render(one) for one in (sample(), bare())]

    monkeypatch.setattr(compiler, "program", by_jinja)
    assert [_template(name).render(one) for one in (sample(), bare())] == ours


@each
def test_a_filled_starter_keeps_no_line_that_held_only_tags(name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(_template(name).render(sample()))) as package:
        assert b'w:val="TemplateTag"' not in package.read("word/document.xml")


def test_a_thank_you_without_a_reason_is_not_made() -> None:
    context = sample() | {"thanks": {}}
    with pytest.raises(OutreachError, match=r"thanks\.reason"):
        _template("thank-you").render(context)


def test_a_packet_without_a_number_for_referrals_asks_to_write_or_only_to_ask() -> None:
    context: Any = sample()
    context["group"]["referral_phone"] = None
    writing = _words(_template("information-packet").render(context))
    context["group"]["referral_email"] = None
    asking = _words(_template("information-packet").render(context))
    assert "Write to referrals@wendvalley.example and ask. If we are not, we say so." in writing
    assert "Ask us. If we are not, we say so." in asking
    assert "Referrals" not in asking.splitlines()


@each
def test_where_nobody_signs_the_group_does(name: str) -> None:
    words = _words(_template(name).render(bare()))
    assert not any(trace in words for trace in ("{{", "{%", "None", ", ,", "  \n"))
    if name != "information-packet":
        assert words.count("My group") >= 2


def test_a_part_with_nothing_to_say_is_left_out_together_with_its_promise() -> None:
    document: Any = docx.Document(io.BytesIO(_template("information-packet").render(bare())))
    parts = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    promised = [one.text for one in document.paragraphs if one.style.name == "Contents"]
    assert parts == ["Sessions", "Get involved"]
    assert [line.partition("   ")[0] for line in promised] == parts


@pytest.mark.parametrize(("said", "other"), [("we_do", "we_do_not"), ("we_do_not", "we_do")])
def test_one_side_of_clinical_care_stands_alone_where_there_is_no_other(
    said: str, other: str
) -> None:
    context = sample()
    context["group"][other] = []  # type: ignore[index]
    words = _words(_template("information-packet").render(context)).splitlines()
    headings = {"we_do": "\u2713 We do", "we_do_not": "\u2717 We do not"}
    assert headings[said] in words
    assert headings[other] not in words


def test_the_thank_you_names_the_one_thing_and_the_person_who_signs() -> None:
    words = _words(_template("thank-you").render(sample()))
    assert "Dear Dr O\u2019Neil," in words
    assert "Thank you for giving up your Monday evening" in words
    assert "01632 960101 \u00b7 margaret.ellery@wendvalley.example" in words


def test_the_packet_lists_every_session_and_says_so_when_there_is_none() -> None:
    words = _words(_template("information-packet").render(sample()))
    assert "Thursday 16\u00a0April 2026" in words
    assert "18:30\u201320:00" in words
    none = _words(_template("information-packet").render(sparse()))
    assert "The next dates are being settled." in none
    assert "When" not in none.splitlines()


def test_the_proposal_quotes_their_needs_and_guesses_none() -> None:
    known, unknown = (_words(_template("proposal").render(one())) for one in (sample, sparse))
    assert "Men leave clinic with questions" in known
    assert "Your context" not in unknown


def test_what_a_proposal_asks_for_stands_in_its_first_two_sentences() -> None:
    for context in (sample, sparse):
        lines = [
            line for line in _words(_template("proposal").render(context())).splitlines() if line
        ]
        greeting = next(at for at, line in enumerate(lines) if line.startswith("Dear "))
        assert lines[greeting + 1].startswith("We ask you for one thing")


@pytest.mark.parametrize("name", [one for one in LETTERS if one != "removal-confirmed"])
def test_how_to_be_left_alone_stands_in_the_letter_itself(name: str) -> None:
    document: Any = docx.Document(io.BytesIO(_template(name).render(sample())))
    said = sample()["group"]["privacy_line"]  # type: ignore[index]
    assert [one.text for one in document.paragraphs if one.style.name == "Foot Line"] == [said]


def test_a_proposal_leaves_out_what_the_group_has_no_words_for() -> None:
    words = _words(_template("proposal").render(sparse()))
    for heading in ("What we offer", "What it brings", "How we will know that it works"):
        assert heading not in words


@each_letter
def test_together_each_person_has_a_section_with_their_own_page_count(
    name: str, tmp_path: Path
) -> None:
    path = tmp_path / "together.docx"
    others: dict[str, Any] = {**sample(), "reference": "XY-2026-0002"}
    path.write_bytes(_template(name).render_together([sample(), others]))
    assert mistakes(path.read_bytes()) == set()
    assert len(docx.Document(str(path)).sections) == 2
    with zipfile.ZipFile(path) as package:
        parts = [package.read(part) for part in package.namelist() if part.startswith("word/foot")]
    assert parts
    assert not any(b"NUMPAGES" in part for part in parts)
    words = _words(path.read_bytes())
    assert "TY-2026-0147" in words
    assert "XY-2026-0002" in words


def test_an_abbreviation_at_the_end_of_a_sentence_is_followed_by_no_second_full_stop() -> None:
    reason: dict[str, Any] = {"thanks": {"reason": "the talk at Hexmoor Gen."}}
    contact: dict[str, Any] = {"contact": {"name": "Dr Ann Smith", "organisation": "Quellow & Co."}}

    words = _words(_template("thank-you").render(sample() | reason | contact, missing="blank"))

    assert "Thank you for the talk at Hexmoor Gen." in words
    assert "your colleagues at Quellow & Co." in words
    assert ".." not in words


@pytest.mark.parametrize(
    ("work", "said"),
    [
        ("Clinical nurse specialist", "when the doctor has gone"),
        ("GP partner", "before and long after the hospital"),
        ("Consultant urologist", "After your clinic"),
        ("Pharmacist and owner", "at your counter"),
        ("Practice manager", "lies in the waiting room"),
        ("Social prescribing link worker", "something in reach"),
        ("Discharge planner", "once they are there"),
        ("Case manager, surgical wards", "once they are there"),
        ("Clinical psychologist", "who has been through it"),
        ("Commissioner", "You decide what there is"),
        ("Librarian", "People trust what they hear from you."),
    ],
)
def test_an_introduction_says_why_it_is_written_to_somebody_of_this_work(
    work: str, said: str
) -> None:
    context: dict[str, Any] = sample() | {"letter": {"personal": "", "copies": []}}
    context["contact"]["role"] = work
    words = _words(_template("introduction").render(context))
    assert said in words
    context["contact"] |= {"role": None, "profession": work}
    assert said in _words(_template("introduction").render(context))


@pytest.mark.parametrize(
    ("name", "instead"),
    [("introduction", "have the time"), ("thank-you", "that nobody noticed")],
)
def test_words_of_one_s_own_stand_in_place_of_those_for_everyone_of_this_work(
    name: str, instead: str
) -> None:
    context: dict[str, Any] = sample()
    context["contact"]["role"] = "Clinical nurse specialist"
    own = "You rang me back on a Sunday.\n\nI have not forgotten it."

    bare, worded = (
        _words(_template(name).render(context | {"letter": {"personal": text, "copies": []}}))
        for text in ("", own)
    )

    assert all(line in worded for line in own.splitlines())
    assert instead not in worded
    assert instead in bare
    assert "\n\n" not in bare.partition("Dear ")[2].partition(instead)[0]


def test_an_enquiry_says_what_is_known_and_leaves_room_for_what_is_not() -> None:
    known, unknown = (
        _words(_template("procedure-enquiry").render(one())) for one in (sample, sparse)
    )
    assert "Handed in at the front desk" in known
    assert "This is what we have found" not in unknown
    for words in (known, unknown):
        assert words.count("How long until we hear from you") == 1


@pytest.mark.parametrize("name", ["introduction", "thank-you", "proposal", "procedure-enquiry"])
def test_what_a_letter_is_about_stands_within_its_first_sixty_words(name: str) -> None:
    lines = [line for line in _words(_template(name).render(sample())).splitlines() if line.strip()]
    start = next(at for at, line in enumerate(lines) if line.startswith("Dear "))
    first = " ".join(" ".join(lines[start + 1 :]).split()[:60])
    assert any(ask in first for ask in ("We ask you", "Please tell us", "Thank you for"))
