"""How a value becomes a row: every field that is no list has a column of its name."""

from dataclasses import fields

import pytest

from outreach_desktop.db.engine.values import from_row, reader, to_row
from outreach_desktop.domain.contacts import Contact, ContactDraft
from outreach_desktop.domain.documents.documents import AttachedFile, Document
from outreach_desktop.domain.events import Event, EventDraft, Participant
from outreach_desktop.domain.group import GroupProfile, Point, Sender
from outreach_desktop.domain.interactions import Interaction
from outreach_desktop.domain.organisations import Organisation
from outreach_desktop.domain.roles import Role
from outreach_desktop.services.data_file import Data

TABLES = {
    Contact: "contacts",
    Organisation: "organisations",
    Role: "roles",
    Event: "events",
    Participant: "participants",
    Interaction: "interactions",
    Document: "documents",
    AttachedFile: "files",
    GroupProfile: "group_profile",
    Point: "points",
    Sender: "senders",
}
ADDRESS = {"street", "town", "region", "postcode", "country"}


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: kind.__name__)
def test_every_field_has_a_column_of_its_name(db: Data, kind: type) -> None:
    columns = set(db.table(TABLES[kind]).columns_dict)
    names = {field.name for field in fields(kind)} - {"tags", "points", "wishes", "own"}
    if kind is not Event:  # an event's address is written as it is printed, in one piece
        names = (names - {"address"}) | (ADDRESS if "address" in names else set())

    assert names <= columns


def test_a_row_is_trimmed_and_has_no_id() -> None:
    row = to_row(EventDraft(title=" Open evening ", in_packets=True))

    assert row["title"] == "Open evening"
    assert row["in_packets"] == 1
    assert row["date"] is None
    assert "id" not in to_row(from_row(Event, {**row, "id": "e1"}))


CHANGED = {
    "deceased": 1,
    "deceased_on": "2026-03-02",
    "household_place": 2,
    "street": "1 Mill Lane",
}
BESIDE = {"tags": ("core",), "wishes": (), "own": (("f1", "fish"),)}


@pytest.mark.parametrize("changed", [{}, CHANGED])
def test_a_reader_of_many_rows_reads_each_as_one_is_read(changed: dict[str, object]) -> None:
    row = {**to_row(ContactDraft(last_name="Orpen", large_print=True)), "id": "c1", **changed}
    read = reader(Contact)

    value = read.value([row[name] for name in read.columns], **BESIDE)

    assert value == from_row(Contact, row, **BESIDE)
    assert (type(value), value.large_print) == (Contact, True)


@pytest.mark.parametrize("kind", [Contact, Role], ids=lambda kind: kind.__name__)
def test_a_reader_leaves_no_field_out(db: Data, kind: type) -> None:
    read = reader(kind)
    columns = set(db.table(TABLES[kind]).columns_dict)

    value = read.value([None for _ in read.columns], **BESIDE)

    assert set(read.columns) <= columns
    assert all(hasattr(value, field.name) for field in fields(kind))
