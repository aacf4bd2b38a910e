"""The guard that keeps spreadsheets from taking what somebody typed for a formula, put on and taken off again."""

import re

_DANGEROUS = re.compile(r"'*\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
"""What a spreadsheet may take for a formula; and what looks like a guard already, so that none is taken off that was typed."""


def guarded(text: str) -> str:
    """`text` with an apostrophe before it where a spreadsheet would take it for a formula."""
    if text[:1].isalnum():
        return text  # most are
    return f"'{text}" if _DANGEROUS.match(text) else text


def unguarded(text: str) -> str:
    """`text` as it was before `guarded`."""
    return text[1:] if text[:1] == "'" and _DANGEROUS.match(text, 1) else text
