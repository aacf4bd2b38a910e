"""Which services and texts documents may print, and what is kept back of those that a document asks for, with the reason."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from outreach_desktop.domain.offering.content import ContentStanding, ContentText, standing
from outreach_desktop.domain.offering.our_services import OurService, goes_on
from outreach_desktop.words import say

LISTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "news": "news",
        "successes": "success",
        "changes": "change",
        "stories": "story",
        "quotes": "quote",
        "questions": "question",
        "signposts": "signpost",
        "articles": "article",
        "leaflets": "leaflet",
        "guidelines": "guideline",
    }
)
"""What templates call the texts of each kind: `content.news`."""
_TOLD: Final = 3
"""So many texts are named in a sentence."""
_TOLD_OF: Final = frozenset(one for one in ContentStanding if one < ContentStanding.KEPT_BACK)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBack:
    """Texts that a document would print, and the one reason why it does not."""

    standing: ContentStanding
    names: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """\u201cNot printed, because no one gave permission: The first swim.\u201d"""
        more = ["\u2026"] if len(self.names) > _TOLD else []
        names = "; ".join([*self.names[:_TOLD], *more])
        match self.standing:
            case ContentStanding.NO_PERMISSION:
                return say("Not printed, because no one gave permission: {names}.", names=names)
            case ContentStanding.PERMISSION_ENDED:
                return say("Not printed, because the permission ended: {names}.", names=names)
            case ContentStanding.NAME_TAKEN_OUT:
                return say("Not printed, because a name was taken out: {names}.", names=names)
        return say("Not printed until someone reads it through again: {names}.", names=names)


def printed_services(services: Iterable[OurService], today: dt.date) -> list[OurService]:
    """Those that go on, in their order."""
    return [one for one in services if goes_on(one, today)]


def printed_texts(texts: Iterable[ContentText], today: dt.date) -> dict[str, list[ContentText]]:
    """Those that may be printed, by the name that templates have for their kind; one of a kind of one\u2019s own is in none."""
    found: dict[str, list[ContentText]] = {name: [] for name in LISTS}
    names = {kind: name for name, kind in LISTS.items()}
    for one in texts:
        if one.kind in names and standing(one, today) is ContentStanding.FINE:
            found[names[one.kind]].append(one)
    found["signposts"].sort(key=lambda one: (not one.comes_first, one.topic.casefold()))
    return found


def kept_back(
    texts: Sequence[ContentText], asked: Collection[str], today: dt.date
) -> tuple[KeptBack, ...]:
    """What is not printed of the lists that are `asked` for, by reason; what someone keeps back on purpose is not told."""
    kinds = {LISTS[name] for name in asked if name in LISTS}
    found: dict[ContentStanding, list[str]] = {}
    for one in texts:
        stands = standing(one, today)
        if one.kind in kinds and one.may_hand_out and stands in _TOLD_OF:
            found.setdefault(stands, []).append(one.name)
    return tuple(
        KeptBack(standing=stands, names=tuple(names)) for stands, names in sorted(found.items())
    )
