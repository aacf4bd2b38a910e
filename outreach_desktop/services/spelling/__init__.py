"""Whether words are spelt right: the lists that come with the program, and words of one's own."""
