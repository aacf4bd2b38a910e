"""Lists: the words that fields offer, which a group makes its own."""
