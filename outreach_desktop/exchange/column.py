"""A column of somebody's list, and the field it goes to."""

from dataclasses import dataclass

from outreach_desktop.exchange.headings import IN_SETS


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column and the field it goes to; `field` is "" where it is left out.

    `kind` is the set of columns it belongs to ("home", "work", "2" ...), `pair` joins a value and its
    label. `samples` are the first three different cells, `filled` how many hold something.
    """

    name: str
    field: str
    why: str
    kind: str = ""
    pair: str = ""
    samples: tuple[str, ...] = ()
    filled: int = 0
    goes_back: bool = False
    """In an export of ours: it goes to where it was, which no list of somebody else's can name."""

    @property
    def chosen(self) -> str:
        """The field as a person chooses it: “home_town”."""
        in_set = self.kind in ("home", "work", "other") and self.field in IN_SETS
        return f"{self.kind}_{self.field}" if in_set else self.field
