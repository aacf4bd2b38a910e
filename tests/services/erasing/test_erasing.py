"""Erasing a person for good: everything of theirs goes to the last byte, and they are known again when they come back."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from outreach_desktop.db.erasing import unfinished
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import Contact, ContactDraft
from outreach_desktop.domain.drafts import Typing
from outreach_desktop.domain.duplicates.pairs import PEOPLE
from outreach_desktop.domain.erasing.erasure import Erasure
from outreach_desktop.domain.labour import Steps, outcome
from outreach_desktop.domain.wishes.wishes import WishDraft
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import (
    contacts,
    data_file,
    drafts,
    events,
    files,
    timeline,
    undo,
)
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.duplicates import merging
from outreach_desktop.services.erasing import erasing
from outreach_desktop.services.importing import imports
from outreach_desktop.services.knowing import wishes
from outreach_desktop.services.safety import backup, recovery
from outreach_desktop.services.safety.known_before import Answered, ErasedBeforeError
from tests import builders

TODAY = dt.date(2026, 3, 2)
NOW = dt.datetime(2026, 3, 2, 10, 30, tzinfo=dt.UTC)
CANARIES = (
    "Quillostrab",
    "Wendelbrieg",
    "kanarek@nest-ostra.example",
    "01632 960417",
    "07700 900417",
    "417 Fletchgate",
    "Oldenamrik",  # only in the journal: what they were called years ago
    "earlier@nest-ostra.example",
    "Rivendane tea",
    "secret aim Dunmarrow",
    "clause Tarnhowsian",
    "card of Skelwithian",
    "typed Grasmoorish",
    "reason Helmcraggish",
    "Vexholmer Body",
    "twin@nest-ostra.example",
)


def canary(db: Data) -> Contact:
    """Somebody of whom every table has something, under words that are nowhere else."""
    one = contacts.add(
        db,
        ContactDraft(
            title="Dr",
            first_name="Wendelbrieg",
            last_name="Oldenamrik",
            email="earlier@nest-ostra.example",
        ),
    )
    contacts.change(db, replace(one, last_name="Quillostrab", email="kanarek@nest-ostra.example"))
    one = contacts.change(
        db,
        replace(
            contacts.get(db, one.id),
            phone="01632 960417",
            mobile="07700 900417",
            address=Address(street="417 Fletchgate", town="Ashby", postcode="QX41 7ZZ"),
            notes="likes Rivendane tea",
            aim="secret aim Dunmarrow",
            tags=("speaker",),
        ),
    )
    role = builders.role(db, one, builders.organisation(db), email="kanarek@nest-ostra.example")
    contacts.change_role(db, replace(role, title="Sister"))
    call = builders.call(db, one, TODAY, "clause Tarnhowsian")
    timeline.change(db, replace(call, summary="again clause Tarnhowsian"))
    files.attach(db, one.id, "card of Skelwithian.txt", b"card of Skelwithian")
    builders.membership(db, one, "Vexholmer Body")
    wishes.add(db, one.id, WishDraft(channel="email", reason="reason Helmcraggish"), today=TODAY)
    events.add_participants(db, builders.open_evening(db, TODAY).id, [one.id])
    drafts.keep(
        db,
        Typing(
            id="0b4f9a1e-0000-4000-8000-000000000001",
            form="contacts.edit",
            subject_id=one.id,
            title="Edit",
            typed={"notes": "typed Grasmoorish"},
            before={},
        ),
    )
    twin = builders.person(db, "Quillostrab", first_name="W", email="twin@nest-ostra.example")
    merging.merge(db, PEOPLE, one.id, twin.id)
    return contacts.get(db, one.id)


def preview(db: Data, person: Contact) -> Erasure:
    return outcome(erasing.preview(db, person.id, now=NOW))


def opened(path: Path) -> Data:
    return data_file.open_data(path, remember=False)


def hits(folder: Path) -> list[str]:
    """Which canaries are in which file below a folder."""
    return [
        f"{path.name}: {word}"
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for word in CANARIES
        if word.encode() in path.read_bytes() or word.encode("utf-16-le") in path.read_bytes()
    ]


def test_no_byte_of_an_erased_person_is_left_in_any_file(tmp_path: Path) -> None:
    path = tmp_path / "data" / "My group.outreach"
    path.parent.mkdir()
    db = opened(path)
    person = canary(db)
    others = [builders.person(db, f"Ames {number}") for number in range(30)]
    assert {one.partition(": ")[2] for one in hits(path.parent)} == set(CANARIES)

    assert erasing.erase(db, person.id, today=TODAY) == "Dr Wendelbrieg Quillostrab"
    assert hits(path.parent) == []
    assert contacts.count(db) == len(others)
    data_file.close(db)

    assert hits(path.parent) == []
    again = opened(path)
    assert undo.history(again)[0].name == "Erase someone for good"
    assert contacts.find(again, "speaker", today=TODAY) == []
    data_file.close(again)


def test_the_preview_tells_all_that_goes_and_changes_nothing(db: Data) -> None:
    person = canary(db)
    other = builders.person(
        db, "Ames", introduced_by_id=person.id, notes="a friend of Wendelbrieg Quillostrab"
    )
    before = builders.personal(db)

    found = preview(db, person)

    assert dict(found.goes) == {
        "interactions": 1,
        "participants": 1,
        "roles": 1,
        "memberships": 1,
        "contact_tags": 1,
        "wishes": 1,
        "files": 1,
    }
    assert found.same == ("Dr W Quillostrab",)
    assert found.loosened == 1
    assert [(one.label, one.text) for one in found.mentions] == [
        ("Notes", "a friend of Wendelbrieg Quillostrab")
    ]
    assert builders.personal(db) == before
    erasing.erase(db, person.id, today=TODAY)
    assert contacts.get(db, other.id).introduced_by_id is None


def test_lists_know_at_once_that_they_are_gone(db: Data) -> None:
    ann, person = builders.person(db, "Ames"), canary(db)
    assert len(contacts.find(db, today=TODAY)) == 2
    erasing.erase(db, person.id, today=TODAY)
    assert contacts.find(db, today=TODAY) == [ann.id]
    assert contacts.find(db, "wendelbrieg", today=TODAY) == []


def test_what_was_done_to_others_can_still_be_undone(db: Data) -> None:
    ann = builders.person(db, "Ames")
    person = canary(db)
    contacts.change(db, replace(ann, phone="1"))
    contacts.add_tag(db, [ann.id, person.id], "both")
    erasing.erase(db, person.id, today=TODAY)

    undo.undo(db)
    assert contacts.get(db, ann.id).tags == ()
    undo.undo(db)
    assert contacts.get(db, ann.id).phone == ann.phone


def test_a_name_that_is_a_word_takes_nothing_of_others_with_it(db: Data) -> None:
    person = contacts.add(db, ContactDraft(last_name="May"))
    other = builders.person(db, "Ames")
    contacts.change(db, replace(other, notes="She may come in June."))
    contacts.change(db, replace(contacts.get(db, other.id), notes="She comes in June."))
    typed = Typing(
        id="0b4f9a1e-0000-4000-8000-000000000002",
        form="contacts.edit",
        subject_id=other.id,
        title="Edit",
        typed={"notes": "You may call her on Mondays."},
        before={},
    )
    drafts.keep(db, typed)

    erasing.erase(db, person.id, today=TODAY)

    assert [one.typed for one in drafts.left(db)] == [typed.typed]
    undo.undo(db)
    assert contacts.get(db, other.id).notes == "She may come in June."


def test_an_erasure_cannot_be_taken_back(db: Data) -> None:
    person = canary(db)
    contacts.add_tag(db, [person.id], "tagged last")
    erasing.erase(db, person.id, today=TODAY)
    while undo.next_undo(db):
        undo.undo(db)
    assert contacts.get_all(db, [person.id]) == []
    while undo.next_redo(db):
        undo.redo(db)
    assert contacts.get_all(db, [person.id]) == []


@pytest.mark.parametrize(
    "back",
    [
        ContactDraft(first_name="W.", last_name="Other", email="Kanarek@nest-ostra.example"),
        ContactDraft(last_name="Oldenamrik", first_name="Wendelbrieg"),
        ContactDraft(last_name="Q", mobile="+44 7700 900 417"),
        ContactDraft(last_name="Quillostrab", phone="+44 (0)1632 960417"),
        ContactDraft(
            first_name="Walt",
            last_name="Quillostrab",
            address=Address(street="417, Fletchgate", postcode="qx417zz"),
        ),
    ],
    ids=["email", "old name", "mobile", "phone", "address"],
)
def test_who_comes_back_is_known_and_asked_about(db: Data, back: ContactDraft) -> None:
    erasing.erase(db, canary(db).id, today=TODAY)

    with pytest.raises(ErasedBeforeError, match=r"asked to be erased in March 2026\."):
        contacts.add(db, back)
    assert contacts.add(db, back, answered=Answered(erased=True)).last_name == back.last_name


def test_others_are_not_taken_for_them(db: Data) -> None:
    erasing.erase(db, canary(db).id, today=TODAY)

    for other in (
        ContactDraft(first_name="Ann", last_name="Quillostrab"),
        ContactDraft(first_name="Wendelbrieg", last_name="Smith", phone="01632 960417"),
        ContactDraft(
            last_name="Quillostrab", address=Address(street="418 Fletchgate", postcode="QX41 7ZZ")
        ),
    ):
        assert contacts.add(db, other).last_name == other.last_name


def test_a_mobile_that_two_share_tells_of_neither_by_itself(db: Data) -> None:
    draft = ContactDraft(first_name="John", last_name="Smith", mobile="07700 900418")
    john = contacts.add(db, draft)
    mary = replace(draft, first_name="Mary", last_name="Jones")
    contacts.add(db, mary)
    erasing.erase(db, john.id, today=TODAY)

    contacts.add(db, replace(mary, first_name="Tim"))
    with pytest.raises(ErasedBeforeError):
        contacts.add(db, replace(draft, first_name="J"))


def test_an_erased_person_in_a_list_is_left_out_and_told(db: Data, tmp_path: Path) -> None:
    erasing.erase(db, canary(db).id, today=TODAY)
    path = tmp_path / "list.csv"
    path.write_text(
        "First name,Last name,Email\nAnn,Ames,ann@ames.example\nWendelbrieg,Quillostrab,\n",
        encoding="utf-8",
    )

    plan = imports.plan(db, path, today=TODAY)
    rejected = [row for row in plan.rows if row.verdict == "rejected"]

    assert [(row.line, row.name) for row in rejected] == [(3, "Wendelbrieg Quillostrab")]
    assert "Someone of this name asked to be erased in March 2026." in rejected[0].reason
    assert rejected[0].was_erased
    list(imports.apply(db, plan))
    assert contacts.count(db) == 1


@pytest.mark.parametrize(
    "names",
    [
        ",Dr Wendelbrieg Quillostrab",
        "Quillostrab,Wendelbrieg",
        "Wendelbrieg J,Quillostrab",
        "Wendelbrieg J.,Quillostrab",
        "Wendelbrieg Quillostrab,",
        ',"Quillostrab, Wendelbrieg"',
    ],
)
def test_so_is_one_whose_name_the_list_writes_otherwise(
    db: Data, tmp_path: Path, names: str
) -> None:
    erasing.erase(db, canary(db).id, today=TODAY)
    path = tmp_path / "list.csv"
    path.write_text(f"First name,Surname,Email\nAnn,Ames,\n{names},\nWendel,Quill,\n", "utf-8")

    plan = imports.plan(db, path, today=TODAY)

    assert [row.verdict for row in plan.rows] == ["new", "rejected", "new"]
    assert plan.rows[1].was_erased


def test_who_is_kept_is_not_left_out_of_a_list_for_an_erased_one_of_their_home(
    db: Data, tmp_path: Path
) -> None:
    draft = ContactDraft(first_name="John", last_name="Smith", email="smiths@nest-ostra.example")
    john = contacts.add(db, draft)
    mary = contacts.add(db, replace(draft, first_name="Mary"))
    erasing.erase(db, john.id, today=TODAY)
    path = tmp_path / "list.csv"
    path.write_text(
        "First name,Last name,Email,Do not contact\n"
        "Mary,Smith,smiths@nest-ostra.example,yes\nJohn,Smith,smiths@nest-ostra.example,\n",
        encoding="utf-8",
    )

    plan = imports.plan(db, path, today=TODAY)
    list(imports.apply(db, plan))

    assert [row.verdict for row in plan.rows] == ["updated", "rejected"]
    assert contacts.get(db, mary.id).do_not_contact
    assert contacts.count(db) == 1


def test_a_list_that_makes_someone_kept_an_erased_one_says_so(db: Data, tmp_path: Path) -> None:
    at = Address(street="1 High Street", postcode="AB1 2CD")
    kept = contacts.add(db, ContactDraft(first_name="Ann", last_name="Fox", address=at))
    erasing.erase(db, canary(db).id, today=TODAY)
    path = tmp_path / "list.csv"
    path.write_text(
        "First name,Last name,Email,Postcode\nAnn,Fox,kanarek@nest-ostra.example,AB1 2CD\n",
        encoding="utf-8",
    )

    (row,) = imports.plan(db, path, today=TODAY).rows

    assert (row.verdict, row.to_look_at) == ("updated", True)
    assert "Someone with this email asked to be erased in March 2026." in row.reason
    assert contacts.get(db, kept.id) == kept


def test_a_backup_that_is_restored_does_not_bring_them_back(tmp_path: Path) -> None:
    path = tmp_path / "data" / "My group.outreach"
    path.parent.mkdir()
    db = opened(path)
    person = canary(db)
    kept = builders.person(db, "Ames")
    made = backup.back_up(db, now=NOW)
    erasing.erase(db, person.id, today=TODAY)
    data_file.close(db)

    recovery.restore(path, made, now=NOW + dt.timedelta(hours=1))

    assert hits_in(path) == []
    again = opened(path)
    assert [one.id for one in contacts.get_all(again, [person.id, kept.id])] == [kept.id]
    with pytest.raises(ErasedBeforeError):
        contacts.add(again, ContactDraft(last_name="Q", email="kanarek@nest-ostra.example"))
    data_file.close(again)


def hits_in(path: Path) -> list[str]:
    content = path.read_bytes()
    return [word for word in CANARIES if word.encode() in content]


def test_what_is_saved_of_a_damaged_file_knows_them_too(tmp_path: Path) -> None:
    path = tmp_path / "data" / "My group.outreach"
    path.parent.mkdir()
    db = opened(path)
    erasing.erase(db, canary(db).id, today=TODAY)
    builders.person(db, "Ames")
    data_file.close(db)

    saved = recovery.salvage(path, now=NOW).path

    again = opened(saved)
    with pytest.raises(ErasedBeforeError):
        contacts.add(again, ContactDraft(last_name="Q", email="kanarek@nest-ostra.example"))
    data_file.close(again)


def test_stopped_before_the_file_is_written_anew_the_next_opening_does_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "data" / "My group.outreach"
    path.parent.mkdir()
    db = opened(path)
    person = canary(db)
    with monkeypatch.context() as broken:

        def stop(_: Data) -> Steps[None]:
            yield None
            raise OutreachError("The disk is full.")

        broken.setattr(unfinished, "finishing", stop)
        with pytest.raises(OutreachError, match=r"was erased, but .* The disk is full\."):
            erasing.erase(db, person.id, today=TODAY)
    assert contacts.get_all(db, [person.id]) == []
    assert unfinished.is_to_finish(db)
    data_file.close(db)

    from outreach_desktop.services.health.on_opening import STEPS

    again = data_file.open_data(path, remember=False, on_opening=STEPS)
    assert not unfinished.is_to_finish(again)
    data_file.close(again)
    assert hits(path.parent) == []


def test_in_a_file_open_to_look_at_nothing_is_erased(tmp_path: Path) -> None:
    path = tmp_path / "My group.outreach"
    db = opened(path)
    person = canary(db)
    data_file.close(db)
    looked = data_file.look_at(path)

    with pytest.raises(OutreachError, match="read-only"):
        erasing.erase(looked, person.id, today=TODAY)
    assert contacts.get(looked, person.id) == person


def test_who_was_merged_into_them_goes_too_once_the_journal_no_longer_tells(db: Data) -> None:
    kept, away = builders.person(db, "Ames"), builders.person(db, "Ames")
    merging.merge(db, PEOPLE, kept.id, away.id)
    db.execute("DELETE FROM journal")

    found = preview(db, kept)
    assert (found.same, found.goes) == (("Dr Ann Ames",), ())
    erasing.erase(db, kept.id, today=TODAY)
    assert db.execute("SELECT count(*) FROM contacts").fetchone() == (0,)
    assert db.execute("SELECT count(*) FROM not_duplicates").fetchone() == (0,)
