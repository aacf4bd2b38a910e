"""Which organisation each person of our own list is at: two of one name are told apart by what they belong to and where they are."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from outreach_desktop.db.search import plain
from outreach_desktop.domain.addresses import Address, bare_postcode
from outreach_desktop.domain.organisations import place_key

Path = tuple[str, ...]


class PlaceSpot(NamedTuple):
    """An address in a spelling in which two that are the same are equal."""

    postcode: str
    town: str = ""
    street: str = ""


class Meant(NamedTuple):
    """An organisation as a list has it: its name, those above it from the outermost in as far as they are told, and where it is."""

    name: str
    path: Path
    spot: PlaceSpot


class KeptPlace(NamedTuple):
    """One that is in the data file."""

    key: str
    path: Path
    spot: PlaceSpot
    town: str


class OurPlaces:
    """Settles, once all of the list was seen, which of those kept each organisation is; no two of the list are one."""

    def __init__(self) -> None:
        self._kept: dict[str, list[KeptPlace]] = defaultdict(list)
        self._seen: dict[Meant, str] = {}
        self._towns: dict[Meant, str] = {}
        self._is_settled = False

    def keep(self, name: str, key: str, path: Path, address: Address) -> None:
        """One of those that are there; `address` is where its post goes."""
        self._kept[name].append(KeptPlace(key, path, _spot(address), plain(address.town)))

    def see(self, names: Sequence[str], address: Address) -> None:
        """What a row names: an organisation and those above it, the nearest first, all at the address of the outermost."""
        for one in _meant(names, address):
            self._seen.setdefault(one, "")
            self._towns.setdefault(one, plain(address.town))

    def key(self, names: Sequence[str], address: Address) -> str:
        """The key of what a row names."""
        if not self._is_settled:
            self._settle()
        return self._seen[next(_meant(names, address))]

    def _settle(self) -> None:
        """The surest first, so that none is taken for another that is in the list itself."""
        self._is_settled = True
        of_name: dict[str, list[Meant]] = defaultdict(list)
        for one in self._seen:
            of_name[one.name].append(one)
        for name, all_meant in of_name.items():
            free = list(self._kept.get(name, ()))
            has_moved = len(all_meant) == len(free) == 1 and self._has_moved(free[0], all_meant[0])
            rules = (_is_same, _is_there, _may_be, *([_is_below] if has_moved else []))
            for rule in rules:
                for one in all_meant:
                    if not self._seen[one] and (found := _first(free, one, rule)):
                        free.remove(found)
                        self._seen[one] = found.key
            for one in all_meant:
                self._seen[one] = self._seen[one] or "\n".join((name, "@", *one.path, *one.spot))

    def _has_moved(self, kept: KeptPlace, one: Meant) -> bool:
        """The one of its name here and there: another street or postcode was corrected since, another town is another place."""
        return len({kept.town, self._towns[one]} - {""}) < 2


def _spot(address: Address) -> PlaceSpot:
    """Where an address is: a postcode says it alone."""
    if address.postcode:
        return PlaceSpot(bare_postcode(address.postcode))
    return PlaceSpot("", plain(address.town), plain(address.street))


def _meant(names: Sequence[str], address: Address) -> Iterator[Meant]:
    """The organisation of these names, the nearest first, and each above it."""
    path, where = [place_key(name) for name in reversed(names)], _spot(address)
    for end in range(len(path), 0, -1):
        yield Meant(path[end - 1], tuple(path[: end - 1]), where)


def _first(
    kept: Sequence[KeptPlace], one: Meant, rule: Callable[[KeptPlace, Meant], bool]
) -> KeptPlace | None:
    return next((there for there in kept if rule(there, one)), None)


def _is_same(kept: KeptPlace, one: Meant) -> bool:
    return kept.path == one.path and kept.spot == one.spot


def _is_there(kept: KeptPlace, one: Meant) -> bool:
    """A list names those above only as far as the one whose address it is."""
    return _is_below(kept, one) and kept.spot == one.spot


def _may_be(kept: KeptPlace, one: Meant) -> bool:
    """Whether nothing speaks against it; an address of which less is known is no other."""
    return _is_below(kept, one) and all(
        not (here and there) or here == there
        for here, there in zip(kept.spot, one.spot, strict=True)
    )


def _is_below(kept: KeptPlace, one: Meant) -> bool:
    return not one.path or kept.path[-len(one.path) :] == one.path
