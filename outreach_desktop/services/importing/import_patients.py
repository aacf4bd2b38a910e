"""Texts of a list that look as if they told who a patient is: found before anything is written, and left out where that is wished."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final, TypeVar

from outreach_desktop.domain import contacts, organisations
from outreach_desktop.domain.addresses import FIELDS as ADDRESS
from outreach_desktop.domain.fields import Field, FieldKind, in_short
from outreach_desktop.domain.own_fields.targets import called
from outreach_desktop.domain.safety.patients import Sighting, is_number_of_place, sighting
from outreach_desktop.exchange.entries import Entry, ToldHome
from outreach_desktop.exchange.own.places.hung_rows import KINDS
from outreach_desktop.exchange.places.told import ToldPlace
from outreach_desktop.words import say

LetsBe = Callable[[str], bool]
"""Whether a line is known to be of no patient."""
Draft = TypeVar("Draft", contacts.ContactDraft, organisations.OrganisationDraft)

_WHO_AND_WHERE: Final = frozenset(
    (
        *ADDRESS,
        "title", "first_name", "last_name", "name", "post_nominals", "salutation",
        "email", "secure_email", "phone", "mobile", "website", "code",
    )
)  # fmt: skip
"""Fields that say who somebody at work is and how to reach them; in any other people write what they like."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientText:
    """What looks like a patient's: the words as they stand, what they look like, and in which field."""

    place: str
    words: str
    looks_like: str


def seen_in(entries: Iterable[Entry]) -> dict[int, tuple[PatientText, ...]]:
    """By line, what looks like a patient's in the rows of a list."""
    found = {}
    for entry in entries:
        looking = _Looking()
        looking.without(entry)
        if looking.texts:
            found[entry.line] = tuple(dict.fromkeys(looking.texts))
    return found


def told_of(entry: Entry, texts: Sequence[PatientText], *, is_out: bool) -> Entry:
    """The row with a sentence for each text that looks like a patient's, and without those texts where they are out."""
    if not texts:
        return entry
    told = [_told(text, is_out=is_out) for text in texts]
    taken = _Looking().without(entry) if is_out else entry
    return replace(taken, notes=(*entry.notes, *told))


def _told(text: PatientText, *, is_out: bool) -> str:
    if is_out:
        return say(
            "Left out: \u201c{words}\u201d in \u201c{place}\u201d looks like {what}.",
            words=text.words,
            place=text.place,
            what=text.looks_like,
        )
    return say(
        "\u201c{words}\u201d in \u201c{place}\u201d looks like {what}.",
        words=text.words,
        place=text.place,
        what=text.looks_like,
    )


class _Looking:
    """Goes through the free texts of one row; `texts` is what was seen."""

    def __init__(self) -> None:
        self.texts: list[PatientText] = []

    def without(self, entry: Entry) -> Entry:
        """The row without the lines that look like a patient's; itself where there is none."""
        contact = self._person(entry.contact)
        place = self._place(entry.place) if entry.place else None
        told_place = self._hung(entry.told_place) if entry.told_place else None
        at = self._place(entry.at) if entry.at else None
        home = self._home(entry.home) if entry.home else None
        organisation = self._text(entry.organisation, say("Organisation"))
        role = self._text(entry.role, say("Role"))
        department = self._text(entry.department, say("Department"))
        if not self.texts:
            return entry
        if not organisation and place is not None:
            organisation = place.name
        elif entry.organisation and not organisation:  # what they do there has no place now
            work = ((say("Role"), role), (say("Department"), department))
            said = (f"{what}: {words}" for what, words in work if words)
            notes = "\n".join(filter(None, (contact.notes, *said)))
            contact, role, department = replace(contact, notes=notes), "", ""
        return replace(
            entry,
            contact=contact,
            organisation=organisation,
            place=place,
            told_place=told_place,
            at=at,
            home=home,
            role=role,
            department=department,
        )

    def _place(self, place: organisations.OrganisationDraft) -> organisations.OrganisationDraft:
        kept = self._draft(place, _OF_PLACES, lets_be=is_number_of_place)
        if not self._text(place.name, say("Organisation")) and place.name:
            kept = replace(kept, name=say("Name left out"))
        own = tuple(cell for cell in kept.own if self._own(*cell, lets_be=is_number_of_place))
        return kept if own == kept.own else replace(kept, own=own)

    def _home(self, home: ToldHome) -> ToldHome:
        """How a household is called and greeted; without that, it is by the names of who lives there."""
        name = self._text(home.household.name, say("Household"))
        dear = self._text(home.household.dear, say("Household"))
        if (name, dear) == (home.household.name, home.household.dear):
            return home
        return replace(home, household=replace(home.household, name=name, dear=dear))

    def _hung(self, told: ToldPlace) -> ToldPlace:
        """Ways to refer, needs and house rules, each text by itself."""
        before = len(self.texts)
        hung = {
            kind.table: tuple(
                {
                    name: self._text(text, kind.field_heading(name))
                    if kind.kind(name) is FieldKind.TEXT
                    else text
                    for name, text in row.items()
                }
                for row in told.hung.get(kind.table, ())
            )
            for kind in KINDS
        }
        return told if len(self.texts) == before else replace(told, hung=hung)

    def _person(self, person: contacts.ContactDraft) -> contacts.ContactDraft:
        person = self._draft(person, _OF_PEOPLE)
        before = len(self.texts)
        tags = tuple(tag for tag in person.tags if self._text(tag, say("Tags")))
        wishes = tuple(
            replace(wish, reason=self._text(wish.reason, say("Wishes"))) if wish.reason else wish
            for wish in person.wishes
        )
        own = tuple(cell for cell in person.own if self._own(*cell))
        if len(self.texts) == before:
            return person
        return replace(person, tags=tags, wishes=wishes, own=own)

    def _draft(
        self, draft: Draft, free: Mapping[str, str], *, lets_be: LetsBe = lambda _: False
    ) -> Draft:
        """A person or an organisation with its free texts looked through."""
        changed: dict[str, Any] = {}
        for name, place in free.items():
            text = getattr(draft, name)
            if text and (kept := self._text(text, place, lets_be=lets_be)) != text:
                changed[name] = kept
        return replace(draft, **changed) if changed else draft

    def _own(self, target: str, cell: str, *, lets_be: LetsBe = lambda _: False) -> bool:
        """Whether the cell of a field of the group's own may stay; the name of the field tells what a number is."""
        place = called(target)
        text = f"{place}: {cell}"
        found = None if lets_be(text) else sighting(text)
        if found is None:
            return True
        self.texts.append(PatientText(place=place, words=found.words, looks_like=found.looks_like))
        return False

    def _text(self, text: str, place: str, *, lets_be: LetsBe = lambda _: False) -> str:
        """What is left of a text."""
        if not text or not (every := _in_lines(text)):
            return text
        lines = text.splitlines()
        found = {at: one for at, one in every.items() if not lets_be(lines[at])}
        if not found:
            return text
        self.texts += [
            PatientText(place=place, words=one.words, looks_like=one.looks_like)
            for one in found.values()
        ]
        return "\n".join(line for number, line in enumerate(lines) if number not in found)


def _in_lines(text: str) -> Mapping[int, Sighting]:
    """By the number of its line, what looks like a patient's."""
    if (_of_short if len(text) <= _SHORT else sighting)(text) is None:
        return {}
    found = ((number, sighting(line)) for number, line in enumerate(text.splitlines()))
    return {number: one for number, one in found if one is not None}


_of_short = lru_cache(maxsize=2_000)(sighting)
"""Kept, because a list says the same of many."""
_SHORT: Final = 80


def _free(described: Mapping[str, Field]) -> dict[str, str]:
    return {
        name: in_short(field)
        for name, field in described.items()
        if field.kind in (FieldKind.TEXT, FieldKind.LINES) and name not in _WHO_AND_WHERE
    }


_OF_PEOPLE: Final = _free(contacts.FIELDS)
_OF_PLACES: Final = _free(organisations.FIELDS)
