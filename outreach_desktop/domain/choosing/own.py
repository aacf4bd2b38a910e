"""Fields of a group's own where people and organisations are chosen: their keys, and what becomes of one that is renamed."""

from collections.abc import Iterable
from dataclasses import replace

from outreach_desktop.domain.choosing.completing import Offered
from outreach_desktop.domain.own_fields.own_fields import NO, YES, OwnField, OwnKind
from outreach_desktop.domain.segments import OWN, Key, Vocabulary, typed
from outreach_desktop.words import say

_EXAMPLES = {OwnKind.TICK: YES, OwnKind.DATE: "<90d", OwnKind.TEXT: NO, OwnKind.LIST: NO}


def with_own(vocabulary: Vocabulary, fields: Iterable[OwnField]) -> Vocabulary:
    """A vocabulary with the fields that the group made for itself about its subject."""
    keys = {f"{OWN}{one.key}": _key(one) for one in fields}
    return replace(vocabulary, keys={**vocabulary.keys, **keys}) if keys else vocabulary


def _key(field: OwnField) -> Key:
    about = {
        OwnKind.TEXT: say("your own field: yes, no for filled in or not; or a part of it"),
        OwnKind.DATE: say("your own field: a day, month or year, <2027 before it, >90d longer ago"),
        OwnKind.TICK: say("your own field: yes or no"),
        OwnKind.LIST: say("your own field: a word of its list; yes, no for filled in or not"),
    }
    return Key(field.name, about[field.kind], (*field.offered, _EXAMPLES[field.kind])[0])


def kept(field: OwnField) -> tuple[Offered, ...]:
    """What is offered for a field whether anyone has it or not."""
    known = (Offered(YES, say("filled in")), Offered(NO, say("not filled in")))
    if field.kind is OwnKind.TICK:
        return Offered(YES, say("yes")), Offered(NO, say("no"))
    if field.kind is OwnKind.DATE:
        return (
            Offered(">1y", say("more than a year ago")),
            Offered("<30d", say("in the last 30 days")),
            *known,
        )
    return (*(Offered(word, word) for word in field.offered), *known)


def renamed_in_search(words: str, old: str, new: str) -> str:
    """The words of a search that name a field by its key, with its new one."""
    wanted = f"{OWN}{old}"
    for one in reversed([*typed(words)]):
        if one.key == wanted:
            typed_as = words[one.start : one.end]
            value = typed_as[typed_as.index(":", _after_name(typed_as)) :]
            words = f"{words[: one.start]}{'-' * one.negated}{OWN}{new}{value}{words[one.end :]}"
    return words


def _after_name(term: str) -> int:
    """Where the key ends: a name within quotation marks may have a colon."""
    begins = term.find('."')
    return term.index('"', begins + 2) if 0 <= begins < term.find(":") else 0
