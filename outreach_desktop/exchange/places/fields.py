"""The fields that only an organisation has, by the names that a column goes to them by."""

from typing import Final

PLACE_FIELDS: Final = frozenset(
    (
        *("organisation_kind", "organisation_code", "website"),
        *("belongs_to", "belongs_to_code", "area", "list_size", "record", "belongs_to_record"),
    )
)
