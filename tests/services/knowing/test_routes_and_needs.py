"""Ways to refer and needs: kept a row each, shown at everything below, quoted in letters, carried over from one text."""

from datetime import date
from pathlib import Path

import pytest

from outreach_desktop.db.engine.connection import connect_in_memory
from outreach_desktop.db.shape import migrations
from outreach_desktop.db.shape.migrations.m016_places_whole import m016_places_whole
from outreach_desktop.domain.knowing.needs import NeedDraft
from outreach_desktop.domain.knowing.referral_routes import ReferralRouteDraft
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, data_file, organisations, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing import needs, referral_routes
from outreach_desktop.services.making.letter_context import Contexts, recipients
from tests import builders, released


def test_a_ward_has_the_ways_of_its_trust_with_where_they_come_from(db: Data, today: date) -> None:
    trust = builders.organisation(db, "Trust")
    ward = builders.organisation(db, "Ward 7", parent_id=trust.id)
    ann = builders.person(db)
    builders.role(db, ann, ward)
    builders.route(db, trust, "", method="portal", liaison_id=ann.id)
    builders.route(db, ward, "a slip in the pack", method="form")
    builders.need(db, trust, "fewer returns", kind="priority")
    builders.need(db, ward)
    own = builders.need(db, ann, "a page to hand over")

    card = organisations.card(db, ward.id, today=today)
    told = [(one.organisation.name, one.route.method, one.liaison) for one in card.routes]
    assert told == [("Ward 7", "form", ""), ("Trust", "portal", "Dr Ann O'Neil")]
    assert [(one.organisation.name, one.need.text) for one in card.needs] == [
        ("Ward 7", "a name to ring"),
        ("Trust", "fewer returns"),
    ]
    there = contacts.card(db, ann.id, today=today).there
    assert there.routes == card.routes
    assert there.needs == card.needs
    assert there.own_needs == (own,)


def test_letters_quote_needs_and_loop_over_both(db: Data, today: date) -> None:
    trust = builders.organisation(db, "Trust")
    ward = builders.organisation(db, "Ward 7", parent_id=trust.id)
    ann = builders.person(db, needs="large print")
    builders.role(db, ann, ward)
    builders.route(db, trust, "by letter", referral_kind="urgent", turnaround_days=2)
    builders.route(db, ward, "ring us", direction="out")
    builders.need(db, ward, "rest for carers", answer="an open house")
    builders.need(db, ward, "400 men a year", kind="population")
    builders.need(db, ann, "a second copy")

    (one,) = recipients(db, [ann.id], today=today, event=None)
    facts = Contexts(db, today=today, event=None, sender=None).of(one)
    place = facts["organisation"]
    assert place["needs"] == ["rest for carers"]
    assert place["referral_route"] == "Urgent: by letter"
    assert [(each["place"], each["how"]) for each in place["routes"]] == [
        ("Ward 7", "ring us"),
        ("Trust", "by letter"),
    ]
    assert [(each["kind"], each["answer"]) for each in place["profile"]] == [
        ("need", "an open house"),
        ("patient population", ""),
    ]
    assert facts["contact"]["needs"] == ["large print", "a second copy"]


@pytest.mark.parametrize("shape", [1, 12])
def test_what_stood_in_one_text_is_a_row_each_and_undo_goes_on(shape: int, tmp_path: Path) -> None:
    path = released.unpacked(shape, tmp_path)
    db = data_file.open_data(path, remember=False, accept=True)
    try:
        (urology,) = (
            one
            for one in organisations.tree(db, today=released.TODAY)
            if one.organisation.name == "Department of Urology"
        )
        kept = needs.of(db, urology.organisation.id)
        assert len(kept) == 3
        assert all(one.kind == "need" and one.text and one.text[0] not in "-*" for one in kept)
        assert [
            one.how.partition(" ")[0] for one in referral_routes.of(db, urology.organisation.id)
        ] == ["By"]
        assert db.execute("SELECT count(*) FROM interactions").fetchone()[0] > 10
        undo.undo(db)
    finally:
        data_file.close(db)


def test_the_step_gives_the_same_rows_on_every_laptop() -> None:
    made = []
    for _ in range(2):
        db = connect_in_memory()
        at = migrations.STEPS.index(m016_places_whole)
        migrations.build(db, at)
        migrations.drop_triggers(db)
        db.execute(
            "INSERT INTO organisations (id, name, needs, referral_route, created_at, updated_at)"
            " VALUES ('p', 'Mill', '- one\n\n\u2022 two', ' ring ', '2026-01-01', '2026-01-02')"
        )
        m016_places_whole(db)
        made.append(
            (
                list(db.query("SELECT * FROM needs ORDER BY position")),
                list(db.query("SELECT * FROM referral_routes")),
            )
        )
    assert made[0] == made[1]
    assert [row["text"] for row in made[0][0]] == ["one", "two"]
    assert made[0][1][0]["how"] == " ring "


def test_what_says_nothing_is_refused(db: Data) -> None:
    place = builders.organisation(db)
    with pytest.raises(OutreachError, match="Choose by what, or type how it goes"):
        referral_routes.add(db, ReferralRouteDraft(organisation_id=place.id, how=" "))
    with pytest.raises(OutreachError, match="Type days between 0 and"):
        builders.route(db, place, turnaround_days=4000)
    with pytest.raises(OutreachError, match="Type what it is"):
        needs.add(db, NeedDraft(organisation_id=place.id, text=" "))


def test_both_go_with_their_organisation_and_come_back_with_it(db: Data) -> None:
    place = builders.organisation(db)
    route, need = builders.route(db, place), builders.need(db, place)
    organisations.remove(db, [place.id])
    assert (referral_routes.of(db, place.id), needs.of(db, place.id)) == ([], [])

    undo.undo(db)
    assert (referral_routes.of(db, place.id), needs.of(db, place.id)) == ([route], [need])


def test_needs_stand_in_the_order_in_which_they_were_added(db: Data) -> None:
    place = builders.organisation(db)
    for text in ("zebra", "ant", "mole"):
        builders.need(db, place, text)
    assert [one.text for one in needs.of(db, place.id)] == ["zebra", "ant", "mole"]
