"""A change of how we are reached: the details from now on, and the three things to do about them."""

from tools.starters.blocks import lead, say
from tools.starters.furniture import own_words
from tools.starters.skeletons import ended, letter, packed
from tools.starters.writing import facts, when

_OFFICE = "{{ group.phone or '' }}{% if group.phone and group.email %} \u00b7 {% endif %}{{ (group.email or '') | links }}"
_DETAILS = (
    ("group.referral_phone", "To refer, by phone", "{{ group.referral_phone }}"),
    ("group.referral_email", "To refer, by email", "{{ group.referral_email | links }}"),
    ("group.phone or group.email", "Office", _OFFICE),
    ("group.address_lines", "By post", '{{ group.address_lines | join(", ") }}'),
)


def draw() -> bytes:
    """The .docx of the letter."""
    document = letter(
        "How to reach us from now on", "From {{ today | date }}: how to reach {{ group.name }}"
    )
    lead(document, "Please use these details from now on.")
    with when(document, " or ".join(condition for condition, _, _ in _DETAILS)):
        facts(document, ("What for", "From now on"), *_DETAILS, says="How to reach us from now on")
    say(
        document,
        "Please change our entry, throw away older leaflets and cards, and tell your colleagues. "
        "For new ones, ring or write.",
    )
    with own_words(document):
        pass
    ended(document)
    return packed(document)
