"""Help with choosing who is written to."""
