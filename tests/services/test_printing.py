"""What was made earlier can be printed again: everybody in order, and nobody who has asked to be left alone."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.documents.printing import Stack
from outreach_desktop.services import contacts, undo
from outreach_desktop.services.after import printing
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters
from tests import builders
from tests.services.letter_steps import GREETING, NOW, made, note, planned

NAMES = ("Zhou", "Adeyemi", "Marsh")  # not in the order of the alphabet


def people(db: Data) -> list[Contact]:
    return [builders.person(db, name) for name in NAMES]


def names(stack: Stack) -> list[str]:
    return [piece.name for piece in stack.pieces]


def test_a_batch_is_printed_in_the_order_it_was_made_in(db: Data, tmp_path: Path) -> None:
    made(db, planned(db, people(db), note(tmp_path, GREETING)), tmp_path / "out")

    (stack,) = printing.made_earlier(db)

    assert names(stack) == [f"Dr Ann {name}" for name in NAMES]
    assert stack.kinds == "documents \u201cNote\u201d"
    assert stack.made_at == NOW
    assert all(piece.path.is_file() for piece in stack.pieces)
    assert stack.pieces[0].called == "Note for Dr Ann Zhou"


def test_the_newest_batch_stands_first(db: Data, tmp_path: Path) -> None:
    everybody = people(db)
    choice = note(tmp_path, GREETING)
    made(db, planned(db, everybody, choice), tmp_path / "first")
    later = NOW + dt.timedelta(days=1)
    plan = planned(db, everybody[:1], choice)
    list(letters.make(db, plan, tmp_path / "second", now=later))

    assert [len(stack.pieces) for stack in printing.made_earlier(db)] == [1, 3]


def test_two_kinds_for_each_person_stay_together(db: Data, tmp_path: Path) -> None:
    choices = [note(tmp_path, GREETING, name=name) for name in ("letter", "slip")]
    made(db, planned(db, people(db), *choices), tmp_path / "out")

    (stack,) = printing.made_earlier(db)

    assert [piece.title for piece in stack.pieces] == ["Letter", "Slip"] * 3
    assert names(stack)[:2] == ["Dr Ann Zhou", "Dr Ann Zhou"]


def test_who_has_asked_since_to_be_left_alone_is_left_out_and_named(
    db: Data, tmp_path: Path
) -> None:
    everybody = people(db)
    made(db, planned(db, everybody, note(tmp_path, GREETING)), tmp_path / "out")
    contacts.change(db, replace(everybody[1], do_not_contact=True))

    (stack,) = printing.made_earlier(db)

    assert names(stack) == ["Dr Ann Zhou", "Dr Ann Marsh"]
    assert stack.left_out == ("Dr Ann Adeyemi",)


def test_who_is_in_the_bin_and_what_was_taken_back_is_not_offered(db: Data, tmp_path: Path) -> None:
    everybody = people(db)
    made(db, planned(db, everybody, note(tmp_path, GREETING)), tmp_path / "out")
    contacts.remove(db, [everybody[0].id])

    assert [names(stack) for stack in printing.made_earlier(db)] == [
        ["Dr Ann Adeyemi", "Dr Ann Marsh"]
    ]
    undo.undo(db)
    undo.undo(db)
    assert printing.made_earlier(db) == []


def test_one_file_for_all_of_them_is_one_piece(db: Data, tmp_path: Path) -> None:
    plan = planned(db, people(db), note(tmp_path, GREETING))
    made(db, plan, None, together=tmp_path / "All.docx")

    (stack,) = printing.made_earlier(db)

    assert [(piece.path.name, piece.name) for piece in stack.pieces] == [("All.docx", "")]


def test_each_document_of_a_person_is_offered_newest_first(db: Data, tmp_path: Path) -> None:
    everybody = people(db)
    choice = note(tmp_path, GREETING)
    made(db, planned(db, everybody, choice), tmp_path / "first")
    later = NOW + dt.timedelta(days=1)
    list(letters.make(db, planned(db, everybody, choice), tmp_path / "second", now=later))

    found = printing.of_person(db, everybody[2].id)

    assert [stack.made_at for stack in found] == [later, NOW]
    assert [names(stack) for stack in found] == [["Dr Ann Marsh"], ["Dr Ann Marsh"]]
