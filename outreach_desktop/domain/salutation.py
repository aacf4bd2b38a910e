"""How a letter opens: what stands after "Dear"."""

from outreach_desktop.domain.contacts import ContactDraft

# Written without full stops and in lower case; the value is how it is printed.
# Sister, Matron and Charge Nurse lead with the office; Mr and Miss are also how UK surgeons are
# addressed after their fellowship (Royal College of Surgeons of England, "Why are surgeons called Mr?").
TITLES = {
    "dr": "Dr",
    "doctor": "Dr",
    "prof": "Professor",
    "professor": "Professor",
    "mr": "Mr",
    "mrs": "Mrs",
    "ms": "Ms",
    "miss": "Miss",
    "mx": "Mx",
    "sr": "Sister",
    "sister": "Sister",
    "matron": "Matron",
    "charge nurse": "Charge Nurse",
    "nurse": "Nurse",
    "revd": "Reverend",
    "rev": "Reverend",
    "reverend": "Reverend",
    "canon": "Canon",
    "rabbi": "Rabbi",
    "imam": "Imam",
    "cllr": "Councillor",
    "councillor": "Councillor",
    "judge": "Judge",
}
_FIRST_NAME_TITLES = {"sir": "Sir", "dame": "Dame"}
_PEER_TITLES = {"lord": "Lord", "lady": "Lady", "baroness": "Lady"}
UNKNOWN = "Colleague"


def salutation(contact: ContactDraft) -> str:
    """The words after "Dear": "Dr O'Neil", "Miss Okafor", "Sir James", or "Colleague".

    An own override wins. A title nobody knows, or a title with no surname, gives "Colleague":
    a wrong guess at a clinician's title is worse than none. With no title at all the full name
    is used, which is never wrong.
    """
    if contact.salutation.strip():
        return contact.salutation.strip().removeprefix("Dear ").rstrip(",")
    first, last = contact.first_name.strip(), contact.last_name.strip()
    title = " ".join(contact.title.casefold().replace(".", " ").split())
    if not title:
        return f"{first} {last}" if first and last else UNKNOWN
    if title in _FIRST_NAME_TITLES:
        return f"{_FIRST_NAME_TITLES[title]} {first}" if first else UNKNOWN
    known = _PEER_TITLES.get(title) or TITLES.get(title) or _professor_with_rank(title)
    return f"{known} {last}" if known and last else UNKNOWN


def _professor_with_rank(title: str) -> str:
    """“Prof Dame” and “Professor Sir” are addressed as Professor; “Associate Prof” too."""
    return "Professor" if {"prof", "professor"} & set(title.split()) else ""
