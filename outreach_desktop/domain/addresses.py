"""Postal addresses, as they stand on an envelope."""

from dataclasses import dataclass
from functools import lru_cache

from outreach_desktop.domain.fields import Field, Searched, described
from outreach_desktop.words import say
from outreach_desktop.words.country_names import plain_country

FIELDS = described(
    Field("street", say("Street"), imported_as="street"),
    Field("town", say("Town"), searched=Searched.WORDS, imported_as="town"),
    Field("region", say("County or state"), searched=Searched.WORDS, imported_as="region"),
    Field("postcode", say("Postcode"), searched=Searched.WORDS, imported_as="postcode"),
    Field("country", say("Country"), imported_as="country"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where post goes. `street` may hold several lines; every part may be empty."""

    street: str = ""
    town: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""

    def lines(self, *, home_country: frozenset[str] = frozenset()) -> tuple[str, ...]:
        """The lines to print, none of them blank; a country of these names, written plainly, is left off."""
        parts = [*self.street.splitlines(), self.town, self.region, self.postcode]
        if plain_country(self.country) not in home_country:
            parts.append(self.country)
        return tuple(part.strip() for part in parts if part.strip())

    def __bool__(self) -> bool:
        """Whether post could get there: a country alone is not enough."""
        return bool(
            self.street.strip() or self.town.strip() or self.region.strip() or self.postcode.strip()
        )


@lru_cache(maxsize=16384)
def bare_postcode(postcode: str) -> str:
    """What makes two spellings one postcode."""
    return "".join(char for char in postcode.casefold() if char.isalnum())
