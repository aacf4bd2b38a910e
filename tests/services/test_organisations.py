"""Organisations: the tree, one whole card, and what a removal takes along."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from outreach_desktop.db.engine import rows
from outreach_desktop.db.history.journal import changing
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.organisations import OrganisationDraft
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, events, organisations, undo
from outreach_desktop.services.data_file import Data
from tests import builders
from tests.builders import open_evening, organisation, person, role
from tests.timing import soon

DAY = timedelta(days=1)


def names(db: Data, words: str = "", *, today: date) -> list[str]:
    """The tree as lines, indented by depth."""
    tree = organisations.tree(db, words, today=today)
    return [f"{'  ' * row.depth}{row.organisation.name}" for row in tree]


def test_everything_typed_is_kept(db: Data) -> None:
    draft = OrganisationDraft(
        name="Lakeside General",
        kind="hospital",
        address=Address(street="2 Quay Street\nWard 7", town="Lakeside", postcode="QX1 2AB"),
        phone="01632 960001",
        email="hello@lakeside.example",
        website="lakeside.example",
        area="Lakeside and Fells",
        shared_goals="Earlier diagnosis",
        policy="Leaflets only through the ward manager",
        notes="Busy on Mondays",
    )

    kept = organisations.add(db, draft)

    assert organisations.get(db, kept.id) == kept
    assert draft == OrganisationDraft(
        **{name: getattr(kept, name) for name in OrganisationDraft.__dataclass_fields__}
    )


def test_an_organisation_without_a_name_is_refused(db: Data) -> None:
    with pytest.raises(OutreachError, match="Type the organisation's name"):
        organisations.add(db, OrganisationDraft(name=" "))


def test_an_organisation_cannot_belong_to_one_that_is_not_there(db: Data) -> None:
    with pytest.raises(OutreachError, match="no longer there"):
        organisation(db, parent_id="nowhere")


def test_the_tree_shows_parents_before_children_and_siblings_by_name(db: Data, today: date) -> None:
    trust = organisation(db, "Fells Trust")
    general = organisation(db, "Lakeside General", parent_id=trust.id)
    organisation(db, "Urology", parent_id=general.id)
    organisation(db, "cardiology", parent_id=general.id)
    organisation(db, "Eastgate Practice")

    assert names(db, today=today) == [
        "Eastgate Practice",
        "Fells Trust",
        "  Lakeside General",
        "    cardiology",
        "    Urology",
    ]


def test_a_search_keeps_what_the_found_belong_to(db: Data, today: date) -> None:
    trust = organisation(db, "Fells Trust")
    general = organisation(db, "Lakeside General", parent_id=trust.id)
    organisation(db, "Urology", parent_id=general.id)
    organisation(db, "Cardiology", parent_id=general.id)

    assert names(db, "urol", today=today) == ["Fells Trust", "  Lakeside General", "    Urology"]
    assert names(db, "nowhere", today=today) == []


def test_the_tree_counts_people_whose_role_is_current(db: Data, today: date) -> None:
    place = organisation(db)
    ann, beth, gone = person(db, "O'Neil"), person(db, "Marsh"), person(db, "Adeyemi")
    role(db, ann, place)
    role(db, ann, place, title="Lead")
    role(db, beth, place, ends_on=today - DAY)
    role(db, gone, place)
    contacts.remove(db, [gone.id])

    assert [row.people for row in organisations.tree(db, today=today)] == [1]


def test_a_tree_of_five_thousand_is_ready_at_once(db: Data, today: date) -> None:
    with changing(db, "Fill"):
        trusts = rows.keep_all(db, "organisations", ({"name": f"Trust {n}"} for n in range(50)))
        rows.keep_all(
            db,
            "organisations",
            ({"name": f"Ward {n}", "parent_id": trusts[n % 50]} for n in range(4950)),
        )
    with soon(0.5):  # 0.1 on an ordinary laptop
        tree = organisations.tree(db, today=today)

    assert len(tree) == 5000


def test_a_card_shows_the_line_above_and_the_people_now(db: Data, today: date) -> None:
    trust = organisation(db, "Fells Trust")
    general = organisation(db, "Lakeside General", parent_id=trust.id)
    urology = organisation(db, "Urology", parent_id=general.id)
    role(db, person(db, "O'Neil"), urology, title="Consultant")
    role(db, person(db, "Marsh"), urology, title="Ward sister")
    role(db, person(db, "Adeyemi"), urology, ends_on=today - DAY)
    evening = open_evening(db, today, organisation_id=urology.id)

    card = organisations.card(db, urology.id, today=today)

    assert [one.name for one in card.parents] == ["Fells Trust", "Lakeside General"]
    assert [(row.name, part.title) for row, part in card.people] == [
        ("Dr Ann Marsh", "Ward sister"),
        ("Dr Ann O'Neil", "Consultant"),
    ]
    assert card.events == (evening,)
    assert organisations.card(db, trust.id, today=today).children == (general,)


def test_somebody_with_two_roles_stands_on_the_card_with_both(db: Data, today: date) -> None:
    place, ann = organisation(db), person(db)
    role(db, ann, place, title="Surgeon")
    role(db, ann, place, title="Clinical lead")

    card = organisations.card(db, place.id, today=today)

    assert [part.title for _, part in card.people] == ["Clinical lead", "Surgeon"]


def test_an_organisation_cannot_belong_to_itself_or_to_a_part_of_itself(db: Data) -> None:
    trust = organisation(db, "Fells Trust")
    general = organisation(db, "Lakeside General", parent_id=trust.id)
    ward = organisation(db, "Ward 7", parent_id=general.id)

    for below in (trust, general, ward):
        with pytest.raises(OutreachError, match="\u201cFells Trust\u201d cannot belong to"):
            organisations.change(db, replace(trust, parent_id=below.id))
    assert organisations.change(db, replace(ward, parent_id=trust.id)).parent_id == trust.id


def test_a_removal_says_beforehand_what_it_takes_along(db: Data, today: date) -> None:
    general = organisation(db)
    organisation(db, "Urology", parent_id=general.id)
    role(db, person(db), general)
    open_evening(db, today, organisation_id=general.id)

    assert organisations.removal(db, [general.id]) == [
        "1 organisation below will move up a level.",
        "1 person will no longer have a role there.",
        "1 event will no longer name a host.",
    ]
    assert organisations.removal(db, [organisation(db, "Alone").id]) == []


def test_a_removal_names_the_ways_to_refer_and_counts_what_else_goes(db: Data) -> None:
    general = organisation(db, "Lakeside General")
    builders.route(db, general, method="form", how="Form UR-12 at the desk")
    for _ in range(3):
        builders.route(
            db, general, referral_kind="outpatients", how="by phone, " + "and again " * 20
        )
    builders.need(db, general)
    builders.house_rule(db, general)

    routes, others = organisations.removal(db, [general.id])
    assert routes.startswith("4 ways to refer go with it: ")
    assert "Form UR-12 at the desk" in routes
    assert routes.endswith("; \u2026.")
    assert len(routes) < 260
    assert others == "With it goes: 1 need, 1 house rule."
    organisations.remove(db, [general.id])
    assert undo.next_undo(db) == "Remove Lakeside General"


def test_what_is_below_a_removed_organisation_moves_up_and_people_stay(
    db: Data, today: date
) -> None:
    trust = organisation(db, "Fells Trust")
    general = organisation(db, "Lakeside General", parent_id=trust.id)
    division = organisation(db, "Surgery", parent_id=general.id)
    organisation(db, "Urology", parent_id=division.id)
    ann = person(db)
    role(db, ann, general)
    evening = open_evening(db, today, organisation_id=general.id)

    organisations.remove(db, [general.id, division.id])

    assert names(db, today=today) == ["Fells Trust", "  Urology"]
    assert contacts.card(db, ann.id, today=today).roles == ()
    assert events.get(db, evening.id).organisation_id is None


def test_a_removed_organisation_is_gone_with_a_sentence(db: Data, today: date) -> None:
    place = organisation(db)
    organisations.remove(db, [place.id])

    with pytest.raises(OutreachError, match="This organisation is no longer there"):
        organisations.get(db, place.id)
    assert organisations.named(db, place.name) is None


def test_a_name_is_found_whatever_its_capitals_and_spaces(db: Data) -> None:
    place = organisation(db, "St Mary's  Hospice")

    assert organisations.named(db, " st mary's HOSPICE ") == place
    assert organisations.named(db, "St Mary") is None


def test_names_to_choose_from_tell_departments_of_one_name_apart(db: Data) -> None:
    for name in ("Lakeside General", "Fells Infirmary"):
        organisation(db, "Urology", parent_id=organisation(db, name).id)

    assert [name for _, name in organisations.names(db)] == [
        "Fells Infirmary",
        "Lakeside General",
        "Urology, Fells Infirmary",
        "Urology, Lakeside General",
    ]
