"""Documents of the starters are opened again like all that a test of the engine makes."""

from tests.templates.conftest import every_document_is_read_again

__all__ = ["every_document_is_read_again"]
