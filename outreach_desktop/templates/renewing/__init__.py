"""A document that comes with the program was made one's own, and is newer here: what of it is taken over."""
