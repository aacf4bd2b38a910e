"""Text that looks as if it named a patient: it has no place here, and is asked about before it is kept.

Numbers of the NHS are known by their check digit (modulus 11 over nine digits weighted 10 to 2, as the NHS data dictionary has it),
so are those of German health insurances; other numbers and days of birth by what stands before them, names by what stands around them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from outreach_desktop.domain.names.given_names import is_given_name
from outreach_desktop.words import say

_MOST: Final = 20_000
"""Letters of new lines looked at: what is longer was pasted from elsewhere, and its beginning tells."""
_A_LINE: Final = 2_000
"""Letters of a line looked at together: what tells who somebody is stands side by side."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """What looks like a patient's: the words as they stand, and what they look like."""

    words: str
    looks_like: str


_LETTER = r"[^\W\d_]"
_TITLE = r"(?:Mrs?|Ms|Miss|Master|Herrn?|Frau)\.?"
# A word begins where none goes on, and ends somewhere: else each letter of “A-A-A-A...” would begin one as long as the text.
_WORD = rf"(?<![\w'\u2019-])(?=[^\W\d_a-z]){_LETTER}[\w'\u2019-]{{0,30}}"
_NAME = rf"{_TITLE}\s+(?:{_WORD}\.?\s+)?{_WORD}"
_TWO = rf"{_WORD}\s+(?:{_WORD}\.?\s+)?{_WORD}"
_DAY = (
    r"(?:\d{1,2}\s*[./-]\s*\d{1,2}\s*[./-]\s*(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\.?\s+(?:of\s+)?{_LETTER}{{3,12}}\.?,?\s+(?:\d{{4}}|\d{{2}})"
    rf"|{_LETTER}{{3,12}}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}})"
)
_PATIENT = r"(?:patient(?:in)?|pt|client|service user|carer of|referral)"
_ILL = (
    r"(?:psa|gleason|biopsy|diagnosis|prognosis|prostate|prostatectomy|tumou?r|cancer|chemo\w*|radiotherapy|catheter|scan|mri|bloods?|"
    r"blood test|blood results|test results|results|operation|treatment|hormone\w*|symptoms|side effects|incontinence|"
    r"discharge|admission|appointment|medication|condition|recovery|relapse|follow-up|metastas\w*)"
)
_SUFFERS = (
    r"(?:has (?:been |just been )?(?:diagnosed|admitted|discharged|told)|was (?:diagnosed|admitted|discharged|told|operated|treated)|"
    r"is being treated|had (?:a |his |her )?(?:biopsy|operation|prostatectomy|scan|surgery|catheter|relapse)|has (?:\w+ ){0,2}(?:cancer|dementia)|"
    r"is (?:recovering|incontinent|terminal|dying)|died of|suffers from|lives with (?:prostate |bowel |breast |lung )?cancer)"
)
_PHONE = re.compile(
    r"(?<!\w)(?:tel(?:ephone)?|phone|mob(?:ile)?|fax|ring|call|text|extension|ext|t|m|f)\W{0,6}(?:\w+\W{1,3}){0,2}$|\+\d{0,3}[\s(]*0?\)?\s*$",
    re.IGNORECASE,
)
_TEN = re.compile(r"(?<![\d.,/+-])(\d{3})([ .-]?)(\d{3})\2(\d{4})(?![\d]|[.,/-]\d)")
_INSURED = re.compile(r"(?<![\w-])([A-Z]) ?(\d{3} ?\d{3} ?\d{3})(?![\w-]|[.,/]\d)")
_NUMBERED = re.compile(
    r"(?<![?&](?=[A-Z]{2,4}=))"  # “index.php?pid=82994” is the address of a page
    r"\b(?:(?:Patienten|Versicherten|Krankenversicherten|Krankenversicherungs|Fall)[\s-]*(?:nummer|nr\b\.?|id\b)|KVNR|KV[\s-]*(?:nummer|nr\b\.?)|(?:NHS|CHI|MRN|PID|H&C|hospital|patient|unit|case(?:note)?s?|record|medicare|insurance|K-Nr)"
    r"\s*-?\s*(?:numbers?|nos?\b\.?|nr\.?|id\b|ref(?:erence)?\b\.?|#)|MRN|PID|CHI|SSN)\W{0,4}(?:is|was)?\W{0,3}"
    r"(?P<id>[A-Z]{0,3}[- ]?\d(?:[\s./-]?\d){4,13}[A-Z]?)\b",
    re.IGNORECASE,
)
_OF_PATIENTS = re.compile(
    r"(?:NHS|CHI|MRN|PID|H&C|H and C|hospital(?! id)|patients?|service users?|case(?: ?notes?)?|medicare)(?:['\u2019]s?)?"
    r"(?: (?:full )?(?:names?|first name|surname|initials?|numbers?|nos?\.?|nr\.?|ids?|identifier|ref(?:erence)?\.?|dob|date of birth))"
    r"(?: (?:numbers?|nos?\.?))?|MRN|PID|CHI|patients?|name of (?:the )?patient"
    r"|(?:Name des )?Patient(?:en|in)?|Patienten ?(?:name|nummer|nr\.?|id)|(?:Kranken)?Versicherten ?(?:nummer|nr\.?)|KVNR|KV (?:Nummer|Nr\.?)",
    re.IGNORECASE,
)
"""Names of columns that tell who a patient is. A “hospital ID” is that of a hospital as often as not: a key of rows, left out as such."""
_OF_A_PLACE = re.compile(
    r"(?:hospital|unit|record)\s*(?:numbers?|nos?\b\.?|nr\.?|ids?|ref(?:erence)?\b\.?|#)\s*:\s*\S+",
    re.IGNORECASE,
)
"""A line of what a list says of an organisation: the number is its own."""
_BORN = re.compile(
    rf"(?:\bD\.?\s?O\.?\s?B\b\.?|\bdate of birth|\bbirth\s?date|\bborn(?: on)?|\bgeb(?:oren)?(?: am)?\b\.?|\bGeburtsdatum|\*)\W{{0,4}}(?P<day>{_DAY})",
    re.IGNORECASE,
)
_CALLED = r"(?:['\u2019]s?)?(?:\s+(?i:full|first|name|surname|called|named|known|as|is|was|of|for|about|hei(?:\u00df|ss)t|namens)){0,4}"
"""What may stand between the word for a patient and a name: \u201cpatient\u2019s name is\u201d, \u201cpatient is called\u201d, \u201cPatientin hei\u00dft\u201d."""
_INITIALS = r"(?:[A-Z]\.\s?){1,3}"
_AFTER = re.compile(
    rf"\b(?i:{_PATIENT}){_CALLED}[\s,:\u2013-]+(?P<name>{_NAME}|{_WORD}(?:\s+{_WORD})?)"
)
_BY_INITIALS = re.compile(
    r"\b(?i:patient(?:in)?|pt|client|service user|carer of)"
    rf"{_CALLED}(?:\s*[:=\u2013-]\s*(?:{_INITIALS}|[A-Z]\s+)|[\s,]+{_INITIALS}){_WORD}(?<=\w\w)"
)
"""\u201cpatient: J. Smith\u201d: of a first name no more than its letter is known."""
_NAMED = re.compile(
    rf"\b(?i:patient(?:in)?|pt)(?:['\u2019]s?)?\s+(?i:(?:full\s+)?name\s+(?:is|was)|(?:(?:is|was)\s+)?(?:called|named|known\s+as)|hei(?:\u00df|ss)t)\s+{_TWO}"
)
"""Who is said to be called so need have no given name that is known."""
_MEASURED = (
    r"(?:(?i:PSA|Gleason|PI-?RADS|ISUP|ECOG|HbA1c|eGFR)\W{0,3}(?:(?i:of|is|was|now|at|score|sum|level|grade|group|ng/ml)\W{1,2}){0,2}"
    r"[<>~]?\s?\d{1,3}(?:[.,]\d+)?(?![\d.,]*\d)(?!\s+(?i:talks?|tests?|testing|events?|days?|evenings?|clinics?|letters?|kits?|people|men))"
    r"|c?p?T[0-4][a-c]?\s?N[0-3xX]|(?i:stage)\s+(?:T?[1-4][a-c]?|I{1,3}|IV)\b)"
)
"""What was found in somebody: numbers that are nobody\u2019s work."""
_BETWEEN = r"(?:['\u2019]s)?[\s,;:(\u2013-]+(?:\(?\d{2,3}\)?(?:\s?(?i:y/?o|yrs?|years?(?:\sold)?|J\.?))?[\s,;:)\u2013-]+)?(?:(?i:has|had|with|a|an|his|her|the|latest|last|now)\s+){0,3}"
_MEASURED_OF = re.compile(
    rf"(?:(?P<name>{_NAME}|{_TWO}|(?<=,\s){_WORD})|{_INITIALS}{_WORD}){_BETWEEN}{_MEASURED}"
)
_MEASURED_IN = re.compile(rf"{_MEASURED}\s*[,;:(\u2013-][\s(]*(?P<name>{_NAME}|{_TWO})")
_BEFORE = re.compile(
    rf"(?P<name>{_NAME}|{_TWO}|{_WORD})(?:\s*,\s*|\s+(?:is|was|who is|came as)\s+|\s*\()(?:also\s+)?(?i:an?|my|our|her|his|their|dr\s+\w+['\u2019]s)?\s*"
    rf"(?i:(?:new |former |old |young )?(?:patient|client|service user)\b)(?!\s+(?i:liaison|experience|information|advice|representative|"
    rf"participation|safety|involvement|advocate|champion|group|support|care|services?|voice|access|engagement|navigator|coordinator|lead))"
)
_SENT = re.compile(
    rf"\b(?i:referr(?:ed|ing|al(?: of| for)?)|refers?|sent|signposted|discharged|admitted|diagnosed|saw|treated|visited)\s+(?:us\s+)?(?P<name>{_NAME}|{_TWO})"
    rf"(?=\s+(?i:to|for|with|after|because|and|in|on|from|,|\.)|[.,;]|\s*$)"
)
_OWN = re.compile(rf"(?P<name>{_NAME}|{_TWO})['\u2019]s?\s+(?:\w+\s+){{0,2}}(?i:{_ILL})\b")
_SUFFERING = re.compile(rf"(?P<name>{_NAME}|{_TWO})\s+(?:\w+\s+)?(?i:{_SUFFERS})")
_OF_ONESELF = re.compile(
    r"(?:^|[.;:,(\u2013-]\s*)(?:(?:he|she|they)\s+)?(?:(?:was|were|has|have|had|been|is|newly|first|re-?)\s+){0,3}"
    r"(?:diagnosed\b[^.;\n]{0,40}\b(?:19|20)\d\d\b|diagnostiziert\b[^.;\n]{0,40}\b(?:19|20)\d\d\b"
    r"|on\s+(?:hormone\w*(?:\s+(?:therapy|treatment))?|chemo\w*|radiotherapy|active\s+surveillance)\s+since\b)",
    re.IGNORECASE,
)
"""Beside somebody's own name: what they have, since when."""
_ONLY_A_PATIENT = re.compile(
    r"(?:(?:a|current|former|ex|our|new|(?:prostate |breast |bowel |lung )?cancer|prostate)[\s-]+){0,2}"
    r"(?:patient(?:in)?|service user)",
    re.IGNORECASE,
)
"""All that is said of somebody's work: \u201cpatient\u201d."""
_IN_A_FILE = re.compile(
    rf"(?<![^\W_])(?:{_PATIENT.replace(' ', '[-_. ]')})[-_.]+(?:{_TITLE}[-_. ]+)?(?P<name>{_LETTER}{{2,30}})[-_. ]+{_LETTER}{{2,30}}",
    re.IGNORECASE,
)
"""What a file is called, in small letters as often as not: “patient-john-smith.pdf”."""
_NO_NAMES_THERE = frozenset(("will", "may", "art", "faith", "hope", "grace", "joy"))
"""Given names that are other words in what files are called: “patient-will-form”, “client-art-group”."""
_NEEDS_A_PATIENT = frozenset(("saw", "visited", "sent"))
"""What people do with everybody, not with patients alone."""


def sighting(text: str, before: str = "") -> Sighting | None:
    """The first thing in `text` that looks like a patient's and did not stand in `before`; None where nothing does."""
    known = _plain(before)
    lines = set(map(_plain, before.splitlines()))
    new = [line for line in map(_plain, text.splitlines()) if line and line not in lines]
    found = (one for part in _parts(new) for one in _sightings(part))
    return next((one for one in found if not known or one.words not in known), None)


def is_number_of_place(line: str) -> bool:
    """Whether a line of an organisation is its number in a list: “Hospital ID: 12694”."""
    return _OF_A_PLACE.fullmatch(line.strip()) is not None


def _parts(lines: Iterable[str]) -> Iterator[str]:
    """The lines, long ones in pieces, until there were enough."""
    left = _MOST
    for line in lines:
        for begin in range(0, min(len(line), left), _A_LINE):
            yield line[begin : begin + _A_LINE]
        left -= len(line)
        if left <= 0:
            return


def _sightings(text: str) -> Iterator[Sighting]:
    yield from _numbers(text)
    for match in _BORN.finditer(text):
        yield Sighting(_short(match[0]), say("a date of birth"))
    if _ONLY_A_PATIENT.fullmatch(text):
        yield Sighting(text, say("what only a patient is"))
    for match in _OF_ONESELF.finditer(text):
        yield Sighting(_short(match[0].lstrip(" .;:,(\u2013-")), say("someone\u2019s illness"))
    yield from _names(text)


def _numbers(text: str) -> Iterator[Sighting]:
    for match in _NUMBERED.finditer(text):
        is_nhs = match[0][:3].casefold() == "nhs"
        looks_like = say("an NHS number") if is_nhs else say("a patient\u2019s number")
        yield Sighting(_short(match[0]), looks_like)
    for match in _INSURED.finditer(text):
        if is_insured_number(match[1] + match[2].replace(" ", "")):
            yield Sighting(match[0], say("a patient\u2019s number"))
    for match in _TEN.finditer(text):
        digits = match[1] + match[3] + match[4]
        if is_nhs_number(digits) and not _PHONE.search(
            text[max(0, match.start() - 30) : match.start()]
        ):
            yield Sighting(match[0], say("an NHS number"))


def _names(text: str) -> Iterator[Sighting]:
    for match in _IN_A_FILE.finditer(text):
        if is_given_name(match["name"]) and match["name"].casefold() not in _NO_NAMES_THERE:
            yield Sighting(_short(match[0]), say("a patient\u2019s name"))
    for match in (*_BY_INITIALS.finditer(text), *_NAMED.finditer(text)):
        yield Sighting(_short(match[0]), say("a patient\u2019s name"))
    for pattern in (_AFTER, _BEFORE, _SENT, _OWN, _SUFFERING, _MEASURED_OF, _MEASURED_IN):
        for match in pattern.finditer(text):
            # Initials have no name that could be looked up.
            if (match["name"] is None or _is_a_name(match["name"])) and not (
                pattern is _SENT and _is_everyday(match)
            ):
                yield Sighting(_short(match[0]), say("a patient\u2019s name"))


def is_of_patients(heading: str) -> bool:
    """Whether a column is called like one that tells who a patient is: \u201cNHS number\u201d, \u201cPatient name\u201d."""
    return (
        _OF_PATIENTS.fullmatch(re.sub(r"[\W_]+", " ", heading.replace("&", " and ")).strip())
        is not None
    )


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits are a number that the NHS may have given to somebody."""
    if len(digits) != 10 or digits[0] not in "34679" or len(set(digits)) < 3:
        return False
    rest = (
        11
        - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
        % 11
    )
    return rest != 10 and int(digits[9]) == rest % 11


def is_insured_number(number: str) -> bool:
    """Whether a letter and nine digits are a number that a German health insurance may have given to somebody.

    The letter counts as two digits, 01 to 26; of ten digits weighted 1, 2, 1, 2 ... the digits of the products are added, and
    the last one of the sum is the ninth digit (§ 290 SGB V).
    """
    letter, digits = number[:1], number[1:]
    if not ("A" <= letter <= "Z" and len(digits) == 9 and digits.isascii() and digits.isdecimal()):
        return False
    weighed = (
        int(digit) * (1 + place % 2)
        for place, digit in enumerate(f"{ord(letter) - ord('A') + 1:02}{digits[:-1]}")
    )
    return len(set(digits)) > 2 and sum(sum(divmod(one, 10)) for one in weighed) % 10 == int(
        digits[-1]
    )


def _is_everyday(match: re.Match[str]) -> bool:
    verb = match[0].split()[0].casefold()
    return verb in _NEEDS_A_PATIENT and not re.match(_TITLE, match["name"])


def _is_a_name(words: str) -> bool:
    """Somebody with a title that is no doctor's, or a given name with or without a surname."""
    first = words.split()[0].rstrip(".,")
    return re.fullmatch(_TITLE, first) is not None or is_given_name(first)


def _plain(words: str) -> str:
    return " ".join(words.split())


def _short(words: str) -> str:
    return _plain(words)[:60]
