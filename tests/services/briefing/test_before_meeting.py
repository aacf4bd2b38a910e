"""The brief has what to know before a meeting, and nothing empty."""

import datetime as dt
from pathlib import Path

from outreach_desktop.domain.documents.papers import OwnPaper, PaperFacts, PaperWords
from outreach_desktop.domain.wishes.wishes import WishDraft
from outreach_desktop.services.briefing import before_meeting, relationship_plan
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import paper_pages
from tests import builders
from tests.conftest import TODAY


def text(paper: OwnPaper) -> dict[str, list[str]]:
    """What stands under each heading."""
    found: dict[str, list[str]] = {}
    for part in paper.parts:
        lines = found.setdefault(part.heading, [])
        for block in part.blocks:
            if isinstance(block, PaperWords):
                lines.append(block.text)
            elif isinstance(block, PaperFacts):
                lines += [f"{name}: {said}" for name, said in block.rows]
    return found


def test_it_says_who_they_are_what_matters_and_what_must_not_be_overlooked(db: Data) -> None:
    hospital = builders.organisation(db, policy="No leaflets in the waiting room")
    ward = builders.organisation(db, "Ward 4", parent_id=hospital.id)
    builders.house_rule(
        db, ward, "ring the sister first", topic="visits", checked_on=dt.date(2026, 2, 1)
    )
    wish = WishDraft(channel="email", state="no", reason="too much of it", asked_on=TODAY)
    ann = builders.person(
        db,
        profession="urologist",
        challenges="long waits",
        needs="a name to ring",
        best_times="Tuesday afternoons",
        route_through="Mrs Dale",
        champion="champion",
        champion_since=dt.date(2025, 5, 1),
        conditions="prostate cancer",
        wishes=(wish,),
    )
    other = builders.person(db, "Fox", first_name="Ben", title="Mr", champion="champion")
    builders.role(db, ann, ward, title="Consultant", decision="decides")
    builders.role(db, other, ward, title="nurse")
    for number in range(7):
        builders.call(db, ann, TODAY - dt.timedelta(days=number), f"Call {number}")
    builders.call(db, ann, TODAY - dt.timedelta(days=30), "Spoke", thanks_for="speaking")

    paper = before_meeting.of_person(db, ann.id, today=TODAY)
    said = text(paper)

    assert paper.title == "Before you meet Dr Ann O'Neil"
    assert paper.lines == ("Urologist", "Consultant, Ward 4")
    assert said[""][0] == "No email (too much of it)"
    assert "Part in referrals: Decides" in said["Who they are"]
    assert "Champion: Since 1 May 2025" in said["Who they are"]
    assert {"Their challenges: long waits", "What would help them: a name to ring"} <= set(
        said["What matters to them"]
    )
    assert {"Best times: Tuesday afternoons", "Reach them through: Mrs Dale"} <= set(
        said["How to reach them"]
    )
    assert [line.partition(": ")[2] for line in said["Last contacts"]] == [
        f"Call: Call {number}" for number in range(5)
    ]
    assert said["Still open"] == ["\u2022 Thank them for speaking"]
    assert said["House rules"] == [
        "\u2022 Lakeside General: No leaflets in the waiting room",
        "\u2022 Ward 4: Visits: ring the sister first (checked 1 Feb 2026)",
    ]
    assert said["Who else you know there"] == ["\u2022 Mr Ben Fox, nurse, champion"]
    assert said[""][-1].startswith("They may ask to read what is written about them")


def test_of_somebody_of_whom_nothing_is_known_it_says_nothing_empty(db: Data) -> None:
    ann = builders.person(db)

    paper = before_meeting.of_person(db, ann.id, today=TODAY)

    assert [(part.heading, len(part.blocks)) for part in paper.parts] == [("", 1)]
    assert paper.lines == ()


def test_who_asked_to_be_left_alone_is_told_first(db: Data) -> None:
    ann = builders.person(db, do_not_contact=True, do_not_contact_reason="rang in March")

    paper = before_meeting.of_person(db, ann.id, today=TODAY)

    assert paper.parts[0].blocks[0] == PaperWords("Do not contact them: rang in March", "lead")


def test_before_a_visit_the_people_there_are_told_and_no_one_who_has_died(db: Data) -> None:
    ward = builders.organisation(db, "Ward 4")
    for name, fields in (("Fox", {}), ("Hart", {"deceased": True})):
        builders.role(db, builders.person(db, name, **fields), ward, title="nurse")

    said = text(before_meeting.of_place(db, ward.id, today=TODAY))

    assert said["People there"] == ["\u2022 Dr Ann Fox, nurse"]


def test_the_plan_says_why_how_far_and_what_for_this_year(db: Data) -> None:
    ann = builders.person(db, target="A", target_why="sees every new man", aim="one joint evening")
    builders.call(db, ann, TODAY, "Agreed to leaflets")
    evening = builders.open_evening(db, TODAY + dt.timedelta(days=9))
    from outreach_desktop.services import events

    events.add_participants(db, evening.id, [ann.id])

    said = text(relationship_plan.of_person(db, ann.id, today=TODAY))

    assert any("sees every new man" in line for line in said["Why this person"])
    assert said["Aim for this year"] == ["one joint evening"]
    assert said["What was done"] == [
        "In touch 1 time this year.",
        "2 Mar 2026: Call: Agreed to leaflets",
    ]
    assert said["What comes next"] == ["\u2022 11 Mar 2026: Open evening, guest"]


def test_it_is_a_word_document_that_opens(db: Data, tmp_path: Path) -> None:
    from docx import Document

    ann = builders.person(db, challenges="a < b & c")
    path = tmp_path / "brief.docx"
    path.write_bytes(paper_pages.as_word(before_meeting.of_person(db, ann.id, today=TODAY)))

    assert Document(str(path)).paragraphs[0].text == "Before you meet Dr Ann O'Neil"


def test_how_to_reach_them_is_the_place_s_where_they_said_nothing(db: Data) -> None:
    trust = builders.organisation(db, "Trust", route_through="the switchboard", best_times="9 to 5")
    ward = builders.organisation(
        db, "Ward 4", parent_id=trust.id, best_times="before 8", preferred_channel="phone"
    )
    mill = builders.organisation(db, "Mill", route_through="the miller")
    ann = builders.person(db, preferred_channel="email")
    builders.role(db, ann, ward, is_main=True)
    builders.role(db, ann, mill, is_main=False)

    said = text(before_meeting.of_person(db, ann.id, today=TODAY))["How to reach them"]

    assert {
        "Prefers: Email",
        "Best times: before 8 (Ward 4)",
        "Reach them through: the switchboard (Trust)",
    } <= set(said)
