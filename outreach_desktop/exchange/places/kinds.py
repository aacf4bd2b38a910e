"""What lists call kinds of organisations, as the words that our own list of kinds begins with; others stay as they are."""

from functools import cache
from typing import Final

_KINDS: Final[dict[str, str]] = {
    "hospital": """
        hospital|hospitals|general hospital|acute hospital|acute care hospitals|acute care hospital|general acute care|nhs hospital
        |critical access hospitals|critical access|childrens|children's hospital|independent hospital|community hospital
        |krankenhaus|klinikum|klinik|h\u00f4pital|hopital|chu|chr|ch|centre hospitalier|ospedale|azienda ospedaliera|ziekenhuis
        |sjukhus|sykehus|sygehus|szpital|hospital general
    """,
    "hospital trust": "nhs trust|trust|foundation trust|nhs foundation trust|hospital trust|acute trust",
    "department": "department|dept|ward|abteilung|station|service hospitalier|departamento|reparto|afdeling|avdelning",
    "cancer centre": "cancer centre|cancer center|oncology centre|krebszentrum|centre de lutte contre le cancer",
    "commissioning body": "icb|ccg|integrated care board|clinical commissioning group|commissioning body|health board",
    "primary care network": "pcn|primary care network",
    "GP practice": """
        gp practice|gp|gps|doctors|doctor|doctors/gps|gp surgery|surgery|general practice|medical practice|medical group|family doctor
        |general practitioner|hausarztpraxis|hausarzt|arztpraxis|praxis|cabinet m\u00e9dical|cabinet medical|m\u00e9decin g\u00e9n\u00e9raliste
        |maison de sant\u00e9|huisarts|huisartsenpraktijk|huisartspraktijk|ambulatorio|consultorio|centro de salud|v\u00e5rdcentral|legekontor
    """,
    "clinic": "clinic|clinics|outpatient clinic|polyclinic|poliklinik|clinique|clinica|cl\u00ednica|kliniek|polikliniek",
    "hospice": "hospice|hospices|hospice services|hospiz|palliativstation|soins palliatifs|unit\u00e9 de soins palliatifs",
    "pharmacy": "pharmacy|pharmacies|chemist|drugstore|community pharmacy|apotheke|pharmacie|farmacia|farm\u00e1cia|apotheek|apotek",
    "mental health service": "mental health|mental health service|mental health services|psychiatric|psychiatric hospitals|psychiatric hospital|psychiatrie",
    "charity": "charity|charities|registered charity|nonprofit|non-profit|non profit|not for profit|ngo|association|asbl|stichting|onlus",
    "community organisation": """
        community organisation|community organization|community group|community centre|community center|voluntary group
        |voluntary organisation|voluntary sector|support group|verein|selbsthilfegruppe
    """,
    "business": "business|company|firm|firma|unternehmen|entreprise|empresa|azienda|bedrijf",
}
_NO_KINDS: Final = frozenset(
    """partner|customer|prospect|vendor|supplier|competitor|investor|reseller|analyst|press|integrator|other|organisation|organization
    |account|lead|client|active|inactive|open|closed|yes|no|y|n|channel partner / reseller|customer - direct|customer - channel
    |technology partner|private|public|installation partner|donor|funder|member|x|lal|crl|icl|xl|xlr|cl""".replace("\n    ", "").split("|")
)  # fmt: skip
"""What other programs and lists say of accounts in a column of that name, which is no kind of organisation."""


@cache
def _by_word() -> dict[str, str]:
    return {
        " ".join(word.split()): kind for kind, words in _KINDS.items() for word in words.split("|")
    }


def kind_of(text: str) -> str:
    """\u201cDoctors/GPs\u201d as \u201cGP practice\u201d; a kind that nobody here knows as it stands."""
    return _by_word().get(" ".join(text.casefold().split()), text)


def says_no_kind(text: str) -> bool:
    """Whether it is what programs call accounts, or a number."""
    words = " ".join(text.casefold().split())
    return words in _NO_KINDS or not any(map(str.isalpha, words))


def is_known(text: str) -> bool:
    """Whether it is a kind by one of its usual names."""
    return " ".join(text.casefold().split()) in _by_word()
