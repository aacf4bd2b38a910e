"""Words that look like a field and are none: `{name}`, `«First_Name»`, `{{ name }}}`.

People type them out of habit, or bring them from other programs. What is plainly a slip is always told;
what may be ordinary text, such as a set in braces, only where the word is one that a field goes by.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from outreach_desktop.templates.engine.problems import TemplateProblem
from outreach_desktop.templates.engine.reading.dialect import PRINT, FoundTag, Tag, near_words
from outreach_desktop.templates.engine.reading.names import Names
from outreach_desktop.words import say

_WORD = r"[^\W\d_][\w.-]*\w"
_WORDS = rf"{_WORD}(?: [\w.-]+){{0,3}}"
_ONE_SHORT = re.compile(rf"(?<![{{\\$\w])\{{ *({_WORD}) *\}}\}}(?!\}})")
_NO_BEGINNING = re.compile(rf"(?<![{{\w.$-])({_WORD}) *\}}\}}")
_NO_BLOCK_BEGINNING = re.compile(
    r"(?:\{ ?% ? *|\{ *|% *)?\b((?:if|elif|for|set)\b[^{}%]{1,60}|else|endif|endfor) *%\}"
)
_DOLLAR = re.compile(rf"\$\{{ *({_WORD}) *\}}")
_CURLY = re.compile(rf"(?<![{{\\$\w])\{{ ?\{{? *({_WORDS}) *\}}? ?\}}(?!\}})")
_CHEVRONS = re.compile(rf"« ?({_WORDS}) ?»|<<({_WORDS})>>")
_SQUARE = re.compile(rf"\[\[? ?({_WORDS}) ?\]?\]")
_GONE = "\0"
_SIGNS = re.compile(r"[{}«\[]|<<")


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Words as typed, the name in them, and what is said of them; `plain` where they need a field."""

    tag: Tag
    name: str
    sentence: str
    plain: bool = True
    exact: bool = False

    def problem(self, names: Names) -> TemplateProblem | None:
        """What is told of it; None for words that no field goes by."""
        field = names.exact(self.name) if self.exact else names.near(self.name)
        if not field and self.plain:
            return None
        typed = f"{{{{ {field or self.name} }}}}"
        return self.tag.problem(self.sentence.format(typed=typed), stops=False)


_LOOKS = say("{raw} looks like a field and is printed as it is: type {{typed}} in its place.")
_SHORT = say("{raw} has one brace too few: type {{typed}} in its place.")
_LONG = say("{raw} has one brace too many, which is printed: type {{typed}} in its place.")
_BLOCK = say("{raw} has no beginning, so it is printed as it is: type {{{{% {name} %}}}}.")


def lookalikes(text: str, found: Iterable[FoundTag], place: str) -> Iterator[Lookalike]:
    """What looks like a field between the tags `found` of a paragraph."""
    if not _SIGNS.search(text):
        return
    known = list(found)
    rest = _without(text, known)
    if not _SIGNS.search(rest):  # as in nearly all lines that hold tags
        return
    even = rest.count("{") == rest.count("}")
    alike: list[Lookalike] = [] if even else _too_long(text, known, place)
    for pattern, sentence, plain in (
        (_NO_BLOCK_BEGINNING, _BLOCK, False),
        (_ONE_SHORT, _SHORT, even),
        (_DOLLAR, _LOOKS, False),
        (_CURLY, _LOOKS, True),
        (_NO_BEGINNING, _SHORT, True),
        (_CHEVRONS, _LOOKS, True),
        (_SQUARE, _LOOKS, True),
    ):
        for match in pattern.finditer(rest):
            name = next(filter(None, match.groups())).strip()
            tag = _tag(match[0].strip(), place, near_words(text, *match.span()))
            exact = pattern in (_SQUARE, _NO_BEGINNING)
            alike.append(Lookalike(tag, name, _said(sentence, tag.raw, name), plain, exact))
        rest = pattern.sub(lambda match: _GONE * len(match[0]), rest)
    yield from alike


def _without(text: str, found: Iterable[FoundTag]) -> str:
    """The text with signs that mean nothing in the place of its tags."""
    pieces: list[str] = []
    at = 0
    for one in found:
        end = one.end or one.start + len(one.tag.raw)
        pieces += (text[at : one.start], _GONE * (end - one.start))
        at = end
    return "".join((*pieces, text[at:]))


def _too_long(text: str, found: Iterable[FoundTag], place: str) -> list[Lookalike]:
    """Tags with a third brace at their end."""
    alike = []
    for one in found:
        even = one.tag.raw.startswith("{{{")  # which is told as a mistake of the tag
        if one.end and one.tag.kind == PRINT and text[one.end : one.end + 1] == "}" and not even:
            tag = _tag(f"{one.tag.raw}}}", place, one.tag.near)
            alike.append(Lookalike(tag, one.tag.body, _said(_LONG, tag.raw, ""), plain=False))
    return alike


def _said(sentence: str, raw: str, name: str) -> str:
    doubled = raw.replace("{", "{{").replace("}", "}}")
    return sentence.format(raw=doubled, name=name)


def _tag(raw: str, place: str, near: str) -> Tag:
    return Tag("lookalike", raw, "", place, near=near)
