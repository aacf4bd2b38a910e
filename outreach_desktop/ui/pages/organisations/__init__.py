"""Places: organisations as a tree."""
