"""Cells without what nobody sees in them, and words that stand where there is nothing."""

import html
import re
from collections.abc import Sequence

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_BLANKS = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# So many in a row say nothing, and whatever looks for words around blanks would look from each of them.
_GAP = re.compile(r"\s{40,}")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,5}|#x[0-9A-Fa-f]{2,4});")
# What a spreadsheet would show of a link: its words, or the address where there are none.
_LINK = re.compile(r'=HYPERLINK\(\s*"([^"]*)"(?:\s*[,;]\s*"([^"]*)")?\s*\)', re.IGNORECASE)
_ODD = re.compile(
    "=HYPERLINK|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000&]"
)

# What people and programs write where a list has nothing to say.
_NOTHING = frozenset(
    """n/a|na|n.a.|n.a|none|nil|null|nan|-|--|---|\u2013|\u2014|.|?|??|xxx|unknown|unk|not known|not given|not applicable|tbc|tba|tbd
    |to be confirmed|no|0|no number|no phone|no tel|no email|no e-mail|none given|not available|(none)|<none>|(blank)|blank|empty
    |#n/a|#ref!|#value!|keine|kein|aucun|aucune|ninguno|nessuno|geen|undisclosed|withheld""".replace(
        "\n    ", ""
    ).split("|")
)


def seen(text: str) -> str:
    """`text` as it is read: without marks of no width, with plain blanks, entities of HTML as their letters."""
    if _GAP.search(text):
        text = _GAP.sub(lambda gap: "\n" if "\n" in gap[0] else " ", text)
    if not _ODD.search(text):
        return text
    if link := _LINK.fullmatch(text.strip()):
        text = link[2] or link[1]
    plain = _BLANKS.sub(" ", _UNSEEN.sub("", text))
    return (html.unescape(plain) if _ENTITY.search(plain) else plain).strip()


def says_nothing(text: str) -> bool:
    """Whether a cell only says that there is nothing to say: “N/A”, “none”, “-”."""
    return " ".join(text.casefold().split()) in _NOTHING


def all_seen(cells: Sequence[str]) -> Sequence[str]:
    """Cells each as it is read."""
    row = "\0".join(cells)
    return [seen(cell) for cell in cells] if _ODD.search(row) or _GAP.search(row) else cells
