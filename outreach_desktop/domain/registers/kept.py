"""Which registers are known, and what the directory keeps of an entry: as it stands in the file, capitals and all."""

from dataclasses import dataclass
from typing import Final, NamedTuple

from outreach_desktop.words import say

COLUMNS: Final = (
    "code", "kind", "is_person", "name", "given", "title", "letters", "street", "town", "region", "postcode",
    "country", "phone", "email", "website", "parent", "parent_name", "opened", "closed",
)  # fmt: skip
"""What a record has, in this order; all of it text, "" where nothing is known."""


class Record(NamedTuple):
    """An entry as its file has it. Readers of large files make bare tuples in this order."""

    code: str
    kind: str = ""
    is_person: str = ""
    """"1" for a person: then `name` is the surname, and all of the name where it is not taken apart."""
    name: str = ""
    given: str = ""
    title: str = ""
    letters: str = ""
    street: str = ""
    """Lines of the address parted by line breaks, the town among them where the file does not say which it is."""
    town: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    parent: str = ""
    """The code of what it belongs to, or where they work."""
    parent_name: str = ""
    opened: str = ""
    closed: str = ""
    """Days as 20250331; "closed" where the day is not known."""


class RegisterLink(NamedTuple):
    """A code that belongs to another, for a time: practice and network, practitioner and practice."""

    code: str
    parent: str
    parent_name: str = ""
    starts: str = ""
    ends: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """One kind of register: a newer file of it takes the place of the one that was read."""

    key: str
    name: str
    file: str
    """What its file in the directory is called, in every language."""
    is_of_links: bool = False
    has_people: bool = False
    """Whether clinicians stand in it, by name."""


NPPES: Final = "nppes"
_NHS: Final = (
    Register("epraccur", say("NHS GP practices"), "NHS GP practices"),
    Register("ebranchs", say("NHS branch surgeries"), "NHS branch surgeries"),
    Register("etr", say("NHS trusts"), "NHS trusts"),
    Register("ets", say("NHS trust sites"), "NHS trust sites"),
    Register("egpcur", say("NHS general practitioners"), "NHS general practitioners", has_people=True),
    Register("egmcmem", say("NHS practitioners by GMC number"), "NHS practitioners by GMC number", has_people=True),
    Register("econcur", say("NHS consultants"), "NHS consultants", has_people=True),
    Register("edispensary", say("NHS pharmacies"), "NHS pharmacies"),
    Register("egdpprac", say("NHS dental practices"), "NHS dental practices"),
    Register("epcn", say("NHS primary care networks"), "NHS primary care networks"),
    Register("eccg", say("NHS commissioners"), "NHS commissioners"),
    Register("ehospice", say("NHS hospices"), "NHS hospices"),
    Register("ods", say("NHS organisations"), "NHS organisations"),
    Register("nhs-website-gp", say("NHS website: GP practices"), "NHS website GP practices"),
    Register("nhs-website-hospital", say("NHS website: hospitals"), "NHS website hospitals"),
    Register("nhs-website", say("NHS website: other services"), "NHS website other services"),
    Register(
        "epcncorepartnerdetails",
        say("NHS members of primary care networks"),
        "NHS members of primary care networks",
        is_of_links=True,
    ),
    Register("epracmem", say("NHS places of practitioners"), "NHS places of practitioners", is_of_links=True),
    Register("epcmem", say("NHS practices and commissioners"), "NHS practices and commissioners", is_of_links=True),
)  # fmt: skip
REGISTERS: Final = {
    one.key: one
    for one in (
        *_NHS,
        Register(NPPES, say("US providers (NPPES)"), "US providers NPPES", has_people=True),
    )
}


def is_nhs(key: str) -> bool:
    """Whether codes of this register are those of the NHS, in which one code means one entry wherever it stands."""
    return key != NPPES
