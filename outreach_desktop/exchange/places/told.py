"""What a row of a list tells of an organisation beside the fields of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field

HungRow = Mapping[str, str]
"""A way to refer, a need or a house rule as a list has it, by the names of its fields; days as “2026-03-02”."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldPlace:
    """What it belongs to, who of the group leads, and its rows in tables of their own."""

    belongs_to: tuple[str, ...] = ()
    """The names from the outermost in."""
    belongs_to_code: str = ""
    """The code of the nearest of these."""
    lead: str = ""
    """The name of who of the group keeps in touch."""
    successor: str = ""
    """The name of the organisation that took over from it."""
    hung: Mapping[str, tuple[HungRow, ...]] = field(default_factory=dict)
    """By the names of their tables."""
    id: str = ""
    """Which it is in the data file that an export of ours came from."""
    parent_id: str = ""
    """Which the one it belongs to is, there."""
    is_said: bool = True
    """Whether the list says that the row is an organisation: else it had no person, and that is told."""
    is_own: bool = False
    """Whether an export of ours has it: such a row is taken as it stands."""
