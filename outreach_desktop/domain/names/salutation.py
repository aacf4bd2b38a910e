"""How a letter opens: what stands after "Dear"."""

import re
from collections.abc import Sequence
from functools import lru_cache
from unicodedata import normalize

from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.names import families
from outreach_desktop.domain.names.couples import Half, are_two, of_entry
from outreach_desktop.domain.names.given_names import is_womans_name

# Written without full stops and in lower case; the value is how it is printed.
# Sister, Matron and Charge Nurse lead with the office; Mr and Miss are also how UK surgeons are
# addressed after their fellowship (Royal College of Surgeons of England, "Why are surgeons called Mr?").
# "sr" is Sister and "fr" is Father, as in British hospitals; "drs" (two people, or a Dutch degree) is left out.
TITLES = {
    "dr": "Dr",
    "doctor": "Dr",
    "dr in": "Dr",
    "docteur": "Dr",
    "doktor": "Dr",
    "mudr": "Dr",
    "phdr": "Dr",
    "dra": "Dra",
    "dott": "Dott.",
    "dott ssa": "Dott.ssa",
    "prof": "Professor",
    "professor": "Professor",
    "pr": "Professor",
    "mr": "Mr",
    "mister": "Mr",
    "mrs": "Mrs",
    "ms": "Ms",
    "miss": "Miss",
    "mx": "Mx",
    "herr": "Herr",
    "frau": "Frau",
    "monsieur": "Monsieur",
    "madame": "Madame",
    "mme": "Madame",
    "mlle": "Mademoiselle",
    "señor": "Señor",
    "señora": "Señora",
    "sra": "Señora",
    "sr": "Sister",
    "sister": "Sister",
    "matron": "Matron",
    "charge nurse": "Charge Nurse",
    "nurse": "Nurse",
    "revd": "Reverend",
    "rev": "Reverend",
    "rev'd": "Reverend",
    "reverend": "Reverend",
    "rt revd": "Bishop",
    "rt rev": "Bishop",
    "right reverend": "Bishop",
    "bishop": "Bishop",
    "ven": "Archdeacon",
    "venerable": "Archdeacon",
    "archdeacon": "Archdeacon",
    "canon": "Canon",
    "fr": "Father",
    "father": "Father",
    "pastor": "Pastor",
    "deacon": "Deacon",
    "rabbi": "Rabbi",
    "imam": "Imam",
    "cllr": "Councillor",
    "councillor": "Councillor",
    "judge": "Judge",
    "mr justice": "Mr Justice",
    "mrs justice": "Mrs Justice",
    "ms justice": "Ms Justice",
    "capt": "Captain",
    "captain": "Captain",
    "maj": "Major",
    "major": "Major",
    "lt col": "Colonel",
    "lieutenant colonel": "Colonel",
    "col": "Colonel",
    "colonel": "Colonel",
    "brigadier": "Brigadier",
    "commander": "Commander",
    "sgt": "Sergeant",
    "sergeant": "Sergeant",
    "sister superior": "Sister",
    "brother": "Brother",
    "herrn": "Herr",
    "sig": "Signor",
    "signor": "Signor",
    "sig ra": "Signora",
    "signora": "Signora",
    "senor": "Señor",
    "senora": "Señora",
    "srta": "Señorita",
    "señorita": "Señorita",
    "dhr": "Mr",
    "mevr": "Ms",
    "mevrouw": "Ms",
    "pan": "Pan",
    "pani": "Pani",
}
_FIRST_NAME_TITLES = {"sir": "Sir", "dame": "Dame"}
_PEER_TITLES = {"lord": "Lord", "lady": "Lady", "baroness": "Lady"}
UNKNOWN = "Colleague"
TITLES_OFFERED = ("", "Dr", "Mr", "Mrs", "Ms", "Miss", "Mx", "Prof", "Sister", "Matron", "Revd")
"""Those that a form offers; any other can be typed."""

# Where one person has several titles, the first of these is the one to write.
_HIGHEST_FIRST = (
    "Professor",
    "Bishop",
    "Archdeacon",
    "Canon",
    "Dr",
    "Rabbi",
    "Father",
    "Reverend",
    "Colonel",
    "Major",
    "Captain",
    "Councillor",
    "Matron",
    "Sister",
)
# Words that stand beside a title without changing how its bearer is addressed.
_QUALIFIERS = re.compile(
    r"\b(?:the|hon|his|her|hh|honour|honourable|assistant|asst|associate|assoc|emeritus|emerita|visiting|clinical|consultant"
    r"|univ|pd|med|dent|vet|nat|rer|phil|hab|hc|h c|habil|priv|doz)\b"
)
# "Sr" before one of these is no Sister.
_SPANISH_MEN = frozenset(
    [
        "juan",
        "jose",
        "luis",
        "carlos",
        "manuel",
        "antonio",
        "francisco",
        "pedro",
        "miguel",
        "jorge",
        "javier",
        "pablo",
        "diego",
        "jesus",
        "fernando",
        "rafael",
        "angel",
        "sergio",
        "alejandro",
        "enrique",
        "ramon",
        "andres",
        "ricardo",
        "eduardo",
        "alberto",
        "roberto",
        "joao",
        "paulo",
    ]
)
_ASIDE = str.maketrans({".": " ", "-": " ", ",": " ", "(": " ", ")": " ", "\u2019": "'"})


def salutation(contact: ContactDraft) -> str:
    """The words after "Dear": "Dr O'Neil", "Miss Okafor", "Sir James", or "Colleague".

    An own override wins. A title nobody knows, titles of two people, or a title with no surname
    give "Colleague": a wrong guess at a clinician's title is worse than none. With no title at all
    the full name is used, which is never wrong.
    """
    own = _without_dear(contact.salutation) if contact.salutation else ""
    if own:
        return own
    if contact.couple and (halves := of_entry(contact.couple, contact.name)):
        return _of_two(halves)
    if said := UNKNOWN if contact.is_unnamed else families.dear(contact.name, TITLES, _of_one):
        return said
    first, last = contact.first_name.strip(), contact.last_name.strip()
    title = _plain(contact.title)
    if not title:
        return f"{first} {last}" if first and last else first or UNKNOWN
    if are_two(first) or are_two(last):
        return UNKNOWN  # one title for two people
    if title == "sr" and _folded(first.partition(" ")[0]) in _SPANISH_MEN:
        return f"Señor {last}" if last else UNKNOWN
    if title == "sr" and len(first.rstrip(".")) > 2 and not is_womans_name(first.split()[0]):
        return UNKNOWN  # Sister of a British ward, or Señor
    if title in _FIRST_NAME_TITLES:
        return f"{_FIRST_NAME_TITLES[title]} {first.split()[0]}" if first else UNKNOWN
    if title in _PEER_TITLES:
        last = last.partition(" of ")[0]  # Lord Orpen of Mere is Lord Orpen
    known = _PEER_TITLES.get(title) or TITLES.get(title) or _highest(title)
    return f"{known} {last}" if known and last else UNKNOWN


def _of_one(title: str, first: str, last: str) -> str:
    said = salutation(ContactDraft(title=title, first_name=first, last_name=last))
    return "" if said == UNKNOWN else said


def _of_two(halves: Sequence[Half]) -> str:
    """“Mr and Mrs Quellow”, “Dr Fennick and Miss Jarrow”, “Patrick and Rose Macandle”."""
    if _plain(halves[0].title) == "sr" and _plain(halves[1].title) in ("sra", "dra", "señora"):
        halves = [halves[0]._replace(title="Señor"), halves[1]]
    if not any(half.title for half in halves):
        names = [half.name for half in halves]
    else:
        people = (
            ContactDraft(title=half.title, first_name=half.first_name, last_name=half.last_name)
            for half in halves
        )
        names = [salutation(person) if person.title else UNKNOWN for person in people]
    one, two = names
    if UNKNOWN in names:
        return UNKNOWN
    last = halves[1].last_name
    shared = last and one.endswith(f" {last}") and two.endswith(f" {last}")
    return f"{one.removesuffix(f' {last}') if shared else one} and {two}"


def _without_dear(override: str) -> str:
    """An override as it follows "Dear", even where somebody typed "Dear Ann," whole."""
    words = " ".join(override.split()).rstrip(",:")
    return words[5:] if words.casefold().startswith("dear ") else words


def _folded(word: str) -> str:
    return "".join(c for c in normalize("NFKD", word.casefold()) if c.isalpha())


@lru_cache(maxsize=1024)
def _plain(title: str) -> str:
    """`title` in lower case with no full stops, brackets or qualifying words."""
    words = " ".join(normalize("NFC", title).casefold().translate(_ASIDE).split())
    bare = _QUALIFIERS.sub("", words.replace("rt hon ", ""))
    return " ".join(bare.split()) or words


def _highest(title: str) -> str:
    """The title to write of one who has several, "" unless every word is one that is known.

    A professor who is also Sir or Dame is written to as Professor.
    """
    words = title.split()
    if not all(word in TITLES or word in _FIRST_NAME_TITLES for word in words):
        return ""
    styles = {TITLES.get(word, "") for word in words}
    return next((style for style in _HIGHEST_FIRST if style in styles), "")
