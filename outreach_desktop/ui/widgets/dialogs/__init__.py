"""Dialogs that are no forms, and what the program says and asks."""
