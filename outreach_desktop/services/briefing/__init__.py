"""Pages to read before a meeting, and the plan for a relationship."""
