"""Files kept inside the data file."""

from pathlib import Path

import pytest

from outreach_desktop.domain.documents.documents import LARGEST_FILE
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import files
from outreach_desktop.services.data_file import Data
from tests.builders import PNG, person


def test_a_file_comes_back_byte_for_byte(db: Data) -> None:
    ann = person(db)
    content = bytes(range(256)) * 100

    kept = files.attach(db, ann.id, "scan.pdf", content)

    assert files.content(db, kept.id) == content
    assert files.attached(db, ann.id) == [kept]
    assert (kept.name, kept.media_type, kept.size) == ("scan.pdf", "application/pdf", 25600)


def test_of_a_path_only_the_name_is_kept(db: Data) -> None:
    ann = person(db)

    assert files.attach(db, ann.id, r"C:\Users\ann\scan.pdf", b"x").name == "scan.pdf"
    assert files.attach(db, ann.id, "/home/ann/scan.pdf", b"x").name == "scan.pdf"


def test_one_content_attached_twice_is_stored_once(db: Data) -> None:
    ann, beth = person(db), person(db, "Marsh")
    first = files.attach(db, ann.id, "a.png", PNG)
    second = files.attach(db, beth.id, "b.png", PNG)

    assert db.execute("SELECT count(*) FROM file_contents").fetchone()[0] == 1
    files.remove(db, first.id)
    assert files.content(db, second.id) == PNG


def test_a_file_too_large_or_empty_is_refused_with_the_limit(db: Data) -> None:
    ann = person(db)

    with pytest.raises(OutreachError, match="at most 25 MB"):
        files.attach(db, ann.id, "film.mp4", bytes(LARGEST_FILE + 1))
    with pytest.raises(OutreachError, match="not empty"):
        files.attach(db, ann.id, "empty.txt", b"")


def test_a_removed_file_is_off_the_list(db: Data) -> None:
    ann = person(db)
    kept = files.attach(db, ann.id, "scan.pdf", b"x")

    files.remove(db, kept.id)

    assert files.attached(db, ann.id) == []
    with pytest.raises(OutreachError, match="This file is no longer there"):
        files.content(db, kept.id)


def test_a_file_that_cannot_be_read_is_named(db: Data, tmp_path: Path) -> None:
    with pytest.raises(OutreachError, match=r"gone\.pdf. cannot be read"):
        files.attach_from(db, person(db).id, tmp_path / "gone.pdf")


def test_a_copy_takes_a_free_name_that_every_system_takes(db: Data, tmp_path: Path) -> None:
    kept = files.attach(db, person(db).id, "what?.txt", b"x")

    first = files.copy_into(db, kept.id, tmp_path)
    second = files.copy_into(db, kept.id, tmp_path)

    assert (first.name, second.name) == ("what-.txt", "what- (2).txt")
