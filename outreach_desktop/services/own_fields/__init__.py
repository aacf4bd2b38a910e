"""Fields of a group's own: made, changed, filled in."""
