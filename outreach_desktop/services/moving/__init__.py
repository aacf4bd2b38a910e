"""Everything in one file, for another computer."""
