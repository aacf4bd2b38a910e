"""Sheets for ourselves, which are not to be sent."""
