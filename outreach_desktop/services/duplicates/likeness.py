"""How much alike two people are: points for what is the same, taken off for what says they are two.

What few others have counts for more: a rare name, a mailbox of one. Common names alone are no reason to look.
"""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from math import log2
from typing import Final

from rapidfuzz.distance import OSA

from outreach_desktop.domain.duplicates.nicknames import are_one_name, names_behind
from outreach_desktop.domain.duplicates.pairs import LIKELY, POSSIBLE, Pair, Reason
from outreach_desktop.domain.names.given_names import is_given_name
from outreach_desktop.services.duplicates.codes import are_two
from outreach_desktop.services.duplicates.traits import PersonTraits

_FEW: Final = 3
"""People who may share a mailbox or a number, and it still says who one is."""
_SAME_GIVEN: Final = (Reason.NAME, Reason.NICKNAME)
_NAME_POINTS: Final = {
    Reason.NAME: 6.0,
    Reason.NICKNAME: 5.0,
    Reason.SWAPPED: 5.0,
    Reason.PART: 4.0,
    Reason.SPELLING: 3.5,
    Reason.INITIAL: 3.0,
    Reason.SURNAME: 0.0,
}
_BOTH_MISSPELT: Final = 2.0
_OTHER_GIVEN: Final = -9.0
"""A first name that is another's: Ann and Jane at one address are a family."""
_STRANGE_GIVEN: Final = -6.0
_TWO_GENERATIONS: Final = 20.0
SAME_CODE: Final = 8.0
"""A register gives each a number of their own."""
_WORLD: Final = 1000
_MOST_FOR_RARE: Final = 4.0
_MOST_FOR_COMMON: Final = 3.0


class Likeness:
    """Compares people of one file, and knows how many have which name, mailbox and number."""

    def __init__(self, people: Iterable[PersonTraits] = ()) -> None:
        self._surnames: Counter[str] = Counter()
        self._givens: Counter[str] = Counter()
        self._shared: Counter[str] = Counter()
        self._codes: Counter[str] = Counter()
        self._people = 0
        for one in people:
            self.add(one)

    def add(self, one: PersonTraits) -> None:
        """Somebody of the file: all have to be known before two are compared."""
        self._people += 1
        self._surnames[one.surname] += 1
        if one.given:
            self._givens[one.given[0]] += 1
        for key in (*one.emails, *one.phones, *one.places):
            self._shared[key] += 1
        if one.code:
            self._codes[one.code] += 1

    def pair(self, one: PersonTraits, other: PersonTraits) -> Pair | None:
        """The two as a pair to look at; None where they are not alike enough."""
        surname = Reason.NAME if one.surname == other.surname else _surnames(one, other)
        swapped = surname is None and _are_swapped(one, other)
        if surname is None and not swapped and not _share_anything(one, other):
            return None  # most of those who are compared
        if one.is_two != other.is_two or self._have_two_codes(one, other):
            return None
        if one.household and one.household == other.household:
            return None  # somebody said that they are two who live together
        points, reasons = self._names(one, other, surname, swapped=swapped)
        if points < POSSIBLE - 1 and not _share_anything(one, other):
            return None
        more, others = self._beside(one, other)
        points += more - _against(one, other)
        if Reason.CODE in others:
            points = max(points, LIKELY if reasons else POSSIBLE)  # names change, numbers do not
        if points < POSSIBLE:
            return None
        return Pair(
            one_id=one.id, other_id=other.id, points=round(points, 1), reasons=(*reasons, *others)
        )

    def _is_own_code(self, one: PersonTraits) -> bool:
        """Whether it is a number of theirs alone; what more than a few have is that of where they work."""
        return bool(one.code) and self._codes[one.code] <= _FEW

    def _have_two_codes(self, one: PersonTraits, other: PersonTraits) -> bool:
        own = self._is_own_code(one) and self._is_own_code(other)
        return own and are_two(one.code, other.code)

    def _names(
        self, one: PersonTraits, other: PersonTraits, surname: Reason | None, *, swapped: bool
    ) -> tuple[float, tuple[Reason, ...]]:
        if not (one.surname or one.given) or not (other.surname or other.given):
            return 0.0, ()
        given = _givens(one.given, other.given)
        if swapped:
            return _NAME_POINTS[Reason.SWAPPED] + self._rarity(one, other), (Reason.SWAPPED,)
        if surname is None:
            if given in _SAME_GIVEN:
                return _NAME_POINTS[Reason.SURNAME], (Reason.SURNAME,)
            return 2 * _OTHER_GIVEN, ()
        if given is None:
            known = _is_known(one.given[0]) and _is_known(other.given[0])
            return _OTHER_GIVEN if known else _STRANGE_GIVEN, ()
        if surname is Reason.NAME:
            points = _NAME_POINTS[given] + self._rarity(one, other)
            return points - _two_slips(one.joined, other.joined, given), (given,)
        if given in _SAME_GIVEN:
            reasons = (surname,) if given is Reason.NAME else (surname, given)
            points = _NAME_POINTS[surname] + self._rarity(one, other)
            return points - _two_slips(one.surname, other.surname, surname), reasons
        return _BOTH_MISSPELT, (surname, *(() if given is surname else (given,)))

    def _rarity(self, one: PersonTraits, other: PersonTraits) -> float:
        """More for a name that hardly two people have by chance, less for one that many share."""
        surname = max(self._surnames[one.surname], self._surnames[other.surname])
        givens = [self._given_count(each) for each in (one, other)]
        # The two themselves are no chance, and a short list is a part of a larger world.
        by_chance = max(surname - 1, 1) * max(*givens, 2) / 2 / max(self._people, _WORLD)
        return max(-_MOST_FOR_COMMON, min(_MOST_FOR_RARE, -log2(by_chance)))

    def _given_count(self, person: PersonTraits) -> int:
        if not person.given:
            return self._people // 8
        first = person.given[0]
        return max(self._givens[first], self._people // 20 if len(first) == 1 else 1)

    def _beside(self, one: PersonTraits, other: PersonTraits) -> tuple[float, list[Reason]]:
        """Points for all that is the same but the name."""
        points, reasons = 0.0, []
        if one.code == other.code and self._is_own_code(one):
            points += SAME_CODE
            reasons.append(Reason.CODE)
        if emails := one.emails & other.emails:
            points += max(6.0 if self._shared[email] <= _FEW else 1.0 for email in emails)
            reasons.append(Reason.EMAIL)
        if numbers := one.phones & other.phones:
            is_own = min(self._shared[number] for number in numbers) <= _FEW
            if {one.mobile, other.mobile} & numbers:
                points += 5.0 if is_own else 1.0
                reasons.append(Reason.MOBILE)
            else:
                points += 3.0 if is_own else 1.0
                reasons.append(Reason.PHONE)
        if one.postcode and one.postcode == other.postcode:
            same_house = bool(one.house) and one.house == other.house
            points += 4.0 if same_house else 2.0
            reasons.append(Reason.ADDRESS if same_house else Reason.POSTCODE)
        elif one.house and one.house == other.house and one.town == other.town:
            points += 3.0
            reasons.append(Reason.ADDRESS)
        if places := one.places & other.places:
            fewest = min(self._shared[place] for place in places)
            points += 3.0 if fewest <= 5 else 2.0 if fewest <= 50 else 1.0
            reasons.append(Reason.ORGANISATION)
        if one.profession and (one.profession, one.specialty) == (
            other.profession,
            other.specialty,
        ):
            points += 1.0
            reasons.append(Reason.WORK)
        return points, reasons


def _share_anything(one: PersonTraits, other: PersonTraits) -> bool:
    return bool(
        (one.places and not one.places.isdisjoint(other.places))
        or (one.phones and not one.phones.isdisjoint(other.phones))
        or (one.emails and not one.emails.isdisjoint(other.emails))
        or (one.postcode and one.postcode == other.postcode)
        or (one.house and one.house == other.house)
        or (one.code and one.code == other.code)
    )


def _against(one: PersonTraits, other: PersonTraits) -> float:
    """Points for what says that they are two."""
    known = (
        (one.generation, other.generation, _TWO_GENERATIONS),
        (one.sex, other.sex, 5.0),
        (one.mobile, other.mobile, 1.0),
        (one.postcode, other.postcode, 1.5),
        (one.profession, other.profession, 1.0),
    )
    points = sum(worth for mine, theirs, worth in known if mine and theirs and mine != theirs)
    for mine, theirs, worth in (
        (one.emails, other.emails, 2.0),
        (one.phones, other.phones, 1.0),
        (one.places, other.places, 2.0),
    ):
        if mine and theirs and mine.isdisjoint(theirs):
            points += worth
    return points + (6.0 if _middles_differ(one.given, other.given) else 0.0)


def _surnames(one: PersonTraits, other: PersonTraits) -> Reason | None:
    """What two surnames that are not the same have in common."""
    if not one.surname or not other.surname:
        return Reason.PART
    if are_spelt_alike(one.surname, other.surname):
        return Reason.SPELLING
    if (other.surname in one.parts) or (one.surname in other.parts):
        return Reason.PART
    return None


def _two_slips(one: str, other: str, reason: Reason) -> float:
    """Points off where one slip of the hand does not explain it."""
    if reason is not Reason.SPELLING:
        return 0.0
    return 0.0 if OSA.distance(one, other, score_cutoff=1) <= 1 else 2.5


def _are_swapped(one: PersonTraits, other: PersonTraits) -> bool:
    there = one.joined == other.surname and are_one_name(one.surname, other.joined)
    return there or (one.surname == other.joined and are_one_name(one.joined, other.surname))


def _middles_differ(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """John A. and John B., but not John and John B."""
    if len(one) < 2 or len(other) < 2:
        return False
    first, second = one[1], other[1]
    if len(first) == 1 or len(second) == 1:
        return first[0] != second[0]
    return not (are_one_name(first, second) or are_spelt_alike(first, second))


@lru_cache(maxsize=65536)
def _givens(one: tuple[str, ...], other: tuple[str, ...]) -> Reason | None:
    """What two first names have in common; None where they are two names."""
    if not one or not other:
        return Reason.INITIAL
    first, second = one[0], other[0]
    if first == second:
        return Reason.NAME if len(first) > 1 else Reason.INITIAL
    if len(first) == 1 or len(second) == 1:
        return Reason.INITIAL if _fits_initial(first, second) else None
    if are_one_name(first, second) or "".join(one) == "".join(other):
        return Reason.NICKNAME
    if first in other[1:] or second in one[1:]:
        return Reason.PART  # who goes by the second of their names
    if are_spelt_alike(first, second) and not (_is_known(first) and _is_known(second)):
        return Reason.SPELLING
    return None


@lru_cache(maxsize=8192)
def _is_known(name: str) -> bool:
    return is_given_name(name)


def _fits_initial(one: str, other: str) -> bool:
    initial, name = (one, other) if len(one) == 1 else (other, one)
    return name[0] == initial or any(each[0] == initial for each in names_behind(name))


def are_spelt_alike(one: str, other: str) -> bool:
    """Whether a slip of the hand makes one name of the other: one letter or two, or two that changed places."""
    shorter, longer = sorted((len(one), len(other)))
    allowed = 1 if longer < 6 else 2
    if longer < 4 or longer - shorter > allowed:
        return False
    return OSA.distance(one, other, score_cutoff=allowed) <= allowed
