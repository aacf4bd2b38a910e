"""Backups and copies elsewhere, what is in them, and how one takes the place of the data file."""
