"""Days, telephone numbers and postcodes that no line breaks in two: at their spaces nothing goes on below.

The year may: a whole date that is wider than a column of a table would be cut inside its figures.
"""

import functools
import re
from typing import Final

_SPACE: Final = "\u00a0"
# Between day and month: “4 March”, “4. März”, “March 4,”. The day of the week may stand alone.
_IN_DATE: Final = re.compile(r"(?<=\d) (?=[^\W\d])|(?<=\d\.) (?=[^\W\d])|(?<=[^\W\d]) (?=\d{1,2},)")
_NUMBER: Final = re.compile(r"[+(]?\d[\d ()/.\-]{4,}\d")

# British, Dutch and Canadian ones: the others have no space, or figures alone.
_IN_POSTCODE: Final = re.compile(
    r"\b([A-Z]{1,2}\d[A-Z\d]?|\d{4}|[A-Z]\d[A-Z]) (?=(?:\d[A-Z]{2}|[A-Z]{2}|\d[A-Z]\d)\b)"
)


@functools.lru_cache(maxsize=512)
def date(words: str) -> str:
    """The words for a date or a moment, of which day and month stay together."""
    return _IN_DATE.sub(_SPACE, words)


def number(words: str) -> str:
    """The words of a telephone number, of which the figures stay together: not those of “01632 960202, ask for Mary”."""
    return _NUMBER.sub(lambda found: found[0].replace(" ", _SPACE), words)


def postcodes(words: str) -> str:
    """Words in which addresses stand, whose postcodes stay whole."""
    return _IN_POSTCODE.sub(rf"\1{_SPACE}", words)
