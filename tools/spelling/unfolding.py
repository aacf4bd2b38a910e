"""Every word that a Hunspell dictionary of English accepts, from its stems and affixes; compounds of figures are left out."""

import re
from collections import defaultdict
from dataclasses import dataclass

_COMPOUND_ONLY = "c"


@dataclass(frozen=True, slots=True)
class _Affix:
    is_prefix: bool
    crosses: bool
    strip: str
    add: str
    where: re.Pattern[str]

    def put(self, word: str) -> str:
        """The word with it, "" where it does not fit."""
        if not self.where.search(word):
            return ""
        if self.is_prefix:
            return self.add + word.removeprefix(self.strip)
        return word.removesuffix(self.strip) + self.add


def unfolded(dic: str, aff: str) -> set[str]:
    """All words, with capitals as the dictionary has them."""
    affixes = _affixes(aff)
    words: set[str] = set()
    for line in dic.splitlines()[1:]:
        stem, _, flags = line.strip().partition("/")
        if not stem or _COMPOUND_ONLY in flags:
            continue
        found = [affix for flag in flags for affix in affixes[flag]]
        words.add(stem)
        suffixed = [(one, one.put(stem)) for one in found if not one.is_prefix]
        words.update(word for _, word in suffixed)
        for prefix in (one for one in found if one.is_prefix):
            words.add(prefix.put(stem))
            if prefix.crosses:
                words.update(prefix.put(word) for one, word in suffixed if one.crosses and word)
    return {word for word in words if word and not any(one.isdigit() for one in word)}


def _affixes(aff: str) -> dict[str, list[_Affix]]:
    found: dict[str, list[_Affix]] = defaultdict(list)
    crosses: dict[str, bool] = {}
    for line in aff.splitlines():
        parts = line.split()
        if len(parts) < 4 or parts[0] not in {"PFX", "SFX"}:
            continue
        kind, flag, first, second = parts[:4]
        if len(parts) == 4 and second.isdigit():
            crosses[flag] = first == "Y"
            continue
        condition = parts[4] if len(parts) > 4 else "."
        where = f"^{condition}" if kind == "PFX" else f"{condition}$"
        strip, add = ("" if one == "0" else one for one in (first, second.partition("/")[0]))
        found[flag].append(_Affix(kind == "PFX", crosses[flag], strip, add, re.compile(where)))
    return found
