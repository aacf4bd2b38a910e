"""Backups, seals and what somebody must know before a file is exchanged."""
