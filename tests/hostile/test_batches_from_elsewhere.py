"""Batches of a data file that came from elsewhere: only what is known in full is offered to be finished."""

import json
from collections.abc import Iterator
from contextlib import closing

import pytest

from outreach_desktop.db.subjects import batches
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.services import contacts, data_file
from tests.hostile.test_schema_plants import NOW

ASKED: dict[str, object] = {
    "people": [], "documents": [{"name": "a", "title": "A", "path": "", "sha256": ""}], "policies": {}, "missing": "stop",
    "event": None, "sender": None, "thanks_for": None, "out": "/tmp", "together": None, "today": "2026-11-28",
}  # fmt: skip
NOT_CLEAR = (
    *("[[[]]]", "3", "{}", "[" * 900 + "]" * 900),
    *(json.dumps({name: said for name, said in ASKED.items() if name != left}) for left in ASKED),
    *(json.dumps({**ASKED, name: 1}) for name in ASKED),
    *(json.dumps({**ASKED, name: [1]}) for name in ("people", "documents", "policies")),
    *(json.dumps({**ASKED, **said}) for said in ({"today": "now"}, {"together": "/"}, {"documents": [{"title": "A"}]})),
)  # fmt: skip


@pytest.fixture(scope="module")
def stopped() -> Iterator[data_file.Data]:
    """A data file with a batch that did not come to its end."""
    with closing(data_file.open_in_memory()) as db:
        contacts.add(db, ContactDraft(last_name="Ng"))
        (action,) = db.execute("SELECT max(number) FROM actions").fetchone()
        batches.begin(db, "one", name="Letters", asked={}, documents=1, begun_at=NOW, action=action)
        yield db


@pytest.mark.parametrize("asked", NOT_CLEAR)
def test_a_batch_of_which_nobody_knows_what_was_asked_is_nothing_to_go_on_with(
    stopped: data_file.Data, asked: str
) -> None:
    stopped.execute("UPDATE batches SET asked = ?", [asked])
    assert batches.unfinished(stopped) == []
    assert batches.asked(stopped, "one") is None


def test_one_of_which_all_is_known_is_gone_on_with(stopped: data_file.Data) -> None:
    stopped.execute("UPDATE batches SET asked = ?", [json.dumps(ASKED)])
    assert [batch.kinds for batch in batches.unfinished(stopped)] == [("A",)]
