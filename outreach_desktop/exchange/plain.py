"""A plain table of people, under our own column names or the words others use for them."""

import re
from collections.abc import Callable, Iterable
from functools import partial

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.names import is_title
from outreach_desktop.exchange.entries import Cells, Found, FoundAddress

# Our own name first. Letters alone count: “E-mail 2” is email2. "title" is decided apart.
COLUMNS: dict[str, tuple[str, ...]] = {
    "title": ("prefix", "honorific", "salutation", "nameprefix", "courtesytitle"),
    "first_name": ("firstname", "forename", "forenames", "givenname", "givennames", "first"),
    "middle_name": ("middlename", "middlenames"),
    "last_name": ("lastname", "surname", "familyname", "last"),
    "name": ("name", "fullname", "contactname", "contact", "person"),
    "post_nominals": ("postnominals", "qualifications", "credentials", "suffix", "letters"),
    "profession": ("profession", "occupation", "discipline"),
    "specialty": ("specialty", "speciality", "specialities", "specialism", "specialization"),
    "organisation": (
        *("organisation", "organization", "company", "employer", "institution", "workplace"),
        *("organisationname", "organizationname", "companyname", "practice", "hospital"),
    ),
    "role": ("role", "jobtitle", "position", "job", "post", "organisationtitle"),
    "department": ("department", "dept", "ward", "team", "unit"),
    "email": (
        *("email", "emailaddress", "workemail", "emailaddress1", "email1", "mail"),
        *("email2", "emailaddress2", "secondaryemail", "otheremail", "homeemail"),
    ),
    "street": (
        *("street", "address", "addressline1", "address1", "streetaddress", "postaladdress"),
        *("street2", "addressline2", "address2", "addressline3", "address3", "addressline4"),
    ),
    "town": ("town", "city", "posttown", "towncity"),
    "region": ("region", "county", "state", "province", "stateprovince"),
    "postcode": ("postcode", "postalcode", "zip", "zipcode", "zippostalcode"),
    "country": ("country", "countryregion"),
    "tags": ("tags", "tag", "labels", "categories", "groups", "keywords"),
    "notes": ("notes", "note", "comments", "comment", "remarks"),
    "large_print": ("largeprint",),
}
PHONES = {
    "phone": "Phone",
    "telephone": "Phone",
    "tel": "Phone",
    "phonenumber": "Phone",
    "telephonenumber": "Phone",
    "workphone": "Work phone",
    "businessphone": "Work phone",
    "directline": "Direct line",
    "landline": "Landline",
    "phone1": "Phone",
    "phone2": "Phone 2",
    "mobile": "Mobile",
    "mobilephone": "Mobile",
    "mobilenumber": "Mobile",
    "cell": "Mobile",
    "cellphone": "Mobile",
    "homephone": "Home phone",
    "fax": "Fax",
}
NAMES = (*COLUMNS["first_name"], *COLUMNS["last_name"], *COLUMNS["name"])


def reader(headers: Iterable[str], titles: Iterable[str]) -> Callable[[Cells], Found]:
    """How to read this table. `titles` is all that stands under “Title”, which has two meanings."""
    return partial(_found, title_is_role=_title_is_role(set(headers), titles))


def _title_is_role(headers: set[str], titles: Iterable[str]) -> bool:
    """“Title” is "Dr" where another column tells the role, or where most of what it holds is a title."""
    if headers & set(COLUMNS["role"]):
        return False
    if headers & set(COLUMNS["title"]):
        return True
    held = [title for title in titles if title.strip()]
    return sum(map(is_title, held)) * 2 < len(held)


def _found(cells: Cells, *, title_is_role: bool) -> Found:
    def first(field: str) -> str:
        return cells.first(*COLUMNS[field])

    title, role = first("title"), first("role")
    if title_is_role:
        role = role or cells.first("title")
    else:
        title = title or cells.first("title")
    return Found(
        title=title,
        full_name=first("name"),
        first_name=first("first_name"),
        last_name=first("last_name"),
        post_nominals=first("post_nominals"),
        middle_name=first("middle_name"),
        profession=first("profession"),
        specialty=first("specialty"),
        organisation=first("organisation"),
        role=role,
        department=first("department"),
        notes=cells.lines(*COLUMNS["notes"]),
        tags=re.split(r"[;,|]", first("tags")),
        emails=[("", one) for one in _several(cells.all(*COLUMNS["email"]))],
        phones=cells.labelled(PHONES),
        addresses=[FoundAddress(parts=_address(cells))],
        large_print=cells.yes(*COLUMNS["large_print"]),
    )


def _several(cells: Iterable[str]) -> list[str]:
    """A cell with two e-mail addresses gives both; any other text stays whole, to be looked at."""
    return [
        part
        for cell in cells
        for part in (re.split(r"[;,\s]+", cell) if cell.count("@") > 1 else [cell])
    ]


def _address(cells: Cells) -> Address:
    return Address(
        street=cells.lines(*COLUMNS["street"]),
        town=cells.first(*COLUMNS["town"]),
        region=cells.first(*COLUMNS["region"]),
        postcode=cells.first(*COLUMNS["postcode"]),
        country=cells.first(*COLUMNS["country"]),
    )
