"""Files that go with an email: how large it becomes by them, and from where on it is refused."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from outreach_desktop.words import say

MOST_BYTES: Final = 25 * 1000 * 1000
"""Of a whole email as it travels: what large providers take at most."""
WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF: Final = "application/pdf"
_OF_A_LINE: Final = 57
_LINE: Final = 78
_TEXT: Final = 20_000
"""What the words and the headers take, generously."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailAttachment:
    """A file as it goes with an email."""

    name: str
    media_type: str
    content: bytes


def travels_as(sizes: Iterable[int]) -> int:
    """How many bytes an email with files of these sizes has on its way: they are written in letters, a third longer."""
    return _TEXT + sum(-(-size // _OF_A_LINE) * _LINE for size in sizes)


def in_megabytes(size: int) -> str:
    """\u201c1.3 MB\u201d, \u201c24 KB\u201d: as file managers say it."""
    if size >= 1000 * 1000:
        return say("{size} MB", size=f"{size / 1000 / 1000:.1f}")
    return say("{size} KB", size=max(1, round(size / 1000)))


def too_large(sizes: Iterable[int]) -> str:
    """The warning where an email with files of these sizes is refused by many; "" where it is not."""
    whole = travels_as(sizes)
    if whole <= MOST_BYTES:
        return ""
    return say(
        "Each email will have {size} on its way: files grow by a third in it. Many mail servers refuse more than {most}."
        " Take a file off, or send a link to it.",
        size=in_megabytes(whole),
        most=in_megabytes(MOST_BYTES),
    )
