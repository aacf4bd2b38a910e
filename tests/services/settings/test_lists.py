"""Lists: words are added, renamed everywhere, hidden and put in order, each in one action that undo takes back."""

from datetime import date
from pathlib import Path

import pytest

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.choosing.saved import SavedSearch
from outreach_desktop.domain.events import ParticipantDraft
from outreach_desktop.domain.interactions import CALL, DOCUMENT, InteractionDraft
from outreach_desktop.domain.lists.lists import LISTS
from outreach_desktop.domain.lists.meanings import NO_CONTACT, PART
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, data_file, organisations, timeline, undo
from outreach_desktop.services.choosing import saved
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letter_context
from outreach_desktop.services.settings import lists
from tests import builders


def offered(db: Data, key: str) -> list[str]:
    return [word for word, _ in lists.offered(db, key)[key]]


def test_an_empty_file_offers_professions(db: Data) -> None:
    assert "urologist" in offered(db, "profession")


def test_a_word_that_somebody_typed_is_offered_from_then_on(db: Data) -> None:
    builders.person(db, profession="herbalist")
    assert offered(db, "profession")[-1] == "herbalist"
    assert {one.word: one.used for one in lists.words(db, "profession")}["herbalist"] == 1


def test_a_word_that_is_added_is_offered_and_undo_takes_it_back(db: Data) -> None:
    lists.add(db, "event_kind", "  coffee   morning ")
    assert offered(db, "event_kind")[-1] == "coffee morning"
    assert undo.next_undo(db) == "Add \u201ccoffee morning\u201d to \u201cKinds of event\u201d"
    undo.undo(db)
    assert "coffee morning" not in offered(db, "event_kind")
    undo.redo(db)
    assert offered(db, "event_kind")[-1] == "coffee morning"


@pytest.mark.parametrize("word", ["GP", "gp", " GP "])
def test_a_word_that_is_there_is_not_added_again(db: Data, word: str) -> None:
    with pytest.raises(OutreachError, match="is in the list already") as told:
        lists.add(db, "profession", word)
    assert told.value.hint
    assert undo.next_undo(db) is None


def test_renaming_changes_everybody_who_has_it_in_whatever_spelling(db: Data) -> None:
    people = [builders.person(db, f"P{n}", profession=word) for n, word in enumerate(("GP", "gp"))]
    other = builders.person(db, "Other", profession="nurse")
    lists.reword(db, "profession", "GP", "general practitioner")
    now = contacts.get_all(db, [one.id for one in (*people, other)])
    assert [one.profession for one in now] == ["general practitioner"] * 2 + ["nurse"]
    assert offered(db, "profession")[0] == "general practitioner"
    assert "GP" not in offered(db, "profession")
    assert undo.next_undo(db) == "Rename \u201cGP\u201d to \u201cgeneral practitioner\u201d"
    undo.undo(db)
    assert [contacts.get(db, one.id).profession for one in people] == ["GP", "gp"]
    assert offered(db, "profession")[0] == "GP"


def test_renamed_people_are_found_by_the_new_word(db: Data, today: date) -> None:
    ann = builders.person(db, profession="GP")
    lists.reword(db, "profession", "GP", "family doctor")
    assert contacts.find(db, 'profession:"family doctor"', today=today) == [ann.id]
    assert contacts.find(db, "family", today=today) == [ann.id]
    assert contacts.find(db, "profession:GP", today=today) == []


def test_a_word_renamed_to_one_that_is_there_becomes_that_one(db: Data) -> None:
    ann, ben = (
        builders.person(db, profession="doc"),
        builders.person(db, "Fox", profession="doctor"),
    )
    lists.reword(db, "profession", "doc", "Doctor")
    assert {contacts.get(db, one.id).profession for one in (ann, ben)} == {"doctor"}
    assert offered(db, "profession").count("doctor") == 1
    assert "doc" not in offered(db, "profession")


def test_a_word_added_and_renamed_twice_leaves_no_trace_of_the_first(db: Data) -> None:
    lists.add(db, "source", "Radio")
    lists.reword(db, "source", "Radio", "Local radio")
    lists.reword(db, "source", "Local radio", "Radio")
    assert offered(db, "source").count("Radio") == 1
    assert "Local radio" not in [one.word for one in lists.words(db, "source")]


def test_who_was_removed_has_the_new_word_when_they_are_brought_back(db: Data) -> None:
    ann = builders.person(db, profession="GP")
    contacts.remove(db, [ann.id])
    lists.reword(db, "profession", "GP", "family doctor")
    row = db.execute("SELECT profession FROM contacts WHERE id = ?", [ann.id]).fetchone()
    assert row == ("family doctor",)


def test_a_large_change_makes_a_backup_first(tmp_path: Path) -> None:
    db = data_file.open_data(tmp_path / "group.outreach", remember=False)
    for number in range(30):
        builders.person(db, f"P{number}", profession="GP")
    lists.reword(db, "profession", "GP", "family doctor")
    data_file.close(db)
    assert len([*tmp_path.rglob("*before renaming a word of a list*.outreach")]) == 1


def test_a_hidden_word_is_not_offered_and_who_has_it_keeps_it(db: Data) -> None:
    ann = builders.person(db, profession="GP")
    lists.hide(db, "profession", "GP")
    assert "GP" not in offered(db, "profession")
    assert contacts.get(db, ann.id).profession == "GP"
    assert undo.next_undo(db) == "No longer offer \u201cGP\u201d in \u201cProfessions\u201d"
    lists.hide(db, "profession", "GP", hidden=False)
    assert offered(db, "profession")[0] == "GP"


def test_adding_a_hidden_word_offers_it_again_where_it_was(db: Data) -> None:
    lists.hide(db, "profession", "GP")
    lists.add(db, "profession", "gp")
    assert offered(db, "profession")[0] == "GP"


def test_a_word_of_ones_own_that_nobody_has_is_gone_when_it_is_hidden(db: Data) -> None:
    lists.add(db, "profession", "herbalist")
    lists.hide(db, "profession", "herbalist")
    assert "herbalist" not in [one.word for one in lists.words(db, "profession")]


def test_the_order_is_the_groups_own(db: Data) -> None:
    lists.move(db, "tier", "dormant", 0)
    assert offered(db, "tier") == ["dormant", "core", "active", "wider"]
    undo.undo(db)
    assert offered(db, "tier")[0] == "core"


def test_what_the_program_writes_itself_is_neither_renamed_nor_hidden(db: Data) -> None:
    for change in (
        lambda: lists.reword(db, "interaction_kind", "document", "paper"),
        lambda: lists.hide(db, "interaction_kind", "document"),
    ):
        with pytest.raises(OutreachError, match="by the program itself"):
            change()


def test_a_kind_that_counts_as_a_part_is_not_named_alone_on_an_envelope(
    db: Data, today: date
) -> None:
    hospital = builders.organisation(
        db, kind="hospital", address=Address(street="1 Hill Road", town="Marrowby")
    )
    ward = builders.organisation(db, "Ward 4", parent_id=hospital.id, kind="ward")
    ann = builders.person(db)
    builders.role(db, ann, ward)
    lines = contacts.card(db, ann.id, today=today).address_lines
    assert lines[:2] == ("Ward 4", "Lakeside General")
    assert organisations.get(db, ward.id).kind == "ward"
    before = letter_names(db, ann.id, today)
    lists.add(db, "organisation_kind", "ward")
    lists.count_as(db, "organisation_kind", "ward", PART)
    assert before == "Ward 4"
    assert letter_names(db, ann.id, today) == "Lakeside General"


def letter_names(db: Data, contact_id: str, today: date) -> object:
    (recipient,) = letter_context.recipients(db, [contact_id], today=today, event=None)
    facts = letter_context.Contexts(db, today=today, event=None, sender=None).of(recipient)
    return facts["contact"]["organisation"]


def test_what_counts_as_no_contact_makes_last_contact_no_newer(db: Data, today: date) -> None:
    ann = builders.person(db)
    lists.add(db, "interaction_kind", "gossip")
    timeline.log(
        db, InteractionDraft(contact_id=ann.id, kind="gossip", date=today, summary="Heard")
    )
    assert contacts.find(db, "last:<1d", today=today) == [ann.id]
    lists.count_as(db, "interaction_kind", "gossip", NO_CONTACT)
    assert contacts.find(db, "last:<1d", today=today) == []
    assert contacts.find(db, "last:>1d", today=today) == [ann.id]


def test_a_note_counts_as_a_contact_where_a_group_says_so(db: Data, today: date) -> None:
    ann = builders.person(db)
    timeline.log(db, InteractionDraft(contact_id=ann.id, kind="note", date=today, summary="Spoke"))
    assert contacts.find(db, "last:<1d", today=today) == []
    lists.count_as(db, "interaction_kind", "note", "")
    assert contacts.find(db, "last:<1d", today=today) == [ann.id]


def test_a_word_that_is_no_longer_there_is_told_with_what_to_do(db: Data) -> None:
    with pytest.raises(OutreachError, match="no longer in the list") as told:
        lists.reword(db, "profession", "alchemist", "chemist")
    assert told.value.hint


@pytest.mark.parametrize("key", LISTS)
def test_every_list_offers_a_word_that_stands_in_its_column(
    db: Data, key: str, today: date
) -> None:
    builders.sample_group(db, today)
    about = LISTS[key]
    found = db.execute(
        f"SELECT DISTINCT {about.column} FROM {about.table} WHERE deleted_at IS NULL"
    )
    kept = {word for (value,) in found if value for word in about.words_in(value)}
    assert kept <= set(offered(db, key))
    assert kept


@pytest.mark.parametrize(
    ("key", "word"),
    [
        ("interaction_kind", InteractionDraft(contact_id="").kind),
        ("interaction_kind", CALL),
        ("interaction_kind", DOCUMENT),
        ("event_role", ParticipantDraft(event_id="", contact_id="").role),
    ],
)
def test_what_new_entries_begin_with_keeps_its_name(db: Data, key: str, word: str) -> None:
    with pytest.raises(OutreachError, match="by the program itself"):
        lists.reword(db, key, word, "something else")


def test_saved_searches_follow_a_renamed_word_and_undo_takes_them_back(
    db: Data, today: date
) -> None:
    ann = builders.person(db, profession="GP", tier="core")
    for name, words in (
        ("Doctors", "profession:gp -tier:dormant"),
        ("Others", '-profession:"GP" tag:gp gp'),
        ("Begun", "profession:g"),
    ):
        saved.save(db, SavedSearch(name=name, words=words), today=today)
    lists.reword(db, "profession", "GP", "family doctor")
    assert {one.name: one.words for one in saved.every(db)} == {
        "Doctors": 'profession:"family doctor" -tier:dormant',
        "Others": '-profession:"family doctor" tag:gp gp',
        "Begun": "profession:g",
    }
    assert contacts.find(db, "segment:Doctors", today=today) == [ann.id]
    undo.undo(db)
    assert saved.get(db, "Doctors").words == "profession:gp -tier:dormant"


def test_a_word_is_known_by_what_people_read_too(db: Data) -> None:
    ann = builders.person(db, tier="wider")
    with pytest.raises(OutreachError, match="is in the list already"):
        lists.add(db, "tier", "Wider circle")
    lists.reword(db, "tier", "active", "wider circle")
    assert [one.word for one in lists.words(db, "tier")] == ["core", "wider", "dormant"]
    assert contacts.get(db, ann.id).tier == "wider"


def test_a_name_under_which_it_would_read_as_before_is_refused(db: Data) -> None:
    with pytest.raises(OutreachError, match="cannot be called") as told:
        lists.reword(db, "tier", "wider", "Wider")
    assert told.value.hint
    assert undo.next_undo(db) is None


def test_a_word_has_no_quotation_mark_as_searches_put_them_around_words(db: Data) -> None:
    with pytest.raises(OutreachError, match="without quotation marks"):
        lists.add(db, "tier", 'our "inner" circle')
    with pytest.raises(OutreachError, match="without quotation marks"):
        lists.reword(db, "tier", "core", 'the "core"')
