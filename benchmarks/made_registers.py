"""Made-up register files of any size, in the layouts of NHS ODS and NPPES: the same each time, and no one's."""

import random
from collections.abc import Iterator
from pathlib import Path

_FIRST = [
    "MARY",
    "JAMES",
    "ROBERT",
    "PATRICIA",
    "JOHN",
    "JENNIFER",
    "MICHAEL",
    "LINDA",
    "DAVID",
    "ELIZABETH",
    "WILLIAM",
    "BARBARA",
    "RICHARD",
    "SUSAN",
    "JOSEPH",
    "JESSICA",
    "THOMAS",
    "SARAH",
    "CHARLES",
    "KAREN",
    "CHRISTOPHER",
    "LISA",
    "DANIEL",
    "NANCY",
    "MATTHEW",
    "BETTY",
    "ANTHONY",
    "SANDRA",
    "MARK",
    "MARGARET",
    "DONALD",
    "ASHLEY",
    "STEVEN",
    "KIMBERLY",
    "ANDREW",
    "EMILY",
    "PAUL",
    "DONNA",
    "JOSHUA",
    "MICHELLE",
    "KENNETH",
    "CAROL",
    "KEVIN",
    "AMANDA",
    "BRIAN",
    "MELISSA",
    "TIMOTHY",
    "DEBORAH",
    "RONALD",
    "STEPHANIE",
    "GEORGE",
    "REBECCA",
    "JASON",
    "SHARON",
    "EDWARD",
    "LAURA",
    "JEFFREY",
    "CYNTHIA",
    "RYAN",
    "DOROTHY",
    "JACOB",
    "AMY",
    "NICHOLAS",
    "KATHLEEN",
    "GARY",
    "ANGELA",
    "ERIC",
    "SHIRLEY",
    "JONATHAN",
    "EMMA",
    "STEPHEN",
    "BRENDA",
    "LARRY",
    "PAMELA",
    "JUSTIN",
    "NICOLE",
    "SCOTT",
    "ANNA",
    "BRANDON",
    "SAMANTHA",
    "BENJAMIN",
    "KATHERINE",
]
_SYLLABLES = [
    "AL",
    "BAR",
    "BEN",
    "BRAD",
    "CAR",
    "CHAN",
    "CLAR",
    "COL",
    "DAN",
    "DEL",
    "EAST",
    "EL",
    "FAIR",
    "FER",
    "FOR",
    "GAR",
    "GON",
    "GREEN",
    "HAM",
    "HAR",
    "HOLL",
    "JACK",
    "JOHN",
    "KEL",
    "KING",
    "LAN",
    "LEW",
    "LOP",
    "MAR",
    "MILL",
    "MOR",
    "NEW",
    "NOR",
    "OL",
    "PAR",
    "PER",
    "PET",
    "RAM",
    "RICH",
    "ROB",
    "ROD",
    "SAL",
    "SAN",
    "SHER",
    "SMITH",
    "STAN",
    "STEV",
    "TAY",
    "THOM",
    "VAR",
    "WAL",
    "WAT",
    "WEST",
    "WILL",
    "WOOD",
    "YOUNG",
    "ZIM",
]
_ENDS = [
    "SON",
    "MAN",
    "TON",
    "LEY",
    "FIELD",
    "EZ",
    "ERS",
    "FORD",
    "BERG",
    "WORTH",
    "INGTON",
    "ELL",
    "OW",
    "BY",
    "WELL",
    "STEIN",
    "ES",
    "AN",
    "OR",
    "ER",
    "INGER",
]
_KINDS = [
    "HOSPITAL",
    "CLINIC",
    "PHARMACY",
    "MEDICAL|CENTER",
    "UROLOGY|ASSOCIATES",
    "FAMILY|MEDICINE",
    "HOSPICE",
    "PHYSICAL|THERAPY",
    "DENTAL|GROUP",
    "CANCER|CENTER",
    "SURGERY|CENTER",
    "HEALTH|SERVICES",
]
_STREETS = [
    "MAIN",
    "OAK",
    "MAPLE",
    "CEDAR",
    "PINE",
    "ELM",
    "WASHINGTON",
    "LAKE",
    "HILL",
    "PARK",
    "CHURCH",
    "SPRING",
    "RIVER",
    "MARKET",
]
_STATES = [
    "CA",
    "TX",
    "FL",
    "NY",
    "PA",
    "IL",
    "OH",
    "GA",
    "NC",
    "MI",
    "NJ",
    "VA",
    "WA",
    "AZ",
    "MA",
    "TN",
    "IN",
    "MO",
    "MD",
    "WI",
    "CO",
    "MN",
    "SC",
    "AL",
    "LA",
    "KY",
    "OR",
    "OK",
    "CT",
    "UT",
]
_CODES = [
    "207R00000X",
    "207Q00000X",
    "208800000X",
    "163W00000X",
    "183500000X",
    "1041C0700X",
    "225100000X",
    "207RX0202X",
    "363LF0000X",
    "122300000X",
    "207RC0000X",
    "2085R0001X",
]
_PLACES = ["282N00000X", "261QP2300X", "333600000X", "251G00000X", "261QX0203X", "193400000X"]
_LETTERS = ["M.D.", "MD", "DO", "RN", "PH.D.", "M.D., PH.D.", "FNP-BC", "PHARMD", "LCSW", "DPT", ""]
_MORE_COLUMNS = (
    "Provider Sex Code",
    "Authorized Official Last Name",
    "Authorized Official First Name",
    "Authorized Official Middle Name",
    "Authorized Official Title or Position",
    "Authorized Official Telephone Number",
)


def headings() -> list[str]:
    """The 330 columns of NPPES, in their order."""
    names = [
        "NPI",
        "Entity Type Code",
        "Replacement NPI",
        "Employer Identification Number (EIN)",
        "Provider Organization Name (Legal Business Name)",
        "Provider Last Name (Legal Name)",
        "Provider First Name",
        "Provider Middle Name",
        "Provider Name Prefix Text",
        "Provider Name Suffix Text",
        "Provider Credential Text",
        "Provider Other Organization Name",
        "Provider Other Organization Name Type Code",
        "Provider Other Last Name",
        "Provider Other First Name",
        "Provider Other Middle Name",
        "Provider Other Name Prefix Text",
        "Provider Other Name Suffix Text",
        "Provider Other Credential Text",
        "Provider Other Last Name Type Code",
    ]
    for which in ("Business Mailing Address", "Business Practice Location Address"):
        names += [
            f"Provider First Line {which}",
            f"Provider Second Line {which}",
            *(
                f"Provider {which} {one}"
                for one in (
                    "City Name",
                    "State Name",
                    "Postal Code",
                    "Country Code (If outside U.S.)",
                    "Telephone Number",
                    "Fax Number",
                )
            ),
        ]
    names += [
        "Provider Enumeration Date",
        "Last Update Date",
        "NPI Deactivation Reason Code",
        "NPI Deactivation Date",
        "NPI Reactivation Date",
        *_MORE_COLUMNS,
    ]
    for number in range(1, 16):
        names += [
            f"Healthcare Provider Taxonomy Code_{number}",
            f"Provider License Number_{number}",
            f"Provider License Number State Code_{number}",
            f"Healthcare Provider Primary Taxonomy Switch_{number}",
        ]
    for number in range(1, 51):
        names += [
            f"Other Provider Identifier_{number}",
            f"Other Provider Identifier Type Code_{number}",
            f"Other Provider Identifier State_{number}",
            f"Other Provider Identifier Issuer_{number}",
        ]
    names += [
        "Is Sole Proprietor",
        "Is Organization Subpart",
        "Parent Organization LBN",
        "Parent Organization TIN",
        "Authorized Official Name Prefix Text",
        "Authorized Official Name Suffix Text",
        "Authorized Official Credential Text",
    ]
    return [
        *names,
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


def surnames(chance: random.Random, count: int = 60_000) -> list[str]:
    """Made-up surnames, some in many mouths and most in few."""
    found = {
        chance.choice(_SYLLABLES)
        + chance.choice(_SYLLABLES) * (chance.random() < 0.5)
        + chance.choice(_ENDS)
        for _ in range(count)
    }
    return sorted(found)


def nppes_lines(count: int, seed: int = 1) -> Iterator[str]:
    """The lines of a file with this many providers, the first with the headings."""
    chance = random.Random(seed)
    names = headings()
    place = {name: number for number, name in enumerate(names)}
    yield ",".join(f'"{name}"' for name in names) + "\r\n"
    people, towns = (
        surnames(chance),
        [
            f"{one}{end}"
            for one in _SYLLABLES
            for end in ("VILLE", " CITY", "TOWN", "BURG", " FALLS", "PORT", "DALE")
        ],
    )
    empty = ['""'] * len(names)
    at = [
        place[name]
        for name in (
            "NPI",
            "Entity Type Code",
            "Provider Organization Name (Legal Business Name)",
            "Provider Last Name (Legal Name)",
            "Provider First Name",
            "Provider Middle Name",
            "Provider Credential Text",
            "Provider First Line Business Practice Location Address",
            "Provider Business Practice Location Address City Name",
            "Provider Business Practice Location Address State Name",
            "Provider Business Practice Location Address Postal Code",
            "Provider Business Practice Location Address Telephone Number",
            "Provider Enumeration Date",
            "Healthcare Provider Taxonomy Code_1",
            "Healthcare Provider Primary Taxonomy Switch_1",
            "Provider Business Practice Location Address Country Code (If outside U.S.)",
            "Provider First Line Business Mailing Address",
            "Provider Business Mailing Address City Name",
            "Last Update Date",
            "Other Provider Identifier_1",
            "Other Provider Identifier Issuer_1",
            "Is Sole Proprietor",
            "NPI Deactivation Date",
        )
    ]
    pick, some = chance.choice, chance.random
    for number in range(count):
        cells = empty.copy()
        is_person = some() < 0.78
        town, street = pick(towns), f"{int(some() * 9900) + 1} {pick(_STREETS)} ST"
        # A few surnames are borne by very many.
        surname = people[int(len(people) * some() ** 3)]
        kind = (
            ""
            if is_person
            else f"{town if some() < 0.5 else surname} {pick(_KINDS).replace('|', ' ')}"
        )
        values = (
            npi(number * 7919),
            "1" if is_person else "2",
            kind,
            surname if is_person else "",
            pick(_FIRST) if is_person else "",
            pick(_FIRST) if is_person and some() < 0.5 else "",
            pick(_LETTERS) if is_person else "",
            street,
            town,
            pick(_STATES),
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
            values = (values[0], *[""] * (len(values) - 2), "04/10/2019")
        for where, value in zip(at, values, strict=True):
            if value:
                cells[where] = f'"{value}"'
        yield ",".join(cells) + "\r\n"


def nhs_lines(count: int, seed: int = 1) -> Iterator[str]:
    """The lines of an ODS file of practices, without headings, in the newer dialect."""
    chance = random.Random(seed)
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
            f"{int(some() * 200) + 1} {pick(_STREETS)} STREET",
            f"{pick(_SYLLABLES)}{pick(['TON', 'HAM', 'BY', 'FORD'])}",
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
