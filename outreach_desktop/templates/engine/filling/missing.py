"""What is done where a value is missing: one rule, and others for some fields."""

from collections.abc import Mapping
from dataclasses import dataclass, field

STOP, BLANK, MARK = RULES = ("stop", "blank", "mark")


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A rule for all fields, and exceptions by path, such as `{"contact.phone": "mark"}`.

    "stop" refuses the document, "blank" prints nothing, "mark" prints a highlighted [field?], in which
    `words` says what to call a field: `{"contact.phone": "telephone"}`.
    """

    rule: str = STOP
    fields: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for rule in (self.rule, *self.fields.values()):
            if rule not in RULES:
                raise ValueError(f"missing must be one of {RULES}, not {rule!r}")

    def of(self, path: str) -> str:
        """The rule for the field at `path`."""
        return self.fields.get(path, self.rule)


_PLAIN = {rule: Missing(rule=rule) for rule in RULES}


def as_missing(rule: "str | Missing") -> Missing:
    """A plain rule is one for all fields."""
    if isinstance(rule, Missing):
        return rule
    return _PLAIN.get(rule) or Missing(rule=rule)
