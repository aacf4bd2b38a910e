"""Fields of a group's own, as they are stored."""
