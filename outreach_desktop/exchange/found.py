"""What the columns of a row hold, by field, before anything of it is understood."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from outreach_desktop.domain.addresses import Address


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAddress:
    """An address of a row: `parts` as its columns have them, and `whole`, a cell that holds all of it.

    Either may be empty. Nothing is split or tidied here: the street may hold a town and a postcode.
    """

    label: str = ""
    parts: Address = field(default=Address())
    whole: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCells:
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
    preferred_channel: str = ""
    tier: str = ""
    champion: str = ""
    source: str = ""
    is_organisation: bool | None = None
    notes: str = ""
    tags: Sequence[str] = ()
    emails: Sequence[tuple[str, str]] = ()
    phones: Sequence[tuple[str, str]] = ()
    addresses: Sequence[FoundAddress] = ()
    large_print: bool = False
    wishes: Sequence[tuple[str, str]] = ()
    own: Sequence[tuple[str, str]] = ()
    """Target and cell of what goes to fields of the group's own."""
    of_place: Sequence[tuple[str, str, str]] = ()
    """Field, column and cell of what is said of an organisation alone, such as its website."""
    left: Sequence[tuple[str, str]] = ()
