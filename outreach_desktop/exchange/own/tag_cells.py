"""Tags in one cell, so that each comes back as it was, whatever signs are in it."""

import json
import re
from collections.abc import Iterable

_PART = re.compile(r'\s*(?:"((?:[^"\\]|\\.)*)"|([^;\n]*))\s*(?:[;\n]|$)', re.DOTALL)
_PLAIN = re.compile(r'[^;"\r\n]+')


def quoted(text: str, plain: re.Pattern[str] = _PLAIN) -> str:
    """`text` as it is, or between quotation marks where one of its signs means something."""
    is_plain = plain.fullmatch(text) and text == text.strip()
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def unquoted(inner: str) -> str:
    """What stood between quotation marks; where somebody edited it, as it stands."""
    try:
        return str(json.loads(f'"{inner}"', strict=False))
    except ValueError:
        return inner


def written(tags: Iterable[str]) -> str:
    """“newsletter; speaker”."""
    return "; ".join(map(quoted, tags))


def read(cell: str) -> tuple[str, ...]:
    """The tags that `written` put into a cell, or somebody since."""
    found = (
        unquoted(match[1]) if match[1] is not None else match[2].strip()
        for match in _PART.finditer(cell)
    )
    return tuple(dict.fromkeys(filter(None, found)))
