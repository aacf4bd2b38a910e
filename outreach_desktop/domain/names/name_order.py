"""The order inside a name: what is title, what letters, where the surname begins."""

import re
from functools import lru_cache

from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.names.couples import are_two, sides
from outreach_desktop.domain.names.given_names import is_given_name
from outreach_desktop.domain.names.name_words import (
    JOINING,
    NOT_ALONE,
    PARTICLES,
    are_letters,
    bare,
    generation,
    is_title_word,
    look_like_letters,
)
from outreach_desktop.domain.names.salutation import UNKNOWN, salutation

_MOST_OF_A_TITLE = 6  # words: "The Rt Hon the Lord"
# Of two words at the end these make a double surname, as Spain and Latin America write them.
_SPANISH = re.compile(
    r"[^\W\d_]{2,}(?:ez|\u00e9z)|garc[i\u00ed]a|mart[i\u00ed]n|moreno|romero|ruiz|navarro|torres|dom[i\u00ed]nguez|ramos|gil|serrano"
    r"|molina|morales|ortega|delgado|castro|ortiz|rubio|mar[i\u00ed]n|sanz|iglesias|n[u\u00fa][n\u00f1]ez|medina|garrido|santos"
    r"|castillo|lozano|guerrero|cano|prieto|flores|herrera|pe[n\u00f1]a|cruz|cabrera|reyes|aguilar|vega|silva|mendoza|rojas|vargas",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def is_title(text: str) -> bool:
    """Whether a letter could open with `text` before a surname: "Dr", "Prof. Dr.", "Sister", "Mr & Mrs"."""
    if not any(map(str.isalpha, text)):  # “-” where a list has no title
        return False
    if are_two(text):
        return len(sides(text)) == 2 and all(map(is_title, sides(text)))
    probe = ContactDraft(title=text, first_name="A", last_name="B")
    return salutation(probe) != UNKNOWN


def without_title(text: str) -> tuple[str, str]:
    """The title in front, and what is left."""
    words = text.split()
    if not words or not is_title_word(words[0]):
        return "", text
    count = 0
    while count < min(len(words), _MOST_OF_A_TITLE) and is_title_word(words[count]):
        count += 1
    while count and not _is_whole_title(words[:count], words[count:]):
        count -= 1
    return " ".join(words[:count]), " ".join(words[count:])


def _is_whole_title(title: list[str], rest: list[str]) -> bool:
    """Whether these words are a title where `rest` follows them, and not a first name or a part of one."""
    last = bare(title[-1])
    if len(title) == 1 and last in NOT_ALONE and len(rest) < 2:
        return False
    if last in ("h", "c", "em", "ao") and not title[-1].endswith("."):
        return False
    if last == "phil" and (len(title) == 1 or title[-1] in ("Phil", "PHIL")):
        return False  # whose name is Philip: a doctor is “Dr. phil.”
    if not rest:
        return is_title(" ".join(title)) and last not in (
            "lord",
            "lady",
            "judge",
            "canon",
            "bishop",
        )
    return last not in ("the", "right", "most", "very")


def without_letters(text: str, *, in_capitals: bool) -> tuple[list[str], list[str]]:
    """Words of a name, and the letters and the generation that end it."""
    words, letters = text.split(), list[str]()
    while len(words) > 1:
        if (
            words[-1].startswith("(")
            and len(words) > 2
            and are_letters(words[-2], in_capitals=in_capitals)
        ):
            letters[:0] = [f"{words[-2]} {words[-1]}"]
            del words[-2:]
        elif word := generation(words[-1]):
            letters[:0] = [word]
            words.pop()
        elif are_letters(words[-1], in_capitals=in_capitals) and not _may_be_name(
            words, in_capitals
        ):
            letters[:0] = [words.pop().strip(",;")]
        else:
            break
    return words, letters


def _may_be_name(words: list[str], in_capitals: bool) -> bool:
    """In “Jo MA”, “MARSH BA” or “Tarn J.P.” the end may be a name or initials: two letters alone say little."""
    end = words[-1].replace(".", "")
    if len(end) > 2 or (len(words) == 2 and words[-1] in ("MD", "RN")):
        return False
    return len(words) == 2 or (in_capitals and end not in ("MD", "RN", "MB"))


def are_all_letters(part: str, *, in_capitals: bool) -> bool:
    """Whether a part behind a comma is made of letters and generations: “MD, PhD”, “Jr”."""
    words = re.sub(r"\s*\([^()]*\)", "", part).split()
    known = (are_letters(word, in_capitals=True) or generation(word) for word in words)
    if in_capitals:
        return bool(words) and all(known)
    return bool(words) and all(map(look_like_letters, words))


def letter(word: str) -> str:
    """A word among letters as it is kept: “Jr” for “jnr.”."""
    return generation(word) or word


def joined(letters: list[str]) -> str:
    """“Jr, MD, PhD”: brackets stay with what stands before them."""
    joined = ""
    for word in letters:
        word = word.strip(",;")
        joined += word if not joined else f" {word}" if word.startswith("(") else f", {word}"
    return joined


def parted(words: list[str]) -> tuple[str, str]:
    """First names and surname of a name in its usual order."""
    if words and words[0].islower() and bare(words[0]) in PARTICLES and len(words) > 1:
        in_small = all(word.islower() for word in words)
        if not in_small:
            return "", " ".join(words)  # "bin Laden": a surname alone
    start = max(len(words) - 1, 0)
    while start > 1 and _is_particle(words, start - 1):
        start -= 1
    if start > 1 and bare(words[start - 1]) in JOINING:
        start -= 2
    elif start > 1 and _SPANISH.fullmatch(words[start - 1]):
        start -= 1
        while start > 1 and _is_particle(words, start - 1):
            start -= 1
    elif start == 1 and len(words) > 2 and bare(words[0]) in PARTICLES and words[0].islower():
        start = 0
    return " ".join(words[:start]), " ".join(words[start:])


def without_particles(given: list[str]) -> tuple[list[str], list[str]]:
    """First names, and small words behind them that begin the surname: “Jan van der”."""
    end = len(given)
    while end > 1 and given[end - 1].islower() and bare(given[end - 1]) in PARTICLES:
        end -= 1
    return given[:end], given[end:]


_INITIAL = re.compile(r"(?:[^\W\d_a-z]\.?){1,3}")


def _before_initials(words: list[str]) -> int:
    """How many words of a surname stand before nothing but initials: “Orpen A N”, “van der Berg J.”; 0 for none."""
    start = 0
    while start < len(words) - 1 and (bare(words[start]) in PARTICLES) and len(words[start]) > 1:
        start += 1
    rest = words[start + 1 :]
    is_name = (
        len(words) > 1
        and len(words[start].strip(".")) > 2
        and not words[start].isupper()
        and not is_given_name(words[start])  # “Mary J”
    )
    one_each = all(len(word.replace(".", "")) == 1 or "." in word for word in rest)
    return start + 1 if rest and is_name and one_each and all(map(_INITIAL.fullmatch, rest)) else 0


def in_reverse(words: list[str]) -> tuple[str, str] | None:
    """“SMITH John”, “SMITH JP” and “Smith J P” say that the surname stands first."""
    if count := _before_initials(words):
        return " ".join(words[count:]), " ".join(words[:count])
    shouted = 0
    while (
        shouted < len(words) - 1 and bare(words[shouted]) in PARTICLES and words[shouted].isupper()
    ):
        shouted += 1
    if (
        shouted
        and len(words) == shouted + 2
        and words[shouted].isupper()
        and not words[-1].isupper()
    ):
        return words[-1], " ".join(words[: shouted + 1])  # “DE ORPEN Tim”
    if len(words) != 2 or not re.fullmatch(r"[^\W\d_a-z]{3,}(?:['\u2019-][^\W\d_a-z]+)*", words[0]):
        return None
    initials = bool(re.fullmatch(r"[^\W\d_AEIOUY]{1,3}|(?:[A-Z]\.){1,3}", words[1]))
    is_shouted = words[0].isupper() and re.fullmatch(r"[^\W\d_][a-z\u00df-\u00ff].*", words[1])
    return (words[1], words[0]) if is_shouted or (initials and words[0].isupper()) else None


def surname_first(text: str) -> str:
    """“Orpen Anna” as “Orpen, Anna”, for a column that has surnames first; “Anna Orpen” stays, and so do commas."""
    title, rest = without_title(text)
    words = rest.split()
    start = 0
    while start < len(words) - 2 and bare(words[start]) in PARTICLES:
        start += 1
    is_given = len(words) > 1 and is_given_name(words[0]) and not is_given_name(words[-1])
    if len(words) < 2 or "," in text or are_two(text) or is_given:
        return text
    surname, given = " ".join(words[: start + 1]), " ".join(words[start + 1 :])
    return f"{surname}, {title} {given}".replace(",  ", ", ")


def _is_particle(words: list[str], place: int) -> bool:
    """Small words of the surname: known ones, and any in small letters in a name that has capitals."""
    word = words[place]
    if bare(word) in JOINING and word.islower() and place > 0:
        return False
    known = bare(word) in PARTICLES and not (len(word) == 1 and word.isupper() and word.isascii())
    return known or (word.islower() and words[-1][:1].isupper() and len(word) > 1)
