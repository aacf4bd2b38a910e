"""Tags as they are kept: one for each spelling, once for each person."""

from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.subjects import tags
from outreach_desktop.services.data_file import Data
from tests.builders import person


def test_many_people_get_tags_of_their_own(db: Data) -> None:
    ann, beth, cy = person(db, tags=("core",)), person(db, "Marsh"), person(db, "Orr")

    with changing(db, "Tag"):
        tags.give(db, {ann.id: ("Core", "talks"), beth.id: ("Talks ", " "), cy.id: ()})

    assert tags.of(db, [ann.id, beth.id, cy.id]) == {
        ann.id: ("core", "talks"),
        beth.id: ("talks",),
        cy.id: (),
    }
    assert tags.counts(db) == [("core", 1), ("talks", 2)]


def test_people_are_left_with_just_the_tags_they_should_have(db: Data) -> None:
    ann, beth = person(db, tags=("core", "old")), person(db, "Marsh", tags=("old",))

    with changing(db, "Tag"):
        tags.replace(db, {ann.id: ("Core", "new"), beth.id: ("old",)})

    assert tags.of(db, [ann.id, beth.id]) == {ann.id: ("core", "new"), beth.id: ("old",)}
