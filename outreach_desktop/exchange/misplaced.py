"""What stands in the wrong column of a row: a number among emails, “Frau” and “Firma” among greetings."""

from dataclasses import replace

from outreach_desktop.domain.names.names import is_title
from outreach_desktop.exchange.contents import are_emails, are_phones
from outreach_desktop.exchange.found import FoundCells

# What stands in a column of greetings and says only to how many.
_OF_COMPANIES = frozenset(
    ("firma", "firmen", "company", "soci\u00e9t\u00e9", "empresa", "ditta", "bedrijf")
)
_OF_COUPLES = frozenset(("eheleute", "ehepaar"))
_OF_SEVERAL = frozenset(("familie", "family", "famille", "familia", "famiglia"))


def in_their_columns(found: FoundCells) -> FoundCells:
    """A number in a cell for emails and the other way round, and “Frau” in a column of greetings, where they belong."""
    numbers = [one for one in found.emails if "@" not in one[1] and are_phones([one[1]])]
    emails = [one for one in found.phones if "@" in one[1] and are_emails([one[1]])]
    if numbers or emails:
        found = replace(
            found,
            emails=[*(one for one in found.emails if one not in numbers), *emails],
            phones=[*(one for one in found.phones if one not in emails), *numbers],
        )
    greeting, title = _form(found.salutation), _form(found.title)
    if not _OF_COMPANIES.isdisjoint((greeting, title)) and found.is_organisation is None:
        return replace(found, salutation="", title="", is_organisation=True)
    if not _OF_COUPLES.isdisjoint((greeting, title)):
        said = found.salutation if greeting in _OF_COUPLES else found.title
        return replace(
            found,
            title="" if title in _OF_COUPLES else found.title,
            salutation="" if greeting in _OF_COUPLES else found.salutation,
            left=[*found.left, ("Title", said)],
        )
    if not title and (is_title(found.salutation) or greeting in _OF_SEVERAL):
        return replace(found, title=found.salutation, salutation="")
    return replace(found, salutation="") if greeting in _OF_SEVERAL else found


def _form(cell: str) -> str:
    return " ".join(cell.casefold().strip(" .,:").split())
