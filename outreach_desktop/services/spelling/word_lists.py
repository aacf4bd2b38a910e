"""The words of a language, read once: some hundredths of a second, and never in the window's thread."""

import gzip
from collections.abc import Collection
from functools import cache

from outreach_desktop.paths import resource

_COMMON, _HEALTH = "both", "health"
_LISTS = {"en_US": "en_US"}
_FARTHEST = 2
"""Letters that may be wrong, missing, too many or in each other\u2019s place."""
_MOST = 5
_LOOKED_AT = 40


class KnownWords:
    """Words of a language, and what somebody may have meant by one that is not among them."""

    def __init__(self, words: frozenset[str]) -> None:
        self._words = words

    def is_known(self, word: str) -> bool:
        """Whether it is one of them, in any place of a sentence."""
        plain = word.replace("\u2019", "'")
        bare = plain.removesuffix("'s")
        return any(
            one in self._words for one in (plain, plain.lower(), bare, bare.lower(), bare.title())
        )

    def suggestions(self, word: str, also: Collection[str] = ()) -> list[str]:
        """The nearest, with the capital that it has; those of the same letters come first."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        plain = word.replace("\u2019", "'").lower()
        near = process.extract(
            plain,
            [*self._words, *also],
            scorer=OSA.distance,
            score_cutoff=_FARTHEST,
            limit=_LOOKED_AT,
        )

        def place(found: tuple[str, float, int]) -> tuple[bool, float, bool, int, str]:
            one, distance, _ = found
            swapped = sorted(one) == sorted(plain)
            length = abs(len(one) - len(plain))
            return (not swapped, distance, one[0] != plain[0], length, one)

        nearest = min((distance for _, distance, _ in near), default=0)
        likely = [one for one in near if one[1] == nearest and ("'" in plain or "'" not in one[0])]
        found = [one for one, *_ in sorted(likely, key=place)]
        capital = word[:1].isupper()
        shaped = (one[:1].upper() + one[1:] if capital else one for one in found)
        return list(dict.fromkeys(shaped))[:_MOST]


@cache
def words_of(language: str) -> KnownWords | None:
    """Those of a language such as \u201cen_GB\u201d; None for one of which no list comes with the program."""
    if language.partition("_")[0] != "en":
        return None
    words = set(resource("spelling", f"{_HEALTH}.txt").read_text("utf-8").split())
    for name in (_COMMON, _LISTS.get(language, "en_GB")):
        packed = resource("spelling", f"{name}.txt.gz").read_bytes()
        words.update(gzip.decompress(packed).decode("utf-8").split("\n"))
    return KnownWords(frozenset(words))
