"""The directory: register files that were read, each in a SQLite file of its own beside the data file, and not part of it."""
