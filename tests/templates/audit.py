"""What a strict reader of the standard finds wrong in a Word file.

openxml-audit needs more than a second for what Word writes around a single line: styles twice over, a theme, building
blocks. Hardly any of it differs from one file of the tests to the next, so a part that it has read and found right is
not held against its schema again, and one that speaks of nothing outside itself is not read again at all.
"""

import hashlib
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from openxml_audit import OpenXmlValidator, validator

_MISTAKEN = (
    "'bbPlcHdr' is not in allowed values"  # the reader takes a glossary's w:type for a section's
)
Seen = tuple[str, bytes]
"""The name and the digest of a part."""
_right: set[Seen] = set()
_sensible: set[Seen] = set()
_ALONE = ("/word/theme", "/word/styles", "/word/webSettings", "/word/fontTable", "/docProps/")

# Rules for slides and sheets are made with every reader, and nothing of Word's is held against them: once is enough.
for name in ("create_pptx_semantic_validator", "create_spreadsheet_semantic_validator"):
    setattr(validator, name, cache(getattr(validator, name)))


def mistakes(data: bytes) -> set[str]:
    """What is wrong in a file, in the reader's words."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.docx"
        path.write_bytes(data)
        told = {str(error.description) for error in _reader().validate(str(path)).errors}
    return {one for one in told if _MISTAKEN not in one}


def new_mistakes(finished: bytes, template: bytes) -> set[str]:
    """What is wrong in a finished file and not in its template."""
    return mistakes(finished) - mistakes(template)


def _reader() -> Any:
    """A reader of its own for each file: it keeps what parts refer to from one file to the next."""
    reader = OpenXmlValidator()
    schema, sense = reader._schema_validator, reader._semantic_validator_word
    schema.validate_part = _only_new(schema.validate_part, _right, lambda _: True)
    sense.validate_part = _only_new(sense.validate_part, _sensible, _speaks_of_itself)
    return reader


def _speaks_of_itself(uri: str) -> bool:
    return uri.startswith("/word/glossary/") or uri.startswith(_ALONE)


def _only_new(validate: Any, right: set[Seen], may_be_known: Callable[[str], bool]) -> Any:
    """Validate a part unless one of this name and content was found right before."""

    def validate_part(part: Any, context: Any) -> Any:
        seen = (part.uri, hashlib.sha256(part.raw_content or b"").digest())
        if seen not in right or not may_be_known(part.uri):
            before = len(context.errors)
            validate(part, context)
            if len(context.errors) == before:
                right.add(seen)
        return context.errors

    return validate_part
