"""Backups, restoring, opening a file that is in trouble, the doctor and the history."""
