"""Households: who lives with whom, put together and parted, and how letters to them open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.knowing import households
from outreach_desktop.db.subjects import contacts
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.fields import folded
from outreach_desktop.domain.knowing.households import Household, HouseholdDraft
from outreach_desktop.domain.names import together
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """A household with those who live there, who is named first in front."""

    household: Household
    people: tuple[Contact, ...]
    today: date | None = None
    """The day of which it is told: a wish against post that ended before leaves no one out."""
    is_whole: bool = True
    """Whether nobody of them lies in the bin: else what was typed for all of them names one too many."""

    def others(self, contact_id: str) -> tuple[Contact, ...]:
        """With whom somebody lives."""
        return tuple(one for one in self.people if one.id != contact_id)

    @property
    def written_to(self) -> tuple[Contact, ...]:
        """Those who get post."""
        return tuple(one for one in self.people if not one.mark_on(self.today))

    @property
    def _are_all(self) -> bool:
        return self.is_whole and self.written_to == self.people

    @property
    def dear(self) -> str:
        """What follows \u201cDear\u201d in a letter to all who get post; "" where there is none to several."""
        if not self.household.one_letter or len(self.written_to) < 2:
            return ""
        own = self.household.dear if self._are_all else ""
        return own or together.dear(self.written_to)

    @property
    def envelope(self) -> str:
        """How all who get post are named; "" where there is no letter to several."""
        if not self.household.one_letter or len(self.written_to) < 2:
            return ""
        own = self.household.name if self._are_all else ""
        return own or together.envelope(self.written_to)


def of(db: Data, contact: Contact, *, today: date | None = None) -> Home | None:
    """The household of somebody; None for who lives with nobody that we know of."""
    found = homes(db, [contact], today=today)
    return next(iter(found.values()), None)


def homes(db: Data, people: Sequence[Contact], *, today: date | None = None) -> dict[str, Home]:
    """The households of these people by their ids, but for those with a single person in it."""
    kept = households.some(db, [one.household_id for one in people])
    living = households.members(db, kept) if kept else {}
    lacking = households.with_someone_in_the_bin(db, kept)
    return {
        key: Home(
            household=kept[key], people=tuple(there), today=today, is_whole=key not in lacking
        )
        for key, there in living.items()
        if len(there) > 1
    }


def called(db: Data, *, today: date | None = None) -> dict[str, tuple[str, Home]]:
    """Every household by its id, with a name that no other has: “Mr John and Mrs Mary Smith (2)”."""
    kept = {one.id: one for one in households.every(db)}
    living = households.members(db, kept) if kept else {}
    lacking = households.with_someone_in_the_bin(db, kept)
    seen: dict[str, int] = {}
    found = {}
    for key, people in living.items():
        if len(people) > 1:
            name = together.envelope(people)
            seen[name] = seen.get(name, 0) + 1
            numbered = name if seen[name] == 1 else f"{name} ({seen[name]})"
            home = Home(
                household=kept[key], people=tuple(people), today=today, is_whole=key not in lacking
            )
            found[key] = (numbered, home)
    return found


def put_together(
    db: Data, contact_id: str, other_id: str, draft: HouseholdDraft, *, first_id: str = ""
) -> Household:
    """Let two people live together; whoever has a household already takes the other in.

    `first_id` is who is named first. OutreachError where each of them lives with somebody else.
    """
    one, other = contacts.get(db, contact_id), contacts.get(db, other_id)
    if one.id == other.id:
        raise OutreachError(say("Choose someone else: no one lives only with themselves."))
    there = homes(db, [one, other])
    if len(there) > 1:
        taken = there[other.household_id or ""].others(other.id)[0].name
        raise OutreachError(
            say("{name} lives with {other} already.", name=other.name, other=taken),
            hint=say("Part those two first, under \u201cLives with\u201d on their card."),
        )
    what = say("Put {one} and {other} into one household", one=one.name, other=other.name)
    with changing(db, what):
        home = next(iter(there.values()), None)
        key = home.household.id if home else households.keep_all(db, [draft])[0]
        people = [*home.people] if home else []
        people += [each for each in (one, other) if each.id not in {held.id for held in people}]
        _settle(db, key, people, first_id)
        households.change(db, _kept(draft, key))
    return households.some(db, [key])[key]


def change(db: Data, household: Household, *, first_id: str = "") -> None:
    """Keep what a household has become; `first_id` is who is named first."""
    people = households.members(db, [household.id]).get(household.id, [])
    names = together.envelope(people) if people else household.name
    with changing(db, say("Change the household of {names}", names=names)):
        households.change(db, household)
        _settle(db, household.id, people, first_id)


def part(db: Data, contact_id: str) -> None:
    """Let somebody live with nobody; where one would be left, the household is no more."""
    contact = contacts.get(db, contact_id)
    if contact.household_id is None:
        return
    left = [
        one.id
        for one in households.members(db, [contact.household_id]).get(contact.household_id, [])
        if one.id != contact.id
    ]
    with changing(db, say("Part {name} from their household", name=contact.name)):
        households.move_out(db, [contact.id, *(left if len(left) < 2 else ())])
        if len(left) < 2:
            households.remove(db, contact.household_id)


def told_of_merging(db: Data, kept: Contact, away: Contact) -> list[str]:
    """What becomes of those who live with `away`, when it is merged into `kept`, who lives with others."""
    joining, left = _beside(db, kept, away)
    told = [
        say("{other} comes to live with {name}.", other=one.name, name=kept.name) for one in joining
    ]
    if len(left) == 1:
        told.append(
            say(
                "{other} lives with no one then, because {name} lives with someone else; the notes say so.",
                other=left[0].name,
                name=kept.name,
            )
        )
    return told


def settle_merged(db: Data, kept: Contact, away: Contact) -> None:
    """Nobody is left alone in a household when `away` is merged into `kept`: see `told_of_merging`.

    It belongs to the action that merges them.
    """
    joining, left = _beside(db, kept, away)
    if joining and kept.household_id:
        living = households.members(db, [kept.household_id]).get(kept.household_id, [])
        _settle(db, kept.household_id, [*living, *joining], "")
    if away.household_id and len(left) < 2:
        households.move_out(db, [one.id for one in left])
    if away.household_id:
        households.move_out(db, [away.id])
        if kept.household_id not in (None, away.household_id) and len(left) < 2:
            households.remove(db, away.household_id)


def _beside(db: Data, kept: Contact, away: Contact) -> tuple[list[Contact], list[Contact]]:
    """Who lives with `away`: those who are in the household of `kept` under the same name already, and all others."""
    if not (kept.household_id and away.household_id) or kept.household_id == away.household_id:
        return [], []
    there = households.members(db, [kept.household_id, away.household_id])
    names = {folded(one.sort_name) for one in there.get(kept.household_id, ())}
    others = [one for one in there.get(away.household_id, ()) if one.id not in (away.id, kept.id)]
    same = [one for one in others if folded(one.sort_name) in names]
    return same, [one for one in others if one not in same]


def _kept(draft: HouseholdDraft, key: str) -> Household:
    return Household(
        id=key, one_letter=draft.one_letter, name=draft.name.strip(), dear=draft.dear.strip()
    )


def _settle(db: Data, key: str, people: Sequence[Contact], first_id: str) -> None:
    order = sorted(people, key=lambda one: one.id != first_id) if first_id else people
    households.settle_in(db, {one.id: (key, place) for place, one in enumerate(order)})
