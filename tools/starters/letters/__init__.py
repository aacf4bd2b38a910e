"""Letters: to one person, with an address and a signature."""
