"""Whom letters go to, and where."""

import datetime as dt
from pathlib import Path

import pytest

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.services.data_file import Data
from tests import builders


@pytest.fixture
def people(db: Data) -> list[Contact]:
    """Ann and Ben; Ann has done something."""
    ann, ben = builders.person(db), builders.person(db, "Fox", first_name="Ben")
    builders.call(db, ann, dt.date(2026, 2, 5), thanks_for="lending us the gym")
    return [ann, ben]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"
