"""Numbers of registers as evidence: whoever has the same one is the same, and two numbers of one register are two."""

import re
from functools import lru_cache
from typing import Any, Final

from rapidfuzz.distance import OSA

_REGISTER: Final = re.compile(
    r"^(?:gmc|npi|nmc|gphc|gdc|hcpc|ods|lanr|bsnr|rpps|no|number|nr)(?=\d)"
)
"""What people write before a number, so that it is known of which register it is."""
_SHAPE: Final = str.maketrans("0123456789abcdefghijklmnopqrstuvwxyz", "0" * 10 + "a" * 26)
_SHORTEST: Final = 5
"""Letters and digits: what has fewer is a number of somebody\u2019s own list."""


@lru_cache(maxsize=65536)
def code_key(code: Any) -> str:
    """\u201c1234567\u201d for \u201cGMC 1234567\u201d and \u201c123 4567\u201d."""
    letters = "".join(filter(str.isalnum, str(code).casefold()))
    return _REGISTER.sub("", letters)


def are_two(one: str, other: str) -> bool:
    """Whether two codes, by their keys, are of two: of one register by their shape, and no slip of the hand."""
    if not one or not other or one == other or min(len(one), len(other)) < _SHORTEST:
        return False
    is_of_one = one.translate(_SHAPE) == other.translate(_SHAPE)
    return is_of_one and OSA.distance(one, other, score_cutoff=1) > 1
