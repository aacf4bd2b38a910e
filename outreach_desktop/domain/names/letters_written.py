"""Letters after a name as registers have them, all in capitals and with full stops: “M.D., PH.D.” becomes “MD, PhD”."""

import re
from functools import lru_cache
from typing import Final

from outreach_desktop.domain.names.place_capitals import place_as_written

_MIXED: Final = {
    one.upper(): one
    for one in [
        "PhD",
        "PharmD",
        "PsyD",
        "EdD",
        "DrPH",
        "DMin",
        "ThD",
        "DSc",
        "DPhil",
        "BSc",
        "MSc",
        "MEd",
        "MSEd",
        "EdS",
        "DNSc",
        "DNSci",
        "ScD",
        "MBBCh",
        "MBChB",
        "MPhil",
        "MedScD",
        "DClinPsy",
        "MPharm",
        "RPh",
        "RPsych",
        "LCSW-C",
        "LMHC-D",
        "PA-C",
        "FNP-C",
        "FNP-BC",
        "DrNP",
        "DipEd",
        "MClSc",
        "BDSc",
        "AuD",
        "OTDr",
        "CertEd",
    ]
}
_PARTS: Final = re.compile(r"\s*[,;/&]\s*|\s+")
_LONGEST: Final = 9
_WORDS: Final = re.compile(r"[A-Za-z]{10,}|\b(?:THERAPIST|NURSE|DOCTOR|ASSISTANT|COUNSELOR|WORKER|STUDENT|INTERN)\b", re.IGNORECASE)  # fmt: skip


@lru_cache(maxsize=8192)
def letters_as_written(text: str) -> str:
    """“MD, PhD”; words that are no letters, such as “PHYSICIAN ASSISTANT”, become words."""
    plain = " ".join(text.split()).strip(" ,.;")
    if not any(map(str.isalnum, plain)):
        return ""
    if _WORDS.search(plain):
        return place_as_written(plain)
    found = (_one(part) for part in _PARTS.split(_spaced_out(plain)) if part.strip("."))
    return ", ".join(dict.fromkeys(filter(None, found)))


def _spaced_out(text: str) -> str:
    """“M. D.” and “P H D” are one each."""
    text = re.sub(r"(?<=\b[A-Za-z])\.\s+(?=[A-Za-z](?:\.|$))", ".", text)
    return re.sub(r"\b(?:[A-Za-z] ){1,3}[A-Za-z]\b", lambda match: match[0].replace(" ", ""), text)


def _one(part: str) -> str:
    bare = part.replace(".", "").strip("()")
    if not bare or len(bare) > _LONGEST:
        return bare
    if bare.upper() != bare and bare.lower() != bare:
        return bare
    return _MIXED.get(bare.upper(), bare.upper())
