"""What stands in fields of a group's own, beside the rest of a person or an organisation."""

Own = tuple[tuple[str, str], ...]
"""Id of a field and what stands in it, for each that is filled in; in the order of the fields."""
