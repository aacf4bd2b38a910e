"""Made-up register files of any size, in the layouts of NHS ODS and NPPES: the same each time, and no one's."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final

from benchmarks.made_names import FIRST, STATES, STREETS, SYLLABLES, surnames

_KINDS: Final = (
    "HOSPITAL", "CLINIC", "PHARMACY", "MEDICAL CENTER", "UROLOGY ASSOCIATES", "FAMILY MEDICINE", "HOSPICE", "PHYSICAL THERAPY", "DENTAL GROUP",
    "CANCER CENTER", "SURGERY CENTER", "HEALTH SERVICES",
)  # fmt: skip
_CODES: Final = (
    "207R00000X", "207Q00000X", "208800000X", "163W00000X", "183500000X", "1041C0700X", "225100000X", "207RX0202X", "363LF0000X", "122300000X",
    "207RC0000X", "2085R0001X",
)  # fmt: skip
_PLACES: Final = (
    "282N00000X",
    "261QP2300X",
    "333600000X",
    "251G00000X",
    "261QX0203X",
    "193400000X",
)
_LETTERS: Final = (
    "M.D.",
    "MD",
    "DO",
    "RN",
    "PH.D.",
    "M.D., PH.D.",
    "FNP-BC",
    "PHARMD",
    "LCSW",
    "DPT",
    "",
)
_TOWN_ENDS: Final = ("VILLE", " CITY", "TOWN", "BURG", " FALLS", "PORT", "DALE")

# The headings of NPPES: those in front, then what each address, taxonomy and identifier has, then those behind.
_IN_FRONT: Final = (
    "NPI", "Entity Type Code", "Replacement NPI", "Employer Identification Number (EIN)", "Provider Organization Name (Legal Business Name)",
    "Provider Last Name (Legal Name)", "Provider First Name", "Provider Middle Name", "Provider Name Prefix Text", "Provider Name Suffix Text",
    "Provider Credential Text", "Provider Other Organization Name", "Provider Other Organization Name Type Code", "Provider Other Last Name",
    "Provider Other First Name", "Provider Other Middle Name", "Provider Other Name Prefix Text", "Provider Other Name Suffix Text",
    "Provider Other Credential Text", "Provider Other Last Name Type Code",
)  # fmt: skip
_ADDRESSES: Final = ("Business Mailing Address", "Business Practice Location Address")
_OF_ADDRESSES: Final = (
    "Provider First Line {}", "Provider Second Line {}", "Provider {} City Name", "Provider {} State Name", "Provider {} Postal Code",
    "Provider {} Country Code (If outside U.S.)", "Provider {} Telephone Number", "Provider {} Fax Number",
)  # fmt: skip
_BETWEEN: Final = (
    "Provider Enumeration Date", "Last Update Date", "NPI Deactivation Reason Code", "NPI Deactivation Date", "NPI Reactivation Date",
    "Provider Sex Code", "Authorized Official Last Name", "Authorized Official First Name", "Authorized Official Middle Name",
    "Authorized Official Title or Position", "Authorized Official Telephone Number",
)  # fmt: skip
_OF_TAXONOMIES: Final = (
    "Healthcare Provider Taxonomy Code_{}", "Provider License Number_{}", "Provider License Number State Code_{}",
    "Healthcare Provider Primary Taxonomy Switch_{}",
)  # fmt: skip
_OF_IDENTIFIERS: Final = (
    "Other Provider Identifier_{}", "Other Provider Identifier Type Code_{}", "Other Provider Identifier State_{}", "Other Provider Identifier Issuer_{}",
)  # fmt: skip
_BEHIND: Final = (
    "Is Sole Proprietor", "Is Organization Subpart", "Parent Organization LBN", "Parent Organization TIN", "Authorized Official Name Prefix Text",
    "Authorized Official Name Suffix Text", "Authorized Official Credential Text",
)  # fmt: skip
_FILLED: Final = (
    "NPI", "Entity Type Code", "Provider Organization Name (Legal Business Name)", "Provider Last Name (Legal Name)", "Provider First Name",
    "Provider Middle Name", "Provider Credential Text", "Provider First Line Business Practice Location Address",
    "Provider Business Practice Location Address City Name", "Provider Business Practice Location Address State Name",
    "Provider Business Practice Location Address Postal Code", "Provider Business Practice Location Address Telephone Number",
    "Provider Enumeration Date", "Healthcare Provider Taxonomy Code_1", "Healthcare Provider Primary Taxonomy Switch_1",
    "Provider Business Practice Location Address Country Code (If outside U.S.)", "Provider First Line Business Mailing Address",
    "Provider Business Mailing Address City Name", "Last Update Date", "Other Provider Identifier_1", "Other Provider Identifier Issuer_1",
    "Is Sole Proprietor", "NPI Deactivation Date",
)  # fmt: skip


def headings() -> list[str]:
    """The 330 columns of NPPES, in their order."""
    return [
        *_IN_FRONT,
        *(name.format(address) for address in _ADDRESSES for name in _OF_ADDRESSES),
        *_BETWEEN,
        *(name.format(number) for number in range(1, 16) for name in _OF_TAXONOMIES),
        *(name.format(number) for number in range(1, 51) for name in _OF_IDENTIFIERS),
        *_BEHIND,
        *(f"Healthcare Provider Taxonomy Group_{number}" for number in range(1, 16)),
        "Certification Date",
    ]


def npi(number: int) -> str:
    """The NPI with this running number, with its check digit."""
    nine = str(100_000_000 + number % 900_000_000)
    total = 24
    for place, digit in enumerate(map(int, reversed(nine))):
        double = digit * 2
        total += digit if place % 2 else double - 9 if double > 9 else double
    return f"{nine}{-total % 10}"


def nppes_lines(count: int, seed: int = 1) -> Iterator[str]:
    """The lines of a file with this many providers, the first with the headings."""
    chance = Random(seed)
    names = headings()
    yield ",".join(f'"{name}"' for name in names) + "\r\n"
    people = surnames(chance)
    towns = [f"{one}{end}" for one in SYLLABLES for end in _TOWN_ENDS]
    empty = ['""'] * len(names)
    at = [names.index(name) for name in _FILLED]
    for number in range(count):
        cells = empty.copy()
        values = _provider(chance, npi(number * 7919), people, towns)
        for where, value in zip(at, values, strict=True):
            if value:
                cells[where] = f'"{value}"'
        yield ",".join(cells) + "\r\n"


def _provider(chance: Random, code: str, people: list[str], towns: list[str]) -> tuple[str, ...]:
    """What stands in the columns that are filled, of one in fifty only that it is gone."""
    pick, some = chance.choice, chance.random
    is_person = some() < 0.78
    town, street = pick(towns), f"{int(some() * 9900) + 1} {pick(STREETS)} ST"
    # A few surnames are borne by very many.
    surname = people[int(len(people) * some() ** 3)]
    kind = "" if is_person else f"{town if some() < 0.5 else surname} {pick(_KINDS)}"
    values = (
        code,
        "1" if is_person else "2",
        kind,
        surname if is_person else "",
        pick(FIRST) if is_person else "",
        pick(FIRST) if is_person and some() < 0.5 else "",
        pick(_LETTERS) if is_person else "",
        street,
        town,
        pick(STATES),
        f"{int(some() * 90000) + 10000:05}{int(some() * 9999):04}",
        f"{int(some() * 8e9) + 2_000_000_000}",
        f"0{int(some() * 9) + 1}/1{int(some() * 9)}/20{int(some() * 15) + 10}",
        pick(_CODES if is_person else _PLACES),
        "Y",
        "US",
        street,
        town,
        "03/01/2025",
        f"{int(some() * 1e6)}",
        "MEDICAID",
        "N" if is_person else "",
        "",
    )
    if some() < 0.02:
        return (code, *[""] * (len(values) - 2), "04/10/2019")
    return values


def nhs_lines(count: int, seed: int = 1) -> Iterator[str]:
    """The lines of an ODS file of practices, without headings, in the newer dialect."""
    chance = Random(seed)
    people, pick, some = surnames(chance, 5000), chance.choice, chance.random
    for number in range(count):
        name = f"{pick(people)} {pick(['SURGERY', 'MEDICAL CENTRE', 'HEALTH CENTRE', 'MEDICAL PRACTICE'])}"
        is_open = some() < 0.6
        cells = [
            f"{chr(65 + number // 100_000)}{number % 100_000:05}",
            name,
            "Y63",
            "QHM",
            name,
            f"{int(some() * 200) + 1} {pick(STREETS)} STREET",
            f"{pick(SYLLABLES)}{pick(['TON', 'HAM', 'BY', 'FORD'])}",
            "CLEVELAND",
            "",
            f"{pick('ABCDEFGHKLMNPRSTW')}{pick('ABDEHLNRSTW')}{int(some() * 30) + 1} {int(some() * 9) + 1}{pick('ABDEFGHJLN')}{pick('ABDEFGHJLN')}",
            "19740401",
            "" if is_open else "20200331",
            "ACTIVE" if is_open else "INACTIVE",
            "B",
            f"{int(some() * 90) + 10}A",
            "20200401",
            "",
            f"01632 96{int(some() * 9999):04}",
            "",
            "",
            "",
            "0",
            "",
            "",
            "",
            pick(["RO76", "RO76", "RO76", "RO80|RO87", "RO72"]),
            "",
        ]
        yield ",".join(f'"{one}"' for one in cells) + "\r\n"


def write(path: Path, lines: Iterator[str]) -> Path:
    """The lines in a file at `path`."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(lines)
    return path
