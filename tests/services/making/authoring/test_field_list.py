"""The fields of templates as a list: every one is there, and every tag and pattern is one that the engine takes."""

from datetime import date
from pathlib import Path

import pytest
from docx import Document

from outreach_desktop.domain.fields import FieldKind
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import templates
from outreach_desktop.services.making.authoring import field_list
from outreach_desktop.services.making.authoring.field_list import ToldField
from outreach_desktop.templates.library.entries import NOT_USED
from outreach_desktop.templates.library.fields import fields, meanings
from tests import builders
from tests.builders import open_evening, organisation, person, role

TODAY = date(2026, 3, 9)


def _every() -> tuple[ToldField, ...]:
    return field_list.every(None).fields


def _one(path: str) -> ToldField:
    return next(one for one in _every() if one.path == path)


def test_every_field_that_templates_are_checked_by_is_listed_once() -> None:
    listed = [one.path for one in _every() if one.path]
    known = [path for path, kind in fields().items() if kind != "subject"]
    known = [path for path in known if meanings()[path] != NOT_USED]
    assert sorted(listed) == sorted(known)
    assert all(one.meaning and one.group for one in _every())


def test_what_is_copied_is_what_the_engine_takes(tmp_path: Path) -> None:
    """Each way to copy each field, pasted as Word does it: a paragraph for each line, a row of a table for cells."""
    lines: list[str] = []
    for one in _every():
        is_picture = one.kind is FieldKind.PICTURE  # whose tag is an alt text
        ways = [way for way in ("" if is_picture else one.tag, one.only_if, one.for_each) if way]
        copied = [line for way in ways for line in way.split("\n")]
        lines += [one.within, *copied, "{% endfor %}"] if one.within else copied
    path = builders.template(tmp_path / "all.docx", *lines)
    word = Document(str(path))
    with_cells = [one for one in _every() if one.cells]
    assert len(with_cells) > 8
    for one in with_cells:
        cells = word.add_table(1, len(one.cells)).rows[0].cells
        for cell, text in zip(cells, one.cells, strict=True):
            cell.text = text
        word.add_paragraph()
    word.save(str(path))
    assert [str(one) for one in templates.check(path)] == []


def test_words_find_a_field_by_its_name_its_group_and_what_it_is() -> None:
    salutation = _one("contact.salutation")
    assert salutation.says(["dear"])
    assert salutation.says(["person", "salut"])
    assert not salutation.says(["phone"])
    assert salutation.tag == "{{ contact.salutation }}"
    assert _one("event.date").tag == "{{ event.date | date }}"
    assert _one("contact.address_lines").tag == "{{ contact.address_lines | lines }}"
    session = _one("events[].title")
    assert (session.tag, session.within) == (
        "{{ session.title }}",
        "{% for session in events %}",
    )


def test_values_are_those_of_the_person_and_of_the_next_event(db: Data) -> None:
    ann = person(db, "O'Neil", title="Dr", first_name="Ann", phone="01632 960202")
    role(db, ann, organisation(db, "Marrowby General Hospital"))
    open_evening(db, date(2026, 4, 1))
    found = field_list.of_person(db, ann.id, today=TODAY)
    assert found.values["contact.name"] == "Dr Ann O'Neil"
    assert found.values["contact.phone"] == "01632\xa0960202"  # never broken over two lines
    assert found.values["contact.organisation"] == "Marrowby General Hospital"
    assert found.values["contact.mobile"] == ""
    assert found.values["event.date"] == "1 April 2026"
    assert found.event == "Open evening"


def test_fields_of_the_group_itself_are_among_them(db: Data) -> None:
    builders.own_field(db, "Parking permit")
    found = field_list.every(db)
    permit = next(one for one in found.fields if one.path == "contact.own.parking_permit")
    assert permit.group == "Fields of your own"
    assert permit.tag == "{{ contact.own.parking_permit }}"


def test_the_pages_name_every_tag(db: Data, tmp_path: Path) -> None:
    field_list.write(db, tmp_path / "fields.docx")
    word = Document(str(tmp_path / "fields.docx"))
    said = {cell.text for table in word.tables for row in table.rows for cell in row.cells}
    assert {one.tag for one in _every()} <= said
    assert "Dr Ann O\u2019Neil" in said
    with pytest.raises(OutreachError, match="what kind of file"):
        field_list.write(db, tmp_path / "fields.txt")
