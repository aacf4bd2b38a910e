"""The filters `name` and `address`: people and places of plain data, written as on an envelope."""

from collections.abc import Mapping
from dataclasses import fields

from jinja2 import pass_context
from jinja2.runtime import Context

from outreach_desktop.domain.addresses import Address
from outreach_desktop.templates.engine.filling.values import RUN, UnfitError, kind_of
from outreach_desktop.words import local, say

_ADDRESS = tuple(field.name for field in fields(Address))
_NAME = ("title", "first_name", "last_name", "post_nominals")


def name(value: object, style: str = "full") -> str:
    """“Dr Ann O'Neil” of a group of values, “O'Neil, Ann” as "sort", with degrees as "formal"."""
    if isinstance(value, str):
        return value
    from outreach_desktop.domain.contacts import ContactDraft  # what few templates ask for

    person = ContactDraft(**_texts(value, _NAME))  # type: ignore[arg-type]
    if style == "sort":
        return person.sort_name
    if style == "formal":
        return ", ".join(part for part in (person.name, person.post_nominals.strip()) if part)
    if style != "full":
        raise UnfitError(say('a name is written "full", "sort" or "formal"'))
    return person.name


@pass_context
def address(context: Context, value: object) -> str:
    """The lines of an envelope, none of them blank; the country of the document's language is left off."""
    if isinstance(value, str):
        return value
    home = local.country_names("", str(context.parent[RUN].language))
    return "\n".join(Address(**_texts(value, _ADDRESS)).lines(home_country=home))


def _texts(value: object, parts: tuple[str, ...]) -> dict[str, str]:
    """The texts of a group of values that has at least one of `parts`."""
    if not isinstance(value, Mapping):
        raise UnfitError(say("this is {kind}, not a group of values", kind=kind_of(value)))
    found = {part: str(value[part]) for part in parts if value.get(part) is not None}
    if not found:
        raise UnfitError(say("it has none of {names}", names=", ".join(parts)))
    return found
