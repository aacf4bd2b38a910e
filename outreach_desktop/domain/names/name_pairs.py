"""Two people under one name: who is who, where that can be said for certain."""

import re
from dataclasses import replace

from outreach_desktop.domain.names.capitals import as_written, is_one_case, titled
from outreach_desktop.domain.names.couples import Half, are_two, sides
from outreach_desktop.domain.names.given_names import is_given_name
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
_SECOND_NAMES = frozenset(("ann", "anne", "beth", "ellen", "jane", "jo", "lou", "sue"))
_GLUED_COMMA = re.compile(r",(?=\S)")
_MONSIEUR = re.compile(r"(?<!\S)M\.?(?=\s)")


def couple(text: str) -> Parsed:
    """Two people in one cell; one that cannot be told apart stays whole as a surname."""
    text = _GLUED_COMMA.sub(", ", text)
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
    return _of_two(one, two)


def _of_two(one: Half, two: Half) -> Parsed:
    """Both under one name: “Dr John and Mrs Mary” “Fennick”, “Ann Lee and Bo” “Chen”."""
    last = two.last_name
    whole = f"{one.name} and {two.name}"
    if one.last_name == last:
        whole = f"{' '.join(filter(None, (one.title, one.first_name)))} and {two.name}"
    before = whole.removesuffix(last).strip()
    return Parsed(first_name=before, last_name=last, couple=(one, two))


def in_case(found: Parsed) -> Parsed:
    """Two people whose names came all in one case, or whose surname is in capitals, as they write them."""
    names = [part for half in found.couple for part in half[1:]]
    is_one = is_one_case(*names)
    halves = tuple(
        Half(
            titled(half.title),
            as_written(half.first_name) if is_one else half.first_name,
            as_written(half.last_name, surname=True)
            if is_one or _is_shouted(half)
            else half.last_name,
        )
        for half in found.couple
    )
    if halves == found.couple:
        return found
    one, two = halves
    both = _of_two(one, two)
    first = both.first_name
    if found.title:
        first = " and ".join(half.first_name for half in halves if half.first_name)
    return replace(found, first_name=first, last_name=both.last_name, couple=halves)


def _is_shouted(half: Half) -> bool:
    """“Mary FENNICK”, but not “JP MORGAN”."""
    is_small = not half.first_name.isupper()
    return is_small and half.last_name.isupper() and is_one_case(half.last_name)


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
    if other_first and (all(map(_is_short, one)) or _is_given_to_its_end(one, other_first, title)):
        first, own_last = " ".join(one), last
    return Half(title, first, own_last), Half(other_title, other_first, last)


def _is_given_to_its_end(words: list[str], other_first: str, title: str) -> bool:
    """“John M.”, “Mary Lou”, and “J. Robert” beside whoever is named in full: no surname is among these."""
    end = words[-1].casefold().strip(".")
    if len(end) == 1 or end in _SECOND_NAMES:
        return True
    return not title and (
        is_given_name(end) and _is_short(words[0]) and not _is_short(other_first.split()[0])
    )


def _is_short(word: str) -> bool:
    """Initials: they are no surname."""
    return (
        len(word.replace(".", "")) <= 2
        and word[:1].isupper()
        and (len(word) == 1 or "." in word or word.isupper())
    )


def couple_of_parts(title: str, first: str, last: str, post_nominals: str) -> Parsed:
    """Two people in several cells: “Mr & Mrs” beside “John & Mary” beside “Fennick”."""
    alone = first if not last else last if not first else ""
    if are_two(alone) and not are_two(title):  # all of it in one cell: “John & Mary Fennick”
        found = couple(f"{title} {alone}".strip())
        return replace(found, post_nominals=found.post_nominals or post_nominals)
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
