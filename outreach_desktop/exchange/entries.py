"""A row understood: whatever the layout, it becomes one person, perhaps with an organisation."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from outreach_desktop import words
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.names import Name, split_name
from outreach_desktop.exchange.header_words import bare

_ANGLED = re.compile(r".*<\s*([^<>@\s]+@[^<>\s]+)\s*>")
# What a spreadsheet leaves of a long number: its last digits are gone for good.
_SPOILT_NUMBER = re.compile(r"\d([.,]\d+)?E\+\d+", re.IGNORECASE)
_YES = frozenset(("y", "yes", "true", "1", "x"))
_NO = frozenset(("n", "no", "false", "0", "-", "none"))
# What lists call their column, or people their label, for those who asked not to be contacted.
REFUSALS = (
    *("donotcontact", "dnc", "nocontact", "donotmail", "donotwrite", "donotemail"),
    *("optedout", "optout", "unsubscribed"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One person as a file has them. `notes` are sentences on what was not taken as it stood."""

    line: int
    contact: ContactDraft
    organisation: str = ""
    role: str = ""
    department: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAddress:
    """An address of a row: `parts` as its columns have them, and `whole`, a cell that holds all of it.

    Either may be empty. Nothing is split or tidied here: the street may hold a town and a postcode.
    """

    label: str = ""
    parts: Address = field(default=Address())
    whole: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the columns of a row hold, by field and as it stands: cells are read here, not understood.

    `full_name` is a cell with all of a name in it, perhaps beside the parts. Emails and phones are
    (label, cell); a label is the file's own, or the column's name where that says which one it is.
    `is_organisation` is what a column says that tells companies from people, None where none does.
    `wishes` are (column, cell) of every column about wishes and consent, a plain "no" too. `left` are
    (column, cell) of what has no field of its own: all of it goes to the notes.
    """

    title: str = ""
    full_name: str = ""
    first_name: str = ""
    middle_name: str = ""
    initials: str = ""
    last_name: str = ""
    post_nominals: str = ""
    salutation: str = ""
    profession: str = ""
    specialty: str = ""
    organisation: str = ""
    role: str = ""
    department: str = ""
    is_organisation: bool | None = None
    notes: str = ""
    tags: Sequence[str] = ()
    emails: Sequence[tuple[str, str]] = ()
    phones: Sequence[tuple[str, str]] = ()
    addresses: Sequence[FoundAddress] = ()
    large_print: bool = False
    wishes: Sequence[tuple[str, str]] = ()
    left: Sequence[tuple[str, str]] = ()


def name_in(whole: str, given: Name, *, organisation: str) -> Name:
    """`given`, or the parts of `whole` where no name is given in parts and it is not the organisation's."""
    if given.first_name or given.last_name or whole.casefold() == organisation.casefold():
        return given
    parts = split_name(whole)
    return parts._replace(
        title=given.title or parts.title,
        post_nominals=given.post_nominals or parts.post_nominals,
    )


def entry(found: Found, line: int, *, notes: Iterable[str] = ()) -> Entry:
    """The person found: the likeliest e-mail, telephones and address lead, the rest goes to the notes.

    Any of its wishes but a plain no, or a tag that means the same, is a wish not to be contacted.
    """
    told = list(notes)
    refused = [*_refusals(found), *(tag for tag in found.tags if bare(tag) in REFUSALS)]
    name = _name(found)
    emails = _emails(found.emails)
    phones = _phones(found.phones, told)
    mobile = next((number for label, number in phones if _is_mobile(label)), "")
    phone = next((n for label, n in phones if not _is_mobile(label) and not _is_fax(label)), "")
    left = [("Other e-mail", address) for address in emails[1:]]
    left += [(label or "Other phone", n) for label, n in phones if n not in (mobile, phone)]
    left += found.left
    first = " ".join(part for part in (name.first_name, found.middle_name) if part)
    return Entry(
        line=line,
        contact=ContactDraft(
            title=name.title,
            first_name=first,
            last_name=name.last_name,
            post_nominals=name.post_nominals,
            profession=found.profession,
            specialty=found.specialty,
            email=next(iter(emails), ""),
            phone=phone,
            mobile=mobile,
            address=_address(found, told),
            large_print=found.large_print,
            do_not_contact=bool(refused),
            do_not_contact_reason="; ".join(why for why in refused if _says_why(why)),
            notes="\n".join([*filter(None, [found.notes]), *(f"{what}: {v}" for what, v in left)]),
            tags=_without_doubles(found.tags),
        ),
        organisation=found.organisation,
        role=found.role,
        department=found.department,
        notes=tuple(told),
    )


def _name(found: Found) -> Name:
    given = Name(found.title, found.first_name, found.last_name, found.post_nominals)
    return name_in(found.full_name, given, organisation=found.organisation)


def _refusals(found: Found) -> list[str]:
    """The wishes, save a plain no: a date or a reason is a yes."""
    told = [" ".join(cell.split()) for _, cell in found.wishes]
    return [cell for cell in told if cell.casefold() not in _NO]


def _says_why(refusal: str) -> bool:
    return refusal.casefold() not in _YES and bare(refusal) not in REFUSALS


def _rank(label: str) -> int:
    """How well a value suits letters about work, the best first; a star is the owner's own choice."""
    label = label.casefold()
    if label.startswith("*"):
        return 0
    if any(word in label for word in ("work", "business", "primary")):
        return 1
    return 3 if _is_home(label) else 2


def _emails(found: Iterable[tuple[str, str]]) -> list[str]:
    once: dict[str, str] = {}
    for _, cell in sorted(found, key=lambda one: _rank(one[0])):
        angled = _ANGLED.fullmatch(cell)
        address = (angled[1] if angled else cell).strip()
        once.setdefault(address.casefold(), address)
    return [address for address in once.values() if address]


def _phones(found: Iterable[tuple[str, str]], told: list[str]) -> list[tuple[str, str]]:
    numbers: dict[str, tuple[str, str]] = {}
    for label, cell in sorted(found, key=lambda one: _rank(one[0])):
        number = " ".join(cell.lstrip("'").split())
        if not number:
            continue
        if _SPOILT_NUMBER.fullmatch(number):
            told.append(f"The number {number} was cut short by a spreadsheet and is left out.")
        else:
            numbers.setdefault(re.sub(r"\W", "", number), (label.lstrip("* "), number))
    return list(numbers.values())


def _is_home(label: str) -> bool:
    return "home" in label.casefold()


def _is_mobile(label: str) -> bool:
    return any(word in label.casefold() for word in ("mobile", "cell"))


def _is_fax(label: str) -> bool:
    return any(word in label.casefold() for word in ("fax", "pager", "telex"))


def _address(found: Found, told: list[str]) -> Address:
    """Where letters go. Who works somewhere is not written to at home."""
    every = [(one.label, one.parts or Address(street=one.whole)) for one in found.addresses]
    ranked = [one for one in sorted(every, key=lambda one: _rank(one[0])) if one[1]]
    fit = [one for one in ranked if not (found.organisation and _is_home(one[0]))]
    lead = fit[0][1] if fit else Address()
    for label, address in ranked:
        if address != lead:
            told.append(f"The {label.strip('* ').lower() or 'second'} address is not taken over.")
    return replace(lead, country=words.country(lead.country))


def _without_doubles(tags: Iterable[str]) -> tuple[str, ...]:
    once = {" ".join(tag.split()).casefold(): " ".join(tag.split()) for tag in tags}
    return tuple(tag for tag in once.values() if tag)
