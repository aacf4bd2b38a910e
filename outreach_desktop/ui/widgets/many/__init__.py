"""The window that changes many rows of a list at once."""
