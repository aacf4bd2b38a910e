"""Names taken apart as their owners would: one cell or several, of a person, of two, or of nobody."""

import re
from dataclasses import replace
from functools import lru_cache
from typing import Any

from outreach_desktop.domain.names.capitals import as_written, is_one_case, titled
from outreach_desktop.domain.names.couples import are_two
from outreach_desktop.domain.names.given_names import is_given_name
from outreach_desktop.domain.names.name_desks import at_a_desk, at_a_place
from outreach_desktop.domain.names.name_marks import tells_of_them, without_marks
from outreach_desktop.domain.names.name_order import (
    are_all_letters,
    in_reverse,
    is_title,
    joined,
    letter,
    parted,
    without_letters,
    without_particles,
    without_title,
)
from outreach_desktop.domain.names.name_pairs import couple, couple_of_parts
from outreach_desktop.domain.names.name_pairs import in_case as couple_in_case
from outreach_desktop.domain.names.name_values import Name, Parsed
from outreach_desktop.domain.names.name_words import (
    ROLE_WORDS,
    SPECIALTIES,
    are_letters,
    bare,
    is_about_letters,
    is_family,
    is_nobody,
    is_place,
    is_title_word,
    look_like_letters,
    role_before,
)

__all__ = ["Name", "Parsed", "from_parts", "is_no_name", "is_title", "parsed", "split_name"]

_LONGEST = 1000  # letters: the longest name known has 750
_ASIDE = re.compile(
    r"\(([^()]*)\)?|\[([^\[\]]*)\]|[\"\u201c\u201d]([^\"\u201c\u201d]+)[\"\u201c\u201d]"
    r"|(?<!\S)['\u2018]([^'\u2018\u2019]+)['\u2019](?!\S)|\b((?:n[\u00e9e]e|geb\.) [^\s,]+)"
)
# Without any of these a name in a cell of its own is that name.
_MAY_HOLD_MORE = re.compile(r"[^\w\s'\u2019-]|\s[-'\u2019]|\bn[\u00e9e]e\b")
# One word with a capital, or several joined: “Marsh”, “O'Neil”, “Penn-Marsh”, “McDonald”.
_ONE_NAME = re.compile(
    r"(?:[A-Z]['\u2019]|Mc|Mac)?[A-Z\u00c0-\u00de][a-z\u00df-\u00ff]+(?:-[A-Z\u00c0-\u00de][a-z\u00df-\u00ff]+)*"
)
# Behind a whole word, not behind initials and letters.
_TITLE_INSIDE = re.compile(
    r"([^\W\d_][\w'\u2019-]{2,}) ((?:dr|mr|mrs|ms|miss|mx|prof)\b\.?) ([^\s,]+)", re.IGNORECASE
)
"""“Orpen Dr Ann”."""
_WITH_BRACKETS = re.compile(r"([^\W\d_][^(),]* [^(),]+) \(([^()]+)\)")
_FULL_STOP = re.compile(r"(?<=[a-z\u00df-\u00ff]{4})\.$")
_GLUED_INITIALS = re.compile(r"\b((?:[^\W\d_a-z]\.){1,4})(?=[^\W\d_a-z][a-z\u00df-\u00ff'\u2019])")
_GLUED = re.compile(
    r"\b(Dr|Prof|Mr|Mrs|Ms|Mme|Revd|Rev|Dra|Miss)\.(?=[^\W\d_])(?!in\b)", re.IGNORECASE
)
_OTHER_NAME = re.compile(
    r"^(?:n[e\u00e9]e?|geb\.?|born|formerly|maiden name|n\u00e9)\b", re.IGNORECASE
)


def split_name(text: str) -> Name:
    """“Prof Ludwig van der Berg, FRCS” or “Berg, Ludwig” in parts; one word alone is a surname."""
    return parsed(text).name


def parsed(text: str) -> Parsed:
    """All that a cell with a whole name says; what is longer than any name stays as it is, and beside it."""
    if len(text) > _LONGEST:
        whole = " ".join(text.split())
        return Parsed(last_name=whole, beside=(whole,), unsure=True)
    words, marks = without_marks(_spaced(text))
    if _are_several_with_brackets(words):
        return Parsed(last_name=words, unsure=True)
    words, beside = _without_asides(words)
    beside = [*marks, *beside]
    if desk := at_a_desk(words, beside, parsed):
        return desk
    if at_work := at_a_place(words, beside, parsed):
        return at_work
    if is_place(words) and not _has_letters_only_as_place(words):
        return Parsed(place=" ".join(text.split()))
    if is_family(words) or (words.startswith("The ") and len(words.split()) == 2):  # "The Smiths"
        return Parsed(last_name=words, unsure=True)
    if ("/" in words or "or" in words) and any(
        ("/" in word and not is_title_word(word)) or word == "or" for word in words.split()
    ):  # "Ian Tarn/Joy Brill", "Ann or Kate"
        return _with_asides(Parsed(last_name=words, unsure=True), beside)
    if are_two(words):
        return _with_asides(_in_case(couple(words)), beside)
    role, words = role_before(_FULL_STOP.sub("", words) if "." in words else words)
    found = _in_case(_single(words))
    if beside and is_given_name(words) and any(map(is_nobody, beside)):  # “Jane (reception)”
        found = Parsed(first_name=found.last_name)
    found = replace(found, role=found.role or role) if role else found
    return _with_asides(found, beside) if beside else found


def _are_several_with_brackets(words: str) -> bool:
    """“Ann Orpen (AO), Ian Tarn (IT)”: whole names in a row, each with brackets of its own."""
    parts = [_WITH_BRACKETS.fullmatch(part) for part in words.split(", ")]
    return len(parts) > 1 and all(
        part and not are_letters(part[1].split()[-1]) and not _OTHER_NAME.match(part[2])
        for part in parts
    )


@lru_cache(maxsize=8192)
def is_no_name(text: str) -> bool:
    """Whether a cell for a name says that nobody knows it: “N/A”, “unknown”, “-”, “?”."""
    plain = text.strip()
    return bool(plain) and (plain.casefold() in _NO_NAMES or not any(map(str.isalpha, plain)))


_NO_NAMES = frozenset(
    [
        "n/a",
        "n.a.",
        "#n/a",
        "unknown",
        "unk",
        "none",
        "null",
        "tbc",
        "tba",
        "(blank)",
        "(none)",
        "<none>",
        "xxx",
        "anon",
        *(
            "vacant",
            "vacancy",
            "post vacant",
            "vacant post",
            "position vacant",
            "to be appointed",
            "locum",
        ),
        "anonymous",
    ]
) | {"not known", "not given", "no name", "name unknown"}


def from_parts(
    title: str, first_name: str, last_name: str, post_nominals: str = "", whole: str = ""
) -> Parsed:
    """A name in several cells, each of which may hold more than it says; what they lack is taken from `whole`."""
    given = _parts(title, first_name, last_name, post_nominals)
    if not whole.strip():
        return given
    other = parsed(whole)
    if not given.is_person:
        mixed = replace(
            other, title=given.title or other.title, beside=(*given.beside, *other.beside)
        )
        letters = given.post_nominals or other.post_nominals
        return replace(mixed, post_nominals=letters)
    if not other.is_person:
        return given
    return _completed(given, other)


def _completed(given: Parsed, other: Parsed) -> Parsed:
    """`given` with what only the whole name has: a title, letters, a first name, or the surname itself."""
    first, last = given.first_name, given.last_name
    if first and not last:
        last = "" if _ends_with(first, other.last_name) else other.last_name
    elif last and not first and _same(last, other.last_name):
        first = other.first_name
    completed: dict[str, Any] = {
        "title": given.title or other.title,
        "first_name": first,
        "last_name": last,
        "post_nominals": given.post_nominals or other.post_nominals,
        "role": given.role or other.role,
        "specialty": given.specialty or other.specialty,
        "couple": given.couple or (other.couple if _agree(given, other) else ()),
        "beside": tuple(dict.fromkeys((*given.beside, *other.beside))),
    }
    more = {name: value for name, value in completed.items() if getattr(given, name) != value}
    return replace(given, **more) if more else given


def _agree(given: Parsed, other: Parsed) -> bool:
    return _same(given.last_name, other.last_name) and _same(given.first_name, other.first_name)


def _ends_with(first: str, last: str) -> bool:
    """Whether a first name holds that surname already: all of “Anne Marie” stands in its column."""
    words, end = first.casefold().split(), last.casefold().split()
    return bool(end) and words[-len(end) :] == end


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _spaced(text: str) -> str:
    """One blank between words, also behind a glued title and before a bracket."""
    if not text or text.isalpha():
        return text
    if "." in text:
        text = _GLUED_INITIALS.sub(r"\1 ", _GLUED.sub(r"\1. ", text))
    return " ".join(text.replace("(", " (").split())


# -- asides ----------------------------------------------------------------------------------------


def _without_asides(text: str) -> tuple[str, list[str]]:
    """`text` without brackets and nicknames, and those; brackets right behind letters stay with them."""
    beside: list[str] = []
    if not _MAY_HOLD_MORE.search(text):
        return text, beside

    def take(match: re.Match[str]) -> str:
        inside = next((part for part in match.groups() if part is not None), "").strip(" -,")
        before = text[: match.start()].split()
        of_letters = bool(before) and are_letters(before[-1]) and match[0].startswith("(")
        if of_letters and is_about_letters(inside):
            return match[0]
        if inside and before and is_title(inside) and is_title_word(before[-1]):
            return match[0]  # "Prof (Mrs)"
        beside.append(inside)
        return " "

    rest = _ASIDE.sub(take, text)
    for mark in (" - ", " \u2013 ", " \u2014 "):
        rest, _, after = rest.partition(mark)
        beside += [after.strip()] if after.strip() else []
    return " ".join(rest.split()).strip(" ,;"), [one for one in beside if one]


def _with_asides(found: Parsed, beside: list[str]) -> Parsed:
    for one in beside:
        words = {bare(word) for word in one.split()}
        if tells_of_them(one):
            found = replace(found, beside=(*found.beside, one))
        elif is_title(one) and not found.title:
            found = replace(found, title=one)
        elif _OTHER_NAME.match(one):
            found = replace(found, beside=(*found.beside, one))
        elif words <= SPECIALTIES and not found.specialty:
            found = replace(found, specialty=one)
        elif (words & ROLE_WORDS or is_nobody(one)) and not found.role and words != {"retired"}:
            found = replace(found, role=one)
        elif (
            one.upper() == one
            and is_about_letters(one)
            and all(map(look_like_letters, one.split()))
        ):
            letters = ", ".join(filter(None, (found.post_nominals, one)))
            found = replace(found, post_nominals=letters)
        else:
            found = replace(found, beside=(*found.beside, one))
    return found


def _has_letters_only_as_place(words: str) -> bool:
    """A person with a membership that sounds like a place: a title and two words before it."""
    first = words.split(",")[0]
    return "," in words and not is_place(first) and len(first.split()) > 1


# -- one person ------------------------------------------------------------------------------------


def _single(text: str) -> Parsed:
    """A person by the commas: “Surname, First”, “First Surname, letters”, with titles anywhere."""
    inside = _TITLE_INSIDE.fullmatch(text)
    if inside and is_given_name(inside[3]) and not is_title_word(inside[1]):
        text = f"{inside[1]}, {inside[2]} {inside[3]}"
    in_capitals = is_one_case(text)
    first, *others = [part.strip() for part in text.split(",") if part.strip()] or [""]
    title, named = without_title(first)
    words, letters = without_letters(named, in_capitals=in_capitals)
    given, role = "", ""
    is_whole = bool(title or parted(words)[0])
    for part in others:
        part_title, rest = without_title(part)
        if (given or is_whole) and are_all_letters(part, in_capitals=in_capitals):
            letters += [letter(word) for word in part.split()]
        elif part_title and not rest:
            title = title or part_title
        elif not given and not _is_role(part, given=is_whole):
            title = " ".join(filter(None, (title, part_title)))
            inner, more = without_letters(rest, in_capitals=in_capitals)
            if len(inner) > 1 and is_title(inner[-1]) and not title:  # "Smith, John Dr"
                title = inner.pop()
            inner, small = without_particles(inner)  # "Berg, Jan van der"
            given, letters = " ".join(inner), letters + more
            words = [*small, *words]
        else:
            role = role or part
    if given:
        return Parsed(
            title=title,
            first_name=given,
            last_name=" ".join(words),
            post_nominals=joined(letters),
            role=role,
        )
    before, last = in_reverse(words) or parted(words)
    if last.startswith("of ") and before:  # a peer's name and their place: “Lord Orpen of Mere”
        before, last = "", f"{before} {last}"
    return Parsed(
        title=title, first_name=before, last_name=last, post_nominals=joined(letters), role=role
    )


def _is_role(part: str, *, given: bool) -> bool:
    """“Practice Manager” behind a whole name; a first name is never looked for among these."""
    return given and (
        is_nobody(part) or not ROLE_WORDS.isdisjoint(bare(word) for word in part.split())
    )


# -- several cells ---------------------------------------------------------------------------------


def _parts(title: str, first_name: str, last_name: str, post_nominals: str) -> Parsed:
    said = (title, first_name, last_name, post_nominals)
    if beside := tuple(cell for cell in said if len(cell) > _LONGEST):
        return Parsed(
            title=title,
            first_name=first_name,
            last_name=last_name,
            post_nominals=post_nominals,
            beside=beside,
            unsure=True,
        )
    plain = _ONE_NAME.fullmatch(first_name) and _ONE_NAME.fullmatch(last_name)
    if plain and not post_nominals and not are_two(title):  # as most rows have it
        return Parsed(title=titled(_spaced(title)), first_name=first_name, last_name=last_name)
    title, (post_nominals, letters_aside) = _spaced(title), _without_asides(_spaced(post_nominals))
    if are_two(title) or are_two(first_name) or are_two(last_name):
        parts = _spaced(first_name), _spaced(last_name)
        return _in_case(couple_of_parts(title, *parts, post_nominals))
    inner_title, first, first_aside = _cell(first_name)
    other_title, last, last_aside = _cell(last_name)
    others: list[str] = []
    if "," in last:
        last, *others = [part.strip() for part in last.split(",") if part.strip()] or [""]
    in_capitals = is_one_case(first, last)
    words, letters = without_letters(last, in_capitals=in_capitals)
    for part in others:
        letters += part.split()
    if post_nominals:
        letters += [post_nominals if len(post_nominals.split()) > 1 else letter(post_nominals)]
    found = Parsed(
        title=title or inner_title or other_title,
        first_name=first,
        last_name=" ".join(words),
        post_nominals=joined(letters),
    )
    found = _in_case(found)
    asides = [*first_aside, *last_aside, *letters_aside]
    return _with_asides(found, asides) if asides else found


@lru_cache(maxsize=8192)
def _cell(cell: str) -> tuple[str, str, tuple[str, ...]]:
    """A first name or a surname: a title in front of it, the name, and what stands in brackets beside it."""
    name, marks = without_marks(_spaced(cell))
    name, asides = _without_asides(name)
    return *_inner_title(name), (*marks, *asides)


def _inner_title(cell: str) -> tuple[str, str]:
    """A title in front of a first name or a surname, where something is left behind it."""
    title, rest = without_title(cell)
    return (title, rest) if rest and is_title(title) else ("", cell)


def _in_case(found: Parsed) -> Parsed:
    """Names all in one case as they are written; a surname in capitals beside a first name that is not, too."""
    if (title := titled(found.title)) != found.title:
        found = replace(found, title=title)
    if found.couple:
        return couple_in_case(found)
    first, last = found.first_name, found.last_name
    if not is_one_case(first, last):
        small = last.split()  # “de la TOUR”
        while len(small) > 1 and small[0].islower():
            small.pop(0)
        core = " ".join(small)
        if core.upper() != core:
            return found
        shouted = is_one_case(core) and core != last
        shouted = shouted or (
            last.upper() == last and len(re.sub(r"\W", "", last)) > 2 and is_one_case(last)
        )
        if not (shouted and re.search(r"[^\W\d_][a-zà-ÿ]", first)):
            return found
        if first.islower():
            first = as_written(first)
        return replace(found, first_name=first, last_name=as_written(last, surname=True))
    return replace(found, first_name=as_written(first), last_name=as_written(last, surname=True))
