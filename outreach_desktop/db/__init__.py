"""Where things are stored: the one room that knows SQLite."""
