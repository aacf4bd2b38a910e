"""What becomes of one of Word's fields: it stays, it becomes the words it shows, or its file is refused."""

import re
import unicodedata

from outreach_desktop.templates.engine.word.fields.field_codes import (
    FIELD_INSIDE,
    FieldInPart,
    names_of,
)
from outreach_desktop.templates.engine.word.package.allowed import (
    BECOMES_WORDS,
    REFUSED,
    STAYS,
    fate_of_field,
)
from outreach_desktop.words import say

# What templates call the macro that is none; DoFieldClick is a command of Word's that selects the prompt.
PROMPT = re.compile(
    r"\s*MACROBUTTON\s+(?:NoMacros?|NoName|None|NN|DoNothing|DoFieldClick)(?:\s|$)", re.IGNORECASE
)
PICTURE = "INCLUDEPICTURE"
_TAG = re.compile(r"\{[{%#]")
_SWITCH_BY_TAG = re.compile(r"\\\s*\{[{%#]")
_PLAINLY = re.compile(r"\s*(=|[A-Za-z]*)")
_LIKE_A_NAME = re.compile(r"[a-z0-9_]+")
_TURKISH = str.maketrans("\u0131\u0130", "ii")


def fate_of(one: FieldInPart) -> str:
    """STAYS, BECOMES_WORDS or REFUSED, by what the field is called and where it stands."""
    fate = fate_of_code(one.code)
    return BECOMES_WORDS if fate == STAYS and not one.whole else fate


def fate_of_code(code: str) -> str:
    """The same by the code alone."""
    if refusal_of(code):
        return REFUSED
    plainly = _PLAINLY.match(code)
    name, *others = names_of(code)
    is_plain = plainly is not None and plainly[1].upper() == name and not others
    return fate_of_field(name) if is_plain else BECOMES_WORDS


def refusal_of(code: str) -> str:
    """What is not let in of a field with this code, in words; "" where nothing is."""
    names = names_of(code)
    if harm := next(filter(None, map(harmful_name, names)), ""):
        return say("the Word field {harm}", harm=harm)
    if _TAG.search(names[0]):
        return say("a Word field whose name a tag makes up")
    if FIELD_INSIDE in names[0]:
        return say("a Word field whose name another field makes up")
    if _SWITCH_BY_TAG.search(code):
        return say("a Word field of which a tag makes up a switch")
    return ""


def harmful_name(name: str) -> str:
    """The field that is meant by a name, however it is written, if it is one that does harm; else ""."""
    plain = unicodedata.normalize("NFKC", name).translate(_TURKISH).casefold()
    found = _LIKE_A_NAME.match(plain)
    meant = found[0].upper() if found else ""
    return meant if fate_of_field(meant) == REFUSED else ""
