"""Fields of a group's own where people and organisations are chosen: their keys, and what becomes of one that is renamed."""

from outreach_desktop.domain.segments import OWN, typed


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
