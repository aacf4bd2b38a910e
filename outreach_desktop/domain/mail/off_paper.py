"""What letters say of their own paper, said for an email, which has no other side and is not sent back by post.

The words are those of the documents that come with the program, in the English of either side of the Atlantic.
"""

import re
from typing import Final

_SCAN: Final = re.compile(r"\s*\bscan it to answer\b[^.\n]*\.?", re.IGNORECASE)
_WORDS: Final = (
    (re.compile(r"^(Please) (?:send|mail) it back to .+$", re.DOTALL), r"\1 reply to this email"),
    (re.compile(r"\bon this letter and send it back\b"), "in your reply"),
    (re.compile(r"\b(?:and )?(?:send|mail) the page back\b"), "and reply to this email"),
    (re.compile(r"\bpage overleaf\b"), "questions below"),
    (re.compile(r"\b(?:overleaf|on the next page|on the back of this (?:page|letter))\b"), "below"),
    (re.compile(r"\bOverleaf\b"), "Below"),
)


def by_email(text: str) -> str:
    """A paragraph as an email says it; "" for what only paper needs."""
    text = _SCAN.sub("", text)
    for words, instead in _WORDS:
        text = words.sub(instead, text)
    return text
