"""How people of one household are named together: on an envelope, after “Dear”, in the parts of a name.

Who has no title is named in full, which is never wrong; titles are shared only where nobody could mistake them.
"""

from collections.abc import Sequence
from dataclasses import replace

from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.names.salutation import UNKNOWN, salutation

_INITIALS = 2  # letters: “A”, “AB”
_BY_FIRST_NAME = ("sir", "dame")


def envelope(people: Sequence[ContactDraft]) -> str:
    """“Mr John and Mrs Mary Smith”, “Mr and Mrs P Quellow”, “Dr A. Lee and Mr B. Lee”."""
    if not _share_surname(people) or any(one.post_nominals.strip() for one in people):
        return _listed([_whole(one) for one in people])
    last = people[0].last_name.strip()
    titled = [bool(one.title.strip()) for one in people]
    if len(people) == 2 and all(titled) and not people[1].first_name.strip():
        if people[0].title.strip().casefold() in _BY_FIRST_NAME:
            return f"{_before(people[0])} and {people[1].name}"
        titles = _listed([one.title.strip() for one in people])
        return " ".join(filter(None, (titles, people[0].first_name.strip(), last)))
    is_plain = all(titled) or not any(titled)
    named = {bool(one.first_name.strip()) for one in people}
    if (
        is_plain
        and len(named) == 1  # “Mr and Mrs Mary Smith” is neither
        and not any(_is_initial(one.first_name) for one in people)
    ):
        return f"{_listed([_before(one) for one in people])} {last}"
    return _listed([one.name for one in people])


def with_household(people: Sequence[ContactDraft]) -> str:
    """“Mr John Smith and household”: where there are too many to name."""
    return f"{people[0].name} and household"


def dear(people: Sequence[ContactDraft]) -> str:
    """“Mr and Mrs Smith”, “Dr Fennick and Miss Jarrow”, “Patrick and Rose Macandle”; “Colleague” where somebody has no name."""
    own = [salutation(one) for one in people]
    if any(one.salutation.strip() for one in people):
        return UNKNOWN if UNKNOWN in own else _listed(own)
    if UNKNOWN in own or not all(one.title.strip() for one in people):
        return _in_full(people, own)
    last = people[0].last_name.strip()
    if not _share_surname(people) or not all(said.endswith(f" {last}") for said in own):
        return _listed(own)
    titles = [said.removesuffix(f" {last}") for said in own]
    if len(set(titles)) == len(titles):
        return f"{_listed(titles)} {last}"
    if all(one.first_name.strip() for one in people):  # two doctors, two Misters
        names = [
            f"{title} {one.first_name.strip()}" for title, one in zip(titles, people, strict=True)
        ]
        return f"{_listed(names)} {last}"
    return _listed(own)


def as_one(people: Sequence[ContactDraft]) -> dict[str, str]:
    """Title, first name and surname, which say the names of all when they are set one after the other."""
    if not _share_surname(people):
        first, *others = people
        last = _listed([first.last_name.strip(), *(one.name for one in others)])
        return {"title": first.title, "first_name": first.first_name, "last_name": last}
    titles = [one.title.strip() for one in people]
    return {
        "title": _listed(titles) if all(titles) else "",
        "first_name": _listed([one.first_name.strip() for one in people])
        if people[0].first_name.strip()
        else "",
        "last_name": people[0].last_name.strip(),
    }


def sort_name(people: Sequence[ContactDraft]) -> str:
    """“Smith, John and Mary”: how a file of both is called."""
    first, *others = people
    shared = _share_surname(people)
    return _listed(
        [first.sort_name, *(one.first_name.strip() if shared else one.name for one in others)]
    )


def _in_full(people: Sequence[ContactDraft], own: Sequence[str]) -> str:
    """By their whole names, without any title, where a title is missing or says nothing."""
    if (
        not any(one.title.strip() for one in people)
        and UNKNOWN not in own
        and _are_two_named(people)
    ):
        return envelope([replace(one, post_nominals="") for one in people])
    plain = [replace(one, title="", post_nominals="") for one in people]
    if any(salutation(one) == UNKNOWN or not one.first_name.strip() for one in plain):
        return UNKNOWN if UNKNOWN in own else _listed(own)
    if UNKNOWN not in own:  # “Dr Lee and Bo Chen”
        return _listed(own)
    return envelope(plain)


def _are_two_named(people: Sequence[ContactDraft]) -> bool:
    return all(one.first_name.strip() for one in people)


def _share_surname(people: Sequence[ContactDraft]) -> bool:
    lasts = {one.last_name.strip().casefold() for one in people}
    return len(lasts) == 1 and "" not in lasts


def _is_initial(first_name: str) -> bool:
    return any(
        len(word.replace(".", "")) <= _INITIALS and word.upper() == word
        for word in first_name.split()
    )


def _before(one: ContactDraft) -> str:
    return " ".join(filter(None, (one.title.strip(), one.first_name.strip())))


def _whole(one: ContactDraft) -> str:
    return " ".join(filter(None, (one.name, one.post_nominals.strip())))


def _listed(names: Sequence[str]) -> str:
    """“A, B and C”: documents are written in the language of their template, which is English here as “Dear” is."""
    *before, last = [name for name in names if name] or [""]
    return f"{', '.join(before)} and {last}" if before else last
