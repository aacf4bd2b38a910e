"""Every document that a test of the engine makes is opened again, and what was printed looked for."""

import pytest

from outreach_desktop.templates import proof


@pytest.fixture(autouse=True)
def every_document_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the program does with the first of a batch."""
    monkeypatch.setattr(proof, "always", True)
