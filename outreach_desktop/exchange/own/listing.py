"""What a list that goes out consists of, for any writer: its columns, and rows for each of whatever it lists."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from outreach_desktop.domain.fields import FieldKind
from outreach_desktop.exchange.fields import LEFT_OUT

YES, NO = "yes", "no"
Value = str | bool | int | date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnColumn:
    """A column of an export; `key` is the same in every language, `field` what the import calls it."""

    key: str
    heading: str
    path: str
    """Where somebody who is listed has it."""
    kind: FieldKind = FieldKind.TEXT
    field: str = LEFT_OUT


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A sheet: `rows` are those of one that is listed, which most sheets have one of; `called` is what it goes by."""

    title: str
    columns: Sequence[OwnColumn]
    rows: Callable[[Any], Sequence[Sequence[Value]]]
    called: Callable[[Any], str]
    beside: Sequence["Listing"] = ()
    """Sheets beside it in a workbook, with rows of the same that are listed."""

    @property
    def headings(self) -> list[str]:
        """What stands above the columns."""
        return [column.heading for column in self.columns]
