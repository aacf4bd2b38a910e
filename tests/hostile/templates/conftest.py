"""Every document that a hostile template makes is opened again, and what was printed looked for."""

from tests.templates.conftest import every_document_is_read_again

__all__ = ["every_document_is_read_again"]
