"""A language nobody speaks, which shows what a translation will meet: longer by 40 per cent, and accented.

A word that appears without accents was said by nobody; one that is cut off has too little room.
`xx-rtl` is the same, laid out from right to left.
"""

import gettext
import math
import re

PLAIN, RIGHT_TO_LEFT = "xx", "xx-rtl"
LANGUAGES = (PLAIN, RIGHT_TO_LEFT)

_LONGER = 0.4
_ACCENTS = str.maketrans(
    "ACDEGHIKLNORSTUWYZacdeghiklnorstuwyz",
    "ÅÇÐÉĜĤÎĶĻÑÖŔŠŢÛŴÝŽåçðéĝĥîķļñöŕšţûŵýž",
)
_KEPT = re.compile(r"(\{[^{}]*\}|<[^<>]*>|&[a-z]+;|&#\d+;)")
_PADDING = "~"


def changed(sentence: str) -> str:
    """The sentence with its letters accented and its end drawn out; values, marks and access keys stay."""
    pieces = _KEPT.split(sentence)
    text = "".join(
        piece if place % 2 else piece.translate(_ACCENTS) for place, piece in enumerate(pieces)
    )
    letters = sum(map(str.isalpha, "".join(pieces[::2])))
    return text + _PADDING * math.ceil(letters * _LONGER) if letters else text


class Catalogue(gettext.NullTranslations):
    """Stands in the place of a translation."""

    def gettext(self, message: str) -> str:
        """See `changed`."""
        return changed(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """As English chooses between the two."""
        return changed(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        """Whatever it means."""
        del context
        return changed(message)
