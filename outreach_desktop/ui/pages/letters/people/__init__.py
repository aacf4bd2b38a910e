"""Choosing who is written to, and what helps with it."""
