"""Long lists, and what is done with their rows."""
