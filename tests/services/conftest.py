"""Whom letters go to, and where; a list to take in."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.services.data_file import Data
from tests import builders

Write = Callable[..., Path]
"""Writes a text to a file, `list.csv` unless another name is said."""


@pytest.fixture
def people(db: Data) -> list[Contact]:
    """Ann and Ben; Ann has done something."""
    ann, ben = builders.person(db), builders.person(db, "Fox", first_name="Ben")
    builders.call(db, ann, dt.date(2026, 2, 5), thanks_for="lending us the gym")
    return [ann, ben]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(text: str, name: str = "list.csv") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write
