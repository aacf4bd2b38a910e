"""Backups: the list of them, those made by themselves, copies on another disk, and trying them."""
