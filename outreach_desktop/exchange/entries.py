"""A row understood: whatever the layout, it becomes one person, perhaps with an organisation."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import FIELDS, ContactDraft
from outreach_desktop.domain.fields import folded, in_short
from outreach_desktop.domain.incoming.phones import number_key
from outreach_desktop.domain.knowing.households import HouseholdDraft
from outreach_desktop.domain.names import couples
from outreach_desktop.domain.names.name_words import is_desk_of_somebody
from outreach_desktop.domain.names.names import Parsed
from outreach_desktop.domain.organisations import OrganisationDraft
from outreach_desktop.domain.wishes.wishes import WishDraft
from outreach_desktop.exchange import contents
from outreach_desktop.exchange.cells.address_cells import iso_country, tidied
from outreach_desktop.exchange.cells.cell_words import says_nothing
from outreach_desktop.exchange.cells.choice_cells import choices, not_read
from outreach_desktop.exchange.cells.email_cells import addresses_in
from outreach_desktop.exchange.cells.phone_cells import numbers_in
from outreach_desktop.exchange.entry_names import (
    about_the_name,
    first_name_of,
    name_of,
    own_greeting,
    role_of,
)
from outreach_desktop.exchange.found import FoundCells
from outreach_desktop.exchange.misplaced import in_their_columns
from outreach_desktop.exchange.places.rows import (
    Reach,
    organisation_of,
    place_of,
    told_place_of,
    unnamed_place,
    written,
)
from outreach_desktop.exchange.places.told import ToldPlace
from outreach_desktop.exchange.wishes_told import ToldWishes, told_by
from outreach_desktop.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldHome:
    """A household as our own export has it; those of one `key` live together."""

    key: str
    place: int
    household: HouseholdDraft


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One person as a file has them. `notes` are sentences on what was not taken as it stood.

    A row without a person has a `contact` without a name; it is of the `organisation`, and so is what
    stands in `place`. `doubtful` are wishes that are kept and that somebody should look at.
    """

    line: int
    contact: ContactDraft
    organisation: str = ""
    role: str = ""
    department: str = ""
    place: OrganisationDraft | None = None
    doubtful: tuple[WishDraft, ...] = ()
    notes: tuple[str, ...] = ()
    at: OrganisationDraft | None = None
    """The organisation as our own export has it; such a row is taken as it stands."""
    above: tuple[str, ...] = ()
    """What that belongs to, up to the organisation that has its address, the nearest first."""
    id: str = ""
    """Who it is in the data file that an export of ours came from."""
    lead: str = ""
    """The name of who of the group keeps in touch, as our own export has it."""
    is_core: bool = False
    """Whether their priority counts as core network where the list comes from."""
    introduced_by: str = ""
    """The name of who introduced them, as our own export has it."""
    introduced_by_id: str = ""
    """Who that is in the data file that the export came from."""
    home: ToldHome | None = None
    """In which household they live, as our own export has it."""
    told_place: ToldPlace | None = None
    """Of a row that is an organisation\u2019s own, in a list of such: what it belongs to, and what hangs on it. Of a person\u2019s what it belongs to."""


def entry(found: FoundCells, line: int, *, notes: Iterable[str] = ()) -> Entry:
    """Who is in a row: the likeliest e-mail, telephones and address lead, the rest goes to the notes.

    What is not taken as it stood is told in the entry's own notes.
    """
    told = list(notes)
    found = in_their_columns(found)
    name = name_of(found)
    place, not_a_place, above = organisation_of(found, name, told)
    left: list[tuple[str, str]] = []
    address = _address(found, place, told, left)
    emails = _emails(found.emails, told, left)
    if found.is_organisation and not place:
        place = unnamed_place(emails, address, told)
    phones = _phone_and_mobile(found.phones, iso_country(address), told, left)
    reach = Reach(address, emails, *phones)
    left += found.left
    if not_a_place:
        left.append(("Organisation", not_a_place))
    left += [("Name", aside) for aside in name.beside if aside != place]
    said = [("Notes", found.notes), *found.left]
    wishes = told_by(found.wishes, said, found.tags, name.beside)
    left += wishes.left
    champion = _champion(found.champion, told, left)
    told += doubts(wishes.doubtful)
    role, title = role_of(found, name)
    if not place:  # a role and a department are somewhere; without an organisation they are words
        work = (("Role", role if found.profession else ""), ("Department", found.department))
        left += [(what, said) for what, said in work if said]
    if not name.is_person and place:
        place = written(place) if found.is_organisation else place
        left += [("For", name.nobody)] if is_desk_of_somebody(name.nobody) else []
        return Entry(
            line=line,
            contact=ContactDraft(),
            organisation=place,
            place=place_of(place, found, reach, left, wishes.wishes, told, name),
            told_place=None if name.nobody else told_place_of(found, above),
            notes=tuple(told),
        )
    below = told_place_of(found, "") if place else ToldPlace()
    left += [
        (column, cell)
        for field, column, cell in found.of_place
        if field != "belongs_to" or written(" ".join(cell.split())) not in below.belongs_to
    ]
    if not (name.is_person or name.nobody) and emails:
        name = replace(name, last_name=emails[0])
    contact = replace(
        _contact(found, name, title, reach, wishes, _with_left(found.notes, left)),
        champion=champion,
    )
    told += about_the_name(contact, name)
    return Entry(
        line=line,
        contact=contact,
        organisation=place,
        role=role,
        department=found.department,
        doubtful=wishes.doubtful,
        notes=tuple(told),
        told_place=below if below.belongs_to else None,
    )


def _contact(
    found: FoundCells, name: Parsed, title: str, reach: Reach, wishes: ToldWishes, notes: str
) -> ContactDraft:
    return ContactDraft(
        title=title,
        first_name=first_name_of(found, name),
        last_name=name.last_name,
        post_nominals=name.post_nominals,
        salutation=own_greeting(found, name),
        profession=found.profession,
        specialty=found.specialty or name.specialty,
        email=reach.email,
        phone=reach.phone,
        mobile=reach.mobile,
        address=reach.address,
        preferred_channel=_as_kept("preferred_channel", found.preferred_channel)
        or wishes.preferred,
        tier=_as_kept("tier", found.tier),
        source=found.source,
        large_print=found.large_print,
        do_not_contact=wishes.do_not_contact,
        do_not_contact_reason=wishes.reason,
        deceased=wishes.deceased,
        wishes=wishes.wishes,
        couple=couples.kept(name.couple),
        notes=notes,
        tags=_without_doubles(found.tags),
        own=tuple(dict(found.own).items()),
    )


def _champion(said: str, told: list[str], left: list[tuple[str, str]]) -> str:
    """Whether they are a champion, which has words of the program alone; no is nothing to note, what is neither goes to the notes and is told."""
    if not said or said.strip().casefold() in contents.NO:
        return ""
    field = FIELDS["champion"]
    value = choices("contacts", field.name).get(folded(said))
    if value is None:
        told.append(not_read(field, said))
        left.append((in_short(field), said))
    return value or ""


def _as_kept(name: str, said: str) -> str:
    """A value of a list by the words that people read; other words as they stand, until the group's own list is asked."""
    if not said:
        return said
    values = {words.casefold(): value for value, words in FIELDS[name].values}
    return values.get(said.casefold(), said)


def doubts(doubtful: Sequence[WishDraft]) -> list[str]:
    """What is said of wishes that nobody could be certain of."""
    return [
        say("Check whether this is meant as a wish: {reason}.", reason=wish.reason)
        for wish in doubtful[:1]
    ]


def _with_left(notes: str, left: Sequence[tuple[str, str]]) -> str:
    """The notes of the row, and below them what has no field of its own."""
    if not left:
        return notes
    return "\n".join([*([notes] if notes else ()), *[f"{what}: {said}" for what, said in left]])


# -- ways of reaching somebody ---------------------------------------------------------------------


@lru_cache(maxsize=1024)
def _rank(label: str) -> int:
    """How well a value suits letters about work, the best first; a star is the owner's own choice."""
    label = label.casefold()
    if label.startswith("*"):
        return 0
    if any(word in label for word in ("work", "business", "primary")):
        return 1
    return 3 if _is_home(label) else 2


def _emails(
    found: Iterable[tuple[str, str]], told: list[str], left: list[tuple[str, str]]
) -> list[str]:
    once: dict[str, str] = {}
    for label, cell in sorted(found, key=lambda one: _rank(one[0])):
        if not cell.strip():
            continue
        if says_nothing(cell):
            told.append(say("\u201c{cell}\u201d is not an email address.", cell=cell))
            left.append((label.lstrip("* ") or "E-mail", cell))
            continue
        addresses, odd = addresses_in(cell)
        if odd:
            told.append(
                say("\u201c{odd}\u201d is not an email address; it is in the notes.", odd=odd)
            )
            left.append((label.lstrip("* ") or "E-mail", odd))
        for address in addresses:
            once.setdefault(address.casefold(), address)
    emails = list(once.values())
    left += [("Other e-mail", address) for address in emails[1:]]
    return emails


def _numbers(
    found: Iterable[tuple[str, str]], country: str, told: list[str], left: list[tuple[str, str]]
) -> list[tuple[str, str]]:
    numbers: dict[str, tuple[str, str]] = {}
    for label, cell in sorted(found, key=lambda one: _rank(one[0])):
        if not cell.strip():
            continue
        said = label.lstrip("* ")
        held = numbers_in(said, cell.strip(), country=country)
        told += held.told
        if held.odd:
            left.append((said or "Phone", held.odd))
        for means, number in held.numbers:
            numbers.setdefault(number_key(number), (means, number))
    return list(numbers.values())


def _phone_and_mobile(
    found: Iterable[tuple[str, str]], country: str, told: list[str], left: list[tuple[str, str]]
) -> tuple[str, str]:
    """The first number of each kind, "" where there is none; the others are left."""
    numbers = _numbers(found, country, told, left)
    phone = mobile = ""
    for label, number in numbers:
        if _is_mobile(label):
            mobile = mobile or number
        elif not phone and not _is_fax(label):
            phone = number
    left += [(label or "Other phone", n) for label, n in numbers if n not in (mobile, phone)]
    return phone, mobile


@lru_cache(maxsize=1024)
def _is_home(label: str) -> bool:
    return "home" in label.casefold()


@lru_cache(maxsize=1024)
def _is_mobile(label: str) -> bool:
    return any(word in label.casefold() for word in ("mobile", "cell"))


@lru_cache(maxsize=1024)
def _is_fax(label: str) -> bool:
    return any(word in label.casefold() for word in ("fax", "pager", "telex"))


def _address(
    found: FoundCells, place: str, told: list[str], left: list[tuple[str, str]]
) -> Address:
    """Where letters go. Who works somewhere is not written to at home."""
    every = [(one.label, tidied(one.parts, one.whole, told)) for one in found.addresses]
    country_alone = next((one.country for _, one in every if one.country and not one), "")
    ranked = [one for one in sorted(every, key=lambda one: _rank(one[0])) if one[1]]
    fit = [one for one in ranked if not (place and _is_home(one[0]))]
    lead = fit[0][1] if fit else Address()
    for label, address in ranked:
        if address != lead:
            called = label.strip("* ").lower() or "second"
            told.append(
                say(
                    "The {called} address is not the one for letters; it is in the notes.",
                    called=called,
                )
            )
            left.append((f"{called.capitalize()} address", ", ".join(address.lines())))
    if country_alone and not ranked:
        left.append(("Country", country_alone))
    first, _, rest = lead.street.partition("\n")
    if rest and place and first.casefold() == place.casefold():
        lead = replace(lead, street=rest)  # the organisation is named above its address anyway
    return lead


def _without_doubles(tags: Sequence[str]) -> tuple[str, ...]:
    if not tags:
        return ()
    once = {" ".join(tag.split()).casefold(): " ".join(tag.split()) for tag in tags}
    return tuple(tag for tag in once.values() if tag)
