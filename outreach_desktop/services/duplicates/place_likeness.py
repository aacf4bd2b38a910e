"""How much alike two organisations are: their names as people shorten them, and where they can be reached."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from rapidfuzz import fuzz

from outreach_desktop.domain.duplicates.pairs import POSSIBLE, Pair, Reason
from outreach_desktop.services.duplicates.likeness import SAME_CODE
from outreach_desktop.services.duplicates.traits import PlaceTraits

_FEW: Final = 3
_ALIKE: Final = 90.0
_NEARLY: Final = 80.0


class PlaceLikeness:
    """Compares organisations of one file, and knows how many share a number or an address."""

    def __init__(self, places: Iterable[PlaceTraits] = ()) -> None:
        self._shared: Counter[str] = Counter()
        self._codes: Counter[str] = Counter()
        for one in places:
            self.add(one)

    def add(self, one: PlaceTraits) -> None:
        """One of the file: all have to be known before two are compared."""
        for key in (one.email, one.phone, one.site):
            self._shared[key] += 1
        if one.code:
            self._codes[one.code] += 1

    def pair(self, one: PlaceTraits, other: PlaceTraits) -> Pair | None:
        """The two as a pair to look at; None where they are not alike enough."""
        if one.parent == other.id or other.parent == one.id:
            return None  # a ward and its hospital share nearly all
        points, reasons = _names(one, other)
        if one.code and other.code:
            if one.code != other.code:
                return None
            if self._codes[one.code] <= _FEW:  # else that of what they belong to
                points += SAME_CODE
                reasons.append(Reason.CODE)
        if points < -3:
            return None
        for mine, theirs, reason, worth in (
            (one.email, other.email, Reason.EMAIL, 3.0),
            (one.phone, other.phone, Reason.PHONE, 3.0),
            (one.site, other.site, Reason.WEBSITE, 2.0),
        ):
            if mine and mine == theirs:
                points += worth if self._shared[mine] <= _FEW else 1.0
                reasons.append(reason)
        points += _place(one, other, reasons)
        if Reason.CODE in reasons and _may_be_renamed(one, other):
            points = max(points, POSSIBLE)
        if points < POSSIBLE:
            return None
        return Pair(
            one_id=one.id, other_id=other.id, points=round(points, 1), reasons=tuple(reasons)
        )


def _names(one: PlaceTraits, other: PlaceTraits) -> tuple[float, list[Reason]]:
    if one.name == other.name:
        return 7.0, [Reason.NAME]
    if _numbers(one) != _numbers(other):
        return -9.0, []  # Ward 3 and Ward 4
    alike = fuzz.token_sort_ratio(one.name, other.name, score_cutoff=_NEARLY)
    if alike >= _ALIKE:
        return 5.0, [Reason.SPELLING]
    if len(one.words & other.words) >= 2 and (one.words <= other.words or other.words <= one.words):
        return 4.0, [Reason.PART]
    if alike >= _NEARLY:
        return 2.0, [Reason.SPELLING]
    return -4.0, []


def _may_be_renamed(one: PlaceTraits, other: PlaceTraits) -> bool:
    """Whether one code under two names may be one organisation, and not two wards of one."""
    return _numbers(one) == _numbers(other) and not (one.parent and one.parent == other.parent)


def _place(one: PlaceTraits, other: PlaceTraits, reasons: list[Reason]) -> float:
    points = 0.0
    if one.postcode and one.postcode == other.postcode:
        same_house = bool(one.house) and one.house == other.house
        points += 3.0 if same_house else 2.0
        reasons.append(Reason.ADDRESS if same_house else Reason.POSTCODE)
    elif one.postcode and other.postcode:
        points -= 4.0  # two branches of one chain
    elif one.town and one.town == other.town:
        points += 1.0
    elif one.town and other.town:
        points -= 3.0
    if one.parent and one.parent == other.parent:
        points += 2.0
        reasons.append(Reason.PARENT)
    elif one.parent and other.parent:
        points -= 7.0  # the urology of one hospital and that of another
    if one.kind and other.kind and one.kind != other.kind:
        points -= 1.0
    return points


def _numbers(place: PlaceTraits) -> frozenset[str]:
    """What tells Ward 3 from Ward 4, and Ward A from Ward B."""
    return frozenset(word for word in place.words if word.isdigit() or len(word) == 1)
