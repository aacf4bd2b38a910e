"""Postal addresses, as they stand on an envelope."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where post goes. `street` may hold several lines; every part may be empty."""

    street: str = ""
    town: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""

    def lines(self, *, home_country: str = "") -> tuple[str, ...]:
        """The lines to print, none of them blank; `home_country` itself is not printed."""
        parts = [*self.street.splitlines(), self.town, self.region, self.postcode]
        if self.country.casefold() != home_country.casefold():
            parts.append(self.country)
        return tuple(part.strip() for part in parts if part.strip())

    def __bool__(self) -> bool:
        """Whether post could get there: a country alone is not enough."""
        return any(
            (self.street.strip(), self.town.strip(), self.region.strip(), self.postcode.strip())
        )
