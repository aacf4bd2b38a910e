"""People who come to live with others: what takes both the entry of a person and a household."""
