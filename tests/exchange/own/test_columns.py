"""Our own exports have a column for all that is kept of a person, and are known again by its name in every language."""

import dataclasses
import subprocess
import sys
from pathlib import Path

from outreach_desktop.domain import addresses
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.wishes.wishes import WishDraft
from outreach_desktop.exchange.own import tag_cells, wish_cells
from outreach_desktop.exchange.own.columns import COLUMNS, headings, keys_of
from outreach_desktop.words.saying import elsewhere


def test_all_that_is_kept_of_a_person_has_a_column() -> None:
    names = {part.name for part in dataclasses.fields(ContactDraft)} - {"address", "own"}
    kept = {name.removesuffix("_id") for name in names}  # others go by name
    assert kept | addresses.FIELDS.keys() <= {column.key for column in COLUMNS}


def test_each_heading_is_of_one_column_in_every_language() -> None:
    for told in zip(*(elsewhere(heading) for heading in headings()), strict=False):
        assert len(set(told)) == len(COLUMNS)
    assert keys_of(headings()) == [column.key for column in COLUMNS]


def test_a_german_list_is_known_by_an_english_program() -> None:
    said = subprocess.run(
        [
            sys.executable,
            "-c",
            "from outreach_desktop.exchange.own.columns import headings; print(*headings(), sep='\\n')",
        ],
        env={"OUTREACH_DESKTOP_LANGUAGE": "de", "PYTHONIOENCODING": "utf-8", "PYTHONPATH": "."},
        cwd=Path(__file__).parents[3],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    german = said.stdout.splitlines()
    assert "Nachname" in german
    assert keys_of(german) == [column.key for column in COLUMNS]


def test_a_list_of_somebody_else_is_none_of_ours() -> None:
    assert keys_of(["Surname", "First name", "Notes", "Wishes", "Do not contact"]) == []
    assert keys_of([*headings(), "Surname"]) == []
    assert keys_of([]) == []


def test_a_column_added_or_taken_away_leaves_it_ours() -> None:
    keys = keys_of([*headings()[1:], "Birthday"])
    assert keys[-1] == ""
    assert keys[:-1] == [column.key for column in COLUMNS[1:]]


def test_tags_come_back_whatever_is_in_them() -> None:
    tags = ("newsletter", "a; b", 'said "yes"', "two\nlines", "back\\slash")
    assert tag_cells.written(("newsletter", "speaker")) == "newsletter; speaker"
    assert tag_cells.read(tag_cells.written(tags)) == tags
    assert tag_cells.read("newsletter;speaker\ncore") == ("newsletter", "speaker", "core")
    assert tag_cells.read("") == ()


def test_wishes_read_well_and_come_back() -> None:
    wish = WishDraft(channel="post", reason="asked; on the phone", source="list.csv")
    said = wish_cells.written([wish, WishDraft(channel="email", state="yes")])
    assert said == 'post: no; reason="asked; on the phone"; source=list.csv\nemail: yes'
    assert wish_cells.read(said) == (wish, WishDraft(channel="email", state="yes"))
    assert wish_cells.read("") == ()
    for other in ("no post please", "post: never", "post: no; until=soon", "post: no; asked_on=x"):
        assert wish_cells.read(other) is None
