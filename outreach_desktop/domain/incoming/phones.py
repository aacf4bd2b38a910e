"""Telephone numbers, as far as they can be compared without knowing a country."""

import re

_DIGITS = re.compile(r"\D")
_EXTENSION = re.compile(r"(?:ext?\.?|x|extension|#)\s*(\d{1,6})\s*$", re.IGNORECASE)
_SAME = 9
"""Digits from the end that two numbers have to share: what stands before is 0, or a country's code."""


def same_number(one: str, other: str) -> bool:
    """Whether two spellings are one number: “01632 960001”, “+44 (0)1632 960-001”."""
    return one == other or number_key(one) == number_key(other)


def number_key(number: str) -> str:
    """What makes two spellings one number."""
    extension = _EXTENSION.search(number)
    main = number[: extension.start()] if extension else number
    digits = _DIGITS.sub("", main)
    end = digits[-_SAME:] if len(digits) >= _SAME else digits or main.casefold().strip()
    return f"{end}x{extension[1]}" if extension else end
