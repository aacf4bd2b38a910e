"""Whose row it is: the name, the greeting and the role that stand in several columns, and what is said of them."""

from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.names.name_words import ROLE_WORDS, bare
from outreach_desktop.domain.names.names import Parsed, from_parts, is_no_name, is_title, parsed
from outreach_desktop.domain.names.salutation import UNKNOWN, salutation
from outreach_desktop.exchange.cells.cell_words import says_nothing
from outreach_desktop.exchange.found import FoundCells
from outreach_desktop.words import say


def name_of(found: FoundCells) -> Parsed:
    """The name of a row, from one column or from several."""
    whole = found.full_name
    if whole and is_no_name(whole):
        whole = ""
    if whole and whole.casefold() == found.organisation.casefold():
        whole = ""
    if found.is_organisation:
        return Parsed(place=found.full_name or found.organisation or found.last_name)
    if not (found.first_name or found.last_name or found.title or found.post_nominals):
        return parsed(whole) if whole else _named_by_greeting(found)
    title = found.title if _is_said_title(found.title) else ""
    first = "" if is_no_name(found.first_name) else found.first_name
    last = "" if is_no_name(found.last_name) else found.last_name
    return from_parts(title, first, last, found.post_nominals, whole)


def _named_by_greeting(found: FoundCells) -> Parsed:
    """A household has no name of its own in some programs but is greeted by one: “Dear The Penns”."""
    greeting = _greeting(found)
    name = parsed(greeting) if greeting and not found.organisation else Parsed()
    return name if name.title or greeting.startswith("The ") else Parsed()


def _is_said_title(title: str) -> bool:
    """What somebody does stands in the column of titles now and then: “Consultant”."""
    words = [bare(word) for word in title.split()]
    return is_title(title) or not words or not all(word in ROLE_WORDS for word in words)


def role_of(found: FoundCells, name: Parsed) -> tuple[str, str]:
    """What somebody does at work, and the title of their name."""
    title = name.title or (found.title if _is_said_title(found.title) else "")
    said = "" if _is_said_title(found.title) else found.title
    return found.role or said or name.role, title


def first_name_of(found: FoundCells, name: Parsed) -> str:
    """The first name with a middle one, or the initials where there is none."""
    first = name.first_name or ("" if not name.last_name else found.initials)
    middle = found.middle_name
    return first if not middle or middle in first.split() else f"{first} {middle}".strip()


def own_greeting(found: FoundCells, name: Parsed) -> str:
    """What stands after "Dear" in the file, where that is not what the rule says anyway."""
    said = _greeting(found)
    if not said or says_nothing(said) or is_title(said):
        return ""
    probe = ContactDraft(title=name.title, first_name=name.first_name, last_name=name.last_name)
    return "" if said.casefold() in (salutation(probe).casefold(), UNKNOWN.casefold()) else said


def _greeting(found: FoundCells) -> str:
    """What stands after "Dear" in the column of greetings."""
    return " ".join(found.salutation.split()).removeprefix("Dear ").rstrip(",: ")


_UNNAMED = say(
    (
        "There is no name, so the email address is used instead; letters say \u201cDear "
        "{greeting}\u201d."
    ),
    greeting=UNKNOWN,
)


def about_the_name(contact: ContactDraft, name: Parsed) -> list[str]:
    """What is said of a row whose name is no person's, or leads to a greeting of no person."""
    if name.is_person:
        return _about_the_greeting(contact, name)
    if name.nobody:
        return [
            say(
                "\u201c{desk}\u201d is a desk, not a person, and no organisation is named.",
                desk=name.nobody,
            )
        ]
    return []


def _about_the_greeting(contact: ContactDraft, name: Parsed) -> list[str]:
    """A sentence where a letter would say no more than “Dear Colleague”."""
    if contact.is_unnamed:
        return [_UNNAMED]
    if name.unsure and salutation(contact) == UNKNOWN:
        return [
            say(
                "\u201c{name}\u201d may be two people; letters say \u201cDear {greeting}\u201d.",
                name=contact.name,
                greeting=UNKNOWN,
            )
        ]
    # As most rows are: a title that letters open with, and a whole name.
    is_usual = contact.first_name and contact.last_name and is_title(contact.title or "Dr")
    if (is_usual and not contact.couple) or salutation(contact) != UNKNOWN:
        return []
    why = "is no title that letters open with" if contact.title and contact.last_name else ""
    about = f"\u201c{contact.title}\u201d {why}" if why else "There is no whole name"
    return [
        say("{about}, so letters say \u201cDear {greeting}\u201d.", about=about, greeting=UNKNOWN)
    ]
