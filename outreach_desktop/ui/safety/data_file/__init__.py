"""Opening a data file, and what can stand in its way."""
