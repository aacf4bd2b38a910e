"""Documents of one's own that began as one that comes with the program."""
