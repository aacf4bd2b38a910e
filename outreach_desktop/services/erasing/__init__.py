"""Erasing a person for good: what would go, doing it, and knowing them again in a list or a form."""
