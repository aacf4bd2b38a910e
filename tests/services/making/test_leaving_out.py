"""A plan of letters says whom it leaves out and why: counted, for the screen and for copying."""

from datetime import date

from outreach_desktop.domain.documents.leaving_out import counted, listed
from outreach_desktop.domain.wishes.wishes import WishDraft
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing import wishes
from outreach_desktop.services.making import letters
from tests import builders


def test_who_refused_post_has_died_or_is_not_to_be_contacted_is_listed_with_why(
    db: Data, today: date
) -> None:
    people = [builders.person(db, f"Ames {number}") for number in range(3)]
    moss = builders.person(db, "Moss", do_not_contact=True, do_not_contact_reason="rang 2/2025")
    dale = builders.person(db, "Dale")
    wishes.add(db, dale.id, WishDraft(channel="post", reason="too much paper"), today=today)
    late = builders.person(db, "Late", deceased=True)
    mail = builders.person(db, "Mail")
    wishes.add(db, mail.id, WishDraft(channel="email"), today=today)

    ids = [one.id for one in (*people, moss, dale, late, mail)]
    plan = letters.plan(
        db, ids, [letters.choice("information-packet")], today=today, missing="blank"
    )
    found = letters.check(plan)
    left = letters.who_is_left_out(found, plan)
    made = plan.count - letters.left_out(found, plan)

    assert left == (
        ("Dr Ann Moss", "they are marked “do not contact” (rang 2/2025)"),
        ("Dr Ann Dale", "they do not want post (too much paper)"),
        ("Dr Ann Late", "they have died"),
    )
    assert counted(made, left) == (
        "4 letters; 3 left out: Dr Ann Moss (they are marked “do not contact” (rang 2/2025)), "
        "Dr Ann Dale (they do not want post (too much paper)), Dr Ann Late (they have died)"
    )
    assert listed(made, left).splitlines()[0] == "4 letters; 3 people left out"
    assert listed(made, left).splitlines()[3] == "Dr Ann Late\tthey have died"


def test_many_are_counted_after_the_first_few() -> None:
    people = [(f"N{number}", "they do not want post") for number in range(9)]

    assert counted(1, people).startswith("1 letter; 9 left out: N0 (they do not want post), ")
    assert counted(1, people).endswith("N5 (they do not want post), 3 more")
    assert counted(7, ()) == ""
