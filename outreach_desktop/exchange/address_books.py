"""The columns of address books: Google, Outlook and Thunderbird, as their exports have them."""

import re
from itertools import count, takewhile

from outreach_desktop.domain.addresses import Address
from outreach_desktop.exchange.entries import Cells, Found, FoundAddress

_SEVERAL = ":::"  # how Google joins several values in one cell
_EVERYBODY = frozenset(("mycontacts", "starred"))  # Google's own groups, which say nothing

_OUTLOOK_PHONES = {
    "businessphone": "Business Phone",
    "primaryphone": "Primary Phone",
    "businessphone2": "Business Phone 2",
    "companymainphone": "Company Main Phone",
    "otherphone": "Other Phone",
    "mobilephone": "Mobile Phone",
    "homephone": "Home Phone",
    "homephone2": "Home Phone 2",
    "carphone": "Car Phone",
    "businessfax": "Business Fax",
    "homefax": "Home Fax",
    "otherfax": "Other Fax",
    "pager": "Pager",
}
_THUNDERBIRD_PHONES = {
    "workphone": "Work Phone",
    "mobilenumber": "Mobile Number",
    "homephone": "Home Phone",
    "faxnumber": "Fax Number",
    "pagernumber": "Pager Number",
}

# Settings and dates that every export fills by itself: leaving them out is no loss to report.
_FILLED_BY_ITSELF = """
    birthday anniversary gender sensitivity priority private emailtype email2type email3type initials
    emaildisplayname email2displayname email3displayname fileas displayname name nickname photo
    phoneticfirstname phoneticmiddlename phoneticlastname language directoryserver
"""
QUIET = frozenset(_FILLED_BY_ITSELF.split())


def google(cells: Cells) -> Found:
    """Google Contacts, the present layout and the older one."""
    return Found(
        title=cells.first("nameprefix"),
        full_name=cells.first("name", "fileas"),
        first_name=cells.first("firstname", "givenname"),
        last_name=cells.first("lastname", "familyname"),
        post_nominals=cells.first("namesuffix"),
        middle_name=cells.first("middlename", "additionalname"),
        profession=cells.first("occupation"),
        organisation=_one(cells.first("organizationname", "organization1name")),
        role=_one(cells.first("organizationtitle", "organization1title")),
        department=_one(cells.first("organizationdepartment", "organization1department")),
        notes=cells.lines("notes"),
        tags=_google_tags(cells.first("labels", "groupmembership")),
        emails=_google_values(cells, "email"),
        phones=_google_values(cells, "phone"),
        addresses=_google_addresses(cells),
    )


def _one(cell: str) -> str:
    return cell.split(_SEVERAL)[0].strip()


def _google_tags(cell: str) -> list[str]:
    """Labels the owner made: the starred ones are Google's, `* myContacts` above all."""
    tags = (tag.strip() for tag in cell.split(_SEVERAL))
    return [tag for tag in tags if tag.lstrip("* ").casefold() not in _EVERYBODY]


def _google_values(cells: Cells, kind: str) -> list[tuple[str, str]]:
    """Every value of a numbered group, each under its label; one cell may hold several."""
    found: list[tuple[str, str]] = []
    for number in takewhile(lambda n: f"{kind}{n}value" in cells, count(1)):
        labels = cells.first(f"{kind}{number}label", f"{kind}{number}type").split(_SEVERAL)
        values = cells.first(f"{kind}{number}value").split(_SEVERAL)
        labels += labels[-1:] * (len(values) - len(labels))
        found += zip(map(str.strip, labels), map(str.strip, values), strict=False)
    return found


def _google_addresses(cells: Cells) -> list[FoundAddress]:
    found = []
    for number in takewhile(lambda n: f"address{n}street" in cells, count(1)):
        prefix = f"address{number}"
        label = cells.first(f"{prefix}label", f"{prefix}type")
        formatted = cells.lines(f"{prefix}formatted").split(_SEVERAL)[0].strip()
        address = Address(
            street=_street(
                cells.all(f"{prefix}extendedaddress", f"{prefix}pobox", f"{prefix}street")
            ),
            town=_one(cells.first(f"{prefix}city")),
            region=_one(cells.first(f"{prefix}region")),
            postcode=_one(cells.first(f"{prefix}postalcode")),
            country=_one(cells.first(f"{prefix}country")),
        )
        found.append(FoundAddress(label=label, parts=address, whole=formatted))
    return found


def _street(parts: list[str]) -> str:
    lines = (line.strip() for part in parts for line in part.split(_SEVERAL)[0].splitlines())
    return "\n".join(line for line in lines if line)


def outlook(cells: Cells) -> Found:
    """Outlook in all its layouts. Its Title is "Dr" or "Mr"; what somebody does is Job Title."""
    return Found(
        title=cells.first("title"),
        first_name=cells.first("firstname"),
        last_name=cells.first("lastname"),
        post_nominals=cells.first("suffix"),
        middle_name=cells.first("middlename"),
        profession=cells.first("profession"),
        organisation=cells.first("company"),
        role=cells.first("jobtitle"),
        department=cells.first("department"),
        notes=cells.lines("notes"),
        tags=cells.first("categories").split(";"),
        emails=[("", _outlook_email(cells, column)) for column in ("email", "email2", "email3")],
        phones=cells.labelled(_OUTLOOK_PHONES),
        addresses=[_outlook_address(cells, kind) for kind in ("business", "home", "other")],
    )


def _outlook_email(cells: Cells, column: str) -> str:
    """The address; Exchange's inner one (/o=...) gives way to the one in the display name."""
    address = cells.first(f"{column}address")
    if not address.startswith("/"):
        return address
    shown = re.search(r"\(([^()\s]+@[^()\s]+)\)", cells.first(f"{column}displayname"))
    return shown[1] if shown else ""


def _outlook_address(cells: Cells, kind: str) -> FoundAddress:
    street = cells.all(f"{kind}addresspobox", *(f"{kind}street{n}" for n in ("", 2, 3)))
    address = Address(
        street=_street(street),
        town=cells.first(f"{kind}city"),
        region=cells.first(f"{kind}state"),
        postcode=cells.first(f"{kind}postalcode"),
        country=cells.first(f"{kind}country", f"{kind}countryregion"),
    )
    return FoundAddress(label=kind, parts=address, whole=cells.lines(f"{kind}address"))


def thunderbird(cells: Cells) -> Found:
    """Thunderbird, with American or British column names."""
    return Found(
        full_name=cells.first("displayname"),
        first_name=cells.first("firstname"),
        last_name=cells.first("lastname"),
        organisation=cells.first("organization", "organisation"),
        role=cells.first("jobtitle"),
        department=cells.first("department"),
        notes=cells.lines("notes"),
        emails=cells.labelled({"primaryemail": "", "secondaryemail": ""}),
        phones=cells.labelled(_THUNDERBIRD_PHONES),
        addresses=[_thunderbird_address(cells, kind) for kind in ("work", "home")],
    )


def _thunderbird_address(cells: Cells, kind: str) -> FoundAddress:
    parts = Address(
        street=_street(cells.all(f"{kind}address", f"{kind}address2")),
        town=cells.first(f"{kind}city"),
        region=cells.first(f"{kind}state", f"{kind}county"),
        postcode=cells.first(f"{kind}zipcode", f"{kind}postcode"),
        country=cells.first(f"{kind}country"),
    )
    return FoundAddress(label=kind, parts=parts)
