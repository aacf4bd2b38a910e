"""Finding by words."""

import pytest

from outreach_desktop.db import search
from outreach_desktop.db.engine import rows
from outreach_desktop.db.history.journal import changing
from outreach_desktop.services import undo
from outreach_desktop.services.data_file import Data
from tests import builders


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("O'Brien", "obrien"),
        ("O'Brien", "o'brien"),
        ("O'Brien", "o\u2019brien"),
        ("O'Brien", "brien"),
        ("O\u2019Brien", "o'bri"),
        ("Obrien", "O'Brien"),
        ("Łuczak", "luczak"),
        ("Łuczak", "łucz"),
        ("Müller", "muller"),
        ("Ångström", "angstrom"),
        ("Sørensen", "sorensen"),
        ("Strauß", "strauss"),
        ("Đặng", "dang"),
        ("Smith-Jones", "jones"),
        ("Smith-Jones", "smith-jo"),
        ("McDonald", "MCDON"),
        ("الخطيب", "الخطيب"),
    ],
)
def test_a_name_is_found_however_it_is_typed(db: Data, name: str, words: str) -> None:
    person = builders.person(db, name)
    builders.person(db, "Somebody")

    assert search.found(db, words, "contacts") == [person.id]


@pytest.mark.parametrize("words", ["", " ", "&", '"', "*", "()", "-", "'", "NEAR", "a AND", "col:"])
def test_what_is_no_word_finds_nobody_and_breaks_nothing(db: Data, words: str) -> None:
    builders.person(db, "Ng", first_name="Bo")

    assert search.found(db, words, "contacts") == []


def test_telephones_are_found_with_and_without_their_spaces(db: Data) -> None:
    person = builders.person(db, phone="020 7946 0018")

    assert search.found(db, "02079460018", "contacts") == [person.id]
    assert search.found(db, "7946", "contacts") == [person.id]


def test_a_sign_between_words_hides_nothing(db: Data) -> None:
    sons = builders.organisation(db, "Quellow & Sons")

    assert search.found(db, "quellow & sons", "organisations") == [sons.id]
    assert search.asks("quellow &")
    assert not search.asks("& -")


def test_all_words_must_be_there(db: Data) -> None:
    builders.person(db, "Ng", first_name="Ann")
    ben = builders.person(db, "Ng", first_name="Ben")

    assert search.found(db, "ng be", "contacts") == [ben.id]


def test_one_subject_is_not_found_for_another(db: Data) -> None:
    person = builders.person(db, "Lake")
    hospital = builders.organisation(db, "Lakeside General")

    assert search.found(db, "lake", "contacts") == [person.id]
    assert search.found(db, "lake", "organisations") == [hospital.id]


def test_the_index_follows_changes_the_bin_and_undo(db: Data) -> None:
    with changing(db, "Add"):
        key = rows.keep(db, "contacts", {"last_name": "Ng"})
    with changing(db, "Change"):
        rows.change(db, "contacts", key, {"last_name": "Okafor"})
    assert search.found(db, "ng", "contacts") == []
    assert search.found(db, "okafor", "contacts") == [key]

    with changing(db, "Remove"):
        rows.put_in_bin(db, "contacts", [key])
    assert search.found(db, "okafor", "contacts") == []

    undo.undo(db)
    assert search.found(db, "okafor", "contacts") == [key]
    undo.undo(db)
    assert search.found(db, "ng", "contacts") == [key]
    undo.undo(db)
    assert search.found(db, "ng", "contacts") == []
    undo.redo(db)
    assert search.found(db, "ng", "contacts") == [key]


def test_the_index_made_anew_is_the_one_the_triggers_kept(db: Data) -> None:
    for name in ("Ng", "O'Brien", "Łuczak"):
        builders.person(db, name, notes="Met at the open evening")
    builders.organisation(db)
    kept = set(db.execute("SELECT subject, row, words FROM search_rows"))

    search.rebuild(db)

    assert set(db.execute("SELECT subject, row, words FROM search_rows")) == kept
    db.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")


def test_folding_in_sql_and_in_python_is_one_folding(db: Data) -> None:
    text = "O'Łuczak \u2019Æther ß Þór Œuvre Ðı Đặng `x\u02bc"
    builders.organisation(db, text)

    (words,) = db.execute("SELECT words FROM search_rows").fetchone()
    assert words.startswith(search.fold(text))


def test_plain_text_has_no_accents_capitals_or_doubled_spaces() -> None:
    assert search.plain("  Ångström,  Zoë ") == "angstrom, zoe"
