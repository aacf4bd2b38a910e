"""What is known of the places where a person works, and of their own needs, for their page; and of places for lists."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import contacts, files, list_items
from outreach_desktop.db.subjects.places import needs as kept_needs
from outreach_desktop.db.subjects.places import referral_routes as kept_routes
from outreach_desktop.domain.documents.documents import AttachedFile
from outreach_desktop.domain.fields import Field, alone
from outreach_desktop.domain.knowing.both import REACHED
from outreach_desktop.domain.knowing.needs import Need
from outreach_desktop.domain.knowing.referral_routes import ReferralRoute
from outreach_desktop.domain.lists.meanings import BACKGROUND
from outreach_desktop.domain.organisations import Organisation
from outreach_desktop.services.knowing import needs, referral_routes
from outreach_desktop.services.knowing.needs import NeedAt
from outreach_desktop.services.knowing.referral_routes import RouteAt


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidThere:
    """What one of the places where somebody works says in a field."""

    value: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownThere:
    """Needs of a person, and needs and ways to refer of where they work, the nearest first."""

    own_needs: tuple[Need, ...] = ()
    needs: tuple[NeedAt, ...] = ()
    routes: tuple[RouteAt, ...] = ()
    reached: Mapping[str, SaidThere] = field(default_factory=dict)
    """How they are reached where they work, by the field; what no place says is left out."""

    def how(self, about: Field, own: str) -> str:
        """How to reach them: what they said themselves stands before what is said where they work."""
        there = self.reached.get(about.name)
        said = own.strip() or (there.value if there else "")
        words = alone(about, said) if about.values else said
        return f"{words} ({there.place})" if there and not own.strip() else words


def of(
    db: Data, contact_id: str, places: Sequence[Organisation], main: Sequence[Organisation]
) -> KnownThere:
    """Of a person who works at `places`, from the outermost in; `main` are those of the main role alone."""
    return KnownThere(
        own_needs=tuple(needs.of_person(db, contact_id)),
        needs=needs.at(db, places),
        routes=referral_routes.at(db, places),
        reached=_reached(main),
    )


def _reached(places: Sequence[Organisation]) -> dict[str, SaidThere]:
    """What the nearest says that says anything."""
    return {
        name: SaidThere(value=said, place=place.name)
        for name in REACHED
        for place in places
        if (said := str(getattr(place, name)).strip())
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownOfPlaces:
    """Ways to refer and needs of organisations by their id, their own alone; who has none is left out."""

    routes: Mapping[str, Sequence[ReferralRoute]]
    needs: Mapping[str, Sequence[Need]]
    background: Collection[str]
    """Kinds of need that say something else than what they are short of, folded."""
    liaisons: Mapping[str, str]
    """The names of those to ask for, by id."""
    forms: Mapping[str, Sequence[AttachedFile]]
    """The files of ways to refer, by the id of these."""


def of_places(db: Data, ids: Iterable[str]) -> KnownOfPlaces:
    """All that is written down of these, in two questions."""
    wanted = list(ids)
    routes = kept_routes.of(db, wanted)
    asked = {one.liaison_id for each in routes.values() for one in each if one.liaison_id}
    return KnownOfPlaces(
        routes=routes,
        needs=kept_needs.of(db, wanted),
        background=list_items.meaning(db, "need_kind", BACKGROUND),
        liaisons={one.id: one.name for one in contacts.get_all(db, list(asked))},
        forms=files.of_each(db, [one.id for each in routes.values() for one in each]),
    )
