"""Names that came all in capitals or all in small letters, as their owners write them."""

import re

from outreach_desktop.domain.names.name_words import GENERATIONS, PARTICLES, bare

_PART = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿœ]")


def is_one_case(*texts: str) -> bool:
    """Whether all the letters are capitals, or none is; initials alone say nothing."""
    whole = " ".join(texts)
    if whole.upper() != whole and whole.lower() != whole:
        return False
    return re.search(r"[^\W\d_]{2,}", whole) is not None


def titled(title: str) -> str:
    """“Dr” for “dr” and “DR”, “Mr and Mrs” for “MR and MRS”."""
    return " and ".join(map(_titled, title.split(" and ")))


def _titled(title: str) -> str:
    if not (title.islower() or title.isupper()):
        return title
    return " ".join(word[:1].upper() + word[1:].lower() for word in title.split())


def as_written(text: str, *, surname: bool = False) -> str:
    """“McDonald”, “O'Dowd”, “van der Berg”, “Penn-Marsh” for a part of a name in one case."""
    words = text.split()
    return " ".join(_word(word, place, len(words), surname) for place, word in enumerate(words))


def _word(word: str, place: int, count: int, surname: bool) -> str:
    key = bare(word)
    if key in GENERATIONS and place == count - 1 and count > 1:
        return GENERATIONS[key]
    is_particle = key in PARTICLES and key not in ("st", "mac", "mc", "san", "santa", "o'")
    if is_particle and surname and place < count - 1:
        return word.lower()
    letters = re.sub(r"\W", "", key)
    if (
        not surname
        and key != "st"
        and len(letters) <= 3
        and word.isupper()
        and (len(letters) == 1 or not _VOWELS.search(letters))
    ):
        return word  # initials: J, JP, W.J.
    return _PART.sub(lambda part: _part(part[0]), word.lower())


def _part(part: str) -> str:
    apostrophe = re.match(r"([^\W\d_])(['\u2019])([^\W\d_]+)", part)
    if apostrophe and len(apostrophe[3]) > 1:
        return f"{apostrophe[1].upper()}{apostrophe[2]}{apostrophe[3].capitalize()}"
    if part.startswith("mc") and len(part) > 3:
        return f"Mc{part[2:].capitalize()}"
    return part[:1].upper() + part[1:]
