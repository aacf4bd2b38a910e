"""What stands around a name and is no part of it: “The late”, “DECEASED”, “†”, “*moved*”, “c/o”."""

import re

from outreach_desktop.domain.wishes.wish_phrases import before_the_name

# Without any of these a name has no mark.
_MAY_BE_MARKED = re.compile(
    r"[^\w\s.,;'\u2019()&/-]|\b(?:late|exors?|executors?|estate|representatives?|deceased|decd|dec'd|rip|dnc)\b|c/o|\bfao\b|\battn\b|\bc o\b",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"(?:fao|f\.a\.o\.?|attn\.?|attention|for the attention of)\b[:.]? *(?=\S)", re.IGNORECASE
)
_IN_CARE = re.compile(r"[\s,;-]*(?<!\S)c/o\b.*$", re.IGNORECASE | re.DOTALL)
_ENDING = re.compile(
    r"[\s,;-]+(\*[^*]+\*|(?:now )?(?:deceased|dec['\u2019]?d|r\.?i\.?p\.?|dnc)|[^\w\s.,;'\u2019()\"\u201c\u201d&-]+)$|([*\u2020\u2021#\u00a7]+)$",
    re.IGNORECASE,
)
_BEGINNING = re.compile(r"^([*\u2020\u2021#\u00a7]+|[^\w\s(\[\"'\u201c\u2018]+(?=\s))\s*(?=\w)")
_OF_THEM = re.compile(
    r"(?:now |sadly )?(?:deceased|dec['\u2019]?d|r\.?i\.?p\.?|dnc|died\b.*|d\.? ?\d{4}|passed away\b.*|do not\b.*|no (?:post|mail|contact|calls|emails?))",
    re.IGNORECASE,
)


def without_marks(text: str) -> tuple[str, list[str]]:
    """A name alone, and the marks around it as they stand."""
    if not _MAY_BE_MARKED.search(text):
        return text, []
    marks: list[str] = []
    rest = _FOR.sub("", text, count=1) if _FOR.match(text) else text
    if care := _IN_CARE.search(rest):
        marks.append(care[0].strip(" ,;-"))
        rest = rest[: care.start()]
    if mark := _BEGINNING.match(rest):
        marks.append(mark[1])
        rest = rest[mark.end() :]
    if before := before_the_name(rest):
        marks.append(before)
        rest = rest[len(before) :].strip()
    while mark := _ENDING.search(rest):
        said = mark[1] or mark[2]
        marks.append(said.strip("*") or said)
        rest = rest[: mark.start()]
    return (rest, marks) if rest.strip() else (text, [])


def tells_of_them(aside: str) -> bool:
    """Whether what stands in brackets says that somebody has died or wants no letters: no letters of a degree."""
    return bool(_OF_THEM.fullmatch(aside.strip()))
