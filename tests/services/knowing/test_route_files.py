"""The forms of a way to refer: shown wherever it holds, and where they are after everything that may happen to it."""

import datetime as dt
from functools import partial
from pathlib import Path

from outreach_desktop.domain.labour import outcome
from outreach_desktop.services import contacts, data_file, files, organisations, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.duplicates import merging
from outreach_desktop.services.erasing import erasing
from outreach_desktop.services.knowing import referral_routes
from outreach_desktop.services.moving import everything
from outreach_desktop.services.safety import bin as binned
from tests import builders

FORM = b"%PDF-1.4 form UR-12"


def forms(db: Data, organisation_id: str, today: dt.date) -> list[str]:
    card = organisations.card(db, organisation_id, today=today)
    return [file.name for one in card.routes for file in one.files]


def test_it_is_seen_at_what_belongs_there_and_with_its_people(db: Data, today: dt.date) -> None:
    trust = builders.organisation(db, "Trust")
    ward = builders.organisation(db, "Ward 7", parent_id=trust.id)
    ann = builders.person(db)
    builders.role(db, ann, ward)
    route = builders.route(db, trust, method="form")
    files.attach(db, route.id, "UR-12.pdf", FORM)
    files.attach(db, route.id, "Covering letter.docx", b"PK letter")

    for place in (trust, ward):
        assert forms(db, place.id, today) == ["Covering letter.docx", "UR-12.pdf"]
    (there,) = contacts.card(db, ann.id, today=today).there.routes
    assert [one.name for one in there.files] == ["Covering letter.docx", "UR-12.pdf"]
    assert files.attached(db, trust.id) == []


def test_removed_with_its_way_or_its_organisation_it_comes_back_with_it(
    db: Data, today: dt.date
) -> None:
    place = builders.organisation(db, "Trust")
    route = builders.route(db, place, method="form")
    files.attach(db, route.id, "UR-12.pdf", FORM)

    for remove in (
        partial(referral_routes.remove, db, route.id),
        partial(organisations.remove, db, [place.id]),
    ):
        remove()
        assert files.attached(db, route.id) == []
        undo.undo(db)
        assert forms(db, place.id, today) == ["UR-12.pdf"]
        undo.redo(db)
        assert files.attached(db, route.id) == []
        undo.undo(db)


def test_it_comes_out_of_the_bin_with_its_organisation_or_goes_for_good(tmp_path: Path) -> None:
    db = data_file.open_data(tmp_path / "group.outreach", remember=False)
    today = dt.date(2026, 11, 30)
    place, other = builders.organisation(db, "Trust"), builders.organisation(db, "Mill Surgery")
    for one in (place, other):
        route = builders.route(db, one, method="form")
        files.attach(db, route.id, f"{one.name}.pdf", FORM + one.name.encode())
    organisations.remove(db, [place.id, other.id])
    binned.bring_back(db, [place.id])

    assert forms(db, place.id, today) == ["Trust.pdf"]
    live = db.execute("SELECT name FROM files WHERE deleted_at IS NULL").fetchall()
    assert live == [("Trust.pdf",)]
    outcome(binned.removing_for_good(db, other.id))
    assert db.execute("SELECT name FROM files").fetchall() == [("Trust.pdf",)]
    assert db.execute("SELECT count(*) FROM file_contents").fetchone() == (1,)
    data_file.close(db)


def test_merged_organisations_keep_the_forms_of_both(db: Data, today: dt.date) -> None:
    one, other = builders.organisation(db, "Trust"), builders.organisation(db, "Trust")
    builders.route(db, one, "at the desk", method="form")
    same = builders.route(db, other, "at the desk", method="form")
    another = builders.route(db, other, "by post", method="letter")
    files.attach(db, same.id, "UR-12.pdf", FORM)
    files.attach(db, another.id, "Letter.docx", b"PK letter")

    merging.merge(db, "organisations", one.id, other.id)
    card = organisations.card(db, one.id, today=today)
    assert {each.route.how: [file.name for file in each.files] for each in card.routes} == {
        "at the desk": ["UR-12.pdf"],
        "by post": ["Letter.docx"],
    }
    undo.undo(db)
    assert sorted(forms(db, other.id, today)) == ["Letter.docx", "UR-12.pdf"]


def test_whoever_is_to_be_asked_for_is_erased_and_the_form_stays(tmp_path: Path) -> None:
    db = data_file.open_data(tmp_path / "group.outreach", remember=False)
    today = dt.date(2026, 11, 30)
    place, ann = builders.organisation(db, "Trust"), builders.person(db)
    route = builders.route(db, place, method="form", liaison_id=ann.id)
    kept = files.attach(db, route.id, "UR-12.pdf", FORM)
    erasing.erase(db, ann.id, today=today)

    assert forms(db, place.id, today) == ["UR-12.pdf"]
    assert files.content(db, kept.id) == FORM
    data_file.close(db)


def test_it_goes_along_to_another_computer(tmp_path: Path) -> None:
    db = data_file.open_data(tmp_path / "group.outreach", remember=False)
    place = builders.organisation(db, "Trust")
    route = builders.route(db, place, method="form")
    kept = files.attach(db, route.id, "UR-12.pdf", FORM)
    outcome(everything.pack(db, tmp_path / "all.everything.zip"))
    data_file.close(db)
    came = outcome(everything.unpack(tmp_path / "all.everything.zip", tmp_path / "new"))
    new = data_file.open_data(came.path, remember=False)

    assert forms(new, place.id, dt.date(2026, 11, 30)) == ["UR-12.pdf"]
    assert files.content(new, kept.id) == FORM
    data_file.close(new)
