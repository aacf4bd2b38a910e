"""Maps of people are drawn from who works where today, and go out as pages."""

import io
from datetime import date, timedelta

import pytest
from docx import Document

from outreach_desktop.domain.maps.pictures import MapPicture
from outreach_desktop.services import contacts
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import paper_pages
from outreach_desktop.services.maps import maps
from tests import builders


def told(drawn: MapPicture) -> list[str]:
    return [one.spoken for one in drawn.boxes if one.look != "heading"]


def test_who_decides_is_of_the_organisation_and_what_belongs_to_it_today(
    db: Data, today: date
) -> None:
    trust = builders.organisation(db, "Trust")
    ward = builders.organisation(db, "Ward 7", parent_id=trust.id)
    builders.organisation(db, "Empty Ward", parent_id=trust.id)
    mill = builders.organisation(db, "Mill")
    ann = builders.person(db, champion="champion")
    ben, cy = builders.person(db, "Fox"), builders.person(db, "Gray")
    builders.role(db, ann, ward, title="Consultant", decision="decides")
    builders.role(db, ben, trust, decision="influences")
    builders.role(db, cy, ward, ends_on=today - timedelta(days=1))
    builders.role(db, cy, mill)

    drawn = maps.decisions(db, trust.id, today=today)
    assert drawn.title == "Who decides at Trust"
    assert told(drawn) == [
        "Trust",
        "Dr Ann Fox, Influences, Trust",
        "Empty Ward: no one known",
        "Ward 7",
        "Dr Ann O'Neil, Consultant, Decides, champion, Ward 7",
    ]
    assert [box.key for box in maps.decisions(db, ward.id, today=today).people] == [ann.id]


def test_the_tree_has_who_is_tied_and_no_one_else(db: Data, today: date) -> None:
    ann = builders.person(db, champion="champion", champion_since=date(2024, 5, 1))
    ben = builders.person(db, "Fox", introduced_by_id=ann.id)
    builders.person(db, "Gray")
    gone = builders.person(db, "Gone", champion="champion", introduced_by_id=ann.id)
    contacts.remove(db, [gone.id])
    alone = builders.person(db, "Zed", champion="lapsed", introduced_by_id=gone.id)

    drawn = maps.champions(db, today=today)
    assert [box.key for box in drawn.boxes] == [ann.id, ben.id, alone.id]
    assert told(drawn)[:2] == [
        "Dr Ann O'Neil, champion since 2024, introduced 1 person",
        "Dr Ann Fox, introduced by Dr Ann O'Neil",
    ]
    assert len(drawn.lines) == 1


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_the_pages_lie_on_their_long_side_with_everyone_in_words(
    db: Data, today: date, size: str
) -> None:
    ward = builders.organisation(db, "Ward 7")
    builders.role(db, builders.person(db), ward, decision="decides")
    drawn = maps.decisions(db, ward.id, today=today)
    made = Document(io.BytesIO(paper_pages.as_word(maps.paper(drawn, (builders.PNG,), size))))
    section = made.sections[0]
    assert section.page_width > section.page_height  # type: ignore[operator]
    (shape,) = made.inline_shapes
    assert shape.height < section.page_height
    assert [cell.text for cell in made.tables[0].rows[1].cells] == [
        "Dr Ann O'Neil",
        "Decides, Ward 7",
    ]
