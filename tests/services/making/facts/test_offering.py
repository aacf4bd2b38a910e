"""Services and texts as documents print them; what is kept back is told at the check."""

import datetime as dt
from pathlib import Path

from outreach_desktop.domain.group import GroupProfile, Point
from outreach_desktop.services import contacts, group
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters
from outreach_desktop.services.making.facts.offering import offering_facts
from outreach_desktop.services.making.letter_context import Contexts, recipients
from outreach_desktop.words import local
from tests import builders

LONG_AGO = dt.date(2020, 1, 1)


def test_only_what_goes_on_and_may_be_printed_is_there(db: Data, today: dt.date) -> None:
    builders.service(db, "Helpline", waiting_days=0, starts_on=today, today=today)
    builders.service(db, "Walk", ends_on=LONG_AGO, today=today)
    builders.text(db, "Swim", kind="story", today=today)
    builders.text(db, "Who?", kind="question", text="We.", reviewed_on=today, today=today)

    facts = offering_facts(db, today, "en_GB")
    (helpline,) = facts["services"]
    assert (helpline["name"], helpline["waiting_days"], helpline["new_since"]) == (
        "Helpline",
        0,
        local.long_date(today, "en_GB"),
    )
    assert facts["content"]["stories"] == []
    assert [one["text"] for one in facts["content"]["questions"]] == ["We."]


def test_the_check_tells_what_a_document_would_print_and_does_not(
    db: Data, today: dt.date, tmp_path: Path
) -> None:
    builders.person(db)
    builders.text(db, "Swim", kind="story", today=today)
    builders.text(db, "Old answer", kind="question", reviewed_on=LONG_AGO, today=today)

    def remarks(text: str) -> list[str]:
        template = str(builders.template(tmp_path / f"{len(text)}.docx", text))
        ids = contacts.find(db, today=today)
        found = letters.check(letters.plan(db, ids, [letters.choice(template)], today=today))
        assert not any(one.stops for one in found)
        return [one.message for one in found if one.message.startswith("Not printed")]

    stories = "{% for one in content.stories %}{{ one.text }}{% endfor %}Hello"
    assert remarks(stories) == ["Not printed, because no one gave permission: Swim."]
    assert remarks("{% for one in services %}{{ one.name }}{% endfor %}Hello") == []


def test_an_organisation_has_the_points_that_fit_its_needs(db: Data, today: dt.date) -> None:
    point = Point(kind="value", heading="calls night", text="A helpline until ten")
    group.save_profile(db, GroupProfile(name="Wend Valley", points=(point,)))
    trust = builders.organisation(db, "Trust")
    ward = builders.organisation(db, "Ward 7", parent_id=trust.id)
    builders.need(db, trust, "Fewer calls at night")
    builders.need(db, ward, "Calls at night are common", kind="population")
    builders.need(db, ward, "Company for the partners", answer="An evening of their own")
    ann = builders.person(db)
    builders.role(db, ann, ward)

    (recipient,) = recipients(db, [ann.id], today=today, event=None)
    facts = Contexts(db, today=today, event=None, sender=None).of(recipient)
    assert facts["organisation"]["value_points"] == [
        {"need": "Company for the partners", "text": "An evening of their own"},
        {"need": "Fewer calls at night", "text": "A helpline until ten"},
    ]
    assert facts["group"]["values"][0]["text"] == "A helpline until ten"
