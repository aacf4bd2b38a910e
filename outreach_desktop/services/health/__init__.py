"""The doctor: what is looked at, what is said of it, and what can be mended at once."""
