"""What the codes of the NHS for kinds of organisations mean, in the words of our own lists."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple


class Kind(NamedTuple):
    """What an entry is: of an organisation a word of our list of kinds, of a person their profession and specialty."""

    kind: str = ""
    profession: str = ""
    specialty: str = ""


_SETTINGS: Final = {
    "0": "other", "1": "clinic", "2": "clinic", "3": "clinic", "4": "GP practice", "8": "clinic", "9": "clinic", "10": "hospital",
    "11": "business", "12": "clinic", "13": "hospice", "14": "other", "15": "other", "16": "other", "17": "other", "25": "other",
}  # fmt: skip
_ROLES: Final = {
    "RO76": "GP practice", "RO177": "GP practice", "RO96": "GP practice", "RO72": "other", "RO80": "clinic", "RO87": "clinic",
    "RO246": "other", "RO247": "clinic", "RO248": "clinic", "RO249": "hospice", "RO250": "hospital", "RO251": "business", "RO252": "clinic",
    "RO253": "clinic", "RO255": "clinic", "RO259": "clinic", "RO260": "clinic", "RO321": "primary care network", "RO272": "primary care network",
    "RO197": "hospital trust", "RO57": "hospital trust", "RO198": "hospital", "RO108": "hospital", "RO142": "hospital trust", "RO144": "hospital trust",
    "RO182": "pharmacy", "RO280": "pharmacy", "RO98": "commissioning body", "RO261": "commissioning body", "RO318": "commissioning body",
    "RO319": "commissioning body", "RO176": "hospital", "RO101": "hospital", "RO214": "charity",
}  # fmt: skip
_OF_FILES: Final = {
    "epraccur": "GP practice", "ebranchs": "GP practice", "etr": "hospital trust", "edispensary": "pharmacy", "egdpprac": "clinic", "epcn": "primary care network",
    "eccg": "commissioning body", "ehospice": "hospice", "nhs-website-gp": "GP practice", "nhs-website-hospital": "hospital",
}  # fmt: skip
_RANK: Final = (
    "GP practice", "hospital", "hospice", "hospital trust", "primary care network", "commissioning body", "pharmacy", "clinic", "charity",
    "business", "other",
)  # fmt: skip
"""Of several roles joined by a bar, the first of these says what it is."""
_BY_NAME: Final = (
    (("hospice",), "hospice"),
    (("hospital", "infirmary", "hosp"), "hospital"),
    (("pharmacy", "chemist", "pharmacies", "drug store"), "pharmacy"),
    (("surgery", "medical practice", "gp practice"), "GP practice"),
    (("mental health", "cmht", "psychiatric"), "mental health service"),
    (("clinic", "centre", "center", "health ctr"), "clinic"),
)
_SPECIALTIES: Final = {
    "100": "general surgery", "101": "urology", "103": "breast surgery", "104": "colorectal surgery", "107": "vascular surgery",
    "110": "trauma and orthopaedics", "120": "ear, nose and throat", "130": "ophthalmology", "140": "oral surgery", "145": "oral and maxillofacial surgery",
    "150": "neurosurgery", "160": "plastic surgery", "170": "cardiothoracic surgery", "171": "paediatric surgery", "180": "emergency medicine",
    "190": "anaesthetics", "191": "pain management", "192": "intensive care medicine", "300": "general medicine", "301": "gastroenterology",
    "302": "endocrinology", "303": "clinical haematology", "310": "audiological medicine", "311": "clinical genetics", "313": "clinical immunology and allergy",
    "314": "rehabilitation medicine", "315": "palliative medicine", "320": "cardiology", "330": "dermatology", "340": "respiratory medicine",
    "350": "infectious diseases", "352": "tropical medicine", "360": "genitourinary medicine", "361": "nephrology", "370": "medical oncology",
    "400": "neurology", "401": "clinical neurophysiology", "410": "rheumatology", "420": "paediatrics", "421": "paediatric neurology",
    "430": "geriatric medicine", "450": "dental medicine", "501": "obstetrics", "502": "gynaecology", "600": "general practice",
    "700": "learning disability", "710": "adult mental illness", "711": "child and adolescent psychiatry", "712": "forensic psychiatry",
    "713": "psychotherapy", "715": "old age psychiatry", "800": "clinical oncology", "810": "radiology", "820": "general pathology",
    "822": "chemical pathology", "823": "haematology", "824": "histopathology", "830": "immunopathology", "831": "medical microbiology",
    "834": "medical virology", "900": "community medicine", "901": "occupational medicine", "960": "allied health",
}  # fmt: skip


def nhs_kind(register: str, code: str, name: str = "") -> Kind:
    """What an entry of an NHS register is, by its setting or roles, else by its file, else by its name."""
    found = _by_code(register, code)
    if found.kind == "other" and (kind := kind_by_name(name)):
        return Kind(kind=kind)
    return found


@lru_cache(maxsize=1024)
def _by_code(register: str, code: str) -> Kind:
    if register in ("egpcur", "egmcmem"):
        return Kind(profession="GP")
    if register == "econcur":
        return Kind(profession="consultant", specialty=_SPECIALTIES.get(code, ""))
    found = set(_known(code)) or {_OF_FILES.get(register, "other")}
    return Kind(kind=min(found, key=_rank))


def kind_by_name(name: str) -> str:
    """“hospital” for what calls itself an infirmary; "" where a name does not say."""
    plain = name.casefold()
    return next((kind for words, kind in _BY_NAME if any(word in plain for word in words)), "")


def _known(code: str) -> Iterator[str]:
    for one in code.split("|"):
        if kind := _SETTINGS.get(one.strip()) or _ROLES.get(one.strip()):
            yield kind


def _rank(kind: str) -> int:
    return _RANK.index(kind) if kind in _RANK else len(_RANK)
