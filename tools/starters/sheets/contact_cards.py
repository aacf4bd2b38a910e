"""Ten cards to hand out: who we are, the number, where to read more. They fit the punched sheets of both papers."""

from docx.table import _Cell

from tools.starters.cut_up import card_sheet
from tools.starters.skeletons import packed
from tools.starters.writing import when, write

_REACH = "(group.phone or group.email)"


def draw() -> bytes:
    """The .docx of the cards."""
    document, row = card_sheet("Contact cards")
    for card in row:
        _card(card)
    return packed(document)


def _card(card: _Cell) -> None:
    for name, style in (("< 60", "Card Name"), (">= 60", "Card Long Name")):
        with when(card, f"group.name|length {name}"):
            write(card, style, "{{ group.name }}")
    with when(card, "group.strapline and group.strapline|length < 90"):
        write(card, "Card Text", "{{ group.strapline }}")
    for reach, style in (("< 24", "Card Line"), (">= 24", "Card Long Name")):
        with when(card, f"{_REACH}|length {reach}"):
            write(card, style, f"{{{{ {_REACH} | links }}}}")
    with when(card, "group.phone and group.email"):
        write(card, "Card Text", "{{ group.email | links }}")
    with when(card, "group.website"):
        write(card, "Card Text", "{{ group.website | links }}")
    with when(card, "group.referral_phone and group.phone"):
        write(card, "Card Text", "To refer someone: {{ group.referral_phone | links }}")
