"""Two people under one name: who is who, where that can be said for certain."""

import re
from dataclasses import replace

from outreach_desktop.domain.names.capitals import is_one_case
from outreach_desktop.domain.names.couples import Half, are_two, sides
from outreach_desktop.domain.names.name_order import (
    is_title,
    joined,
    parted,
    without_letters,
    without_title,
)
from outreach_desktop.domain.names.name_values import Parsed
from outreach_desktop.domain.names.name_words import bare

# “M.” is somebody's initial, but not beside Madame.
_MADAME = re.compile(r"\b(?:mme|mlle|madame)\b", re.IGNORECASE)
_MONSIEUR = re.compile(r"(?<!\S)M\.?(?=\s)")


def couple(text: str) -> Parsed:
    """Two people in one cell; one that cannot be told apart stays whole as a surname."""
    head, comma, after = text.partition(",")
    if (
        comma
        and not are_two(head)
        and not without_title(head)[0]
        and len(head) > 2
        and _are_given(after)
    ):
        text = f"{after.strip()} {head.strip()}"
    if _MADAME.search(text):
        text = _MONSIEUR.sub("Monsieur", text)
    both = sides(text)
    if len(both) == 2 and (bare_names := [_without_letters(side) for side in both]) != both:
        found = couple(
            " and ".join(bare_names)
        )  # of two with one place for letters they are in the notes
        return (
            replace(found, beside=(text,)) if found.couple else Parsed(last_name=text, unsure=True)
        )
    if len(both) == 3 and is_title(both[0]) and not without_title(both[2])[0]:
        second, names = without_title(both[1])  # "Mr and Mrs John and Mary Hall"
        both = [f"{both[0]} {names}", f"{second} {both[2]}"]
    if len(both) != 2 or "," in text:
        return Parsed(last_name=text, unsure=True)
    title, rest = without_title(both[0])
    other_title, other_rest = without_title(both[1])
    if title and not rest and other_title and other_rest:
        return _named(title, other_title, other_rest)
    if bare(title) == "drs" and rest and other_rest and not other_title:
        title, other_title = "Dr", "Dr"
    one, two = _halves(title, rest, other_title, other_rest)
    if not one or not two:
        return _unsure(text, title, rest, other_title, other_rest)
    last = two.last_name
    whole = f"{one.name} and {two.name}"
    if one.last_name == last:
        whole = f"{' '.join(filter(None, (one.title, one.first_name)))} and {two.name}"
    before = whole.removesuffix(last).strip()
    return Parsed(first_name=before, last_name=last, couple=(one, two))


def _without_letters(side: str) -> str:
    """“Mr J Orpen FRCS” without what he has behind his name: an entry of two has one place for letters."""
    if is_title(side):
        return side
    words, _ = without_letters(side, in_capitals=is_one_case(side))
    return " ".join(words).rstrip(",")


def _are_given(after: str) -> bool:
    """Whether what stands behind a surname is its two people: “Fennick, Mr & Mrs J”, “Fennick, John & Mary”."""
    if not are_two(after):
        return False
    is_titled = bool(without_title(after.strip())[0])
    return is_titled or all(len(side.split()) == 1 for side in sides(after))


def _unsure(text: str, title: str, rest: str, other_title: str, other_rest: str) -> Parsed:
    """Two who cannot be told apart: all of it is the surname, one title before both stays the title."""
    if title and not other_title:
        return Parsed(title=title, last_name=f"{rest} and {other_rest}", unsure=True)
    return Parsed(last_name=text, unsure=True)


def _named(title: str, other_title: str, names: str) -> Parsed:
    """“Mr & Mrs P Quellow”: both have the surname, the first name is the first one's."""
    words, letters = without_letters(names, in_capitals=is_one_case(names))
    first, last = parted(words)
    if bare(other_title) in ("sra", "dra", "se\u00f1ora") and len(words) == 2:
        first, last = "", " ".join(words)  # both surnames, as Spain writes them
    return Parsed(
        title=f"{title} and {other_title}",
        first_name=first,
        last_name=last,
        post_nominals=joined(letters),
        couple=(Half(title, first, last), Half(other_title, "", last)),
    )


def _halves(
    title: str, rest: str, other_title: str, other_rest: str
) -> tuple[Half | None, Half | None]:
    """Who stands on either side of the “and”: each with a surname, or both with the last one."""
    one, two = rest.split(), other_rest.split()
    if not one or not two or bool(title) != bool(other_title):
        return None, None
    other_first, last = parted(two)
    by_first_name = bare(title) in ("sir", "dame")
    lone = len(one) == 1 and (not title or by_first_name or _is_short(one[0]) or len(two) > 1)
    if lone and not other_first and not title:
        return None, None
    if lone:
        return Half(title, one[0], last), Half(other_title, other_first, last)
    first, own_last = parted(one)
    if all(map(_is_short, one)):
        first, own_last = " ".join(one), last
    return Half(title, first, own_last), Half(other_title, other_first, last)


def _is_short(word: str) -> bool:
    """Initials: they are no surname."""
    return (
        len(word.replace(".", "")) <= 2
        and word[:1].isupper()
        and (len(word) == 1 or "." in word or word.isupper())
    )


def couple_of_parts(title: str, first: str, last: str, post_nominals: str) -> Parsed:
    """Two people in several cells: “Mr & Mrs” beside “John & Mary” beside “Fennick”."""
    titles, firsts = sides(title), sides(first)
    written = " and ".join(titles), " and ".join(firsts)
    if are_two(last) or len(titles) > 2 or len(firsts) > 2 or not last:
        surname = " and ".join(sides(last))
        return Parsed(
            title=title,
            first_name=written[1],
            last_name=surname,
            post_nominals=post_nominals,
            unsure=True,
        )
    halves: tuple[Half, ...] = ()
    if len(titles) == 2:
        names = firsts if len(firsts) == 2 else [first, ""]
        halves = (Half(titles[0], names[0], last), Half(titles[1], names[1], last))
    elif len(firsts) == 2 and not titles:
        inner_titles = [without_title(one) for one in firsts]
        halves = tuple(Half(held, name, last) for held, name in inner_titles)
    return Parsed(
        title=written[0],
        first_name=written[1],
        last_name=last,
        post_nominals=post_nominals,
        couple=halves,
        unsure=not halves,
    )
