"""Where the organisation of a row is, and whether two whereabouts may be one."""

from functools import lru_cache

from outreach_desktop.db.search import plain
from outreach_desktop.domain.addresses import Address, bare_postcode
from outreach_desktop.domain.organisations import place_key
from outreach_desktop.exchange.entries import Entry


def postcode_key(address: Address) -> str:
    """What makes two spellings one postcode."""
    return bare_postcode(address.postcode) if address.postcode else ""


@lru_cache(maxsize=4096)
def one_line(address: Address) -> str:
    """An address with commas."""
    return ", ".join(address.lines())


def may_be_at(postcode: str, other: str) -> bool:
    """Whether two postcodes do not speak against one place."""
    return not (postcode and other) or postcode == other


def branch(name: str, address: Address) -> str:
    """The key of the one of a name at a postcode."""
    return f"{name}\n{postcode_key(address)}"


def address_of(entry: Entry) -> Address:
    """Where the organisation of a row is, as far as it says."""
    if entry.at is not None:
        return entry.at.address
    return entry.place.address if entry.place is not None else entry.contact.address


def above_of(entry: Entry) -> str:
    """The name of what the organisation of a foreign row belongs to, "" where that is not told."""
    names = entry.told_place.belongs_to if entry.told_place else ()
    return place_key(names[-1]) if names else ""


def is_told_by_town(entry: Entry) -> bool:
    """Whether a row is an organisation with a town, and no postcode to know its place by."""
    address = address_of(entry)
    told = entry.told_place and (address.street or entry.place is not None)
    return bool(told and address.town and not postcode_key(address))


def may_be_there(here: Address, there: Address) -> bool:
    """Whether two addresses do not speak against one place: another street in another town does, so does another town alone."""
    if not there.town or plain(here.town) == plain(there.town):
        return True
    both, one = here.street and there.street, here.street or there.street
    return plain(here.street) == plain(there.street) if both else bool(one)
