"""Copies that are proven good, and what is in them."""
