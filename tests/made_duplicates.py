"""Made people of whom it is known who is there twice, and how the second entry came about; and people who only look alike."""

from dataclasses import dataclass, field
from random import Random
from typing import Any, Final

from outreach_desktop.domain.names import given_names

_COMMON: Final = [
    "smith",
    "jones",
    "taylor",
    "brown",
    "williams",
    "wilson",
    "johnson",
    "davies",
    "patel",
    "robinson",
    "wright",
    "thompson",
    "evans",
    "walker",
    "white",
    "roberts",
    "green",
    "hall",
    "wood",
    "jackson",
    "clarke",
    "clark",
    "hughes",
    "khan",
    "martin",
    "moore",
    "cooper",
    "hill",
    "ward",
    "king",
    "singh",
    "morris",
    "baker",
    "harris",
    "o'neil",
    "macleod",
    "stephens",
    "stevens",
    "browne",
    "phillips",
    "philips",
    "reid",
    "read",
    "marsh",
    "lee",
    "young",
    "allen",
    "scott",
    "mitchell",
]
_SYLLABLES: Final = [
    "bar",
    "bel",
    "cald",
    "cor",
    "dun",
    "ed",
    "far",
    "gar",
    "hal",
    "hart",
    "ing",
    "kel",
    "lam",
    "lang",
    "mar",
    "mel",
    "nor",
    "orm",
    "pem",
    "quin",
    "rad",
    "rath",
    "sel",
    "sher",
    "stan",
    "thorn",
    "wal",
    "wen",
    "whit",
    "yar",
]
_ENDINGS: Final = [
    "by",
    "dale",
    "field",
    "ford",
    "ham",
    "ington",
    "ley",
    "low",
    "man",
    "more",
    "ridge",
    "shaw",
    "son",
    "stead",
    "ton",
    "well",
    "wick",
    "wood",
    "worth",
]
_SHORT: Final = {
    "william": "bill", "robert": "bob", "elizabeth": "liz", "katherine": "kate", "margaret": "peggy", "richard": "dick",
    "susan": "sue", "james": "jim", "thomas": "tom", "patricia": "trish", "anthony": "tony", "michael": "mike",
    "jennifer": "jenny", "catherine": "cathy", "andrew": "andy", "stephen": "steve", "david": "dave", "christopher": "chris",
}  # fmt: skip
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_WORK: Final = (("urologist", "uro-oncology"), ("nurse", "stoma care"), ("GP", ""), ("", ""))

WAYS: Final = (
    "the same again", "short name", "initial", "slip in the surname", "slip in the first name", "swapped",
    "phone in another spelling", "married", "double surname", "accents",
)  # fmt: skip


@dataclass
class Made:
    """Rows of people with their roles (the organisation, email, phone of each), and the pairs that are one person."""

    people: list[dict[str, Any]] = field(default_factory=list)
    roles: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)
    same: dict[tuple[str, str], str] = field(default_factory=dict)
    """Which two are one, and the way in which the second differs."""


def made(people: int, *, seed: int = 11, twice: float = 0.05) -> Made:
    """So many people, of whom a share is there twice and as many have somebody who is nearly like them."""
    chance, found = Random(seed), Made()
    surnames = [
        *_COMMON,
        *(f"{a}{b}{c}" for a in _SYLLABLES for b in ("", *_SYLLABLES[::3]) for c in _ENDINGS),
    ]
    weights = [1 / (place + 8) for place in range(len(surnames))]
    givens = sorted(given_names._OF_WOMEN | given_names._OF_MEN)
    chance.shuffle(givens)
    givens = [*_SHORT, *(name for name in givens if name not in _SHORT)]
    given_weights = [1 / (place + 5) for place in range(len(givens))]
    firsts = chance.choices(givens, given_weights, k=people)
    lasts = chance.choices(surnames, weights, k=people)
    places = max(people // 10, 3)
    for number in range(people):
        row, roles = _person(chance, number, firsts[number], lasts[number], places)
        _keep(found, row, roles)
        luck = chance.random()
        if luck < twice:
            way = chance.choice(WAYS)
            other, others = _again(chance, row, roles, way)
            _keep(found, other, others)
            found.same[(row["id"], other["id"])] = way
        elif luck < 2 * twice:
            _keep(found, *_alike_only(chance, row, roles, givens))
    return found


def _keep(found: Made, row: dict[str, Any], roles: list[tuple[str, str, str]]) -> None:
    row["id"] = f"{len(found.people):08d}"
    found.people.append(row)
    found.roles[row["id"]] = roles


def _person(
    chance: Random, number: int, first: str, last: str, places: int
) -> tuple[dict[str, Any], list[tuple[str, str, str]]]:
    place = int(places * chance.random() ** 2)
    town = chance.choice(("Leeds", "York", "Whitby", "Hexham", "Ripon"))
    profession, specialty = chance.choice(_WORK)
    mail = f"{first}.{last.replace(chr(39), '')}{chance.choice(('', str(number % 97)))}@trust{place % 40}.example"
    row = {
        "id": "",
        "title": chance.choice(("Dr", "Mr" if first in given_names._OF_MEN else "Ms", "")),
        "first_name": first.title(), "last_name": last.title(), "post_nominals": "",
        "profession": profession, "specialty": specialty,
        "email": mail if chance.random() < 0.7 else "",
        "phone": f"01632 96{place:05d}" if chance.random() < 0.5 else "",
        "mobile": f"07700 {chance.randrange(10**6):06d}" if chance.random() < 0.4 else "",
        "street": f"{chance.randrange(1, 200)} {chance.choice(('High', 'Mill', 'Church', 'Station'))} Street" if chance.random() < 0.35 else "",
        "town": "", "postcode": "", "couple": "", "code": "", "secure_email": "",
    }  # fmt: skip
    if row["street"]:
        row |= {"town": town, "postcode": f"LS{chance.randrange(1, 30)} {chance.randrange(1, 9)}{chance.choice('ABDEF')}{chance.choice('JLNP')}"}  # fmt: skip
    roles = [(f"place{place}", "", "")] if chance.random() < 0.85 else []
    if not (row["email"] or row["mobile"] or row["street"] or roles):
        roles = [(f"place{place}", "", "")]
    return row, roles


def _again(
    chance: Random, row: dict[str, Any], roles: list[tuple[str, str, str]], way: str
) -> tuple[dict[str, Any], list[tuple[str, str, str]]]:
    """The same person as another list has them: less is known, and one thing is written otherwise."""
    other = dict(row)
    for name in ("email", "mobile", "profession", "title"):
        known = [key for key in ("email", "mobile", "street") if other[key]]
        if chance.random() < 0.3 and (len(known) > 1 or roles or name not in known):
            other[name] = ""
    other |= _otherwise(chance, row, way)
    return other, list(roles) if chance.random() < 0.7 or not (
        other["email"] or other["mobile"] or other["street"]
    ) else []


def _otherwise(chance: Random, row: dict[str, Any], way: str) -> dict[str, Any]:
    """What the second list writes in another way."""
    first, last = row["first_name"], row["last_name"]
    spelt = {
        name: f"+44 (0){row[name][1:].replace(' ', '-')}"
        for name in ("phone", "mobile")
        if row[name]
    }
    return {
        "the same again": {},
        "short name": {"first_name": _SHORT.get(first.casefold(), first).title()},
        "initial": {"first_name": first[0]},
        "slip in the surname": {"last_name": _slip(chance, last)},
        "slip in the first name": {"first_name": _slip(chance, first)},
        "swapped": {"first_name": last, "last_name": first},
        "phone in another spelling": spelt,
        "married": {
            "last_name": chance.choice(_COMMON).title(),
            "email": row["email"],
            "mobile": row["mobile"],
        },
        "double surname": {"last_name": f"{last}-{chance.choice(_COMMON).title()}"},
        "accents": {"last_name": last.replace("e", "\u00e9").replace("o", "\u00f6")},
    }[way]


def _alike_only(
    chance: Random, row: dict[str, Any], roles: list[tuple[str, str, str]], givens: list[str]
) -> tuple[dict[str, Any], list[tuple[str, str, str]]]:
    """Somebody else: of the family, of the name, at the same desk, the father."""
    other = dict(row)
    way = chance.choice(("family", "namesake", "desk", "father"))
    if way == "family":
        other |= {"first_name": chance.choice([name for name in givens if name[0] != row["first_name"][0].casefold()]).title(), "title": "", "email": "", "mobile": ""}  # fmt: skip
    elif way == "namesake":
        other |= {"email": f"{chance.randrange(10**6)}@else.example", "mobile": f"07711 {chance.randrange(10**6):06d}", "street": "3 Far Lane", "postcode": "NE66 1AA", "phone": "", "profession": "pharmacist"}  # fmt: skip
        roles = [("elsewhere", "", "")]
    elif way == "desk":
        other |= {"first_name": chance.choice(givens).title(), "last_name": chance.choice(_COMMON).title(), "email": "", "mobile": "", "street": "", "postcode": ""}  # fmt: skip
    else:
        other |= {"post_nominals": "Jr", "email": "", "mobile": ""}
        row["post_nominals"] = "Sr"
    return other, list(roles)


def _slip(chance: Random, name: str) -> str:
    """A letter left out, doubled, exchanged for another, or two that changed places: not the first one."""
    if len(name) < 4:
        return name
    at = chance.randrange(1, len(name) - 1)
    way = chance.randrange(4)
    if way == 0:
        return name[:at] + name[at + 1 :]
    if way == 1:
        return name[:at] + name[at] + name[at:]
    if way == 2:
        return name[:at] + chance.choice(_LETTERS) + name[at + 1 :]
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
