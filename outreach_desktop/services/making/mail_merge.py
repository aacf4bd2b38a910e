"""What the fields of a letter made for Word's own mail merge mean in our documents.

Their names are the columns of somebody's list. The import knows what people and programs call those,
in six languages; here stands what each of its fields is in a document, and what only letters name.
"""

import difflib
import re
from collections.abc import Mapping, Sequence
from functools import cache

from outreach_desktop.exchange.header_words import bare, read
from outreach_desktop.exchange.headings import WORDS

_PATHS: Mapping[str, str] = {
    **{
        field: f"contact.{field}"
        for field in (
            "title", "name", "first_name", "last_name", "post_nominals", "salutation", "profession",
            "specialty", "organisation", "role", "department", "email", "phone", "mobile", "street", "town",
            "region", "postcode", "country",
        )
    },
    "address": "contact.address_lines | lines",
}  # fmt: skip
_SENDER = {field: f"sender.{field}" for field in ("name", "role", "phone", "email")}
# What a letter names and no list of people has, by the letters of the words.
_LETTERS: Mapping[str, str] = {
    bare(word): path
    for path, words in {
        "([contact.name, contact.organisation] + contact.address_lines) | lines": "address block",
        "contact.salutation": "greeting line, dear, salutation line, formal salutation, letter salutation",
        "today": "date, today, todays date, current date, letter date, date of letter, datum, heutiges datum, "
        "date du jour, fecha, data odierna, datum vandaag",
        "reference": "our ref, our reference, reference, ref, letter ref, unser zeichen, notre reference",
        "event.title": "event, event name, event title, name of event",
        "event.date": "event date, date of event",
        "event.starts_at": "event time, time of event, start time",
        "event.place": "venue, event venue, event place, place of event, event location",
        "sender.name": "sender, sender name, senders name, from, from name, signatory, signed by, absender, your name, my name",
        "sender.role": "sender title, sender role, sender job title, sender position, signatory title, your title, "
        "your job title, your position, my title, my job title",
        "sender.phone": "sender phone, sender telephone, sender direct line, your phone, your telephone, my phone",
        "sender.email": "sender email, sender email address, your email, your email address, my email",
        "group.name": "our name, our organisation, our organization, our group, our charity, group name, your company, "
        "your company name, your organisation, your organization, my company",
        "group.address_lines | lines": "our address, your address, your company address, sender address",
        "thanks.reason": "thank you for, thanks for, thanks reason",
    }.items()
    for word in words.split(",")
}  # fmt: skip
_WHOSE = {
    **dict.fromkeys(("sender", "from", "signatory", "author", "absender"), "sender"),
    **dict.fromkeys(
        ("recipient", "contact", "addressee", "to", "client", "customer", "person", "member", "empfanger"),
        "contact",
    ),
    **dict.fromkeys(("account", "company", "organisation", "organization", "practice"), "place"),
}  # fmt: skip
_WEAK = {"title": "title", "anrede": "title", "contact": "name", "mail": "email"}
_FIRST_OR_LAST = {
    "nom": "last_name",
    "naam": "last_name",
    "nome": "first_name",
    "nombre": "first_name",
}
_NUMBER = re.compile(r"(\d)\D*$")
_NUMBERS = {"one": "1", "two": "2", "three": "3", "four": "4"}
_SHORTEST, _NEAR = 6, 0.85  # letters; among shorter words nearly everything is near


def fields_of(names: Sequence[str]) -> dict[str, str]:
    """For the names that stand in one letter, the field of our documents, or the expression, each means.

    What a name means may depend on the others: “Address” is the street where “Town” stands beside it.
    A name that nothing is known for is not in it.
    """
    read_as = {name: _read(name) for name in names}
    fields = frozenset(read_as.values())
    found = {}
    for name in names:
        if (path := _LETTERS.get(bare(name)) or _ours(name) or _of_whom(name)) or (
            path := _path(name, read_as[name], fields, names)
        ):
            found[name] = path
    return found


def _path(name: str, field: str, fields: frozenset[str], names: Sequence[str]) -> str:
    if field in ("street", "address"):
        return _line(name, names, apart=not fields.isdisjoint(("town", "postcode")))
    if field == "maybe_name":
        part = _FIRST_OR_LAST.get(bare(name), "")
        other = "last_name" if part == "first_name" else "first_name"
        field = part if other in fields else "name"
    return _PATHS.get(field, "")


def _read(name: str) -> str:
    """The field of the import that a name stands for; "" for none."""
    reading = read(name)
    if reading.other:
        return ""
    if reading.field or reading.weak:
        weak = reading.weak if "salutation" not in bare(name) else ("salutation",)
        named = _WEAK.get(
            bare(name), weak[0] if weak and weak[0] in ("title", "salutation") else ""
        )
        return reading.field or named
    return _near(bare(name))


def _near(letters: str) -> str:
    """The field of a name with a slip in it."""
    if len(letters) < _SHORTEST or any(char.isdigit() for char in letters):
        return ""
    likely = difflib.get_close_matches(letters, _words(), 3, _NEAR)
    return next((_words()[word] for word in likely if word[0] == letters[0]), "")


@cache
def _words() -> dict[str, str]:
    return {bare(word): field for field in _PATHS for word in WORDS[field].split(",")}


@cache
def _catalogue() -> dict[str, str]:
    from outreach_desktop.templates.library.fields import fields

    return {bare(path): path for path in fields() if "[]" not in path}


def _ours(name: str) -> str:
    """A name that is a field of ours, however it is written: “contact.first_name”."""
    return _catalogue().get(bare(name), "") if "." in name or "_" in name else ""


def _of_whom(name: str) -> str:
    """“Recipient.FirstName”, “Sender:JobTitle”; of LibreOffice's “List.Sheet1.Town” the last part."""
    *before, last = re.split(r"[.:]", name)
    if not before:
        return ""
    whose = "contact" if len(before) > 1 else _WHOSE.get(bare(before[0]), "")
    field = _read(last)
    if whose == "sender":
        return _SENDER.get(field, "")
    if whose == "place":
        return _PATHS["organisation"] if field == "name" else ""
    return fields_of([last]).get(last, "") if whose else ""


def _line(name: str, names: Sequence[str], *, apart: bool) -> str:
    """A line of the address: of the street alone where town or postcode have fields of their own.

    The last numbered line takes all that are left, so that none is lost.
    """
    numbers = {other: _number(other) for other in names if _read(other) in ("street", "address")}
    last = max(numbers.values(), default=0)
    whole = "contact.street" if apart else "contact.address_lines | lines"
    if not last:
        return whole
    lines = "contact.street.splitlines()" if apart else "contact.address_lines"
    number = numbers.get(name) or 1
    if number == last:
        return f'{lines}[{number - 1}:] | join(", ")'
    return f'{lines}[{number - 1}] | default("")'


def _number(name: str) -> int:
    spelt = " ".join(_NUMBERS.get(word, word) for word in re.split(r"[\W_]+", name.casefold()))
    found = _NUMBER.search(spelt)
    return int(found[1]) if found else 0
