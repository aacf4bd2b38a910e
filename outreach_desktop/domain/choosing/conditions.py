"""Conditions as rows that are chosen instead of typed: read out of a text, and written into one."""

from collections.abc import Iterable
from dataclasses import dataclass

from outreach_desktop.domain.segments import PEOPLE, Vocabulary, term, typed


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A key of the language and its value, "" while none is chosen."""

    key: str
    value: str = ""
    negated: bool = False


def read(text: str, vocabulary: Vocabulary = PEOPLE) -> tuple[str, list[Condition]]:
    """The conditions in a text, and all else as it is typed: words, and what cannot be understood."""
    keys, words, conditions = vocabulary.keys, list[str](), list[Condition]()
    for one in typed(text):
        value = keys[one.key].read(one.value) if one.key in keys and one.value else one.value
        if one.key in keys and (value or not one.value):
            conditions.append(Condition(key=one.key, value=value, negated=one.negated))
        else:
            words.append(text[one.start : one.end])
    return " ".join(words), conditions


def written(words: str, conditions: Iterable[Condition]) -> str:
    """Words and conditions as one text; a condition without a value says nothing."""
    if words.count('"') % 2:  # the conditions would stand within the quotation marks
        words += '"'
    terms = (
        term(one.key, value, negated=one.negated)
        for one in conditions
        if (value := one.value.replace('"', "").strip())
    )
    return " ".join(filter(None, (words.strip(), *terms)))
