"""Letters: who, what, check, make."""
