"""Erasing a person for good, and knowing them again without keeping anything of them."""
