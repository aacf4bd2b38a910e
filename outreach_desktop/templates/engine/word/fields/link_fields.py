"""Where HYPERLINK fields lead: what stands in their codes as an address, or as one of another field."""

import re
from collections.abc import Iterator

from outreach_desktop.templates.engine.word.addresses import is_away, is_safe, shown_address
from outreach_desktop.templates.engine.word.fields.field_codes import (
    FIELD_INSIDE,
    FieldInPart,
    names_of,
)
from outreach_desktop.templates.engine.word.fields.instructions import Instruction, instruction
from outreach_desktop.words import say

_PLACE = "l"
_TAG = re.compile(r"\{\{.*?\}\}", re.DOTALL)  # one word, whatever stands in it
_NO_SIGNS = str.maketrans("<>=", "\ue000\ue001\ue002")  # which compare nothing here
_SIGNS = str.maketrans("\ue000\ue001\ue002", "<>=")
_TAKE_OTHER_WORDS = frozenset("ot*@#")  # a hint to show, a frame, a format
_ANOTHER_FIELD = say("what another field of Word\u2019s says")
_TO_BE_MERGED = re.compile(r"(?:\u00ab[^\u00ab\u00bb{}]*\u00bb)?")


def odd_addresses(code: str) -> Iterator[str]:
    """The addresses of a HYPERLINK field that are no page of the web, no mailbox and no telephone."""
    found: Instruction[str] = instruction((_TAG.sub("{{}}", code).translate(_NO_SIGNS),))
    if found.name != "HYPERLINK":
        return
    for place in found.switches.get(_PLACE, ()):
        if is_away(place.text):
            yield _as_typed(place.text)
    others = (
        words
        for switch, words in found.switches.items()
        if switch != _PLACE and switch not in _TAKE_OTHER_WORDS
    )
    for words in (found.words, *others):
        for address in (word.text.strip() for word in words):
            if address and not is_safe(address):
                yield _as_typed(address)


def _as_typed(address: str) -> str:
    return address.strip().translate(_SIGNS)


def odd_address_of(one: FieldInPart) -> str:
    """The first address in a field where no link may lead; "" where there is none.

    One that a field of Word\u2019s mail merge will say may stay.
    """
    odd = odd_addresses(one.code)
    return next((address for address in odd if not _is_to_be_merged(address, one)), "")


def led_to_by(address: str) -> str:
    """What a link leads to, for a sentence about it."""
    return _ANOTHER_FIELD if FIELD_INSIDE in address else shown_address(address)


def _is_to_be_merged(address: str, one: FieldInPart) -> bool:
    return address.startswith(FIELD_INSIDE) and all(map(_is_merge_field, one.inner))


def _is_merge_field(one: FieldInPart) -> bool:
    if names_of(one.code)[0] != "MERGEFIELD":
        return False
    words = one.shown_words().strip()
    return _TO_BE_MERGED.fullmatch(words) is not None or ("{" not in words and is_safe(words))
