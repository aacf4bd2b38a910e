"""Two entries made one: what is chosen of each field beforehand, and what comes of the choice.

Nothing that was asked of us is weakened: whoever of the two is not to be contacted, has died or refused a channel
decides. What was not chosen of the ways to reach somebody is kept in the notes.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any, Final, TypeVar

from outreach_desktop.domain import addresses, contacts
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.fields import (
    Field,
    FieldKind,
    Fields,
    folded,
    in_short,
    in_words,
    kept,
)
from outreach_desktop.domain.incoming.phones import same_number
from outreach_desktop.domain.organisations import Organisation, TreeNode
from outreach_desktop.domain.wishes.wishes import WishDraft, standing, stops
from outreach_desktop.words import say

One = TypeVar("One", bound=Contact | Organisation)

ADDRESS: Final = "address"
_PARTS: Final = tuple(addresses.FIELDS)
_STRICTER: Final = ("do_not_contact", "do_not_contact_reason", "deceased", "deceased_on")
"""What nobody chooses: the stricter of the two stands."""
_TEXTS: Final = frozenset(("notes", "needs", "shared_goals", "policy"))
"""What can be long: both, one under the other."""
_REACHED: Final = ("email", "secure_email", "phone", "mobile", "website", ADDRESS)
_SAID: Final = frozenset(
    (
        *(
            "target_why",
            "fit_note",
            "aim",
            "best_times",
            "route_through",
            "keep_why",
            "code",
            "e_referral_address",
            "referral_limits",
            "refers_now_to",
        ),
        *("would_refer", "refer_criteria", "procedure_note"),
    )
)
"""What somebody wrote in their own words, and what a register calls them: what is not chosen is kept in the notes too."""
_LATEST: Final = frozenset(("checked_on", "keep_until_on", "procedure_came_on"))
_EARLIEST: Final = frozenset(("champion_since",))
_NUMBERS: Final = ("phone", "mobile")
_BEST_FIRST: Final = {"champion": ("champion", "prospect", "lapsed")}
TIERS: Final = kept(contacts.FIELDS["tier"])
"""Priorities of a group that left the list as it was, the closest first."""
_ADDRESS_FIELD: Final = Field(ADDRESS, say("Address"))


class Side(StrEnum):
    """Whose value stays: of the entry that is kept, of the other, or both under each other."""

    ONE = "one"
    OTHER = "other"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeField:
    """One field of both entries, as people read it. `differs` says that there is something to choose."""

    name: str
    label: str
    one: str
    other: str
    chosen: Side
    differs: bool
    is_text: bool
    """Whether both can be kept, one under the other."""


def merge_fields(
    one: One,
    other: One,
    described: Fields,
    names: Mapping[str, str],
    short_date: Callable[[dt.date], str] = str,
    tiers: Sequence[str] = TIERS,
) -> tuple[MergeField, ...]:
    """Every field that one of them has, in the order of a form; `names` are those of other entries by their id.

    `tiers` are the group's priorities, the closest first.
    """
    found = []
    for field in _choosable(described):
        texts = [_text(field, _value(each, field.name), names, short_date) for each in (one, other)]
        if any(texts):
            found.append(
                MergeField(
                    name=field.name,
                    label=in_short(field),
                    one=texts[0],
                    other=texts[1],
                    chosen=sensible(field, one, other, tiers),
                    differs=texts[0] != texts[1],
                    is_text=_is_text(field),
                )
            )
    return tuple(found)


def sensible(field: Field, one: One, other: One, tiers: Sequence[str] = TIERS) -> Side:
    """What is chosen beforehand: what is there, what says more, both of what can be long."""
    mine, theirs = _value(one, field.name), _value(other, field.name)
    if not theirs or mine == theirs:
        return Side.ONE
    if not mine:
        return Side.OTHER
    if _is_text(field):
        return Side.BOTH
    if isinstance(mine, dt.date) and isinstance(theirs, dt.date):
        is_better = (field.name in _LATEST and theirs > mine) or (
            field.name in _EARLIEST and theirs < mine
        )
        return Side.OTHER if is_better else Side.ONE
    order = _BEST_FIRST.get(field.name, tiers if field.name == "tier" else ())
    if mine in order and theirs in order:
        return Side.OTHER if order.index(theirs) < order.index(mine) else Side.ONE
    return Side.OTHER if _says_more(field.name, mine, theirs) else Side.ONE


def merged(
    one: One,
    other: One,
    described: Fields,
    chosen: Mapping[str, Side],
    *,
    tiers: Sequence[str] = TIERS,
    keep_others: bool = True,
) -> One:
    """The entry that is kept, with what was chosen; a field of which nothing is said gets what is sensible."""
    changes: dict[str, Any] = {}
    left: list[str] = []
    for field in _choosable(described):
        mine, theirs = _value(one, field.name), _value(other, field.name)
        side = chosen.get(field.name) or sensible(field, one, other, tiers)
        if side is Side.BOTH and _is_text(field):
            changes[field.name] = _joined(mine, theirs)
            continue
        value, lost = (theirs, mine) if side is Side.OTHER else (mine, theirs)
        changes[field.name] = value
        if keep_others and lost and not _same(field.name, value, lost):
            left += _noted(field, lost)
    for note in left:
        if note not in changes["notes"]:
            changes["notes"] = f"{changes['notes']}\n{note}".strip()
    if isinstance(one, Contact) and isinstance(other, Contact):
        changes |= _of_people(one, other, chosen)
    return replace(one, **changes)


def _of_people(one: Contact, other: Contact, chosen: Mapping[str, Side]) -> dict[str, Any]:
    """What nobody chooses: the stricter wish, and every tag. Whether an entry is of two goes with the surname."""
    reasons = dict.fromkeys(
        reason.strip()
        for reason in (one.do_not_contact_reason, other.do_not_contact_reason)
        if reason.strip()
    )
    return {
        "do_not_contact": one.do_not_contact or other.do_not_contact,
        "do_not_contact_reason": "; ".join(reasons),
        "deceased": one.deceased or other.deceased,
        "deceased_on": one.deceased_on or other.deceased_on,
        **_home(one if one.household_id else other),
        "wishes": (*one.wishes, *carried(one, other)),
        "tags": _tags(one.tags, other.tags),
        "couple": (other if chosen.get("last_name") is Side.OTHER else one).couple,
    }


def _home(lives: Contact) -> dict[str, Any]:
    """With whom somebody lives, and who of them is named first."""
    return {"household_id": lives.household_id, "household_place": lives.household_place}


def carried(one: Contact, other: Contact) -> tuple[WishDraft, ...]:
    """The wishes of the other that come to the one: each once, and no permission over a refusal."""
    known = {_said(wish) for wish in one.wishes}
    refused = [*standing(one.wishes), *standing(other.wishes)]
    return tuple(
        _draft(wish)
        for wish in other.wishes
        if _said(wish) not in known
        and not (wish.state == "yes" and stops(refused, wish.channel, None))
    )


def _draft(wish: WishDraft) -> WishDraft:
    return WishDraft(**{field.name: getattr(wish, field.name) for field in fields(WishDraft)})


def _said(wish: WishDraft) -> tuple[str, str, str, bool, dt.date | None]:
    """One that was lifted is another than the same one that stands."""
    return wish.channel, wish.state, folded(wish.reason), wish.lifted_on is None, wish.until


def stricter(one: Contact, other: Contact) -> list[str]:
    """What nobody can choose because somebody asked for it, in sentences."""
    found = []
    if one.deceased or other.deceased:
        found.append(say("Has died: this stays."))
    if one.do_not_contact or other.do_not_contact:
        found.append(say("Do not contact: this stays."))
    refusals = [wish for wish in standing((*one.wishes, *other.wishes)) if wish.state == "no"]
    if refusals:
        found.append(say("What one of them refused stays refused."))
    return found


def parent(
    one: Organisation, other: Organisation, wanted: str | None, every: Iterable[TreeNode]
) -> str | None:
    """What both belong to once they are one: what was chosen, unless that is a part of them; else what the other belongs to."""
    below = _below((one.id, other.id), every)
    for choice in (wanted, one.parent_id, other.parent_id):
        if choice is not None and choice not in below:
            return choice
    return None


def _below(tops: Sequence[str], every: Iterable[TreeNode]) -> set[str]:
    children: dict[str | None, list[str]] = {}
    for node in every:
        children.setdefault(node.parent_id, []).append(node.id)
    found, waiting = set(tops), [*tops]
    while waiting:
        for child in children.get(waiting.pop(), ()):
            if child not in found:
                found.add(child)
                waiting.append(child)
    return found


def _choosable(described: Fields) -> Iterable[Field]:
    """The fields that are chosen one by one; an address is one of them."""
    for field in described.values():
        if field.name == _PARTS[0]:
            yield _ADDRESS_FIELD
        if field.name not in (*_PARTS, *_STRICTER):
            yield field


def _value(one: Any, name: str) -> Any:
    return getattr(one, name)


def _text(
    field: Field, value: Any, names: Mapping[str, str], short_date: Callable[[dt.date], str]
) -> str:
    """A value as people read it; "" for none."""
    if value is None or value == "" or value is False:
        return ""
    if isinstance(value, Address):
        return "\n".join(value.lines())
    if value is True:
        return say("yes")
    if isinstance(value, dt.date):
        return short_date(value)
    if field.kind is FieldKind.REFERENCE:
        return names.get(value, "")
    return "\n".join(in_words(field, line) for line in str(value).splitlines())


def _is_text(field: Field) -> bool:
    return field.kind is FieldKind.LINES or field.name in _TEXTS


def _joined(mine: str, theirs: str) -> str:
    """Both, line by line: a line that is there already is not written twice."""
    known = {folded(line) for line in mine.splitlines()}
    new = [line for line in theirs.splitlines() if folded(line) not in known or not line.strip()]
    return "\n".join([*mine.splitlines(), *new]).strip()


def _says_more(name: str, mine: Any, theirs: Any) -> bool:
    """Whether the other's value is the better of two: a whole name for an initial, an address with a street."""
    if isinstance(mine, Address):
        return sum(map(bool, _lines(theirs))) > sum(map(bool, _lines(mine)))
    if not isinstance(mine, str) or not isinstance(theirs, str):
        return False
    if name == "first_name":
        return len(mine.rstrip(".")) == 1 < len(theirs.rstrip("."))
    if folded(mine) == folded(theirs):
        return (mine.isupper() or mine.islower()) and not (theirs.isupper() or theirs.islower())
    return False


def _lines(address: Address) -> list[str]:
    return [getattr(address, part) for part in _PARTS]


def _same(name: str, one: Any, other: Any) -> bool:
    if name in _NUMBERS:
        return same_number(one, other)
    if isinstance(one, Address):
        return folded(" ".join(_lines(one))) == folded(" ".join(_lines(other)))
    return folded(str(one)) == folded(str(other))


def _noted(field: Field, value: Any) -> list[str]:
    """What is written into the notes of a value that was not chosen, of ways to reach them in the words that imports use there."""
    if field.name in _REACHED:
        text = ", ".join(value.lines()) if isinstance(value, Address) else value
        return [f"Other {field.name.replace('_', ' ')}: {text}"]
    return [f"{in_short(field)}: {value}"] if field.name in _SAID else []


def _tags(one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    have = {folded(tag) for tag in one}
    return (*one, *(tag for tag in other if folded(tag) not in have))
