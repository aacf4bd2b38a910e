"""The recipients of a message, copied out of its “To:” line: “Wilma Marsh <w@example.org>; Ian Tarn <…>”."""

import re
from collections.abc import Iterator

from outreach_desktop.exchange.sheets import Record

_LONGEST = 1 << 20
"""Letters: what is longer is a table."""
_FIELD = re.compile(r"\s*(?:to|cc|bcc|an|\u00e0|para|aan|kopie|blindkopie)\s*:\s*", re.IGNORECASE)
_ADDRESS = r"[^\s<>@,;:\"]+@[^\s<>@,;:\"]+\.[^\s<>@,;:\"]{2,}"
_MAILBOX = re.compile(rf"(?:[^<>@]*\S)?\s*<\s*{_ADDRESS}\s*>|{_ADDRESS}")


def records(text: str) -> list[Record]:
    """A record for each mailbox with the line it begins on; none where the text is no list of recipients."""
    first = text.lstrip().partition("\n")[0]
    if len(text) > _LONGEST or first.count("@") < 2:
        return []
    separator = ";" if ";" in first else ","
    found: list[Record] = []
    for line, piece in _pieces(text, separator):
        mailbox = " ".join(_FIELD.sub("", piece, count=1).split())
        if not mailbox:
            continue
        if not _MAILBOX.fullmatch(mailbox):
            return []
        found.append((line, [mailbox]))
    return found


def _pieces(text: str, separator: str) -> Iterator[tuple[int, str]]:
    """What stands between separators and line ends, quotation marks holding together what they enclose."""
    pattern = re.compile(rf'(?:"[^"\n]*"|[^"\n{separator}])+')
    for number, line in enumerate(text.splitlines(), 1):
        for piece in pattern.findall(line):
            yield number, piece
