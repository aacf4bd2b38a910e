"""House rules by topic: kept, told on everyone who works there or below, and asked about again when it is time."""

from datetime import date, timedelta

import pytest

from outreach_desktop.domain.knowing.house_rules import HouseRuleDraft
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, organisations, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing import house_rules
from tests import builders


def test_rules_are_told_of_who_works_there_or_at_a_part_of_it(db: Data, today: date) -> None:
    trust = builders.organisation(db, "Trust", policy="Sign in first.")
    ward = builders.organisation(db, "Ward 7", parent_id=trust.id)
    builders.house_rule(db, trust, "none above ten pounds", topic="gifts")
    builders.house_rule(db, ward, "not at mealtimes", topic="visits")
    ann = builders.person(db)
    builders.role(db, ann, ward)

    assert contacts.card(db, ann.id, today=today).policies == (
        ("Trust", "Sign in first.\nGifts: none above ten pounds"),
        ("Ward 7", "Visits: not at mealtimes"),
    )
    card = organisations.card(db, ward.id, today=today)
    assert [one.rule for one in card.rules] == ["not at mealtimes"]
    assert card.rules_above == (("Trust", "Sign in first.\nGifts: none above ten pounds"),)


def test_a_rule_whose_day_has_come_says_so(db: Data, today: date) -> None:
    place = builders.organisation(db)
    builders.house_rule(db, place, "a", topic="data", review_on=today)
    builders.house_rule(db, place, "b", topic="email", review_on=today + timedelta(days=1))

    ((_, told),) = house_rules.told(db, [place], today)
    assert told == "Email: b\nData and privacy: a (to be asked again)"


def test_a_rule_without_words_is_refused(db: Data) -> None:
    place = builders.organisation(db)
    with pytest.raises(OutreachError, match="Type the rule"):
        house_rules.add(db, HouseRuleDraft(organisation_id=place.id, topic="gifts", rule=" "))


def test_rules_go_with_their_organisation_and_come_back_with_it(db: Data, today: date) -> None:
    place = builders.organisation(db)
    rule = builders.house_rule(db, place)
    organisations.remove(db, [place.id])
    assert house_rules.of(db, place.id) == []

    undo.undo(db)
    assert house_rules.of(db, place.id) == [rule]
