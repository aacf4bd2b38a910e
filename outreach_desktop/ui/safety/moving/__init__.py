"""Everything in one file, out of the window and into it."""
