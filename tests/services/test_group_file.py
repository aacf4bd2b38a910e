"""The group can be told to a file, changed there, and taken in again."""

from pathlib import Path
from typing import Any

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.paths import resource
from outreach_desktop.services import group, group_file, sample, undo
from outreach_desktop.services.data_file import Data
from tests.conftest import TODAY


def test_what_is_told_can_be_taken_in_and_changes_nothing(db: Data, tmp_path: Path) -> None:
    sample.fill(db, today=TODAY)
    profile, senders = group.profile(db), group.senders(db)

    group_file.take_in(db, group_file.told(db), tmp_path)

    assert (group.profile(db), group.senders(db)) == (profile, senders)
    assert undo.history(db) == []


def test_only_what_is_named_is_changed(db: Data, tmp_path: Path) -> None:
    sample.fill(db, today=TODAY)
    before = group.profile(db)

    group_file.take_in(
        db,
        {
            "strapline": "Together",
            "address": {"town": "Ashby"},
            "points": [{"kind": "help", "heading": "Worry", "text": "A call"}],
            "senders": [{"name": "MARGARET ELLERY", "phone": "01632 960199"}, {"name": "Bo Ek"}],
        },
        tmp_path,
    )

    after = group.profile(db)
    assert (after.name, after.strapline, after.logo_id) == (before.name, "Together", before.logo_id)
    assert (after.address.town, after.address.postcode) == ("Ashby", before.address.postcode)
    assert [point.heading for point in after.points] == ["Worry"]
    senders = {sender.name: sender for sender in group.senders(db)}
    assert len(senders) == 4
    assert senders["MARGARET ELLERY"].phone == "01632 960199"
    assert [action.name for action in undo.history(db)] == ["Change our group"]


def test_pictures_are_found_beside_the_file(db: Data) -> None:
    facts = {
        "name": "Wend Valley",
        "logo": "logo.png",
        "senders": [{"name": "Margaret", "signature": "signature-margaret.png"}],
    }

    group_file.take_in(db, facts, resource("sample", "logo.png").parent)

    assert group.profile(db).logo_id
    assert group.senders(db)[0].signature_id


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ([], "The group must be an object"),
        (
            {"name": "A", "strapine": "B"},
            "nothing called \u201cstrapine\u201d. Did you mean strapline?",
        ),
        ({"name": 3}, "\u201cname\u201d must be text"),
        ({"name": "A", "address": "1 Hill"}, "The address must be an object"),
        ({"name": "A", "points": {}}, "\u201cpoints\u201d must be a list"),
        ({"name": "A", "points": [{"kind": "hlep"}]}, "Choose what each point"),
        ({"name": "A", "paper": "A3"}, "Choose the paper: A4 or Letter."),
        ({"strapline": "B"}, "Type the group's name."),
        ({"name": "A", "logo": "gone.png"}, "gone.png\u201d could not be read"),
        ({"name": "A", "senders": [{"phone": "1"}]}, "Type the name of the person who signs."),
        ({"name": "A", "senders": [{"name": "B", "is_default": "yes"}]}, "must be yes or no"),
        ({"name": "A", "is_sample": True}, "nothing called \u201cis_sample\u201d"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_changed(
    db: Data, tmp_path: Path, facts: Any, message: str
) -> None:
    before = group.profile(db), group.senders(db)

    with pytest.raises(OutreachError, match=message.replace("?", "\\?").replace(".", "\\.")):
        group_file.take_in(db, facts, tmp_path)

    assert (group.profile(db), group.senders(db)) == before
