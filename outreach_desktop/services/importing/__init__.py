"""Lists of people taken in: looked through, matched with who is there, and put in place."""
