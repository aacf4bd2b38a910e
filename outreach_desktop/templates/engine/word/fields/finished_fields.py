"""The fields of a finished document, judged once more before it is given out.

Their codes come from the template, which was judged, and from values that were made fit for a code; here
nobody has to believe that. A code into which no value comes is judged once, when its part is compiled;
what conditions, controls and pictures left of the others is judged in every document.
"""

import html
import re
from collections.abc import Set

from outreach_desktop.errors import OutreachError
from outreach_desktop.templates.engine.problems import quoted
from outreach_desktop.templates.engine.word.fields.field_codes import FIELD_INSIDE
from outreach_desktop.templates.engine.word.fields.field_rules import fate_of_code
from outreach_desktop.templates.engine.word.fields.link_fields import odd_addresses
from outreach_desktop.templates.engine.word.package.allowed import STAYS
from outreach_desktop.words import say

_TOKENS = re.compile(
    r"<w:(?:fldChar\b[^>]*?\bw:fldCharType=[\"'](\w+)|instrText\b[^>]*>([^<]*)"
    r"|fldSimple\b[^>]*?\bw:instr=(?:\"([^\"]*)|'([^']*)))"
)
_SIMPLE, _PIECE = "<w:fldSimple", "<w:instrText"
_FIELDS = ("<w:fldChar", _SIMPLE)
_MARKS = "<w:fld"
_BEGINS = 'w:fldCharType="begin"'
_TAG = "\x01"  # which begins and ends every tag in a source


def holds_fields(text: str) -> bool:
    """Whether a field stands in the text of a part, as the engine writes it."""
    return any(word in text for word in _FIELDS)


def codes_in(text: str) -> list[str]:
    """The codes of the fields of a part, as they stand in its text."""
    done: list[str] = []
    open_: list[list[str]] = []
    for edge, piece, simple, quoted_so in _TOKENS.findall(text):
        if piece:
            if open_:
                open_[-1].append(piece)
        elif simple or quoted_so:
            done.append(simple or quoted_so)
        elif edge == "begin":
            if open_:
                open_[-1].append(FIELD_INSIDE)
            open_.append([])
        elif edge and open_:
            done.append("".join(open_[-1]))
            if edge == "end":
                open_.pop()
    return [*done, *map("".join, open_)]


def known_codes(source: str) -> frozenset[str]:
    """The codes of a compiled part into which no value comes, and which may stand in a document."""
    found = {code for code in codes_in(source) if _TAG not in code}
    return frozenset(code for code in found if not _fault(html.unescape(code)))


def judge(text: str, known: Set[str]) -> None:
    """Raise OutreachError for a field that no template may have, or a link that leads to no page or mailbox."""
    if _only_known_pieces(text, known):
        return
    for code in codes_in(text):
        if code not in known and (fault := _fault(html.unescape(code))):
            raise _not_made(fault)


def _only_known_pieces(text: str, known: Set[str]) -> bool:
    """Whether each field has one piece of code, which is a whole one of the template's.

    A third of the work for most parts.
    """
    if _SIMPLE in text:
        return False
    before, *fields = text.split(_BEGINS)
    for field in fields:
        at = field.find(_PIECE)
        start, end = field.find(">", at) + 1, field.find("<", at + 1)
        if at < 0 or field[start:end] not in known or field.find(_PIECE, end) >= 0:
            return False
    return _PIECE not in before


def judge_names(text: str) -> None:
    """The same by the names alone, for a part of which nothing else is known."""
    for code in set(codes_in(text)):
        if fault := _fault_of_name(html.unescape(code)):
            raise _not_made(fault)


def refuse_fields_in(printed: str) -> None:
    """Raise OutreachError where a value brought a field with it: none does."""
    if _MARKS in printed:
        raise _not_made(say("a field that a value brought"))


def _fault(code: str) -> str:
    """What is wrong with a code, in words; "" where nothing is."""
    if fault := _fault_of_name(code):
        return fault
    for address in odd_addresses(code):
        if not address.startswith(FIELD_INSIDE):  # what a field of a mail merge will say
            return say(
                "a link to {quoted}, which is no page, mailbox or phone", quoted=quoted(address)
            )
    return ""


def _fault_of_name(code: str) -> str:
    stays = fate_of_code(code) == STAYS
    return (
        "" if stays else say("the field {quoted}, which no document may have", quoted=quoted(code))
    )


def _not_made(what: str) -> OutreachError:
    return OutreachError(
        say("With these values a document would hold {what}, so it was not made.", what=what),
        hint=say(
            "Look at the codes of the fields in the template (Alt+F9 in Word), and at the values that come into them."
        ),
    )
