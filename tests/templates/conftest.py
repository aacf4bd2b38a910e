"""Every document that a test of the engine makes is opened again, and what was printed looked for."""

import pytest

from outreach_desktop.templates.engine.filling import proof
from outreach_desktop.templates.engine.filling.values import Run
from tests.templates.led import check_relationships


@pytest.fixture(autouse=True)
def every_document_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the program does with the first of a batch; and its parts name no relationship that is not there."""
    proven = proof.proven

    def proven_and_led(data: bytes, run: Run) -> bytes:
        read = proven(data, run)
        check_relationships(read)
        return read

    monkeypatch.setattr(proof, "always", True)
    monkeypatch.setattr(proof, "proven", proven_and_led)
