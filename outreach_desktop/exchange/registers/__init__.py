"""Register files: known by what is in them, and read entry by entry, however large they are."""
