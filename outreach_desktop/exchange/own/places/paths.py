"""What an organisation belongs to, in one cell: \u201cRiverside NHS Trust > Urology\u201d, the outermost first."""

import re
from collections.abc import Iterable

from outreach_desktop.exchange.own.tag_cells import quoted, unquoted

_PART = re.compile(r'\s*(?:"((?:[^"\\]|\\.)*)"|([^>]*))\s*(?:>|$)', re.DOTALL)
_PLAIN = re.compile(r'[^>"\r\n]+')


def written(names: Iterable[str]) -> str:
    """The names, each behind the one it belongs to."""
    return " > ".join(quoted(name, _PLAIN) for name in names)


def read(cell: str) -> tuple[str, ...]:
    """The names that `written` put into a cell, or somebody since."""
    found = (
        unquoted(match[1]) if match[1] is not None else match[2].strip()
        for match in _PART.finditer(cell)
    )
    return tuple(filter(None, found))
