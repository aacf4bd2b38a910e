"""Which register a file is, and where its columns are: by its headings, else by its name and what its first lines look like."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from outreach_desktop.domain.registers.kept import NPPES, REGISTERS
from outreach_desktop.exchange.registers.sources import no_register
from outreach_desktop.words import say

_NHS_COLUMNS: Final = range(18, 41)
_MOST_LOOKED_AT: Final = 200
_CODE: Final = re.compile(r"[A-Z0-9]{3,10}")
_DAY: Final = re.compile(r"(?:19|20)\d{6}")
_GAP: Final = re.compile(r"[\W_]+")
_STEM: Final = re.compile(r"[\W\d_]+")

# Headings that some copies of the NHS files have, in whatever spelling; ours first.
_NHS_HEADINGS: Final = {
    "code": ("organisation code", "orgcode", "organization code", "practice code", "code", "ods code", "org code", "organisationcode", "pcn code"),
    "name": ("name", "organisation name", "ods name", "practice name", "organisationname", "pcn name", "org name"),
    "street": ("address line 1", "address1", "address 1", "addressline1"),
    "address2": ("address line 2", "address2", "address 2", "addressline2"),
    "address3": ("address line 3", "address3", "address 3", "addressline3"),
    "address4": ("address line 4", "address4", "address 4", "addressline4", "city", "town"),
    "address5": ("address line 5", "address5", "address 5", "addressline5", "county"),
    "postcode": ("postcode", "post code", "postal code"),
    "opened": ("open date", "opendate", "date opened"),
    "closed": ("close date", "closedate", "date closed"),
    "status": ("status code", "statuscode", "status", "organisationstatus"),
    "parent": ("commissioner", "parentodscode", "parent ods code", "parent organisation code", "parent code", "current sub icb loc code", "sub icb loc code", "provider"),
    "parent_name": ("parentname", "parent name", "sub icb location"),
    "phone": ("contact telephone number", "telno", "phone", "telephone", "telephone number", "contact telephone"),
    "kind": ("prescribing setting", "prescrset", "setting", "roles", "role"),
    "email": ("email", "e mail"),
    "website": ("website", "web", "url"),
}  # fmt: skip
_NHS_PLACES: Final = {
    "code": 0, "name": 1, "street": 4, "address2": 5, "address3": 6, "address4": 7, "address5": 8, "postcode": 9, "opened": 10,
    "closed": 11, "status": 12, "parent": 14, "phone": 17, "kind": 25,
}  # fmt: skip
_NETWORKS: Final = {
    "code": 0, "name": 1, "parent": 2, "parent_name": 3, "opened": 4, "closed": 5, "street": 6, "address2": 7, "address3": 8, "address4": 9,
    "address5": 10, "postcode": 11,
}  # fmt: skip
_NPPES_KNOWN: Final = ("NPI", "Entity Type Code", "Provider Last Name (Legal Name)")


@dataclass(frozen=True, slots=True)
class Layout:
    """A register file as it was recognised: which register, the columns by name, and how its lines are cut."""

    register: str
    places: dict[str, int]
    columns: int
    delimiter: str = ","
    has_headings: bool = False

    @property
    def name(self) -> str:
        """What people call the register."""
        return REGISTERS[self.register].name


def recognised(file_name: str, beginning: str) -> Layout | None:
    """The layout of a file that begins so; None where it is no register."""
    delimiter = "\u00ac" if "\u00ac" in beginning.split("\n", 1)[0] else ","
    lines = beginning.splitlines(keepends=True)[: _MOST_LOOKED_AT + 1]
    try:
        rows = [row for row in csv.reader(lines, delimiter=delimiter) if row][:_MOST_LOOKED_AT]
    except csv.Error:
        return None
    if not rows:
        return None
    if len(rows) > 1 and not beginning.endswith("\n"):
        rows = rows[:-1]
    first = [cell.strip() for cell in rows[0]]
    if set(_NPPES_KNOWN) <= set(first):
        places = {name: place for place, name in enumerate(first)}
        return Layout(NPPES, places, len(first), has_headings=True)
    stem = _STEM.split(PurePath(file_name).stem.casefold())[0]
    return _website(first, stem, delimiter) or _nhs(rows, first, stem)


def see_that_it_is_one(file_name: str, beginning: str) -> Layout:
    """As `recognised`; OutreachError for what is no register, and says where an NPPES file lies about its columns."""
    found = recognised(file_name, beginning)
    if found is None:
        error = no_register(file_name)
        if beginning.lstrip('\ufeff" ').startswith("NPI"):
            missing = ", ".join(one for one in _NPPES_KNOWN if one not in beginning)
            error.message += " " + say("It lacks the columns {columns}.", columns=missing)
        raise error
    return found


def _website(first: Sequence[str], stem: str, delimiter: str) -> Layout | None:
    """The lists of the NHS website: known by their headings, and by nothing else."""
    if not {"OrganisationCode", "OrganisationName"} <= set(first):
        return None
    kind = stem if stem in ("gp", "hospital") else ""
    subtypes = {"isEPSEnabled": "gp", "Sector": "hospital"}
    kind = kind or next((of for head, of in subtypes.items() if head in first), "")
    places = _by_headings(first)
    places |= {"address2": first.index("Address2")} if "Address2" in first else {}
    register = f"nhs-website-{kind}" if kind else "nhs-website"
    return Layout(register, places, len(first), delimiter, has_headings=True)


def _by_headings(first: Sequence[str]) -> dict[str, int]:
    plain = [" ".join(_GAP.sub(" ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cell)).casefold().split()) for cell in first]  # fmt: skip
    glued = [cell.replace(" ", "") for cell in plain]
    found = {}
    for key, names in _NHS_HEADINGS.items():
        for name in names:
            if name in plain or name.replace(" ", "") in glued:
                place = plain.index(name) if name in plain else glued.index(name.replace(" ", ""))
                found[key] = place
                break
    return found


def _nhs(rows: Sequence[Sequence[str]], first: Sequence[str], stem: str) -> Layout | None:
    places = _by_headings(first)
    has_headings = {"code", "name", "postcode"} <= places.keys() and "postcode" in "".join(first).casefold()  # fmt: skip
    if has_headings:
        register = _which(rows[1:], places, stem)
        is_one = register != "ods" or "status" in places or "opened" in places
        return Layout(register, places, len(first), has_headings=True) if is_one else None
    width = len(first)
    if link := _links(rows, stem, width):
        return link
    if stem == "econcur" or _are_consultants(rows):
        return Layout("econcur", {}, width)
    if width == 12 and all(row[0][:1] == "U" and _CODE.fullmatch(row[0]) for row in rows if row):
        return Layout("epcn", _NETWORKS, width)
    if width not in _NHS_COLUMNS or not _look_nhs(rows):
        return None
    places = {key: place for key, place in _NHS_PLACES.items() if place < width}
    return Layout(_which(rows, places, stem), places, width)


def _look_nhs(rows: Sequence[Sequence[str]]) -> bool:
    """Whether most lines begin with a code and have a postcode and days where they should."""
    good = sum(
        1
        for row in rows
        if len(row) >= 12
        and _CODE.fullmatch(row[0].strip())
        and row[1].strip()
        and all(not cell.strip() or _DAY.fullmatch(cell.strip()) for cell in row[10:12])
    )
    return good * 10 >= len(rows) * 9


def _which(rows: Sequence[Sequence[str]], places: dict[str, int], stem: str) -> str:
    """Which of the NHS files it is: by its name, else by what the codes in it look like."""
    if stem in REGISTERS:
        return stem
    codes = [row[places["code"]].strip() for row in rows if len(row) > places["code"]]
    for key, pattern in (
        ("egpcur", r"G\d{7}"),
        ("egdpprac", r"V\d{5}"),
        ("epraccur", r"[A-Z]\d{5}"),
        ("epcn", r"U\d{5,6}"),
        ("etr", r"[RT][A-Z0-9]{2}"),
        ("ets", r"[RT][A-Z0-9]{4,6}"),
        ("edispensary", r"F[A-Z][A-Z0-9]{3}"),
        ("ebranchs", r"[A-Z]\d{8}"),
    ):
        if sum(1 for code in codes if re.fullmatch(pattern, code)) * 10 >= len(codes) * 9:
            return key
    return "ods"


def _links(rows: Sequence[Sequence[str]], stem: str, width: int) -> Layout | None:
    """Files that say what belongs to what."""
    code, practice, network = r"[A-Z]\d{5}", r"[A-Z]\d{5}", r"U\d{5,6}"
    if width >= 8 and (stem == "epcncorepartnerdetails" or _most(rows, 4, network)) and _most(rows, 0, code):  # fmt: skip
        places = {"code": 0, "parent": 4, "parent_name": 5, "starts": 8, "ends": 9}
        return Layout("epcncorepartnerdetails", places, width)
    if 4 <= width <= 7 and _most(rows, 0, r"[A-Z]\d{7}") and _most(rows, 1, practice):
        places = {"code": 0, "parent": 1, "starts": 3, "ends": 4}
        return Layout("epracmem", places, width)
    if 5 <= width <= 7 and _most(rows, 3, r"[A-Z]\d{7}") and _most(rows, 0, r"\d{6,8}"):
        return Layout("egmcmem", {}, width)
    if 5 <= width <= 7 and _most(rows, 0, code) and _most(rows, 1, r"[A-Z0-9]{3,5}") and _most(rows, 3, r"(?:19|20)\d{6}"):  # fmt: skip
        places = {"code": 0, "parent": 1, "starts": 3, "ends": 4}
        return Layout("epcmem", places, width)
    return None


def _are_consultants(rows: Sequence[Sequence[str]]) -> bool:
    return len(rows[0]) in range(7, 11) and _most(rows, 1, r"C\d{6,8}")


def _most(rows: Sequence[Sequence[str]], place: int, pattern: str) -> bool:
    fits = sum(1 for row in rows if len(row) > place and re.fullmatch(pattern, row[place].strip()))
    return fits * 10 >= len(rows) * 9
