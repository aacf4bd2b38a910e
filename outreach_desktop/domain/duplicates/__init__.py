"""Duplicates: names that may be one person's, why two entries look like one, and what becomes of both."""
