"""What a row of a list will do, as it is shown before anything is written."""

from dataclasses import dataclass

from outreach_desktop.domain.wishes.wishes import WishDraft


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRow:
    """What a row will do: `verdict` is new, updated, unchanged, rejected, or omitted by choice.

    `reason` says why it is rejected, what to look at and what was wished; `to_look_at` whether any of it
    wants somebody to look. `changes` is what will be different, in words.
    What the row makes of its person is in the other fields, as lists and letters have it; `doubtful`
    are wishes that will be kept and that somebody should look at. A row without a person
    `is_organisation`.
    """

    line: int
    verdict: str
    name: str
    first_line: int = 0
    """Where the file first tells of the same person; 0 for an organisation."""
    reason: str = ""
    changes: tuple[str, ...] = ()
    dear: str = ""
    organisation: str = ""
    address: str = ""
    email: str = ""
    do_not_contact: bool = False
    wishes: tuple[str, ...] = ()
    """In short, what forbids to be in touch from then on: “do not contact”, “no post”."""
    doubtful: tuple[WishDraft, ...] = ()
    to_look_at: bool = False
    was_erased: bool = False
    """Whether it is rejected because its person asked to be erased: there is nothing to correct in the file."""
    is_organisation: bool = False
    people: int = 1
    """How many people the row is of: two who live together."""
    kind: str = ""
    """Of an organisation: what it is."""
    belongs_to: str = ""
    """Of an organisation: the name of what it will belong to."""
    phone: str = ""
    """Of an organisation, as its website."""
    website: str = ""
