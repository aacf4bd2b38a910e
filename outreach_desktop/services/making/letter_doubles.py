"""Whether one person would get two letters, because there are two entries of them among those chosen."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from outreach_desktop.db.search import plain
from outreach_desktop.domain.documents.letters import Finding, cautions
from outreach_desktop.domain.documents.readers.recipients import Recipient
from outreach_desktop.domain.names.namesakes import contradict
from outreach_desktop.domain.reach import mailbox
from outreach_desktop.services.making.letter_plan import Plan
from outreach_desktop.words import say
from outreach_desktop.words.local import list_of

_NAMED = 6
"""So many groups are told by name; a list that was imported twice would fill the screen."""

_WORD = re.compile(r"\w+")
_Group = tuple[Recipient, ...]


def written_to_twice(plan: Plan) -> Iterator[Finding]:
    """One finding about everybody of whom there seem to be two; a batch gone on with is as it was asked for."""
    if plan.earlier is not None:
        return
    people = [
        one
        for one in plan.recipients
        if not any(c.stops for c in cautions(one.contact, plan.today))
    ]
    found = [(group, say("same email")) for group in _with_one(people, _email)]
    ids = [{one.contact_id for one in group} for group, _ in found]
    for group in _with_one(people, lambda one: _name_and_address(plan, one)):
        if not any({one.contact_id for one in group} <= known for known in ids):
            found += [(group, say("same name and address"))] if _may_be_one(group) else []
    if found:
        yield _told(found)


def _with_one(people: Sequence[Recipient], key: Callable[[Recipient], str]) -> list[_Group]:
    """Those who share a key, group by group."""
    groups: dict[str, list[Recipient]] = defaultdict(list)
    for one in people:
        if of := key(one):
            groups[of].append(one)
    return [tuple(group) for group in groups.values() if len(group) > 1]


def _email(one: Recipient) -> str:
    return mailbox(one.contact.email)


def _name_and_address(plan: Plan, one: Recipient) -> str:
    name, address = plain(one.contact.sort_name), plan.contexts.address_of(one)
    words = _WORD.findall(plain(" ".join(address)))  # commas and dots stand where they like
    return f"{name}\n{' '.join(words)}" if name and words else ""


def _may_be_one(group: _Group) -> bool:
    """Mr and Dr, Sr and Jr of one name and house are two people."""
    return any(not contradict(a.contact, b.contact) for a, b in combinations(group, 2))


def _told(found: Sequence[tuple[_Group, str]]) -> Finding:
    named = [f"{list_of([one.name for one in group])} ({why})" for group, why in found[:_NAMED]]
    if len(found) > _NAMED:
        named.append(f"and {len(found) - _NAMED:,} more")
    words = "; ".join(named)
    return Finding(
        contact_id=None,
        name="",
        message=say(
            "One person may get two letters: {words}. Leave out one of the two entries.",
            words=words,
        ),
        among=tuple(one.contact_id for group, _ in found for one in group),
    )
