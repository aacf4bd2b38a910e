"""A whole name taken apart, where a file keeps it in one piece."""

import re
from typing import NamedTuple

from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.salutation import UNKNOWN, salutation

# Words in small letters that belong to the surname after them.
_BEFORE_SURNAMES = """
    af al ap av bin bint da das de del della den der di dos du e el ibn la las le los ter ten und
    van vom von y zu zum zur
"""
_PARTICLES = frozenset(_BEFORE_SURNAMES.split())
# Letters after a name: FRCS, MBBS, BSc (Hons), MRCGP, RGN. At least two capitals tell them from a name.
_LETTERS = re.compile(r"\(?[A-Z][A-Za-z]*[A-Z][A-Za-z]*\.?\)?|\(Hons\)|\([A-Z][A-Za-z]+\)")


class Name(NamedTuple):
    """The parts of a name, as a contact keeps them."""

    title: str
    first_name: str
    last_name: str
    post_nominals: str


def split_name(text: str) -> Name:
    """“Prof Ludwig van der Berg, FRCS” or “Berg, Ludwig” in parts; one word alone is a surname."""
    whole, _, after = (" ".join(part.split()) for part in text.partition(","))
    title, words = _without_title(whole)
    first, last = _parted(words.split())
    if after and (not first or not _are_letters(after)):  # the surname was written first
        title, first = _without_title(after)
        return Name(title, first, whole, "")
    return Name(title, first, last, after)


def is_title(text: str) -> bool:
    """Whether a letter could open with `text` before a surname: "Dr", "Prof. Dr.", "Sister"."""
    probe = ContactDraft(title=text, first_name="A", last_name="B")
    return bool(text.strip()) and salutation(probe) != UNKNOWN


def _are_letters(text: str) -> bool:
    return all(_LETTERS.fullmatch(word.rstrip(",")) for word in text.split())


def _without_title(text: str) -> tuple[str, str]:
    """The longest known title in front, and what is left."""
    words = text.split()
    for count in range(min(3, len(words)), 0, -1):
        if is_title(" ".join(words[:count])):
            return " ".join(words[:count]), " ".join(words[count:])
    return "", text


def _parted(words: list[str]) -> tuple[str, str]:
    start = max(len(words) - 1, 0)
    while start > 0 and words[start - 1] in _PARTICLES:
        start -= 1
    return " ".join(words[:start]), " ".join(words[start:])
