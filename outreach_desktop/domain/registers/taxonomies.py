"""What the provider taxonomy of the United States means, as far as our lists have words for it: the longest beginning of a code that is known decides."""

from functools import lru_cache
from typing import Final

from outreach_desktop.domain.registers.kinds import Kind, kind_by_name

# The beginning of a code; profession, and specialty.
_PEOPLE: Final = {
    "1": ("", ""),
    "101Y": ("counsellor", "mental health"), "102L": ("psychoanalyst", "mental health"), "103": ("psychologist", "mental health"),
    "103K": ("behaviour analyst", "mental health"), "104": ("social worker", ""), "106H": ("family therapist", "mental health"),
    "106S": ("behaviour technician", "mental health"), "111N": ("chiropractor", ""), "122": ("dentist", "dentistry"),
    "1223E": ("dentist", "endodontics"), "1223G": ("dentist", "general dentistry"), "1223P0221": ("dentist", "paediatric dentistry"),
    "1223S": ("dentist", "oral surgery"), "1223X": ("dentist", "orthodontics"), "124Q": ("dental hygienist", "dentistry"), "126": ("dental assistant", "dentistry"),
    "132": ("dietitian", "nutrition"), "133": ("dietitian", "nutrition"), "136A": ("dietetic technician", "nutrition"),
    "146": ("emergency technician", "emergency medicine"), "152W": ("optometrist", "eye care"), "156F": ("optician", "eye care"),
    "163W": ("nurse", ""), "163WX0200": ("nurse", "oncology"), "163WU0100": ("nurse", "urology"), "163WC2100": ("nurse", "continence"),
    "163WH1000": ("nurse", "palliative care"), "163WC0400": ("case manager", ""), "163WC1500": ("nurse", "community"), "163WG0600": ("nurse", "older people"),
    "163WM0705": ("nurse", "surgery"), "163WP0808": ("nurse", "mental health"), "163WR0400": ("nurse", "rehabilitation"),
    "164": ("nurse", ""), "167G": ("psychiatric technician", "mental health"), "170": ("medical geneticist", "genetics"), "171": ("", ""),
    "171M": ("case manager", ""), "171W": ("contractor", ""), "172": ("", ""), "172V": ("community worker", "community"), "172M": ("massage therapist", ""),
    "173": ("", ""), "174": ("", ""), "1744G": ("", ""), "174H": ("health coach", ""), "175": ("", ""), "175F": ("naturopath", ""), "175T": ("peer specialist", ""),
    "183": ("pharmacist", "pharmacy"), "1835X0200": ("pharmacist", "oncology"), "183700000": ("pharmacy technician", "pharmacy"),
    "202": ("doctor", ""), "204": ("doctor", ""), "204D": ("doctor", "osteopathic medicine"), "204E": ("surgeon", "oral surgery"),
    "204F": ("surgeon", "transplant surgery"), "207K": ("doctor", "allergy and immunology"), "207L": ("anaesthetist", "anaesthetics"),
    "207LP2900": ("anaesthetist", "pain management"), "207N": ("dermatologist", "dermatology"), "207P": ("doctor", "emergency medicine"),
    "207Q": ("GP", "primary care"), "207QG0300": ("doctor", "older people"), "207QH0002": ("palliative care physician", "palliative care"),
    "207QS0010": ("doctor", "sports medicine"), "207R": ("doctor", "internal medicine"), "207RC0000": ("cardiologist", "cardiology"),
    "207RC0001": ("cardiologist", "cardiology"), "207RI0011": ("cardiologist", "cardiology"), "207RC0200": ("doctor", "intensive care"),
    "207RE0101": ("endocrinologist", "endocrinology"), "207RG0100": ("gastroenterologist", "gastroenterology"), "207RG0300": ("doctor", "older people"),
    "207RH": ("haematologist", "haematology"), "207RH0002": ("palliative care physician", "palliative care"), "207RH0003": ("oncologist", "oncology"),
    "207RI0200": ("doctor", "infectious diseases"), "207RN0300": ("nephrologist", "nephrology"), "207RP1001": ("doctor", "respiratory medicine"),
    "207RR0500": ("rheumatologist", "rheumatology"), "207RX0202": ("oncologist", "oncology"), "207S": ("doctor", "genetics"),
    "207T": ("neurosurgeon", "neurosurgery"), "207U": ("doctor", "nuclear medicine"), "207V": ("gynaecologist", "obstetrics and gynaecology"),
    "207VF": ("gynaecologist", "pelvic health"), "207VX0201": ("gynaecologist", "oncology"), "207W": ("ophthalmologist", "eye care"),
    "207X": ("orthopaedic surgeon", "orthopaedics"), "207Y": ("ENT surgeon", "ear, nose and throat"), "207ZP": ("pathologist", "pathology"), "207Z": ("pathologist", "pathology"),
    "208000000": ("paediatrician", "paediatrics"), "2080": ("paediatrician", "paediatrics"), "2080P0207": ("paediatrician", "oncology"),
    "2081": ("rehabilitation physician", "rehabilitation"), "2081H": ("palliative care physician", "palliative care"), "2082": ("plastic surgeon", "surgery"),
    "2083": ("doctor", "public health"), "2084": ("doctor", "neurology and psychiatry"), "2084N0400": ("neurologist", "neurology"),
    "2084P0800": ("psychiatrist", "mental health"), "2084P0804": ("psychiatrist", "mental health"), "2084P0805": ("psychiatrist", "mental health"), "2085": ("radiologist", "radiology"),
    "2085R0001": ("oncologist", "radiotherapy"), "2085R0203": ("oncologist", "radiotherapy"), "2086": ("surgeon", "surgery"), "2086X0206": ("surgeon", "oncology"),
    "2086S0129": ("surgeon", "vascular surgery"), "2088": ("urologist", "urology"), "2088F": ("urologist", "pelvic health"), "2088P": ("urologist", "paediatric urology"),
    "208C": ("surgeon", "colorectal surgery"), "208D": ("GP", "primary care"), "208G": ("surgeon", "cardiothoracic surgery"), "208M": ("doctor", "hospital medicine"),
    "208U": ("doctor", "clinical pharmacology"), "208V": ("doctor", "pain management"), "209": ("doctor", ""), "211": ("podiatrist", ""), "213": ("podiatrist", ""),
    "221": ("recreation therapist", ""), "222": ("orthotist", ""), "224": ("therapy assistant", ""), "225": ("therapist", "rehabilitation"),
    "2251": ("physiotherapist", "rehabilitation"), "2252": ("therapy assistant", "rehabilitation"), "2255": ("sports therapist", "rehabilitation"),
    "2256": ("art therapist", ""), "2257": ("massage therapist", ""), "2258": ("recreation therapist", ""), "225B": ("doctor", "respiratory medicine"), "225C": ("rehabilitation counsellor", "rehabilitation"),
    "225X": ("occupational therapist", "rehabilitation"), "225XG0600": ("occupational therapist", "older people"), "2278": ("respiratory therapist", ""),
    "2279": ("respiratory therapist", ""), "229N": ("", ""), "231H": ("audiologist", ""), "235": ("speech therapist", "rehabilitation"), "237": ("audiologist", ""),
    "242T": ("technician", ""), "243": ("technician", ""), "246": ("technician", ""), "247": ("technician", ""), "2471": ("radiographer", "radiology"), "2471R0002": ("radiographer", "radiotherapy"),
    "363A": ("physician assistant", ""), "363AS": ("physician assistant", "surgery"), "363L": ("nurse practitioner", ""), "363LF": ("nurse practitioner", "primary care"),
    "363LA2200": ("nurse practitioner", "adult health"), "363LX0106": ("nurse practitioner", "occupational health"), "363LG0600": ("nurse practitioner", "older people"),
    "363LP0808": ("nurse practitioner", "mental health"), "363LW": ("nurse practitioner", "women's health"), "364S": ("clinical nurse specialist", ""),
    "364SX0200": ("clinical nurse specialist", "oncology"), "367": ("nurse anaesthetist", "anaesthetics"), "367A": ("midwife", "obstetrics and gynaecology"),
    "372": ("care worker", "home care"), "373": ("care worker", "home care"), "374": ("care worker", "home care"), "376": ("care worker", "home care"), "376G": ("nursing home administrator", ""),
    "3902": ("student", ""), "405": ("prevention professional", "public health"),
}  # fmt: skip
# The same of organisations: a word of our list of kinds.
_PLACES: Final = {
    "193": "GP practice", "251": "community organisation", "2513": "mental health service", "251B": "community organisation", "251C": "community organisation",
    "251E": "community organisation", "251F": "community organisation", "251G": "hospice", "251J": "community organisation", "251K": "commissioning body",
    "251S": "mental health service", "251T": "community organisation", "251V": "charity", "252": "community organisation", "253": "community organisation",
    "261": "clinic", "261QM0801": "mental health service", "261QM0850": "mental health service", "261QM0855": "mental health service", "261QP2300": "GP practice",
    "261QX0200": "cancer centre", "261QX0203": "cancer centre", "261QR0200": "clinic", "261QU0200": "clinic", "273": "department", "275": "department", "276": "department",
    "281": "hospital", "282": "hospital", "283": "hospital", "283Q": "mental health service", "284": "hospital", "286": "hospital", "287": "hospital",
    "291": "business", "292": "business", "293": "business", "302": "business", "305": "business", "311": "other", "313": "other", "314": "other", "315": "other",
    "3152": "hospice", "3104": "other", "317": "other", "320": "other", "322": "other", "323": "mental health service", "324": "mental health service", "331": "business", "332": "business",
    "333": "pharmacy", "3336": "pharmacy", "335": "business", "341": "business", "343": "business", "344": "business", "347": "business", "385": "other",
}  # fmt: skip


def us_kind(code: str, *, is_person: bool, name: str = "") -> Kind:
    """What a provider is, by the code of their main taxonomy; of an organisation by its name where that does not say."""
    found = _by_code(code, is_person)
    if is_person or found.kind not in ("", "other", "GP practice"):
        return found
    kind = kind_by_name(name) or found.kind or ("clinic" if code[:3] in ("207", "208") else "other")
    return Kind(kind=kind)


@lru_cache(maxsize=4096)
def _by_code(code: str, is_person: bool) -> Kind:
    if is_person:
        profession, specialty = next((_PEOPLE[one] for one in _beginnings(code) if one in _PEOPLE), ("", ""))  # fmt: skip
        return Kind(profession=profession, specialty=specialty)
    return Kind(kind=next((_PLACES[one] for one in _beginnings(code) if one in _PLACES), ""))


def _beginnings(code: str) -> list[str]:
    return [code[:length] for length in range(len(code), 0, -1)]
